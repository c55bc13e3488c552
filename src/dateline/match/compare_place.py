"""This file compares where two tellings put their act."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from dateline.match.place_names import share_name
from dateline.match.telling import NamedPlace, Telling
from dateline.records.nearness import is_same_place, lies_inside, measure_km
from dateline.records.values import PlaceValue

Nearness = Literal["same", "inside", "near", "province", "country", "apart"]
_ORDER: Final[tuple[Nearness, ...]] = ("same", "inside", "near", "province", "country", "apart")
# Chosen, not swept: the reach of one day's fight around a town, short of the next one.
_NEAR_KM: Final = 25.0
_FAR_DEGREES: Final = 1.0  # of latitude, 111 km
# So near to the middle of a named area without an outline (Ghouta, Swat) a town lies in it.
_AREA_KM: Final = 40.0
# A shrine or a market is not farther from the middle of its town.
_TOWN_KM: Final = 3.0
_TOWNS: Final = frozenset({"exact", "near"})
_WIDE: Final = frozenset({"province", "region", "country", "district"})


def measure_nearness(one: PlaceValue, other: PlaceValue) -> Nearness:
    """How near two resolved places are to each other, by ids, provinces, outlines and kilometres."""
    if is_same_place(one, other):
        return "same"
    if _are_far(one, other):
        return "apart"
    apart = measure_km(one, other)
    if _holds(one, other) or _holds(other, one) or _may_lie_inside(one, other, apart):
        return "inside"
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


def _may_lie_inside(one: PlaceValue, other: PlaceValue, apart: float | None) -> bool:
    """Whether one may lie in the other's circle, or close to the middle of an area that has none.

    *A school in Jabalia* is no closer known than ten kilometres, but it is not in the next town.
    """
    if {one.precision, other.precision} <= _TOWNS and one.id != other.id:
        return False
    if lies_inside(one, other) or lies_inside(other, one):
        return True
    if apart is None or apart > _AREA_KM or one.country != other.country:
        return False
    return any(
        wide.precision == "region" and wide.radius_km is None and narrow.precision in _TOWNS
        for wide, narrow in ((one, other), (other, one))
    )


def _holds(wide: PlaceValue, narrow: PlaceValue) -> bool:
    if wide.country is None or wide.country != narrow.country or wide.precision == narrow.precision:
        return False
    if wide.precision == "country":
        return True
    if wide.precision == "region" and narrow.precision == "province":
        return False  # *northern Rakhine* is less than Rakhine
    return wide.precision in ("province", "region") and wide.admin1 is not None and wide.admin1 == narrow.admin1


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


def other_place_of_act(one: Telling, other: Telling) -> float:
    """Both put the act itself in a place, in different ones, whatever other places their sentences name."""
    if nearest(one, other) not in ("province", "country", "apart") or not _are_bounded((*one.places, *other.places)):
        return 0.0
    if one.places_of == other.places_of == "claim":
        return float(not share_name(one.act_place_names, other.act_place_names))
    if {one.places_of, other.places_of} != {"claim", "sentence"}:
        return 0.0
    # Where one only names places in its sentences, all of them lie elsewhere, and none may bear the other's name.
    told, named = (one, other) if one.places_of == "claim" else (other, one)
    return float(not named.act_place_names and not share_name(told.act_place_names, _names(named)))


def _are_bounded(places: Collection[PlaceValue]) -> bool:
    """Whether it is known where all of them end; Swat and Lake Chad reach farther than their middles tell."""
    return all(p.country is not None and (p.precision != "region" or p.radius_km is not None) for p in places)


def place_inside_other(one: Telling, other: Telling) -> float:
    """The place that one gives lies inside the other's."""
    return float(nearest(one, other) == "inside")


def other_place_of_province(one: Telling, other: Telling) -> float:
    """They name different places of one province."""
    return float(nearest(one, other) == "province" and not names_place_of(one, other))


def other_province(one: Telling, other: Telling) -> float:
    """They name places in different provinces of one country, and none by the same name."""
    return float(nearest(one, other) == "country" and not names_place_of(one, other))


def other_country(one: Telling, other: Telling) -> float:
    """Their places lie in different countries, and none has the same name in both."""
    return float(nearest(one, other) == "apart" and not names_place_of(one, other))


def place_of_page(one: Telling, other: Telling) -> float:
    """One of them tells no place for the act; the report's other places stand for it."""
    return float("page" in (one.places_of, other.places_of))


@lru_cache(maxsize=64)
def share_place_name(one: Telling, other: Telling) -> bool:
    """Whether their sentences name a place by one name, as transliterators may differ about it."""
    return share_name(one.place_names, _names(other)) or share_name(_names(one), other.place_names)


@lru_cache(maxsize=64)
def names_place_of(one: Telling, other: Telling) -> bool:
    """Whether a report names, wherever it does, a place in the sentences of the other."""
    if share_place_name(one, other):
        return True
    return share_name(one.place_names, other.page_place_names) or share_name(one.page_place_names, other.place_names)


def _names(telling: Telling) -> frozenset[str]:
    return telling.folded_names.union(telling.place_names)


def same_place_name(one: Telling, other: Telling) -> float:
    """They name one town, or a place by one name, however spelled, and put the act itself in no different ones."""
    if other_place_of_act(one, other) or namesakes(one, other):
        return 0.0
    return float(_share_town(one, other) or share_place_name(one, other))


def _share_town(one: Telling, other: Telling) -> bool:
    return nearest(one, other) == "same" and "page" not in (one.places_of, other.places_of)


def other_place_names(one: Telling, other: Telling) -> float:
    """Their sentences name towns or villages, and neither report names a place of the other's sentence."""
    # A report that puts the act itself elsewhere may name the other's place as well, and another town bear its name.
    if other_place_of_act(one, other) or namesakes(one, other):
        return 1.0
    if not (_names_town(one) and _names_town(other)) or names_place_of(one, other):
        return 0.0
    near = nearest(one, other)
    if near == "near" and one.places_of == other.places_of == "claim":
        return float(all(_are_two_towns(a, b) for a, b in product(one.places, other.places)))
    return float(near != "inside" and ("page" in (one.places_of, other.places_of) or near not in ("same", "near")))


def _are_two_towns(one: PlaceValue, other: PlaceValue) -> bool:
    """Whether they are too far from each other to be a town and a site in it."""
    apart = measure_km(one, other)
    return apart is not None and apart > _TOWN_KM


def _names_town(telling: Telling) -> bool:
    return any(not place.wide for place in telling.place_names.values())


def namesakes(one: Telling, other: Telling) -> float:
    """They name a town by the same name, but in different provinces or countries."""
    pairs = [(a, b) for name, a in one.place_names.items() if (b := other.place_names.get(name)) is not None]
    return float(bool(pairs) and all(_lie_apart(a, b) for a, b in pairs))


def _lie_apart(one: NamedPlace, other: NamedPlace) -> bool:
    if one.country is None or other.country is None or one.wide or other.wide:
        return False
    return one.country != other.country or (None not in (one.admin1, other.admin1) and one.admin1 != other.admin1)


def other_countries(one: Telling, other: Telling) -> float:
    """The reports name countries, or places in them, and none in common."""
    return float(bool(one.countries and other.countries) and one.countries.isdisjoint(other.countries))
