"""This file is the casebook as users know it: pages go in, claims and events come out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from dateline.errors import StoreError
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event
from dateline.records.stored import StoredPage
from dateline.store.window import read_window

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from dateline.store.writing import Outcome


class Casebook:
    """Coded pages, kept: one SQLite file, which several programs may read while one writes.

    Use it as a context manager, or `close()` it. Threads may share one; processes open one each.

    Filters, wherever a query has them: `actor` and `place` take an id (`reg:hts`, or `hts` alone), a name or the words
    of the page, in any case and spelling of accents; other names of the same actor are not looked up. `actor` is who
    does it, not whom it befalls. `since` and `until` take dates or ISO text and ask for `[since, until)`: a claim meets
    them when its time may lie there, and one without a time never does. `type`, `factuality` and `status` are the
    codebook's words, `page` a page's id.
    """

    def __init__(self, path_or_url: str | Path = "dateline.db") -> None:
        """Open the casebook in that file, or make it.

        Raises:
            StoreError: the file cannot be a casebook: not writable, not a database, made by a newer dateline, and such.
            UsageError: a URL of another kind than `sqlite:///PATH`.
        """
        from dateline.store.opening import locate, open_engine

        self.path = locate(path_or_url)
        self._engine: Engine | None = open_engine(self.path)

    def add(self, page: CodedPage) -> Outcome:
        """Keep a coded page and its claims: all of it, on the disk, or nothing.

        `added`: new. `unchanged`: a page under this id says the same already. `updated`: a page under this id, or at
        this address, said something else; it is kept as an older version, and this page's claims take the place of its
        claims.

        Raises:
            StoreError: the disk is full, the file cannot be written, another program wrote in it all the while.
        """
        from dateline.store.writing import add_page

        with self._telling() as engine:
            return add_page(engine, page)

    def pages(self) -> Iterator[CodedPage]:
        """Every page in force, in the order in which they were added.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.reading import iterate_pages

        with self._telling() as engine:
            for stored in iterate_pages(engine):
                yield stored.coded

    def versions(self, page: str) -> list[StoredPage]:
        """What was ever kept of the page with this id, the oldest version first; empty when it is not known.

        A page read from a file has another id once the file changes; both lead to the same versions.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.reading import find_versions

        with self._reading() as connection:
            return find_versions(connection, page)

    def claims(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        factuality: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        status: str | None = None,
        page: str | None = None,
    ) -> list[Claim]:
        """The claims that meet every filter given, in the order in which their pages were added.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.store.reading import Wanted, find_claims

        wanted = Wanted(
            actor=actor, place=place, type=type, factuality=factuality, status=status, page=page,
            window=read_window(since, until),
        )  # fmt: skip
        with self._reading() as connection:
            return find_claims(connection, wanted)

    def events(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> list[Event]:
        """The events one of whose claims meets every filter given, in the order in which their pages were added.

        An event groups the claims of one page that the page itself says are the same act. The same act on two pages is
        two events: matching across pages is not built yet, so `pages` is always 1, and `origins` counts the sources
        within that page. Claims from readers' comments belong to no event. Not every event took place: see its
        `factuality`.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.store.events import find_events
        from dateline.store.reading import Wanted, find_pages_with, read_page

        wanted = Wanted(actor=actor, place=place, type=type, window=read_window(since, until))
        found: list[Event] = []
        with self._reading() as connection:
            for row, claims in find_pages_with(connection, wanted):
                stored = read_page(connection, row)
                found += [e for e in find_events(stored.coded, stored.version) if not claims.isdisjoint(e.claims)]
        return found

    def close(self) -> None:
        """Let go of the file. Closing twice is no fault; anything else afterwards is."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Casebook({str(self.path)!r})"

    @contextmanager
    def _telling(self) -> Iterator[Engine]:
        from dateline.store.faults import told_as_store_errors

        if self._engine is None:
            raise StoreError(str(self.path), "the casebook is closed", "open it again")
        with told_as_store_errors(str(self.path)):
            yield self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One consistent view, whatever a writer does meanwhile."""
        with self._telling() as engine, engine.connect() as connection, connection.begin():
            yield connection
