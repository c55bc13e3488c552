"""This file writes events with their claims as JSON Lines, losing nothing, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from dateline.errors import MalformedLine
from dateline.records.serialise import from_json, to_json
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import EXPORT_SCHEMA, Exported


def write_jsonl(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """One row a line, as `Exported` has it: event, status, claims, facts of their pages."""
    tally = Tally("jsonl", options)
    for row in tally.admit(rows):
        out.write(to_json(row) + "\n")
    return tally.report()


def read_jsonl(source: IO[str], *, name: str = "-") -> Iterator[Exported]:
    """The rows of a file that `write_jsonl` wrote; empty lines are passed over. `name` is what errors call it.

    Raises:
        MalformedLine: a line is no such row; the message names it.
    """
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            row = from_json(line, Exported)
        except MalformedLine as error:
            raise MalformedLine(f"{name}, line {number}", error.problem, error.remedy) from error
        if row.schema != EXPORT_SCHEMA:
            raise MalformedLine(f"{name}, line {number}", f"schema {row.schema!r}", f"give lines of {EXPORT_SCHEMA}")
        yield row
