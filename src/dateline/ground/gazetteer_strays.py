"""This file finds towns whose position and region contradict each other: Bamba of Gao, put by Sikasso."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from dateline.records.distance import distance_km

# Every other town of its region is farther than this, and so many times as far as the next town of another one. Checked
# by hand on the 63 countries of which every place is kept: 150 km alone takes in Moyale and Alice Springs.
_APART_KM = 150.0
_TIMES_AS_FAR = 5.0


class Town(Protocol):
    """What is asked of a town: degrees in WGS 84, the country's code and GeoNames' code of its first-level region."""

    latitude: float
    longitude: float
    countrycode: str
    admin1code: str


T = TypeVar("T", bound=Town)


def find_strays(towns: Sequence[T]) -> list[T]:
    """The towns that stand alone amid another region's, far from their own; which of both is wrong is not known."""
    cells: Counter[tuple[str, str, int, int]] = Counter()  # squares of one degree
    regions: dict[tuple[str, str], list[T]] = defaultdict(list)
    countries: dict[str, list[T]] = defaultdict(list)
    for town in towns:
        cells[town.countrycode, town.admin1code, int(town.latitude // 1), int(town.longitude // 1)] += 1
    lone = {
        (iso2, code, row, column)
        for (iso2, code, row, column), count in cells.items()
        if count == 1 and not any((iso2, code, *near) in cells for near in _around(row, column))
    }
    asked = {(iso2, code) for iso2, code, _, _ in lone}
    of_countries = {iso2 for iso2, _ in asked}
    for town in towns:
        if town.countrycode in of_countries:
            countries[town.countrycode].append(town)
            regions[town.countrycode, town.admin1code].append(town)
    return [
        town
        for iso2, code in sorted(asked)
        for town in regions[iso2, code]
        if (iso2, code, int(town.latitude // 1), int(town.longitude // 1)) in lone
        if _is_stray(town, regions[iso2, code], countries[iso2])
    ]


def _is_stray(town: T, region: Sequence[T], country: Sequence[T]) -> bool:
    own = min((_km(town, other) for other in region if other is not town), default=0.0)
    if own <= _APART_KM:
        return False
    reach = own / _TIMES_AS_FAR / 100  # degrees of latitude, a tenth too many
    near = (
        other for other in country
        if other.admin1code != town.admin1code and abs(other.latitude - town.latitude) <= reach
    )  # fmt: skip
    return min((_km(town, other) for other in near), default=own) * _TIMES_AS_FAR <= own


def _around(row: int, column: int) -> Iterator[tuple[int, int]]:
    return ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)


def _km(one: Town, other: Town) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)
