"""This file says what an export wrote, what it left out and why, and which rows may go out at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from dateline.share.rows import Exported

REPORT_SCHEMA: Final = "dateline.export-report/1"
Reason = Literal[
    "rejected", "unreviewed", "not-fact", "no-type", "other-record", "no-actor", "no-sides", "no-deaths", "no-date",
    "no-place", "several-places", "coarse-place", "no-day",
]  # fmt: skip

# In the order in which they are asked: a row that is left out counts once, under the first that holds.
REASONS: Final[dict[Reason, str]] = {
    "rejected": "a reviewer rejected it",
    "unreviewed": "nobody has reviewed it (--include-unreviewed writes it all the same)",
    "not-fact": "it is not put as fact: planned, urged, expected, conditional or denied by one of its claims",
    "no-type": "the crosswalk has no type of this format for it",
    "other-record": "the record of another claim stands for it",
    "no-actor": "who did it is not told, disputed, or not known by any name",
    "no-sides": "it is not told that an organised armed group took part, and against whom",
    "no-deaths": "no death is told, or not how many at least",
    "no-date": "no date is told, or none as close as the format asks for",
    "no-place": "no place with coordinates is told",
    "several-places": "it took place in several places, and the format has room for one",
    "coarse-place": "its place is known no closer than the country or a region, or it is not told how closely",
    "no-day": "the day is not told, and the format has no word for how closely a date is known",
}


class Options(Struct, frozen=True, kw_only=True):
    """What a user may ask of an export.

    `include_unreviewed` lets rows out that no person has judged. `dated` (aware UTC) is written where a format asks
    when a record was made; without it these columns stay empty, and the same rows give the same bytes.
    """

    include_unreviewed: bool = False
    dated: datetime | None = None


PLAIN: Final = Options()


class LeftOut(Struct, frozen=True, kw_only=True):
    """How many rows were left out for one reason; `why` is the sentence that a person reads."""

    reason: Reason
    why: str
    count: int


class ExportReport(Struct, frozen=True, kw_only=True):
    """What became of the rows: `read` is the sum of `written` and all that was left out."""

    schema: str = REPORT_SCHEMA
    format: str
    read: int
    written: int
    left_out: tuple[LeftOut, ...] = ()

    def counts(self) -> dict[str, int]:
        """Reason → how many rows, reasons without a row left out."""
        return {left.reason: left.count for left in self.left_out}


class Tally:
    """Counts what becomes of each row while they pass."""

    def __init__(self, format: str, options: Options) -> None:
        self._format = format
        self._options = options
        self._read = 0
        self._left: Counter[Reason] = Counter()

    def admit(self, rows: Iterable[Exported], *, facts_only: bool = False) -> Iterator[Exported]:
        """The rows that may go out, one by one; the others are counted with the reason."""
        for row in rows:
            self._read += 1
            reason = refuse(row, self._options, facts_only=facts_only)
            if reason is None:
                yield row
            else:
                self._left[reason] += 1

    def leave_out(self, reason: Reason) -> None:
        """Count a row that was admitted and that the format cannot hold."""
        self._left[reason] += 1

    def report(self) -> ExportReport:
        """What has become of the rows so far."""
        left = tuple(LeftOut(reason=r, why=why, count=self._left[r]) for r, why in REASONS.items() if self._left[r])
        return ExportReport(
            format=self._format, read=self._read, written=self._read - self._left.total(), left_out=left
        )


def refuse(row: Exported, options: Options, *, facts_only: bool = False) -> Reason | None:
    """Why a row may not go out, or None. What a person has rejected never does."""
    if row.is_rejected:
        return "rejected"
    if not row.is_reviewed and not options.include_unreviewed:
        return "unreviewed"
    return "not-fact" if facts_only and not row.is_fact else None
