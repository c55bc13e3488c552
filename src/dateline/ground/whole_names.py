"""This file mends the bounds of mentions: cut words, spans over two paragraphs, one actor's name in several pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.ground.actor_acronyms import name_acronyms
from dateline.ground.describe import countries_of
from dateline.ground.word_bounds import whole_name
from dateline.records.detection import DetectedMention, Detection

if TYPE_CHECKING:
    from dateline.ground.registry_names import Registry

# What stands between the pieces of one name: *Front | for the | Liberation*.
_JOINT: Final = re.compile(r"\s+(?:of|for|and)(?:\s+the)?\s+")
_PARAGRAPH: Final = re.compile(r"\s*\n\s*\n")
_MOST_PIECES: Final = 4
_NAMES: Final = frozenset({"actor", "place"})
_WORD: Final = 60  # code points before an accord in which the peoples stand
# *Two | towns*: a number is no place without what it counts.
_NUMBER: Final = re.compile(r"(?:both|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})", re.I)
# *Two | Palestinians*: nor is it an actor without whom it counts.
_COUNT: Final = re.compile(r"(?:both|two|three|four|five|six|seven|eight|nine|ten|several|dozens|\d{1,3})", re.I)
_COUNTED: Final = re.compile(
    r"\s+(?:(?!(?:and|or|of|in|at)\b)[a-z-]+\s+)?"
    r"(?:towns|villages|cities|settlements|districts|neighbou?rhoods|camps|suburbs|provinces|governorates|regions)\b"
)
# *Turkish-Russian-Iranian | de-escalation zone*: the peoples whose accord it is, joined by hyphens, are of its name.
_PEOPLES: Final = re.compile(r"(?<![\w-])[A-Z][\w.]*(?:[-–][A-Z][\w.]*)+\s$")


def whole_words(detection: Detection, text: str) -> Detection:
    """The detection with mentions that begin and end with a word, and end with a paragraph.

    A dateline in capitals is cut by a model that knows its first half: `YANG` of *YANGON* would be a town in China. A
    mention that runs from a title into the dateline keeps what stands in the title. Nothing grows into a neighbour,
    but two pieces of one name, cut at the apostrophe within, are one; a place and an actor are what the first is. A
    bare number takes the noun that it counts, an accord the peoples before it.

    >>> text = "YANGON, Tuesday"
    >>> cut = Detection(mentions=(DetectedMention(id="m1", kind="place", start=0, end=4),))
    >>> whole_words(cut, text).mentions[0].end
    6
    """
    starts = {m.start for m in detection.mentions}
    was = {m.id: m for m in detection.mentions}
    into: dict[str, DetectedMention] = {}
    gone: set[str] = set()
    kept: list[DetectedMention] = []
    for mention in sorted((_whole(m, text, starts) for m in detection.mentions), key=lambda m: (m.start, -m.end)):
        # What it overlaps now and did not before is the other piece of its word.
        pieces = [k for k in kept if _overlap(k, mention) and not _overlap(was[k.id], was[mention.id])]
        first = next((k for k in pieces if k.kind == mention.kind), None)
        if mention.start >= mention.end or (first is None and any({k.kind, mention.kind} <= _NAMES for k in pieces)):
            gone.add(mention.id)
        elif first is None:
            kept.append(mention)
        else:
            joined = replace(first, end=max(first.end, mention.end))
            kept[kept.index(first)] = joined
            into |= {piece: joined for piece, one in into.items() if one.id == joined.id} | {mention.id: joined}
    order = {m.id: at for at, m in enumerate(detection.mentions)}
    mentions = tuple(sorted(kept, key=lambda m: order[m.id]))
    return _as_one(_without(replace(detection, mentions=mentions), gone), into)


def _without(detection: Detection, gone: set[str]) -> Detection:
    """The detection without what such mentions fill."""
    if not gone:
        return detection
    return replace(
        detection,
        arguments=tuple(a for a in detection.arguments if a.target not in gone),
        relations=tuple(r for r in detection.relations if not {r.source, r.target} & gone),
        targets=tuple(replace(t, source=tuple(s for s in t.source if s not in gone)) for t in detection.targets),
    )


def join_names(detection: Detection, text: str, registry: Registry) -> Detection:
    """The detection with neighbouring actors made one where together, joints and all, they are a registry's name.

    *Group | for | Support of Islam | and | Muslims* is one group and no new actors of those names. The first piece
    stays and takes what the others filled. A place on the acronym of somebody known is that actor.
    """
    detection = name_acronyms(detection, text, registry)
    actors = [m for m in detection.mentions if m.kind == "actor"]
    into: dict[str, DetectedMention] = {}
    at = 0
    while at < len(actors):
        last = _last_piece(actors, at, text, registry)
        whole = replace(actors[at], end=actors[last].end)
        into.update({piece.id: whole for piece in actors[at : last + 1] if last > at})
        at = last + 1
    return _as_one(detection, into)


def _as_one(detection: Detection, into: dict[str, DetectedMention]) -> Detection:
    """The detection where each of these mentions has become another, which fills its roles and relations too."""
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
        targets=tuple(replace(t, source=tuple(dict.fromkeys(map(of, t.source)))) for t in detection.targets),
    )


def _overlap(one: DetectedMention, other: DetectedMention) -> bool:
    return one.start < other.end and other.start < one.end


def _whole(mention: DetectedMention, text: str, starts: set[int]) -> DetectedMention:
    """The mention from the beginning of its first word to the end of its last."""
    start, end = mention.start, mention.end
    if mention.kind in ("place", "actor"):
        if (broken := _PARAGRAPH.search(text, start, end)) and broken.start() > start:
            end = broken.start()
        start, end = whole_name(text, start, end)
    if mention.kind == "place":
        if text[end - 1 : end].isalpha():
            while text[end : end + 1].isalpha() and end not in starts:
                end += 1
        if _NUMBER.fullmatch(text, start, end) and (counted := _COUNTED.match(text, end)):
            end = counted.end()
    if mention.kind == "accord" and (peoples := _PEOPLES.search(text, max(0, start - _WORD), start)):
        start = peoples.start() if len(countries_of(peoples[0])) > 1 else start
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


def _last_piece(actors: list[DetectedMention], first: int, text: str, registry: Registry) -> int:
    """The number of the last actor of the longest such name that begins with the first; itself where there is none."""
    found = first
    for last in range(first + 1, min(first + _MOST_PIECES, len(actors))):
        between = text[actors[last - 1].end : actors[last].start]
        if last == first + 1 and between.isspace() and _COUNT.fullmatch(text, actors[first].start, actors[first].end):
            return last
        if not _JOINT.fullmatch(between):
            break
        if registry.is_shared(text[actors[first].start : actors[last].end]):
            found = last
    return found
