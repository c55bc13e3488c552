"""This file tells an actor's acronym from a town in capitals: *SANA reporter* is not of Sanaa."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.ground.describe import countries_of
from dateline.ground.place_states import read_state, state_after
from dateline.records.detection import DetectedMention, Detection

if TYPE_CHECKING:
    from dateline.ground.registry_names import Registry

# What a dateline goes on with: *SANA, Yemen*, *TAK, July 20*, *TAK (Reuters)*.
_LAND: Final = re.compile(r",\s+(?P<land>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})(?!\w)")
_DATE_OR_AGENCY: Final = re.compile(
    r",?\s+(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s+\([A-Z][\w ]*\)"
)
_NEAR: Final = 60  # code points behind a name; no dateline is longer


def is_actors_acronym(text: str, start: int, end: int, registry: Registry) -> bool:
    """Whether the word at those code points is, in capitals, the whole name of somebody known and of no state.

    A dateline is a town's: what a state, a date or an agency in brackets follows is left to the gazetteers.
    """
    words = text[start:end]
    if not (words.isalpha() and words.isupper() and len(words) > 1):
        return False
    if not registry.is_shared(words) or registry.is_shared(words.lower()):
        return False
    if countries_of(words) or read_state(words, postal=text[:start].endswith(", ")) is not None:
        return False
    behind = text[end : end + _NEAR]
    land = _LAND.match(behind)
    return not (
        _DATE_OR_AGENCY.match(behind) or state_after(behind) is not None or (land and countries_of(land["land"]))
    )


def name_acronyms(detection: Detection, text: str, registry: Registry) -> Detection:
    """The detection in which no place is marked on such a word: it is an actor, or the one that is marked there."""
    named = [m for m in detection.mentions if m.kind == "place" and is_actors_acronym(text, m.start, m.end, registry)]
    if not named:
        return detection
    actors = {(m.start, m.end) for m in detection.mentions if m.kind == "actor"}
    changed: dict[str, DetectedMention] = {m.id: replace(m, kind="actor") for m in named}
    gone = {m.id for m in named if (m.start, m.end) in actors}
    return replace(
        detection,
        mentions=tuple(changed.get(m.id, m) for m in detection.mentions if m.id not in gone),
        arguments=tuple(a for a in detection.arguments if a.target not in changed),
        relations=tuple(r for r in detection.relations if not {r.source, r.target} & changed.keys()),
    )
