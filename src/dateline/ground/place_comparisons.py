"""This file compares a candidate with what its words and its page ask for: one named, pure function a comparison.

Each returns a strength, mostly from 0 (says nothing for it) to 1, and below 0 where it speaks against. Its docstring is
the sentence that a reviewer reads; `place_weights` says how much each counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from math import exp, log10

from msgspec import Struct

from dateline.ground.countries import load_countries
from dateline.ground.gazetteer import PlaceCandidate
from dateline.ground.place_evidence import Evidence, is_seat
from dateline.ground.place_words import Want
from dateline.records.distance import distance_km

# Where GeoNames has no count, or a table names a place that it lacks: people of a village, of a town, of a land.
_VILLAGE, _TOWN, _LAND = 500, 10_000, 1_000_000
# Nearness halves about every hundred kilometres: two towns of one province are near, two of one large country are not.
_NEAR_KM = 150.0
_FAR_KM = 450.0
# A place of another country beats a namesake in the page's own only when it is a capital or a city of a million and has
# this many times its people (Moscow over Moscow, Idaho; Paris over Paris, Texas).
WORLD_CITY_PEOPLE = 1_000_000
WORLD_CITY_TIMES = 80
# Two entries of one name that lie this near are one place entered twice.
ONE_SPOT_KM = 15.0
# So many towns of GeoNames share its name and country before a place of our own table needs the page to speak for it.
FEWEST_OTHERS = 2
# By how much nearness or names of the province must speak more for one of them: two names of its province against one
# do, Donetsk and Kharkiv named once each do not.
_CLEARLY = 0.15
# Smaller towns where states meet and courts of nations sit.
_SEATS_OF_NATIONS = frozenset({("Geneva", "CHE"), ("The Hague", "NLD"), ("Strasbourg", "FRA"), ("Davos", "CHE")})


class Question(Struct, frozen=True, kw_only=True):
    """A name with what is known of it: the words, the kind and feature that they ask for, the page, all its bearers."""

    words: str
    want: Want | None
    feature: str
    among: tuple[PlaceCandidate, ...]
    evidence: Evidence
    on: date | None = None


Comparison = Callable[[PlaceCandidate, Question], float]


def name_match(candidate: PlaceCandidate, question: Question) -> float:
    """The words are the name that the place itself bears, rather than another of its names or another spelling."""
    return {"own": 1.0, "other": 0.4, "variant": 0.2, "romanised": 0.0}[candidate.spelling]


def whole_name(candidate: PlaceCandidate, question: Question) -> float:
    """The words are the name letter for letter, marks and capitals included."""
    return float(candidate.name == question.words)


def own_gazetteer(candidate: PlaceCandidate, question: Question) -> float:
    """A gazetteer that this desk added lists the place."""
    return float(bool(candidate.gazetteer))


def own_table(candidate: PlaceCandidate, question: Question) -> float:
    """It is one of the places and areas that reports of armed conflict name."""
    if question.want == "region" or candidate.kind not in ("own", "area"):
        return 0.0
    return float(not is_one_of_many(candidate, question))


def is_a_country(candidate: PlaceCandidate, question: Question) -> float:
    """It is a country, which news names more often than any town of its name."""
    return float(candidate.kind == "country")


def demonym(candidate: PlaceCandidate, question: Question) -> float:
    """The words are what that country's people are called."""
    return float(candidate.kind == "country" and question.words in _adjectives().get(candidate.country or "", ()))


def asked_kind(candidate: PlaceCandidate, question: Question) -> float:
    """It is the kind of place that the words ask for: a town, a province, a country."""
    if question.want is None or question.want == "site":
        return 0.0
    return 1.0 if is_kind(candidate, question.want) else -1.0


def asked_feature(candidate: PlaceCandidate, question: Question) -> float:
    """It is the kind of thing that the words ask for: a camp, a crossing, a base."""
    if not question.feature or not candidate.feature:
        return 0.0
    return 1.0 if question.feature == candidate.feature else -0.5


def seat_of_region(candidate: PlaceCandidate, question: Question) -> float:
    """It is a region whose own town bears the same name, and nothing asks for the region."""
    if question.want == "region" or candidate.kind != "region":
        return 0.0
    return -float(any(c.kind == "city" and is_seat(c, candidate) for c in question.among))


def page_country(candidate: PlaceCandidate, question: Question) -> float:
    """The page's other places and actors point to its country."""
    countries = question.evidence.countries
    count = max((countries.get(country, 0) for country in countries_of(candidate)), default=0)
    if candidate.country is None:
        return max(0.5, count / question.evidence.main_count) if countries else 0.0
    if candidate.kind == "country":
        return float(count > 0)
    return count / question.evidence.main_count if count else 0.0


def page_region(candidate: PlaceCandidate, question: Question) -> float:
    """Other names of the page lie in its province or state."""
    names = question.evidence.regions.get((candidate.country or "", candidate.admin1 or ""), 0.0)
    return names / (names + 1.0)


def page_distance(candidate: PlaceCandidate, question: Question) -> float:
    """Another place of the page is near it."""
    if candidate.lat is None or candidate.lon is None or candidate.precision not in ("exact", "near", "district"):
        return 0.0
    near = (distance_km(candidate.lat, candidate.lon, lat, lon) for lat, lon in question.evidence.points)
    nearest = min(near, default=_FAR_KM)
    return exp(-nearest / _NEAR_KM) if nearest < _FAR_KM else 0.0


def neighbour(candidate: PlaceCandidate, question: Question) -> float:
    """Its country borders one that the page names."""
    return float(not question.evidence.neighbours.isdisjoint(countries_of(candidate)))


def outlet_home(candidate: PlaceCandidate, question: Question) -> float:
    """It lies in the outlet's own country."""
    return float(candidate.country is not None and candidate.country == question.evidence.outlet_country)


def capital(candidate: PlaceCandidate, question: Question) -> float:
    """It is its country's capital, or a seat of nations."""
    return float(bool(candidate.capital) or is_seat_of_nations(candidate))


def population(candidate: PlaceCandidate, question: Question) -> float:
    """How many people live there, each tenfold counting one."""
    if candidate.kind in ("country", "area"):
        return log10(_LAND) + float(candidate.kind == "country")
    if is_seat_of_nations(candidate):
        return log10(WORLD_CITY_PEOPLE)
    unknown = _TOWN if candidate.kind == "own" and not is_one_of_many(candidate, question) else _VILLAGE
    return log10(max(candidate.population, unknown))


def world_city(candidate: PlaceCandidate, question: Question) -> float:
    """It is a capital, a city of a million or a seat of nations, far above its namesakes on the page's side."""
    if candidate.kind != "city":
        return 0.0
    if not (candidate.capital or candidate.population >= WORLD_CITY_PEOPLE):
        return float(is_seat_of_nations(candidate))
    countries = question.evidence.countries
    rivals = [
        c
        for c in question.among
        if c.country != candidate.country
        and countries.get(c.country or "", 0) > countries.get(candidate.country or "", 0)
    ]
    if not rivals or (candidate.spelling != "own" and any(rival.spelling == "own" for rival in rivals)):
        return 0.0
    return float(candidate.population >= WORLD_CITY_TIMES * max(_VILLAGE, *(rival.population for rival in rivals)))


def in_force(candidate: PlaceCandidate, question: Question) -> float:
    """The area was not yet, or no longer, there when the page was published."""
    return -float(is_out_of_its_time(candidate, question.on))


# In the order in which a reviewer would ask: the name, the kind, the page, the place's own standing.
COMPARISONS: tuple[Comparison, ...] = (
    name_match, whole_name, own_gazetteer, own_table, is_a_country, demonym, asked_kind, asked_feature, seat_of_region,
    page_country, page_region, page_distance, neighbour, outlet_home, capital, population, world_city, in_force,
)  # fmt: skip


def countries_of(candidate: PlaceCandidate) -> tuple[str, ...]:
    """The countries that the candidate lies in or that share it; none for open water and continents."""
    return (candidate.country,) if candidate.country else candidate.countries


def is_out_of_its_time(candidate: PlaceCandidate, on: date | None) -> bool:
    """Whether the candidate was not yet, or no longer, there on that day; False where either is not known."""
    if on is None:
        return False
    return (candidate.from_ is not None and on < candidate.from_) or (
        candidate.until is not None and on >= candidate.until
    )


def is_one_spot(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Whether two entries of one name and country lie so near that they are one place entered twice."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    if "country" in (one.kind, other.kind) or one.country != other.country:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= ONE_SPOT_KM


def is_one_of_many(candidate: PlaceCandidate, question: Question) -> bool:
    """Whether it is a place of our table among several towns of its name and country, of which the page tells nothing.

    A front made one Andriivka of many known; a page that names no other place of its province, and none near it, may
    mean any of them.
    """
    if candidate.kind != "own":
        return False
    others = [
        c
        for c in question.among
        if c.kind == "city" and c.country == candidate.country and not is_one_spot(c, candidate)
    ]
    return len(others) >= FEWEST_OTHERS and not is_told(candidate, others, question)


def is_told(candidate: PlaceCandidate, others: Sequence[PlaceCandidate], question: Question) -> bool:
    """Whether the page's other places speak for the candidate clearly more than for any of the others."""
    return any(
        told(candidate, question) >= _CLEARLY + max(told(other, question) for other in others)
        for told in (page_region, page_distance)
    )


def is_seat_of_nations(candidate: PlaceCandidate) -> bool:
    """Whether news knows the town as a place where states meet, whatever its size."""
    return (candidate.name, candidate.country) in _SEATS_OF_NATIONS


def is_kind(candidate: PlaceCandidate, want: Want | None) -> bool:
    """Whether the candidate is of the kind asked for; a place of the project's own table is whatever it is called."""
    if want is None:
        return True
    if want == "region":
        return candidate.kind in ("region", "area")
    return candidate.kind == ("country" if want == "country" else "city") or candidate.kind == "own"


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    return {c.iso3: frozenset([*c.adjectives, *c.peoples]) for c in load_countries()}
