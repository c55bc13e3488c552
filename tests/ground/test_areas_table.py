"""This file holds the table of areas to its own rules: bounds, dates, countries, and the areas that news names most."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dateline.ground.countries import load_countries, read_yaml
from dateline.ground.gazetteer_tables import FEATURES
from dateline.ground.names import fold

AREAS: dict[str, dict[str, Any]] = read_yaml("areas.yaml")
ISO3 = {country.iso3 for country in load_countries()}
FEWEST_ROWS = 180
# A middle is rounded to half a degree, so it may fall that far outside a narrow strip.
ROUNDED_DEGREES = 0.5
# Open water, and regions that hold more states than a list would help with.
NOBODYS = frozenset({"sea", "gulf", "strait"})
TOO_WIDE = frozenset({"latin-america", "sub-saharan-africa", "africa", "europe", "asia"})

NAMED = (
    "Idlib de-escalation zone", "northern Homs de-escalation zone", "Eastern Ghouta de-escalation zone",
    "south-west de-escalation zone", "Olive Branch area", "Euphrates Shield area", "Peace Spring area", "55-km zone",
    "UNDOF zone", "Gaza envelope", "Philadelphi corridor", "Netzarim corridor", "Blue Line", "Green Zone",
    "disputed territories of northern Iraq", "Sinjar Mountains", "Qandil", "Panjshir Valley", "FATA",
    "tribal districts of Khyber Pakhtunkhwa", "Swat", "Wakhan", "Ferghana Valley", "Durand Line", "Line of Control",
    "Line of Actual Control", "Donbas", "Donetsk People's Republic", "Luhansk People's Republic", "Zaporizhzhia front",
    "Kherson left bank", "Black Sea grain corridor", "Sahel tri-border", "Lake Chad basin", "Abyei Box",
    "Ilemi Triangle", "Hala'ib Triangle", "Western Tigray", "Ogaden", "Jubaland", "Puntland", "Somaliland",
    "SSC-Khatumo", "northern Cabo Delgado", "Kivu", "Greater Kasai", "Masisi", "Darfur", "Nuba Mountains",
    "Two Areas of Sudan", "Azawad", "Malian Gourma", "W-Arly-Pendjari", "Sambisa Forest", "Middle Belt", "Ambazonia",
    "Casamance", "Western Sahara berm", "Western Sahara buffer strip", "northern Rakhine", "northern Shan State",
    "Golden Triangle", "Sulu archipelago", "Catatumbo", "Darién Gap", "Korean Demilitarized Zone", "Transnistria",
    "Republic of Abkhazia", "South Ossetia", "Nagorno-Karabakh", "Republic of Artsakh", "Lachin corridor",
    "Zangezur corridor", "Suwalki Gap", "UN buffer zone in Cyprus", "northern Kosovo", "Bab el-Mandeb",
)  # fmt: skip
# These are first-level regions: an area of the same name would take the province from whoever names it.
REGIONS = ("Cabo Delgado", "Ituri", "Kasai", "Menaka", "Rakhine", "Shan", "Bangsamoro", "Panjshir", "Abkhazia")
# Areas that a decision or an operation began or ended.
DATED = (
    ("idlib-de-escalation-zone", "2017-05-04", None),
    ("northern-homs-zone", "2017-05-04", "2018-05-16"),
    ("eastern-ghouta-zone", "2017-05-04", "2018-04-14"),
    ("south-west-zone", "2017-05-04", "2018-07-31"),
    ("undof-zone", "1974-05-31", None),
    ("demilitarized-zone", "1953-07-27", None),
    ("republic-of-artsakh", "1991-09-02", "2024-01-01"),
    ("grain-corridor", "2022-07-22", "2023-07-17"),
    ("fata", None, "2018-05-31"),
)


def names_of(row: dict[str, Any]) -> set[str]:
    """The folded names that a row answers to."""
    return {fold(name) for name in (row["name"], *row["aliases"])}


def points_of(row: dict[str, Any]) -> list[list[float]]:
    """The corners of a box or the positions of a ring or line, longitude first."""
    if "bbox" in row:
        return [row["bbox"][:2], row["bbox"][2:]]
    return list(row["polygon"] if "polygon" in row else row["line"])


def first_day(written: str) -> date:
    """The first day of a written year, month or day."""
    parts = [int(part) for part in written.split("-")]
    return date(*(*parts, 1, 1)[:3])


def test_there_are_areas_enough() -> None:
    """An area lost by a bad merge is missed."""
    assert len(AREAS) >= FEWEST_ROWS


@pytest.mark.parametrize("key", AREAS)
def test_an_area_has_one_shape_around_its_middle(key: str) -> None:
    """Bounds are one box, ring or line in degrees; the middle lies inside them, rounding aside."""
    row = AREAS[key]
    assert len({"bbox", "polygon", "line"} & set(row)) == 1
    points = points_of(row)
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    assert west - ROUNDED_DEGREES <= row["lon"] <= east + ROUNDED_DEGREES
    assert south - ROUNDED_DEGREES <= row["lat"] <= north + ROUNDED_DEGREES
    if "bbox" in row:
        assert row["bbox"] == [west, south, east, north]
    if "polygon" in row:
        assert row["polygon"][0] == row["polygon"][-1]
        assert len({tuple(point) for point in row["polygon"]}) >= 3


@pytest.mark.parametrize("key", AREAS)
def test_an_area_says_what_it_is_and_what_its_bounds_stand_for(key: str) -> None:
    """The feature is a known one and the note is there."""
    assert AREAS[key]["feature"] in FEATURES
    assert len(AREAS[key]["note"]) >= 15


@pytest.mark.parametrize("key", [key for key, row in AREAS.items() if "from" in row or "until" in row])
def test_dates_parse_and_an_area_begins_before_it_ends(key: str) -> None:
    """Dates are years, months or days, written as text; `from` comes before `until`."""
    row = AREAS[key]
    written = [row[field] for field in ("from", "until") if field in row]
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", text) for text in written)
    days = [first_day(text) for text in written]
    assert len(days) == 1 or days[0] < days[1]


@pytest.mark.parametrize("key", AREAS)
def test_an_area_names_its_country_or_its_countries(key: str) -> None:
    """One country, or two and more; none only on open water and for whole continents."""
    row = AREAS[key]
    if "country" in row:
        assert row["country"] in ISO3
        assert "countries" not in row
    elif row["feature"] not in NOBODYS and key not in TOO_WIDE:
        assert len(row["countries"]) >= 2
    assert set(row.get("countries", [])) <= ISO3


def test_a_name_belongs_to_one_area() -> None:
    """Two areas of one name would make both ambiguous for good."""
    owners: dict[str, str] = {}
    for key, row in AREAS.items():
        for name in names_of(row):
            assert owners.setdefault(name, key) == key, name


@pytest.mark.parametrize("name", NAMED)
def test_the_areas_that_news_names_are_there(name: str) -> None:
    """Each is an own or another name of a row."""
    assert any(fold(name) in names_of(row) for row in AREAS.values())


@pytest.mark.parametrize("name", REGIONS)
def test_a_first_level_region_is_no_area(name: str) -> None:
    """The bare name stays the province's, which has a code and a precision of its own."""
    assert not any(fold(name) in names_of(row) for row in AREAS.values())


@pytest.mark.parametrize(("key", "begins", "ends"), DATED)
def test_areas_made_by_a_decision_carry_its_dates(key: str, begins: str | None, ends: str | None) -> None:
    """A zone is not read into reports from before or after it."""
    assert (AREAS[key].get("from"), AREAS[key].get("until")) == (begins, ends)
