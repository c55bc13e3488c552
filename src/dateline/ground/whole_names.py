"""This file mends the bounds of mentions: cut words, spans over two paragraphs, one actor's name in several pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.records.detection import DetectedMention, Detection

if TYPE_CHECKING:
    from dateline.ground.registry_names import Registry

# What stands between the pieces of one name: *Front | for the | Liberation*.
_JOINT: Final = re.compile(r"\s+(?:of|for|and)(?:\s+the)?\s+")
_PARAGRAPH: Final = re.compile(r"\s*\n\s*\n")
_MOST_PIECES: Final = 4


def whole_words(detection: Detection, text: str) -> Detection:
    """The detection with mentions that end at the end of a word and of a paragraph.

    A dateline in capitals is cut by a model that knows its first half: `YANG` of *YANGON* would be a town in China. A
    mention that runs from a title into the dateline keeps what stands in the title. Nothing grows into a neighbour.

    >>> text = "YANGON, Tuesday"
    >>> cut = Detection(mentions=(DetectedMention(id="m1", kind="place", start=0, end=4),))
    >>> whole_words(cut, text).mentions[0].end
    6
    """
    starts = {m.start for m in detection.mentions}
    mended = []
    for mention in detection.mentions:
        end = mention.end
        if mention.kind in ("place", "actor") and (broken := _PARAGRAPH.search(text, mention.start, end)):
            end = broken.start() if broken.start() > mention.start else end
        if mention.kind == "place" and text[end - 1 : end].isalpha():
            while text[end : end + 1].isalpha() and end not in starts:
                end += 1
        mended.append(mention if end == mention.end else replace(mention, end=end))
    return replace(detection, mentions=tuple(mended))


def join_names(detection: Detection, text: str, registry: Registry) -> Detection:
    """The detection with neighbouring actors made one where together, joints and all, they are a registry's name.

    *Group | for | Support of Islam | and | Muslims* is one group and no new actors of those names. The first piece
    stays and takes what the others filled.
    """
    actors = [m for m in detection.mentions if m.kind == "actor"]
    into: dict[str, DetectedMention] = {}
    at = 0
    while at < len(actors):
        last = _last_piece(actors, at, text, registry)
        whole = replace(actors[at], end=actors[last].end)
        into.update({piece.id: whole for piece in actors[at : last + 1] if last > at})
        at = last + 1
    if not into:
        return detection

    def of(mention: str) -> str:
        return into[mention].id if mention in into else mention

    arguments = (replace(a, target=of(a.target)) for a in detection.arguments)
    relations = (replace(r, source=of(r.source), target=of(r.target)) for r in detection.relations)
    return replace(
        detection,
        mentions=tuple(into.get(m.id, m) for m in detection.mentions if of(m.id) == m.id),
        arguments=tuple({(a.trigger, a.role, a.target): a for a in arguments}.values()),
        relations=tuple({(r.source, r.relation, r.target): r for r in relations if r.source != r.target}.values()),
    )


def _last_piece(actors: list[DetectedMention], first: int, text: str, registry: Registry) -> int:
    """The number of the last actor of the longest such name that begins with the first; itself where there is none."""
    found = first
    for last in range(first + 1, min(first + _MOST_PIECES, len(actors))):
        if not _JOINT.fullmatch(text[actors[last - 1].end : actors[last].start]):
            break
        if registry.is_shared(text[actors[first].start : actors[last].end]):
            found = last
    return found
