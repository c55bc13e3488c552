"""This file compares where two tellings put their act."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Final, Literal

from dateline.match.lexicon import DAY_PARTS, SAYINGS
from dateline.match.telling import Telling
from dateline.records.nearness import is_same_place, lies_inside, measure_km
from dateline.records.values import PlaceValue

Nearness = Literal["same", "inside", "near", "province", "country", "apart"]
_ORDER: Final[tuple[Nearness, ...]] = ("same", "inside", "near", "province", "country", "apart")
# Chosen, not swept: the reach of one day's fight around a town, short of the next one.
_NEAR_KM: Final = 25.0
_NO_SITES: Final = frozenset({*SAYINGS, *DAY_PARTS})
_FAR_DEGREES: Final = 1.0  # of latitude, 111 km
_WIDE: Final = frozenset({"province", "region", "country", "district"})


def measure_nearness(one: PlaceValue, other: PlaceValue) -> Nearness:
    """How near two resolved places are to each other, by ids, provinces, outlines and kilometres."""
    if is_same_place(one, other):
        return "same"
    if _are_far(one, other):
        return "apart"
    if lies_inside(one, other) or lies_inside(other, one) or _holds(one, other) or _holds(other, one):
        return "inside"
    apart = measure_km(one, other)
    if apart is not None and apart <= _NEAR_KM and _WIDE.isdisjoint({one.precision, other.precision}):
        return "near"
    if one.country is None or one.country != other.country:
        return "apart"
    return "province" if one.admin1 and one.admin1 == other.admin1 else "country"


def _are_far(one: PlaceValue, other: PlaceValue) -> bool:
    """Whether two towns of different countries are so far from each other that no radius could matter."""
    if one.country is None or other.country is None or one.country == other.country:
        return False
    if one.lat is None or other.lat is None or one.radius_km is not None or other.radius_km is not None:
        return False
    return abs(one.lat - other.lat) > _FAR_DEGREES


def _holds(wide: PlaceValue, narrow: PlaceValue) -> bool:
    if wide.country is None or wide.country != narrow.country or wide.precision == narrow.precision:
        return False
    if wide.precision == "country":
        return True
    return wide.precision == "province" and wide.admin1 is not None and wide.admin1 == narrow.admin1


@lru_cache(maxsize=64)
def nearest(one: Telling, other: Telling) -> Nearness | None:
    """How near the nearest of their places are; None where one has no resolved place."""
    best: int | None = None
    for a, b in product(one.places, other.places):
        rank = _ORDER.index(measure_nearness(a, b))
        if rank == 0:
            return "same"
        best = rank if best is None else min(best, rank)
    return None if best is None else _ORDER[best]


def same_place(one: Telling, other: Telling) -> float:
    """Both name one and the same place."""
    return float(nearest(one, other) == "same")


def same_place_of_act(one: Telling, other: Telling) -> float:
    """Both put the act itself in one and the same place, closer than a province."""
    return float(
        one.places_of == other.places_of == "claim"
        and any(a.precision in ("exact", "near") and is_same_place(a, b) for a, b in product(one.places, other.places))
    )


def place_inside_other(one: Telling, other: Telling) -> float:
    """The place that one gives lies inside the other's."""
    return float(nearest(one, other) == "inside")


def near_place(one: Telling, other: Telling) -> float:
    """Their places lie within 25 km of each other."""
    return float(nearest(one, other) == "near")


def other_place_of_province(one: Telling, other: Telling) -> float:
    """They name different places of one province."""
    return float(nearest(one, other) == "province")


def other_province(one: Telling, other: Telling) -> float:
    """They name places in different provinces of one country, and none by the same name."""
    return float(nearest(one, other) == "country" and not same_place_name(one, other))


def other_country(one: Telling, other: Telling) -> float:
    """Their places lie in different countries, and none has the same name in both."""
    return float(nearest(one, other) == "apart" and not same_place_name(one, other))


def place_of_page(one: Telling, other: Telling) -> float:
    """One of them tells no place for the act; the report's other places stand for it."""
    return float("page" in (one.places_of, other.places_of))


def same_place_name(one: Telling, other: Telling) -> float:
    """Their sentences name a place by the same name, resolved or not."""
    return float(not one.place_names.isdisjoint(other.place_names))


def other_place_names(one: Telling, other: Telling) -> float:
    """Their sentences name places, and none by the same name."""
    return float(bool(one.place_names and other.place_names) and one.place_names.isdisjoint(other.place_names))


def same_site(one: Telling, other: Telling) -> float:
    """Both name the same kind of site: a market, a school, a bridge."""
    return float(not _sites(one).isdisjoint(_sites(other)))


def other_site(one: Telling, other: Telling) -> float:
    """They name different kinds of site, such as a market and a school."""
    mine, theirs = _sites(one), _sites(other)
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def _sites(telling: Telling) -> frozenset[str]:
    return telling.marks - _NO_SITES
