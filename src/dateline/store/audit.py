"""This file keeps the audit log: what was done to the casebook, each row bound to the one before by its hash.

A row names what it is about by number, and says what was written as a digest under a key of its own that lies beside
what was written (`salt`). When that is forgotten its key goes too: what is left in the log can be compared with
nothing. Of a shared collection the digest has no key: whoever has an older version can tell that it was that one.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from dateline.errors import StoreError
from dateline.records.history import AuditState
from dateline.records.serialise import to_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

AuditAction = Literal[
    "added",
    "superseded",
    "returned",
    "judged",
    "forgotten",
    "redacted",
    "restored",
    "shared",
    "replaced",
    "unshared",
]
AuditKind = Literal["casebook", "page", "judgement", "collection"]
_WRITES: Final = frozenset({"added", "judged", "redacted", "shared"})
_ERASES: Final = frozenset({"forgotten", "replaced", "unshared"})
_FIRST: Final = "0" * 64


def digest(salt: bytes, text: str) -> str:
    """What the log says of a text, under a key."""
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def log(connection: Connection, action: AuditAction, kind: AuditKind, row: int, told: str) -> None:
    """Add one row; `told` is the digest of what was written."""
    from sqlalchemy import select

    from dateline.store.schema import AUDIT

    last = connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(1)).one_or_none()
    number, before = (1, _FIRST) if last is None else (last.number + 1, last.hash)
    values = {"number": number, "at": datetime.now(UTC).isoformat(), "action": action, "kind": kind, "row": row,
              "digest": told}  # fmt: skip
    connection.execute(AUDIT.insert().values(**values, hash=_bind(before, values)))


def verify(connection: Connection, casebook: str, head: str | None) -> AuditState:
    """Recompute every hash, and compare what the log says last of each page, judgement and
    shared collection with what is there.

    Raises:
        StoreError: the log or what it tells of was changed; the message says from which row on.
    """
    from sqlalchemy import select

    from dateline.store.schema import AUDIT

    state, seen = AuditState(rows=0, head=_FIRST), head in (None, _FIRST)
    written: dict[tuple[str, int], str | None] = {}
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.number)).mappings():
        values = {name: row[name] for name in ("number", "at", "action", "kind", "row", "digest")}
        if row["number"] != state.rows + 1 or row["hash"] != _bind(state.head, values):
            raise _changed(casebook, f"the audit log was changed at its row {state.rows + 1}")
        state = AuditState(rows=row["number"], head=row["hash"])
        seen = seen or row["hash"] == head
        if row["action"] in _WRITES | _ERASES:
            written[row["kind"], row["row"]] = None if row["action"] in _ERASES else row["digest"]
    if not seen:
        raise _changed(casebook, f"the audit log of {state.rows} rows does not hold the given head")
    told = {key: value for key, value in written.items() if value is not None}
    found = _digest_what_is_there(connection)
    for kind, number in sorted(told.keys() | found.keys()):
        if told.get((kind, number)) != found.get((kind, number)):
            raise _changed(casebook, f"{kind} {number} is not what the audit log says was written")
    return state


def tell_page(id: str, version: int, capture: str, coding: bytes) -> str:
    """What the log tells of a page, before it is digested: its bytes as they lie there, whatever reads them."""
    return to_json([id, version, capture, hashlib.sha256(coding).hexdigest()])


def _digest_what_is_there(connection: Connection) -> dict[tuple[str, int], str]:
    from sqlalchemy import select

    from dateline.store.held_collections import digest_collections
    from dateline.store.schema import CAPTURE, JUDGEMENT, PAGE

    found: dict[tuple[str, int], str] = {}
    pages = select(PAGE, CAPTURE.c.page).join(CAPTURE, CAPTURE.c.digest == PAGE.c.capture)
    for row in connection.execute(pages.execution_options(yield_per=100)):
        capture = hashlib.sha256(zlib.decompress(row.page)).hexdigest()
        found["page", row.row] = digest(row.salt, tell_page(row.id, row.version, capture, row.coded))
    for row in connection.execute(select(JUDGEMENT)):
        found["judgement", row.row] = digest(row.salt, row.record)
    found |= {("collection", row): told for row, told in digest_collections(connection).items()}
    return found


def _bind(before: str, values: dict[str, Any]) -> str:
    return hashlib.sha256(f"{before}\n{to_json(list(values.values()))}".encode()).hexdigest()


def _changed(casebook: str, problem: str) -> StoreError:
    return StoreError(casebook, problem, "somebody wrote past dateline, or the file is damaged: restore it from a copy")
