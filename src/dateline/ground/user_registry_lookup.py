"""This file looks names up in the user's registries, which stay on disk whatever their size, for `Registry`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from dateline.ground.registry_load import ActorEntry
from dateline.ground.user_registry_file import decode_entry, open_for_reading

_REMEMBERED = 20_000  # names looked up, with what they found
_T = TypeVar("_T")
Named = tuple[ActorEntry, bool, bool]  # the entry, whether it is an acronym, whether others bear it
Rule = Literal["variant", "skeleton"]


class UserActors:
    """The actors that a user added, by name and by id; one object belongs to one thread."""

    def __init__(self, added: Sequence[tuple[str, sqlite3.Connection]]) -> None:
        self._added = tuple(added)
        self.named = lru_cache(_REMEMBERED)(self._named)
        self.spelt = lru_cache(_REMEMBERED)(self._spelt)

    @classmethod
    def open(cls, folder: Path | None) -> UserActors | None:
        """Open every registry in the folder; None when there is none.

        Raises:
            RegistryError: one is damaged.
        """
        found = []
        for file in sorted(folder.glob("*.sqlite")) if folder else ():
            remedy = f"add it again, or leave it out: dateline registry remove {file.stem}"
            found.append((file.stem, open_for_reading(file, remedy)))
        return cls(found) if found else None

    def _named(self, key: str) -> tuple[Named, ...]:
        query = "SELECT entry, capitals, shared FROM name JOIN actor USING (ref) WHERE key = ? ORDER BY ref"
        return tuple(
            (decode_entry(entry), bool(capitals), bool(shared))
            for _, database in self._added
            for entry, capitals, shared in database.execute(query, (key,))
        )

    def _spelt(self, rule: Rule, key: str) -> tuple[str, ...]:
        query = "SELECT name FROM spelling WHERE rule = ? AND key = ?"
        return tuple(
            name for _, database in self._added for (name,) in database.execute(query, (rule[0], key))
        )  # fmt: skip

    def entry(self, actor_id: str) -> ActorEntry | None:
        """The entry of that id, or None; of an actor with several entries the first."""
        for _, database in self._added:
            if row := database.execute("SELECT entry FROM actor WHERE id = ? ORDER BY ref", (actor_id,)).fetchone():
                return decode_entry(row[0])
        return None

    def told(self) -> str:
        """Each registry with how many actors it holds, for the doctor."""
        counts = [(name, db.execute("SELECT count(*) FROM actor").fetchone()[0]) for name, db in self._added]
        return "".join(f"; added: {name}, {count:,} actors" for name, count in counts)

    def close(self) -> None:
        """Close the files; the object is of no use afterwards."""
        for _, database in self._added:
            database.close()


class Joined(Mapping[str, list[_T]]):
    """A table held in memory, and behind each of its keys what the user's registries add.

    Only looked up: it counts and lists the keys of the table in memory alone.
    """

    def __init__(self, table: Mapping[str, list[_T]], more: Callable[[str], list[_T]]) -> None:
        self._table = table
        self._more = more

    def __getitem__(self, key: str) -> list[_T]:
        if found := [*self._table.get(key, ()), *self._more(key)]:
            return found
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def is_outranked(entry: ActorEntry, others: Sequence[ActorEntry]) -> bool:
    """Whether a built-in actor gives way to one of the user's that bears its name in its country."""
    return entry.id.startswith("reg:") and any(
        other.id.startswith("user:")
        and (other.country == entry.country or (other.country is not None and other.country in entry.active_in))
        for other in others
    )
