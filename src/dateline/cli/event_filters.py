"""This file is what the commands that ask a casebook for events share: their options and what they are answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from msgspec import Struct

from dateline.errors import StoreError, UsageError

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.records.event import Event
    from dateline.share.rows import Exported

DEFAULT_CASEBOOK = "dateline.db"

Db = Annotated[
    str, typer.Option("--db", metavar="DB", help="The casebook: a file, or a postgresql:// address for a team.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only what may have taken place on that day or later.")
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only what may have taken place before that day, which is left out."),
]
Actor = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Only what this one does: an id (reg:hts), a name, the page's words."),
]
Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only what took place there: an id, a name or the words.")
]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Only this type of the codebook, such as ASSAULT."),
]
Factuality = Annotated[
    str | None,
    typer.Option(
        "--factuality", metavar="WORD", help="Only what its most cautious claim puts so: happened, planned, denied, …"
    ),
]
Status = Annotated[
    str | None, typer.Option("--status", metavar="WORD", help="Only machine, reviewed or rejected events.")
]


class Filters(Struct, frozen=True, kw_only=True):
    """Which events are asked for; one must meet all that is set (`Casebook` says how each is compared).

    `factuality` and `status` are the event's own: what is put as fact by one claim and denied by another is denied.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    place: str | None = None
    type: str | None = None
    factuality: str | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        from dateline.records.event import EventStatus
        from dateline.records.ontology import FACTUALITIES

        for name, value, choices in (
            ("factuality", self.factuality, FACTUALITIES),
            ("status", self.status, get_args(EventStatus)),
        ):
            if value is not None and value not in choices:
                raise UsageError(f"--{name} {value!r}: choices: {', '.join(choices)}")


def open_existing(db: str) -> Casebook:
    """The casebook there; one that is only asked is never made.

    Raises:
        StoreError: there is none, or it cannot be opened.
        UsageError: the name is no path and no address of a casebook.
    """
    from dateline.casebook import Casebook
    from dateline.store.opening import locate
    from dateline.store.postgres import is_on_server

    if not is_on_server(db) and not (locate(db).exists() and locate(db).stat().st_size):
        raise StoreError(db, "no casebook there", "give its path with --db, or make one with: dateline add INPUT…")
    return Casebook(db)


def find_events(book: Casebook, filters: Filters) -> list[Event]:
    """The events that meet the filters, as judged: what a person rejected says so.

    Raises:
        StoreError: the casebook cannot be read.
        UsageError: a filter asks for something that does not exist.
    """
    return book.events(
        since=filters.since, until=filters.until, actor=filters.actor, place=filters.place, type=filters.type,
        factuality=filters.factuality, status=filters.status,
    )  # fmt: skip


def join_rows(book: Casebook, events: Sequence[Event]) -> Iterator[Exported]:
    """The events with their claims and what is known of their pages, in the order given.

    Raises:
        StoreError: the casebook cannot be read, or does not hold the claims any more.
    """
    from msgspec.structs import replace

    from dateline.share.rows import join_event

    wanted = {id for event in events for id in event.claims}
    claims = {claim.id: claim for claim in (book.claims() if wanted else ()) if claim.id in wanted}
    of = {claim.page for claim in claims.values()}
    # Without their text: all of them are held at once.
    pages = {
        coded.page.id: replace(coded.page, text="", paragraphs=())
        for coded in (book.pages() if of else ())
        if coded.page.id in of
    }
    if wanted - claims.keys() or of - pages.keys():
        raise StoreError(book.name, "another program changed it meanwhile", "try again")
    for event in events:
        yield join_event(event, claims, pages)
