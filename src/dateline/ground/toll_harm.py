"""This file corrects who was killed by the plain words behind a toll: *left one in shock*, *300, dead or injured*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Argument, DetectedMention, Detection
from dateline.records.ontology import TollKind

_NOUN: Final = r"(?:\s+(?:[\w-]+\s+){0,3}?[\w-]+)?"
# What befell those who were left alive, and the kind of toll that it is.
_LEFT: Final[tuple[tuple[re.Pattern[str], TollKind], ...]] = (
    (re.compile(rf"{_NOUN}\s+(?:homeless|displaced|without (?:shelter|homes?|a roof))\b", re.I), "displaced"),
    (
        re.compile(rf"{_NOUN}\s+(?:wounded|injured|hurt|bleeding|burned|maimed|blind(?:ed)?|unconscious)\b", re.I),
        "wounded",
    ),
    (re.compile(rf"{_NOUN}\s+(?:missing|unaccounted for)\b", re.I), "missing"),
    (
        re.compile(
            rf"{_NOUN}\s+(?:in shock|shaken|traumati[sz]ed|orphaned|orphans|widow(?:ed|s)|stranded|trapped|unharmed|"
            r"unhurt|penniless|jobless|without (?!a pulse)\w+)\b",
            re.I,
        ),
        "other",
    ),
)
_LEAVING: Final = re.compile(r"\b(?:left|leaves|leaving|leave)\s+(?:[\w-]+\s+){0,2}$", re.I)
_DEAD: Final = re.compile(r"\b(?:dead|killed|died|deaths?)\b", re.I)
# *Three hundred men, dead or injured*: both in one count.
_BOTH: Final = re.compile(
    rf"{_NOUN},?\s+(?:dead|killed) (?:or|and) (?:injured|wounded|hurt)\b|"
    rf"{_NOUN},?\s+(?:injured|wounded) (?:or|and) (?:dead|killed)\b",
    re.I,
)
_REACH: Final = 60  # code points behind a toll in which such words stand


def correct_harm(detection: Detection, text: str) -> Detection:
    """The detection in which such a toll of the killed is of what its words say; dead and hurt in one are `other`."""
    mentions = {m.id: m for m in detection.mentions if m.kind == "toll"}
    arguments = tuple(_correct(a, mentions.get(a.target), text) for a in detection.arguments)
    return detection if arguments == detection.arguments else replace(detection, arguments=arguments)


def _correct(argument: Argument, toll: DetectedMention | None, text: str) -> Argument:
    if toll is None or argument.role != "toll" or argument.of != "killed":
        return argument
    kind = _kind(text[max(0, toll.start - _REACH) : toll.start], text[toll.end : toll.end + _REACH])
    return argument if kind is None else replace(argument, of=kind)


def _kind(before: str, behind: str) -> TollKind | None:
    if _BOTH.match(behind):
        return "other"
    if _LEAVING.search(before) is None:
        return None
    for pattern, kind in _LEFT:
        if (match := pattern.match(behind)) and _DEAD.search(match[0]) is None:
            return kind
    return None
