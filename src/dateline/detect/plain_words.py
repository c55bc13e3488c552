"""This file lets plain words right before an act overrule the network: *are not massing*, *could kidnap*, *planned*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Detection
from dateline.records.ontology import FACTS, Factuality

_NEGATED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did)(?: not|n['’]t)|never)(?: yet| ever| been| being| be)* $",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"\b(?:may|might|could)(?: also| soon| well| still| now| be)* $", re.IGNORECASE)
_PLANNED: Final = re.compile(r"\b(?:planned|scheduled|intended)(?: [a-z-]+)? $", re.IGNORECASE)


def overrule(before: str, factuality: Factuality) -> Factuality:
    """What the words of the sentence before an act make of its factuality; as it is where they say nothing plain.

    A missed *not* turns a denial into a fact, the gravest error of all; these three readings leave no doubt.

    >>> overrule("The soldiers are not ", "ongoing")
    'denied'
    >>> overrule("They did not only ", "happened")
    'happened'
    """
    if factuality in FACTS and _NEGATED.search(before):
        return "denied"
    if factuality in FACTS and _POSSIBLE.search(before):
        return "conditional"
    if factuality in {"happened", "ongoing", "expected", "conditional"} and _PLANNED.search(before):
        return "planned"
    return factuality


def heed_plain_words(detection: Detection, text: str) -> Detection:
    """The detection with every trigger's factuality as such words have it."""
    triggers = []
    for trigger in detection.triggers:
        start = next((a for a, b in detection.sentences if a <= trigger.start < b), trigger.start)
        factuality = overrule(text[start : trigger.start], trigger.factuality)
        triggers.append(replace(trigger, factuality=factuality))
    return replace(detection, triggers=tuple(triggers))
