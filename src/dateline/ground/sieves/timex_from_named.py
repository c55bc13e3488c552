"""This file reads times told by their distance from a named one: *two days before Eid*, *the day after 25 June*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.ground.calendar import DAY, Stretch, add_units, containing
from dateline.ground.moment import Moment, Reader, as_value, unresolved
from dateline.ground.timex_words import COUNT, DAY_PART, UNIT, UNITS, count_of, duration_value, unit_of
from dateline.records.values import TimeValue, Timex3

_FORM: Final = re.compile(
    rf"(?:the )?(?P<n>{COUNT} )?(?P<unit>{UNIT}s?|{DAY_PART}) (?P<side>before|after|prior to|ahead of|following|from) "
    r"(?P<time>.+)"
)


def from_named(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """So many units before or after a time that the words name; that time must have both its ends."""
    match = _FORM.fullmatch(words)
    if not match:
        return None
    count_words, part = (match["n"] or "").strip(), match["unit"]
    unit_name = "day" if part not in UNITS and unit_of(part) not in UNITS else unit_of(part)
    named = read(match["time"], moment)
    if named is None or named.timex3 is None or named.timex3.type not in ("DATE", "TIME"):
        return None
    if named.from_ is None or named.until is None:
        return named if named.reason and not named.timex3.value.endswith("_REF") else None
    ahead = match["side"] in ("after", "following", "from")
    count = count_of(count_words) if count_words else 1
    _, unit, factor = UNITS[unit_name]
    if count is None or unit is None:
        length = Timex3(type="DURATION", value=duration_value(count_words or "a", unit_name))
        return unresolved("how far from the time it counts is not told to the day", length)
    slack = DAY if named.timex3.mod == "APPROX" else 0 * DAY  # how far a feast of the moon may lie from its day
    edge = named.until - DAY - slack if ahead else named.from_ + slack
    moved = add_units(edge, unit, (1 if ahead else -1) * count * factor)
    if unit == "week":
        near = Stretch(unit="week", from_=moved - 3 * DAY, until=moved + 4 * DAY, value=containing("week", moved).value)
        return as_value(near, anchor=named.anchor, mod=named.timex3.mod)
    value = as_value(containing(unit, moved), anchor=named.anchor, mod=named.timex3.mod)
    if unit == "day" and slack and value.from_ and value.until:
        return replace(value, from_=value.from_ - slack, until=value.until + slack)
    return value
