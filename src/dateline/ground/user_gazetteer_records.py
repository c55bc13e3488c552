"""This file turns a user's gazetteer into records, a place with its names each, and records into such a file again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.ground.gazetteer_file import COLUMNS, Place
from dateline.ground.user_gazetteer import KIND


class _Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A row of the table `place`, and its rows of `name`: the key, and whether it is an own name."""

    id: str
    kind: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str
    population: int = 0
    capital: int = 0
    feature: str | None = None
    geometry: str | None = None
    begins: str | None = None
    ends: str | None = None
    countries: str | None = None
    names: tuple[tuple[str, int], ...] = ()


_DECODER: Final = msgspec.json.Decoder(_Record)
_MARKS: Final = ",".join("?" * (1 + len(Place._fields)))


def iterate_records(path: Path) -> Iterator[tuple[int, str]]:
    """Number and JSON of each place, in the order of the numbers; the file is read as it is asked for.

    Raises:
        GazetteerError: it is damaged.
    """
    try:
        with closing(KIND.open(path, KIND.again(path.stem))) as database:
            keys = database.execute("SELECT ref, key, own FROM name ORDER BY ref, key")
            named = groupby(keys, itemgetter(0))
            ref, rows = next(named, (0, iter(())))
            for number, *values in database.execute(f"SELECT ref, {COLUMNS} FROM place ORDER BY ref"):
                while ref < number and (following := next(named, None)) is not None:
                    ref, rows = following
                names = tuple((key, own) for _, key, own in rows) if ref == number else ()
                place = Place(*values)
                yield number, msgspec.json.encode(_Record(**place._asdict(), names=names)).decode()
    except (sqlite3.Error, TypeError) as error:  # TypeError: text that is no text
        raise GazetteerError(f"{path}: cannot be read: {error}; {KIND.again(path.stem)}") from error


def write_records(database: sqlite3.Connection, records: Sequence[tuple[int, str]]) -> None:
    """Write such records into a new gazetteer.

    Raises:
        msgspec.DecodeError: one of them is none.
    """
    read = [(number, _DECODER.decode(record)) for number, record in records]
    database.executemany(
        f"INSERT INTO place (ref, {COLUMNS}) VALUES ({_MARKS})",
        ((number, *(getattr(record, column) for column in Place._fields)) for number, record in read),
    )
    # In the order in which they will lie there.
    names = sorted((key, number, own) for number, record in read for key, own in record.names)
    database.executemany("INSERT INTO name VALUES (?,?,?)", names)
