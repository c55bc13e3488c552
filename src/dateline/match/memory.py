"""This file says what a matcher remembers of the pages that were added, and keeps it in memory.

A casebook keeps the same in its tables (`keeping.py`), so that adding a page to many reads only what is near it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from dateline.match.block import Blocks, Keys
from dateline.match.origins import PageFacts
from dateline.match.telling import Telling
from dateline.records.matching import Act


class Memory(Protocol):
    """The tellings of all pages, which are candidates for one act and how likely, and which are one act.

    A telling's id is that of its first claim. What is asked for and not there is left out of the answer.
    """

    def keep(self, page: PageFacts, tellings: Sequence[tuple[Telling, Keys]]) -> None:
        """Remember a page that is not there yet, with its tellings and the keys they are found under."""
        ...

    def drop(self, page: str) -> None:
        """Forget a page, its tellings, their keys and whatever links them."""
        ...

    def list_tellings(self, page: str) -> Act:
        """The ids of a page's tellings, in order."""
        ...

    def find(self, keys: Collection[int]) -> Collection[str]:
        """Every telling that is found under one of the keys."""
        ...

    def tellings(self, ids: Collection[str]) -> Mapping[str, Telling]:
        """Tellings by id."""
        ...

    def pages(self, ids: Collection[str]) -> Mapping[str, PageFacts]:
        """Pages by id."""
        ...

    def telling_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim id → id of the telling that it belongs to."""
        ...

    def link(self, one: str, near: Mapping[str, float]) -> None:
        """Remember how likely a telling is of one act with each of others, both ways."""
        ...

    def near(self, ids: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """What was linked with each of these."""
        ...

    def acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        """The act of each telling, as last put."""
        ...

    def put_acts(self, acts: Iterable[Act]) -> None:
        """These are acts from now on: each of their tellings is in no other."""
        ...


class InMemory:
    """A memory that ends with the process."""

    def __init__(self) -> None:
        self._tellings: dict[str, Telling] = {}
        self._keys: dict[str, frozenset[int]] = {}
        self._of_page: dict[str, Act] = {}
        self._pages: dict[str, PageFacts] = {}
        self._telling_of: dict[str, str] = {}
        self._near: dict[str, dict[str, float]] = {}
        self._blocks = Blocks()
        self._acts: dict[str, Act] = {}

    def keep(self, page: PageFacts, tellings: Sequence[tuple[Telling, Keys]]) -> None:
        """Remember a page; see `Memory`."""
        self._pages[page.id] = page
        self._of_page[page.id] = tuple(telling.id for telling, _ in tellings)
        for telling, keys in tellings:
            self._tellings[telling.id] = telling
            self._near.setdefault(telling.id, {})
            self._blocks.add(telling.id, keys.own)
            self._keys[telling.id] = keys.own
            self._telling_of |= {claim.id: telling.id for claim in telling.claims}

    def drop(self, page: str) -> None:
        """Forget a page; see `Memory`."""
        for id in self._of_page.pop(page, ()):
            self._acts.pop(id, None)
            for other in self._near.pop(id):
                self._near[other].pop(id, None)
            self._blocks.remove(id, self._keys.pop(id))
            for claim in self._tellings.pop(id).claims:
                del self._telling_of[claim.id]
        self._pages.pop(page, None)

    def list_tellings(self, page: str) -> Act:
        """A page's tellings; see `Memory`."""
        return self._of_page.get(page, ())

    def find(self, keys: Collection[int]) -> Collection[str]:
        """Tellings under one of the keys; see `Memory`."""
        return self._blocks.find(keys)

    def tellings(self, ids: Collection[str]) -> Mapping[str, Telling]:
        """Tellings by id; see `Memory`."""
        return {id: self._tellings[id] for id in ids if id in self._tellings}

    def pages(self, ids: Collection[str]) -> Mapping[str, PageFacts]:
        """Pages by id; see `Memory`."""
        return {id: self._pages[id] for id in ids if id in self._pages}

    def telling_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claims' tellings; see `Memory`."""
        return {claim: self._telling_of[claim] for claim in claims if claim in self._telling_of}

    def link(self, one: str, near: Mapping[str, float]) -> None:
        """Link tellings; see `Memory`."""
        self._near[one] |= near
        for other, chance in near.items():
            self._near[other][one] = chance

    def near(self, ids: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """Linked tellings; see `Memory`."""
        return {id: self._near[id] for id in ids if id in self._near}

    def acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        """Acts by telling; see `Memory`."""
        return {id: self._acts[id] for id in ids if id in self._acts}

    def put_acts(self, acts: Iterable[Act]) -> None:
        """Set acts; see `Memory`."""
        for act in acts:
            self._acts |= dict.fromkeys(act, act)

    def list_acts(self) -> list[Act]:
        """Every act, ordered by its claims."""
        return sorted(set(self._acts.values()))
