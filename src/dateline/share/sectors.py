"""This file sorts PLOVER's sectors: organised armed groups of a state and others, and people who bear no arms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.records.event import Event
from dateline.records.ontology import STATE_ORGANS
from dateline.records.values import ActorValue
from dateline.share.countries import country_of

_OF_STATE: Final = re.compile(r"reg:([a-z]{3})(?:-([a-z]+))?")

STATE: Final = frozenset({"MIL", "COP", "PRM", "SPY", "GOV"})
NON_STATE: Final = frozenset({"REB", "UAF", "CRM", "IMG", "ISM"})
ARMED: Final = STATE | NON_STATE
UNARMED: Final = frozenset(
    {"CVL", "REF", "JRN", "MED", "EDU", "REL", "LAB", "BUS", "AGR", "SOC", "NGO", "OPP"}
)  # fmt: skip
ORGANS: Final = STATE_ORGANS


def sectors_of(actors: Iterable[ActorValue]) -> frozenset[str]:
    """The sectors of those actors, as far as they are known."""
    return frozenset(actor.sector for actor in actors if actor.sector is not None)


def is_two_sided(event: Event) -> bool:
    """Whether two or more sides act and nobody is acted upon: they fight, or meet, one another."""
    return len(event.actor) > 1 and not event.recipient


def armed_first(actors: Sequence[ActorValue]) -> list[ActorValue]:
    """Organised armed groups before all others, else in their order."""
    return sorted(actors, key=lambda actor: actor.sector not in ARMED)


def organ_of(actor: ActorValue) -> tuple[str, str] | None:
    """The alpha-3 code and the organ (`mil`, `cop`, `gov`; "" for the state itself) that a registry id stands for.

    None for any other actor: `reg:syr-mil` is Syria's military, `reg:hts` is no state.
    """
    found = _OF_STATE.fullmatch(actor.id or "")
    if found is None or actor.sector not in ORGANS or not country_of(found[1].upper()).iso3:
        return None
    return found[1].upper(), found[2] or ""
