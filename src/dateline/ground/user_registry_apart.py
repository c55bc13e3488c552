"""This file keeps a user's actors apart from those that their names are close to, by the list of look-alikes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dateline.ground.lookalikes import kept_apart, load_lookalikes
from dateline.ground.names import fold
from dateline.ground.registry_load import ActorEntry


def kept_apart_from(words: str, entry: ActorEntry) -> str | None:
    """Why the words must not be taken for the actor; None when nothing forbids it.

    An actor of the user's has no id in the list: it stands for each member of it whose name it bears.
    """
    if not entry.id.startswith("user:"):
        return kept_apart(words, entry.id)
    members = {member for name in (entry.name, *entry.aliases) for _, member in _members().get(fold(name), ())}
    return next((reason for member in sorted(members) if (reason := kept_apart(words, f"reg:{member}"))), None)


def find_merge(names: Sequence[str]) -> tuple[str, str, str] | None:
    """Two of the names that belong to different members of one set, and why they are kept apart; None if none do."""
    seen: list[tuple[str, int, set[str]]] = []
    for name in names:
        by_set: dict[int, set[str]] = defaultdict(set)
        for number, member in _members().get(fold(name), ()):
            by_set[number].add(member)
        for number, members in by_set.items():
            for other, same_set, others in seen:
                if same_set == number and not members & others:
                    return other, name, load_lookalikes()[number].reason
        seen += [(name, number, members) for number, members in by_set.items()]
    return None


@cache
def _members() -> dict[str, list[tuple[int, str]]]:
    """Folded name → the sets, by number, and the members in them that it tells."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, row in enumerate(load_lookalikes()):
        for member, names in row.members.items():
            for name in {fold(name) for name in names}:
                found[name].append((number, member))
    return dict(found)
