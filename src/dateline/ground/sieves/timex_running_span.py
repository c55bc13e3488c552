"""This file reads spans that end or begin at the document: *the past six months*, *the next two weeks*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import DAY, add_units, day_of
from dateline.ground.moment import DCT, Moment, Reader, no_dct, unresolved
from dateline.ground.timex_words import COUNT, UNIT, UNITS, count_of, duration_value, unit_of
from dateline.records.values import TimeValue, Timex3

_FORM: Final = re.compile(
    rf"(?:in |over |for |during |within |at least )*(?:the |these )?(?P<which>past|last|previous|"
    rf"preceding|latest|next|coming|following)"
    rf"(?: (?P<n>{COUNT}))?[ -](?:full |whole )?(?P<unit>{UNIT}s?|centuries)(?: or so)?"
)
_WITHIN: Final = re.compile(rf"within (?:the next )?(?:(?P<n>{COUNT}) )?(?P<unit>{UNIT}s?)")
PATTERN: Final = (
    rf"(?:the )?(?:past|last|previous|next|coming|following)(?: {COUNT})[ -](?:{UNIT}s?|centuries)(?: or so)?|"
    rf"(?:the )past {UNIT}|past (?:day|week|month|year|decade|century)"
)

_AHEAD: Final = ("next", "coming", "following")


def running_span(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A length of time that runs up to the document's day, or on from it; hours are rounded out to whole days."""
    within = _WITHIN.fullmatch(words)
    match = within or _FORM.fullmatch(words)
    if not match:
        return None
    unit_name, count_words = unit_of(match["unit"]), match["n"]
    if (
        not within
        and count_words is None
        and unit_name == "day"
        and match["unit"] == "day"
        and match["which"] != "past"
    ):
        return None  # "the next day" is a neighbour, not a span
    if not within and count_words is None and match["unit"] != unit_name:
        count_words = "some"  # "the last decades"
    vague_within = within is not None and count_words is None and match["unit"] != unit_name
    length = duration_value("some" if vague_within else count_words or "a", unit_name)
    timex3 = Timex3(type="DURATION", value=length)
    if within and moment.tense != "future":
        return unresolved("a limit that counts from an act, not from the page", timex3)
    if moment.dct is None:
        return no_dct(timex3)
    ahead = within is not None or match["which"] in _AHEAD
    count = None if vague_within else count_of(count_words or "a")
    today = day_of(moment.dct)
    if count is None:
        from_, until = (today.from_, None) if ahead else (None, today.until)
        return TimeValue(from_=from_, until=until, precision="unknown", timex3=timex3, anchor=DCT)
    _, unit, factor = UNITS[unit_name]
    if unit is None:
        days = -(-count // 24) if unit_name == "hour" else 1
        unit, count, factor = "day", days, 1
    edge = add_units(moment.dct, unit, (1 if ahead else -1) * count * factor)
    from_, until = (today.from_, edge + DAY) if ahead else (edge, today.until)
    return TimeValue(from_=from_, until=until, precision="day", timex3=timex3, anchor=DCT)
