"""This file reads *X: S*, as headlines and transcripts write."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.verbs import FORMS
from dateline.ground.attribution.words import AUXILIARIES, PREPOSITIONS, SUBORDINATORS

LONGEST_NAME: Final = 6
_NOT_IN_NAME: Final = AUXILIARIES | SUBORDINATORS | (PREPOSITIONS - {"of", "for", "in"})
# Labels that stand before a colon and say nothing.
NO_SPEAKERS: Final = frozenset(
    "correction clarification source sources note update updated related photo photos video watch breaking analysis "
    "opinion exclusive live location date time background summary tags topics topic".split()
) | {"read more", "the latest", "editor's note", "see also"}


def read_colon(reading: Reading, board: Board) -> None:
    """Pin a speaker who opens a paragraph before a colon; the whole paragraph is what they say.

    A place before the colon (*Ashdale: two dead*) is where, not who, unless the network read it as an actor.
    """
    for _, group in groupby(enumerate(reading.sentences), key=lambda pair: pair[1].paragraph):
        sentences = list(group)
        number, first = sentences[0]
        begin = first.first + (reading.quote_from(first.first) is not None)
        upto = min(begin + LONGEST_NAME, first.last)
        colon = next((i for i in range(begin + 1, upto) if reading.low[i] == ":"), None)
        if colon is None or not is_name(reading, begin, colon - 1) or reading.is_place(begin, colon - 1):
            continue
        content = (colon + 1, sentences[-1][1].last)
        board.pin(Draft([(colon, colon)], [(begin, colon - 1)], [content], speech=True, sentence=number))


def is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens read like somebody's name or title and no clause or label."""
    low = reading.low
    words = low[first : last + 1]
    return (
        reading.is_capital(first)
        and all(reading.is_word(i) or low[i] in {".", "'", "&", "'s", "-"} for i in range(first, last + 1))
        and _NOT_IN_NAME.isdisjoint(words)
        and low[last] not in FORMS
        and " ".join(words) not in NO_SPEAKERS
    )
