"""This file gathers what a page says of where it plays: its countries, its first-level regions, its points."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.place_states import read_state
from dateline.ground.place_words import take_apart
from dateline.records.values import PlaceValue

Region = tuple[str, str]  # ISO 3166 alpha-3 and the first-level region's name

# An area of this many countries speaks for each of them, by its share; a wider one (the Middle East) makes them near.
_FEW_COUNTRIES = 4
# *The UN camp* tells of no town called Un.
_INITIALS: Final = re.compile(r"[A-Z]{2,4} (?=[a-z])")
# A name borne in more regions than this tells nothing of the page.
_MOST_BEARERS = 40


class Evidence(Struct, frozen=True, kw_only=True):
    """What the page's other names say; made without the mention asked about, since a guess is no support for itself.

    `countries`: how often each is named. `regions`: how many of the page's other names lie in each first-level region,
    a name that several regions bear shared out among them. `points`: latitude and longitude of resolved places.
    `neighbours`: the countries that border a named one, or that share an area which the page names.
    """

    countries: Mapping[str, float]
    regions: Mapping[Region, float]
    points: tuple[tuple[float, float], ...]
    outlet_country: str | None = None
    neighbours: frozenset[str] = frozenset()

    @property
    def main_count(self) -> float:
        """How often the page names the country that it names most."""
        return max(self.countries.values(), default=0)


def gather_evidence(
    countries: Mapping[str, int],
    places: Sequence[PlaceValue],
    words: Sequence[str],
    outlet_country: str | None,
    gazetteer: Gazetteer,
) -> Evidence:
    """The evidence of the page's countries, of its resolved places and of the words of its other place mentions.

    A region counts once for each name, however often the page repeats it.
    """
    regions: dict[Region, float] = {}
    counted: set[str] = set()
    for place in places:
        if place.country and place.admin1 and place.name not in counted:
            counted.add(place.name or "")
            key = (place.country, place.admin1)
            regions[key] = regions.get(key, 0.0) + 1.0
    known = {place.name for place in places}
    named: dict[str, float] = dict(countries)
    around: set[str] = set()
    for place_id in dict.fromkeys(place.id for place in places if place.country is None):
        shared = gazetteer.shared().get(place_id or "", ())
        around.update(shared)
        for country in shared if len(shared) <= _FEW_COUNTRIES else ():
            named[country] = named.get(country, 0) + 1 / len(shared)
    for name in dict.fromkeys(words):
        if name in known:
            continue
        shares = _regions_of(name, gazetteer)
        for key, share in shares:
            regions[key] = regions.get(key, 0.0) + share
        # *Henry County* may be in ten states, but all of them are of one country.
        if len(only := {country for (country, _), _ in shares}) == 1:
            country = only.pop()
            named[country] = named.get(country, 0) + 1
    neighbours = frozenset(around).union(*(gazetteer.neighbours(country) for country in named))
    points = tuple(
        (place.lat, place.lon)
        for place in places
        if place.lat is not None and place.lon is not None and place.precision in ("exact", "near", "district")
    )
    return Evidence(
        countries=named, regions=regions, points=points, outlet_country=outlet_country, neighbours=neighbours
    )


@lru_cache(maxsize=4096)
def _regions_of(name: str, gazetteer: Gazetteer) -> tuple[tuple[Region, float], ...]:
    """The first-level regions that bear the name or hold a place of it, with this one name's share of each."""
    if state := read_state(name):
        return (((state[1], state[0]), 1.0),)
    if _INITIALS.match(name):
        return ()
    found = gazetteer.candidates(name) or gazetteer.candidates(take_apart(name).name)
    regions = {(c.country, c.admin1) for c in found if c.country and c.admin1 and c.spelling == "own"}
    regions |= {(c.country, "") for c in found if c.kind == "country" and c.country}
    if not 0 < len(regions) <= _MOST_BEARERS:
        return ()
    return tuple(sorted((region, 1.0 / len(regions)) for region in regions))


def is_seat(town: PlaceCandidate, region: PlaceCandidate) -> bool:
    """Whether the town lies in the region, or is its country's capital, or is filed under no region at all."""
    return town.country == region.country and (town.admin1 in (None, region.admin1) or bool(town.capital))
