"""This file reads who attacks from the adjective: *Turkish air strikes*, *terrorist attacks* (codebook, section 3)."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import Argument, DetectedMention, Detection

_WEAPON: Final = r"(?:air|rocket|drone|missile|mortar|artillery|ground|naval|suicide|bomb|military) "
_SIDE: Final = re.compile(
    r"\b(?P<side>(?:Russi|Ukraini|Irani|Ethiopi|Eritre|Keny|Rwand|Americ|Egypti|Georgi|Armeni|Serbi|Indi|Jordani|Ugand)an"
    r"|(?:Turk|Brit|Pol)ish|French|Chinese|Israeli|Saudi|Emirati|Pakistani|Azerbaijani|US|U\.S\.|NATO"
    r"|Houthi|Taliban|rebel|regime|government|coalition|terrorist|jihadist|militant|insurgent|opposition|separatist"
    r"|army) "
    rf"(?:{_WEAPON})?$"
)
_NOUN: Final = re.compile(
    r"(?:air ?)?(?:strikes?|raids?|attacks?|bombings?|bombardments?|shellings?|assaults?|offensives?)|airstrikes?"
    r"|(?:intervention|fire|incursions?|ambush(?:es)?)",
    re.IGNORECASE,
)


def name_adjectives(detection: Detection, text: str) -> Detection:
    """The detection with such a side as a mention and as the act's actor, where the act had none."""
    mentions, arguments = list(detection.mentions), list(detection.arguments)
    acting = {a.trigger for a in arguments if a.role == "actor"}
    for trigger in detection.triggers:
        words = text[trigger.start : trigger.end]
        match = _SIDE.search(text, max(0, trigger.start - 40), trigger.start)
        if trigger.type != "ASSAULT" or match is None or not _NOUN.fullmatch(words):
            continue
        start, end = match.span("side")
        mention = next((m for m in mentions if m.kind == "actor" and m.start < end and start < m.end), None)
        if mention is None:
            mention = DetectedMention(id=f"m{10_000 + len(mentions)}", kind="actor", start=start, end=end, score=0.5)
            mentions.append(mention)
        has_role = any(a.trigger == trigger.id and a.target == mention.id for a in arguments)
        if trigger.id not in acting and not has_role:
            arguments.append(Argument(trigger=trigger.id, role="actor", target=mention.id, score=0.5))
    if len(mentions) == len(detection.mentions) and len(arguments) == len(detection.arguments):
        return detection
    return join([replace(detection, mentions=tuple(mentions), arguments=tuple(arguments))])
