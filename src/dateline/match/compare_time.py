"""This file compares when two tellings put their act, and when they were told."""

from __future__ import annotations

from math import log
from typing import Final

from dateline.match.telling import Telling

_CLOSE_DAYS: Final = (2, 3)
# Far apart is far apart: beyond this many days more days say nothing more.
_FAR_DAYS: Final = 14
_FAR_TOLD_DAYS: Final = 30


def days_between(one: Telling, other: Telling) -> int | None:
    """How many days lie between the two acts; 0 where they may be of one day, None where a time is not known."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1] + 1, other.days[0] - one.days[1] + 1)


def same_day(one: Telling, other: Telling) -> float:
    """Both tell the day of the act, and it is the same day."""
    return float(one.dated and other.dated and days_between(one, other) == 0)


def next_day(one: Telling, other: Telling) -> float:
    """The days that they give follow on each other."""
    return float(one.dated and other.dated and days_between(one, other) == 1)


def within_days(one: Telling, other: Telling) -> float:
    """The days that they give lie two or three days apart."""
    return float(one.dated and other.dated and days_between(one, other) in _CLOSE_DAYS)


def may_be_one_time(one: Telling, other: Telling) -> float:
    """At least one tells the time of the act only roughly, and both times overlap."""
    return float(not (one.dated and other.dated) and days_between(one, other) == 0)


def days_apart(one: Telling, other: Telling) -> float:
    """The times that they give for the act lie apart, more than three days, or one of them is given only roughly."""
    gap = days_between(one, other) or 0
    return float(_CLOSE_DAYS[1] < gap <= _FAR_DAYS or (0 < gap <= _CLOSE_DAYS[1] and not (one.dated and other.dated)))


def weeks_apart(one: Telling, other: Telling) -> float:
    """The times that they give for the act lie more than two weeks apart."""
    return float((days_between(one, other) or 0) > _FAR_DAYS)


def other_part_of_day(one: Telling, other: Telling) -> float:
    """They put the act in different parts of a day, such as the morning and the evening."""
    return float(bool(one.day_parts and other.day_parts) and one.day_parts.isdisjoint(other.day_parts))


def told_apart(one: Telling, other: Telling) -> float:
    """The reports were published on different days, the more the farther apart."""
    if one.told is None or other.told is None:
        return 0.0
    return min(1.0, log(1 + abs(one.told - other.told)) / log(1 + _FAR_TOLD_DAYS))
