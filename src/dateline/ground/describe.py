"""This file reads who a description is: its PLOVER sector from the head noun, its country from adjectives and names."""

from __future__ import annotations

import re

from dateline.ground.actor_country import PlaceCountry, countries_of, country_in
from dateline.ground.kinds import sector_of
from dateline.ground.names import strip_determiner
from dateline.records.values import ActorValue

__all__ = ["countries_of", "describe", "is_pronoun", "sector_of"]

_PRONOUNS = frozenset(
    [
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "our",
        "ours",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "ones",
        "himself",
        "herself",
        "itself",
        "themselves",
        "each",
        "both",
        "all",
        "others",
        "another",
        "someone",
        "somebody",
        "anyone",
        "nobody",
        "everyone",
        "some",
        "many",
        "none",
        "several",
        "few",
    ]
)
_OWNED = re.compile(r"^(?:his|her|its|their|our|my|your|the same|both)\b|^(?:the )?(?:latter|former)$", re.IGNORECASE)

_OWN_NAME = re.compile(r"(?:[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+[A-ZÀ-Þ][\w'’-]*\s+(?:\w+\s+)*[A-ZÀ-Þ][\w'’-]*$")


def is_pronoun(words: str) -> bool:
    """Whether the words only point at somebody: `it`, `they`, `who`, `its allies`."""
    if words.isupper() and len(words) > 1:
        return False  # WHO and US are names
    if _OWN_NAME.match(words.strip()):
        return False  # *our People's Protection Units* says who they are
    folded = words.casefold().strip()
    return folded in _PRONOUNS or bool(_OWNED.match(folded))


def describe(words: str, country: str | None, place_country: PlaceCountry | None = None) -> ActorValue | None:
    """The generic actor that a description names, such as `gen:SYR-REB`; None when its head noun tells no sector.

    `country` (ISO 3166 alpha-3) stands in where the words name none; without either the id is `gen:REB`.
    `place_country` tells the country of a place that the words name (*Aleppo residents*).
    """
    sector = sector_of(words)
    if sector is None:
        return None
    named = countries_of(words)
    where, decided_by = country, "description, page country" if country else "description"
    if len(named) > 1:
        if country not in named:
            return ActorValue(
                id=f"gen:{sector}", name=_plain(words), sector=sector, provisional=False,
                decided_by=f"description; country one of {', '.join(named)}",
            )  # fmt: skip
        decided_by = "description"
    elif named:
        where, decided_by = named[0], "description"
    elif inside := country_in(words, place_country):
        where, decided_by = inside, "description, people or place in the words"
    return ActorValue(
        id=f"gen:{where}-{sector}" if where else f"gen:{sector}", name=_plain(words), country=where, sector=sector,
        provisional=False, decided_by=decided_by,
    )  # fmt: skip


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", strip_determiner(words)).strip()
