"""This file says how much each comparison of places counts, and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from dateline.ground.gazetteer import PlaceCandidate
from dateline.ground.place_comparisons import COMPARISONS, Question

# The unit is a tenfold of people: a comparison of weight 3 outweighs a namesake a thousand times as large.
WEIGHTS: Final[Mapping[str, float]] = {
    "name_match": 2.0,  # Berea of Kentucky over Aleppo, which bore that name in antiquity
    "whole_name": 0.3,
    "own_gazetteer": 12.0,  # a user's entry outranks the built-in ones, short of another country than the page's
    "own_table": 4.0,  # al-Zahraa by Aleppo over every larger Zahra of its own country
    "is_a_country": 4.0,  # Lebanon over Lebanon, Pennsylvania, until the page names several places of that state
    "demonym": 3.0,
    "asked_kind": 10.0,  # words that ask for a province are nearly a constraint
    "asked_feature": 3.0,
    "seat_of_region": 8.0,  # of Idlib and Idlib, the town
    "page_country": 6.0,  # Tripoli in Lebanon over the capital of Libya, five times its size and a capital
    "page_region": 5.0,  # one name of a state outweighs three hundredfold, many up to a hundred thousandfold
    "page_distance": 1.5,
    "neighbour": 1.0,
    "outlet_home": 3.0,
    "capital": 0.5,
    "population": 1.0,
    "world_city": 5.0,  # Moscow over Moscow, Idaho, on a page of the United States
    "in_force": 10.0,  # people speak of what is past; but a namesake that is there comes first
}
# By how much the best must lead; less is ambiguous. Swept on LGL's toponyms when population alone decided: of the 32
# that a lead of 8 times resolves beyond 10 a third are right, of the 82 that 5 adds a fifth.
FEWEST_LEAD: Final = 1.0


class Scored(Struct, frozen=True):
    """A candidate with its score and what each comparison put in; parts of 0 are left out."""

    candidate: PlaceCandidate
    score: float
    parts: tuple[tuple[str, float], ...]


def score_candidate(candidate: PlaceCandidate, question: Question) -> Scored:
    """The weighted sum of all comparisons."""
    parts = tuple(
        (name, part)
        for compare in COMPARISONS
        if (part := WEIGHTS[name := compare.__name__] * compare(candidate, question))
    )
    return Scored(candidate, sum(part for _, part in parts), parts)


def rank(question: Question) -> list[Scored]:
    """Every bearer of the name, best first."""
    found = [score_candidate(candidate, question) for candidate in question.among]
    return sorted(found, key=lambda scored: (-scored.score, scored.candidate.id))
