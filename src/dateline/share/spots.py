"""This file reads places as points and shapes: GeoJSON (RFC 7946) and well-known text, both longitude first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Final

from dateline.records.values import LineString, PlaceValue, Polygon

Ring = tuple[tuple[float, float], ...]
_SHAPE: Final = re.compile(r"(LINESTRING|POLYGON) \((.*)\)", re.S)


def leaves(place: PlaceValue | None) -> tuple[PlaceValue, ...]:
    """The places that a value stands for: itself, or the members of a plural; none for None."""
    if place is None:
        return ()
    if place.members:
        return tuple(leaf for member in place.members for leaf in leaves(member))
    return (place,)


def has_point(place: PlaceValue) -> bool:
    """Whether it has coordinates of its own."""
    return place.lat is not None and place.lon is not None


def geojson_of(place: PlaceValue | None) -> dict[str, Any] | None:
    """The place's geometry: its line or area where it has one, else its point; None where nothing is known.

    A plural whose members are all points is a MultiPoint, any other a GeometryCollection. Outer rings run
    counterclockwise, holes clockwise.
    """
    shapes = [shape for leaf in leaves(place) if (shape := _shape_of(leaf)) is not None]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    if all(shape["type"] == "Point" for shape in shapes):
        return {"type": "MultiPoint", "coordinates": [shape["coordinates"] for shape in shapes]}
    return {"type": "GeometryCollection", "geometries": shapes}


def _shape_of(leaf: PlaceValue) -> dict[str, Any] | None:
    if isinstance(leaf.geometry, LineString):
        return {"type": "LineString", "coordinates": [list(at) for at in leaf.geometry.coordinates]}
    if isinstance(leaf.geometry, Polygon):
        rings = [_wind(ring, outer=n == 0) for n, ring in enumerate(leaf.geometry.coordinates)]
        return {"type": "Polygon", "coordinates": [[list(at) for at in ring] for ring in rings]}
    return {"type": "Point", "coordinates": [leaf.lon, leaf.lat]} if has_point(leaf) else None


def _wind(ring: Ring, *, outer: bool) -> Ring:
    """The ring as RFC 7946 wants it run through."""
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return ring[::-1] if (area < 0) == outer and area != 0 else ring


def write_wkt(geometry: LineString | Polygon | None) -> str | None:
    """The line or area as well-known text."""
    if geometry is None:
        return None
    if isinstance(geometry, LineString):
        return f"LINESTRING ({_positions(geometry.coordinates)})"
    return f"POLYGON ({', '.join(f'({_positions(ring)})' for ring in geometry.coordinates)})"


def _positions(coordinates: Ring) -> str:
    return ", ".join(f"{lon!r} {lat!r}" for lon, lat in coordinates)


def read_wkt(text: str) -> LineString | Polygon:
    """What `write_wkt` wrote.

    Raises:
        ValueError: it is no line and no polygon; the message holds the text.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"no LINESTRING and no POLYGON: {text!r}")
    if found[1] == "LINESTRING":
        return LineString(coordinates=_read_positions(found[2]))
    return Polygon(coordinates=tuple(_read_positions(ring) for ring in re.findall(r"\(([^()]*)\)", found[2])))


def _read_positions(text: str) -> Ring:
    positions = []
    for pair in filter(None, text.split(",")):
        lon, lat = pair.split()
        positions.append((float(lon), float(lat)))
    return tuple(positions)


def point_wkt(place: PlaceValue) -> str:
    """A place with coordinates as a WKT point."""
    return f"POINT ({place.lon!r} {place.lat!r})"
