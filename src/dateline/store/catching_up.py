"""This file writes what a casebook of the first schema lacks for each page: capture, index, feed and log."""

from __future__ import annotations

import secrets
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.history import ChangedKind
from dateline.records.serialise import from_json
from dateline.store import audit, words
from dateline.store.history import bury, tell
from dateline.store.packing import pack_capture, pack_coding

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def tell_what_is_there(connection: Connection) -> None:
    """Split each page into capture and coding, and tell of it as of one added now."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE

    for row in connection.execute(select(PAGE.c.row).order_by(PAGE.c.row)).scalars().all():
        _split(connection, row)
    kinds: tuple[tuple[ChangedKind, Table], ...] = (("page", PAGE), ("claim", CLAIM))
    for kind, table in kinds:
        every = select(table.c.id).join(PAGE, PAGE.c.row == CLAIM.c.page) if table is CLAIM else select(table.c.id)
        in_force = set(connection.execute(every.where(PAGE.c.superseded_at.is_(None))).scalars())
        gone = set(connection.execute(select(table.c.id)).scalars()) - in_force
        bury(connection, kind, sorted(gone), (), datetime.now(UTC))


def _split(connection: Connection, row: int) -> None:
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE
    from dateline.store.writing import keep_capture

    page = connection.execute(select(PAGE).where(PAGE.c.row == row)).one()
    coded = from_json(zlib.decompress(page.coded), CodedPage)
    digest, packed = pack_capture(coded.page)
    keep_capture(connection, digest, packed)
    salt = secrets.token_bytes(32)
    split = PAGE.update().where(PAGE.c.row == row)
    coding = pack_coding(coded)
    connection.execute(split.values(capture=digest, coded=coding, salt=salt))
    claims = connection.execute(select(CLAIM.c.row, CLAIM.c.record).where(CLAIM.c.page == row)).all()
    words.index(connection, "page", [(row, words.words_of_page(coded.page))])
    words.index(connection, "claim", [(c.row, words.words_of_claim(from_json(c.record, Claim))) for c in claims])
    told = audit.digest(salt, audit.tell_page(page.id, page.version, digest, coding))
    audit.log(connection, "added", "page", row, told)
    if page.superseded_at is None:
        now = datetime.now(UTC)
        tell(connection, "page", [row], "put", now)
        tell(connection, "claim", [c.row for c in claims], "put", now)
