"""This file holds what is told of a user's registry or gazetteer that a team shares in a casebook."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Literal

from msgspec import Struct

from dateline.records.serialise import to_json

COLLECTION_SCHEMA = "dateline.collection/1"
CollectionKind = Literal["registry", "gazetteer"]
MoveOutcome = Literal["added", "replaced", "unchanged", "left", "removed"]
StandingState = Literal["same", "other", "unshared", "lacking"]


class CollectionAbout(Struct, frozen=True, kw_only=True):
    """A user's registry or gazetteer, as it says of itself.

    `entries` counts its actors or places, `names` the rows of their index; `source` is the name of the file that was
    read, `sha256` that file's content, `rules` a fingerprint of the rules by which names were indexed; `added` a UTC
    time.
    """

    kind: CollectionKind
    name: str
    format: str
    source: str
    sha256: str
    rules: str
    entries: int
    names: int
    added: str


class OwnCollection(CollectionAbout, frozen=True, kw_only=True):
    """A collection in a user's own folder; `digest` is the SHA-256 of all that it says, `added` left out."""

    digest: str


class SharedCollection(OwnCollection, frozen=True, kw_only=True):
    """A collection that a casebook holds; `version` rises when another takes the place of the one of its name."""

    schema: str = COLLECTION_SCHEMA
    version: int
    shared_at: datetime


class CollectionMove(Struct, frozen=True, kw_only=True):
    """What sharing, fetching or taking back one collection did.

    `added`: nothing of its name was there. `replaced`: it took the place of another one. `unchanged`: the same is there
    already. `left`: another one of its name is there, and stays. `removed`: the casebook holds it no more. `version` is
    the one in the casebook, or the one that was there.
    """

    kind: CollectionKind
    name: str
    outcome: MoveOutcome
    version: int
    entries: int
    digest: str


class CollectionStanding(Struct, frozen=True, kw_only=True):
    """How a user's collection and the casebook's of the same name stand to each other.

    `same`: both say the same. `other`: they differ. `unshared`: the user alone has one. `lacking`: the casebook alone.
    """

    kind: CollectionKind
    name: str
    state: StandingState
    own: OwnCollection | None
    shared: SharedCollection | None


class CollectionHash:
    """The digest of a collection, from what it says of itself and its records, in the order of their numbers."""

    def __init__(self, about: CollectionAbout) -> None:
        head = [about.kind, about.name, about.format, about.source, about.sha256, about.rules, about.entries,
                about.names]  # fmt: skip
        self._hash = hashlib.sha256(f"{to_json(head)}\n".encode())

    def add(self, number: int, record: str) -> None:
        """Take the next record in; `number` is the one that it has in the collection."""
        self._hash.update(f"{number} {record}\n".encode())

    def hexdigest(self) -> str:
        """64 hexadecimal digits."""
        return self._hash.hexdigest()
