"""This file compares when two tellings put their act, and when they were told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.match.lexicon import DAY_PARTS, find_marks
from dateline.match.telling import Telling
from dateline.match.telling_time import DATED_DAYS
from dateline.match.words import list_words

_CLOSE_DAYS: Final = (2, 3)
# Far apart is far apart: beyond this many days more days say nothing more.
_FAR_DAYS: Final = 14
_FAR_TOLD_DAYS: Final = 30
# No report of an act is so wrong about its day: one that lies so far off is another act, or is remembered.
_YEAR_DAYS: Final = 200
# *Late on Tuesday*, *late last night*, but not *late last week* or *late in May*.
_LATE: Final = re.compile(
    r"\blate (?:on|at night|last night|in the (?:evening|day|night)|yesterday|tonight|\w+day\b)", re.IGNORECASE
)
_SMALL_HOURS: Final = re.compile(
    r"\b(?:small|early|first|wee) (?:hours?|minutes)\b|\bfirst light\b|\bafter midnight\b", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)")
_DIAL: Final = 12
# Reports of one act seldom differ by so many hours.
_LEAST_HOURS: Final = 2
# So many tellings are compared with each other at a time.
_KEPT: Final = 4096


def days_between(one: Telling, other: Telling) -> int | None:
    """How many days lie between the two acts; 0 where they may be of one day, None where a time is not known."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1] + 1, other.days[0] - one.days[1] + 1)


@lru_cache(maxsize=_KEPT)
def parts_of_day(telling: Telling) -> frozenset[str]:
    """The parts of a day in which the act falls: by its own time if that tells one, else by its sentences.

    A part that only the time of the saying tells is none of the act.
    """
    own = frozenset[str]().union(*(_parts(claim.time.text) for claim in telling.claims if claim.time))
    if own or not telling.day_parts or not telling.dated:
        return own
    said = frozenset[str]().union(*(_parts(claim.said.text) for claim in telling.claims if claim.said))
    return telling.day_parts - said


def _parts(text: str) -> frozenset[str]:
    found = find_marks((), {word.stem for word in list_words(text)})[1].intersection(DAY_PARTS)
    if _LATE.search(text):
        found |= {"evening"}
    return found | {"morning"} if _SMALL_HOURS.search(text) else found


def same_day(one: Telling, other: Telling) -> float:
    """Both tell the day of the act, and it is the same day."""
    return float(one.dated and other.dated and days_between(one, other) == 0)


def same_night(one: Telling, other: Telling) -> float:
    """One puts it in the evening or night of a day, the other in the small hours of the next."""
    if not (one.dated and other.dated) or one.days is None or other.days is None:
        return 0.0
    first, later = (one, other) if one.days < other.days else (other, one)
    if first.days is None or later.days is None or later.days[0] - first.days[0] != 1:
        return 0.0
    before, after = parts_of_day(first), parts_of_day(later)
    if not before:
        return float("morning" in after or "evening" in after)
    return float("evening" in before and (not after or "morning" in after or "evening" in after))


def next_day(one: Telling, other: Telling) -> float:
    """The days that they give follow on each other."""
    return float(one.dated and other.dated and days_between(one, other) == 1 and not same_night(one, other))


def next_day_of_act(one: Telling, other: Telling) -> float:
    """Both tell the day in the act's own clause, the days follow on each other, and no night lies between."""
    return float(
        one.day_of_claim
        and other.day_of_claim
        and bool(next_day(one, other))
        and _days_of_claims(one).isdisjoint(_days_of_claims(other))
    )


def _days_of_claims(telling: Telling) -> frozenset[int]:
    """Every day that a clause of the act gives for it, as an ordinal."""
    return frozenset(
        day
        for claim in telling.claims
        if (when := claim.when) is not None and when.taken_from == "own"
        if when.from_ is not None and when.until is not None and (when.until - when.from_).days <= DATED_DAYS
        for day in range(when.from_.toordinal(), when.until.toordinal())
    )


def may_be_one_time(one: Telling, other: Telling) -> float:
    """At least one tells the time of the act only roughly, and both times overlap."""
    return float(not (one.dated and other.dated) and days_between(one, other) == 0)


def days_apart(one: Telling, other: Telling) -> float:
    """The times that they give for the act lie apart, more than three days, or one of them is given only roughly."""
    gap = _told_gap(one, other)
    return float(_CLOSE_DAYS[1] < gap <= _FAR_DAYS or (0 < gap <= _CLOSE_DAYS[1] and not (one.dated and other.dated)))


def weeks_apart(one: Telling, other: Telling) -> float:
    """The times that they give for the act lie more than two weeks apart."""
    return float(_told_gap(one, other) > _FAR_DAYS)


def years_apart(one: Telling, other: Telling) -> float:
    """The times that they give for the act lie so far apart that no report can mean the other's act."""
    return float(_told_gap(one, other) > _YEAR_DAYS)


def other_day_of_act(one: Telling, other: Telling) -> float:
    """Both tell the day in the act's own clause, and the days lie two or more apart."""
    return float(one.day_of_claim and other.day_of_claim and (days_between(one, other) or 0) > 1)


def _told_gap(one: Telling, other: Telling) -> int:
    return (days_between(one, other) or 0) if one.days_told and other.days_told else 0


def other_part_of_day(one: Telling, other: Telling) -> float:
    """They put the act in different parts of a day, such as the morning and the evening, or at hours apart."""
    mine, theirs = parts_of_day(one), parts_of_day(other)
    if mine and theirs and mine.isdisjoint(theirs) and not same_night(one, other):
        return 1.0
    return float(bool(same_day(one, other)) and _hours_apart(_hours(one), _hours(other)))


def _hours(telling: Telling) -> frozenset[float]:
    """The hours of a clock that the act's own times give."""
    clocks = (_CLOCK.search(c.time.timex3.value) for c in telling.claims if c.time and c.time.timex3)
    return frozenset(int(clock[1]) + int(clock[2]) / 60 for clock in clocks if clock)


def _hours_apart(mine: frozenset[float], theirs: frozenset[float]) -> bool:
    """Whether no two of them are near on a dial of twelve: *four o'clock* may be that of the night."""
    if not mine or not theirs:
        return False
    return all(min((a - b) % _DIAL, (b - a) % _DIAL) >= _LEAST_HOURS for a in mine for b in theirs)
