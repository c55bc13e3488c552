"""This file compares places by their points, radii and outlines: the same one, or one inside the other."""

from __future__ import annotations

from math import inf
from typing import Final

from dateline.records.distance import distance_km
from dateline.records.values import PlaceValue, Polygon

# Two points of one id are one place up to here: gazetteers put the point of a town at its square, its hall or its edge.
SAME_PLACE_KM: Final = 5.0
_POINTS: Final = frozenset({"exact", "near", "district"})
_OUTLINED: Final = frozenset({"near", "region"})  # what words or a table bound; provinces and countries go by name


def measure_km(one: PlaceValue, other: PlaceValue) -> float | None:
    """The great circle between the points of two places, in kilometres; None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def is_same_place(one: PlaceValue, other: PlaceValue) -> bool:
    """Whether both values name one place: one id, and points no farther apart than the words leave open.

    *12 km north of X* has the id of X, *northern* and *eastern Syria* both have Syria's; each is a place of its own. A
    wide stretch, such as a border's, is the same as another only where both have one middle: its radius says how long
    it is, not how roughly it is known.
    """
    if one.id is None or one.id != other.id:
        return False
    apart = measure_km(one, other)
    if apart is None:
        return True
    near = max(SAME_PLACE_KM, one.radius_km or 0.0, other.radius_km or 0.0)
    return apart <= (near if {one.precision, other.precision} <= _POINTS else SAME_PLACE_KM)


def lies_inside(narrow: PlaceValue, wide: PlaceValue) -> bool:
    """Whether a place lies where a rougher one may be: a village within the radius of *near X*, a town in an area.

    Only what has a radius holds others, and only what is more closely known than itself; an outline narrows the circle.
    """
    apart = measure_km(narrow, wide)
    if wide.precision not in _OUTLINED or wide.radius_km is None or apart is None or apart > wide.radius_km:
        return False
    if wide.country and narrow.country and wide.country != narrow.country:
        return False
    return measure_reach(narrow) < wide.radius_km and _is_inside_outline(narrow, wide)


def measure_reach(place: PlaceValue) -> float:
    """How far from its point a place may be, in kilometres; no limit is known for a land or region without a radius."""
    if place.radius_km is not None:
        return place.radius_km
    return 0.0 if place.precision in _POINTS else inf


def _is_inside_outline(narrow: PlaceValue, wide: PlaceValue) -> bool:
    """By boxes, which is what outlines here are; a place with an outline of its own must lie in it whole."""
    if not isinstance(wide.geometry, Polygon) or narrow.lat is None or narrow.lon is None:
        return True
    west, south, east, north = _box(wide.geometry)
    own = (narrow.lon, narrow.lat, narrow.lon, narrow.lat)
    if isinstance(narrow.geometry, Polygon):
        own = _box(narrow.geometry)
    return west <= own[0] and south <= own[1] and own[2] <= east and own[3] <= north


def _box(outline: Polygon) -> tuple[float, float, float, float]:
    lons, lats = zip(*outline.coordinates[0], strict=True)
    return min(lons), min(lats), max(lons), max(lats)
