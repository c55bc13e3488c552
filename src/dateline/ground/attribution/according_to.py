"""This file reads *according to X, S* and *S, according to X*."""

from __future__ import annotations

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.words import AUXILIARIES


def read_according_to(reading: Reading, board: Board) -> None:
    """Pin what somebody or some paper is named for; the source ends at the next comma or clause."""
    low = reading.low
    for number, sentence in enumerate(reading.sentences):
        for i in range(sentence.first, sentence.last - 1):
            if low[i] != "according" or low[i + 1] != "to" or reading.quote_at[i] >= 0:
                continue
            end = i + 2
            while end < sentence.last and low[end + 1] not in {",", ";", ".", "that", "which", "who"} | AUXILIARIES:
                end += 1
            source = (i + 2, end)
            opens = i - sentence.first <= 1
            if opens or (low[i - 1] in {"and", "but", ","} and end + 1 <= sentence.last and i - sentence.first <= 2):
                begin = end + 2 if end < sentence.last and low[end + 1] == "," else end + 1
                # a second comma may close an apposition to the source; the clause is what is left
                content = (begin, _without_stop(reading, sentence.last))
            else:
                stop = i - 1 if low[i - 1] != "," else i - 2
                content = (sentence.first, stop)
            if content[0] < content[1]:
                board.pin(Draft([(i, i + 1)], [source], [content], speech=True, sentence=number))


def _without_stop(reading: Reading, last: int) -> int:
    return last if reading.is_word(last) or reading.quote_to(last) is not None else last - 1
