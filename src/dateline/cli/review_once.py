"""This file judges one event or claim in one call of `dateline review`, as scripts do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from dateline.cli.review_book import Book, Overtaken, keep_decision, read_shown
from dateline.cli.review_screen import tell_judgement
from dateline.errors import ConflictError, UsageError
from dateline.records.event import Event
from dateline.review import decide
from dateline.review.edits import Lookup, read_edit
from dateline.review.evidence import EventShown, show_event
from dateline.review.standing import find_last_own, find_standing

if TYPE_CHECKING:
    from dateline.records.judgement import Judgement
    from dateline.review.decide import Decision


class Order(Struct, frozen=True, kw_only=True):
    """What is to be decided, one of: accept, reject, edits (`FIELD=VALUE`), merge (event ids), split (claim ids).

    `after` is the version of the last judgement that was seen, None where none is told.
    """

    id: str
    accept: bool = False
    reject: bool = False
    edits: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    reason: str
    reviewer: str
    after: int | None = None

    def __post_init__(self) -> None:
        ways = (self.accept, self.reject, self.edits, self.merge, self.split)
        if sum(map(bool, ways)) != 1:
            raise UsageError(f"{self.id}: give one of --accept, --reject, --edit, --merge, --split")
        if not self.reason.strip():
            raise UsageError("a judgement says why; give --reason TEXT")


def judge_once(book: Book, order: Order, lookup: Lookup) -> Judgement:
    """Write the one judgement that is ordered.

    Without `after`, what somebody else decided on the subject is never superseded unseen.

    Raises:
        ConflictError: somebody judged it since; the message names them, nothing was written.
        StoreError: the casebook cannot be read or written.
        UsageError: no such event or claim, or a decision that cannot be meant.
    """
    shown = find_shown(book, order.id) or _show_alone(book, order.id)
    if shown is None:
        raise UsageError(f"{order.id}: the casebook has no such event and no such claim")
    others = [_find_other(book, id) for id in order.merge]
    decision = _make(shown, others, order, lookup)
    if order.after is None:
        standing = find_standing(book.judgements(decision.subject))
        if standing is not None and standing.reviewer != order.reviewer:
            raise _conflict(book, (standing,), f"to decide all the same, give --after {decision.after}", decision.after)
    else:
        shown = replace(shown, seen={**shown.seen, decision.subject: order.after})
        decision = replace(decision, after=order.after)
    in_events = [one for one in (shown, *others) if one.event.id not in one.event.claims]
    return _take(book, keep_decision(book, decision, order.reviewer, in_events), decision)


def _make(shown: EventShown, others: Sequence[EventShown], order: Order, lookup: Lookup) -> Decision:
    claim = order.id if order.id in shown.event.claims else None
    if order.accept:
        return decide.accept_claim(shown, claim, order.reason) if claim else decide.accept(shown, order.reason)
    if order.reject:
        return decide.reject_claim(shown, claim, order.reason) if claim else decide.reject(shown, order.reason)
    if order.edits:
        return _edit(shown, claim, order, lookup)
    if claim:
        raise UsageError(f"{claim} is a claim; --merge and --split are about events")
    return decide.merge(shown, others, order.reason) if order.merge else decide.split(shown, order.split, order.reason)


def _edit(shown: EventShown, claim: str | None, order: Order, lookup: Lookup) -> Decision:
    if claim is None:
        if len(shown.claims) != 1:
            ids = ", ".join(one.claim.id for one in shown.claims)
            raise UsageError(f"{order.id}: an edit says what one page attests; give a claim's id: {ids}")
        claim = shown.claims[0].claim.id
    now = decide.find_claim(shown, claim).claim
    values: dict[str, object] = {}
    for typed in order.edits:
        field, sign, words = typed.partition("=")
        if not sign:
            raise UsageError(f"--edit {typed!r}: write FIELD=VALUE")
        if field.strip() in values:
            raise UsageError(f"--edit {typed!r}: {field.strip()} is given twice")
        values |= read_edit(now, field.strip(), words, lookup)
    return decide.edit(shown, claim, values, order.reason)


def find_shown(book: Book, id: str) -> EventShown | None:
    """The event of that id, or the one that a claim of that id belongs to, as it stands now; None where there is none.

    Raises:
        StoreError: the casebook cannot be read.
    """
    event = book.event(id) or next((event for event in book.events(accords=False) if id in event.claims), None)
    return None if event is None else read_shown(book, [event])[0]


def _find_other(book: Book, id: str) -> EventShown:
    shown = find_shown(book, id)
    if shown is None:
        raise UsageError(f"{id}: the casebook has no such event")
    return shown


def _show_alone(book: Book, id: str) -> EventShown | None:
    """A claim that no event tells, since it was rejected or is a reader's comment, under its own id."""
    claim = next((claim for claim in book.claims(page=id.rpartition("#")[0]) if claim.id == id), None)
    if claim is None:
        return None
    event = Event(
        id=id,
        type=claim.type,
        mode=claim.mode,
        factuality=claim.factuality,
        claims=(id,),
        origins=1,
        pages=1,
        version=0,
    )
    return show_event(event, {id: claim}, {}, {id: book.judgements(id)})


def undo_once(book: Book, id: str | None, reviewer: str, reason: str) -> Judgement:
    """Take back what the reviewer decided on that subject; without one, the last that they decided and that stands.

    Raises:
        ConflictError: somebody judged it meanwhile.
        StoreError: the casebook cannot be read or written.
        UsageError: nothing of theirs stands there, or no reason.
    """
    if not reason.strip():
        raise UsageError("a judgement says why, its withdrawal too; give --reason TEXT")
    if id is None:
        # What was taken back uncovers what stood before it, so that subject's whole history is needed.
        lasts = book.judgements()
        histories = [[last] if last.action != "withdraw" else book.judgements(last.subject) for last in lasts]
        last_own = find_last_own(histories, reviewer)
        if last_own is None:
            raise UsageError(f"no judgement of {reviewer} stands; there is nothing to take back")
        id = last_own.subject
    history = book.judgements(id)
    decision = decide.withdraw(id, history, reviewer, reason)
    return _take(book, keep_decision(book, decision, reviewer, []), decision)


def _take(book: Book, kept: Judgement | Overtaken, decision: Decision) -> Judgement:
    if not isinstance(kept, Overtaken):
        return kept
    if not kept.newer:
        told = f"not written: {', '.join(kept.regrouped)} was merged, split or matched anew meanwhile"
        raise ConflictError(book.name, told, "try again", version=decision.after)
    newest = max(judgement.version for judgement in kept.newer)
    raise _conflict(book, kept.newer, f"look at it again: dateline review {decision.subject}", newest)


def _conflict(book: Book, newer: Sequence[Judgement], remedy: str, version: int) -> ConflictError:
    told = "; ".join(f"{judgement.subject} was {tell_judgement(judgement)}" for judgement in newer)
    return ConflictError(book.name, f"not written: {told}", remedy, version=version)
