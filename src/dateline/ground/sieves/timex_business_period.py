"""This file reads the periods that accounts compare: *the quarter ended Sept. 30*, *the year-ago quarter*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import DAY, Stretch, stepped
from dateline.ground.calendar import containing as stretch_with
from dateline.ground.moment import DCT, Moment, Reader, as_value, unresolved
from dateline.records.values import TimeValue, Timex3

_ENDED: Final = re.compile(r"(?:that |which )?(?:has )?(?:end(?:ed|ing|s)|to|through) (?:on )?(?P<end>.+)")
_YEAR: Final = re.compile(r"(?:the |its |a )?(?:(?:full|fiscal|financial|entire) )*year")
_QUARTER: Final = re.compile(r"(?:the |that |its |this )?(?P<latest>latest |most recent |recent )?(?:quarter|period)")
_YEAR_BEFORE: Final = re.compile(
    r"(?:the )?(?:comparable |corresponding |same )?year-(?:ago|earlier)(?: (?:period|quarter|three months))?"
    r"|(?:a|one) year (?:ago|earlier|before)"
    r"|(?:the )?(?:(?:comparable|corresponding|same) )?(?:period|quarter) (?:a year (?:ago|earlier)|(?:of )?last year)"
)
PATTERNS: Final = (
    r"(?:the )?(?:comparable |corresponding )?year-(?:ago|earlier)(?: (?:period|quarter|first quarter|second quarter|"
    r"third quarter|fourth quarter|(?:six|nine) months))?",
    r"(?:the )?(?:full|fiscal) year\b(?! (?:\d|of))|(?:the )?(?:latest|most recent) (?:quarter|period)",
    r"(?:the )?(?:corresponding|comparable|same) (?:period|quarter) (?:last year|a year (?:ago|earlier))",
    r"the (?:19|20)\d\d (?:period|quarter)|the quarter a year (?:ago|earlier)",
)


def business_period(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The quarter or the year that the accounts in hand tell of.

    *The quarter* is the one that the page told last; *a year earlier* beside it is the same quarter of the year before.
    A quarter told by its last day is the one in which most of its days lie; a year told so is a length of time.
    """
    ended = _ENDED.match(moment.following.lstrip(" ,"))
    if _YEAR.fullmatch(words) and ended:
        return unresolved("a year told by its end", Timex3(type="DURATION", value="P1Y"))
    year = re.fullmatch(r"(?:the )?(?P<y>(?:19|20)\d\d) (?:period|quarter)", words)
    if year:
        if moment.quarter is None:
            return read(year["y"], moment)
        return as_value(stretch_with("quarter", moment.quarter.from_.replace(year=int(year["y"]))))
    ranked = re.fullmatch(r"(?:the )?year-(?:ago|earlier) (?P<rank>\w+ quarter)", words)
    if ranked:
        return read(f"{ranked['rank']} of last year", moment)
    months = re.fullmatch(r"(?:the )?year-(?:ago|earlier) (?P<length>\w+ months)", words)
    if months:
        return read(months["length"], moment)
    here = _in_hand(words, ended, moment, read)
    if here is not None and _QUARTER.fullmatch(words):
        return as_value(here, anchor=DCT)
    if _YEAR_BEFORE.fullmatch(words):
        if moment.quarter is not None:
            return as_value(stepped("quarter", moment.quarter.from_, -4), anchor=DCT)
        return read("a year ago", moment) if not words.endswith(("ago", "earlier", "before")) else None
    if _QUARTER.fullmatch(words) and words.endswith("period"):
        return unresolved("which period is not told")
    return None


def _in_hand(words: str, ended: re.Match[str] | None, moment: Moment, read: Reader) -> Stretch | None:
    """The quarter that ends on the day told beside it, else the page's last, else the latest that was over."""
    match = _QUARTER.fullmatch(words)
    if match is None:
        return None
    if ended is not None and match[0].endswith("quarter"):
        last_day = read(" ".join(ended["end"].split()[:2]).strip(" ,"), moment)
        if last_day is not None and last_day.from_ is not None and last_day.precision == "day":
            return stretch_with("quarter", last_day.from_ - 45 * DAY)
    if words.startswith("this"):
        return None
    if moment.quarter is not None and (match["latest"] or words.endswith("quarter")):
        return moment.quarter
    if match["latest"] and moment.dct is not None and words.endswith("quarter"):
        return stepped("quarter", moment.dct, -1)
    return None
