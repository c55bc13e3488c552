"""This file tells the country of who is mentioned: adjectives and names, peoples of a region, places in the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from dateline.ground.countries import read_yaml
from dateline.ground.kinds import NUMBER, head_of, is_kind
from dateline.ground.names import fold
from dateline.ground.organs import country_of_words

PlaceCountry = Callable[[str], str | None]

_SPONSORED = re.compile(
    r"\b(?P<who>[\w.'-]+)[- ](?:backed|supported|sponsored|led|linked|affiliated|allied|trained|funded|aligned)\b", re.I
)
# Where a mention says where its people are: *in Camarines Norte*, *of the city of Basra*.
_THERE: Final = re.compile(
    r"\b(?:in|of|from|at|near|inside|outside|around)\s+(?:(?:the|city|town|village|capital|province|state|region|"
    r"district|northern|"
    r"southern|eastern|western|central|occupied|of)\s+){0,3}(?P<place>[A-ZÀ-Þ‘'][\w’'-]+(?:[ -](?:[A-ZÀ-Þ][\w’'-]*|"
    r"al-\w+|of|the))*)"
)
_CAPITALS: Final = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:[ -](?:al|el|de|del|la|of|the)[ -][A-ZÀ-Þ][\w’'-]*|[ -][A-ZÀ-Þ][\w’'-]*)*"
)
# Words that begin with a capital in a title and are no place; the gazetteers know towns called Police, Chief or March.
_NO_PLACE: Final = frozenset(
    "police court city county district state governor mayor army party chief president minister council committee "
    "high supreme "
    "prime general islamic national front movement group house senate federal university ministry department "
    "office secretary "
    "republic republican democratic liberation people peoples central northern southern eastern western new former "
    "the united a "
    "an some several many two three four five six seven eight nine ten hundreds thousands dozens union bank human "
    "rights "
    "sheikh king queen prince deputy justice security defence defense foreign interior health popular public "
    "regional local "
    "christian muslim sunni shiite shia kurdish arab jewish catholic resistance brigade brigades battalion "
    "division forces "
    "force guard guards militia rebels women children men civil society association federation congress "
    "parliament".split()
)


def countries_of(words: str) -> tuple[str, ...]:
    """The countries (ISO 3166 alpha-3) whose name or adjective stands in the words; a sponsor's does not count.

    >>> countries_of("Turkish-backed Syrian rebels")
    ('SYR',)
    """
    bare = _SPONSORED.sub(" ", NUMBER.sub("", words))
    bare = re.sub(r"\b(?:pro|anti|ex|non)-\w+", " ", bare)
    parts = [part for part in fold(bare).split() if part]
    found: dict[str, None] = {}
    at = 0
    while at < len(parts):
        for size in (3, 2, 1):
            if at + size > len(parts):
                continue
            name = " ".join(parts[at : at + size])
            # *Niger Delta*, *Bosnian Serbs*: what lies in one country may begin with another's name.
            region = _peoples().get(name) if size > 1 else None
            codes = (region,) if region else country_of_words(name)
            if codes and _is_written_as_name(bare, parts[at]):
                found.update(dict.fromkeys(codes))
                at += size - 1
                break
        at += 1
    return tuple(found)


def country_in(words: str, place_country: PlaceCountry | None = None) -> str | None:
    """The one country (ISO 3166 alpha-3) that the words point at, or None where they name none or several.

    Tried in order: a country's name or adjective; a people or region of one country (*Gazans*, *Chechen*); with
    `place_country`, a place right before the kind of people (*Aleppo residents*) or after *in*, *of*, *from*.

    >>> country_in("Gazans"), country_in("Turkish-backed Syrian rebels"), country_in("rebels")
    ('PSE', 'SYR', None)
    """
    named = countries_of(words)
    if named:
        return named[0] if len(named) == 1 else None
    if people := people_of(words):
        return people
    if place_country is None:
        return None
    found = {country for place in _places(words) if (country := place_country(place))}
    return found.pop() if len(found) == 1 else None


def people_of(words: str) -> str | None:
    """The country of a people or region that the words name (`data/peoples.yaml`); None for none, or for several."""
    parts = re.findall(r"[\w’'-]+", words)
    found = {
        code
        for size in (2, 1)
        for at in range(len(parts) - size + 1)
        if parts[at][:1].isupper() and (code := _peoples().get(fold(" ".join(parts[at : at + size]))))
    }
    return found.pop() if len(found) == 1 else None


def _places(words: str) -> list[str]:
    """What may be a place in a mention, nearest to its head first."""
    found = [match["place"] for match in _THERE.finditer(words)]
    head = head_of(words)
    for match in _CAPITALS.finditer(head):
        run = re.split(r"[ ]", match[0])
        if match.end() < len(head) and is_kind(head[match.end() :]):
            found.append(match[0])
        # *Alabama Court of Appeals*: a place opens the name of an institution.
        while run and fold(run[-1]) in _NO_PLACE:
            run.pop()
        if run and len(run) < len(match[0].split(" ")):
            found.append(" ".join(run))
    if not found and _CAPITALS.fullmatch(head):
        found.append(head)
    return [place for place in dict.fromkeys(found) if len(place) > 2 and fold(place) not in _NO_PLACE]


@cache
def _peoples() -> dict[str, str]:
    return {fold(word): code for code, names in read_yaml("peoples.yaml").items() for word in names}


def _is_written_as_name(bare: str, part: str) -> bool:
    """`us` and `lao` are countries only in capitals; an adjective begins with one."""
    return bool(re.search(rf"(?:^|[^\w]){re.escape(part[:1].upper())}", bare)) and (
        part not in ("us", "car", "opt", "roc", "rok") or bool(re.search(rf"\b{part.upper()}\b|U\.S\.", bare))
    )
