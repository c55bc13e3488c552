"""This file reads the project's own tables of places and areas, and refuses what is wrong in them, by name.

A row is `id: {name, lat, lon, country, admin1, aliases, feature, precision, note, …}`; `countries` stands instead of
`country` where several share, or claim, it. Degrees are WGS 84, in GeoJSON's
order (longitude first) in `bbox: [west, south, east, north]`, `polygon: [[lon, lat], …]` and `line: [[lon, lat], …]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Literal, get_args

from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.ground.countries import load_countries, read_yaml
from dateline.records.values import LineString, PlacePrecision, Polygon

FEATURES = frozenset(
    "airport area base border bridge building camp city compound crossing dam desert district forest front gulf"
    " hospital island lake line locality mine mountain oilfield pass peninsula plant port prison province quarter"
    " region river road sea site strait town valley village zone".split()
)
_FIELDS = frozenset(
    "name lat lon country countries admin1 aliases feature precision population note bbox polygon line from"
    " until".split()
)
_SHAPES = ("bbox", "polygon", "line")


class PlaceRow(Struct, frozen=True, kw_only=True):
    """One row of the project's own tables. In force on `[from_, until)`, either end open; `population` 0: not known.

    `countries`: two or more that share, or claim, a place which has no `country`.
    """

    id: str
    kind: Literal["own", "area"]
    name: str
    lat: float
    lon: float
    country: str | None
    countries: tuple[str, ...]
    admin1: str | None
    precision: PlacePrecision
    population: int
    aliases: tuple[str, ...]
    feature: str
    geometry: LineString | Polygon | None
    from_: date | None
    until: date | None


def table_files() -> list[str]:
    """The names of the tables, in order, relative to the stage's data folder: the areas, then the places by region."""
    folder = files("dateline.ground") / "data" / "places"
    return ["areas.yaml", *sorted(f"places/{file.name}" for file in folder.iterdir() if file.name.endswith(".yaml"))]


def load_rows() -> list[PlaceRow]:
    """Every row of every table.

    Raises:
        GazetteerError: a row is wrong; the message names the file, the id, the field and the choices.
    """
    found: list[PlaceRow] = []
    seen: dict[str, str] = {}
    for file in table_files():
        for row in parse_rows(file, read_yaml(file) or {}):
            if row.id in seen:
                raise GazetteerError(f"{file}: {row.id.partition(':')[2]}: given twice, in {seen[row.id]} too")
            seen[row.id] = file
            found.append(row)
    return found


def parse_rows(file: str, rows: Mapping[str, Mapping[str, Any]]) -> list[PlaceRow]:
    """The rows of one table; `areas.yaml` holds areas, every other file places.

    Raises:
        GazetteerError: a field is unknown, missing or out of bounds.
    """
    if not isinstance(rows, Mapping):
        raise GazetteerError(f"{file}: rows are written `id: {{name: …, lat: …, lon: …}}`, not as a list")
    return [_parse_row(file, str(key), row) for key, row in rows.items()]


def _parse_row(file: str, key: str, row: Mapping[str, Any]) -> PlaceRow:
    where = f"{file}: {key}"
    if not isinstance(row, Mapping):
        raise GazetteerError(f"{where}: is {row!r}; write {{name: …, lat: …, lon: …}}")
    if unknown := sorted(str(name) for name in set(row) - _FIELDS):
        raise GazetteerError(f"{where}: unknown field {unknown[0]!r}; fields: {', '.join(sorted(_FIELDS))}")
    kind: Literal["own", "area"] = "area" if file == "areas.yaml" else "own"
    if not isinstance(row.get("name"), str) or not row["name"]:
        raise GazetteerError(f"{where}: field 'name' is missing, or no text")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias for alias in aliases):
        raise GazetteerError(f"{where}: field 'aliases' is {aliases!r}; give a list of names, numbers in quotes")
    country, countries = row.get("country"), _countries(where, row)
    precision = row.get("precision", "region" if kind == "area" else "exact")
    if precision not in get_args(PlacePrecision):
        choices = ", ".join(get_args(PlacePrecision))
        raise GazetteerError(f"{where}: unknown precision {precision!r}; precisions: {choices}")
    feature = row.get("feature", "")
    if feature and feature not in FEATURES:
        raise GazetteerError(f"{where}: unknown feature {feature!r}; features: {', '.join(sorted(FEATURES))}")
    population = row.get("population", 0)
    if type(population) is not int or population < 0:
        raise GazetteerError(f"{where}: population {population!r} is no number of people")
    begins, ends = _day(where, "from", row.get("from")), _day_after(where, row.get("until"))
    if begins and ends and begins >= ends:
        raise GazetteerError(f"{where}: it ends ({row['until']}) before it begins ({row['from']})")
    lon, lat = _position(where, "lat and lon", [row.get("lon"), row.get("lat")])
    return PlaceRow(
        id=f"{kind}:{key}", kind=kind, name=row["name"], lat=lat, lon=lon, country=country, countries=countries,
        admin1=row.get("admin1"), precision=precision, population=population, aliases=tuple(aliases), feature=feature,
        geometry=_geometry(where, row), from_=begins, until=ends,
    )  # fmt: skip


def _countries(where: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """The countries that share the place, in the order of the row; `country` is looked at too."""
    one, several = row.get("country"), row.get("countries")
    if several is None:
        several = []
    elif not isinstance(several, list) or len(set(map(str, several))) < 2:
        raise GazetteerError(f"{where}: field 'countries' is {several!r}; list two or more, or write `country: …`")
    elif one is not None:
        raise GazetteerError(f"{where}: both 'country' and 'countries'; give one of them")
    known = {c.iso3 for c in load_countries()}
    for code in several if one is None else [one]:
        if code not in known:
            raise GazetteerError(f"{where}: unknown country {code!r}; give an ISO 3166 alpha-3 code, KOS, or null")
    return tuple(several)


def _geometry(where: str, row: Mapping[str, Any]) -> LineString | Polygon | None:
    given = [shape for shape in _SHAPES if row.get(shape) is not None]
    if len(given) > 1:
        raise GazetteerError(f"{where}: both {given[0]!r} and {given[1]!r}; give one of {', '.join(_SHAPES)}")
    if not given:
        return None
    shape, points = given[0], row[given[0]]
    if not isinstance(points, list):
        raise GazetteerError(f"{where}: field {shape!r} is {points!r}; give a list")
    if shape == "bbox":
        if len(points) != 4:
            raise GazetteerError(f"{where}: field 'bbox' has {len(points)} numbers; write [west, south, east, north]")
        west, south = _position(where, shape, points[:2])
        east, north = _position(where, shape, points[2:])
        if west >= east or south >= north:
            raise GazetteerError(f"{where}: field 'bbox' is {points}; write [west, south, east, north], in degrees")
        return Polygon(coordinates=(((west, south), (east, south), (east, north), (west, north), (west, south)),))
    positions = tuple(_position(where, shape, point) for point in points)
    least = 3 if shape == "polygon" else 2
    if len(set(positions)) < least:
        raise GazetteerError(f"{where}: field {shape!r} has fewer than {least} different positions")
    if shape == "line":
        return LineString(coordinates=positions)
    return Polygon(coordinates=(positions if positions[0] == positions[-1] else (*positions, positions[0]),))


def _position(where: str, field: str, point: object) -> tuple[float, float]:
    """Longitude and latitude in degrees, as GeoJSON orders them."""
    if not (isinstance(point, list) and len(point) == 2 and all(type(part) in (int, float) for part in point)):
        raise GazetteerError(f"{where}: field {field!r} is {point!r}; give two numbers, in degrees")
    lon, lat = float(point[0]), float(point[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise GazetteerError(f"{where}: field {field!r}: longitude {lon}, latitude {lat} is nowhere on Earth")
    if lon == lat == 0:
        raise GazetteerError(f"{where}: field {field!r} is 0, 0, which stands for a place nobody looked up")
    return lon, lat


def _day(where: str, field: str, written: object) -> date | None:
    """The first day of a written day, month or year."""
    if written is None:
        return None
    parts = str(written).split("-")
    try:
        year, month, day = (*map(int, parts), *(1, 1)[len(parts) - 1 :])
        return date(year, month, day)
    except ValueError as error:
        raise GazetteerError(
            f"{where}: field {field!r}: {written!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
        ) from error


def _day_after(where: str, written: object) -> date | None:
    """The day on which it no longer holds: a full date itself, else the first day after the month or year."""
    first = _day(where, "until", written)
    parts = str(written).count("-")
    if first is None or parts == 2:
        return first
    return date(first.year + 1, 1, 1) if parts == 0 or first.month == 12 else date(first.year, first.month + 1, 1)
