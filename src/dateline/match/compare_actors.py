"""This file compares who did it, and to whom, by two tellings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from dateline.match.doers import are_opposed, name_person, read_party
from dateline.match.place_names import fold_place_name
from dateline.match.telling import Telling
from dateline.match.words import list_words
from dateline.records.claim import ActorFiller
from dateline.records.ontology import FACTS
from dateline.records.values import ActorValue

Likeness = Literal["same", "compatible", "unclear", "other"]
_LIKENESSES: Final[tuple[Likeness, ...]] = ("same", "compatible", "unclear", "other")
# PLOVER sectors of a state's own, and of those who fight without one.
_STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"})
_ARMED: Final = frozenset({"REB", "UAF", "PRM", "CRM", "IMG", "ISM", "PTY", "OPP"})
# What is told from two sides, each naming its own or the other's: *liberated by our army*, *seized by gangs*.
_TWO_SIDED: Final = frozenset({"taking", "losing", "freeing", "truce", "talking"})
# What somebody does to somebody; in talks and accords each side is named as it comes.
_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})
# Of gunmen and commandos one may only have come later, or be so called by those who did not know; own pairs, refitted:
# 0.6 gives 88.3, 1.0 gives 88.0.
_SO_CALLED: Final = 0.6
# Somebody who may be the one whom the other names.
_SOMEBODY: Final = frozenset({"he", "she", "him", "her", "his"})


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
    """It was done by different sides: soldiers and rebels, herdsmen and gunmen, planes of two states."""
    if not (one.facts <= FACTS and other.facts <= FACTS) or (one.types | other.types).isdisjoint(_DEEDS):
        return 0.0
    if not (one.kinds.isdisjoint(_TWO_SIDED) or other.kinds.isdisjoint(_TWO_SIDED)):
        return 0.0
    mine, theirs = _sided_doers(one), _sided_doers(other)
    if not _all_opposed(mine, theirs):
        return 0.0
    return 1.0 if all(read_party(filler).is_named for filler in (*mine, *theirs)) else _SO_CALLED


def same_recipient(one: Telling, other: Telling) -> float:
    """Both say that it was done to the same party, by name."""
    return float(any(a.id == b.id and not _is_generic(a) for a, b in product(one.recipients, other.recipients)))


def compatible_recipient(one: Telling, other: Telling) -> float:
    """Whom it was done to by one may be the other's: a description that fits."""
    return float(not same_recipient(one, other) and _sufferers(one, other) in ("same", "compatible"))


def other_recipient(one: Telling, other: Telling) -> float:
    """They say that it was done to different parties: to soldiers and to rebels, to two states."""
    return float(_all_opposed(_sided_sufferers(one), _sided_sufferers(other)))


@lru_cache(maxsize=1024)
def _sided_doers(telling: Telling) -> tuple[ActorFiller, ...]:
    return _with_side(filler for claim in telling.claims for filler in claim.actor)


@lru_cache(maxsize=1024)
def _sided_sufferers(telling: Telling) -> tuple[ActorFiller, ...]:
    return _with_side(filler for claim in telling.claims for filler in claim.recipient)


def _with_side(fillers: Iterable[ActorFiller]) -> tuple[ActorFiller, ...]:
    return tuple(filler for filler in fillers if read_party(filler).side is not None)


def _all_opposed(ones: Collection[ActorFiller], others: Collection[ActorFiller]) -> bool:
    return bool(ones and others) and all(are_opposed(a, b) for a, b in product(ones, others))


def other_person(one: Telling, other: Telling) -> float:
    """One names the person to whom it was done; the other, of somebody too, has no such name in its whole report."""
    return float(_is_missing(one, other) or _is_missing(other, one))


def same_person(one: Telling, other: Telling) -> float:
    """One names the person to whom it was done, and the other's report has that name."""
    return float(_is_found(one, other) or _is_found(other, one))


def _is_found(one: Telling, other: Telling) -> bool:
    return any(not name.isdisjoint(_words_told(other)) for name in _persons(one))


def _is_missing(one: Telling, other: Telling) -> bool:
    names = _persons(one)
    return bool(names) and _tells_of_somebody(other) and all(name.isdisjoint(_words_told(other)) for name in names)


@lru_cache(maxsize=1024)
def _persons(telling: Telling) -> tuple[frozenset[str], ...]:
    return tuple(name for claim in telling.claims for f in claim.recipient if (name := name_person(f)))


def _tells_of_somebody(telling: Telling) -> bool:
    alone = (filler.text.lower() in _SOMEBODY for claim in telling.claims for filler in claim.recipient)
    return bool(telling.victims) or any(alone)


@lru_cache(maxsize=1024)
def _words_told(telling: Telling) -> frozenset[str]:
    """The words of its sentences and the names of its page, folded."""
    return telling.page_place_names | {fold_place_name(word) for word in telling.words}


def same_parties(one: Telling, other: Telling) -> float:
    """Both name the same parties, whoever does it to whom."""
    mine, theirs = _named((*one.actors, *one.recipients)), _named((*other.actors, *other.recipients))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
