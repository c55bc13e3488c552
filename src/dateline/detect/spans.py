"""This file mends the mentions that the tagger marked into the minimal noun phrases of the codebook (section 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.detect.encode import text_of, words_covering
from dateline.detect.inner_names import mark_inner_names
from dateline.detect.labels import SPAN_KINDS

if TYPE_CHECKING:
    from dateline.detect.encode import Encoded
    from dateline.detect.features import Found

# Words and marks that no mention begins or ends with; *a week earlier*, *a dozen* and *The Hague* keep their article.
_ARTICLES: Final = frozenset({"the", "a", "an"})
_NEVER_FIRST: Final = frozenset({"and", "or", "of", ",", ".", ";", ":", ")", "-", "'"})
_NEVER_LAST: Final = frozenset(
    {"and", "or", "of", "the", "in", "on", "at", "to", "by", "for", "with", ",", ";", ":", "(", "-"}
)
# *HTS-linked*: the actor is HTS, what follows the hyphen is a relation (codebook, section 8, decision 2).
_TIES: Final = frozenset({"linked", "backed", "led", "affiliated", "held", "aligned", "run", "controlled", "allied"})
_TIED: Final = re.compile(
    r"(?P<first>[A-Z\u00c0-\u017fa-z]\S*(?: \S+)??)[- ](?:backed|affiliated|linked|aligned|allied) (?P<second>.+)"
)
_ACCORD_NOUNS: Final = frozenset(
    {
        "zone",
        "agreement",
        "deal",
        "truce",
        "ceasefire",
        "accord",
        "pact",
        "memorandum",
        "treaty",
        "armistice",
        "protocol",
    }
)
# *Two* of *the two towns*: a number alone is no accord.
_NUMBERS: Final = frozenset("one two three four five six seven eight nine ten both several".split())
# Nouns that are one place with the name behind *of*; *the towns of A and B* are two. Parts take any place behind.
_SETTLEMENTS: Final = frozenset(
    "city town village hamlet province governorate district region suburb neighborhood neighbourhood quarter camp "
    "island port county prefecture state municipality".split()
)
_PARTS: Final = frozenset("area outskirts countryside quarters parts part suburbs vicinity centre center edge".split())
_ACRONYM: Final = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z-]*)\)$")
_ACTOR, _PLACE, _ACCORD = (SPAN_KINDS.index(kind) for kind in ("actor", "place", "accord"))
_WITH_ARTICLES: Final = frozenset(SPAN_KINDS.index(kind) for kind in ("time", "toll"))


def mend_mentions(
    encoded: Encoded, found: list[Found], acronyms: set[str], start: int = 0, end: int | None = None
) -> list[Found]:
    """The mentions of pieces `[start, end)` trimmed, split where they join two names and joined where they part one.

    One acronym has one kind.

    `acronyms` holds those of the actors seen so far on the page and is added to: *Syrian Arab Army (SAA)*, a name and
    its acronym, makes *SAA* an actor wherever it stands.
    """
    end = len(encoded.ids) if end is None else end
    trimmed = [_trim(encoded, span) for span in found]
    whole = [part for span in trimmed for part in _split(encoded, span, trimmed) if part.start < part.end]
    untied = [part for span in whole for part in _untie(encoded, span)]
    mended: list[Found] = []
    for span in _join_places(encoded, untied):
        match = _ACRONYM.search(text_of(encoded, span.start, span.end)) if span.kind == _ACTOR else None
        if match is None:
            mended.append(span)
        else:
            acronyms.add(match[1])
            mended += _part_acronym(encoded, span, match)
    mended = sorted(mark_inner_names(encoded, mended, start, end), key=lambda span: (span.start, -span.end))
    actors = {(span.start, span.end) for span in mended if span.kind == _ACTOR}
    out = []
    for span in mended:
        if span.kind == _ACCORD and text_of(encoded, span.start, span.end).lower() in _NUMBERS:
            continue
        if span.kind == _PLACE and text_of(encoded, span.start, span.end) in acronyms:
            if (span.start, span.end) in actors:
                continue
            span = replace(span, kind=_ACTOR)
        out.append(span)
    return out


def _part_acronym(encoded: Encoded, span: Found, match: re.Match[str]) -> list[Found]:
    """*Syrian Arab Army (SAA)*: the name and, a mention of its own, the acronym."""
    at = int(encoded.starts[span.start])
    parts = [
        words_covering(encoded, at, at + match.start()),
        words_covering(encoded, at + match.start(1), at + match.end(1)),
    ]
    return [replace(span, start=part[0], end=part[1]) for part in parts if part is not None]


def _join_places(encoded: Encoded, found: list[Found]) -> list[Found]:
    """*northern city* and *Aleppo* in *northern city of Aleppo*, *outskirts of the town*: one place."""
    places = {span.start: span for span in found if span.kind == _PLACE}
    joined: set[int] = set()
    out: list[Found] = []
    for span in found:
        last = text_of(encoded, span.end - 1, span.end).lower()
        if span.kind == _PLACE and last in _PARTS | _SETTLEMENTS:
            name = places.get(span.end + 1) or (places.get(span.end + 2) if last in _PARTS else None)
            between = "" if name is None else text_of(encoded, span.end, name.start).lower()
            if name is not None and (between == "of the" or (between == "of" and _is_named(encoded, name))):
                joined.add(name.start)
                span = replace(span, end=name.end, score=max(span.score, name.score))
        out.append(span)
    return [span for span in out if span.kind != _PLACE or span.start not in joined]


def _is_named(encoded: Encoded, span: Found) -> bool:
    return not encoded.text[encoded.starts[span.start]].islower()


def _untie(encoded: Encoded, span: Found) -> list[Found]:
    """*Turkish-backed rebels*, *al-Qaeda affiliated groups*: two actors (codebook, section 8, decision 2)."""
    at = int(encoded.starts[span.start])
    match = _TIED.fullmatch(text_of(encoded, span.start, span.end)) if span.kind == _ACTOR else None
    if match is None:
        return [span]
    parts = [words_covering(encoded, at + match.start(name), at + match.end(name)) for name in ("first", "second")]
    return [replace(span, start=part[0], end=part[1]) for part in parts if part is not None]


def _trim(encoded: Encoded, span: Found) -> Found:
    start, end = span.start, span.end
    while start < end and (
        text_of(encoded, start, start + 1).lower() in _NEVER_FIRST
        or (span.kind not in _WITH_ARTICLES and text_of(encoded, start, start + 1) in _ARTICLES)
    ):
        start += 1
    # *controlled town* of *rebel-controlled town*
    if span.kind == _PLACE and end - start > 1 and text_of(encoded, start, start + 1) in _TIES:
        start += 1
    while end > start and text_of(encoded, end - 1, end).lower() in _NEVER_LAST:
        end -= 1
    tied = end - start > 2 and text_of(encoded, end - 1, end).lower() in _TIES
    if span.kind == _ACTOR and tied and text_of(encoded, end - 2, end - 1) == "-":
        end -= 2
    if span.kind == _ACCORD and start < end:
        start, end = _whole_accord(encoded, start, end)
    return replace(span, start=start, end=end)


def _whole_accord(encoded: Encoded, start: int, end: int) -> tuple[int, int]:
    """An accord with all of its hyphened parties before it and its own noun behind it."""
    while start > 1 and text_of(encoded, start - 1, start) == "-":
        start -= 2
        while start > 0 and not encoded.first[start]:
            start -= 1
    if end < len(encoded.ids) and text_of(encoded, end, end + 1).lower() in _ACCORD_NOUNS:
        end += 1
    return start, end


def _split(encoded: Encoded, span: Found, found: list[Found]) -> list[Found]:
    """*A, B and C* marked as *A* and *B and C*: the last two are two names when a list runs up to them."""
    in_list = any(
        other.kind == span.kind and other.end < span.start and text_of(encoded, other.end, span.start).strip() == ","
        for other in found
    )
    if span.kind not in (_ACTOR, _PLACE) or not in_list:
        return [span]
    for at in range(span.start + 1, span.end - 1):
        if text_of(encoded, at, at + 1) == "and" and text_of(encoded, at + 1, at + 2)[:1].isupper():
            return [replace(span, end=at), replace(span, start=at + 1)]
    return [span]
