"""This file finds annotated words again in a text that differs by a character here and there, and moves the labels.

Texts of news were copied by hand when they were annotated. A stand-off passage therefore carries, beside the hash of
its whole text, a short hash and the length of each of its words: no sentence, but enough to align them with the story.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from difflib import SequenceMatcher

from msgspec.structs import replace

from dateline.records.detection import Detection

# Share of the annotated words that the story must hold, in order, for the labels to be trusted.
LEAST_FOUND = 0.95

_WORD = re.compile(r"\S+")


def sign_words(text: str) -> str:
    """Four hexadecimal digits and the length of every word: `9b2f:3 …`.

    >>> sign_words("Two died.")
    '94a7:3 6f44:5'
    """
    return " ".join(f"{_sign(word)}:{len(word)}" for word in _WORD.findall(text))


def realign(signed: str, detection: Detection, story: str) -> tuple[str, Detection] | None:
    """The part of the story that holds the signed words, with the labels on it; None where too few of them are found.

    Words are separated by one space or line break in what was signed.
    """
    wanted = [(sign, int(length)) for sign, length in (word.split(":") for word in signed.split())]
    have = [(m.start(), m.end()) for m in _WORD.finditer(story)]
    signs = [_sign(story[a:b]) for a, b in have]
    matcher = SequenceMatcher(None, [sign for sign, _ in wanted], signs, autojunk=False)
    pairs = {
        block.a + i: block.b + i for block in matcher.get_matching_blocks() for i in range(block.size)
    }  # annotated word → word of the story
    if not wanted or len(pairs) < LEAST_FOUND * len(wanted):
        return None
    first = max(0, min(pairs.values()) - min(pairs))
    last = min(len(have) - 1, max(pairs.values()) + len(wanted) - 1 - max(pairs))
    begin = have[first][0]
    starts: list[int] = []
    at = 0
    for _, length in wanted:
        starts.append(at)
        at += length + 1

    def moved(offset: int, *, is_end: bool) -> int:
        word = max(i for i, start in enumerate(starts) if start < offset + (not is_end))
        if word in pairs:
            return have[pairs[word]][0] + offset - starts[word] - begin
        before = max((i for i in pairs if i < word), default=None)
        here = first if before is None else min(last, pairs[before] + word - before)
        return have[here][1 if is_end else 0] - begin

    return story[begin : have[last][1]], _move(detection, moved)


def _move(detection: Detection, moved: Callable[..., int]) -> Detection:
    return replace(
        detection,
        mentions=tuple(
            replace(m, start=moved(m.start, is_end=False), end=moved(m.end, is_end=True)) for m in detection.mentions
        ),
        triggers=tuple(
            replace(t, start=moved(t.start, is_end=False), end=moved(t.end, is_end=True)) for t in detection.triggers
        ),
    )


def _sign(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8")).hexdigest()[:4]
