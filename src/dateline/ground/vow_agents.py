"""This file reads who is to act from the infinitive: *vowed to attack* (he who vows), *asked X to wait* (X)."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Argument, Detection

# The speaker is he who is to act; with a REQUEST it is he who is spoken to.
_OWN: Final = frozenset({"THREATEN", "AGREE", "CONCEDE", "REJECT"})
_PROMISES: Final = frozenset({"THREATEN", "AGREE", "CONCEDE"})
_TO: Final = re.compile(r"(?:(?!\bto\b).)*\bto (?!be\b|have\b)(?:[a-z]+ly )?", re.DOTALL)
# Another clause between the two has a subject of its own.
_CLAUSE: Final = re.compile(r"[;:]|\b(?:that|which|who|if|when|because|while|for|order|plan\w*|attempt\w*)\b", re.I)


def name_vow_agents(detection: Detection, text: str) -> Detection:
    """The detection in which the content of such a word has an actor, and a source, where it had none.

    Codebook, section 8.4: the sentence leaves no doubt; a finite clause (*vowed that it will fall*) or a noun (*agreed
    on a truce*) may, and is left alone.
    """
    filled: dict[tuple[str, str], list[str]] = {}
    for argument in detection.arguments:
        filled.setdefault((argument.trigger, argument.role), []).append(argument.target)
    triggers = {t.id: t for t in detection.triggers}
    added: list[Argument] = []
    for argument in detection.arguments:
        if argument.role != "content" or argument.target not in triggers:
            continue
        word, act = triggers[argument.trigger], triggers[argument.target]
        between = text[word.end : act.start]
        if act.start < word.end or not _TO.fullmatch(between) or _CLAUSE.search(between):
            continue
        speakers = filled.get((word.id, "actor"), [])
        agents = speakers if word.type in _OWN else filled.get((word.id, "recipient"), [])
        if word.type not in _OWN | {"REQUEST"}:
            continue
        if not filled.get((act.id, "actor")):
            patients = filled.get((act.id, "recipient"), [])
            added += [Argument(trigger=act.id, role="actor", target=m) for m in agents if m not in patients]
        said_so = "planned" if word.type in _PROMISES else "urged" if word.type == "REQUEST" else None
        if not filled.get((act.id, "source")) and act.factuality == said_so:
            added += [Argument(trigger=act.id, role="source", target=m) for m in speakers]
    return replace(detection, arguments=(*detection.arguments, *added)) if added else detection
