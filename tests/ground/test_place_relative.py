"""Relative places: a point, a line or a box that follows from the words, and how far from it the place may lie."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.place_bounds import point_at
from dateline.ground.relative_words import read_relative
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.records.distance import distance_km
from dateline.records.values import LineString, PlaceValue, Polygon


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


def resolve(words: str, gazetteer: Gazetteer, *countries: str) -> PlaceValue:
    """The words on a page about these countries, Syria where none is given."""
    return resolve_place(words, PlaceContext(page_countries=dict.fromkeys(countries or ("SYR",), 5)), gazetteer)


def km_between(one: PlaceValue, other: PlaceValue) -> float:
    """The distance of two values that have points."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("12 km north of X", 12.0, 0.0),
        ("about 30 miles south-east of X", 48.3, 135.0),
        ("20 kilometers (12 miles) west of X", 20.0, 270.0),
        ("two kilometres from X", 2.0, None),
        ("a few miles south of X", 4.8, 180.0),
        ("15km north-north-east of X", 15.0, 22.5),
        ("an area 5 km to the northwest of X", 5.0, 315.0),
        ("north of X", None, 0.0),
    ],
)
def test_distance_and_bearing_are_read(words: str, km: float | None, bearing: float | None) -> None:
    """Kilometres and degrees from north; either may be missing."""
    relative = read_relative(words)
    assert relative is not None
    assert relative.km == (None if km is None else pytest.approx(km, abs=0.05))
    assert relative.bearing == bearing


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Idlib–Aleppo highway", ("Idlib", "Aleppo")),
        ("road linking Damascus to Beirut", ("Damascus", "Beirut")),
        ("highway between Kabul and Jalalabad", ("Kabul", "Jalalabad")),
        ("between the towns of Saraqib and Idlib", ("Saraqib", "Idlib")),
        ("border between Ethiopia and Eritrea", ("Ethiopia", "Eritrea")),
        ("Syria's border with Turkey", ("Syria", "Turkey")),
        ("along the border with Iraq", ("", "Iraq")),
    ],
)
def test_pairs_are_cut_into_their_ends(words: str, ends: tuple[str, str]) -> None:
    """An empty first end is the page's own country."""
    relative = read_relative(words)
    assert relative is not None
    assert relative.ends[0] == ends


@pytest.mark.parametrize(
    "words", ["Aleppo", "city of Homs", "northern Syria", "West Bank", "between jobs", "Castello Road"]
)
def test_words_without_a_relation_state_none(words: str) -> None:
    """Names, kinds and sides are left to the rest of the resolver."""
    assert read_relative(words) is None


def test_a_point_on_the_sphere_lies_at_its_distance() -> None:
    """A hundred kilometres in any direction, near the pole and across the date line too."""
    for lat, lon in ((36.2, 37.2), (-20.0, 179.9), (68.0, 30.0)):
        for bearing in (0.0, 77.0, 180.0, 290.0):
            assert distance_km(lat, lon, *point_at(lat, lon, bearing, 100.0)) == pytest.approx(100.0, abs=0.1)


def test_so_many_kilometres_north_is_there(gazetteer: Gazetteer) -> None:
    """The point is displaced, `near`, with a radius that grows with the distance."""
    aleppo = resolve("Aleppo", gazetteer)
    near, far = (resolve(f"{km} km north of Aleppo", gazetteer) for km in (12, 40))
    assert near.precision == far.precision == "near"
    assert km_between(aleppo, near) == pytest.approx(12, abs=0.1)
    assert (near.lat or 0) > (aleppo.lat or 0)
    assert (near.radius_km or 0) < (far.radius_km or 0) < 40


def test_about_is_less_sure_than_an_exact_figure(gazetteer: Gazetteer) -> None:
    """A rough distance has the wider radius."""
    exact, rough = (resolve(f"{words}30 km south of Mosul", gazetteer, "IRQ") for words in ("", "about "))
    assert (exact.radius_km or 0) < (rough.radius_km or 0)


def test_a_distance_without_a_bearing_may_be_anywhere_around(gazetteer: Gazetteer) -> None:
    """The point stays the anchor's, the radius covers the distance."""
    value, anchor = resolve("15 km from Raqqa", gazetteer), resolve("Raqqa", gazetteer)
    assert (value.lat, value.lon) == (anchor.lat, anchor.lon)
    assert (value.radius_km or 0) >= 15


def test_an_unknown_village_is_where_its_words_put_it(gazetteer: Gazetteer) -> None:
    """A known one keeps its own point."""
    unknown = resolve("village of Foobariya, 12 km north of Aleppo", gazetteer)
    known = resolve("town of Azaz, 40 km north of Aleppo", gazetteer)
    assert unknown.precision == "near"
    assert unknown.decided_by == "distance and bearing from a place"
    assert known.id == resolve("Azaz", gazetteer).id


def test_a_road_is_a_line_between_both_ends(gazetteer: Gazetteer) -> None:
    """Longitude comes first, the middle is the point, half the length fits into the radius."""
    road, idlib = resolve("Idlib–Aleppo highway", gazetteer), resolve("Idlib", gazetteer)
    assert isinstance(road.geometry, LineString)
    assert road.geometry.coordinates[0] == (idlib.lon, idlib.lat)
    assert km_between(road, idlib) <= (road.radius_km or 0)
    assert road.precision == "near"


@pytest.mark.parametrize("words", ["Foobar–Aleppo road", "road between Idlib and Foobar", "7 km from Foobar"])
def test_an_unknown_end_leaves_the_relation_unresolved(gazetteer: Gazetteer, words: str) -> None:
    """The reason names what is not known."""
    value = resolve(words, gazetteer)
    assert value.id is None
    assert "Foobar" in (value.reason or "")


def test_a_hyphenated_town_is_not_two(gazetteer: Gazetteer) -> None:
    """`Deir ez-Zor road` is a road at one town."""
    assert resolve("Deir ez-Zor road", gazetteer).id == resolve("Deir ez-Zor", gazetteer).id


@pytest.mark.parametrize(
    "words", ["Syria–Turkey border", "Turkish-Syrian border", "border with Turkey", "Syrian border with Turkey"]
)
def test_a_border_of_two_countries_is_a_strip(gazetteer: Gazetteer, words: str) -> None:
    """A box over the frontier, of no one country; the page's own country is the side that is not named."""
    value = resolve(words, gazetteer, "SYR")
    assert isinstance(value.geometry, Polygon)
    assert (value.country, value.precision) == (None, "region")
    assert 36 < (value.lat or 0) < 38


def test_countries_that_share_no_border_have_none(gazetteer: Gazetteer) -> None:
    """The words are taken for a slip, not for a place."""
    value = resolve("Syria-Egypt border", gazetteer)
    assert value.id is None
    assert value.reason == "SYR and EGY share no border"


def test_the_other_sides_border_lies_by_the_page(gazetteer: Gazetteer) -> None:
    """`Turkish border` on a page about Syria stays Turkey, at its edge rather than in its middle."""
    value, turkey = resolve("Turkish border", gazetteer), resolve("Turkey", gazetteer)
    assert value.id == turkey.id
    assert (value.lat or 99) < (turkey.lat or 0)


def test_a_side_is_a_box_inside_its_land(gazetteer: Gazetteer) -> None:
    """Northern and southern Syria touch and do not overlap; the point lies in its box."""
    north, south = (resolve(f"{side}ern Syria", gazetteer) for side in ("north", "south"))
    assert isinstance(north.geometry, Polygon)
    assert isinstance(south.geometry, Polygon)
    bottom = min(lat for _, lat in north.geometry.coordinates[0])
    assert bottom == max(lat for _, lat in south.geometry.coordinates[0])
    assert (north.lat or 0) >= bottom >= (south.lat or 0)
    assert (north.radius_km or 0) > 0


def test_part_of_a_province_keeps_its_precision(gazetteer: Gazetteer) -> None:
    """The eastern countryside lies east of the western one, each with a box and a radius."""
    east, west = (resolve(f"{side} Idlib countryside", gazetteer) for side in ("eastern", "western"))
    assert east.precision == west.precision == "province"
    assert (east.lon or 0) > (west.lon or 0)
    assert isinstance(east.geometry, Polygon)


def test_near_and_outskirts_have_a_radius(gazetteer: Gazetteer) -> None:
    """The outskirts reach less far than what is near."""
    near, edge = resolve("near Manbij", gazetteer), resolve("outskirts of Manbij", gazetteer)
    assert near.precision == edge.precision == "near"
    assert 0 < (edge.radius_km or 0) < (near.radius_km or 0)


def test_off_a_country_is_no_point_on_its_land(gazetteer: Gazetteer) -> None:
    """The land is kept without a coordinate; off a port there is one with a wide radius."""
    land, port = resolve("off the coast of Yemen", gazetteer, "YEM"), resolve("off the coast of Aden", gazetteer, "YEM")
    assert (land.country, land.lat, land.precision) == ("YEM", None, "region")
    assert (port.precision, port.radius_km) == ("near", 40.0)
