"""This file cuts a bare text into blocks, each a paragraph or a line of its own, with the blank lines before it."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\u2028\u2029]")
_EDGE = " \t\xa0\ufeff\u200b\u200e\u200f"
_WIDEST_WRAP = 130  # characters; typewriter, mail and wire widths are 60–100
_FULL_LINE = 0.6  # of the widest line: a shorter line ends its paragraph


class Block(Struct, frozen=True):
    """A stretch `[start, end)` of the text in code points, without white space at its edges.

    `gap` counts the blank lines before it: 0 for a line that follows another at once.
    """

    start: int
    end: int
    gap: int
    text: str


def split_blocks(text: str) -> list[Block]:
    """The text's blocks in order; the lines of a hard-wrapped paragraph are one block, any other line is its own."""
    lines = _split_lines(text)
    width = max((line.end - line.start for line in lines), default=0)
    if not _is_wrapped(lines, width):
        return lines
    spans: list[tuple[int, int, int]] = []
    is_open = False
    for line in lines:
        if line.gap == 0 and is_open:
            start, _, gap = spans.pop()
            spans.append((start, line.end, gap))
        else:
            spans.append((line.start, line.end, line.gap))
        is_open = line.end - line.start >= _FULL_LINE * width
    return [Block(start, end, gap, text[start:end]) for start, end, gap in spans]


def _split_lines(text: str) -> list[Block]:
    lines: list[Block] = []
    last_end = 0
    for match in _LINE.finditer(text):
        words = match.group(0).strip(_EDGE)
        if not words:
            continue
        start = match.start() + len(match.group(0)) - len(match.group(0).lstrip(_EDGE))
        breaks = len(_BREAK.findall(text, last_end, start))
        lines.append(Block(start, start + len(words), max(0, breaks - 1) if lines else 0, words))
        last_end = match.end()
    return lines


def _is_wrapped(lines: list[Block], width: int) -> bool:
    """Lines of about one width that break inside sentences: the next one goes on in lower case."""
    if width > _WIDEST_WRAP:
        return False
    return any(
        after.gap == 0
        and line.end - line.start >= _FULL_LINE * width
        and line.text[-1] not in '.!?…"”’'
        and after.text[0].islower()
        and width >= 40
        for line, after in pairwise(lines)
    )
