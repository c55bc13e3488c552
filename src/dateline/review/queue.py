"""This file orders what a person is to judge: by how much an error would matter times how likely there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.review.consequence import weigh_consequence
from dateline.review.uncertainty import weigh_uncertainty
from dateline.review.weighing import Reason, join_weights

QUEUE_SCHEMA = "dateline.queue/1"


class Ranked(Struct, frozen=True, kw_only=True):
    """An event in the queue: `priority` is `consequence` × `uncertainty`, each 0–1, with the reasons for both."""

    schema: str = QUEUE_SCHEMA
    priority: float
    consequence: float
    uncertainty: float
    matters: tuple[Reason, ...]
    doubts: tuple[Reason, ...]
    event: Event


def rank_events(events: Iterable[Event], claims: Mapping[str, Claim]) -> list[Ranked]:
    """The events, the one most worth a person's time first; the same events give the same order however they come.

    `claims` by id, as judged so far; an event is weighed by those of its claims that are given.
    """
    ranked = [rank_event(event, [claims[id] for id in event.claims if id in claims]) for event in events]
    return sorted(ranked, key=lambda one: (-one.priority, -one.consequence, one.event.id))


def rank_event(event: Event, claims: list[Claim]) -> Ranked:
    """One event with what makes it urgent."""
    matters, doubts = weigh_consequence(event), weigh_uncertainty(event, claims)
    consequence, uncertainty = join_weights(matters), join_weights(doubts)
    return Ranked(
        priority=round(consequence * uncertainty, 4), consequence=consequence, uncertainty=uncertainty,
        matters=matters, doubts=doubts, event=event,
    )  # fmt: skip
