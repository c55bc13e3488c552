"""This file finds ACLED's event, sub-event and disorder type for an event, by data/crosswalk.csv.

The table goes through every type and mode of PLOVER; of its lines the first that fits decides. Where the claims carry
ACLED types already, those of the event's own type and mode are taken: the two say the same, but for armed men who block
a road, which a test holds.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

from dateline.records.claim import AcledRecord
from dateline.records.event import Event
from dateline.share.counts import count_of
from dateline.share.rows import Exported
from dateline.share.sectors import ARMED, NON_STATE, STATE, UNARMED, is_two_sided, sectors_of

_POLITICAL, _DEMONSTRATIONS, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
# ACLED's sub-event types in the order of its codebook (table 2), where of two that fit the first is recorded.
DISORDER: Final[dict[tuple[str, str], str]] = {
    ("Battles", "Government regains territory"): _POLITICAL,
    ("Battles", "Non-state actor overtakes territory"): _POLITICAL,
    ("Battles", "Armed clash"): _POLITICAL,
    ("Protests", "Excessive force against protesters"): f"{_POLITICAL}; {_DEMONSTRATIONS}",
    ("Protests", "Protest with intervention"): _DEMONSTRATIONS,
    ("Protests", "Peaceful protest"): _DEMONSTRATIONS,
    ("Riots", "Violent demonstration"): _DEMONSTRATIONS,
    ("Riots", "Mob violence"): _POLITICAL,
    ("Explosions/Remote violence", "Chemical weapon"): _POLITICAL,
    ("Explosions/Remote violence", "Air/drone strike"): _POLITICAL,
    ("Explosions/Remote violence", "Suicide bomb"): _POLITICAL,
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"): _POLITICAL,
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"): _POLITICAL,
    ("Explosions/Remote violence", "Grenade"): _POLITICAL,
    ("Violence against civilians", "Sexual violence"): _POLITICAL,
    ("Violence against civilians", "Attack"): _POLITICAL,
    ("Violence against civilians", "Abduction/forced disappearance"): _POLITICAL,
    ("Strategic developments", "Agreement"): _STRATEGIC,
    ("Strategic developments", "Arrests"): _STRATEGIC,
    ("Strategic developments", "Change to group/activity"): _STRATEGIC,
    ("Strategic developments", "Disrupted weapons use"): _STRATEGIC,
    ("Strategic developments", "Headquarters or base established"): _STRATEGIC,
    ("Strategic developments", "Looting/property destruction"): _STRATEGIC,
    ("Strategic developments", "Non-violent transfer of territory"): _STRATEGIC,
    ("Strategic developments", "Other"): _STRATEGIC,
}
_RANK: Final = {pair: rank for rank, pair in enumerate(DISORDER)}


class Line(Struct, frozen=True):
    """One line of the table; `why` says what decided where that is not plain."""

    type: str
    modes: tuple[str, ...]  # "none" where the page gives no mode
    actors: str
    recipients: str
    hurt: str
    event_type: str
    sub_event_type: str
    why: str


@cache
def crosswalk() -> tuple[Line, ...]:
    """The lines of data/crosswalk.csv, in their order."""
    text = (files("dateline.share") / "data" / "crosswalk.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return tuple(
        Line(type, tuple(modes.split("|")), *conditions_and_types) for type, modes, *conditions_and_types in rows
    )


def acled_types(row: Exported) -> AcledRecord | None:
    """ACLED's types for an event that happened, or None where it has none or the page does not tell enough."""
    event = row.event
    told = [
        claim.acled
        for claim in row.claims
        if claim.acled is not None and claim.type == event.type and claim.mode in (event.mode, None)
    ]
    by_table = _by_table(event)
    # Of a demonstration the table asks who demonstrates, which coding does not.
    if not told or (by_table is None and event.type == "PROTEST"):
        return by_table
    first = min(told, key=lambda acled: _RANK.get((acled.event_type, acled.sub_event_type), len(_RANK)))
    # How many were hurt is known of the event, not of the claim.
    if by_table is not None and by_table.sub_event_type == "Excessive force against protesters":
        return by_table
    return first


def disorder_type(acled: AcledRecord) -> str:
    """ACLED's disorder type of that sub-event type; empty where ACLED has no such type."""
    return DISORDER.get((acled.event_type, acled.sub_event_type), "")


def deciding_line(
    type: str,
    mode: str | None,
    *,
    actors: frozenset[str],
    recipients: frozenset[str],
    two_sided: bool,
    hurt: bool = False,
) -> Line:
    """The first line of the table that fits; `actors` and `recipients` are PLOVER sectors."""
    states = {
        "*": True,
        "armed": bool(actors & ARMED),
        "state": bool(actors & STATE),
        "non-state": bool(actors & NON_STATE),
        "two-sided": two_sided,
        "armed-two-sided": two_sided and bool(actors & ARMED),
    }
    befalls = {
        "*": True,
        "armed": bool(recipients & ARMED),
        "unarmed": bool(recipients & UNARMED) and not recipients & ARMED,
        "some-unarmed": bool(recipients & UNARMED),
    }
    return next(
        line
        for line in crosswalk()
        if line.type == type
        and (mode or "none") in line.modes
        and states[line.actors]
        and befalls[line.recipients]
        and (line.hurt == "*" or hurt)
    )


def _by_table(event: Event) -> AcledRecord | None:
    hurt = any((count_of(event, kind).low or 0) > 0 for kind in ("killed", "wounded"))
    line = deciding_line(
        event.type,
        event.mode,
        actors=sectors_of(event.actor),
        recipients=sectors_of(event.recipient),
        two_sided=is_two_sided(event),
        hurt=hurt,
    )
    if not line.event_type:
        return None
    return AcledRecord(event_type=line.event_type, sub_event_type=line.sub_event_type)
