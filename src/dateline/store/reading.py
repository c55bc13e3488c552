"""This file finds pages and claims in a casebook; only what is in force, unless versions are asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

from msgspec import Struct

from dateline.errors import UsageError
from dateline.records.claim import Claim, Status
from dateline.records.event import Event
from dateline.records.ontology import EVENT_TYPES, FACTUALITIES
from dateline.records.page import CreationTime, Interval, Page
from dateline.records.serialise import from_json
from dateline.records.stored import StoredPage
from dateline.store.asking import ask
from dateline.store.keys import fold_asked
from dateline.store.packing import unpack

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select

_BATCH = 100  # pages held in memory at a time; one is some tens of kB


class Wanted(Struct, frozen=True, kw_only=True):
    """What a query asks for; a claim must meet all that is set."""

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    factuality: str | None = None
    status: str | None = None
    page: str | None = None
    window: Interval = Interval()

    def __post_init__(self) -> None:
        for name, value, choices in (
            ("type", self.type, EVENT_TYPES),
            ("factuality", self.factuality, FACTUALITIES),
            ("status", self.status, get_args(Status)),
        ):
            check_word(name, value, choices)


def check_word(name: str, value: str | None, choices: Sequence[str]) -> None:
    """Refuse a word that is none of the choices.

    Raises:
        UsageError: naming the filter and the choices.
    """
    if value is not None and value not in choices:
        raise UsageError(f"unknown {name} {value!r}; choices: {', '.join(choices)}")


def find_claims(connection: Connection, wanted: Wanted) -> list[Claim]:
    """The claims of pages in force that meet what is wanted, in the order in which the pages were added."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM

    found = connection.execute(_meeting(select(CLAIM.c.record), wanted).order_by(CLAIM.c.row)).scalars()
    return [from_json(record, Claim) for record in found]


def find_events(
    connection: Connection, wanted: Wanted, factuality: str | None = None, status: str | None = None
) -> list[Event]:
    """The events one of whose claims meets what is wanted, in the order in which their first pages were added.

    `factuality` and `status` are the event's own. A claim that a person rejected finds no event that has others.
    """
    from sqlalchemy import or_, select

    from dateline.store.schema import CLAIM, EVENT, TELLING

    told = _meeting(select(TELLING.c.event), wanted).join(TELLING, TELLING.c.row == CLAIM.c.telling)
    told = told.join(EVENT, EVENT.c.row == TELLING.c.event)
    told = told.where(or_(CLAIM.c.status != "rejected", EVENT.c.status == "rejected"))
    query = select(EVENT.c.record).where(EVENT.c.row.in_(told)).order_by(EVENT.c.first, EVENT.c.row)
    if factuality is not None:
        query = query.where(EVENT.c.factuality == factuality)
    if status is not None:
        query = query.where(EVENT.c.status == status)
    return [from_json(record, Event) for record in connection.execute(query).scalars()]


def read_page(connection: Connection, row: int) -> StoredPage:
    """One version of a page."""
    from sqlalchemy import select

    from dateline.store.schema import CAPTURE, PAGE

    whole = select(PAGE, CAPTURE.c.page).join(CAPTURE, CAPTURE.c.digest == PAGE.c.capture)
    return _unpack(connection.execute(whole.where(PAGE.c.row == row)).one())


def find_machine_claims(connection: Connection, ids: Sequence[str]) -> list[Claim]:
    """The machine's own claims with these ids, of pages in force, in the order asked for; others are left out."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE

    found: dict[str, Claim] = {}
    held = select(CLAIM.c.page).join(PAGE, PAGE.c.row == CLAIM.c.page).where(PAGE.c.superseded_at.is_(None))
    for row in dict.fromkeys(row.page for row in ask(connection, held, CLAIM.c.id, ids)):
        found |= {claim.id: claim for claim in read_page(connection, row).coded.claims}
    return [found[id] for id in dict.fromkeys(ids) if id in found]


def iterate_pages(engine: Engine) -> Iterator[StoredPage]:
    """Every page in force when it is first asked, in the order in which they were added, whatever is added meanwhile.

    Only the pages' numbers are held in memory, and no lock between two pages.
    """
    from sqlalchemy import select

    from dateline.store.schema import PAGE

    in_force = select(PAGE.c.row).where(PAGE.c.superseded_at.is_(None)).order_by(PAGE.c.row)
    with engine.connect() as connection, connection.begin():
        rows = connection.execute(in_force).scalars().all()
    for start in range(0, len(rows), _BATCH):
        with engine.connect() as connection, connection.begin():
            batch = [read_page(connection, row) for row in rows[start : start + _BATCH]]
        yield from batch


def find_creation_times(connection: Connection) -> dict[str, CreationTime]:
    """Page id → when it was published, of the pages in force."""
    from sqlalchemy import select

    from dateline.store.schema import CAPTURE, PAGE

    held = select(PAGE.c.id, CAPTURE.c.page).join(CAPTURE, CAPTURE.c.digest == PAGE.c.capture)
    found = connection.execute(held.where(PAGE.c.superseded_at.is_(None)).order_by(PAGE.c.row))
    return {row.id: from_json(zlib.decompress(row.page), Page).dct for row in found}


def find_versions(connection: Connection, id: str) -> list[StoredPage]:
    """All versions that led to the one in force under the id, or that followed one under the id; the oldest first."""
    return [read_page(connection, row) for row in find_family(connection, id)]


def find_family(connection: Connection, id: str) -> list[int]:
    """The rows of these versions."""
    from sqlalchemy import or_, select

    from dateline.store.schema import PAGE

    links = select(PAGE.c.row, PAGE.c.superseded_by)
    family = {row.row for row in connection.execute(links.where(PAGE.c.id == id))}
    while True:
        near = links.where(or_(PAGE.c.row.in_(family), PAGE.c.superseded_by.in_(family)))
        rows = connection.execute(near).all()
        wider = {row.row for row in rows} | {row.superseded_by for row in rows if row.superseded_by is not None}
        if wider == family:
            break
        family = wider
    return sorted(family)


def _meeting(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """The query narrowed to claims that are in force and wanted."""
    from sqlalchemy import or_, select

    from dateline.store.schema import CLAIM, NAME, PAGE, TIME

    query = query.select_from(CLAIM).join(PAGE, PAGE.c.row == CLAIM.c.page).where(PAGE.c.superseded_at.is_(None))
    for column, value in (
        (CLAIM.c.type, wanted.type),
        (CLAIM.c.factuality, wanted.factuality),
        (CLAIM.c.status, wanted.status),
        (PAGE.c.id, wanted.page),
    ):
        if value is not None:
            query = query.where(column == value)
    for role, asked in (("actor", wanted.actor), ("place", wanted.place)):
        if asked is not None:
            named = select(NAME.c.claim).where(NAME.c.role == role, NAME.c.key == fold_asked(asked, role))
            query = query.where(CLAIM.c.row.in_(named))
    window = wanted.window
    if window != Interval():
        dated = select(TIME.c.claim)
        if window.from_ is not None:
            dated = dated.where(or_(TIME.c.until.is_(None), TIME.c.until > window.from_))
        if window.until is not None:
            dated = dated.where(or_(TIME.c.since.is_(None), TIME.c.since < window.until))
        query = query.where(CLAIM.c.row.in_(dated))
    return query


def _unpack(row: Any) -> StoredPage:
    return StoredPage(
        version=row.version,
        captured_at=row.captured_at,
        superseded_at=row.superseded_at,
        coded=unpack(row.page, row.coded, row.path),
    )
