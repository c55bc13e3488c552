"""This file reads to whom a noun of harm was done by its possessor: *his killing*, *Khoury, whose arrest*."""

from __future__ import annotations

import re
from itertools import count as count_on
from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

# Nouns of what is done to persons, whose possessor suffers it unless *of* names another sufferer.
_DONE_TO: Final = re.compile(
    r"(?:killing|murder|assassination|lynching|execution|death|abduction|kidnapping|disappearance|arrest|detention|"
    r"imprisonment|jailing|release|beating|torture|conviction|sentencing|indictment|trial|acquittal|extradition|"
    r"deportation|expulsion|eviction|dismissal|poisoning)",
    re.I,
)
_WORDS: Final = r"(?:[a-z-]+\s+){0,2}"
_HIS: Final = re.compile(rf"(?<![\w'’-])(?P<who>his|her)\s+{_WORDS}$", re.I)
_WHOSE: Final = re.compile(rf",\s+whose\s+{_WORDS}")
_OF: Final = re.compile(r"\s+of\s+")


def name_sufferers(detection: Detection, text: str) -> Detection:
    """The detection in which such a possessor is the act's recipient and not its actor.

    The possessor is *his* or *her*, made a mention where it was none, or the actor right before *, whose*. *Their* and
    a name may as well be those of the doers (*Israel's killing*), and stay as they are; so does *his killing of X*.
    """
    actors = sorted((m for m in detection.mentions if m.kind == "actor"), key=lambda m: m.start)
    fresh = count_on(1 + max((int(m.id[1:]) for m in detection.mentions if m.id[1:].isdigit()), default=0))
    made: list[DetectedMention] = []
    sufferers: dict[str, str] = {}
    for trigger in detection.triggers:
        if _DONE_TO.fullmatch(text[trigger.start : trigger.end]) is None or _OF.match(text, trigger.end):
            continue
        found = _find_possessor(trigger, actors, text)
        if isinstance(found, tuple):
            mention = DetectedMention(id=f"m{next(fresh)}", kind="actor", start=found[0], end=found[1])
            made.append(mention)
            sufferers[trigger.id] = mention.id
        elif found is not None:
            sufferers[trigger.id] = found
    if not sufferers:
        return detection
    kept = [
        a for a in detection.arguments if sufferers.get(a.trigger) != a.target or a.role not in {"actor", "recipient"}
    ]
    kept += [Argument(trigger=t, role="recipient", target=m) for t, m in sufferers.items()]
    changed = replace(detection, mentions=(*detection.mentions, *made), arguments=tuple(kept))
    return join([changed]) if made else changed


def _find_possessor(trigger: DetectedTrigger, actors: list[DetectedMention], text: str) -> str | tuple[int, int] | None:
    """The possessor's mention, or the bounds (code points) of a pronoun that is none; None for no possessor."""
    line = text.rfind("\n", 0, trigger.start) + 1
    if his := _HIS.search(text, line, trigger.start):
        start, end = his.span("who")
        return next((m.id for m in actors if (m.start, m.end) == (start, end)), (start, end))
    before = [m for m in actors if line <= m.start and m.end <= trigger.start]
    return next((m.id for m in reversed(before) if _WHOSE.fullmatch(text, m.end, trigger.start)), None)
