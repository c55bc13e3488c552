"""This file reads seasons, quarters and halves: *last winter*, *the third quarter*, *the first half of 2016*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import Stretch, half_of, quarter_of, season_of
from dateline.ground.moment import DCT, Moment, Reader, as_value, no_dct
from dateline.ground.timex_words import SEASON, SEASONS
from dateline.records.values import TimeValue

_RANKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_RANK: Final = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_OF: Final = (
    r"(?:,? (?:(?:of|in) )?(?:the )?(?:year )?(?:(?P<y>(?:1[89]|20)\d\d)|(?P<rel>last|this|next|"
    r"the same|that) year|(?P<bare>year)))?"
)
_BEFORE: Final = r"(?:(?:the |its |their )?(?:(?P<y0>(?:1[89]|20)\d\d)|(?P<rel0>last|this|next) year's) )?"
_FORMS: Final = {
    "season": (
        rf"(?:the )?(?:(?P<which>last|next|this|this past|past|coming|previous|"
        rf"following) )?(?P<code>{SEASON}){_OF}"
    ),
    "quarter": rf"{_BEFORE}(?:the |its |their )?(?:fiscal[ -])?(?P<n>{_RANK})[ -](?:fiscal )?quarter{_OF}",
    "quarter_code": r"q(?P<n>[1-4]) ?(?P<y>(?:19|20)\d\d)?",
    "half": rf"{_BEFORE}(?:the )?(?P<n>first|second|last) half{_OF}",
}
PATTERNS: Final = tuple(
    re.sub(r"\?P<\w+>", "?:", form)
    for form in (
        _FORMS["season"].replace("(?:the )?(", "(?:the )?(", 1),
        _FORMS["quarter"],
        rf"(?:the )?(?:first|second) half(?= of|,? (?:last|this|next) year){_OF}",
    )
)


def season(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The latest such part of a year that has begun by the document's day, unless the words say which year."""
    for kind, form in _FORMS.items():
        match = re.fullmatch(form, words)
        if match:
            return _resolve(kind, match.groupdict(), moment)
    return None


def _part(kind: str, year: int, found: dict[str, str | None]) -> Stretch:
    if kind == "season":
        return season_of(year, SEASONS[found["code"] or ""])
    rank = found["n"] or ""
    number = _RANKS.get(rank) or int(rank)
    if kind == "half":
        return half_of(year, 2 if number == -1 else number)
    return quarter_of(year, 4 if number == -1 else number)


def _days_away(part: Stretch, today: date) -> int:
    return max((part.from_ - today).days, (today - part.until).days + 1, 0)


def _resolve(kind: str, found: dict[str, str | None], moment: Moment) -> TimeValue:
    year = found.get("y") or found.get("y0")
    if year:
        return as_value(_part(kind, int(year), found))
    if moment.dct is None:
        return no_dct()
    today = moment.dct
    relative = found.get("rel") or found.get("rel0") or ("this" if found.get("bare") else None)
    if relative:
        return as_value(_part(kind, today.year + {"last": -1, "next": 1}.get(relative, 0), found), anchor=DCT)
    near = [_part(kind, y, found) for y in range(today.year - 2, today.year + 3)]
    which = found.get("which") or ""
    if which in ("last", "past", "this past", "previous"):
        return as_value([part for part in near if part.until <= today][-1], anchor=DCT)
    if which in ("next", "coming", "following"):
        return as_value(next(part for part in near if part.from_ > today), anchor=DCT)
    if moment.tense == "future" and which != "this":
        # What will be in the third quarter is next year's hardly ever before the second: the nearest is meant.
        return as_value(min(near, key=lambda part: _days_away(part, today)), anchor=DCT)
    if which == "this":
        # This summer, said in spring or in autumn, is the summer of the same year.
        current = [part for part in near if part.from_ <= today < part.until]
        return as_value(current[0] if current else _part(kind, today.year, found), anchor=DCT)
    return as_value([part for part in near if part.from_ <= today][-1], anchor=DCT)
