"""This file takes *he* for the one person, *it* for the one body, that the sentence before or this one names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.antecedents import ActorSpan, sole_antecedent

SENTENCES_BACK: Final = 1
_PERSONS: Final = frozenset({"he", "she", "him"})
_BODIES: Final = frozenset({"it"})
_OWNS: Final = re.compile(r"['’]s?\s+")


def find_pronoun(at: int, spans: Sequence[ActorSpan], text: str) -> ActorSpan | None:
    """The sole named actor of the kind within reach that acts or speaks; none where another could be meant.

    *They* is left alone: it stands for people that no name agrees with more often than not.
    """
    span = spans[at]
    word = span.words.casefold()
    if word not in _PERSONS | _BODIES or span.quoted:
        return None
    near = [
        earlier
        for earlier in spans[:at]
        if span.sentence - earlier.sentence <= SENTENCES_BACK and earlier.end <= span.start and not earlier.quoted
    ]
    if word in _PERSONS:
        # A person described only (*a soldier*) could be meant as well as the one who is named.
        if any(not e.named and e.value.sector and not e.value.id for e in near):
            return None
        return _acting([earlier for earlier in near if earlier.named and earlier.person], near, text)
    return _acting([earlier for earlier in near if earlier.named and not earlier.person], near, text)


def _acting(candidates: list[ActorSpan], near: list[ActorSpan], text: str) -> ActorSpan | None:
    found = sole_antecedent(candidates)
    return found if found and any(span.acts or _owns_actor(span, near, text) for span in candidates) else None


def _owns_actor(owner: ActorSpan, near: list[ActorSpan], text: str) -> bool:
    """*Turkey's president says that it will*: whose officer acts, acts."""
    return any(span.acts and _OWNS.fullmatch(text[owner.end : span.start]) for span in near if span.start >= owner.end)
