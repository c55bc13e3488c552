"""This file reads a purpose by the act that it hangs on: *would let them return in order to attack* is no plan."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import DetectedTrigger, Detection
from dateline.records.ontology import Factuality

_UNSURE: Final[frozenset[Factuality]] = frozenset({"conditional", "expected"})
_PURPOSE: Final = re.compile(
    r"(?:\b(?P<sure>in order to|so as to|with the (?:aim|goal|intention|purpose|view) of"
    r"|in a bid to|in an (?:attempt|effort) to)|\bto)(?: (?:try to|help|then|[a-z]+ly))? $",
    re.I,
)
# Between the two acts nothing may begin a clause of its own, nor any word take the infinitive as its object.
_CLAUSE: Final = re.compile(
    r"[;:“”\"]|\b(?:and|but|or|that|which|who|after|as|while|when|since|because|said|says|told|ready|intention)\b"
    r"|\b(?:vow|plan|threat|promis|pledg|prepar|intend|want|decid|agree|continu)\w*",
    re.I,
)
_OBJECT: Final = re.compile(
    r"\b(?:(?:order|ask|urg|call|demand|forc|allow|enabl|permit|help|attempt|fail|refus|start)(?:e|s|es|ed|ing)?|tr(?:y|ies|ied)"
    r"|beg[ai]n|able|likely|due|set|about|how|whether|chance|right|need|has|have|had|is|are|was|were|be)"
    r"(?: [^ ]+){0,4} to(?: [a-z]+ly)? $",
    re.I,
)


def read_purposes(detection: Detection, text: str) -> Detection:
    """The detection in which what is aimed at by an expected or conditional act is so itself, not `planned`.

    The purpose of a fact stays `planned` (codebook, section 8.6): somebody acts towards it.
    """
    contents = {a.target for a in detection.arguments if a.role == "content"}
    reread: dict[str, Factuality] = {}
    for start, end in detection.sentences:
        inside = sorted((t for t in detection.triggers if start <= t.start < end), key=lambda t: t.start)
        for i, trigger in enumerate(inside):
            if trigger.factuality != "planned" or i == 0 or trigger.id in contents:
                continue
            main = _governor(inside[:i], trigger, text)
            if main is not None:
                reread[trigger.id] = reread.get(main.id, main.factuality)
    unsure = {name: factuality for name, factuality in reread.items() if factuality in _UNSURE}
    if not unsure:
        return detection
    triggers = tuple(replace(t, factuality=unsure.get(t.id, t.factuality)) for t in detection.triggers)
    return replace(detection, triggers=triggers)


def _governor(before: list[DetectedTrigger], trigger: DetectedTrigger, text: str) -> DetectedTrigger | None:
    """The act that the purpose hangs on: the last one before it, with no clause between."""
    main = before[-1]
    between = text[main.end : trigger.start]
    purpose = _PURPOSE.search(between)
    if purpose is None:
        return None
    if _CLAUSE.search(between) or (not purpose["sure"] and between.strip().lower() == "to"):
        return None
    return main if purpose["sure"] or not _OBJECT.search(between) else None
