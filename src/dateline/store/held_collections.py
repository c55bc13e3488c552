"""This file reads the registries and gazetteers that users share in a casebook, and tells whether they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.records.collection import CollectionHash, CollectionKind, SharedCollection
from dateline.store.history import read_collection

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

BATCH: Final = 1000  # records of some 500 bytes: a big gazetteer goes in and out with half a megabyte in memory


def list_collections(
    connection: Connection, kind: CollectionKind | None = None, name: str | None = None
) -> list[SharedCollection]:
    """The collections that the casebook holds, by kind and name."""
    from sqlalchemy import select

    from dateline.store.schema import COLLECTION

    wanted = select(COLLECTION).order_by(COLLECTION.c.kind, COLLECTION.c.name)
    if kind is not None:
        wanted = wanted.where(COLLECTION.c.kind == kind)
    if name is not None:
        wanted = wanted.where(COLLECTION.c.name == name)
    # Sorted here too: servers differ in how they order hyphens.
    found = [read_collection(row) for row in connection.execute(wanted).mappings()]
    return sorted(found, key=lambda collection: (collection.kind, collection.name))


def iterate_records(connection: Connection, kind: CollectionKind, name: str) -> Iterator[tuple[int, str]]:
    """The records of a collection in the order of their numbers, some at a time; none where there is no such."""
    from sqlalchemy import select

    from dateline.store.schema import COLLECTION

    found = select(COLLECTION.c.row).where(COLLECTION.c.kind == kind, COLLECTION.c.name == name)
    row = connection.execute(found).scalar_one_or_none()
    if row is not None:
        yield from _read_records(connection, kind, row)


def digest_collections(connection: Connection) -> dict[int, str]:
    """Row → the digest of what lies there; of a collection that gives itself another one, that it does."""
    from sqlalchemy import select

    from dateline.store.schema import COLLECTION

    found: dict[int, str] = {}
    for row in connection.execute(select(COLLECTION)).mappings().all():
        told = read_collection(row)
        hashed = CollectionHash(told)
        for number, record in _read_records(connection, told.kind, row["row"]):
            hashed.add(number, record)
        found[row["row"]] = digest if (digest := hashed.hexdigest()) == told.digest else f"not {told.digest}"
    return found


def _read_records(connection: Connection, kind: CollectionKind, row: int) -> Iterator[tuple[int, str]]:
    from sqlalchemy import select

    table = records_of(kind)
    wanted = select(table.c.number, table.c.record).where(table.c.collection == row).order_by(table.c.number)
    for found in connection.execute(wanted.execution_options(yield_per=BATCH)):
        yield found.number, found.record


def records_of(kind: CollectionKind) -> Table:
    """The table that holds the records of that kind."""
    from dateline.store.schema import USER_ACTOR, USER_PLACE

    return USER_ACTOR if kind == "registry" else USER_PLACE
