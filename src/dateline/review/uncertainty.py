"""This file weighs how likely an event holds an error: what is unresolved, disputed, or attested by one origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.review.weighing import Reason

_SURE: Final = 0.98  # from here up the model's doubt is not worth a word
_DISPUTED: Final = {
    "time": "when", "place": "where", "toll": "how many", "actor": "who did it",
}  # fmt: skip


def weigh_uncertainty(event: Event, claims: Sequence[Claim]) -> tuple[Reason, ...]:
    """Why this event may be wrong, in the order of the table below; `claims` are its own, as judged so far."""
    return tuple(reason for comparison in _COMPARISONS for reason in comparison(event, claims))


def _disputed_fact(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """The claims differ in whether it happened."""
    if any(d.field == "factuality" for d in event.disagreements):
        yield Reason(words="the claims differ in whether it happened", weight=0.5)


def _disputed_detail(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """The claims differ in when, where, how many or who; each counts."""
    disputed = {d.field for d in event.disagreements}
    for field, words in _DISPUTED.items():
        if field in disputed:
            yield Reason(words=f"the claims differ in {words}", weight=0.25)


def _doubtful(_: Event, claims: Sequence[Claim]) -> Iterator[Reason]:
    """The model is not sure of a claim that no person has judged; the least sure counts."""
    least = min((claim.confidence for claim in claims if claim.status == "machine"), default=1.0)
    if least < _SURE:
        yield Reason(words=f"the model is {least:.0%} sure", weight=round(min(0.95, max(0.0, 1 - least)), 4))


def _lonely(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """One origin alone attests it."""
    if event.origins <= 1:
        yield Reason(words="one origin alone attests it", weight=0.2)


def _unknown_actor(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """Who did it is not told, not resolved, or a name that no registry knows."""
    if any(d.field == "actor" for d in event.disagreements):
        return  # counted as disputed
    if not event.actor:
        yield Reason(words="it is not told who did it", weight=0.3)
    elif any(actor.id is None for actor in event.actor):
        yield Reason(words="who did it is not resolved", weight=0.3)
    elif unknown := next((actor for actor in event.actor if actor.provisional), None):
        yield Reason(words=f"no registry knows “{unknown.name or unknown.id}”", weight=0.2)


def _unknown_place(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """Where it took place is not told, or not found in any gazetteer."""
    if any(d.field == "place" for d in event.disagreements):
        return
    if event.place is None:
        yield Reason(words="no place is told", weight=0.15)
    elif event.place.id is None and not any(member.id for member in event.place.members):
        yield Reason(words="its place is not located", weight=0.3)


def _unknown_time(event: Event, _: Sequence[Claim]) -> Iterator[Reason]:
    """When it took place is not told."""
    disputed = any(d.field == "time" for d in event.disagreements)
    if event.time.from_ is None and event.time.until is None and not disputed:
        yield Reason(words="no time is told", weight=0.2)


_COMPARISONS: Final[tuple[Callable[[Event, Sequence[Claim]], Iterator[Reason]], ...]] = (
    _disputed_fact, _disputed_detail, _doubtful, _unknown_actor, _unknown_place, _unknown_time, _lonely,
)  # fmt: skip
