"""This file compares a claim's time with the window that a query asks for; both are intervals, never single days.

A claim is in the window when one reading of its time overlaps it: what is dated to a month may have happened on any
day of it. An end that the page leaves open (*since February*) reaches on. A claim without a timex of its own is dated
by the story or by the page (`Claim.when`); one that nothing dates is in no window, since nothing says that it was.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from dateline.errors import UsageError
from dateline.records.page import Interval


def read_window(since: date | str | None, until: date | str | None) -> Interval:
    """The window `[since, until)` in UTC dates; either end may be open.

    Raises:
        UsageError: an end is no date, or the window is empty.
    """
    first, after = _read_day(since, "since"), _read_day(until, "until")
    if first is not None and after is not None and first >= after:
        raise UsageError(f"since={first} until={after} holds no day; until is the first day that is left out")
    return Interval(from_=first, until=after)


def meets_window(window: Interval, from_: date | None, until: date | None) -> bool:
    """Whether what took place in `[from_, until)` may lie in the window; what nothing dates is in none but the open."""
    if window == Interval():
        return True
    if from_ is None and until is None:
        return False
    return (window.from_ is None or until is None or until > window.from_) and (
        window.until is None or from_ is None or from_ < window.until
    )


def _read_day(given: date | str | None, option: str) -> date | None:
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given)  # reads plain dates too
        except ValueError as error:
            raise UsageError(f"{option}={given!r} is no date; give it as YYYY-MM-DD") from error
    if isinstance(given, datetime):
        return (given if given.tzinfo is None else given.astimezone(UTC)).date()
    return given
