"""This file writes events as CSV, a row an event, and reads such a table back: what it wrote, it writes again."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any, Final

from dateline.errors import MalformedLine
from dateline.share.cells import read_list, table_writer, unshield, write_cell, write_list
from dateline.share.columns import COLUMNS, Kind, from_flat, to_flat
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import Exported

_REQUIRED: Final = ("id", "status", "type", "factuality")


def write_csv(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The rows as UTF-8 CSV with a header; open the file with `newline=""`. See docs/export.md for the columns."""
    tally = Tally("csv", options)
    writer = table_writer(out)
    writer.writerow(COLUMNS)
    for row in tally.admit(rows):
        flat = to_flat(row)
        writer.writerow(
            [write_list(value) if isinstance(value, tuple) else write_cell(value) for value in flat.values()]
        )
    return tally.report()


def read_csv(source: IO[str], *, name: str = "-") -> Iterator[Exported]:
    """The rows of a table that `write_csv` wrote, whoever has edited it since; `name` is what errors call it.

    Columns may stand in any order and be missing; columns of other names are not read. Open it with `newline=""`.

    Raises:
        MalformedLine: a column that every row needs is missing, or a row holds what the column cannot; names the line.
    """
    reader = csv.reader(source)
    header = next(reader, [])
    header = [column.removeprefix("\ufeff") for column in header]
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        raise MalformedLine(
            f"{name}, line 1", f"no column {', '.join(missing)}", "give a table that dateline export has written"
        )
    for cells in reader:
        if not cells:
            continue
        try:
            yield from_flat(_read_cells(header, cells))
        except ValueError as error:
            raise MalformedLine(f"{name}, line {reader.line_num}", str(error), "mend that row") from error


def _read_cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    if len(cells) > len(header):
        raise ValueError(f"{len(cells)} cells under {len(header)} columns")
    flat: dict[str, Any] = {}
    for column, cell in zip(header, cells, strict=False):
        if column in COLUMNS:
            try:
                flat[column] = _READ[COLUMNS[column]](cell)
            except ValueError as error:
                raise ValueError(f"{column}: {error}") from error
    empty = [column for column in _REQUIRED if flat.get(column) is None]
    if empty:
        raise ValueError(f"nothing under {', '.join(empty)}")
    return flat


def _text(cell: str) -> str | None:
    return unshield(cell) or None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _numbers(cell: str) -> list[float | None]:
    return [None if text is None else float(text) for text in read_list(cell)]


_READ: Final[dict[Kind, Callable[[str], Any]]] = {
    "text": _text, "date": _text, "whole": _whole, "texts": read_list, "numbers": _numbers,
}  # fmt: skip
