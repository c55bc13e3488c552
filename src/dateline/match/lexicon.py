"""This file holds the words by which acts of one kind, opposites and second acts of a kind are known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from msgspec import Struct, convert

from dateline.match.words import stem

# The lists whose words are no site: what they say of an act.
SAYINGS: Final = ("another", "remembering", "cancelling", "answering")
DAY_PARTS: Final = ("morning", "midday", "evening")


class Lexicon(Struct, frozen=True, kw_only=True):
    """`kinds` and `sites`: name → words; `opposites`: pairs of kinds of which one undoes the other."""

    kinds: Mapping[str, tuple[str, ...]]
    opposites: tuple[tuple[str, str], ...]
    sites: Mapping[str, tuple[str, ...]]
    another: tuple[str, ...]
    remembering: tuple[str, ...]
    cancelling: tuple[str, ...]
    answering: tuple[str, ...]
    day_parts: Mapping[str, tuple[str, ...]]


@cache
def load_lexicon() -> Lexicon:
    """The lists of `data/act_words.yaml`, read once a process."""
    text = files("dateline.match").joinpath("data", "act_words.yaml").read_text(encoding="utf-8")
    return convert(yaml.safe_load(text), Lexicon)


@cache
def _by_word() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    lexicon = load_lexicon()
    sayings = {name: getattr(lexicon, name) for name in SAYINGS}
    return _turn(lexicon.kinds), _turn({**lexicon.sites, **lexicon.day_parts, **sayings})


def _turn(lists: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            names.setdefault(stem(word), set()).add(name)
    return {word: frozenset(of) for word, of in names.items()}


def find_marks(triggers: Collection[str], stems: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of act that the triggers name, and the sites and sayings that the words of the evidence name."""
    kinds, marks = _by_word()
    none: frozenset[str] = frozenset()
    return (
        none.union(*(kinds.get(word, none) for word in triggers)),
        none.union(*(marks.get(word, none) for word in stems)),
    )


@cache
def opposite_kinds() -> frozenset[frozenset[str]]:
    """Pairs of kinds of which one undoes the other."""
    return frozenset(frozenset(pair) for pair in load_lexicon().opposites)
