"""This file reads who acts from the words around a noun of the act: *an attack of X on Y*, *shelling by X*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Argument, Detection
from dateline.records.lists import find_lists

_BY: Final = re.compile(r"\s+by\s+(?:the\s+)?", re.I)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?", re.I)
_ON: Final = re.compile(r"\s+(?:on|against|upon)\s+", re.I)


def name_agents(detection: Detection, text: str) -> Detection:
    """The detection in which such a phrase's actor is the act's actor, whatever role the network gave it.

    *of* names the agent only where *on* or *against* names the other side: *the killing of X* does not.
    """
    actors = sorted((m for m in detection.mentions if m.kind == "actor"), key=lambda m: m.start)
    spans = [(m.start, m.end) for m in actors]
    lists = find_lists(text, spans)
    agents: set[tuple[str, str]] = set()
    for trigger in detection.triggers:
        for index, (start, _) in enumerate(spans):
            if not trigger.end < start <= trigger.end + 12:
                continue
            group = [i for i in lists.get(index, [index]) if i >= index]
            between, behind = text[trigger.end : start], text[spans[group[-1]][1] :]
            if _BY.fullmatch(between) or (_OF.fullmatch(between) and _ON.match(behind)):
                agents |= {(trigger.id, actors[i].id) for i in group}
    if not agents:
        return detection
    kept = [
        a for a in detection.arguments if (a.trigger, a.target) not in agents or a.role not in {"actor", "recipient"}
    ]
    kept += [Argument(trigger=t, role="actor", target=m) for t, m in sorted(agents)]
    return replace(detection, arguments=tuple(kept))
