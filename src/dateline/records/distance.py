"""This file measures how far apart two places are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great circle between two points given in WGS 84 degrees, in kilometres."""
    turn, other_turn = radians(lat), radians(other_lat)
    half = sin((other_turn - turn) / 2) ** 2 + cos(turn) * cos(other_turn) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))
