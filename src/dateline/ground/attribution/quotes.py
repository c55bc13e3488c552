"""This file pairs quotation marks: curly, straight, doubled, left open at a paragraph's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.ground.attribution.tokens import CLOSERS, OPENERS, STRAIGHT, Token


class Quote(NamedTuple):
    """The tokens `first..last`, both marks included; `closed` is False where the mark behind is missing."""

    first: int
    last: int
    closed: bool


def pair_quotes(tokens: Sequence[Token], first: int, last: int) -> list[Quote]:
    """The quotations in one paragraph, the tokens `first..last`; marks within marks belong to the outer pair.

    A straight mark opens when nothing is open. A curly mark the wrong way round is read by what is open. A quotation
    that runs on into the next paragraph has no mark behind: it ends with the paragraph.
    """
    quotes: list[Quote] = []
    opened: int | None = None
    depth = 0
    for i in range(first, last + 1):
        word = tokens[i].text
        if opened is None:
            if word in OPENERS or word in STRAIGHT or (word in CLOSERS and _is_glued_to_next(tokens, i, last)):
                opened, depth = i, 0
        elif word in OPENERS:
            depth += tokens[opened].text in OPENERS
        elif word in STRAIGHT and _opens(tokens, i, first, last):
            depth += 1
        elif (word in CLOSERS or word in STRAIGHT) and depth:
            depth -= 1
        elif word in CLOSERS or word in STRAIGHT:
            quotes.append(Quote(opened, i, True))
            opened = None
    if opened is not None and opened < last and last - opened > 3:
        quotes.append(Quote(opened, last, False))
    return quotes


def _is_glued_to_next(tokens: Sequence[Token], i: int, last: int) -> bool:
    return i < last and tokens[i].end == tokens[i + 1].start


def _opens(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """Whether a straight mark stands before a word and behind a space: it opens a quotation within the quotation."""
    return (
        i > first
        and _is_glued_to_next(tokens, i, last)
        and tokens[i - 1].end < tokens[i].start
        and tokens[i + 1].text[0].isalnum()
    )
