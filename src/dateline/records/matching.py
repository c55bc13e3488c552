"""This file says what passes between a casebook's tables and the matcher: neither knows the other.

The tables keep ids, numbers and bytes; what is in the bytes is the matcher's own. A telling is what one page tells of
one act; its id is that of its first claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event

Pair = tuple[str, str]
Act = tuple[str, ...]  # the ids of all tellings of one act, in order


class JudgedPairs(Struct, frozen=True, kw_only=True):
    """What people have judged, as pairs of claim ids: the `same` act, or `different` ones."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()


class ActChanges(Struct, frozen=True, kw_only=True):
    """What matching changed: acts that are no more, and acts that are new or hold a page that was added."""

    gone: tuple[Act, ...]
    new: tuple[Act, ...]


class PackedTelling(Struct, frozen=True, kw_only=True):
    """A telling as tables keep it: its claims' ids, and the signed 64-bit numbers under which it is found."""

    id: str
    claims: tuple[str, ...]
    keys: frozenset[int]
    packed: bytes


class ActTables(Protocol):
    """What a casebook remembers for the matcher; what is asked for and not there is left out of the answer."""

    def keep(self, page: str, facts: bytes, tellings: Sequence[PackedTelling]) -> None:
        """Remember a page that is not there yet, with its tellings."""
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

    def tellings(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """Tellings by id, as they were packed."""
        ...

    def pages(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """What was kept of pages, by id, as it was packed."""
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
        """The act of each telling: all tellings of its event."""
        ...


class Matching(Protocol):
    """How a casebook has its claims grouped into events.

    `version` names the way in which it is done: what another version kept is made anew.
    """

    @property
    def version(self) -> str:
        """The way in which claims are grouped; another one groups them otherwise."""
        ...

    def update(
        self, tables: ActTables, put: Iterable[CodedPage], gone: Iterable[str], judged: JudgedPairs
    ) -> ActChanges:
        """Group anew what these pages, put in and taken out by id, are near."""
        ...

    def make_event(self, claims: Sequence[Claim], facts: Mapping[str, bytes]) -> Event:
        """The event of these claims, named by the first; `facts` are what was kept of their pages."""
        ...

    def name_event(self, claim: str) -> str:
        """The id of an event that a claim begins."""
        ...

    def derive(self, claim: Claim) -> Claim:
        """The claim with what follows from its fields made anew, after a person edited some."""
        ...

    def explain(self, tables: ActTables, judged: JudgedPairs, one: str, other: str) -> tuple[str, ...]:
        """Why two claims are told as one act or as two: a sentence a step; KeyError where one of them is not there."""
        ...
