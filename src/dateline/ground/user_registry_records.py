"""This file turns a user's registry into records, an actor with its names each, and records into such a file again."""

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

from dateline.errors import RegistryError
from dateline.ground.user_registry import KIND
from dateline.ground.user_registry_file import decode_entry


class _Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the table `actor`, and its rows of `name` and `spelling`.

    A name is its key, whether it is met in capitals only, whether it is shared, and its key by either rule of spelling.
    """

    line: int | None
    id: str
    entry: msgspec.Raw
    names: tuple[tuple[str, int, int, str | None, str | None], ...]


_DECODER: Final = msgspec.json.Decoder(_Record)
_NAMES: Final = """
SELECT name.ref, name.key, capitals, shared, variant.key, skeleton.key FROM name
LEFT JOIN spelling AS variant ON variant.name = name.key AND variant.rule = 'v'
LEFT JOIN spelling AS skeleton ON skeleton.name = name.key AND skeleton.rule = 's'
ORDER BY name.ref, name.key
"""


def iterate_records(path: Path) -> Iterator[tuple[int, str]]:
    """Number and JSON of each actor, in the order of the numbers; the file is read as it is asked for.

    Raises:
        RegistryError: it is damaged.
    """
    try:
        with closing(KIND.open(path, KIND.again(path.stem))) as database:
            named = groupby(database.execute(_NAMES), itemgetter(0))
            ref, rows = next(named, (0, iter(())))
            for number, line, id, entry in database.execute("SELECT ref, line, id, entry FROM actor ORDER BY ref"):
                while ref < number and (following := next(named, None)) is not None:
                    ref, rows = following
                names = tuple(tuple(row[1:]) for row in rows) if ref == number else ()
                record = _Record(line=line, id=id, entry=msgspec.Raw(entry.encode()), names=names)
                yield number, msgspec.json.encode(record).decode()
    except (sqlite3.Error, TypeError, AttributeError) as error:  # the last two: text that is no text
        raise RegistryError(f"{path}: cannot be read: {error}; {KIND.again(path.stem)}") from error


def write_records(database: sqlite3.Connection, records: Sequence[tuple[int, str]]) -> None:
    """Write such records into a new registry.

    Raises:
        msgspec.DecodeError: one of them is none, or its entry is no actor's.
    """
    read = [(number, _DECODER.decode(record)) for number, record in records]
    actors = []
    for number, record in read:
        entry = bytes(record.entry).decode()
        decode_entry(entry)
        actors.append((number, record.line, record.id, entry))
    database.executemany("INSERT INTO actor VALUES (?,?,?,?)", actors)
    names = [(number, *name) for number, record in read for name in record.names]
    database.executemany(
        "INSERT INTO name VALUES (?,?,?,?)", ((key, number, *marks) for number, key, *marks, _, _ in names)
    )
    spelt = [("v", variant, key) for _, key, _, _, variant, _ in names if variant is not None]
    spelt += [("s", skeleton, key) for _, key, _, _, _, skeleton in names if skeleton is not None]
    database.executemany("INSERT OR IGNORE INTO spelling VALUES (?,?,?)", spelt)
