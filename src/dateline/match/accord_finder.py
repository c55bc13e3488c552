"""This file finds, among many accords, the few that a telling may mean: by party, name or sentence, and by time.

It only leaves out: whatever `accord_profile` would take for one is among what is found, with more that it would not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from dateline.match.accord_mentions import DATED_DAYS
from dateline.match.accord_profile import (
    COPIED_APART_DAYS,
    HOLDS_DAYS,
    SAME_BEGINNING_DAYS,
    SEEN_APART_DAYS,
    Profile,
    Stretch,
)
from dateline.match.accord_sides import Sides, side_of

_SPELL_DAYS: Final = 7  # days that are kept together; a shorter spell finds little less and costs more look-ups


class Finder:
    """Accords by number, each found by what was told of it and by when it began or was spoken of."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._all: set[int] = set()
        self._facts: dict[tuple[str, str], set[int]] = {}
        self._begun: dict[int, set[int]] = {}
        self._seen: dict[int, set[int]] = {}
        self._spells: dict[int, tuple[int, int]] = {}  # of each number, the spells under which it is in `_seen`
        self._unseen: set[int] = set()
        self._unbegun: set[int] = set()
        self._undated: set[int] = set()

    def put(self, number: int, told: Profile, profile: Profile) -> None:
        """Keep an accord under its number; again whenever more is `told` of it, with its `profile` from then on."""
        self._all.add(number)
        for party in told.parties:
            for key in (side_of(party), party):
                self._facts.setdefault(("party", key), set()).add(number)
            for mark in self._sides.list_marks(party):
                self._facts.setdefault(("reaches", mark), set()).add(number)
        for name in told.names:
            self._facts.setdefault(("name", name), set()).add(number)
            for phrase in _phrases(name):
                self._facts.setdefault(("phrase", phrase), set()).add(number)
        for sentence in told.sentences:
            self._facts.setdefault(("sentence", sentence), set()).add(number)
        self._put_time(number, told, profile)

    def _put_time(self, number: int, told: Profile, profile: Profile) -> None:
        if told.begun is not None:
            self._begun.setdefault(_spell(told.begun[0].toordinal()), set()).add(number)
        _set_member(self._unseen, number, profile.seen is None)
        if profile.seen is not None:
            first, last = (_spell(day.toordinal()) for day in profile.seen)
            known_first, known_last = self._spells.get(number, (last + 1, last))
            for spell in (*range(first, known_first), *range(known_last + 1, last + 1)):
                self._seen.setdefault(spell, set()).add(number)
            self._spells[number] = (first, last)
        undated = profile.lasting or (profile.begun is None and profile.seen is None)
        _set_member(self._undated, number, undated)
        _set_member(self._unbegun, number, profile.begun is None)

    def find_alike(self, profile: Profile) -> list[int]:
        """Those of which `is_surely_one` may be true, in order."""
        facts = [*self._list_party_facts(profile.parties), *(("sentence", words) for words in profile.sentences)]
        for name in profile.names:
            facts += [("phrase", name), *(("name", phrase) for phrase in _phrases(name))]
        return self._find(facts, self._find_at_time(profile))

    def find_around(self, profile: Profile, actors: Iterable[str]) -> list[int]:
        """Those of which `may_be_one` may be true and that have an actor, or its side, as a party, in order."""
        return self._find(self._list_party_facts(actors), self._find_at_time(profile))

    def find_copied(self, profile: Profile) -> list[int]:
        """Those of which `is_copy` may be true, in order."""
        near = self._all
        if profile.seen is not None:
            near = self._unseen | self._gather(self._seen, _widen(profile.seen, COPIED_APART_DAYS, COPIED_APART_DAYS))
        return self._find([("sentence", words) for words in profile.sentences], near)

    def _list_party_facts(self, parties: Iterable[str]) -> Iterator[tuple[str, str]]:
        for party in parties:
            yield from (("party", mark) for mark in self._sides.list_marks(party))
            yield from (("reaches", key) for key in {side_of(party), party})

    def _find(self, facts: Iterable[tuple[str, str]], among: set[int]) -> list[int]:
        found: set[int] = set()
        for fact in facts:
            if (numbers := self._facts.get(fact)) is not None:
                found |= among & numbers
        return sorted(found)

    def _find_at_time(self, profile: Profile) -> set[int]:
        """Those that a telling of these days may mean; all where it tells no day, or has no end."""
        begun, seen = profile.begun, profile.seen
        if profile.lasting or (begun is None and seen is None):
            return self._all
        if begun is not None:
            starts = _widen(begun, SAME_BEGINNING_DAYS + DATED_DAYS, SAME_BEGINNING_DAYS)
            spoken = _widen(begun, 0, HOLDS_DAYS)
        else:
            assert seen is not None
            starts = _widen((seen[1], seen[1]), HOLDS_DAYS + DATED_DAYS, 0)
            spoken = _widen(seen, SEEN_APART_DAYS, SEEN_APART_DAYS)
        return self._undated | self._gather(self._begun, starts) | (self._gather(self._seen, spoken) & self._unbegun)

    def _gather(self, by_spell: dict[int, set[int]], days: tuple[int, int]) -> set[int]:
        spells = range(_spell(days[0]), _spell(days[1]) + 1)
        return set().union(*(by_spell[spell] for spell in spells if spell in by_spell))


def _widen(stretch: Stretch | tuple[date, date], before: int, behind: int) -> tuple[int, int]:
    """The first and the last day, as ordinals, with so many days more."""
    return stretch[0].toordinal() - before, stretch[1].toordinal() + behind


def _set_member(numbers: set[int], number: int, belongs: bool) -> None:
    if belongs:
        numbers.add(number)
    else:
        numbers.discard(number)


def _spell(day: int) -> int:
    return day // _SPELL_DAYS


def _phrases(name: str) -> set[str]:
    """The name and whatever stands in it as two whole words or more."""
    words = name.split()
    count = len(words)
    return {name} | {" ".join(words[start:end]) for start in range(count) for end in range(start + 2, count + 1)}
