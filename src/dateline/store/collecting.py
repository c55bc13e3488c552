"""This file keeps the registries and gazetteers that users share: all that are offered at once, or nothing.

What a record means is known to those who make and read it: here it is a text with a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from shlex import quote
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from dateline.errors import StoreError
from dateline.records.collection import CollectionHash, CollectionKind, CollectionMove, OwnCollection, SharedCollection
from dateline.store import audit
from dateline.store.held_collections import BATCH, list_collections, records_of
from dateline.store.history import next_row, tell
from dateline.store.opening import writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# What becomes of another collection that has the name already.
Taken = Literal["refuse", "leave", "replace"]
Records = Iterable[tuple[int, str]]  # number and JSON text, in the order of the numbers


class Offered(Struct, frozen=True):
    """A collection to share: what it says of itself, and how its records are read."""

    about: OwnCollection
    records: Callable[[], Records]


def share(engine: Engine, casebook: str, offers: Sequence[Offered], taken: Taken) -> list[CollectionMove]:
    """Keep the collections, in one transaction; what each did, in their order.

    Raises:
        StoreError: the name is another's and `taken` refuses that, or the records are not what the digest says.
    """
    with writing(engine) as connection:
        now = datetime.now(UTC)
        return [_share_one(connection, casebook, offer, taken, now) for offer in offers]


def unshare(engine: Engine, casebook: str, kind: CollectionKind, names: Iterable[str]) -> list[CollectionMove]:
    """Take collections out again, in one transaction; what each was.

    Raises:
        StoreError: there is none of that name.
    """
    with writing(engine) as connection:
        now = datetime.now(UTC)
        known = {there.name: there for there in list_collections(connection, kind)}
        gone = []
        for name in dict.fromkeys(names):
            if name not in known:
                listed = ", ".join(known) or "none"
                raise StoreError(casebook, f"holds no {kind} of the name {name}", f"it holds {listed}")
            _drop(connection, known[name], "unshared", now)
            gone.append(_moved(known[name], "removed"))
        return gone


def _share_one(connection: Connection, casebook: str, offer: Offered, taken: Taken, now: datetime) -> CollectionMove:
    from dateline.store.schema import COLLECTION

    about = offer.about
    there = next(iter(list_collections(connection, about.kind, about.name)), None)
    if there is not None and there.digest == about.digest:
        return _moved(there, "unchanged")
    if there is not None and taken == "leave":
        return _moved(there, "left")
    if there is not None and taken == "refuse":
        raise StoreError(
            casebook,
            f"holds another {about.kind} of the name {about.name} (version {there.version}, from {there.source})",
            f"put yours in its place with --replace, or have that one: dateline {about.kind} fetch {about.name}"
            f" --replace --db {quote(casebook)}",
        )
    if there is not None:
        _drop(connection, there, "replaced", now)
    row, version = next_row(connection, COLLECTION), 1 if there is None else there.version + 1
    said = {name: getattr(about, name) for name in OwnCollection.__struct_fields__}
    connection.execute(COLLECTION.insert().values(row=row, version=version, shared_at=now, **said))
    if _insert_records(connection, row, offer) != about.digest:
        raise StoreError(casebook, f"{about.kind} {about.name} was changed while it was read", "share it again")
    tell(connection, "collection", [row], "put", now)
    audit.log(connection, "shared", "collection", row, about.digest)
    return CollectionMove(
        kind=about.kind, name=about.name, outcome="added" if there is None else "replaced", version=version,
        entries=about.entries, digest=about.digest,
    )  # fmt: skip


def _moved(there: SharedCollection, outcome: Literal["unchanged", "left", "removed"]) -> CollectionMove:
    return CollectionMove(
        kind=there.kind, name=there.name, outcome=outcome, version=there.version, entries=there.entries,
        digest=there.digest,
    )  # fmt: skip


def _drop(
    connection: Connection, there: SharedCollection, action: Literal["replaced", "unshared"], now: datetime
) -> None:
    """Take a collection out; the log keeps its hash."""
    from sqlalchemy import select

    from dateline.store.schema import COLLECTION

    found = select(COLLECTION.c.row).where(COLLECTION.c.kind == there.kind, COLLECTION.c.name == there.name)
    row, records = connection.execute(found).scalar_one(), records_of(there.kind)
    connection.execute(records.delete().where(records.c.collection == row))
    connection.execute(COLLECTION.delete().where(COLLECTION.c.row == row))
    tell(connection, "collection", [row], "removed", now)
    audit.log(connection, action, "collection", row, "")


def _insert_records(connection: Connection, row: int, offer: Offered) -> str:
    """Write the records, some at a time; the digest of what was written."""
    table, hashed, records = records_of(offer.about.kind), CollectionHash(offer.about), iter(offer.records())
    while batch := list(islice(records, BATCH)):
        for number, record in batch:
            hashed.add(number, record)
        values = [{"collection": row, "number": number, "record": record} for number, record in batch]
        connection.execute(table.insert(), values)
    return hashed.hexdigest()
