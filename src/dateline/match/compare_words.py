"""This file compares the words of two tellings: their sentences, names and quotations."""

from __future__ import annotations

from typing import Final

from dateline.match.telling import Telling
from dateline.match.words import measure_likeness, rarest

# Two quotations are one statement when so much of the shorter one's words are in the longer.
_SAME_QUOTE: Final = 0.7
# Two reports of one act in words of their own seldom reach a third of full likeness; a copy is told apart by origins.
_STRETCH: Final = 3.0


def like_sentences(one: Telling, other: Telling) -> float:
    """Their sentences have telling words in common, the more the rarer."""
    return min(1.0, _STRETCH * measure_likeness(one.words, other.words))


def rare_shared_name(one: Telling, other: Telling) -> float:
    """Both sentences hold a name, not of a place, that few texts do, the rarer the more."""
    return max((weight for name, weight in one.names.items() if name in other.names), default=0.0) / rarest()


def one_is_another(one: Telling, other: Telling) -> float:
    """One of them speaks of a second, a further or a fresh act of the kind."""
    return float(("another" in one.marks) != ("another" in other.marks))


def one_remembers(one: Telling, other: Telling) -> float:
    """One of them remembers an act of the past, as on its anniversary."""
    return float(("remembering" in one.marks) != ("remembering" in other.marks))


def one_cancelled(one: Telling, other: Telling) -> float:
    """One of them says that something was called off or put off."""
    return float(("cancelling" in one.marks) != ("cancelling" in other.marks))


def one_answers(one: Telling, other: Telling) -> float:
    """One of them says that an act answers an earlier one."""
    return float(("answering" in one.marks) != ("answering" in other.marks))
