"""This file compares a place with the area of an accord: inside it, or at least not outside."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians
from typing import Final

from dateline.records.nearness import is_same_place, lies_inside, measure_reach
from dateline.records.values import LineString, PlaceValue, Polygon

_POINTS: Final = frozenset({"exact", "near", "district"})
_WIDE: Final = frozenset({"near", "region", "province", "country"})
# A line of contact reaches as far as guns across it usually do; the lines of the gazetteer are rough by a few
# kilometres themselves.
LINE_REACH_KM: Final = 20.0
_DEGREE_KM: Final = 111.2  # of latitude


def lies_within(place: PlaceValue, area: PlaceValue) -> bool:
    """Whether all of the place surely lies in the area; a place that is not known lies nowhere."""
    if place.members:
        return all(lies_within(member, area) for member in place.members)
    if area.members:
        return any(lies_within(place, member) for member in area.members)
    if is_same_place(place, area):
        return True
    if area.country and place.country and area.country != place.country:
        return False
    if area.radius_km is not None and lies_inside(place, area):
        return True
    if area.precision == "country":
        return area.country is not None and place.country == area.country
    if place.precision not in _POINTS or place.lat is None or place.lon is None:
        return False
    if area.precision == "province":
        return area.admin1 is not None and (place.country, place.admin1) == (area.country, area.admin1)
    if isinstance(area.geometry, Polygon):
        return area.precision == "region" and _is_in_ring(place.lat, place.lon, area.geometry.coordinates[0])
    if isinstance(area.geometry, LineString):
        apart = _measure_from_line(place.lat, place.lon, area.geometry.coordinates)
        return apart + measure_reach(place) <= LINE_REACH_KM
    return False


def holds_others(area: PlaceValue) -> bool:
    """Whether another place than the area itself may lie in it: a town, or a village, holds none."""
    return area.precision in _WIDE or isinstance(area.geometry, LineString) or bool(area.members)


def may_be_one_area(one: PlaceValue, other: PlaceValue) -> bool:
    """Whether both may be the area of one accord: one of them lies in the other, wholly or with a part."""
    parts, others = one.members or (one,), other.members or (other,)
    return any(lies_within(a, b) or lies_within(b, a) for a in parts for b in others)


def list_parts(place: PlaceValue) -> tuple[PlaceValue, ...]:
    """The places that a plural stands for, in order; the place alone where it stands for itself."""
    return tuple(part for member in place.members for part in list_parts(member)) if place.members else (place,)


def is_known(place: PlaceValue | None) -> bool:
    """Whether the place, or a part of it, is resolved."""
    return place is not None and (
        place.id is not None or place.lat is not None or any(is_known(member) for member in place.members)
    )


def as_place(place: PlaceValue) -> PlaceValue:
    """The value alone, without the mention that it fills a role by."""
    return PlaceValue(**{name: getattr(place, name) for name in PlaceValue.__struct_fields__})


def gather(places: Sequence[PlaceValue]) -> PlaceValue | None:
    """Several areas as one with members, in a fixed order; the place itself where there is one, None for none."""
    ordered = sorted(dict.fromkeys(map(as_place, places)), key=_order)
    left = [p for p in ordered if not any(q is not p and lies_within(p, q) and not lies_within(q, p) for q in ordered)]
    kept: list[PlaceValue] = []
    for place in left:
        if not any(is_same_place(place, other) for other in kept):
            kept.append(place)
    if len(kept) < 2:
        return kept[0] if kept else None
    countries = {place.country for place in kept}
    return PlaceValue(
        id=None, country=kept[0].country if len(countries) == 1 else None, members=tuple(kept),
        reason="several places: see members",
    )  # fmt: skip


def _order(place: PlaceValue) -> tuple[str, str, float, float]:
    return (place.id or "", place.name or "", place.lat or 0.0, place.lon or 0.0)


def _is_in_ring(lat: float, lon: float, ring: Sequence[tuple[float, float]]) -> bool:
    """By the even-odd rule; positions are `(lon, lat)`."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _measure_from_line(lat: float, lon: float, line: Sequence[tuple[float, float]]) -> float:
    """Kilometres to the nearest stretch of the line, on a plane that touches the globe at the place."""
    wide = _DEGREE_KM * cos(radians(lat))
    points = [((x - lon) * wide, (y - lat) * _DEGREE_KM) for x, y in line]
    return min(_measure_from_stretch(a, b) for a, b in zip(points, points[1:] or points, strict=False))


def _measure_from_stretch(one: tuple[float, float], other: tuple[float, float]) -> float:
    """From the origin to the stretch between two points."""
    across, up = other[0] - one[0], other[1] - one[1]
    length = across * across + up * up
    share = 0.0 if not length else min(1.0, max(0.0, -(one[0] * across + one[1] * up) / length))
    return hypot(one[0] + share * across, one[1] + share * up)
