"""This file is what a casebook keeps and tells by itself: pages go in, claims and events come out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event, EventStatus
from dateline.records.history import AuditState, Change, Forgotten, Tombstone
from dateline.records.hit import Hit
from dateline.records.judgement import Judgement, JudgementAction
from dateline.records.ontology import FACTUALITIES
from dateline.records.page import CreationTime
from dateline.records.stored import StoredPage
from dateline.store.collected import CollectionStore
from dateline.store.window import read_window

if TYPE_CHECKING:
    from dateline.store.writing import Outcome


class CasebookStore(CollectionStore):
    """Coded pages, kept: one SQLite file, or a PostgreSQL schema; several programs may read while one writes.

    Use it as a context manager, or `close()` it. Threads may share one; processes open one each.

    Filters, wherever a query has them: `actor` and `place` take an id (`reg:hts`, or `hts` alone), a name or the words
    of the page, in any case and spelling of accents; other names of the same actor are not looked up. `actor` is who
    does it, not whom it befalls. `since` and `until` take dates or ISO text and ask for `[since, until)`: a claim meets
    them when its time may lie there, and one without a time never does. `type`, `factuality` and `status` are the
    codebook's words, `page` a page's id.
    """

    def add(self, page: CodedPage) -> Outcome:
        """Keep a coded page and its claims: all of it, on the disk, or nothing.

        `added`: new. `unchanged`: a page under this id says the same already. `updated`: a page under this id, or at
        this address, said something else; it is kept as an older version, and this page's claims take the place of its
        claims.

        Raises:
            StoreError: the disk is full, the file cannot be written, another program wrote in it all the while.
            UsageError: a claim is another page's, or two have one id.
        """
        from dateline.store.writing import add_page

        with self._telling() as engine:
            return add_page(engine, self._matching, page)

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
        factuality: str | None = None,
        status: str | None = None,
    ) -> list[Event]:
        """The events one of whose claims meets every filter given, in the order in which their first pages were added.

        An event groups the claims of all pages that tell the same act; `origins` counts who attests it independently,
        `disagreements` hold every account. `factuality` and `status` (machine, reviewed, rejected) are the event's own:
        what is put as fact by one claim and denied by another is denied. Claims from readers' comments belong to no
        event. Not every event took place: see its `factuality`.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.store.reading import Wanted, check_word, find_events

        wanted = Wanted(actor=actor, place=place, type=type, window=read_window(since, until))
        check_word("factuality", factuality, FACTUALITIES)
        check_word("status", status, get_args(EventStatus))
        with self._reading() as connection:
            return find_events(connection, wanted, factuality, status)

    def event(self, id: str) -> Event | None:
        """The event with this id; None where there is none by now: `tombstone` says what became of it.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.effects import find_event

        with self._reading() as connection:
            return find_event(connection, id)

    def explain(self, one: str, other: str) -> tuple[str, ...]:
        """Why two claims, by their ids, are told as one act or as two: a sentence a step.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: the casebook does not hold one of them, or it is a reader's comment.
        """
        from dateline.store.acts import Acts
        from dateline.store.eventing import find_pairs

        with self._reading() as connection:
            try:
                return self._matching.explain(Acts(connection), find_pairs(connection), one, other)
            except KeyError as error:
                raise UsageError(f"{error.args[0]!r} is no claim of a report in {self.name}") from None

    def published(self) -> dict[str, CreationTime]:
        """Page id → when the page was published, of every page in force.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.reading import find_creation_times

        with self._reading() as connection:
            return find_creation_times(connection)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The pages in force and their claims in which the words stand, the best match first.

        Words are found in any case and spelling of accents, whole unless a `*` ends them. All of them must stand there;
        `OR`, `NOT`, brackets and "words in a row" say otherwise: `(shelling OR airstrike*) "south of Idlib" NOT 2017`.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: the query cannot be read; the message says why.
        """
        from dateline.store.searching import search

        with self._reading() as connection:
            return search(connection, query, limit)

    def judge(
        self, subject: str, action: JudgementAction, *, reason: str, reviewer: str, value: Any = None, after: int = 0
    ) -> Judgement:
        """Keep a person's decision on a claim, event, actor or place, by its id; it supersedes the one before.

        `after` is the version of the last judgement that the person saw, 0 for none. `value` is what the action needs
        (see `Judgement`). `claims` and `events` then show what was decided; the machine's own claim stays beside.

        Raises:
            ConflictError: somebody else judged the subject meanwhile; nothing was written.
            StoreError: the casebook cannot be written.
            UsageError: no such action, a value that it cannot take, or no subject, reason or reviewer.
        """
        from dateline.store.judging import add_judgement

        with self._telling() as engine:
            return add_judgement(engine, self.name, self._matching, subject, action, value, reason, reviewer, after)

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """Every judgement on a subject, the oldest first; without one, the last on each subject.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.judged import find_judgements

        with self._reading() as connection:
            return find_judgements(connection, subject)

    def changes(self, since: str | None = None, limit: int = 1000) -> list[Change]:
        """What was done to the casebook after a token, in order, at most `limit` steps: the feed of a mirror.

        Ask with the last step's token until nothing comes; without one, from the beginning. A restored casebook has
        other tokens.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: the token is none, or another casebook's.
        """
        from dateline.store.history import list_changes

        with self._reading() as connection:
            return list_changes(connection, since, limit)

    def tombstone(self, id: str) -> Tombstone | None:
        """What became of a page's, claim's or event's id that is no longer in force; None where it is, or never was.

        Raises:
            StoreError: the casebook cannot be read.
        """
        from dateline.store.history import find_tombstone

        with self._reading() as connection:
            return find_tombstone(connection, id)

    def verify_audit(self, head: str | None = None) -> AuditState:
        """Check the audit log, every row of it, and pages, judgements and collections against what it says of them.

        `head` is one that an earlier call gave: the log must still hold it.

        Raises:
            StoreError: something was changed past dateline; the message says what.
        """
        from dateline.store.audit import verify

        with self._reading() as connection:
            return verify(connection, self.name, head)

    def backup(self, path: str | Path) -> None:
        """Write all of the casebook into a new SQLite file, itself a casebook; others may read and write meanwhile.

        What is forgotten later is not forgotten in it.

        Raises:
            StoreError: the casebook cannot be read, or the file not written.
            UsageError: there is a file of that name.
        """
        from dateline.store.copying import back_up
        from dateline.store.opening import locate

        with self._telling() as engine:
            back_up(engine, locate(path))

    def fill(self, backup: str | Path) -> None:
        """Take into this casebook, which holds nothing, all that a back-up holds; the back-up stays as it is.

        Raises:
            StoreError: the back-up is damaged, or this casebook holds something already.
            UsageError: the back-up is no path.
        """
        from dateline.store.copying import restore

        with self._telling() as engine:
            restore(backup, engine, self.name)
        self._match_all()

    def forget(self, *, page: str | None = None, commenter: str | None = None) -> Forgotten:
        """Erase a page with all versions that `versions` shows, or one commenter by the key that stands for them.

        Of a page go its claims, the judgements that name them and its ids. A commenter's comments are blotted out in
        every version, and what was read in them goes. The file is then written anew: no byte of it is left in the
        casebook. Copies elsewhere are yours to erase: back-ups, mirrors (the feed tells them), snapshots of the disk;
        on PostgreSQL also the server's own WAL, archives and replicas. Adding the page again brings it back.

        Raises:
            StoreError: another program reads all the while (then opening the casebook again finishes it), or it cannot
                be written.
            UsageError: not one of the two is given, or the casebook does not hold it.
        """
        from dateline.store.forgetting import forget

        with self._telling() as engine:
            return forget(engine, self._matching, self.name, page, commenter)
