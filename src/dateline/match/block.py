"""This file finds which tellings are worth comparing: those that share a time and a place, a party or rare words.

Each telling has a few keys; two tellings with a key in common are candidates. What cannot be one act shares none, so
the cost grows with the claims, not with their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final
from zlib import crc32

from msgspec import Struct

from dateline.match.telling import Telling
from dateline.match.words import tell_weight

Key = tuple[object, ...]

# Days are put in stretches of so many; a telling has keys for the stretches that its days, and the margin of two
# reports' error around them, touch.
_STRETCH_DAYS: Final = 6
_MARGIN_DAYS: Final = 2
# A time longer than this is no time to look in: the day of publication stands for it.
_LONGEST_DAYS: Final = 31
_RARE_WORDS: Final = 4
_LEAST_WEIGHT: Final = 4.0  # held by fewer than one text in fifty
_CLOSE: Final = frozenset({"exact", "near", "district"})
_INSIDE: Final = ("inside",)


class Keys(Struct, frozen=True):
    """The keys that a telling is found under, and those under which it looks for others: numbers of 32 bits."""

    own: frozenset[int]
    wanted: frozenset[int]


def list_keys(telling: Telling) -> Keys:
    """The keys of a telling. If one telling looks for another, that one looks for it too."""
    stretches = tuple(_stretches(telling)) or (None,)
    shared = {_number(key) for key in _keys(telling, stretches)}
    names, inside = _provinces(telling, stretches)
    own = shared | {_number(key) for key in names} | {_number((*_INSIDE, *key)) for key in inside}
    wanted = shared | {_number(key) for key in names | inside} | {_number((*_INSIDE, *key)) for key in names}
    return Keys(frozenset(own), frozenset(wanted))


def _number(key: Key) -> int:
    """A key's number, the same in every process: casebooks keep them. A clash costs a comparison, and nothing else."""
    return crc32(repr(key).encode())


def _keys(telling: Telling, stretches: Sequence[int | None]) -> Iterator[Key]:
    rare = _rare_words(telling)
    named = [
        {a.id for a in part if a.id and not a.id.startswith("gen:")} for part in (telling.actors, telling.recipients)
    ]
    for stretch in stretches:
        for place in telling.places:
            if place.precision in _CLOSE:
                yield ("place", stretch, place.id)
        yield from (("words", stretch, *two) for two in combinations(rare, 2))
        for one, other in product(*named):
            yield ("parties", stretch, *sorted((str(one), str(other))))
    yield from (("words", *three) for three in combinations(rare, 3))


def _provinces(telling: Telling, stretches: Sequence[int | None]) -> tuple[set[Key], set[Key]]:
    """Keys of the provinces that it names, and of those in which its towns lie: towns of one province are no pair.

    A telling of a town looks for one of its province, and one of a province for its towns.
    """
    names, inside = set[Key](), set[Key]()
    for place in telling.places:
        if place.admin1 is not None:
            to = inside if place.precision in _CLOSE else names
            to |= {("province", at, place.country, place.admin1, t) for at, t in product(stretches, telling.types)}
    return names, inside


def _stretches(telling: Telling) -> Iterator[int]:
    days = telling.days
    if days is None or days[1] - days[0] > _LONGEST_DAYS:
        if telling.told is None:
            return
        days = (telling.told - _STRETCH_DAYS, telling.told + 1)
    first, last = days[0] - _MARGIN_DAYS, days[1] - 1 + _MARGIN_DAYS
    yield from range(first // _STRETCH_DAYS, last // _STRETCH_DAYS + 1)


def _rare_words(telling: Telling) -> list[str]:
    """The most telling words of the sentences and of the report, names first, in the order of the alphabet."""
    weights = {word: weight for word in telling.words if (weight := tell_weight(word)) >= _LEAST_WEIGHT}
    ranked = sorted(
        weights,
        key=lambda word: (word not in telling.names, -weights[word], word),
    )
    return sorted(ranked[:_RARE_WORDS])


class Blocks:
    """Key → tellings that have it; a key that one telling has costs no list."""

    def __init__(self) -> None:
        self._holders: dict[int, str | list[str]] = {}

    def add(self, id: str, keys: Iterable[int]) -> None:
        """Enter a telling under its keys."""
        for key in keys:
            held = self._holders.get(key)
            if held is None:
                self._holders[key] = id
            elif isinstance(held, str):
                self._holders[key] = [held, id]
            else:
                held.append(id)

    def remove(self, id: str, keys: Iterable[int]) -> None:
        """Take a telling out again; the keys are those it was entered under."""
        for key in keys:
            held = self._holders[key]
            if isinstance(held, str):
                del self._holders[key]
            else:
                held.remove(id)
                if len(held) == 1:
                    self._holders[key] = held[0]

    def find(self, keys: Iterable[int]) -> set[str]:
        """Every telling with one of the keys."""
        found: set[str] = set()
        for key in keys:
            held = self._holders.get(key)
            if isinstance(held, str):
                found.add(held)
            elif held is not None:
                found.update(held)
        return found


def find_candidates(tellings: Mapping[str, Telling]) -> set[tuple[str, str]]:
    """Every pair of ids worth comparing, the smaller id first."""
    blocks = Blocks()
    pairs: set[tuple[str, str]] = set()
    for id, telling in tellings.items():
        keys = list_keys(telling)
        pairs |= {(min(id, other), max(id, other)) for other in blocks.find(keys.wanted)}
        blocks.add(id, keys.own)
    return pairs
