"""This file reads a part of a longer stretch: *early July*, *mid-March*, *late 2024*, *the end of May*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import DAY, PRECISIONS, Stretch, Third, containing, third_of
from dateline.ground.moment import Moment, Reader
from dateline.ground.timex_words import EDGES, either
from dateline.records.page import Interval
from dateline.records.values import TimePrecision, TimeValue, Timex3

_FORM: Final = re.compile(
    rf"(?:at |in )?(?:the )?(?:very )?(?P<edge>{either(EDGES)})(?:[ -]|[ -](?:in|"
    rf"of|to|part of)(?: the)? )(?P<whole>.+)"
)
_REVERSED: Final = re.compile(r"(?:the )?(?P<whole>week|month|year)(?:'s)?[ -]end")
_WEEK_OF: Final = re.compile(r"(?:the )?(?P<rank>first|second|third|fourth|last) week (?:of|in) (?P<whole>.+)")
_WEEK_WITH: Final = re.compile(r"(?:the )?week (?:of|beginning|starting) (?P<whole>.+)")

# One step finer than the whole: a third of a year is told to the season, a third of a month to the week.
_FINER: Final[dict[TimePrecision, TimePrecision]] = {
    "year": "season",
    "season": "month",
    "month": "week",
    "week": "week",
}


def edge(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The first, middle or last third of the whole; TIMEX3 keeps the whole's value and says the part in its mod."""
    week = _WEEK_OF.fullmatch(words) or _WEEK_WITH.fullmatch(words)
    if week:
        return _week(week.groupdict(), moment, read)
    match = _FORM.fullmatch(words) or _REVERSED.fullmatch(words)
    if not match:
        return None
    found = match.groupdict()
    third: Third = EDGES[found.get("edge") or "end"]
    whole_words = found["whole"]
    if whole_words in ("week", "month", "year", "decade", "century"):
        whole_words = f"this {whole_words}"
    whole = read(whole_words, moment)
    if whole is None or whole.from_ is None or whole.until is None or whole.timex3 is None or whole.timex3.mod:
        return None
    stretch = _stretch(whole)
    if stretch is None or whole.timex3.type not in ("DATE", "TIME") or whole.precision in ("day", "hour", "minute"):
        return None
    from_, until = third_of(stretch, third)
    return TimeValue(
        from_=from_,
        until=until,
        precision=whole.precision if stretch.unit in ("decade", "century") else _FINER[whole.precision],
        timex3=Timex3(type="DATE", value=whole.timex3.value, mod=third),
        anchor=whole.anchor,
        alternatives=tuple(
            Interval(*third_of(containing(stretch.unit, other.from_), third))
            for other in whole.alternatives
            if other.from_
        ),
    )


def _stretch(value: TimeValue) -> Stretch | None:
    """The named stretch that a resolved value covers exactly, or None for any other interval."""
    if value.from_ is None or value.timex3 is None:
        return None
    for unit in ("week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"):
        stretch = containing(unit, value.from_)
        if stretch.value == value.timex3.value:
            return stretch
    return None


def _week(found: dict[str, str], moment: Moment, read: Reader) -> TimeValue | None:
    whole = read(found["whole"], moment)
    if whole is None or whole.from_ is None or whole.until is None:
        return None
    if "rank" not in found:
        if PRECISIONS.index(whole.precision) > PRECISIONS.index("day"):
            return None
        week = containing("week", whole.from_)
        return TimeValue(
            from_=week.from_,
            until=week.until,
            precision="week",
            timex3=Timex3(type="DATE", value=week.value),
            anchor=whole.anchor,
        )
    if whole.precision != "month":
        return None
    rank = ("first", "second", "third", "fourth").index(found["rank"]) if found["rank"] != "last" else None
    from_: date = whole.until - 7 * DAY if rank is None else whole.from_ + 7 * rank * DAY
    return TimeValue(
        from_=from_,
        until=from_ + 7 * DAY,
        precision="week",
        timex3=Timex3(type="DATE", value=containing("week", from_ + 3 * DAY).value, mod="APPROX"),
        anchor=whole.anchor,
    )
