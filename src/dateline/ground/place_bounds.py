"""This file measures countries and provinces by their towns: boxes, sides, and the strip along a border."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import asin as arcsin
from math import atan2, cos, degrees, hypot, radians, sin

from msgspec import Struct

from dateline.ground.gazetteer import Gazetteer
from dateline.records.distance import EARTH_RADIUS_KM, distance_km
from dateline.records.values import Polygon

Point = tuple[float, float]  # latitude, longitude in degrees, WGS 84

# Of a land's towns this share at each end of each axis is left out of its box: exclaves and islands are of no side.
_OUTLIERS = 0.02
_FEWEST_TOWNS = 4
# Towns of two countries that are this near stand on both sides of their border.
_BORDER_KM = 40.0
_DEGREE_KM = 111.2  # of latitude
_BORDER_DEGREES = _BORDER_KM / _DEGREE_KM


class Box(Struct, frozen=True):
    """A box of latitudes and longitudes in degrees, and a point in it that stands for it."""

    south: float
    west: float
    north: float
    east: float
    lat: float
    lon: float

    @property
    def polygon(self) -> Polygon:
        """The box as a closed ring, counter-clockwise."""
        s, w, n, e = (round(x, 3) for x in (self.south, self.west, self.north, self.east))
        return Polygon(coordinates=(((w, s), (e, s), (e, n), (w, n), (w, s)),))

    @property
    def radius_km(self) -> float:
        """From the point to the farthest corner."""
        corners = ((lat, lon) for lat in (self.south, self.north) for lon in (self.west, self.east))
        return round(max(distance_km(self.lat, self.lon, lat, lon) for lat, lon in corners), 1)


def part_of_land(country: str, admin1: str | None, side: str, gazetteer: Gazetteer) -> Box | None:
    """The box of the named side of a country or of a first-level region; None where too few towns are known.

    `side` holds compass words or `centre`; a side begins at the mean of all towns, the centre is the middle half.
    """
    return _part(gazetteer.town_points(country, admin1), side)


def box_of_land(country: str, admin1: str | None, gazetteer: Gazetteer) -> Box | None:
    """The box around the towns of a country or of a first-level region; None where too few towns are known."""
    points = gazetteer.town_points(country, admin1)
    return _around(points) if len(points) >= _FEWEST_TOWNS else None


def part_of_box(box: Box, side: str) -> Box:
    """The named half or quarter of a box."""
    south, west, north, east = box.south, box.west, box.north, box.east
    lat, lon = (south + north) / 2, (west + east) / 2
    south = lat if "north" in side else south
    north = lat if "south" in side else north
    west = lon if "east" in side else west
    east = lon if "west" in side else east
    if "cent" in side:
        high, wide = (north - south) / 4, (east - west) / 4
        south, north, west, east = south + high, north - high, west + wide, east - wide
    return Box(south, west, north, east, (south + north) / 2, (west + east) / 2)


def box_of(polygon: Polygon) -> Box:
    """The box around a polygon's outer ring."""
    lons, lats = zip(*polygon.coordinates[0], strict=True)
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    return Box(south, west, north, east, (south + north) / 2, (west + east) / 2)


@lru_cache(maxsize=256)
def border_strip(one: str, other: str, gazetteer: Gazetteer) -> Box | None:
    """The box around the towns of both countries that stand within some forty kilometres of each other."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in gazetteer.town_points(other):
        cells[int(lat // 1), int(lon // 1)].append((lat, lon))
    beyond: dict[tuple[int, int], list[Point]] = {}  # the other country's towns in a cell and around it
    for row, column in {(r + i, c + j) for r, c in cells for i in (-1, 0, 1) for j in (-1, 0, 1)}:
        beyond[row, column] = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in cells.get((row + i, column + j), ())]
    strip: list[Point] = []
    for lat, lon in gazetteer.town_points(one):
        # Over forty kilometres a degree of longitude shrinks too little to matter, and a hypotenuse is ten times as
        # fast as the great circle.
        wide = _DEGREE_KM * cos(radians(lat))
        found = [
            (y, x)
            for y, x in beyond.get((int(lat // 1), int(lon // 1)), ())
            if -_BORDER_DEGREES < y - lat < _BORDER_DEGREES
            if hypot((y - lat) * _DEGREE_KM, (x - lon) * wide) <= _BORDER_KM
        ]
        strip += found and [(lat, lon), *found]
    return _around(tuple(dict.fromkeys(strip))) if strip else None


def point_at(lat: float, lon: float, bearing: float, km: float) -> Point:
    """The point so many kilometres from another on a bearing in degrees from north, on a sphere; to four decimals."""
    arc, towards, phi = km / EARTH_RADIUS_KM, radians(bearing), radians(lat)
    new_phi = arcsin(sin(phi) * cos(arc) + cos(phi) * sin(arc) * cos(towards))
    turn = atan2(sin(towards) * sin(arc) * cos(phi), cos(arc) - sin(phi) * sin(new_phi))
    return round(degrees(new_phi), 4), round((lon + degrees(turn) + 540) % 360 - 180, 4)


@lru_cache(maxsize=512)
def _part(points: tuple[Point, ...], side: str) -> Box | None:
    if len(points) < _FEWEST_TOWNS:
        return None
    mean_lat, mean_lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    whole = _around(points)
    if "cent" in side:
        return part_of_box(whole, side)
    inside = [
        (lat, lon)
        for lat, lon in points
        if ("north" not in side or lat >= mean_lat)
        and ("south" not in side or lat <= mean_lat)
        and ("east" not in side or lon >= mean_lon)
        and ("west" not in side or lon <= mean_lon)
    ]
    if not inside:
        return None
    lat, lon = (sum(p[i] for p in inside) / len(inside) for i in (0, 1))
    return Box(
        mean_lat if "north" in side else whole.south,
        mean_lon if "east" in side else whole.west,
        mean_lat if "south" in side else whole.north,
        mean_lon if "west" in side else whole.east,
        round(lat, 2),
        round(lon, 2),
    )


def _around(points: tuple[Point, ...]) -> Box:
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    skip = int(len(points) * _OUTLIERS)
    last = -1 - skip
    south, north, west, east = lats[skip], lats[last], lons[skip], lons[last]
    middle = (sum(lats) / len(lats), sum(lons) / len(lons))
    return Box(south, west, north, east, round(middle[0], 3), round(middle[1], 3))
