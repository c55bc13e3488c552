"""This file dates an act told by its distance from another time: *burned tyres Wednesday, a day after his arrest*."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from dateline.ground.calendar import DAY, add_units
from dateline.ground.timex_words import COUNT, UNIT, UNITS, count_of, unit_of

# No comma, preposition or word of speech may stand between the distance and the act: *a day after the death of a man
# who was shot* counts from the death, *a day after police said that they had seized it* from the word.
_WORDS: Final = (
    r"(?:(?!(?:of|in|at|on|by|for|from|to|with|near|over|or|but|said|say|says|saying|announced|reported|that|who|"
    r"which|whose|when|where|after|before)\b)(?:[\w'’-]|\d,\d)+\s+){0,7}"
)
_COUNTED: Final = re.compile(
    rf"(?<!for )\b(?:(?:(?P<n>{COUNT})[ -](?:full |whole )?)?(?P<unit>{UNIT}s?)"
    r"\s+(?P<side>after|following|(?:ha(?:s|ve) (?:passed|gone by|elapsed) )?since|on from|before|prior to|ahead of)"
    r"|the day (?P<next>after|before))"
    rf"\s+{_WORDS}",
    re.IGNORECASE,
)
_BEFORE: Final = frozenset({"before", "prior to", "ahead of"})
# What is told in longer units than days is told roughly: *three weeks after* is half a week to either side of the day.
_SLACK: Final[dict[str, timedelta]] = {"week": 3 * DAY, "month": 15 * DAY, "year": 182 * DAY}
_HOURS_A_DAY: Final = 24
# *Days after* is hardly more than a week; of vague weeks, months and years only the side is known.
_SOME_DAYS: Final = 7 * DAY
_HALVES: Final[dict[str, tuple[int, str]]] = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}


class Distance(Struct, frozen=True, kw_only=True):
    """How far an act lies from the time told beside it: `count` units before it (negative) or after.

    `start` and `end` bound the words from the length to the act, in code points. `count` is None for *days after*.
    """

    start: int
    end: int
    unit: str
    count: int | None
    back: bool


def find_distance(text: str, sentence: int, act: int) -> Distance | None:
    """The distance that the words right before the act tell, in the sentence that starts at `sentence`.

    >>> find_distance("They met on Sunday, six days after the raid.", 0, 39).count
    6
    """
    for found in _COUNTED.finditer(text, sentence, act):
        if found.end() != act:
            continue
        words, unit = (found["n"] or "").lower(), unit_of((found["unit"] or "day").lower())
        count = 1 if found["next"] else count_of(words) if words else None
        if not words and not found["next"] and unit == found["unit"].lower():
            continue  # *the sixth day since*
        if words in ("half a", "half an") and unit in _HALVES:
            count, unit = _HALVES[unit]
        back = (found["side"] or found["next"]).lower() not in _BEFORE
        return Distance(start=found.start(), end=act, unit=unit, count=count, back=back)
    return None


def count_from(distance: Distance, from_: date, until: date) -> tuple[date | None, date | None] | None:
    """The interval of the act, counted from the time `[from_, until)` told beside it; None where no calendar has it."""
    _, unit, factor = UNITS[distance.unit]
    count, sign = distance.count, -1 if distance.back else 1
    if unit is None or (unit == "day" and count is None):
        # Hours reach into the day before at least; some days are within a week.
        hours = (count or 0) // _HOURS_A_DAY if distance.unit == "hour" else 0
        reach = _SOME_DAYS if unit == "day" else (hours + 1) * DAY if distance.unit == "hour" else 0 * DAY
        return (from_ - reach, until) if distance.back else (from_, until + reach)
    if count is None:
        return (None, until) if distance.back else (from_, None)
    slack = _SLACK.get(unit, 0 * DAY) * factor
    try:
        first = add_units(from_, unit, sign * count * factor)
        last = add_units(until - DAY, unit, sign * count * factor)
        return first - slack, last + slack + DAY
    except (ValueError, OverflowError):
        return None
