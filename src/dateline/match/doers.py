"""This file reads who did it, and to whom, out of the words for them: the side they are on, and a person's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from dateline.match.place_names import fold_place_name
from dateline.match.words import list_words, read_number, stem
from dateline.records.claim import ActorFiller

Side = Literal["state", "armed", "people"]


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


# Words each of which puts those whom it names on a side.
_SIDES: Final[dict[Side, frozenset[str]]] = {
    "state": _stems(
        "army military soldier soldiers troops police policeman policemen government navy marines commandos reservists "
        "paratroopers gendarmes rangers jet jets warplane warplanes aircraft plane planes helicopter helicopters "
        "artillery tank tanks authorities regime junta ministry minister intelligence court air"
    ),
    "armed": _stems(
        "fighter fighters gunman gunmen rebel rebels militant militants insurgent insurgents guerrilla guerrillas "
        "jihadist jihadists terrorist terrorists militia militias militiaman militiamen paramilitary paramilitaries "
        "bandit bandits gang gangs bomber bombers separatist separatists raiders robbers pirates mercenaries mujahideen"
    ),
    "people": _stems(
        "herdsman herdsmen herder herders farmer farmers worker workers teacher teachers student students protester "
        "protesters demonstrator demonstrators crowd crowds mob villager villagers resident residents neighbours "
        "youth youths settler settlers cutters miners drivers fishermen congregations pupils nurses doctors lawyers"
    ),
}
# With these words they may be on any side.
_ANY_SIDE: Final = frozenset[str]().union(*_SIDES.values()) | _stems("the forces force troops security men")
# Of a nation they are its state's: *Israeli missiles*.
_NATIONAL: Final = _stems("forces force troops units unit missiles drones rockets guards shells commandos")
# PLOVER sectors; *NATO* and a coalition of states are no state, but fight as one.
_STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI", "IGO"})
_ARMED: Final = frozenset({"REB", "UAF", "PRM", "CRM", "IMG", "ISM", "PTY"})
_PEOPLE: Final = frozenset({"AGR", "EDU", "LAB"})
# What words made the sector of a generic actor is known, but for these, which fit several sides.
_VAGUE: Final = frozenset({"GOV", "PTY"})
# Whose army *our army* is, and whether it is one, only its outlet knows.
_OWN: Final = frozenset({"our", "its", "their", "his", "her", "my"})
_PRONOUNS: Final = _OWN | {"he", "she", "it", "they", "them", "who"}
# Two names in a row, at the end: *the tile maker Ernesto Baz*, *Javier de la Rosa*.
_PERSON: Final = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+ (?:(?:[A-ZÀ-Þ][\w’'-]+|al|bin|da|de|del|dos|el|la|van|von) )*[A-ZÀ-Þ][\w’'-]+$"
)


class Party(Struct, frozen=True):
    """What a mention of an actor tells: its side, the registry id, the country where the words name it, all words."""

    side: Side | None
    id: str | None
    country: str | None  # ISO 3166 alpha-3
    words: frozenset[str]
    is_named: bool  # not only by what any state, band or trade has


@lru_cache(maxsize=4096)
def read_party(filler: ActorFiller) -> Party:
    """What the words tell of a party, the registry before them; a pronoun tells what the page calls it elsewhere."""
    written = list_words(filler.text)
    if filler.name and all(word.text.lower() in _PRONOUNS for word in written):
        written = list_words(filler.name)
    stems = frozenset(word.stem for word in written)
    kind = (filler.id or "").partition(":")[0]
    told = kind in ("reg", "new") and not stems <= _ANY_SIDE
    if kind == "reg":
        side = _side_of_sector(filler.sector)
    elif any(word.text.lower() in _OWN for word in written):
        side = None
    else:
        side = _side_of_words(stems, filler, kind)
    return Party(
        side=side,
        id=filler.id if kind == "reg" else None,
        country=filler.country if told else None,
        words=stems | {word.stem for word in list_words(filler.name or "")},
        is_named=told or (kind == "gen" and not stems <= _ANY_SIDE),
    )


def _side_of_words(stems: frozenset[str], filler: ActorFiller, kind: str) -> Side | None:
    named = [side for side, words in _SIDES.items() if not words.isdisjoint(stems)]
    if named:
        return named[0] if len(named) == 1 else None
    if stems <= _ANY_SIDE:
        return None
    if kind == "gen" and filler.sector not in _VAGUE and (side := _side_of_sector(filler.sector)) is not None:
        return side
    return "state" if filler.country is not None and not stems.isdisjoint(_NATIONAL) else None


def _side_of_sector(sector: str | None) -> Side | None:
    if sector in _STATE:
        return "state"
    if sector in _ARMED:
        return "armed"
    return "people" if sector in _PEOPLE else None


def are_opposed(one: ActorFiller, other: ActorFiller) -> bool:
    """Whether two are of different sides: soldiers and rebels; or of one side, but of two states, bands or trades."""
    mine, theirs = read_party(one), read_party(other)
    if mine.side is None or theirs.side is None or (mine.id is not None and mine.id == theirs.id):
        return False
    if mine.side != theirs.side:
        return True
    if mine.id is not None and theirs.id is not None:
        if mine.words <= theirs.words or theirs.words <= mine.words:
            return False
    elif not mine.words.isdisjoint(theirs.words - _ANY_SIDE):
        return False
    if mine.side == "state":
        return mine.country is not None and theirs.country is not None and mine.country != theirs.country
    if mine.side == "people":
        return mine.words.isdisjoint(theirs.words) and (one.sector is None or one.sector != other.sector)
    return mine.id is not None and theirs.id is not None


@lru_cache(maxsize=4096)
def name_person(filler: ActorFiller) -> frozenset[str]:
    """The words of the name of one person, folded; empty where the mention names none."""
    named = _PERSON.search(filler.text)
    plain = filler.id is None or filler.id.startswith("new:") or filler.sector is None
    if named is None or not plain or any(read_number(word.text) for word in list_words(filler.text)):
        return frozenset()
    return frozenset(fold_place_name(word.stem) for word in list_words(named[0]))
