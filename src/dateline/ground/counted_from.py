"""This file dates an act told by its distance from another time: *burned tyres Wednesday, a day after his arrest*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct

from dateline.ground.calendar import DAY, add_units, containing
from dateline.ground.timex_words import COUNT, UNIT, UNITS, VAGUE_COUNT, count_of, unit_of

# No comma, preposition or word of speech may stand between the distance and the act: *a day after the death of a man
# who was shot* counts from the death, *a day after police said that they had seized it* from the word.
_WORDS: Final = (
    r"(?:(?!(?:of|in|at|on|by|for|from|to|with|near|over|and|or|but|said|say|says|saying|announced|reported|that|who|"
    r"which|whose|when|where|after|before)\b)[\w'’-]+\s+){0,6}"
)
_COUNTED: Final = re.compile(
    rf"\b(?:(?P<n>{COUNT})[ -](?:full |whole )?(?P<unit>{UNIT}s?)|(?P<the>the )?(?P<one>day))"
    rf"\s+(?P<side>after|following|since|on from|before|prior to|ahead of)\s+{_WORDS}(?P<act>)",
    re.IGNORECASE,
)
_BEFORE: Final = frozenset({"before", "prior to", "ahead of"})
# A week or more is told roughly: *three weeks after* is that week, to either side of the day.
_ABOUT_A_WEEK: Final = 3 * DAY
_HOURS_A_DAY: Final = 24


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
        unit = unit_of((found["unit"] or "day").lower())
        words = (found["n"] or "one").lower()
        vague = re.fullmatch(VAGUE_COUNT, words) is not None and words not in ("a couple of", "a couple")
        return Distance(
            start=found.start(),
            end=act,
            unit=unit,
            count=None if vague else count_of(words),
            back=found["side"].lower() not in _BEFORE,
        )
    return None


def count_from(distance: Distance, from_: date, until: date) -> tuple[date | None, date | None] | None:
    """The interval of the act, counted from the time `[from_, until)` told beside it; None where no calendar has it.

    What lies some days or hours away lies before or after that time, no more is known.
    """
    _, unit, factor = UNITS[distance.unit]
    count, sign = distance.count, -1 if distance.back else 1
    if count is None:
        return (None, until) if distance.back else (from_, None)
    try:
        if unit is None:
            reach = (count // _HOURS_A_DAY + 1 if distance.unit == "hour" else 1) * DAY
            return (from_ - reach, until) if distance.back else (from_, until + reach)
        first = add_units(from_, unit, sign * count * factor)
        last = add_units(until - DAY, unit, sign * count * factor)
        if unit == "week":
            return first - _ABOUT_A_WEEK, last + _ABOUT_A_WEEK + DAY
        return containing(unit, first).from_, containing(unit, last).until
    except (ValueError, OverflowError):
        return None
