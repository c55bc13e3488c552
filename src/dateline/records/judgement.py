"""This file holds the judgement: what a person decided about a claim, an event, an actor or a place, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

JUDGEMENT_SCHEMA = "dateline.judgement/1"
JudgementAction = Literal["accept", "edit", "reject", "merge", "split", "withdraw"]


class SeenClaim(Struct, frozen=True, kw_only=True):
    """A claim that a judgement is about, and a hash of what the person saw of it."""

    id: str
    hash: str


class Judgement(Struct, frozen=True, kw_only=True):
    """One decision; those before it on the same `subject` are kept, and the last word on a claim counts.

    `version` counts the subject's judgements from 1. `value` is what the action needs, as JSON: for `edit` the fields
    with their new values; for `accept` and `reject` of an event `{"claims": […]}`, its claims; for `merge`
    `{"with": [event ids], "claims": [[…], […]]}`, the claims of each event; for `split` `{"claims": […], "from": […]}`,
    those that are another act and those that stay. `withdraw` takes one back: `{"version": n}`, or null for the newest
    that stands. `seen` are all claims that it is about: it counts no more for one that says something else by now.
    The machine's own value stays where it is.
    """

    schema: str = JUDGEMENT_SCHEMA
    subject: str
    version: int
    action: JudgementAction
    value: Any = None
    reason: str
    reviewer: str
    at: datetime  # aware UTC
    seen: tuple[SeenClaim, ...] = ()
