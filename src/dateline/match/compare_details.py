"""This file compares the details that two tellings give: what was hit, who was harmed, how many of them, and tolls."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from dateline.match.compare_actors import same_recipient
from dateline.match.compare_time import days_between
from dateline.match.lexicon import find_groups
from dateline.match.telling import Telling
from dateline.match.words import list_words, read_number
from dateline.records.values import TollValue

# Outlets give 12 and 14 for one act; figures of which one is half the other or less are in full clash.
_FULL_CLASH: Final = 2.0

# Sites of which one may be told as another: *the barracks*, *the police post*; *the buses*, *the convoy*.
_KIN_SITES: Final = (
    frozenset({"car", "bus", "convoy", "patrol"}),
    frozenset({"base", "police", "checkpoint", "camp", "prison"}),
    frozenset({"camp", "homes"}),
    frozenset({"bridge", "checkpoint"}),
    frozenset({"homes", "farm"}),
    frozenset({"market", "restaurant", "bakery"}),
    frozenset({"port", "boat"}),
    frozenset({"mosque", "school"}),
    frozenset({"airport", "plane", "base"}),
    frozenset({"ministry", "court", "embassy"}),
)


def same_site(one: Telling, other: Telling) -> float:
    """Both name the same kind of site: a market, a school, a bridge."""
    return float(_meet(one.details.sites, other.near.sites, other.details.sites, one.near.sites))


def other_site(one: Telling, other: Telling) -> float:
    """They name different kinds of site, such as a market and a school."""
    mine, theirs = one.details.targets, other.details.targets
    if not (mine and theirs) or _meet(mine, other.near.sites, theirs, one.near.sites):
        return 0.0
    return float(not any(a in kin and b in kin for a, b in product(mine, theirs) for kin in _KIN_SITES))


def same_people(one: Telling, other: Telling) -> float:
    """Both tell that it befell the same kind of people: teachers, herders, policemen."""
    mine, theirs = _kinds_of_victims(one), _kinds_of_victims(other)
    if mine and theirs:
        return float(not mine.isdisjoint(theirs))
    return float(_meet(one.details.people, other.near.people, other.details.people, one.near.people))


def other_people(one: Telling, other: Telling) -> float:
    """They tell that it befell different kinds of people, such as teachers and herders."""
    known = bool(_kinds_of_victims(one) and _kinds_of_victims(other))
    return float(known and not same_people(one, other) and not _same_number_of_victims(one, other))


@lru_cache(maxsize=1024)
def _kinds_of_victims(telling: Telling) -> frozenset[str]:
    return frozenset[str]().union(*(find_groups(word).people for word in telling.victims))


def other_victims(one: Telling, other: Telling) -> float:
    """They say in different words to whom it was done, and for different kinds of people."""
    if not (one.victims and other.victims) or not one.victims.isdisjoint(other.victims):
        return 0.0
    if same_recipient(one, other) or _same_number_of_victims(one, other) or "denied" in one.facts | other.facts:
        return 0.0
    return float(not same_people(one, other))


def same_count(one: Telling, other: Telling) -> float:
    """Both count the same number of the same kind of people or things."""
    return float(any(a == b for a, b in _counts(one, other)))


def other_count(one: Telling, other: Telling) -> float:
    """They count the same kind of people or things, and never the same number of them."""
    pairs = list(_counts(one, other))
    return float(bool(pairs) and all(a != b for a, b in pairs))


def shared_numbers(one: Telling, other: Telling) -> float:
    """A number in the sentence of one stands in or beside the sentence of the other; of one digit, it says half."""
    shared = (one.details.numbers & other.near.numbers) | (other.details.numbers & one.near.numbers)
    return 0.0 if not shared else 1.0 if any(len(number) > 1 for number in shared) else 0.5


def other_numbers(one: Telling, other: Telling) -> float:
    """Both sentences hold numbers, and none in common."""
    return float(
        bool(one.details.numbers and other.details.numbers)
        and not _meet(one.details.numbers, other.near.numbers, other.details.numbers, one.near.numbers)
    )


def same_toll(one: Telling, other: Telling) -> float:
    """Both give the same number of one kind of toll."""
    return float(_judge_tolls(one, other) == "same")


def tolls_may_agree(one: Telling, other: Telling) -> float:
    """Their tolls differ but may both be right of one time, or the later one is higher, as tolls rise."""
    return float(_judge_tolls(one, other) == "compatible" and (days_between(one, other) or 0) <= 1)


def tolls_clash(one: Telling, other: Telling) -> float:
    """Their tolls cannot both be right, and the later one is no higher; the farther apart, the more it says."""
    if _judge_tolls(one, other) != "clash":
        return 0.0
    return min(1.0, _FULL_CLASH * min(_part_apart(a, b) for a, b in _tolls(one, other)))


def _part_apart(a: TollValue, b: TollValue) -> float:
    """How large a part of the higher figure the gap between two tolls is."""
    low, high = sorted(((a.low or 0, a.high), (b.low or 0, b.high)))
    below = low[0] if low[1] is None else low[1]
    return max(0, high[0] - below) / (high[0] or 1)


@lru_cache(maxsize=1024)
def _count_victims(telling: Telling) -> frozenset[str]:
    """How many it was done to, more than two: *three elders* may be *three greybeards*."""
    words = (word for claim in telling.claims for filler in claim.recipient for word in list_words(filler.text))
    numbers = (read_number(word.text) for word in words)
    return frozenset(number for number in numbers if number not in (None, "0", "1", "2"))


def _same_number_of_victims(one: Telling, other: Telling) -> bool:
    return not _count_victims(one).isdisjoint(_count_victims(other))


@lru_cache(maxsize=64)
def _judge_tolls(one: Telling, other: Telling) -> Literal["same", "compatible", "clash"] | None:
    pairs = _tolls(one, other)
    if not pairs:
        return None
    if any(a.low == b.low and a.high == b.high for a, b in pairs):
        return "same"
    return "clash" if all(_clash(a, b, one, other) for a, b in pairs) else "compatible"


def _meet(mine: frozenset[str], near_theirs: frozenset[str], theirs: frozenset[str], near_mine: frozenset[str]) -> bool:
    return not mine.isdisjoint(near_theirs) or not theirs.isdisjoint(near_mine)


def _counts(one: Telling, other: Telling) -> Iterator[tuple[str, str]]:
    """The numbers that both give of one kind of people or things."""
    return ((a, b) for (of, a), (kind, b) in product(one.near.counts, other.near.counts) if of == kind)


def _tolls(one: Telling, other: Telling) -> list[tuple[TollValue, TollValue]]:
    return [pair for of in one.tolls if of in other.tolls for pair in product(one.tolls[of], other.tolls[of])]


def _clash(a: TollValue, b: TollValue, one: Telling, other: Telling) -> bool:
    a_below = a.high is not None and b.low is not None and a.high < b.low
    b_below = b.high is not None and a.low is not None and b.high < a.low
    if not (a_below or b_below) or one.told is None or other.told is None:
        return a_below or b_below
    return one.told >= other.told if a_below else other.told >= one.told
