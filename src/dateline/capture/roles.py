"""This file gives every block of a bare text its role: title, caption, body, comment or other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.capture.blocks import Block
from dateline.capture.comment_lines import is_comments_heading
from dateline.capture.comment_section import CommentSection, find_comment_section, split_comments
from dateline.capture.signs import (
    CAPTION_SCORE,
    CAPTION_SIGNS,
    TITLE_SCORE,
    TITLE_SIGNS,
    Seen,
    is_furniture,
    read_byline,
    score,
)
from dateline.capture.written_dates import NoSuchDayError, read_date
from dateline.records.ontology import ParagraphRole


class RoledText(Struct, frozen=True):
    """The report's blocks with their roles, in order; its byline; and its comments where it has any."""

    report: tuple[tuple[Block, ParagraphRole], ...]
    byline: str | None
    section: CommentSection | None


def classify_blocks(blocks: Sequence[Block], title: str | None = None, *, has_comments: bool = True) -> RoledText:
    """Tell report from comments, then title, captions and site furniture from body; when in doubt, body.

    `title` is the page's title where it is known: the block that repeats it is the title. `has_comments=False` where
    markup has already told the comments apart.
    """
    bounds = find_comment_section(blocks) if has_comments else None
    section = split_comments(blocks, *bounds) if bounds else None
    inside = range(*bounds) if bounds else range(0)
    report: list[tuple[Block, ParagraphRole]] = []
    byline: str | None = None
    titled = False
    above = 0  # blocks of furniture above the report
    for i, block in enumerate(blocks):
        if i in inside:
            continue
        author = read_byline(block.text)
        byline = byline or author
        after = blocks[i + 1].text if i + 1 < len(blocks) else ""
        role: ParagraphRole
        if author or is_furniture(block.text) or is_comments_heading(block.text) or _is_date(block.text):
            role = "other"
            above += i == above
        elif not titled and _is_title(block, title, Seen(block.text, i - above, after)):
            role, titled = "title", True
        elif score(CAPTION_SIGNS, Seen(block.text, i)) >= CAPTION_SCORE:
            role = "caption"
        else:
            role = "body"
        report.append((block, role))
    return RoledText(tuple(report), byline, section)


def _is_title(block: Block, title: str | None, seen: Seen) -> bool:
    if title is not None and title.split():
        return block.text.split() == title.split()
    return seen.place == 0 and bool(seen.after) and score(TITLE_SIGNS, seen) >= TITLE_SCORE


def _is_date(text: str) -> bool:
    try:
        reading = read_date(text)
    except NoSuchDayError:
        return False
    return reading is not None and reading.precision in ("day", "minute")
