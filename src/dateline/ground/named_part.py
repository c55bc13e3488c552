"""This file reads a part that bears a name of its own: *Xanthi district of Y* is not Y, *the Syrian city of Y* is."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec import Struct

from dateline.ground.countries import load_countries
from dateline.ground.names import fold
from dateline.ground.organs import country_of_words

_PART: Final = re.compile(
    r"(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)\s+"
    r"(?P<kind>district|sub-?district|neighbou?rhood|quarter|township|commune)\s+of\s+(?:the\s+)?(?P<of>[A-ZÀ-Þ].+)"
)
# Who lives there is no name: *the Shiite district of X*, *the Kurdish neighbourhood of Y*.
_PEOPLE: Final = re.compile(
    r"\w+(?:ish|ite|ian|ese|lim|ic)|Shia|Sunni|Druze|Arab|Alawi|Yazidi|Turkmen|Uzbek|Tajik|Pashtun"
)
# What a state has in other countries.
_ABROAD: Final = re.compile(
    r"(?:base|airbase|outpost|embassy|consulate|barracks|checkpoint|headquarters|positions?)$", re.I
)
_SIDE: Final = re.compile(r"(?:North|South|East|West|Central|Upper|Lower|Old|New|Greater|Inner|Outer)\w*(?:\s.+)?")


class NamedPart(Struct, frozen=True, kw_only=True):
    """The part's own name, its kind and what it is a part of, as written."""

    name: str
    kind: str
    of: str


def read_named_part(text: str) -> NamedPart | None:
    """The part that the words name, or None where what stands before the kind is a people, a state or a side.

    >>> read_named_part("Xanthi district of Homs").of
    'Homs'
    >>> read_named_part("Kurdish district of Afrin") is None
    True
    """
    match = _PART.fullmatch(text)
    if match is None:
        return None
    name = match["name"]
    if _PEOPLE.fullmatch(name.split()[-1]) or _SIDE.fullmatch(name) or country_of_words(fold(name)):
        return None
    return NamedPart(name=name, kind=match["kind"], of=match["of"])


def tells_owner(name: str, text: str) -> bool:
    """Whether the name, a country's adjective, tells whose site the words are and not where it stands.

    >>> tells_owner("Ethiopian", "Ethiopian base"), tells_owner("Ethiopian", "Ethiopian airport")
    (True, False)
    """
    return fold(name) in _adjectives() and _ABROAD.search(text) is not None


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(fold(word) for country in load_countries() for word in country.adjectives)
