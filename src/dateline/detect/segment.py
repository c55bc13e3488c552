"""This file splits a page's paragraphs into sentences with their offsets (nupunkt)."""

from __future__ import annotations

import re


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as `(start, end)` in code points of `text`, without surrounding space.

    A line break always ends a sentence when the line before it ends with a stop or is short of one by being a
    heading (no stop at all and a blank line or a capital after it); a wrapped line does not.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for left, right in _blocks(text, start, end):
        spans += _sentences_of(text, left, right)
    return spans


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between line breaks that end a sentence."""
    blocks, left = [], start
    for match in re.finditer(r"[ \t\r]*\n\s*", text[start:end]):
        cut, resume = start + match.start(), start + match.end()
        if _line_break_ends_sentence(text, left, cut, resume, end):
            blocks.append((left, cut))
            left = resume
    blocks.append((left, end))
    return [(a, b) for a, b in blocks if text[a:b].strip()]


def _line_break_ends_sentence(text: str, left: int, cut: int, resume: int, end: int) -> bool:
    if text.count("\n", cut, resume) > 1 or resume >= end:
        return True
    before = text[left:cut].rstrip()
    last_line = before.rsplit("\n", 1)[-1]
    if before.endswith((".", "!", "?", '."', ".”", ":", "]")):
        return True
    # A short line before a capital is a heading; a long one is a line wrapped at the page's width.
    return len(last_line) < 90 and (text[resume].isupper() or not text[resume].isalpha())


def _sentences_of(text: str, left: int, right: int) -> list[tuple[int, int]]:
    import nupunkt

    spans = [_trim(text, left + a, left + b) for a, b in nupunkt.sent_spans(text[left:right])]
    return [(a, b) for a, b in spans if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
