"""This file compares a claim's time with the window that a query asks for; both are intervals, never single days.

A claim is in the window when one reading of its time overlaps it: what is dated to a month may have happened on any
day of it. An end that the page leaves open (*since February*) reaches on. A claim without a timex of its own is dated
by the story or by the page (`Claim.when`); one that nothing dates is in no window, since nothing says that it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from dateline.errors import UsageError
from dateline.records.claim import Claim
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


def list_readings(claim: Claim) -> list[Interval]:
    """Every reading of when a claim's act took place: its own time's, else the one that the story or the page gives."""
    if own := list_own_readings(claim):
        return own
    return _bounded([] if claim.when is None else [Interval(from_=claim.when.from_, until=claim.when.until)])


def list_own_readings(claim: Claim) -> list[Interval]:
    """Every reading of a claim's own timex that has at least one end; an ambiguous date has several."""
    if claim.time is not None:
        return _bounded([Interval(from_=claim.time.from_, until=claim.time.until), *claim.time.alternatives])
    if claim.when is not None and claim.when.taken_from == "own":
        return _bounded([Interval(from_=claim.when.from_, until=claim.when.until)])
    return []


def _bounded(readings: Iterable[Interval]) -> list[Interval]:
    return [r for r in dict.fromkeys(readings) if r.from_ is not None or r.until is not None]


def _read_day(given: date | str | None, option: str) -> date | None:
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given)  # reads plain dates too
        except ValueError as error:
            raise UsageError(f"{option}={given!r} is no date; give it as YYYY-MM-DD") from error
    if isinstance(given, datetime):
        return (given if given.tzinfo is None else given.astimezone(UTC)).date()
    return given
