"""This file reads years, decades and centuries: *2013*, *fiscal 2018*, *the 1990s*, *the 20th century*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import century_of, decade_of, year_of
from dateline.ground.moment import Moment, Reader, as_value
from dateline.ground.number_words import read_whole
from dateline.ground.timex_words import ORDINALS, either
from dateline.records.values import TimeValue

_DECADES: Final = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198,
    "nineties": 199,
}  # fmt: skip
_YEAR: Final = (
    r"(?:the |fiscal |calendar |year |season |campaign )*(?P<y>(?:[1-9]\d\d\d)|'\d\d)(?: (?:fiscal "
    r"year|season|campaign|hunting season|growing season))?(?P<ad> ad| ce)?"
)
_DECADE: Final = r"(?:the )?(?:(?P<d>[12]\d\d)0'?s|'(?P<dd>[0-9])0s|(?P<dw>" + either(_DECADES) + "))"
_CENTURY: Final = rf"(?:the )?(?:(?P<c>\d{{1,2}})(?:st|nd|rd|th)|(?P<cw>{either(ORDINALS)}))[ -]century"
_SPOKEN: Final = (
    r"(?:the year )?(?:(?P<head>nineteen|eighteen|twenty)[ -](?P<tail>[a-z]+(?:-[a-z]+)?)|(?P<two>two "
    r"thousand(?: (?:and )?[a-z-]+)?))"
)
PATTERNS: Final = (
    re.sub(r"\?P<\w+>", "?:", _DECADE),
    re.sub(r"\?P<\w+>", "?:", _CENTURY),
)


def year(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A year, decade or century by its number; nothing is counted from the document."""
    match = re.fullmatch(_YEAR, words)
    if match:
        digits = match["y"]
        number = int(digits) if len(digits) == 4 else int(digits[1:]) + (1900 if int(digits[1:]) >= 50 else 2000)
        return as_value(year_of(number))
    match = re.fullmatch(_DECADE, words)
    if match:
        if match["dw"]:
            return as_value(decade_of(_DECADES[match["dw"]]))
        # "the '80s" are the last such decade that began before now; the '00s, '10s and '20s are this century's.
        decade = int(match["d"]) if match["d"] else int(match["dd"]) + (190 if int(match["dd"]) >= 3 else 200)
        if decade % 10 == 0 and decade != 200:
            # "the 1800s" is the century.
            return as_value(century_of(decade // 10 + 1))
        return as_value(decade_of(decade))
    match = re.fullmatch(_CENTURY, words)
    if match:
        number = int(match["c"]) if match["c"] else ORDINALS[match["cw"]]
        return as_value(century_of(number)) if 1 <= number <= 99 else None
    match = re.fullmatch(_SPOKEN, words)
    if match:
        if match["two"]:
            spoken = read_whole(match["two"])
            return as_value(year_of(spoken)) if spoken and spoken < 2100 else None
        tail = read_whole(match["tail"])
        if tail is not None and 10 <= tail <= 99:
            return as_value(year_of({"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[match["head"]] + tail))
    return None
