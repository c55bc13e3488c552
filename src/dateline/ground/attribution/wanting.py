"""This file reads verbs with an infinitive: *vowed to leave*, *called on the army to leave*."""

from __future__ import annotations

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.phrases import content_end
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.saying import find_source, is_aside
from dateline.ground.attribution.verb_group import active_groups
from dateline.ground.attribution.words import STOPS

# The one who is asked and what for: *urged the leaders of both parties to*.
_HEARER_WITHIN = 12


def read_wanting(reading: Reading, board: Board) -> None:
    """Pin what somebody wants, vows or refuses to do, or asks another to do; the other belongs to the content."""
    low = reading.low
    for number, sentence, group in active_groups(reading, board):
        if group.at >= sentence.last - 1:
            continue
        last, begin = group.last, -1
        if low[last + 1] == "to" and group.verb.takes & {"i"}:
            begin = last + 1
        elif "o" in group.verb.takes:
            if group.verb.lemma == "call":
                last += 1
                if low[last] not in {"on", "upon"}:
                    continue
            if _infinitive_follows(reading, last + 1, sentence.last):
                begin = last + 1
        if begin < 0 or begin >= sentence.last:
            continue
        source = find_source(reading, board, sentence, group)
        end = content_end(reading, begin, sentence.last, short=is_aside(reading, sentence, group, source))
        board.pin(Draft([(group.first, last)], [source] if source else [], [(begin, end)], sentence=number))


def _infinitive_follows(reading: Reading, first: int, last: int) -> bool:
    for j in range(first, min(last, first + _HEARER_WITHIN)):
        word = reading.low[j]
        if word == "to":
            return j > first
        if word in STOPS or word in {",", "that", "who", "which"}:
            return False
    return False
