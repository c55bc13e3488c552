"""This file is a gazetteer as SQLite: its tables, the index of its names, and how one is written at one stroke."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GazetteerError
from dateline.ground.names import fold_lines
from dateline.ground.place_spelling import FAMILIES, families_of, shorten

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (ref INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, lat REAL, lon REAL, country TEXT,
                    admin1 TEXT, precision TEXT, population INTEGER, capital INTEGER, feature TEXT, geometry TEXT,
                    begins TEXT, ends TEXT, countries TEXT);
CREATE TABLE name (key TEXT, ref INTEGER, own INTEGER, PRIMARY KEY (key, ref)) WITHOUT ROWID;
CREATE TABLE border (country TEXT, neighbour TEXT, PRIMARY KEY (country, neighbour)) WITHOUT ROWID;
CREATE TABLE region (country TEXT, code TEXT, name TEXT, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
# Of the built-in gazetteer, once it is filled: to keep them while rows come in takes three times as long.
INDEXES = """
CREATE INDEX state ON place (country) WHERE kind = 'country';
CREATE INDEX town ON place (country) WHERE kind = 'city';
"""
COLUMNS = (
    "id, kind, name, lat, lon, country, admin1, precision, population, capital, feature, geometry, begins, ends,"
    " countries"
)


class Place(NamedTuple):
    """A row of the table `place`, less its number: WGS 84 degrees, ISO 3166 alpha-3, dates as YYYY-MM-DD, GeoJSON.

    `countries`, parted by spaces, where several share the place.
    """

    id: str
    kind: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str
    population: int = 0
    capital: int = 0
    feature: str | None = None
    geometry: str | None = None
    begins: str | None = None
    ends: str | None = None
    countries: str | None = None


@contextlib.contextmanager
def write_at_one_stroke(path: Path, schema: str = SCHEMA) -> Iterator[sqlite3.Connection]:
    """A new, empty gazetteer to fill, that stands at `path` once all went well: a reader sees all of it or nothing.

    `schema`: the SQL that makes the tables, where they are others than a gazetteer's.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(made)) as database:
            database.executescript(schema)
            yield database
            database.commit()
        Path(made).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(made).unlink()


def open_for_reading(path: Path, remedy: str) -> sqlite3.Connection:
    """The file, opened so that nothing can write to it.

    Raises:
        GazetteerError: it is no gazetteer, or damaged; the message ends with the remedy.
    """
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        database.execute(f"SELECT {COLUMNS} FROM place LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise GazetteerError(f"the gazetteer {path} cannot be read: {error}; {remedy}") from error
    return database


def add_places(database: sqlite3.Connection, places: Sequence[tuple[Place, Sequence[str]]], first_ref: int = 1) -> int:
    """Write places with their other names; how many rows the names took.

    SQLite numbers them in order: `first_ref` is one more than the places already there.
    """
    database.executemany(
        f"INSERT INTO place ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", (place for place, _ in places)
    )
    numbered = list(enumerate(places, first_ref))
    # Own names first: of two names of a place that make one key the first one stays.
    names = [(place.name, ref, 1, place.country) for ref, (place, _) in numbered]
    names += [(other, ref, 0, place.country) for ref, (place, others) in numbered for other in others]
    rows = _index(names)
    database.executemany("INSERT INTO name VALUES (?,?,?)", [(key, ref, rows[key, ref]) for key, ref in sorted(rows)])
    return len(rows)


def _index(names: Sequence[tuple[str, int, int, str | None]]) -> dict[tuple[str, int], int]:
    """Whether it is an own name, for each key and place; names are folded, and spelt by rule, as one text, for speed.

    A rule's key is written down only where it differs from the name's own: `Gazetteer` looks for both.
    """
    keys = shorten("\n".join(fold_lines([name for name, _, _, _ in names]))).split("\n")
    rows: dict[tuple[str, int], int] = {}
    of_family: dict[str, list[tuple[str, int, int]]] = {family.code: [] for family in FAMILIES}
    of_country: dict[str | None, list[list[tuple[str, int, int]]]] = {}
    for key, (_, ref, own, country) in zip(keys, names, strict=True):
        if len(key) < 2 or (key, ref) in rows:
            continue
        rows[key, ref] = own
        if len(key) > 3:
            if country not in of_country:
                of_country[country] = [of_family[family.code] for family in families_of(country)]
            for written in of_country[country]:
                written.append((key, ref, own))
    for family in FAMILIES:
        written = of_family[family.code]
        spelt = family.canonical("\n".join(key for key, _, _ in written)).split("\n") if written else ()
        for key, (as_written, ref, own) in zip(spelt, written, strict=True):
            if key != as_written:
                rows.setdefault((family.code + key, ref), own)
    return rows
