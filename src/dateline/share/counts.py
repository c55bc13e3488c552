"""This file reads how many people an event's toll tells of, as far as one number can say it."""

from __future__ import annotations

from msgspec import Struct

from dateline.records.event import Event, EventToll
from dateline.records.ontology import TollKind


class Count(Struct, frozen=True):
    """At least `low`, at most `high` people; either may be open."""

    low: int | None = None
    high: int | None = None


def count_of(event: Event, kind: TollKind) -> Count:
    """How many people of that kind the event itself counts.

    Households and the counts of a longer time are no count of this event's people. Figures that stand each for itself
    (*12 soldiers and three villagers*) are not added up, which would be ours and not the page's: the largest of them is
    a lower bound, and nothing is told of the most.
    """
    figures = [toll for toll in event.toll if toll.of == kind and is_own(toll)]
    lows = [toll.low for toll in figures if toll.low is not None]
    return Count(max(lows, default=None), figures[0].high if len(figures) == 1 else None)


def is_own(toll: EventToll) -> bool:
    """Whether the figure counts people, and those of this event alone."""
    return not toll.families and not toll.cumulative
