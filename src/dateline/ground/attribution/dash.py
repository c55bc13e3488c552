"""This file reads *S - X*, as headlines and collections of readers' voices write."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from dateline.ground.attribution.colon import LONGEST_NAME, is_name
from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.words import DASHES

# Who speaks in a headline without a capital: *12 killed in blast - police*.
SPEAKERS: Final = frozenset(
    "police army military officials official ministry minister government president spokesman spokeswoman "
    "spokesperson report reports source sources witness witnesses residents monitor monitors activists rebels "
    "media agency hospital medics rescuers prosecutors prosecutor authorities commander governor mayor un nato "
    "opposition watchdog group union party study survey poll court lawyer lawyers analysts experts".split()
)


def read_dash(reading: Reading, board: Board) -> None:
    """Pin a speaker who closes a paragraph behind a dash, after a quotation or a headline of one sentence."""
    low = reading.low
    for _, group in groupby(enumerate(reading.sentences), key=lambda pair: pair[1].paragraph):
        sentences = list(group)
        number, sentence = sentences[-1]
        since = max(sentence.first, sentence.last - LONGEST_NAME - 1)
        dash = next((i for i in range(sentence.last - 1, since, -1) if low[i] in DASHES), None)
        if dash is None or (reading.tokens[dash].start == reading.tokens[dash - 1].end and low[dash] == "-"):
            continue
        quoted = reading.quote_to(dash - 1) is not None and is_name(reading, dash + 1, sentence.last)
        headline = len(sentences) == 1 and reading.is_word(sentence.last) and low[sentence.last] in SPEAKERS
        if quoted or headline:
            content = (sentence.first, dash - 1)
            source = (dash + 1, sentence.last)
            board.pin(Draft([(dash, dash)], [source], [content], speech=True, sentence=number))
