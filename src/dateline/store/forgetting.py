"""This file erases a page or a commenter for good: rows, index, feed and log keep nothing that could be compared.

First, in one transaction, whatever tells of it goes and the casebook notes that its bytes may still lie in the file.
Then the file is written anew (`scrubbing.py`); whoever opens the casebook after a crash between the two does that.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.history import Forgotten
from dateline.records.matching import Matching
from dateline.records.serialise import from_json, to_json
from dateline.records.stored import StoredPage
from dateline.store import audit, words
from dateline.store.effects import apply_effect
from dateline.store.eventing import rematch
from dateline.store.history import tell
from dateline.store.judged import judge_claims
from dateline.store.opening import writing
from dateline.store.packing import hash_content, pack_capture, pack_coding
from dateline.store.reading import find_family, find_machine_claims, read_page
from dateline.store.redacting import count_comments, redact
from dateline.store.scrubbing import scrub
from dateline.store.writing import insert_claims, keep_capture

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def forget(engine: Engine, matching: Matching, casebook: str, page: str | None, commenter: str | None) -> Forgotten:
    """Erase a page or a commenter, then write the file anew.

    Raises:
        StoreError: another program reads all the while, or the casebook cannot be written.
        UsageError: not one of the two is given, or it is not there.
    """
    if (page is None) == (commenter is None):
        raise UsageError("forget takes one of page and commenter")
    done = (
        forget_page(engine, matching, page) if page is not None else forget_commenter(engine, matching, commenter or "")
    )
    if done == Forgotten():
        raise UsageError(f"{page or commenter!r} is not in {casebook}; nothing was erased")
    scrub(engine, casebook)
    return done


def forget_page(engine: Engine, matching: Matching, id: str) -> Forgotten:
    """Erase all versions of a page, its claims, and the judgements that name one of them; no event tells of it."""
    from sqlalchemy import select

    from dateline.store.schema import ADDRESS, CLAIM, PAGE

    with writing(engine) as connection:
        now = datetime.now(UTC)
        rows = find_family(connection, id)
        pages = [read_page(connection, row) for row in rows]
        ids = {id, *(stored.coded.page.id for stored in pages)}
        told = connection.execute(select(CLAIM.c.id).where(CLAIM.c.page.in_(rows))).scalars().all()
        claims = set(told)
        rematch(connection, matching, (), sorted(ids), forgotten=claims)
        for row, stored in zip(rows, pages, strict=True):
            _drop_claims(connection, row, now)
            words.drop(connection, "page", [(row, words.words_of_page(stored.coded.page))])
            audit.log(connection, "forgotten", "page", row, _unmatchable())
        connection.execute(ADDRESS.delete().where(ADDRESS.c.page.in_(rows)))
        connection.execute(PAGE.delete().where(PAGE.c.row.in_(rows)))
        tell(connection, "page", rows, "forgotten", now)
        judgements = _drop_judgements(connection, matching, [_naming(id) for id in ids], now)
        _drop_tombstones(connection, ids | claims | set(map(matching.name_event, claims)))
        _finish(connection, found=bool(rows))
    return Forgotten(pages=len(rows), claims=len(told), judgements=judgements)


def forget_commenter(engine: Engine, matching: Matching, commenter: str) -> Forgotten:
    """Blot a commenter out of every version of every page, and erase what was read in their comments."""
    from sqlalchemy import select

    from dateline.store.schema import PAGE

    done = Forgotten()
    with writing(engine) as connection:
        now = datetime.now(UTC)
        for row in connection.execute(select(PAGE.c.row).order_by(PAGE.c.row)).scalars().all():
            stored = read_page(connection, row)
            if comments := count_comments(stored.coded.page, commenter):
                claims = _redact(connection, matching, row, stored, commenter, now)
                done = replace(
                    done, pages=done.pages + 1, comments=done.comments + comments, claims=done.claims + len(claims)
                )
                named = [re.compile(re.escape(_in_json(id)) + r"(?!\w)") for id in claims]
                done = replace(done, judgements=done.judgements + _drop_judgements(connection, matching, named, now))
                _drop_tombstones(connection, set(claims))
        judgements = _drop_judgements(connection, matching, [re.compile(re.escape(_in_json(commenter)))], now)
        _finish(connection, found=bool(done.pages or judgements))
    return replace(done, judgements=done.judgements + judgements)


def _redact(
    connection: Connection, matching: Matching, row: int, stored: StoredPage, commenter: str, now: datetime
) -> list[str]:
    """Write one version anew; the ids of the claims that it lost come back."""
    from dateline.store.schema import PAGE

    before, coded = stored.coded, redact(stored.coded, commenter)
    _drop_claims(connection, row, now)
    words.drop(connection, "page", [(row, words.words_of_page(before.page))])
    digest, packed = pack_capture(coded.page)
    keep_capture(connection, digest, packed)
    coding, salt = pack_coding(coded), secrets.token_bytes(32)
    changed = {"capture": digest, "coded": coding, "content": hash_content(coded), "salt": salt}
    connection.execute(PAGE.update().where(PAGE.c.row == row).values(**changed))
    words.index(connection, "page", [(row, words.words_of_page(coded.page))])
    told = audit.tell_page(coded.page.id, stored.version, digest, coding)
    audit.log(connection, "redacted", "page", row, audit.digest(salt, told))
    rows = insert_claims(connection, row, judge_claims(connection, coded.claims, matching.derive))
    if stored.superseded_at is None:
        rematch(connection, matching, [coded.page.id])
        tell(connection, "page", [row], "put", now)
        tell(connection, "claim", rows, "put", now)
    return sorted({claim.id for claim in before.claims} - {claim.id for claim in coded.claims})


def _drop_claims(connection: Connection, page: int, now: datetime) -> None:
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, NAME, TIME

    found = connection.execute(select(CLAIM.c.row, CLAIM.c.record).where(CLAIM.c.page == page)).all()
    words.drop(connection, "claim", [(c.row, words.words_of_claim(from_json(c.record, Claim))) for c in found])
    here = select(CLAIM.c.row).where(CLAIM.c.page == page)
    connection.execute(NAME.delete().where(NAME.c.claim.in_(here)))
    connection.execute(TIME.delete().where(TIME.c.claim.in_(here)))
    connection.execute(CLAIM.delete().where(CLAIM.c.page == page))
    tell(connection, "claim", [claim.row for claim in found], "forgotten", now)


def _drop_judgements(
    connection: Connection, matching: Matching, named: Sequence[re.Pattern[str]], now: datetime
) -> int:
    """Erase the judgements in which one of these names stands; what they said of other claims does not count on."""
    from sqlalchemy import select

    from dateline.store.schema import JUDGED, JUDGEMENT, PAIRING

    found = connection.execute(select(JUDGEMENT.c.row, JUDGEMENT.c.record)).all()
    rows = [row.row for row in found if any(name.search(row.record) for name in named)]
    for row in rows:
        audit.log(connection, "forgotten", "judgement", row, _unmatchable())
    others = connection.execute(select(JUDGED.c.claim).where(JUDGED.c.judgement.in_(rows))).scalars().all()
    for table in (JUDGED, PAIRING):
        connection.execute(table.delete().where(table.c.judgement.in_(rows)))
    connection.execute(JUDGEMENT.delete().where(JUDGEMENT.c.row.in_(rows)))
    tell(connection, "judgement", rows, "forgotten", now)
    apply_effect(connection, matching, find_machine_claims(connection, sorted(set(others))), "words", now)
    return len(rows)


def _drop_tombstones(connection: Connection, ids: set[str]) -> None:
    """Erase the tombstones of these ids, and their mention in those of others."""
    from sqlalchemy import select

    from dateline.store.schema import TOMBSTONE

    for stone in connection.execute(select(TOMBSTONE)).all():
        here = (TOMBSTONE.c.kind == stone.kind) & (TOMBSTONE.c.id == stone.id)
        successors = from_json(stone.successors, tuple[str, ...])
        if stone.id in ids:
            connection.execute(TOMBSTONE.delete().where(here))
        elif not ids.isdisjoint(successors):
            left = to_json([id for id in successors if id not in ids])
            connection.execute(TOMBSTONE.update().where(here).values(successors=left))


def _finish(connection: Connection, *, found: bool) -> None:
    """Erase captures that no page has, and note that the file must be written anew."""
    from sqlalchemy import select

    from dateline.store.schema import CAPTURE, CASEBOOK, PAGE

    if not found:
        return
    connection.execute(CAPTURE.delete().where(CAPTURE.c.digest.not_in(select(PAGE.c.capture))))
    words.merge_index(connection)
    connection.execute(CASEBOOK.update().values(scrub=True))


def _naming(page: str) -> re.Pattern[str]:
    """Where a page's id stands, or that of a claim of it."""
    return re.compile(r"(?<![\w-])" + re.escape(_in_json(page)) + r'(?=[#"])')


def _in_json(text: str) -> str:
    return to_json(text)[1:-1]


def _unmatchable() -> str:
    """A digest under a key that nobody keeps, of what is gone: no guess can be compared with it."""
    return audit.digest(secrets.token_bytes(32), "")
