"""This file finds names of towns that stand for those who rule there: *Moscow denied it* tells of no act in Moscow."""

from __future__ import annotations

import re
from typing import Final

from dateline.records.coded import CodedPage

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
