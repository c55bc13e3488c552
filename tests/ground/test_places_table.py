"""The hand-made table of places: each row can be true of the place it names, and no two rows take one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest

from dateline.ground.countries import read_yaml
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_tables import FEATURES, PlaceRow, parse_rows, table_files
from dateline.ground.place_spelling import place_key
from dateline.records.distance import distance_km

Towns = dict[tuple[str, str | None], list[tuple[float, float]]]

FEWEST_ROWS = 400
FARTHEST_FROM_A_TOWN_KM = 60
MARGIN_DEGREES = 1.0  # about 110 km of country beyond its outermost town
NORTH_SOUTH_DEGREES = 6.0  # farther north or south than this is farther than any row below

# Rows that lie farther from the next town of their region (of their country, where they name none), by the reason why
# that is right. The gazetteer holds places of 500 people and more, and of some regions a handful.
FARTHER: dict[str, str] = {
    "desert, with no town about": """al-tanf rukban nukhayb walid-crossing trebil khurais duqm baramcha semnan-space
        al-buqa maaten-al-sarra uweinat abu-grein madama agadem assamaka ouadi-doum wour koro-toro tinzaouaten
        longewala la-mora""",
    "mountains, with no town about": """siachen depsang chushul rezang-la gogra pangong galwan demchok
        daulat-beg-oldi grasberg tembagapura sugapa oksibil dekai enarotali mindat matupi kanpetlet paletwa""",
    "an island or reef out at sea": """coco-islands second-thomas-shoal scarborough-shoal sabina-shoal thitu-island
        mischief-reef fiery-cross-reef subi-reef woody-island""",
    "GeoNames files few towns, or none, under the region": """sam-ouandja bambouti minova bisie minembwe muxungue
        negomano palma-moz amarula-hotel mornei nertiti jebel-moon heiban heglig hamdayet doro-camp yusuf-batil yida
        ajuong-thok paloch old-fangak akobo pibor lankien nasir-ssd kajo-keji pagak gerd melkadida bokolmanyo pugnido
        todonyang kapedo tongo-tongo manantali-dam anefis tabankort bamba-mali almoustarat in-delimane boulkessi mondoro
        nampala labbezanga talataye gossi hombori preah-vihear-temple el-mozote""",
}
# Deserts whose outermost town lies more than a degree inside the border.
OUTSIDE_THE_BOX = {"walid-crossing", "trebil", "madama", "maaten-al-sarra"}


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def towns(gazetteer: Gazetteer) -> Towns:
    """Latitude and longitude of the towns of each country (admin1 None: of all its regions) from GeoNames alone."""
    found: Towns = defaultdict(list)
    rows = gazetteer._database.execute("SELECT country, admin1, lat, lon FROM place WHERE kind = 'city'")
    for country, admin1, lat, lon in rows:
        found[country, None].append((lat, lon))
        if admin1:
            found[country, admin1].append((lat, lon))
    return found


@pytest.fixture(scope="module")
def tables() -> dict[str, list[PlaceRow]]:
    """The rows of each file of places."""
    return {file: parse_rows(file, read_yaml(file)) for file in table_files() if file.startswith("places/")}


@pytest.fixture(scope="module")
def rows(tables: dict[str, list[PlaceRow]]) -> list[PlaceRow]:
    """All of them."""
    return [row for found in tables.values() for row in found]


def key(row: PlaceRow) -> str:
    """The row's key as its file writes it."""
    return row.id.removeprefix("own:")


def km_to_the_next_town(row: PlaceRow, towns: Towns) -> float:
    """How far the row lies from the nearest town of its region, its country, or (on a border) any; infinite if none."""
    if row.country:
        near = towns.get((row.country, row.admin1), [])
    else:
        near = [
            town
            for (_, admin1), found in towns.items()
            if admin1 is None
            for town in found
            if abs(town[0] - row.lat) < NORTH_SOUTH_DEGREES
        ]
    return min((distance_km(row.lat, row.lon, *town) for town in near), default=float("inf"))


def test_the_table_is_as_large_as_promised(rows: list[PlaceRow]) -> None:
    """Places that conflict reporting names and GeoNames' larger towns lack."""
    assert len(rows) >= FEWEST_ROWS


def test_no_key_stands_twice(tables: dict[str, list[PlaceRow]], rows: list[PlaceRow]) -> None:
    """YAML keeps the last of two rows of one key and says nothing: the lines are counted, and keys across files."""
    for file, found in tables.items():
        text = (files("dateline.ground") / "data" / file).read_text(encoding="utf-8")
        written = re.findall(r"^([^\s#][^:\n]*):", text, re.MULTILINE)
        assert sorted(written) == sorted(key(row) for row in found), file
    keys = [key(row) for row in rows]
    assert sorted(keys) == sorted(set(keys))


def test_no_two_rows_of_a_country_share_a_name(rows: list[PlaceRow]) -> None:
    """Neither could be told from the other: the name would be coded as whichever stands first."""
    bearers: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row in rows:
        for name in (row.name, *row.aliases):
            bearers[row.country, place_key(name)].add(key(row))
    assert {name: sorted(ids) for name, ids in bearers.items() if len(ids) > 1} == {}


def test_every_row_says_what_it_is_and_how_that_is_known(tables: dict[str, list[PlaceRow]]) -> None:
    """The note is what a reviewer reads; the feature tells a camp from the town beside it."""
    for file, found in tables.items():
        notes = {name: row.get("note") for name, row in read_yaml(file).items()}
        assert [name for name, note in notes.items() if not isinstance(note, str) or len(note) < 10] == [], file
        # The table's first hundred rows are older than features; those added since have one.
        untold = [key(row) for row in found if row.feature not in FEATURES and (row.feature or "_more" in file)]
        assert untold == [], file


def test_every_row_names_its_country_or_those_that_share_it(rows: list[PlaceRow]) -> None:
    """Without either it would be taken for certain on a page about another continent."""
    assert [key(row) for row in rows if not row.country and len(row.countries) < 2] == []


def test_every_region_is_one_of_its_country(gazetteer: Gazetteer, rows: list[PlaceRow]) -> None:
    """Containment compares regions by name, spelt as the gazetteer shows them."""
    known = set(gazetteer._database.execute("SELECT country, admin1 FROM place WHERE kind = 'region'"))
    assert [key(row) for row in rows if row.admin1 and (row.country, row.admin1) not in known] == []


def test_every_row_lies_in_its_country(towns: Towns, rows: list[PlaceRow]) -> None:
    """Inside the box around its country's towns, with a margin."""
    outside = set()
    for row in rows:
        if row.country:
            inside = towns[row.country, None]
            for at, of_all in ((row.lat, [lat for lat, _ in inside]), (row.lon, [lon for _, lon in inside])):
                if not min(of_all) - MARGIN_DEGREES <= at <= max(of_all) + MARGIN_DEGREES:
                    outside.add(key(row))
    assert outside == OUTSIDE_THE_BOX


def test_every_row_lies_near_a_town_of_its_region(towns: Towns, rows: list[PlaceRow]) -> None:
    """Degrees swapped, a digit mistyped or the wrong province leave no town near; so does an exception outlived."""
    far = {key(row) for row in rows if km_to_the_next_town(row, towns) > FARTHEST_FROM_A_TOWN_KM}
    argued = {name for names in FARTHER.values() for name in names.split()}
    assert sorted(far - argued) == []
    assert sorted(argued - far) == []


def test_swapped_degrees_would_be_seen(towns: Towns, rows: list[PlaceRow]) -> None:
    """The check above can fail: with latitude and longitude swapped nearly every row is far from its region."""
    sample = [row for row in rows if row.country and row.admin1][::10]
    swapped = [
        min(distance_km(row.lon, row.lat, *town) for town in towns[row.country or "", row.admin1])
        for row in sample
        if towns.get((row.country or "", row.admin1)) and abs(row.lat - row.lon) > 2
    ]
    assert swapped
    assert min(swapped) > FARTHEST_FROM_A_TOWN_KM
