"""This file compares who did it, and to whom, by two tellings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal

from dateline.match.telling import Telling
from dateline.records.values import ActorValue

Likeness = Literal["same", "compatible", "other"]


def measure_actor(one: ActorValue, other: ActorValue) -> Likeness:
    """Whether two resolved actors are one, may be one (a description beside a name), or are two."""
    if one.id == other.id:
        return "same"
    generic = _is_generic(one) or _is_generic(other)
    if generic and _agree(one.country, other.country) and _agree(one.sector, other.sector):
        return "compatible"
    return "other"


def _is_generic(actor: ActorValue) -> bool:
    return actor.id is not None and actor.id.startswith("gen:")


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _best(ones: Sequence[ActorValue], others: Sequence[ActorValue]) -> Likeness | None:
    found = {measure_actor(a, b) for a, b in product(ones, others)}
    return "same" if "same" in found else "compatible" if "compatible" in found else "other" if found else None


def same_actor(one: Telling, other: Telling) -> float:
    """Both name the same actor, by name."""
    return float(any(a.id == b.id and not _is_generic(a) for a, b in product(one.actors, other.actors)))


def compatible_actor(one: Telling, other: Telling) -> float:
    """The actor of one may be the other's: a description that fits."""
    return float(not same_actor(one, other) and _best(one.actors, other.actors) in ("same", "compatible"))


def other_actor(one: Telling, other: Telling) -> float:
    """They name different actors."""
    return float(_best(one.actors, other.actors) == "other")


def same_recipient(one: Telling, other: Telling) -> float:
    """Both say that it was done to the same party, by name."""
    return float(any(a.id == b.id and not _is_generic(a) for a, b in product(one.recipients, other.recipients)))


def compatible_recipient(one: Telling, other: Telling) -> float:
    """Whom it was done to by one may be the other's: a description that fits."""
    return float(not same_recipient(one, other) and _best(one.recipients, other.recipients) in ("same", "compatible"))


def other_recipient(one: Telling, other: Telling) -> float:
    """They say that it was done to different parties."""
    return float(_best(one.recipients, other.recipients) == "other")


def parts_swapped(one: Telling, other: Telling) -> float:
    """Who does it in one has it done to them in the other, as in an attack and its reprisal."""
    crossed = (_best(one.actors, other.recipients), _best(one.recipients, other.actors))
    straight = (_best(one.actors, other.actors), _best(one.recipients, other.recipients))
    return float("same" in crossed and "same" not in straight)


def same_parties(one: Telling, other: Telling) -> float:
    """Both name the same parties, whoever does it to whom."""
    mine = {actor.id for actor in (*one.actors, *one.recipients) if not _is_generic(actor)}
    theirs = {actor.id for actor in (*other.actors, *other.recipients) if not _is_generic(actor)}
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
