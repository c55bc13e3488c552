"""This file reads a part of a day with its day: *Tuesday evening*, *dawn on Monday*, *late Tuesday*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.ground.calendar import DAY
from dateline.ground.moment import DCT, Moment, Reader, day_in_story, no_dct, on_day, open_value, reference_day
from dateline.ground.timex_words import DAY_PART, DAY_PARTS
from dateline.records.values import TimeValue, Timex3

_NEARBY: Final = r"(?:(?P<edge>early|late|earlier|later|mid)[ -](?:on |in |the )*)?"
_DAY_THEN_PART: Final = re.compile(
    rf"{_NEARBY}(?P<day>.+?)(?:,? (?:at|around|before|after|in the))* (?P<part>{DAY_PART})"
)
_PART_THEN_DAY: Final = re.compile(
    rf"(?:just |shortly )?(?:at |before |after |around |by )?(?:the )?{_NEARBY}"
    rf"(?P<part>{DAY_PART}|overnight|(?:(?:small|first) )?(?:hours|minutes))"
    r"(?:,? (?:on|of|in|hours of))?(?: the)? (?P<day>.+)"
)
_NIGHT_BETWEEN: Final = re.compile(r"(?:the )?night (?:of|from|between) (?P<one>.+?) (?:to|and|into) (?P<two>.+)")
_EDGE_DAY: Final = re.compile(r"(?:the )?(?P<edge>early|earlier|late|later)(?: in the day)?(?: on)? (?P<day>.+)")
_ALONE: Final = re.compile(
    rf"(?:at |before |after |just |shortly |by |around |in |during |through |throughout |all )*"
    rf"(?P<which>(?:the |that same |that |same |the same |one |all )?(?P<mod>early |late |small |mid[ -])?"
    rf"|the next |the following |next |following |the previous |the )"
    rf"(?P<part>{DAY_PART})(?: time| hours)?"
)
_EDGE_OF_DAY: Final = {"early": "START", "late": "END", "mid": "MID"}


def day_part(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The day, with TIMEX3's mark of its part; a bare part of a day is of the story's day, else of the document's."""
    between = _NIGHT_BETWEEN.fullmatch(words)
    if between:
        one, two = read(between["one"], moment), read(between["two"], moment)
        if one and two and one.from_ and two.until and one.timex3 and 0 <= (two.until - one.from_).days <= 3:
            timex3 = Timex3(type="TIME", value=f"{one.timex3.value}TNI")
            return open_value(one.from_, two.until, timex3=timex3, precision="day", anchor=one.anchor)
    alone = _ALONE.fullmatch(words)
    if alone:
        return _part_alone(alone, moment)
    for pattern in (_DAY_THEN_PART, _PART_THEN_DAY, _EDGE_DAY):
        match = pattern.fullmatch(words)
        if not match:
            continue
        found = match.groupdict()
        day = read(found["day"], moment)
        if day is None or day.timex3 is None or day.timex3.type == "DURATION":
            continue
        if "T" in day.timex3.value and found.get("part") not in ("dawn", "daybreak", "sunrise", "midnight", "noon"):
            continue  # "this morning" is a part already; only a point in it can be added: "dawn this morning"
        if day.precision not in ("day", "hour", "minute") or day.from_ is None:
            continue
        part, edge = found.get("part"), found.get("edge")
        return _on(day, part, edge)
    return None


def _on(day: TimeValue, part: str | None, edge: str | None) -> TimeValue:
    plain = day.timex3.value.split("T")[0] if day.timex3 else ""
    from_, until = day.from_, day.until
    if part is None or part.endswith(("hours", "minutes")):
        # TimeML keeps "late Tuesday" a date and says its edge in the mod.
        first = "early" if part and part.startswith(("small", "first")) else ""
        timex3 = Timex3(type="DATE", value=plain, mod=_EDGE_OF_DAY.get(edge or first))
    elif part == "overnight":
        timex3 = Timex3(type="TIME", value=f"{plain}TNI")
        until = until + DAY if until else None
    else:
        timex3 = Timex3(type="TIME", value=plain + DAY_PARTS[part], mod=_EDGE_OF_DAY.get(edge or ""))
    return TimeValue(
        from_=from_,
        until=until,
        precision="day",
        timex3=timex3,
        anchor=day.anchor,
        alternatives=day.alternatives,
    )


def _part_alone(match: re.Match[str], moment: Moment) -> TimeValue:
    neighbour = re.search(r"next|following|previous", match["which"])
    reference = reference_day(moment) if neighbour else day_in_story(moment)
    if reference is None:
        return no_dct()
    day, anchor = reference
    which = match["which"]
    if "next" in which or "following" in which:
        day += DAY
    elif "previous" in which:
        day -= DAY
    elif (
        moment.dct is not None
        and "that" not in which
        and "same" not in which
        and match["part"] in ("dawn", "daybreak", "sunrise")
    ):
        # "since dawn", "at dawn": said of the day of writing, whatever the story told before.
        day, anchor = moment.dct, "dct"
    value = on_day(day, anchor, type="TIME", suffix=DAY_PARTS[match["part"]])
    if match["part"] == "night" and which == "the " and anchor == DCT and moment.tense != "future":
        # "During the night", told by day, is the one just over: it began on the day before.
        return replace(value, from_=day - DAY)
    return value
