"""The project's own tables of places: what a row may say, and that the rows that are there can be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dateline.errors import GazetteerError
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_tables import PlaceRow, load_rows, parse_rows, table_files
from dateline.records.distance import distance_km
from dateline.records.values import LineString, Polygon

FARTHEST_FROM_A_TOWN_KM = 450  # bases in the Sahara and the Syrian desert lie this far from any town of 500 people


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


def a_row(**fields: Any) -> PlaceRow:
    """The row as read, of a dam on the Euphrates."""
    row = {"name": "Tishrin Dam", "lat": 36.38, "lon": 38.18, "country": "SYR", "feature": "dam", **fields}
    return parse_rows("places/x.yaml", {"tishrin": row})[0]


REFUSED = [
    # field and value, what the message must name
    ({"lat": 136.4}, "latitude 136.4 is nowhere on Earth"),
    ({"lat": None}, "'lat and lon'"),
    ({"lat": 0, "lon": 0}, "nobody looked up"),
    ({"lat": "36.4"}, "two numbers"),
    ({"name": ""}, "'name'"),
    ({"country": "SY"}, "alpha-3"),
    ({"country": None, "countries": ["SYR", "TU"]}, "unknown country 'TU'"),
    ({"country": None, "countries": ["SYR"]}, "list two or more"),
    ({"country": None, "countries": "SYR TUR"}, "list two or more"),
    ({"countries": ["SYR", "TUR"]}, "both 'country' and 'countries'"),
    ({"feature": "reservoir"}, "features: airport, area, base"),
    ({"precision": "rough"}, "precisions: exact"),
    ({"aliases": "Teshreen"}, "list of names"),
    ({"aliases": [4]}, "numbers in quotes"),
    ({"population": -1}, "no number of people"),
    ({"since": 1999}, "unknown field 'since'"),
    ({"from": "2016-13"}, "'2016-13' is no date"),
    ({"from": "2019", "until": "2018"}, "ends (2018) before it begins (2019)"),
    ({"bbox": [38, 36, 39]}, "[west, south, east, north]"),
    ({"bbox": [39, 36, 38, 37]}, "[west, south, east, north]"),
    ({"bbox": [38, 36, 39, 97]}, "nowhere on Earth"),
    ({"polygon": [[38, 36], [39, 36], [38, 36]]}, "fewer than 3 different positions"),
    ({"line": [[38, 36]]}, "fewer than 2 different positions"),
    ({"line": [[38, 36], [39, 36]], "bbox": [38, 36, 39, 37]}, "both 'bbox' and 'line'"),
]


@pytest.mark.parametrize(("fields", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_a_wrong_row_is_refused_by_file_id_and_field(fields: dict[str, Any], told: str) -> None:
    """Who wrote it finds it at once."""
    with pytest.raises(GazetteerError) as caught:
        a_row(**fields)
    assert str(caught.value).startswith("places/x.yaml: tishrin: ")
    assert told in str(caught.value)


def test_a_box_is_a_closed_ring() -> None:
    """As GeoJSON wants it, longitude first."""
    assert a_row(bbox=[38, 36, 39, 37]).geometry == Polygon(
        coordinates=(((38, 36), (39, 36), (39, 37), (38, 37), (38, 36)),)
    )


def test_a_polygon_is_closed_where_it_was_left_open() -> None:
    """Both ways of writing it are the same area."""
    ring = [[38, 36], [39, 36], [39, 37]]
    assert a_row(polygon=ring).geometry == a_row(polygon=[*ring, ring[0]]).geometry


def test_a_road_is_a_line() -> None:
    """Its positions in the order in which they were written."""
    assert a_row(line=[[38, 36], [39.5, 37]]).geometry == LineString(coordinates=((38, 36), (39.5, 37)))


@pytest.mark.parametrize(
    ("until", "day"),
    [
        ("2018", date(2019, 1, 1)),  # to the end of the year
        ("2018-12", date(2019, 1, 1)),
        ("2018-06", date(2018, 7, 1)),
        ("2018-06-24", date(2018, 6, 24)),  # the day on which it no longer holds
    ],
)
def test_an_end_is_the_first_day_after(until: str, day: date) -> None:
    """A year that is named belongs to it."""
    row = a_row(**{"from": "2017-05", "until": until})
    assert (row.from_, row.until) == (date(2017, 5, 1), day)


def test_areas_are_areas_and_places_are_places() -> None:
    """By the file that they stand in; ids tell which."""
    row = {"name": "X", "lat": 1, "lon": 2}
    (area,), (place,) = parse_rows("areas.yaml", {"x": row}), parse_rows("places/x.yaml", {"x": row})
    assert (area.id, area.kind, area.precision) == ("area:x", "area", "region")
    assert (place.id, place.kind, place.precision) == ("own:x", "own", "exact")


def test_what_is_packaged_loads() -> None:
    """Areas first, then every file of places."""
    assert table_files()[0] == "areas.yaml"
    assert len(load_rows()) > 250


def test_every_province_is_one_of_its_country(gazetteer: Gazetteer) -> None:
    """Containment compares `admin1` by name: another spelling of it would contain nothing."""
    wrong = [
        f"{row.id}: {row.admin1}"
        for row in load_rows()
        if row.admin1 and row.country and gazetteer.region_name(row.country, row.admin1) != row.admin1
    ]
    assert wrong == []


def test_every_place_lies_near_a_town_of_its_country(gazetteer: Gazetteer) -> None:
    """A sign lost or two digits swapped puts it on another continent."""
    towns: dict[str | None, list[tuple[float, float]]] = {}
    for country, lat, lon in gazetteer._database.execute("SELECT country, lat, lon FROM place WHERE kind = 'city'"):
        towns.setdefault(country, []).append((lat, lon))
    lost = [
        row.id
        for row in load_rows()
        if row.kind == "own" and row.country
        if min(distance_km(row.lat, row.lon, *town) for town in towns[row.country]) > FARTHEST_FROM_A_TOWN_KM
    ]
    assert lost == []


def test_candidates_carry_feature_shape_dates_and_countries(gazetteer: Gazetteer) -> None:
    """What a row says reaches who chooses among candidates."""
    rows = {row.id: row for row in load_rows()}
    for row in rows.values():
        if row.geometry or row.from_ or row.feature or row.countries:
            found = next(c for c in gazetteer.candidates(row.name) if c.id == row.id)
            assert (found.geometry, found.from_, found.until, found.feature, found.countries) == (
                row.geometry, row.from_, row.until, row.feature, row.countries,
            )  # fmt: skip


def test_shared_places_are_listed_with_their_countries(gazetteer: Gazetteer) -> None:
    """Who asks by id gets what the row says; a place of one country is not among them."""
    assert gazetteer.shared() == {row.id: row.countries for row in load_rows() if row.countries}
    assert gazetteer.shared()["area:liptako-gourma"] == ("MLI", "BFA", "NER")
