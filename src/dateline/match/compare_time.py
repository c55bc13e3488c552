"""This file compares when two tellings put their act, and when they were told."""

from __future__ import annotations

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


def same_night(one: Telling, other: Telling) -> float:
    """One puts it in the evening or night of a day, the other in the small hours of the next."""
    if not (one.dated and other.dated) or one.days is None or other.days is None:
        return 0.0
    first, later = (one, other) if one.days < other.days else (other, one)
    if first.days is None or later.days is None or later.days[0] - first.days[0] != 1:
        return 0.0
    return float(
        "evening" in first.day_parts
        and (not later.day_parts or "morning" in later.day_parts or "evening" in later.day_parts)
    )


def next_day(one: Telling, other: Telling) -> float:
    """The days that they give follow on each other."""
    return float(one.dated and other.dated and days_between(one, other) == 1 and not same_night(one, other))


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


def other_day_of_act(one: Telling, other: Telling) -> float:
    """Both tell the day in the act's own clause, and the days lie two or more apart."""
    return float(one.day_of_claim and other.day_of_claim and (days_between(one, other) or 0) > 1)


def _told_gap(one: Telling, other: Telling) -> int:
    return (days_between(one, other) or 0) if one.days_told and other.days_told else 0


def other_part_of_day(one: Telling, other: Telling) -> float:
    """They put the act in different parts of a day, such as the morning and the evening."""
    return float(
        bool(one.day_parts and other.day_parts)
        and one.day_parts.isdisjoint(other.day_parts)
        and not same_night(one, other)
    )
