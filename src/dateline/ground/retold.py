"""This file dates what is vowed or asked for by the day on which it was: *vowed on Monday to attack* is said then."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.ground.coreference import Coreference
from dateline.records.detection import Argument, Detection
from dateline.records.ontology import FACTS, QUADS

_VERBAL: Final = frozenset(t for t, quad in QUADS.items() if quad.startswith("verbal"))
# Words on what others said or did: their content is the speaker's own only where he is its source or actor.
_ANSWERS: Final = frozenset({"REJECT", "ACCUSE"})
# A time that lies ahead of the saying: *threatened to attack within a week*.
_AHEAD: Final = re.compile(r"\b(?:within|by|before|until|till|for|next|from|after)\s+(?:the\s+|a\s+)?$", re.I)


def date_retold(detection: Detection, text: str) -> Detection:
    """The detection in which the time of an act of speech is `said` of its content, where that has no other.

    So a vow that is told again keeps the day on which it was made. What happened is left alone (*condemned the raid on
    Monday*: the raid's day as well as the word's), and so is what lies in that time itself.
    """
    starts = {m.id: m.start for m in detection.mentions}
    times: dict[str, str] = {}
    filled: dict[tuple[str, str], set[str]] = {}
    chains = Coreference(detection)
    for argument in detection.arguments:
        if argument.role == "time" and not _AHEAD.search(
            text, max(0, starts[argument.target] - 16), starts[argument.target]
        ):
            times.setdefault(argument.trigger, argument.target)
        if argument.role in {"actor", "source", "said", "time"}:
            filled.setdefault((argument.trigger, argument.role), set()).update(chains.chain(argument.target))
    triggers = {t.id: t for t in detection.triggers}
    added: dict[str, Argument] = {}
    for argument in detection.arguments:
        if argument.role != "content" or argument.target not in triggers:
            continue
        saying, told = triggers[argument.trigger], triggers[argument.target]
        time = times.get(saying.id)
        if time is None or saying.type not in _VERBAL or saying.factuality not in FACTS or told.factuality in FACTS:
            continue
        if filled.get((told.id, "said")) or time in filled.get((told.id, "time"), ()):
            continue
        speakers = filled.get((saying.id, "actor"), set())
        sources, actors = filled.get((told.id, "source"), set()), filled.get((told.id, "actor"), set())
        if speakers & (sources or actors) or not (sources or saying.type in _ANSWERS):
            added.setdefault(told.id, Argument(trigger=told.id, role="said", target=time))
    return replace(detection, arguments=(*detection.arguments, *added.values())) if added else detection
