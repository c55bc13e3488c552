"""This file reads who *our troops* are: the speakers' own, by whom the act is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.ground.state_organs import organ_value
from dateline.records.detection import Detection
from dateline.records.ontology import STATE_ORGANS
from dateline.records.values import ActorValue

_OURS: Final = re.compile(
    r"our\s+(?:[\w-]+\s+){0,2}(?:troops|army|forces|soldiers|fighters|men|units|aircraft|planes|jets|artillery|"
    r"air force|navy|drones|gunners|mujahideen|guerrillas|militants|commandos)",
    re.I,
)
_FIGHTERS: Final = frozenset({"REB", "PRM", "UAF", "CRM"})


def value_our_own(
    words: str, mention: str, detection: Detection, values: Mapping[str, ActorValue]
) -> ActorValue | None:
    """The value of *our troops*, which `mention` is, from those who tell of an act that they have a part in; else None.

    Where an organ of a state tells, it is that state's armed forces; where an armed group does, the group. Several
    sides that tell of it leave it open.
    """
    if _OURS.fullmatch(words) is None:
        return None
    acts = {a.trigger for a in detection.arguments if a.target == mention and a.role in ("actor", "recipient")}
    told = {a.target for a in detection.arguments if a.trigger in acts and a.role == "source"}
    sides = {value.id: value for source in told if (value := values.get(source)) is not None and value.id is not None}
    forces = {side.id: side for value in sides.values() if (side := _force_of(value)) is not None}
    return next(iter(forces.values())) if len(forces) == 1 else None


def _force_of(value: ActorValue) -> ActorValue | None:
    if value.country and value.sector in STATE_ORGANS and not (value.id or "").startswith("new:"):
        return organ_value(value.country, "mil", "the speaker's own")
    if value.sector in _FIGHTERS and not value.provisional:
        return ActorValue(
            id=value.id, name=value.name, country=value.country, sector=value.sector, provisional=False,
            decided_by="the speaker's own",
        )  # fmt: skip
    return None
