"""This file reads two clock times that bound one stretch together: *from 22:00 to 02:00 Moscow time on Friday*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dateline.ground.calendar import DAY
from dateline.ground.moment import on_day
from dateline.ground.sieves.timex_clock import CLOCK
from dateline.ground.timex import TimeContext, moves_story, normalise_timex
from dateline.ground.timex_words import MONTH, WEEKDAY
from dateline.ground.timex_zones import ZONE
from dateline.records.detection import DetectedMention
from dateline.records.page import CreationTime
from dateline.records.values import TimeValue

_TO: Final = re.compile(
    r",?\s+(?:and\s+)?(?:(?:to|until|till|through|up to)\s+)?(?:about\s+|around\s+)?|\s?[-–—]\s?", re.I
)
# One of these leads to the other end: between the two, or in that end's own words.
_LEADS_ON: Final = re.compile(r"\b(?:to|until|till|through)\s|[-–—]", re.I)
_UNTIL: Final = re.compile(r"(?:until|till|to|through)\s", re.I)
_AND: Final = re.compile(r",?\s+and\s+(?:about\s+|around\s+|at\s+)?", re.I)
_FROM: Final = re.compile(r"\b(between|from)\s+(?:about\s+|around\s+)?$", re.I)
_CLOCK: Final = re.compile(rf"(?<![\w:.]){CLOCK}", re.I)
_ZONE: Final = re.compile(rf"(?: ?{ZONE})+$", re.I)
_DAY: Final = re.compile(
    rf"\b(?:{MONTH}|{WEEKDAY}|today|yesterday|tomorrow|tonight|(?:next|following|previous|same|that) day"
    r"|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th))\b",
    re.I,
)
_MINUTES: Final = re.compile(r"T(\d\d):?(\d\d)?")
# Any day does: only the hour is asked.
_SOME_DAY: Final = TimeContext(dct=CreationTime(from_=date(2001, 1, 1), until=date(2001, 1, 2), precision="day"))


Dated = TypeVar("Dated", TimeValue, CreationTime)


class ClockEnd(Struct, frozen=True, kw_only=True):
    """One end of such a stretch: its words with the zone that both share, and where its day comes from.

    `begins` is where the words of the stretch begin, *from* among them (code points). `by` is the mention id of the end
    whose day tells this one's, `by_words` that end's words; None where this end has a day of its own, or where none has
    one and this is the first. This end lies `days` days from that day, `days_ahead` where the clause looks ahead.
    """

    words: str
    begins: int
    by: str | None = None
    by_words: str = ""
    days: int = 0
    days_ahead: int = 0


def pair_clocks(mentions: Sequence[DetectedMention], text: str) -> dict[str, ClockEnd]:
    """Time mention → its end of a stretch, for each two neighbours that are the ends of one.

    `mentions` are the page's times in order of the text. A zone named at one end is the other's too; a stretch that
    ends at an earlier hour than it begins ends on the next day. Two hours joined by a bare *and* share their zone only.
    """
    ends: dict[str, ClockEnd] = {}
    for first, last in pairwise(mentions):
        words = text[first.start : first.end], text[last.start : last.end]
        clocks = _CLOCK.search(words[0]), _CLOCK.search(words[1])
        between = text[first.end : max(first.end, last.start)]
        if clocks[0] is None or clocks[1] is None or first.id in ends:
            continue
        one, other = _lend(words[0], clocks[0], clocks[1]), _lend(words[1], clocks[1], clocks[0])
        opens = _FROM.search(text, max(0, first.start - 20), first.start)
        begins = opens.start() if opens else first.start
        if _AND.fullmatch(between) and (opens is None or opens[1].lower() != "between"):
            ends |= {m.id: ClockEnd(words=w, begins=m.start) for m, w in ((first, one), (last, other))}
        elif _AND.fullmatch(between) or (
            _TO.fullmatch(between) and (_LEADS_ON.search(between) or _UNTIL.match(words[1]))
        ):
            overnight = int(_minutes(clocks[0][0]) > _minutes(clocks[1][0]))
            dated = bool(_DAY.search(words[0])), bool(_DAY.search(words[1]))
            ends[first.id] = ClockEnd(
                words=one,
                begins=begins,
                by=last.id if dated == (False, True) else None,
                by_words=other,
                days=0 if dated[0] else -overnight,
                days_ahead=-overnight if dated == (False, True) else 0,
            )
            ends[last.id] = ClockEnd(
                words=other,
                begins=begins,
                by=None if dated[1] else first.id,
                by_words=one,
                days=0 if dated[1] else overnight,
                days_ahead=0 if dated[1] else overnight,
            )
    return ends


def place_end(end: ClockEnd, context: TimeContext, known: Mapping[str, TimeValue]) -> TimeContext:
    """The context in which this end is read: on the day that the other end, the story or the page gives it.

    `known` are the values read so far, by mention id.
    """
    days = end.days_ahead if context.tense == "future" else end.days
    try:
        if end.by is not None:
            value = known[end.by] if end.by in known else normalise_timex(end.by_words, context)
            if value.timex3 is None or value.timex3.type != "TIME":
                return context
            day = date.fromisoformat(value.timex3.value[:10])
            return replace(context, story=on_day(day + days * DAY, None), story_mention=end.by)
        if context.story is not None and moves_story(context.story):
            return replace(context, story=_moved(context.story, days))
        return replace(context, dct=_moved(context.dct, days))
    except (ValueError, OverflowError):  # no day of the calendar
        return context


def _lend(words: str, own: re.Match[str], other: re.Match[str]) -> str:
    """The words with the other clock's zone behind their own clock, where they name none."""
    zone = _ZONE.search(other[0])
    return (
        words if zone is None or _ZONE.search(own[0]) else f"{words[: own.end()]} {zone[0].strip()}{words[own.end() :]}"
    )


def _moved(when: Dated, days: int) -> Dated:
    """The same stretch so many days on."""
    ends = (None if day is None else day + days * DAY for day in (when.from_, when.until))
    return replace(when, **dict(zip(("from_", "until"), ends, strict=True)))


def _minutes(clock: str) -> int:
    """The time of day in minutes since midnight; 24:00 is the end of a day."""
    value = normalise_timex(clock, _SOME_DAY)
    hour = _MINUTES.search(value.timex3.value) if value.timex3 is not None else None
    return int(hour[1]) * 60 + int(hour[2] or 0) if hour else 0
