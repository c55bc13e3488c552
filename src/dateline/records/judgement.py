"""This file holds the judgement: what a person decided about a claim, an event, an actor or a place, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

JUDGEMENT_SCHEMA = "dateline.judgement/1"
JudgementAction = Literal["accept", "edit", "reject", "merge", "split", "withdraw"]


class Judgement(Struct, frozen=True, kw_only=True):
    """One decision; it supersedes the one before on the same `subject`, which is kept.

    `version` counts the subject's judgements from 1. `value` is what the action needs, as JSON: for `edit` the fields
    with their new values, for `merge` and `split` the ids. `withdraw` takes back what was decided before. The machine's
    own value stays where it is.
    """

    schema: str = JUDGEMENT_SCHEMA
    subject: str
    version: int
    action: JudgementAction
    value: Any = None
    reason: str
    reviewer: str
    at: datetime  # aware UTC
