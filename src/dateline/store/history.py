"""This file tells what changed: rows for the feed, tombstones for ids that went out of force, and the feed itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.collection import SharedCollection
from dateline.records.event import Event
from dateline.records.history import Change, ChangeAction, ChangedKind, Tombstone, TombstoneReason
from dateline.records.serialise import from_json, to_json

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Table

_TOKEN = re.compile(r"(?P<casebook>[0-9a-f]{16})-(?P<number>\d{1,15})")


def tell(connection: Connection, kind: ChangedKind, rows: Iterable[int], action: ChangeAction, at: datetime) -> None:
    """Add to the feed what was done to these rows."""
    from sqlalchemy import func, select

    from dateline.store.schema import CHANGE

    last = connection.execute(select(func.coalesce(func.max(CHANGE.c.number), 0))).scalar_one()
    told = [{"number": number, "at": at, "kind": kind, "row": row, "action": action}
            for number, row in enumerate(rows, start=last + 1)]  # fmt: skip
    if told:
        connection.execute(CHANGE.insert(), told)


def next_row(connection: Connection, table: Table) -> int:
    """A row number that the table never had: the feed remembers those that were forgotten."""
    from sqlalchemy import func, select

    from dateline.store.schema import CHANGE

    here = connection.execute(select(func.coalesce(func.max(table.c.row), 0))).scalar_one()
    told = select(func.coalesce(func.max(CHANGE.c.row), 0)).where(CHANGE.c.kind == table.name)
    return 1 + max(int(here), int(connection.execute(told).scalar_one()))


def bury(
    connection: Connection, kind: ChangedKind, ids: Iterable[str], successors: Iterable[str], at: datetime,
    reason: TombstoneReason = "superseded",
) -> None:  # fmt: skip
    """Set a tombstone for each id that is no longer in force."""
    from dateline.store.schema import TOMBSTONE

    ids = list(ids)
    raise_from(connection, kind, ids)
    names = to_json(list(successors))
    stones = [{"kind": kind, "id": id, "at": at, "reason": reason, "successors": names} for id in ids]
    if stones:
        connection.execute(TOMBSTONE.insert(), stones)


def raise_from(connection: Connection, kind: ChangedKind, ids: Iterable[str]) -> None:
    """Take the tombstones of these ids away."""
    from sqlalchemy import bindparam

    from dateline.store.schema import TOMBSTONE

    named = [{"gone": id} for id in ids]
    if named:
        connection.execute(
            TOMBSTONE.delete().where(TOMBSTONE.c.kind == kind, TOMBSTONE.c.id == bindparam("gone")), named
        )


def find_tombstone(connection: Connection, id: str) -> Tombstone | None:
    """The tombstone of an id, if it has one."""
    from sqlalchemy import select

    from dateline.store.schema import TOMBSTONE

    found = connection.execute(select(TOMBSTONE).where(TOMBSTONE.c.id == id)).first()
    if found is None:
        return None
    return Tombstone(
        kind=found.kind, id=found.id, at=found.at, reason=found.reason,
        successors=from_json(found.successors, tuple[str, ...]),
    )  # fmt: skip


def list_changes(connection: Connection, since: str | None, limit: int) -> list[Change]:
    """The feed after a token, the oldest first, at most `limit` of it.

    Raises:
        UsageError: no token, or one of another casebook.
    """
    from sqlalchemy import and_, select

    from dateline.store.schema import CASEBOOK, CHANGE, CLAIM, COLLECTION, EVENT, JUDGEMENT, PAGE

    casebook = connection.execute(select(CASEBOOK.c.id)).scalar_one()
    wanted = (
        select(
            CHANGE,
            PAGE.c.id.label("page_id"),
            CLAIM.c.id.label("claim_id"),
            CLAIM.c.record,
            JUDGEMENT.c.subject,
            EVENT.c.id.label("event_id"),
            EVENT.c.record.label("event"),
            *(column.label(f"collection_{column.name}") for column in COLLECTION.c),
        )
        .outerjoin(PAGE, and_(CHANGE.c.kind == "page", PAGE.c.row == CHANGE.c.row))
        .outerjoin(CLAIM, and_(CHANGE.c.kind == "claim", CLAIM.c.row == CHANGE.c.row))
        .outerjoin(JUDGEMENT, and_(CHANGE.c.kind == "judgement", JUDGEMENT.c.row == CHANGE.c.row))
        .outerjoin(EVENT, and_(CHANGE.c.kind == "event", EVENT.c.row == CHANGE.c.row))
        .outerjoin(COLLECTION, and_(CHANGE.c.kind == "collection", COLLECTION.c.row == CHANGE.c.row))
        .where(CHANGE.c.number > _read_token(connection, since, casebook))
        .order_by(CHANGE.c.number)
        .limit(limit)
    )
    return [_as_change(row, casebook) for row in connection.execute(wanted)]


def read_collection(values: RowMapping | Mapping[str, Any]) -> SharedCollection:
    """The record of a row of the table `collection`."""
    return SharedCollection(**{name: values[name] for name in SharedCollection.__struct_fields__ if name != "schema"})


def _as_change(row: Any, casebook: str) -> Change:
    collection = None
    if row.collection_row is not None:
        named = {name.removeprefix("collection_"): value for name, value in row._mapping.items()}
        collection = read_collection(named)
    shared = None if collection is None else f"{collection.kind}:{collection.name}"
    named_by = (row.page_id, row.claim_id, row.subject, row.event_id, shared)
    return Change(
        token=f"{casebook}-{row.number}",
        at=row.at,
        kind=row.kind,
        row=row.row,
        id=next(
            (id for id in named_by if id is not None), f"{collection.kind}:{collection.name}" if collection else None
        ),
        action=row.action,
        claim=from_json(row.record, Claim) if row.action == "put" and row.record is not None else None,
        event=from_json(row.event, Event) if row.action == "put" and row.event is not None else None,
        collection=collection if row.action == "put" else None,
    )


def _read_token(connection: Connection, since: str | None, casebook: str) -> int:
    from sqlalchemy import func, select

    from dateline.store.schema import CHANGE

    if since is None:
        return 0
    token = _TOKEN.fullmatch(since)
    if token is None:
        raise UsageError(f"since={since!r} is no token; give one that `changes` gave, or none to begin")
    last = connection.execute(select(func.coalesce(func.max(CHANGE.c.number), 0))).scalar_one()
    if token["casebook"] != casebook or int(token["number"]) > last:
        raise UsageError(f"since={since!r} is a token of another casebook; begin without one")
    return int(token["number"])
