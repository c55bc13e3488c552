"""This file places what words put beside other places, with a geometry, an honest precision and a radius."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt

from msgspec import structs

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.place_bounds import Box, border_strip, box_of, box_of_land, part_of_box, part_of_land, point_at
from dateline.ground.relative_words import Relative, read_bearing
from dateline.records.distance import distance_km
from dateline.records.values import LineString, PlacePrecision, PlaceValue, Polygon

Resolve = Callable[[str], PlaceValue]

# A town's own extent, and how far from it *near* and *outskirts* may reach.
TOWN_KM = 3.0
NEAR_KM = 10.0
OUTSKIRTS_KM = 6.0
# A distance is rounded to about a tenth, one called rough to about a quarter; a bearing of eight winds is good to 22.5
# degrees on either side, which is 0.4 of the distance across, one of sixteen winds half of that.
_ROUNDING, _ROUGH = 0.1, 0.25
_EIGHT_WINDS, _SIXTEEN_WINDS = 0.41, 0.2
# *North of X* without a distance: somewhere on that side, as far as reports of a town's surroundings reach.
_UNSTATED_KM = 15.0
# Beyond this the point may lie in another province than its anchor.
_SAME_PROVINCE_KM = 20.0
# No report means a road or a stretch *between* places as far apart as this.
_LONGEST_ROAD_KM = 1500.0
# A point for all of a province says where on a map of the country it is, up to about this radius: of LGL's 218 counties
# that it places three quarters lie within 161 km of it.
_WIDEST_PROVINCE_KM = 400.0
# Boats *off the coast* of a town.
_OFF_COAST_KM = 40.0
_POINTS: frozenset[PlacePrecision] = frozenset({"exact", "near", "district"})


def place_relative(
    relative: Relative, resolve: Resolve, countries: Mapping[str, int], gazetteer: Gazetteer
) -> PlaceValue | None:
    """The place that the relation gives, an unresolved value with the reason, or None where it is no such relation.

    `resolve` gives the value of an anchor's words. `countries`: how often the page names each.
    """
    if relative.kind == "offset":
        return _offset(relative, resolve(relative.anchor))
    if relative.kind == "coast":
        return _off_coast(resolve(relative.anchor))
    if relative.kind == "border":
        return _border(relative, resolve, countries, gazetteer)
    return _line(relative, resolve)


def place_by_province(value: PlaceValue, gazetteer: Gazetteer) -> PlaceValue:
    """A district whose coordinates no gazetteer has, as far as its province tells: a point with the province's radius.

    Unchanged where it has a point, or where the province is so wide that a point would say nothing.
    """
    if value.precision != "district" or value.lat is not None or not (value.country and value.admin1):
        return value
    box = box_of_land(value.country, value.admin1, gazetteer)
    if box is None or box.radius_km > _WIDEST_PROVINCE_KM:
        return value
    return structs.replace(
        value, lat=box.lat, lon=box.lon, precision="province", radius_km=box.radius_km,
        decided_by="own name; placed by its province",
    )  # fmt: skip


def side_of(value: PlaceValue, side: str, gazetteer: Gazetteer) -> PlaceValue:
    """The named side of a resolved place: a box of a land, a province or an area, a point of a town; else unchanged."""
    if not any(word in side for word in ("north", "south", "east", "west", "cent")):
        return value
    decided_by = f"part: {side}"
    if value.precision in _POINTS:
        if value.lat is None or value.lon is None:
            return value
        bearing = read_bearing(side)
        lat, lon = (value.lat, value.lon) if bearing is None else point_at(value.lat, value.lon, bearing, TOWN_KM)
        return structs.replace(
            value, lat=lat, lon=lon, precision="near", radius_km=2 * TOWN_KM, geometry=None, decided_by=decided_by
        )
    box: Box | None = None
    if isinstance(value.geometry, Polygon):
        box = part_of_box(box_of(value.geometry), side)
    elif value.country and (value.precision == "country" or value.admin1):
        box = part_of_land(value.country, value.admin1, side, gazetteer)
    precision: PlacePrecision = "province" if value.precision == "province" else "region"
    if box is None:
        return structs.replace(value, precision=precision, decided_by=decided_by)
    return structs.replace(
        value, lat=box.lat, lon=box.lon, precision=precision, geometry=box.polygon, radius_km=box.radius_km,
        decided_by=decided_by,
    )  # fmt: skip


def _offset(relative: Relative, anchor: PlaceValue) -> PlaceValue | None:
    if anchor.id is None:
        return structs.replace(anchor, reason=f"{relative.anchor}: {anchor.reason}") if relative.km else None
    if anchor.lat is None or anchor.lon is None or anchor.precision not in _POINTS:
        return None
    own = anchor.radius_km or TOWN_KM
    if relative.km is None:
        lat, lon = point_at(anchor.lat, anchor.lon, relative.bearing or 0.0, _UNSTATED_KM / 2)
        return structs.replace(
            anchor, lat=lat, lon=lon, precision="near", radius_km=_UNSTATED_KM, decided_by="bearing from a place"
        )
    km = relative.km
    rounding = (_ROUGH if relative.rough else _ROUNDING) * km
    if relative.bearing is None:
        return structs.replace(
            anchor, precision="near" if km <= 100 else "region", radius_km=round(km + rounding + own, 1),
            decided_by="distance from a place",
        )  # fmt: skip
    across = (_SIXTEEN_WINDS if relative.sharp else _EIGHT_WINDS) * km
    lat, lon = point_at(anchor.lat, anchor.lon, relative.bearing, km)
    return structs.replace(
        anchor, lat=lat, lon=lon, precision="near", radius_km=round(sqrt(rounding**2 + across**2) + own, 1),
        admin1=anchor.admin1 if km <= _SAME_PROVINCE_KM else None, decided_by="distance and bearing from a place",
    )  # fmt: skip


def _off_coast(anchor: PlaceValue) -> PlaceValue | None:
    if anchor.id is None:
        return None
    if anchor.precision in _POINTS:
        return structs.replace(anchor, precision="near", radius_km=_OFF_COAST_KM, decided_by="off the coast")
    # The middle of a land is no place at sea: the land is kept, the point is not known.
    return structs.replace(
        anchor, lat=None, lon=None, precision="region", decided_by="off the coast; no coordinate known"
    )


def _line(relative: Relative, resolve: Resolve) -> PlaceValue | None:
    """A straight line between both ends: the road itself is not known, and the radius says so."""
    reason = None
    for words in relative.ends:
        one, other = (resolve(end) for end in words)
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            reason = reason or f"one end is not known: {words[0] if one.lat is None else words[1]}"
            continue
        length = distance_km(one.lat, one.lon, other.lat, other.lon)
        if one.id == other.id or length > _LONGEST_ROAD_KM:
            reason = reason or "its ends are one place" if one.id == other.id else "its ends are too far apart"
            continue
        same = one.country == other.country
        return PlaceValue(
            id=f"between:{one.id}+{other.id}", name=f"{one.name}–{other.name}",
            lat=round((one.lat + other.lat) / 2, 4), lon=round((one.lon + other.lon) / 2, 4),
            country=one.country if same else None, admin1=one.admin1 if same and one.admin1 == other.admin1 else None,
            precision="near" if length <= 100 else "region",
            geometry=LineString(coordinates=((one.lon, one.lat), (other.lon, other.lat))),
            radius_km=round(length / 2 + TOWN_KM, 1),
            decided_by="road between two places" if relative.kind == "road" else "between two places",
        )  # fmt: skip
    return PlaceValue(id=None, reason=reason) if relative.kind == "road" and len(relative.ends) == 1 else None


def _border(
    relative: Relative, resolve: Resolve, countries: Mapping[str, int], gazetteer: Gazetteer
) -> PlaceValue | None:
    """The strip of both lands' towns that stand near each other; an unnamed side is the page's own country."""
    for one_words, other_words in relative.ends:
        other = resolve(other_words)
        if other.country is None or other.id is None or other.precision != "country":
            continue
        if one_words:
            one = resolve(one_words)
            if one.precision != "country":
                continue
            country = one.country
        else:
            country = _page_neighbour(other.country, countries, gazetteer)
        if country is None or country == other.country:
            continue
        if country not in gazetteer.neighbours(other.country):
            return PlaceValue(id=None, reason=f"{country} and {other.country} share no border")
        strip = border_strip(country, other.country, gazetteer)
        if relative.one_side:
            if strip is None:
                return None
            return structs.replace(
                other, lat=strip.lat, lon=strip.lon, precision="region", geometry=strip.polygon,
                radius_km=strip.radius_km, decided_by="border with the page's country",
            )  # fmt: skip
        first = gazetteer.country(country)
        return PlaceValue(
            id=f"border:{country}+{other.country}", name=f"{first.name if first else country}–{other.name} border",
            lat=strip.lat if strip else None, lon=strip.lon if strip else None, precision="region",
            geometry=strip.polygon if strip else None, radius_km=strip.radius_km if strip else None,
            decided_by="border of two countries",
        )  # fmt: skip
    return None


def _page_neighbour(other: str, countries: Mapping[str, int], gazetteer: Gazetteer) -> str | None:
    """The one country next to it that the page names most; None where two are named as often."""
    next_to = {c: n for c, n in countries.items() if c in gazetteer.neighbours(other)}
    best = [c for c, n in next_to.items() if n == max(next_to.values())]
    return best[0] if len(best) == 1 else None
