"""This file is how a review session reads a casebook and writes in it, so that nothing is decided on what is stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from dateline.errors import ConflictError
from dateline.records.judgement import Judgement, JudgementAction
from dateline.review.evidence import EventShown, show_event
from dateline.review.queue import Ranked, rank_events
from dateline.review.standing import find_newer

if TYPE_CHECKING:
    from dateline.records.claim import Claim
    from dateline.records.event import Event
    from dateline.records.page import Page
    from dateline.records.stored import StoredPage
    from dateline.review.decide import Decision


class Book(Protocol):
    """What a review needs of `dateline.Casebook`."""

    name: str

    def events(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        factuality: str | None = None,
        status: str | None = None,
        accords: bool = True,
    ) -> list[Event]:
        """The events that meet every filter given."""

    def event(self, id: str, /) -> Event | None:
        """The event of that id."""

    def claims(self, *, page: str | None = None) -> list[Claim]:
        """The claims as judged, of one page or of all."""

    def versions(self, page: str, /) -> list[StoredPage]:
        """What was kept of the page with this id."""

    def judgements(self, subject: str | None = None, /) -> list[Judgement]:
        """Every judgement on a subject, the oldest first; without one, the last on each."""

    def judge(
        self, subject: str, action: JudgementAction, *, reason: str, reviewer: str, value: Any = None, after: int = 0
    ) -> Judgement:
        """Keep a judgement."""

    def explain(self, one: str, other: str, /) -> tuple[str, ...]:
        """Why two claims are one act or two."""


class Overtaken(Struct, frozen=True):
    """Nothing was written: these judgements are newer than what the reviewer saw, these events tell other claims."""

    newer: tuple[Judgement, ...]
    regrouped: tuple[str, ...] = ()


def rank_queue(book: Book, filters: Mapping[str, str | None]) -> list[Ranked]:
    """The events that meet the filters, the most urgent first; without a `status`, those that nobody has judged.

    Raises:
        StoreError: the casebook cannot be read.
        UsageError: a filter asks for something that does not exist.
    """
    events = book.events(**{**filters, "status": filters.get("status") or "machine"}, accords=False)
    wanted = {id for event in events for id in event.claims}
    return rank_events(events, {claim.id: claim for claim in book.claims() if claim.id in wanted} if wanted else {})


def read_shown(book: Book, events: Iterable[Event]) -> list[EventShown]:
    """Each event with all that a reviewer must see of it, as it stands now.

    Raises:
        StoreError: the casebook cannot be read.
    """
    events = list(events)
    # Judgements first: what is judged while the rest is read is then newer than what was seen, never older.
    subjects = {id for event in events for id in (event.id, *event.claims)}
    histories = {id: book.judgements(id) for id in sorted(subjects)}
    page_ids = dict.fromkeys(id.rpartition("#")[0] for event in events for id in event.claims)
    claims = {claim.id: claim for page in page_ids for claim in book.claims(page=page)}
    pages = {id: page for id in page_ids if (page := _read_page(book, id))}
    return [show_event(event, claims, pages, histories, _explain(book, event)) for event in events]


def _read_page(book: Book, id: str) -> Page | None:
    return next((v.coded.page for v in book.versions(id) if v.superseded_at is None and v.coded.page.id == id), None)


def _explain(book: Book, event: Event) -> dict[str, tuple[str, ...]]:
    first, *others = event.claims
    return {other: book.explain(first, other) for other in others}


def keep_decision(book: Book, decision: Decision, reviewer: str, shown: Sequence[EventShown]) -> Judgement | Overtaken:
    """Write the decision, unless what it rests on, `shown`, is no longer so.

    Anything that was judged since counts, a claim of an event that is judged as a whole too; and an event that was
    merged, split or matched anew.

    Raises:
        StoreError: the casebook cannot be written.
    """
    seen: dict[str, int] = {}
    for one in shown:
        seen |= one.seen
    newer = find_newer(seen, {subject: book.judgements(subject) for subject in seen})
    regrouped = tuple(one.event.id for one in shown if _is_regrouped(book, one.event))
    if newer or regrouped:
        return Overtaken(newer, regrouped)
    try:
        return book.judge(
            decision.subject, decision.action, value=decision.value, reason=decision.reason, reviewer=reviewer,
            after=decision.after,
        )  # fmt: skip
    except ConflictError:
        newer = find_newer({decision.subject: decision.after}, {decision.subject: book.judgements(decision.subject)})
        if not newer:
            raise
        return Overtaken(newer)


def _is_regrouped(book: Book, seen: Event) -> bool:
    now = book.event(seen.id)
    return now is None or now.claims != seen.claims
