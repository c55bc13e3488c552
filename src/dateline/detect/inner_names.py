"""This file marks names that stand inside other words: *rebel-held east*, *UK-based monitor*, *government of Iraq*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.detect.encode import text_of, words_covering
from dateline.detect.features import Found
from dateline.detect.labels import SPAN_KINDS

if TYPE_CHECKING:
    from dateline.detect.encode import Encoded

_ACTOR, _PLACE, _TOLL = (SPAN_KINDS.index(kind) for kind in ("actor", "place", "toll"))
# Sides that hold ground; beside them any word in capitals (*Houthi-held*).
_SIDES: Final = (
    "rebels?|government|opposition|regime|insurgents?|militants?|jihadists?|army|separatists?|guerrillas?|militia|junta"
)
_HELD: Final = re.compile(
    rf"\b(?P<side>(?i:{_SIDES})|[A-Z][A-Za-z]+)-(?:held|controlled|occupied|run|dominated)\b"
    r"(?: (?P<ground>east|west|north|south|cent(?:re|er)"
    r"|(?:district|neighbou?rhood|area|suburb|town|village|part)s?)\b)?"
)
_BASED: Final = re.compile(r"(?P<place>[A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?)[- ]based\b")
_STATE_OF: Final = re.compile(
    r"(?:(?i:government|people)s? of|(?:affiliate|branch|wing) in) (?P<place>[A-Z][\w'’ -]+)$"
)
# What only tells that several names follow: *the cities of A and B*.
_PLURALS: Final = frozenset(
    {"cities", "towns", "villages", "provinces", "districts", "neighborhoods", "neighbourhoods"}
)

_NAMES_FOLLOW: Final = re.compile(r" of (?:the )?[A-Z]")


def mark_inner_names(encoded: Encoded, found: list[Found], start: int, end: int) -> list[Found]:
    """The mentions of pieces `[start, end)` with the names inside words, and without what is no name beside them."""
    kept = [span for span in found if not _is_bare_number(span, found) and not _only_announces(encoded, span)]
    out = _sides(encoded, kept, start, end)
    inner = [part for span in out if span.kind == _ACTOR for part in _places_in(encoded, span)]
    places = {(span.start, span.end) for span in out if span.kind == _PLACE}
    # *UK based* alone is no actor: its place is.
    out = [s for s in out if s.kind != _ACTOR or not _BASED.fullmatch(text_of(encoded, s.start, s.end))]
    return out + [part for part in inner if (part.start, part.end) not in places]


def _sides(encoded: Encoded, found: list[Found], start: int, end: int) -> list[Found]:
    """*rebel* in *rebel-held districts* is an actor, whatever it was marked as, and the ground held a place."""
    if start == end:
        return found
    out = list(found)
    for match in _HELD.finditer(encoded.text, int(encoded.starts[start]), int(encoded.ends[end - 1])):
        covered = words_covering(encoded, match.start("side"), match.end("side"))
        if covered is None:
            continue
        ground = match["ground"] and words_covering(encoded, match.start("ground"), match.end("ground"))
        if ground and not any(s.kind == _PLACE and s.start < ground[1] and ground[0] < s.end for s in out):
            out.append(Found(*ground, _PLACE, score=0.5))
        own = [s for s in out if (s.start, s.end) == covered and s.kind in (_ACTOR, _PLACE)]
        if any(s.kind == _ACTOR and s.start <= covered[0] < s.end for s in out if s not in own):
            continue
        score = max((s.score for s in own), default=0.5)
        out = [s for s in out if s not in own]
        out.append(Found(*covered, _ACTOR, score=score))
    return out


def _places_in(encoded: Encoded, span: Found) -> list[Found]:
    """The place in *UK-based monitor*, *government of Iraq*, *affiliate in Syria*."""
    words = text_of(encoded, span.start, span.end)
    at = int(encoded.starts[span.start])
    out = []
    for match in (_BASED.match(words), _STATE_OF.search(words)):
        covered = match and words_covering(encoded, at + match.start("place"), at + match.end("place"))
        if covered:
            out.append(replace(span, start=covered[0], end=covered[1], kind=_PLACE))
    return out


def _is_bare_number(span: Found, found: list[Found]) -> bool:
    """Whether an actor is nothing but a toll (*killed 80*): the number counts, nobody is named."""
    return span.kind == _ACTOR and any(
        other.kind == _TOLL and other.start <= span.start and span.end <= other.end for other in found
    )


def _only_announces(encoded: Encoded, span: Found) -> bool:
    """Whether a place is the *cities* of *the cities of A and B*."""
    return (
        span.kind == _PLACE
        and text_of(encoded, span.start, span.end).lower() in _PLURALS
        and _NAMES_FOLLOW.match(encoded.text, int(encoded.ends[span.end - 1])) is not None
    )
