"""This file finds where the report ends and the readers' comments begin in a bare text, and splits them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dateline.capture.blocks import Block
from dateline.capture.comment_lines import (
    CommentLine,
    is_comment_furniture,
    is_comments_heading,
    is_lone_name,
    read_comment_line,
    read_inline_name,
    read_reply_to,
    read_shown_time,
)
from dateline.capture.signs import COMMENT_SIGNS, Seen, score

# The weakest section of the tests' dumps scores 4.5, the strongest 18.5. It is the announcement that protects reports:
# none of 4,768 reports and passages has a line that announces comments, while unannounced talk in them reaches 19.5.
SECTION_SCORE = 3.5
_HEADING_SCORE = 3.0
_NAMED_SCORE = 3.0
_FURNITURE_SCORE = 1.0
_LONE_NAME_SCORE = 1.0
_CHAT = 1.0  # the score from which a block reads as talk
_LOUD_CHAT = 3.0
_MOST, _LEAST = 3.0, -4.0  # one block alone never decides
_RESUMED_BLOCKS = 3  # a report goes on after comments only with this many blocks that cannot be talk
_RESUMED_SCORE = -2.0
_SAME_SHAPE = 2  # comments of a name line and a text that a section must have before it reaches up to another

LineKind = Literal["heading", "furniture", "named", "name", "time", "reply", "text"]


class SectionLine(Struct, frozen=True):
    """A block as the comment section sees it; `line` for a kind that names a commenter."""

    block: Block
    kind: LineKind
    score: float
    line: CommentLine | None = None


class FoundComment(Struct, frozen=True):
    """A comment's text at `[start, end)`, with the name, time and parent that the page shows for it."""

    start: int
    end: int
    name: str | None = None
    time: str | None = None
    reply_to: str | None = None


class CommentSection(Struct, frozen=True):
    """What was found between two blocks: comments, spans of commenters' names, and blocks that are neither."""

    first: int
    end: int
    comments: tuple[FoundComment, ...]
    names: tuple[tuple[int, int], ...]
    other: tuple[Block, ...]


def find_comment_section(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The blocks `[first, end)` that readers wrote, or None where no run of blocks reads like talk.

    A section begins where something announces it (a heading, a name line, a line with name and time, a wide gap
    before loud talk) and is the run with the highest score; it reaches to the last block unless a report clearly
    goes on after it. Mild comments right before it, in the same shape as its own, belong to it.
    """
    lines = [_see(blocks, i) for i in range(len(blocks))]
    end = _find_resumption(lines)
    best: tuple[float, int] | None = None
    total = 0.0
    for first in range(end - 1, 0, -1):
        total += lines[first].score
        if _announces(lines, first) and total >= SECTION_SCORE and (best is None or total >= best[0]):
            best = (total, first)
    return (_go_up(lines, best[1], end), end) if best else None


def split_comments(blocks: Sequence[Block], first: int, end: int) -> CommentSection:
    """Split the section into comments with their commenters' names; a name is kept outside the comment's text.

    A comment that follows another after two or more blank lines has lost its name: its commenter is unknown, not the
    one before.
    """
    comments: list[FoundComment] = []
    names: list[tuple[int, int]] = []
    other: list[Block] = []
    name = time = reply_to = None
    has_text = False
    for i in range(first, end):
        seen = _see(blocks, i)
        block = seen.block
        if seen.kind in ("heading", "furniture", "time", "reply"):
            other.append(block)
            if seen.kind == "time" and name is not None and not has_text:
                time = read_shown_time(block.text)
            if seen.kind == "reply":
                reply_to = read_reply_to(block.text)
                at = block.text.find(reply_to or "\n")
                if reply_to and at >= 0:
                    names.append((block.start + at, block.start + at + len(reply_to)))
            continue
        if seen.line is not None:
            name, time, has_text = seen.line.name, seen.line.time, False
            names.append((block.start + seen.line.start, block.start + seen.line.end))
            reply_to = None
            continue
        start = block.start
        inline = read_inline_name(block.text)
        if inline is not None and not (name is not None and not has_text):
            name, time, has_text, reply_to = inline.name, None, False, None
            names.append((start, start + len(inline.name)))
            start += inline.end
        elif block.gap >= 2 and (has_text or block.gap > 2):
            name = time = reply_to = None
        if has_text and block.gap == 0 and comments and inline is None and blocks[i - 1].end == comments[-1].end:
            last = comments.pop()
            comments.append(FoundComment(last.start, block.end, last.name, last.time, last.reply_to))
        else:
            comments.append(FoundComment(start, block.end, name, time, reply_to))
        has_text = True
    return CommentSection(first, end, tuple(comments), tuple(names), tuple(other))


def _see(blocks: Sequence[Block], i: int) -> SectionLine:
    block = blocks[i]
    text = block.text
    if is_comments_heading(text):
        return SectionLine(block, "heading", _HEADING_SCORE)
    line = read_comment_line(text)
    if line is not None:
        return SectionLine(block, "named", _NAMED_SCORE if line.certain else _LONE_NAME_SCORE, line)
    if read_reply_to(text):
        return SectionLine(block, "reply", _FURNITURE_SCORE)
    if read_shown_time(text):
        return SectionLine(block, "time", 0.0)
    if is_comment_furniture(text):
        return SectionLine(block, "furniture", _FURNITURE_SCORE if any(c.isalpha() for c in text) else 0.0)
    if _is_name_line(blocks, i):
        return SectionLine(block, "name", _LONE_NAME_SCORE, CommentLine(text, 0, len(text)))
    return SectionLine(block, "text", max(_LEAST, min(_MOST, score(COMMENT_SIGNS, Seen(text, i)))))


def _is_name_line(blocks: Sequence[Block], i: int) -> bool:
    """A line that looks like a name and is followed by text within one blank line, itself no name."""
    if i + 1 >= len(blocks) or blocks[i + 1].gap > 1:
        return False
    text, after = blocks[i].text, blocks[i + 1].text
    return is_lone_name(text, strict=False) and (not is_lone_name(after, strict=True) or len(after.split()) == 1)


def _announces(lines: Sequence[SectionLine], i: int) -> bool:
    here = lines[i]
    if here.kind == "heading" or (here.kind == "named" and here.line is not None and here.line.certain):
        return True
    talk = [line for line in lines[i + 1 : i + 4] if line.kind == "text"]
    if here.kind in ("name", "named"):
        certain = here.kind == "named" or is_lone_name(here.block.text, strict=True)
        return certain and bool(talk) and (talk[0].score >= _CHAT or lines[i + 1].kind in ("time", "furniture"))
    if here.kind == "text":
        return here.block.gap >= 2 and here.score >= _LOUD_CHAT and any(line.score >= _CHAT for line in talk)
    return False


def _go_up(lines: Sequence[SectionLine], first: int, end: int) -> int:
    """Where a section of names and texts begins once mild comments before it are counted: the first may show no talk.

    Such a one has a name line as the others have, nothing of a report, and asks or exclaims outside quotation marks.
    """
    shaped = sum(_is_named_text(lines, i, 0.0) for i in range(first, end - 1))
    while (
        first >= 3 and lines[first].kind == "name" and shaped >= _SAME_SHAPE and _is_named_text(lines, first - 2, 0.0)
    ):
        words = Seen(lines[first - 1].block.text).unquoted
        if "!" not in words and "?" not in words:
            break
        first -= 2
    return first


def _is_named_text(lines: Sequence[SectionLine], i: int, least: float) -> bool:
    """Whether a reader's name stands here, strictly, with a text behind it that scores at least so much."""
    name, text = lines[i], lines[i + 1]
    strict = name.kind == "name" and name.block.gap >= 1 and is_lone_name(name.block.text, strict=True)
    return strict and text.kind == "text" and text.score >= least


def _find_resumption(lines: Sequence[SectionLine]) -> int:
    """The block from which on nothing can be talk, though there was talk before; the number of blocks where none is."""
    last = max((i for i, line in enumerate(lines) if line.kind != "text" or line.score > -1.0), default=-1)
    tail = lines[last + 1 :]
    strong = sum(line.score <= _RESUMED_SCORE for line in tail)
    return last + 1 if strong >= _RESUMED_BLOCKS else len(lines)
