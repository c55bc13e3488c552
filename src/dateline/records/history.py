"""This file holds what a casebook tells of itself: what changed, what is gone and where to, what its log attests."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from dateline.records.claim import Claim
from dateline.records.collection import SharedCollection
from dateline.records.event import Event

CHANGE_SCHEMA = "dateline.change/1"
ChangedKind = Literal["page", "claim", "judgement", "event", "collection"]
ChangeAction = Literal["put", "removed", "forgotten"]
TombstoneReason = Literal["superseded", "merged", "split", "removed"]


class Change(Struct, frozen=True, kw_only=True):
    """One step of the feed that a mirror follows; `token` asks for what comes after it.

    `put`: keep this under its `id`, in the place of what was there. `removed`: it is no longer in force. `forgotten`:
    erase it, wherever a copy lies. `row` is the casebook's own number of the page's version, claim, judgement, event or
    collection (a shared registry or gazetteer, whose `id` is as `registry:NAME`), which is never given to another: of
    what was forgotten since, and of an event or a collection that is no more, it alone is left, and `id` is null.
    `claim`, `event` and `collection` are the record that is put, as it is by now.
    """

    schema: str = CHANGE_SCHEMA
    token: str
    at: datetime
    kind: ChangedKind
    row: int
    id: str | None
    action: ChangeAction
    claim: Claim | None = None
    event: Event | None = None
    collection: SharedCollection | None = None


class Tombstone(Struct, frozen=True, kw_only=True):
    """An id that was given out once and is not in force; `successors` are the ids that took its place, if any did."""

    kind: str
    id: str
    at: datetime
    reason: TombstoneReason
    successors: tuple[str, ...] = ()


class AuditState(Struct, frozen=True, kw_only=True):
    """How far the audit log reaches: its rows, and the hash of the last, which stands for all before it.

    Keep `head` elsewhere: a log that was cut short, or written anew from the start, no longer holds it.
    """

    rows: int
    head: str


class Forgotten(Struct, frozen=True, kw_only=True):
    """How much was erased: versions of pages, comments, claims and judgements."""

    pages: int = 0
    comments: int = 0
    claims: int = 0
    judgements: int = 0
