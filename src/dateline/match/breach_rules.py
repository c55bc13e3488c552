"""This file holds what each kind of accord forbids its parties, with the reason, as far as an event alone shows it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from msgspec import Struct

from dateline.records.accord import Accord, AccordKind
from dateline.records.event import Event
from dateline.records.ontology import MODES

# Whom an act must be against: `anyone` but one's own side, third forces and those exempted; `another party` by name;
# `the protected`: those who leave, or are helped, under the accord, or another party.
Against = Literal["anyone", "another party", "the protected"]


class Rule(Struct, frozen=True, kw_only=True):
    """What a kind forbids (`TYPE` in any mode, `TYPE.mode`, `TYPE.` without a mode), against whom, and why."""

    forbids: frozenset[str]
    against: Against
    reason: str


# Acts of war. A beating, an arrest with blows or the dispersal of a crowd is an ASSAULT too, and no truce forbids it:
# police do so every day in the area of every nationwide accord.
_UNARMED: Final = frozenset({"beat", "torture", "sexual", "primitive", "crowd-control", "abduct"})
_ARMED: Final = frozenset(
    {"ASSAULT.", *(f"ASSAULT.{mode}" for mode in MODES["ASSAULT"] if mode not in _UNARMED)}
)  # fmt: skip
_FROM_THE_AIR: Final = frozenset({"ASSAULT.aerial", "ASSAULT.drone"})

RULES: Final[dict[AccordKind, Rule]] = {
    "ceasefire": Rule(forbids=_ARMED, against="anyone", reason="a ceasefire forbids its parties armed attacks"),
    "truce": Rule(forbids=_ARMED, against="anyone", reason="a truce forbids its parties armed attacks"),
    "de-escalation zone": Rule(
        forbids=_ARMED, against="anyone", reason="a de-escalation zone forbids its parties armed attacks inside it"
    ),
    "demilitarised zone": Rule(
        forbids=_ARMED | {"MOBILIZE.troops", "MOBILIZE.weapons"}, against="anyone",
        reason="a demilitarised zone forbids its parties armed attacks, troops and heavy weapons inside it",
    ),
    "no-fly zone": Rule(
        forbids=_FROM_THE_AIR, against="anyone", reason="a no-fly zone forbids its parties attacks from the air"
    ),
    "evacuation deal": Rule(
        forbids=_ARMED | {"ASSAULT.abduct"}, against="the protected",
        reason="an evacuation deal forbids its parties attacks on those who leave under it and on each other",
    ),
    # Arresting again those whom an exchange freed would breach it; an event does not tell who they were.
    "prisoner exchange": Rule(forbids=frozenset(), against="another party", reason=""),
    "humanitarian corridor": Rule(
        forbids=_ARMED | {"COERCE.restrict"}, against="the protected",
        reason="a humanitarian corridor forbids its parties attacks on those who use it, and closing it",
    ),
    # It covers a whole country for years: only what one party does to another can be held against it.
    "peace agreement": Rule(
        forbids=_ARMED,
        against="another party",
        reason="a peace agreement forbids its parties armed attacks on each other",
    ),
    "other": Rule(forbids=frozenset(), against="another party", reason=""),
}  # fmt: skip


def rule_of(accord: Accord) -> Rule:
    """What the accord forbids: what its file says, else its kind."""
    rule = RULES[accord.kind]
    if not accord.forbids:
        return rule
    return Rule(forbids=frozenset(accord.forbids), against=rule.against, reason="the accord's entry forbids such acts")


def is_forbidden(event: Event, forbids: Collection[str]) -> bool:
    """Whether the event's type, or its type and mode, is among what rules name."""
    return event.type in forbids or f"{event.type}.{event.mode or ''}" in forbids
