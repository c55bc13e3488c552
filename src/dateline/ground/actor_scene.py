"""This file reads beside an actor's mention which country is meant, and whether a capital only names an accord."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.actor_country import people_of
from dateline.ground.kinds import is_kind
from dateline.ground.names import fold, strip_determiner
from dateline.ground.organs import country_of_words

_NAME: Final = r"(?:the\s+)?[A-ZÀ-Þ][\w'’-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-ZÀ-Þ][\w'’-]*){0,4}"
# *In neighbouring Burkina Faso, soldiers …*: a country before the comma is the scene of the sentence. Only a country:
# in a foreign capital delegations meet, and *the opposition* there is not that country's.
_OPENING: Final = re.compile(
    rf"\s*(?:Meanwhile,?\s+|Elsewhere,?\s+)?(?:[Ii]n|[Aa]cross the border in)\s+"
    rf"(?:(?:neighbou?ring|nearby|(?:north|south|east|west|central)\w*(?:-?\w+ern)?)\s+)*(?P<country>{_NAME}),"
)
_OWNED: Final = re.compile(rf"\s+(?:of|in|from)\s+(?P<country>{_NAME})")
# *Pakistan's military*: the state that owns them, outside the mention.
_OWNER: Final = re.compile(rf"(?P<country>{_NAME})['’]s?\s+(?:(?:own|former|new|central|regular)\s+)?$")
# *Militants in Gaza*, *villagers from Darfur*: a region of one country right behind people says whose they are.
_THERE: Final = re.compile(rf"\s+(?:in|from)\s+(?P<region>{_NAME})")
_ACCORD: Final = re.compile(
    r"\s+(?:peace\s+|ceasefire\s+)?(?:[Aa]greements?|[Aa]ccords?|[Pp]rotocols?|[Pp]rocess|[Tt]alks|[Tt]reaty|"
    r"[Cc]onference|[Ss]ummit|[Dd]eclaration|[Ff]ormat|[Mm]emorandum)\b"
)


def country_beside(text: str, start: int, end: int, sentence: int) -> tuple[str, str] | None:
    """The country (ISO 3166 alpha-3) that the text states for the mention, and what told it; None where nothing does.

    `start` and `end` are the mention's, `sentence` where its sentence begins, all in code points.

    >>> text = "In neighbouring Burkina Faso, soldiers shot at villagers."
    >>> country_beside(text, 30, 38, 0)
    ('BFA', 'country that opens the sentence')
    """
    owned = _OWNED.match(text, end, end + 60) if text[start : start + 1].isupper() or "-" in text[start:end] else None
    if owned and (country := _country(owned["country"])):
        return country, "country right after the name"
    there = _THERE.match(text, end, end + 60) if is_kind(text[start:end]) else None
    if there and (country := people_of(there["region"])):
        return country, "region right after the people"
    owner = _OWNER.search(text, max(sentence, start - 60), start)
    if owner and (country := _country(owner["country"])):
        return country, "country that owns them"
    opening = _OPENING.match(text, sentence, start)
    if opening and (country := _country(opening["country"])):
        return country, "country that opens the sentence"
    return None


def names_accord(text: str, end: int) -> bool:
    """Whether the words that end there only name an accord: *the Minsk agreements* bind nobody in Minsk.

    >>> names_accord("the Minsk agreements", 9), names_accord("Minsk said", 5)
    (True, False)
    """
    return _ACCORD.match(text, end) is not None


def _country(name: str) -> str | None:
    codes = country_of_words(fold(strip_determiner(name)))
    return codes[0] if len(codes) == 1 else None
