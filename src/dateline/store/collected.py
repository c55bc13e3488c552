"""This file is what a casebook tells of the registries and gazetteers that its users share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.records.collection import CollectionKind, CollectionMove, SharedCollection
from dateline.store.opened import OpenedStore

if TYPE_CHECKING:
    from dateline.store.collecting import Offered, Taken


class CollectionStore(OpenedStore):
    """An open casebook with the collections that it holds."""

    def collections(self, kind: CollectionKind | None = None) -> list[SharedCollection]:
        """The registries and gazetteers that were shared, or those of one kind, in order of their names.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.held_collections import list_collections

        with self._reading() as connection:
            return list_collections(connection, kind)

    def collection_records(self, kind: CollectionKind, name: str) -> Iterator[tuple[int, str]]:
        """Number and JSON of each actor or place of a shared collection; nothing where there is none of that name.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.held_collections import iterate_records

        with self._reading() as connection:
            yield from iterate_records(connection, kind, name)

    def put_collections(self, offers: Sequence[Offered], *, taken: Taken = "refuse") -> list[CollectionMove]:
        """Keep collections for all who share the casebook: all of them, on the disk, or nothing.

        One that is there already is left as it is. `taken` says what becomes of another one that has the name: to
        `refuse` is to write nothing at all, to `leave` to leave that one alone; `replace` puts the new one in its
        place as its next version, and the log keeps the hash of the old one.

        Raises:
            StoreError: a name is taken, the disk is full, the file cannot be written.
        """
        from dateline.store.collecting import share

        with self._telling() as engine:
            return share(engine, self.name, offers, taken)

    def unshare_collections(self, kind: CollectionKind, names: Iterable[str]) -> list[CollectionMove]:
        """Take shared collections of these names out of the casebook; whoever fetched one keeps it.

        The log keeps their hashes, and back-ups what they held.

        Raises:
            StoreError: there is none of that name, or the casebook cannot be written; nothing was taken out.
        """
        from dateline.store.collecting import unshare

        with self._telling() as engine:
            return unshare(engine, self.name, kind, names)
