"""This file reads the text on both sides of a place mention: *Paris, Texas*, *R-Moorpark*, *Lee and Henry counties*."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from dateline.ground.place_states import state_after
from dateline.ground.place_words import ARTICLE, Want

_WORD: Final = rf"(?:[A-Z][\w'’.-]*|(?:{ARTICLE})-['’‘]?[A-Z][\w'’-]*)"
_LIST: Final = rf"(?:\s*,\s*{_WORD}(?:\s{_WORD})?)*(?:,?\s+(?:and|or|&)\s+{_WORD}(?:\s{_WORD})?)?"
_COUNTY_AFTER: Final = re.compile(rf"^(?:\s+County\b|\s+Parish\b|{_LIST}\s+(?:[Cc]ounties|[Pp]arishes)\b)")
_REGION_AFTER: Final = re.compile(
    rf"^{_LIST}\s+(?:[Pp]rovinces?|[Gg]overnorates?|[Oo]blasts?|[Ss]tates?\b(?! (?:TV|television|media|news))|"
    r"[Rr]egions?|[Dd]epartments?)\b"
)
_REGION_BEFORE: Final = re.compile(
    r"\b(?:[Pp]rovinces?|[Gg]overnorates?|[Oo]blasts?|[Ss]tates?|[Dd]epartments?) of\s+(?:the\s+)?$"
)
_CITY_AFTER: Final = re.compile(r"^\s+(?:city|town|village|municipality)\b", re.IGNORECASE)
_CITY_BEFORE: Final = re.compile(
    r"\b(?:city|town|township|village|port|suburb|municipality)s? of\s+(?:the\s+)?$", re.IGNORECASE
)
_PARTY: Final = re.compile(r"(?:^|[\s(,])(?:R|D|Republican|Democrat)[-–]\s?$")
_HOLDER: Final = re.compile(
    rf"^\s*,\s+(?:(?:north|south|east|west|central)\w*\s+)?({_WORD}(?:\s(?:of\s)?{_WORD}){{0,2}})"
)
# *Kasese, in Shabunda, South Kivu*; *Char Dara, a hamlet north of Tarin Kot in Uruzgan*.
_STATED: Final = re.compile(
    r"^\s*,\s+(?:an?\s+(?:[a-z-]+\s+){0,3}?(?:village|hamlet|town|city|settlement|district|suburb|camp)\s+"
    rf"(?:(?:(?:just\s+)?(?:north|south|east|west)[a-z-]*\s+of|near|outside)\s+{_WORD}(?:\s{_WORD}){{0,2}}\s+)?)?"
    rf"in\s+({_WORD}(?:\s{_WORD}){{0,2}})(?:,\s+({_WORD}(?:\s{_WORD}){{0,2}}))?"
)

_HELD: Final = re.compile(rf"({_WORD}(?:\s{_WORD}){{0,2}}),\s+$")


class Beside(Struct, frozen=True, kw_only=True):
    """What the neighbouring text adds to a mention's own words.

    `stated`: what the text says outright that it lies in, nearest first.
    `holders`: what stands behind a comma, longest first, each a container only if a place of the name lies in it.
    `state`: a state written so that it can be nothing else, with its country. `county`: a county is asked for.
    `held`: the name in front of a comma, which the mention holds if it is a state or a country (*Buffalo, {New York}*).
    """

    want: Want | None = None
    county: bool = False
    stated: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    state: tuple[str, str] | None = None
    in_congress: bool = False
    held: str = ""


def read_beside(before: str, after: str) -> Beside:
    """What text right before and right behind a mention says of it.

    >>> read_beside("", ", La. -- Police").state
    ('Louisiana', 'USA')
    >>> read_beside("Rep. Smith, R-", ", said").in_congress
    True
    """
    before = before.replace("\n", " ")
    after = after.replace("\n", " ")
    want: Want | None = None
    if _REGION_BEFORE.search(before) or _REGION_AFTER.match(after):
        want = "region"
    elif _CITY_BEFORE.search(before) or _CITY_AFTER.match(after):
        want = "city"
    holders: tuple[str, ...] = ()
    if match := _HOLDER.match(after):
        words = match[1].rstrip(".").split(" ")
        holders = tuple(" ".join(words[:count]) for count in range(len(words), 0, -1))
    held = _HELD.search(before)
    stated = _STATED.match(after)
    return Beside(
        held=held[1] if held else "",
        want=want,
        stated=tuple(filter(None, stated.groups())) if stated else (),
        county=bool(_COUNTY_AFTER.match(after)),
        holders=holders,
        state=state_after(after),
        in_congress=bool(_PARTY.search(before)),
    )
