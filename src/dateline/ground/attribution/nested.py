"""This file keeps what is said inside what is said, drops what is only thought there, and tells the chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from dateline.ground.attribution.draft import Board, Span
from dateline.ground.attribution.reading import Reading
from dateline.records.coded import Attribution


def drop_nested_thoughts(reading: Reading, board: Board) -> None:
    """Drop an attribution of thought, wish or judgement whose cue stands in another one's content.

    *A says that B said S* are two attributions, the second inside the first. *A says that B hopes for S* is one: the
    hope is what A reports.
    """
    depth = count_contents(len(reading.tokens), (span for d in board.drafts for span in d.content))
    board.drafts = [draft for draft in board.drafts if draft.speech or not depth[draft.cue[0][0]]]


def count_contents(length: int, spans: Iterable[Span]) -> list[int]:
    """For each of `length` tokens, how many of the spans (first and last token) hold it."""
    steps = [0] * (length + 1)
    for first, last in spans:
        steps[first] += 1
        steps[last + 1] -= 1
    return list(accumulate(steps))[:length]


def chain_of(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Attribution, ...]:
    """The attributions whose content holds `[start, end)`, innermost first: who says it, who says that they say it.

    Offsets in code points. The innermost is the one whose content is shortest (codebook, section 8, decision 5).
    """
    around = [a for a in attributions if any(s <= start and end <= e for s, e in a.content)]
    return tuple(sorted(around, key=lambda a: sum(e - s for s, e in a.content)))
