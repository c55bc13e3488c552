"""This file says how precisely an interval dates an event, in the codes of ACLED and of UCDP."""

from __future__ import annotations

from datetime import date
from typing import Final

from dateline.ground.calendar import PRECISIONS
from dateline.records.values import TimePrecision

# The longest interval of each name, in days; a value may be coarser than its interval, never finer.
_LONGEST: Final[tuple[tuple[int, TimePrecision], ...]] = (
    (1, "day"), (7, "week"), (31, "month"), (92, "season"), (366, "year"),
)  # fmt: skip


def acled_time_precision(from_: date | None, until: date | None) -> int | None:
    """ACLED's `time_precision` of `[from_, until)`: 1 the day is known, 2 the week, 3 the month; else None.

    ACLED codes no event whose month is unknown (ACLED Codebook, "Time precision").
    """
    days = _days(from_, until)
    if days is None or days > 31:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3


def ucdp_date_prec(from_: date | None, until: date | None) -> int | None:
    """UCDP's `date_prec` of `[from_, until)`: 1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year.

    None for an open or a longer interval, which UCDP codes as no event (UCDP GED Codebook, `date_prec`).
    """
    days = _days(from_, until)
    if days is None or days > 366:
        return None
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def precision_of(from_: date | None, until: date | None) -> TimePrecision:
    """The finest precision that an interval can have; `unknown` where an end is open."""
    days = _days(from_, until)
    if days is None:
        return "unknown"
    return next((name for longest, name in _LONGEST if days <= longest), PRECISIONS[-2])


def _days(from_: date | None, until: date | None) -> int | None:
    return None if from_ is None or until is None else (until - from_).days
