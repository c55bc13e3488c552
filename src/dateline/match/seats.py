"""This file tells names of towns where an act was from those that stand for their rulers: *Moscow denied it*."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from dateline.records.coded import CodedPage, Toponym

Span = tuple[int, int]

_GOVERNMENT: Final = "-gov"
# What a town does as those who rule it: *Washington and London have prepared*; it is not what befalls a town.
_RULES: Final = re.compile(
    r"(?:,?\s+(?:and|or)\s+[A-Z][\w-]+)?\s+(?:(?:has|have|had|will|would)\s+(?!been\b|be\b|fall)\w|"
    r"(?:said|says?|denie[sd]|accuse[sd]?|blame[sd]?|demand(?:s|ed)|warn(?:s|ed)|agree[sd]?|promise[sd]?|vow(?:s|ed)|"
    r"announce[sd]?|refuse[sd]?|reject(?:s|ed)|want(?:s|ed)|call(?:s|ed)|put[st]?)\b)"
)
_AT: Final = re.compile(r"\b(?:in|at|near|around|outside|of|from|to|into|on|over|through|off|between)\s+(?:the\s+)?$")
_LONGEST_AT: Final = 14
_TOWNS: Final = frozenset({"exact", "near", "district"})
_IN: Final = re.compile(r"\s+(?:in|at|near|outside|of)\s+(?:the\s+)?(?:(?:town|city|village|camp|port)\s+(?:of\s+)?)?")


def find_seats(coded: CodedPage) -> set[Span]:
    """The names of towns that stand for those who rule there, and are not where something was: *Moscow denied it*."""
    rulers = {
        (m.start, m.end) for m in coded.mentions if m.actor is not None and (m.actor.id or "").endswith(_GOVERNMENT)
    }
    return {
        (t.start, t.end)
        for t in coded.toponyms
        if (t.start, t.end) in rulers or _RULES.match(coded.page.text, t.end)
        if not _AT.search(coded.page.text[: t.start][-_LONGEST_AT:])
    }


def find_beside(triggers: Collection[Span], coded: CodedPage) -> tuple[Toponym, ...]:
    """The towns whose names stand right behind the act's own word: *the blast in Kabacan*, wherever people died."""
    text = coded.page.text
    longer = [(m.start, m.end) for m in coded.mentions if m.kind == "place"]
    return tuple(
        toponym
        for toponym in coded.toponyms
        if toponym.place.precision in _TOWNS and toponym.place.id is not None
        if not any(start <= toponym.start and toponym.end < end for start, end in longer)  # *Atatürk airport*
        if any(end < toponym.start and _IN.fullmatch(text, end, toponym.start) for _, end in triggers)
    )
