"""This file writes events as Parquet, with dateline's own columns, and reads them back; DuckDB does the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

import msgspec

from dateline.errors import UsageError
from dateline.share.columns import COLUMNS, Kind, from_flat, to_flat
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import Exported

_TYPES: Final[dict[Kind, str]] = {
    "text": "VARCHAR", "whole": "BIGINT", "date": "DATE", "texts": "VARCHAR[]", "numbers": "DOUBLE[]",
}  # fmt: skip
_BATCH: Final = 1000


def write_parquet(rows: Iterable[Exported], out: IO[bytes], options: Options = PLAIN) -> ExportReport:
    """The rows as one Parquet file, compressed with zstd; `out` takes bytes. Lists are lists, dates are dates.

    Raises:
        UsageError: DuckDB is not installed.
    """
    duckdb = _duckdb()
    tally = Tally("parquet", options)
    with TemporaryDirectory(prefix="dateline-") as folder:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("wb") as file:
            for row in tally.admit(rows):
                file.write(msgspec.json.encode(to_flat(row)) + b"\n")
        types = ", ".join(f"{_quote(column)}: {_quote(_TYPES[kind])}" for column, kind in COLUMNS.items())
        with duckdb.connect() as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_json({_quote(str(lines))}, format = 'newline_delimited', "
                f"columns = {{{types}}})) TO {_quote(str(made))} (FORMAT parquet, COMPRESSION zstd)"
            )
        with made.open("rb") as file:
            while piece := file.read(1 << 20):
                out.write(piece)
    return tally.report()


def read_parquet(path: Path) -> Iterator[Exported]:
    """The rows of a file that `write_parquet` wrote.

    Raises:
        UsageError: DuckDB is not installed.
        ValueError: a row is no event; the message names what is wrong with it.
    """
    with _duckdb().connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        while batch := found.fetchmany(_BATCH):
            for values in batch:
                yield from_flat(dict(zip(names, values, strict=True)))


def _duckdb() -> Any:
    try:
        return import_module("duckdb")
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs DuckDB, which is not installed; install duckdb, or export csv") from error


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
