"""This file holds the words by which acts of one kind, opposites, second acts of a kind and details are known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from msgspec import Struct, convert

from dateline.match.words import stem

# The lists whose words tell no site or people: what they say of an act.
SAYINGS: Final = ("another", "cancelling", "answering", "ahead")
DAY_PARTS: Final = ("morning", "midday", "evening")
# Modes by which *free* and *capture* are done to people, not to a town.
_DONE_TO_PEOPLE: Final = frozenset({"release", "arrest", "abduct"})


class Lexicon(Struct, frozen=True, kw_only=True):
    """`kinds`, `sites`, `people`: name → words; `modes`: mode → kinds; `opposites`: kinds that undo each other.

    `any_attack`: words for an act of violence of whatever kind.
    """

    kinds: Mapping[str, tuple[str, ...]]
    modes: Mapping[str, tuple[str, ...]]
    any_attack: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    sites: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    another: tuple[str, ...]
    cancelling: tuple[str, ...]
    answering: tuple[str, ...]
    ahead: tuple[str, ...]
    day_parts: Mapping[str, tuple[str, ...]]


class Groups(Struct, frozen=True):
    """The kinds of site and of people that a word names."""

    sites: frozenset[str]
    people: frozenset[str]


_NONE: Final[frozenset[str]] = frozenset()
_NO_GROUPS: Final = Groups(_NONE, _NONE)


@cache
def load_lexicon() -> Lexicon:
    """The lists of `data/act_words.yaml`, read once a process."""
    text = files("dateline.match").joinpath("data", "act_words.yaml").read_text(encoding="utf-8")
    return convert(yaml.safe_load(text), Lexicon)


@cache
def _by_word() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    lexicon = load_lexicon()
    sayings = {name: getattr(lexicon, name) for name in SAYINGS}
    return _turn(lexicon.kinds), _turn({**lexicon.day_parts, **sayings})


def _turn(lists: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            names.setdefault(stem(word), set()).add(name)
    return {word: frozenset(of) for word, of in names.items()}


@cache
def _groups() -> Mapping[str, Groups]:
    sites, people = _turn(load_lexicon().sites), _turn(load_lexicon().people)
    return {w: Groups(sites.get(w, _NONE), people.get(w, _NONE)) for w in sites.keys() | people.keys()}


def find_groups(word: str) -> Groups:
    """The kinds of site and of people that a word names, by its stem."""
    return _groups().get(word, _NO_GROUPS)


def find_marks(triggers: Collection[str], stems: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of act that the triggers name, and the sayings and parts of a day that the other words name."""
    kinds, marks = _by_word()
    return (
        _NONE.union(*(kinds.get(word, _NONE) for word in triggers)),
        _NONE.union(*(marks.get(word, _NONE) for word in stems)),
    )


def find_kinds(triggers: Collection[str], modes: Collection[str]) -> frozenset[str]:
    """The kinds of act that the triggers and the modes name; *free* and *capture* of people take no town."""
    named = find_marks(triggers, ())[0].union(*(load_lexicon().modes.get(mode, ()) for mode in modes))
    return named - {"taking", "losing"} if _DONE_TO_PEOPLE.intersection(modes) else named


@cache
def opposite_kinds() -> frozenset[frozenset[str]]:
    """Pairs of kinds of which one undoes the other."""
    return frozenset(frozenset(pair) for pair in load_lexicon().opposites)


@cache
def any_attack() -> frozenset[str]:
    """Stems of the words that name any act of violence: a bombing is an attack, and so is an ambush."""
    return frozenset(stem(word) for word in load_lexicon().any_attack)
