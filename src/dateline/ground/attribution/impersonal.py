"""This file reads what is clear, unclear or apparent to nobody in particular: *it was unclear whether*."""

from __future__ import annotations

from typing import Final

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.phrases import content_end
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.words import BE, COMPLEMENTISERS, is_adverb

JUDGEMENTS: Final = frozenset("clear unclear obvious evident apparent doubtful certain uncertain known unknown".split())
_SEEMS: Final = frozenset("seems seemed appears appeared".split())


def read_impersonal(reading: Reading, board: Board) -> None:
    """Pin *it is clear that* and *it appears that*, without a source; the clause is the content."""
    low = reading.low
    for number, sentence in enumerate(reading.sentences):
        for i in range(sentence.first, sentence.last - 2):
            if low[i] != "it" or reading.quote_at[i] >= 0:
                continue
            j = i + 1
            while j < sentence.last - 1 and (low[j] in BE or is_adverb(low[j]) or low[j] in {"has", "had"}):
                j += 1
            seems = low[j] in _SEEMS and low[j + 1] in {"that", "as"}
            if seems or (low[j] in JUDGEMENTS and low[j + 1] in COMPLEMENTISERS):
                end = content_end(reading, j + 1, sentence.last)
                board.pin(Draft([(i, j)], [], [(j + 1, end)], sentence=number))
