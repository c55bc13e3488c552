"""This file weighs how much an error in an event would matter: whom it befell, how gravely, put as fact or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from dateline.records.event import Event, EventToll, TollDisagreement, TollRange
from dateline.records.ontology import FACTS, QUADS, Quad, TollKind
from dateline.records.values import ActorValue
from dateline.review.weighing import Reason, grow

# The weights are a judgement, not a measurement: the dead before everything else, deeds before words. docs/review.md
# tells them to the user.
_BY_QUAD: Final[dict[Quad, float]] = {
    "material conflict": 0.40,
    "verbal conflict": 0.20,
    "material cooperation": 0.15,
    "verbal cooperation": 0.05,
}
# `unconventional` is PLOVER's mode for chemical, biological and such weapons.
_GRAVE: Final = {
    "unconventional": "chemical or another unconventional weapon",
    "abduct": "abduction",
    "torture": "torture",
    "sexual": "sexual violence",
}
_HARM: Final[tuple[TollKind, ...]] = ("wounded", "missing", "detained", "displaced", "besieged")
_UNARMED: Final = frozenset("AGR BUS CVL EDU JRN LAB MED REF REL SOC".split())  # PLOVER sectors


def weigh_consequence(event: Event) -> tuple[Reason, ...]:
    """Why an error in this event would matter, in the order of the table below."""
    return tuple(reason for comparison in _COMPARISONS if (reason := comparison(event)))


def _killed(event: Event) -> Reason | None:
    """People were killed."""
    most = _find_most(event, ("killed",))
    return None if most is None else Reason(words=most.words, weight=grow(0.45, 0.15, most.number, most=0.9))


def _harmed(event: Event) -> Reason | None:
    """People were wounded, taken, driven out or shut in; the kind with the most of them counts."""
    most = _find_most(event, _HARM)
    return None if most is None else Reason(words=most.words, weight=grow(0.2, 0.1, most.number, most=0.6))


def _grave(event: Event) -> Reason | None:
    """The mode is one of the gravest."""
    return Reason(words=_GRAVE[event.mode], weight=0.4) if event.mode in _GRAVE else None


def _unarmed(event: Event) -> Reason | None:
    """It befell people who bear no arms, in an act of conflict."""
    if QUADS[event.type] != "material conflict" or not any(r.sector in _UNARMED for r in event.recipient):
        return None
    return Reason(words="it befell civilians", weight=0.3)


def _quad(event: Event) -> Reason:
    """Deeds before words, conflict before cooperation."""
    quad = QUADS[event.type]
    return Reason(words=quad, weight=_BY_QUAD[quad])


def _fact(event: Event) -> Reason | None:
    """All its claims put it as fact: it goes into the files of those who count what happened."""
    return Reason(words="put as fact", weight=0.3) if event.factuality in FACTS else None


def _named(event: Event) -> Reason | None:
    """A party is named that a registry knows: it is said of somebody."""
    sides = (event.actor, event.recipient)
    named = sum(any(map(is_named, side)) for side in sides)
    if not named:
        return None
    return Reason(words="both parties are named" if named == len(sides) else "a party is named", weight=0.1 * named)


_COMPARISONS: Final[tuple[Callable[[Event], Reason | None], ...]] = (
    _killed, _harmed, _grave, _unarmed, _quad, _fact, _named,
)  # fmt: skip


def is_named(actor: ActorValue) -> bool:
    """Whether a registry knows the actor, so that it is neither a kind of people nor a name of nobody known."""
    return actor.id is not None and not actor.provisional and not actor.id.startswith("gen:")


class _Count(Struct, frozen=True):
    number: int
    words: str


def _find_most(event: Event, kinds: Sequence[TollKind]) -> _Count | None:
    """The highest figure of these kinds that anybody gives for this act; None where none does, or none above zero."""
    counts = [
        _Count(number=toll.high or toll.low or 0, words=f"{_name_number(toll)} {toll.of}")
        for toll in _list_tolls(event)
        if toll.of in kinds
    ]
    most = max(counts, key=lambda count: count.number, default=None)
    return most if most is not None and most.number else None


def _list_tolls(event: Event) -> Iterator[EventToll | TollRange]:
    yield from (toll for toll in event.toll if not toll.cumulative)
    for disagreement in event.disagreements:
        if isinstance(disagreement, TollDisagreement):
            yield from (account.value for account in disagreement.values)


def _name_number(toll: EventToll | TollRange) -> str:
    """`12`, `12 or more`, `up to 15`."""
    if toll.high is None:
        return f"{toll.low:,} or more"
    return f"{toll.high:,}" if toll.low == toll.high else f"up to {toll.high:,}"
