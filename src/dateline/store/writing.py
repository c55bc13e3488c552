"""This file is the only writer of a casebook: it adds a page, with all that hangs on it, or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, Struct

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.matching import Matching
from dateline.records.page import Page
from dateline.records.readings import list_readings
from dateline.records.serialise import from_json, to_json
from dateline.store import audit, words
from dateline.store.eventing import rematch
from dateline.store.history import bury, next_row, raise_from, tell
from dateline.store.judged import hash_seen, judge_claims
from dateline.store.keys import find_keys
from dateline.store.opening import writing
from dateline.store.packing import hash_content, pack_capture, pack_coding

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Engine

Outcome = Literal["added", "unchanged", "updated"]

# Files that are one page each. Elsewhere (a line of a .jsonl file) the path is no address: its other lines share it.
_ONE_PAGE_FILES = frozenset({".txt", ".html", ".htm"})


def address_of(page: Page) -> str | None:
    """Where the page lies: its URL, else its file's, absolute; None where neither tells it from other pages."""
    if page.url is not None:
        return page.url
    if page.path is None or Path(page.path).suffix.lower() not in _ONE_PAGE_FILES:
        return None
    return Path(page.path).absolute().as_uri()


def add_page(engine: Engine, matching: Matching, coded: CodedPage) -> Outcome:
    """Add a page in one transaction. It supersedes the page in force under its id, and the one at its address.

    A page that lies at another address too stays in force there.

    Raises:
        UsageError: a claim is another page's, or two have one id.
    """
    _check_claims(coded)
    content, address = hash_content(coded), address_of(coded.page)
    with writing(engine) as connection:
        now = datetime.now(UTC)
        known, there = _find_by_id(connection, coded.page.id), _find_at(connection, address)
        same = known if known is not None and known.content == content else None
        # By row, since the page under the id and the one at the address are mostly one.
        others = {page.row: page for page in (known, there) if page is not None and page != same}
        leaving = [row for row in others if _is_left_nowhere(connection, row, address, known)]
        _supersede(connection, leaving, coded, now)
        if same is None:
            version = 1 + max((page.version for page in others.values()), default=0)
            row = _insert_page(connection, matching, coded, content, version, now)
        else:
            row = same.row
        _move_addresses(connection, leaving, row, address)
        if leaving or same is None:
            put = [coded.page.id] if same is None else []
            rematch(connection, matching, put, [id for id in _name_pages(connection, leaving) if id != coded.page.id])
    if others:
        return "updated"
    return "added" if same is None else "unchanged"


def _check_claims(coded: CodedPage) -> None:
    seen: set[str] = set()
    for claim in coded.claims:
        if claim.page != coded.page.id:
            raise UsageError(f"{claim.id}: a claim of page {claim.page!r}, not of {coded.page.id!r}; leave it out")
        if claim.id in seen:
            raise UsageError(f"{claim.id}: stands twice on page {coded.page.id!r}; a claim's id is its own")
        seen.add(claim.id)


def keep_capture(connection: Connection, digest: str, packed: bytes) -> None:
    """Keep what capture made of an input, once."""
    from sqlalchemy import exists, select

    from dateline.store.schema import CAPTURE

    if not connection.execute(select(exists().where(CAPTURE.c.digest == digest))).scalar_one():
        connection.execute(CAPTURE.insert().values(digest=digest, page=packed))


class _InForce(Struct, frozen=True):
    row: int
    version: int
    content: str


def _find_by_id(connection: Connection, id: str) -> _InForce | None:
    from dateline.store.schema import PAGE

    return _find(connection, PAGE.c.id == id)


def _find_at(connection: Connection, address: str | None) -> _InForce | None:
    from sqlalchemy import select

    from dateline.store.schema import ADDRESS, PAGE

    if address is None:
        return None
    return _find(connection, PAGE.c.row.in_(select(ADDRESS.c.page).where(ADDRESS.c.address == address)))


def _find(connection: Connection, condition: ColumnElement[bool]) -> _InForce | None:
    from sqlalchemy import select

    from dateline.store.schema import PAGE

    wanted = select(PAGE.c.row, PAGE.c.version, PAGE.c.content).where(condition, PAGE.c.superseded_at.is_(None))
    found = connection.execute(wanted).one_or_none()
    return None if found is None else _InForce(found.row, found.version, found.content)


def _is_left_nowhere(connection: Connection, row: int, address: str | None, known: _InForce | None) -> bool:
    """Whether a page goes out of force: its id is taken, or it lay at this address alone."""
    from sqlalchemy import exists, select

    from dateline.store.schema import ADDRESS

    if known is not None and row == known.row:
        return True
    elsewhere = exists().where(ADDRESS.c.page == row, ADDRESS.c.address != address)
    return not connection.execute(select(elsewhere)).scalar_one()


def _supersede(connection: Connection, rows: list[int], new: CodedPage, now: datetime) -> None:
    """Put pages out of force: they leave the feed, and ids that the new page does not take over get a tombstone."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE

    if not rows:
        return
    connection.execute(PAGE.update().where(PAGE.c.row.in_(rows)).values(superseded_at=now))
    pages = connection.execute(select(PAGE.c.row, PAGE.c.id).where(PAGE.c.row.in_(rows))).all()
    claims = connection.execute(select(CLAIM.c.row, CLAIM.c.id).where(CLAIM.c.page.in_(rows)).order_by(CLAIM.c.row))
    gone = claims.all()
    tell(connection, "claim", [claim.row for claim in gone], "removed", now)
    tell(connection, "page", [page.row for page in pages], "removed", now)
    bury(connection, "claim", _missing(gone, (claim.id for claim in new.claims)), (), now)
    bury(connection, "page", _missing(pages, (new.page.id,)), (new.page.id,), now)
    for page in pages:
        audit.log(connection, "superseded", "page", page.row, "")


def _missing(old: Iterable[Any], new: Iterable[str]) -> list[str]:
    """The ids of the old that are none of the new, each once."""
    return sorted({thing.id for thing in old} - set(new))


def _move_addresses(connection: Connection, leaving: list[int], row: int, address: str | None) -> None:
    """The addresses of the pages that leave, and this one, are the new page's; each that leaves names its successor."""
    from dateline.store.schema import ADDRESS, PAGE

    if leaving:
        connection.execute(PAGE.update().where(PAGE.c.row.in_(leaving)).values(superseded_by=row))
        connection.execute(ADDRESS.update().where(ADDRESS.c.page.in_(leaving)).values(page=row))
    if address is not None:
        connection.execute(ADDRESS.delete().where(ADDRESS.c.address == address))
        connection.execute(ADDRESS.insert().values(address=address, page=row))


def _insert_page(
    connection: Connection, matching: Matching, coded: CodedPage, content: str, version: int, now: datetime
) -> int:
    from dateline.store.schema import PAGE

    page, row, salt = coded.page, next_row(connection, PAGE), secrets.token_bytes(32)
    (digest, packed), coding = pack_capture(page), pack_coding(coded)
    keep_capture(connection, digest, packed)
    connection.execute(
        PAGE.insert().values(
            row=row, id=page.id, version=version, url=page.url, path=page.path, sha256=page.sha256, content=content,
            captured_at=now, capture=digest, coded=coding, salt=salt,
        )
    )  # fmt: skip
    words.index(connection, "page", [(row, words.words_of_page(page))])
    raise_from(connection, "page", [page.id])
    tell(connection, "page", [row], "put", now)
    told = audit.digest(salt, audit.tell_page(page.id, version, digest, coding))
    audit.log(connection, "added", "page", row, told)
    rows = insert_claims(connection, row, judge_claims(connection, coded.claims, matching.derive))
    raise_from(connection, "claim", [claim.id for claim in coded.claims])
    tell(connection, "claim", rows, "put", now)
    return row


def _name_pages(connection: Connection, rows: list[int]) -> list[str]:
    from sqlalchemy import select

    from dateline.store.schema import PAGE

    return list(connection.execute(select(PAGE.c.id).where(PAGE.c.row.in_(rows)).order_by(PAGE.c.row)).scalars())


def insert_claims(connection: Connection, page: int, claims: Sequence[Claim]) -> list[int]:
    """Add a page's claims, as judged, with all that finds them; their rows come back."""
    from dateline.store.schema import CLAIM

    first = next_row(connection, CLAIM)
    rows = list(enumerate(claims, start=first))
    if rows:
        connection.execute(CLAIM.insert(), [{"row": row, "page": page, **_columns(claim)} for row, claim in rows])
    _make_findable(connection, rows)
    return [row for row, _ in rows]


def rewrite_claims(connection: Connection, claims: Sequence[Claim]) -> list[int]:
    """Write claims of pages in force as they are judged by now; the rows of those that changed come back."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, NAME, PAGE, TIME

    changed: list[tuple[int, Claim]] = []
    for claim in claims:
        held = select(CLAIM.c.row, CLAIM.c.record).join(PAGE, PAGE.c.row == CLAIM.c.page)
        found = connection.execute(held.where(CLAIM.c.id == claim.id, PAGE.c.superseded_at.is_(None))).one()
        before = from_json(found.record, Claim)
        if before == claim:
            continue
        words.drop(connection, "claim", [(found.row, words.words_of_claim(before))])
        connection.execute(NAME.delete().where(NAME.c.claim == found.row))
        connection.execute(TIME.delete().where(TIME.c.claim == found.row))
        connection.execute(CLAIM.update().where(CLAIM.c.row == found.row).values(**_columns(claim)))
        changed.append((found.row, claim))
    _make_findable(connection, changed)
    return [row for row, _ in changed]


def _columns(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "factuality": claim.factuality,
        "status": claim.status,
        "comment": claim.comment,
        "record": to_json(claim),
        "seen": hash_seen(claim if claim.machine is UNSET else claim.machine),
    }


def _make_findable(connection: Connection, rows: Sequence[tuple[int, Claim]]) -> None:
    from dateline.store.schema import NAME, TIME

    names = [{"claim": row, "role": role, "key": key} for row, claim in rows for role, key in sorted(find_keys(claim))]
    times = [{"claim": row, "since": r.from_, "until": r.until} for row, claim in rows for r in list_readings(claim)]
    for table, values in ((NAME, names), (TIME, times)):
        if values:
            connection.execute(table.insert(), values)
    words.index(connection, "claim", [(row, words.words_of_claim(claim)) for row, claim in rows])
