"""This file holds what a time rule is given and gives back: the moment of reading, and values made from stretches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.ground.calendar import Stretch, day_of
from dateline.records.values import TimePrecision, TimeValue, Timex3, TimexType

Tense = Literal["past", "future", "present"]

# What rules write into `anchor` when they counted from the story; the resolver puts the mention's id there.
STORY = "story"
DCT = "dct"


class Moment(Struct, frozen=True, kw_only=True):
    """From where a relative time is counted: one day of the document, one of the story, the clause's tense.

    `story_is_day` is False for a day of a story that is only known to a week, a month or a year. `quarter` is the
    quarter of a year that the page spoke of last, `following` the words right after the timex, in lower case.
    Uncertain document and story times never reach a rule: the resolver asks once for each end and joins the answers.
    """

    dct: date | None
    story: date | None = None
    story_is_day: bool = True
    tense: Tense | None = None
    quarter: Stretch | None = None
    following: str = ""


Reader = Callable[[str, Moment], TimeValue | None]
Sieve = Callable[[str, Moment, Reader], TimeValue | None]


def as_value(
    stretch: Stretch,
    *,
    anchor: str | None = None,
    type: TimexType = "DATE",
    suffix: str = "",
    mod: str | None = None,
    precision: TimePrecision | None = None,
) -> TimeValue:
    """A stretch as a resolved value; `suffix` is the time of day that TIMEX3 appends (`TNI`, `T03:00`)."""
    return TimeValue(
        from_=stretch.from_,
        until=stretch.until,
        precision=precision or stretch.precision,
        timex3=Timex3(type=type, value=stretch.value + suffix, mod=mod),
        anchor=anchor,
    )


def open_value(
    from_: date | None,
    until: date | None,
    *,
    timex3: Timex3 | None,
    precision: TimePrecision = "unknown",
    anchor: str | None = None,
) -> TimeValue:
    """A value by its ends, either of which may be open."""
    return TimeValue(from_=from_, until=until, precision=precision, timex3=timex3, anchor=anchor)


def unresolved(reason: str, timex3: Timex3 | None = None) -> TimeValue:
    """The value that says why a time has no place on the calendar."""
    return TimeValue(from_=None, until=None, precision="unknown", timex3=timex3, reason=reason)


def no_dct(timex3: Timex3 | None = None) -> TimeValue:
    """A time that counts from the document, on a page whose date is not known."""
    return unresolved("counts from the document creation time, which is not known", timex3)


def reference_day(moment: Moment) -> tuple[date, str] | None:
    """The day from which *later* and *earlier* count: the story's, else the document's; None if neither is known."""
    if moment.story is not None:
        return moment.story, STORY
    if moment.dct is not None:
        return moment.dct, DCT
    return None


def day_in_story(moment: Moment) -> tuple[date, str] | None:
    """The day to which a bare hour belongs: the story's where it is known to the day, else the document's."""
    if moment.story is not None and moment.story_is_day:
        return moment.story, STORY
    return (moment.dct, DCT) if moment.dct is not None else None


def on_day(day: date, anchor: str | None, *, type: TimexType = "DATE", suffix: str = "") -> TimeValue:
    """One day as a value."""
    return as_value(day_of(day), anchor=anchor, type=type, suffix=suffix)
