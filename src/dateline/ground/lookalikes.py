"""This file keeps apart names that are close to one another but belong to different actors (`data/lookalikes.yaml`)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from msgspec import Struct

from dateline.errors import RegistryError
from dateline.ground.countries import read_yaml
from dateline.ground.names import fold, skeleton, strip_articles


class LookAlikes(Struct, frozen=True, kw_only=True):
    """One set of actors that must never merge: id (without `reg:`) → the names that tell it, and the reason."""

    members: dict[str, tuple[str, ...]]
    reason: str


@cache
def load_lookalikes() -> tuple[LookAlikes, ...]:
    """Every set, in order of the file.

    Raises:
        RegistryError: a set has no second member, a member no name, or no reason is given.
    """
    found = []
    for number, row in enumerate(read_yaml("lookalikes.yaml"), start=1):
        members = {key: tuple(names) for key, names in row.get("members", {}).items()}
        if len(members) < 2 or not all(members.values()) or not row.get("reason"):
            raise RegistryError(
                f"lookalikes.yaml: set {number}: give two members or more, each with names, and a reason"
            )
        found.append(LookAlikes(members=members, reason=row["reason"]))
    return tuple(found)


def kept_apart(words: str, actor_id: str) -> str | None:
    """Why the words must not be taken for that actor (`reg:…`); None when nothing forbids it.

    They must not where a set holds the actor, and the words are, in every consonant, the name of another of its
    members: what could be either is left to a person. Meant for words that are no name of the actor as written.
    """
    key = actor_id.removeprefix("reg:")
    for number, member in _by_sound().get(_sound(words), ()):
        row = load_lookalikes()[number]
        if member != key and key in row.members:
            return row.reason
    return None


def enemies(one: str, other: str) -> str | None:
    """Why two registry ids must never be merged, or None when no set holds both."""
    first, second = one.removeprefix("reg:"), other.removeprefix("reg:")
    if first == second:
        return None
    return next((row.reason for row in load_lookalikes() if {first, second} <= row.members.keys()), None)


def _sound(words: str) -> str:
    """What two spellings of one name share: the consonants of its words; an acronym stands for itself."""
    folded = fold(words)
    return folded if " " not in strip_articles(folded) and len(folded) <= 5 else skeleton(folded)


@cache
def _by_sound() -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, row in enumerate(load_lookalikes()):
        for member, names in row.members.items():
            for sound in {_sound(name) for name in names}:
                found[sound].append((number, member))
    return dict(found)
