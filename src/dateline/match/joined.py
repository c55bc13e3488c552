"""This file puts names together two by two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Joined:
    """Names put together two by two; who is with whom does not depend on the order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._head = {name: name for name in names}

    def join(self, one: str, other: str) -> None:
        """Put two names, and all that are with them, together."""
        first, later = sorted((self.find_first(one), self.find_first(other)))
        self._head[later] = first

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Who is together, in order."""
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._head):
            groups[self.find_first(name)].append(name)
        return tuple(tuple(group) for group in groups.values())

    def find_first(self, name: str) -> str:
        """The first, in order, of all that are with a name."""
        while self._head[name] != name:
            name = self._head[name]
        return name
