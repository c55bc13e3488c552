"""This file reads the tables that users bring: text out of a file or .zip, rows of a CSV, which column holds what."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Generic, TypeVar

from msgspec import Struct

from dateline.errors import DatelineError
from dateline.ground.names import fold

_LONGEST_CELL = 1_000_000  # characters; GeoNames' longest list of names has some 20,000
_ROWS_AT_ONCE = 20_000  # some 60 MB of places and names; a file of 500,000 rows is written in 25 strokes
_T = TypeVar("_T")


class Refused(Struct, frozen=True):
    """A row that is not taken in, and why; `line` counts the file's lines from 1."""

    line: int
    reason: str


class LeftOut(Struct, frozen=True):
    """A row that is sound and of no use here: its `kind` is counted, the row not named."""

    kind: str


class RowError(ValueError):
    """What is wrong with one row, in words; it becomes a `Refused`."""


class Reading(Struct, frozen=True, kw_only=True):
    """How files are read for one kind of data: `error` is raised about a file, `wanted` says what to give instead."""

    error: type[DatelineError]
    wanted: str

    @contextmanager
    def open_text(self, path: Path) -> Iterator[IO[str]]:
        """The file's text, of a .zip its one table; UTF-8, with or without a byte order mark.

        Raises:
            DatelineError: it cannot be opened, or a .zip holds no table or several.
        """
        try:
            if path.suffix.lower() != ".zip":
                with path.open(encoding="utf-8-sig", newline="") as file:
                    yield file
                return
            with zipfile.ZipFile(path) as archive:
                tables = [
                    name
                    for name in archive.namelist()
                    if name.lower().endswith((".txt", ".csv", ".tsv")) and "readme" not in name.lower()
                ]
                if len(tables) != 1:
                    held = ", ".join(tables) or "none"
                    raise self.error(f"{path}: a .zip must hold one .txt or .csv, this one holds {held}; unpack it")
                with archive.open(tables[0]) as raw:
                    yield TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        except UnicodeDecodeError as error:
            raise self.error(f"{path}: not UTF-8 text ({error.reason}); save it as UTF-8, a workbook as CSV") from error
        except (OSError, zipfile.BadZipFile) as error:
            raise self.error(f"{path}: cannot be read: {error}; give a table as .txt, .csv or .zip") from error

    def first_line(self, path: Path) -> str:
        """The file's first line without its end.

        Raises:
            DatelineError: it is empty.
        """
        with self.open_text(path) as file:
            return self._first_line(file, path)

    def read_header(self, path: Path) -> list[str]:
        """The headers of a CSV, space around them aside."""
        return split_header(self.first_line(path))

    def choose_columns(
        self, path: Path, given: Mapping[str, str], guesses: Mapping[str, str], required: Sequence[str]
    ) -> dict[str, str]:
        """For each column the header of the file's column that holds it: as given, else by its usual names.

        `guesses`: column → its usual headers, folded, joined by spaces, the likeliest first.

        Raises:
            DatelineError: a given header is not there, or a required column is nowhere.
        """
        header = self.read_header(path)
        listed = ", ".join(header)
        for column, wanted in given.items():
            if wanted not in header:
                raise self.error(f"{path}: no column {wanted!r} for {column}; columns: {listed}")
        by_name = {fold(cell).replace(" ", "_"): cell for cell in reversed(header)}
        chosen = dict(given)
        for column, names in guesses.items():
            found = next((by_name[guess] for guess in names.split() if guess in by_name), None)
            if column not in chosen and found is not None and found not in chosen.values():
                chosen[column] = found
        if missing := [column for column in required if column not in chosen]:
            raise self.error(
                f"{path}: no column for {missing[0]}; name it with --columns {missing[0]}=HEADER; columns: {listed}"
            )
        return {column: chosen[column] for column in guesses if column in chosen}

    def read_rows(self, path: Path) -> Iterator[tuple[int, dict[str, str] | None]]:
        """The rows of a CSV with the number of their last line; None where a row does not fit the header.

        Raises:
            DatelineError: the file cannot be read any further.
        """
        csv.field_size_limit(_LONGEST_CELL)
        with self.open_text(path) as file:
            first = self._first_line(file, path)
            header = split_header(first)
            reader = csv.reader(file, delimiter=_delimiter(first))
            try:
                for cells in reader:
                    if any(cell.strip() for cell in cells):
                        fits = len(cells) == len(header)
                        yield reader.line_num + 1, dict(zip(header, cells, strict=True)) if fits else None
            except csv.Error as error:
                raise self.error(f"{path}: line {reader.line_num + 1}: {error}; mend the line") from error

    def _first_line(self, file: IO[str], path: Path) -> str:
        first = file.readline(_LONGEST_CELL).rstrip("\r\n")
        if not first.strip():
            raise self.error(f"{path}: its first line is empty; give {self.wanted}")
        return first


def split_header(first: str) -> list[str]:
    """The cells of a CSV's first line; it is split at commas, semicolons or tabs, whichever it has most of."""
    return [cell.strip() for cell in next(csv.reader([first], delimiter=_delimiter(first)))]


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def of_row(line: int, read: Callable[[], _T]) -> _T | Refused:
    """What a row makes, or that it is refused."""
    try:
        return read()
    except RowError as error:
        return Refused(line, str(error))


class Tally(Generic[_T]):
    """What became of a file's rows: those kept are handed on, some at a time, the others counted on the way."""

    def __init__(self, outcomes: Iterator[_T | Refused | LeftOut]) -> None:
        self._outcomes = outcomes
        self.kept = 0
        self.refused: list[Refused] = []
        self.left_out: Counter[str] = Counter()

    @property
    def read(self) -> int:
        """How many rows were read so far."""
        return self.kept + len(self.refused) + self.left_out.total()

    @property
    def first_refusal(self) -> str:
        """The first refused row with its reason, to end a message with; empty if none was refused."""
        return f"; line {self.refused[0].line}: {self.refused[0].reason}" if self.refused else ""

    def next_kept(self) -> list[_T]:
        """The next rows that are kept; none at the end."""
        batch: list[_T] = []
        for outcome in self._outcomes:
            if isinstance(outcome, Refused):
                self.refused.append(outcome)
            elif isinstance(outcome, LeftOut):
                self.left_out[outcome.kind] += 1
            else:
                batch.append(outcome)
                if len(batch) == _ROWS_AT_ONCE:
                    break
        self.kept += len(batch)
        return batch
