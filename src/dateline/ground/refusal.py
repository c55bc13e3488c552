"""This file tells a refusal from what merely did not happen: *will not release them* is more than *did not*."""

from __future__ import annotations

import re
from typing import Final

# Ends right before the act, with room for an adverb or a clitic pronoun.
_REFUSAL: Final = re.compile(
    r"(?:\b(?:will|would|shall) (?:not|never|no longer)|\b(?:won|wouldn)['’]?t"
    r"|\b(?:no longer|not|never|un)[ -]?(?:be )?(?:going|prepared|willing|ready) to"
    r"|\bno (?:plans?|intention) (?:to|of))"
    r"(?: \w+ly| be| even| ever)?\s*$",
    re.IGNORECASE,
)


def is_refused(before: str) -> bool:
    """Whether the words of the sentence before an act say that its agent will not do it.

    >>> is_refused("The rebels said they will not ")
    True
    >>> is_refused("The rebels did not ")
    False
    """
    return _REFUSAL.search(before) is not None
