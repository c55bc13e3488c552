"""This file compares who did it, and to whom, by two tellings."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Final, Literal

from dateline.match.telling import Telling
from dateline.match.words import list_words
from dateline.records.values import ActorValue

Likeness = Literal["same", "compatible", "unclear", "other"]
_LIKENESSES: Final[tuple[Likeness, ...]] = ("same", "compatible", "unclear", "other")
# PLOVER sectors of a state's own, and of those who fight without one.
_STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"})
_ARMED: Final = frozenset({"REB", "UAF", "PRM", "CRM", "IMG", "ISM", "PTY", "OPP"})


def measure_actor(one: ActorValue, other: ActorValue) -> Likeness:
    """Whether two actors are one, may be one (a description beside a name), or are two; or nothing can be said."""
    if one.id == other.id:
        return "same"
    generic = _is_generic(one) or _is_generic(other)
    sides = _side(one), _side(other)
    if _is_provisional(one) or _is_provisional(other):
        return "same" if _share_word(one, other) else "unclear"
    if not _agree(one.country, other.country):
        return "unclear" if generic and sides[0] == sides[1] else "other"
    if sides[0] is not None and sides[0] == sides[1]:
        return "compatible" if generic or sides[0] == "state" else "other"
    if generic and (one.sector is None or other.sector is None):
        return "compatible"
    return "other" if None not in sides else "unclear"


def _is_generic(actor: ActorValue) -> bool:
    return actor.id is not None and actor.id.startswith("gen:")


def _is_provisional(actor: ActorValue) -> bool:
    return actor.id is not None and actor.id.startswith("new:")


def _side(actor: ActorValue) -> str | None:
    """State, armed or people; None where it is not known, or may be any."""
    if actor.sector in _STATE:
        return "state"
    if actor.sector in _ARMED:
        return "armed"
    return None


def _named(actors: tuple[ActorValue, ...]) -> set[str | None]:
    return {actor.id for actor in actors if not _is_generic(actor)}


def _share_word(one: ActorValue, other: ActorValue) -> bool:
    names = [{w.stem for w in list_words(actor.name or "") if w.text[0].isupper()} for actor in (one, other)]
    return not names[0].isdisjoint(names[1])


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


@lru_cache(maxsize=64)
def _doers(one: Telling, other: Telling) -> Likeness | None:
    return _best(one.actors, other.actors)


@lru_cache(maxsize=64)
def _sufferers(one: Telling, other: Telling) -> Likeness | None:
    return _best(one.recipients, other.recipients)


def _best(ones: tuple[ActorValue, ...], others: tuple[ActorValue, ...]) -> Likeness | None:
    if not ones or not others:
        return None
    found = {measure_actor(a, b) for a, b in product(ones, others)}
    return next((likeness for likeness in _LIKENESSES if likeness in found), None)


def same_actor(one: Telling, other: Telling) -> float:
    """Both name the same actor, by name."""
    return float(any(a.id == b.id and not _is_generic(a) for a, b in product(one.actors, other.actors)))


def compatible_actor(one: Telling, other: Telling) -> float:
    """The actor of one may be the other's: a description that fits."""
    return float(not same_actor(one, other) and _doers(one, other) in ("same", "compatible"))


def other_actor(one: Telling, other: Telling) -> float:
    """They name different actors."""
    return float(_doers(one, other) == "other")


def same_recipient(one: Telling, other: Telling) -> float:
    """Both say that it was done to the same party, by name."""
    return float(any(a.id == b.id and not _is_generic(a) for a, b in product(one.recipients, other.recipients)))


def compatible_recipient(one: Telling, other: Telling) -> float:
    """Whom it was done to by one may be the other's: a description that fits."""
    return float(not same_recipient(one, other) and _sufferers(one, other) in ("same", "compatible"))


def other_recipient(one: Telling, other: Telling) -> float:
    """They say that it was done to different parties."""
    return float(_sufferers(one, other) == "other")


def same_parties(one: Telling, other: Telling) -> float:
    """Both name the same parties, whoever does it to whom."""
    mine, theirs = _named((*one.actors, *one.recipients)), _named((*other.actors, *other.recipients))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
