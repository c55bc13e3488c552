"""This file compares the words of two tellings: their sentences, names, numbers and quotations."""

from __future__ import annotations

from itertools import product
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


def shared_names(one: Telling, other: Telling) -> float:
    """How many of the names in their sentences both have, the rarer the more."""
    if not one.names or not other.names:
        return 0.0
    common = sum(weight for name, weight in one.names.items() if name in other.names)
    return common / min(sum(one.names.values()), sum(other.names.values()))


def shared_page_names(one: Telling, other: Telling) -> float:
    """How many of the names in their reports both have, the rarer the more."""
    common = sum(weight for name, weight in one.page_names.items() if name in other.page_names)
    return common / (min(sum(one.page_names.values()), sum(other.page_names.values())) or 1.0)


def rare_shared_name(one: Telling, other: Telling) -> float:
    """Both sentences hold a name that few texts do, the rarer the more."""
    return max((weight for name, weight in one.names.items() if name in other.names), default=0.0) / rarest()


def rare_shared_page_name(one: Telling, other: Telling) -> float:
    """Both reports hold a name that few texts do, the rarer the more."""
    shared = one.page_names.keys() & other.page_names.keys()
    return max((one.page_names[name] for name in shared), default=0.0) / rarest()


def no_shared_name(one: Telling, other: Telling) -> float:
    """Both sentences hold names, and none in common."""
    return float(bool(one.names and other.names) and one.names.keys().isdisjoint(other.names))


def shared_numbers(one: Telling, other: Telling) -> float:
    """Both sentences hold a number in common."""
    return float(not one.numbers.isdisjoint(other.numbers))


def other_numbers(one: Telling, other: Telling) -> float:
    """Both sentences hold numbers, and none in common."""
    return float(bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers))


def same_quote(one: Telling, other: Telling) -> float:
    """Both quote the same statement."""
    return float(
        any(len(a & b) >= _SAME_QUOTE * min(len(a), len(b)) for a, b in product(one.quotes, other.quotes) if a and b)
    )


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
