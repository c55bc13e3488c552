"""Places are compared by points, radii and outlines; which of two is asked first never matters where it should not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.nearness import is_same_place, lies_inside, measure_km
from dateline.records.values import PlaceValue, Polygon


def a_place(id: str | None, lat: float | None = None, lon: float | None = None, **more: Any) -> PlaceValue:
    """A place known to the town unless told otherwise."""
    return PlaceValue(id=id, lat=lat, lon=lon, **({"precision": "exact"} | more))


ANY_PLACE = st.builds(
    a_place,
    st.sampled_from(["g:1", "g:2", "border:SYR+TUR", None]),
    st.one_of(st.none(), st.floats(-89, 89)),
    st.floats(-179, 179),
    precision=st.sampled_from(["exact", "near", "district", "province", "region", "country"]),
    radius_km=st.one_of(st.none(), st.floats(0, 900)),
    country=st.sampled_from(["SYR", "TUR", None]),
)


def test_distances_are_great_circles() -> None:
    """A degree of latitude is 111 km anywhere, one of longitude less than that far from the equator."""
    assert measure_km(a_place("g:1", 35, 36), a_place("g:2", 36, 36)) == pytest.approx(111.2, abs=0.1)
    assert measure_km(a_place("g:1", 60, 10), a_place("g:2", 60, 11)) == pytest.approx(55.6, abs=0.1)
    assert measure_km(a_place("g:1", 60, 179.5), a_place("g:2", 60, -179.5)) == pytest.approx(55.6, abs=0.1)
    assert measure_km(a_place("g:1"), a_place("g:2", 60, 11)) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (a_place("g:1", 35, 36), a_place("g:1", 35.02, 36), True),  # square and town hall
        (a_place("g:1", 35, 36), a_place("g:2", 35, 36), False),  # two villages are two, however near
        (a_place("g:1"), a_place("g:1", 35, 36), True),  # nothing but the id to tell by
        (a_place(None, 35, 36), a_place(None, 35, 36), False),  # nobody knows what either is
        (a_place("g:1", 35, 36), a_place("g:1", 35.1, 36, precision="near", radius_km=15.0), True),
        (a_place("g:1", 35, 36), a_place("g:1", 35.1, 36, precision="near", radius_km=8.0), False),
        (
            a_place("border:SYR+TUR", 36.8, 37, precision="region", radius_km=200.0),
            a_place("border:SYR+TUR", 36.8, 38, precision="region", radius_km=200.0),
            False,  # a long stretch is long, not roughly known
        ),
    ],
)  # fmt: skip
def test_one_id_is_one_place_where_the_points_allow_it(one: PlaceValue, other: PlaceValue, same: bool) -> None:
    """As far as the words leave open where each lies."""
    assert (is_same_place(one, other), is_same_place(other, one)) == (same, same)


AREA = a_place(
    "area:x", 36, 37, precision="region", radius_km=100.0, country="SYR",
    geometry=Polygon(coordinates=(((36.5, 35.5), (37.5, 35.5), (37.5, 36.5), (36.5, 36.5), (36.5, 35.5)),)),
)  # fmt: skip
PART = a_place(
    "area:y", 36.2, 37.2, precision="region", radius_km=40.0, country="SYR",
    geometry=Polygon(coordinates=(((37.0, 36.0), (37.5, 36.0), (37.5, 36.5), (37.0, 36.5), (37.0, 36.0)),)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("narrow", "wide", "inside"),
    [
        (a_place("g:1", 36.1, 37.1), AREA, True),
        (a_place("g:1", 36.6, 37.1), AREA, False),  # inside the circle, outside the outline
        (a_place("g:1", 36.1, 37.1, country="TUR"), AREA, False),
        (PART, AREA, True),
        (AREA, PART, False),
        (a_place("g:1", 36, 37), a_place("g:2", 36.05, 37, precision="near", radius_km=10.0), True),
        (
            a_place("g:1", 36, 37),
            a_place("g:2", 36.05, 37, radius_km=10.0),
            False,
        ),  # a large town is no place for others
        (a_place("g:1", 36, 37, precision="province"), AREA, False),  # how far it reaches is not known
        (a_place("g:1"), AREA, False),
    ],
)
def test_a_rough_place_holds_what_may_be_it(narrow: PlaceValue, wide: PlaceValue, inside: bool) -> None:
    """Only what is more closely known, and only where it can lie."""
    assert lies_inside(narrow, wide) is inside


@given(ANY_PLACE, ANY_PLACE)
def test_no_two_places_lie_in_each_other(one: PlaceValue, other: PlaceValue) -> None:
    """And being the same works both ways."""
    assert not (lies_inside(one, other) and lies_inside(other, one))
    assert is_same_place(one, other) == is_same_place(other, one)
