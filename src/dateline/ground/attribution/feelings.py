"""This file reads states of mind: *are worried that*, *is confident about*, *was afraid to*."""

from __future__ import annotations

from typing import Final

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.phrases import content_end, subject_before
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.words import AUXILIARIES, BE, COMPLEMENTISERS, is_adverb

FEELINGS: Final = frozenset(
    "sure certain confident aware convinced worried concerned afraid skeptical sceptical optimistic pessimistic "
    "hopeful clear surprised shocked proud willing unwilling reluctant happy glad opposed committed determined "
    "eager critical supportive adamant grateful angry upset furious disappointed outraged alarmed unaware "
    "uncertain unsure doubtful fearful wary tired sorry satisfied pleased thankful mindful dismissive suspicious "
    "ready prepared keen interested unhappy frustrated excited delighted impressed unimpressed".split()
)
_LINKS: Final = BE | frozenset(
    "feel feels felt seem seems seemed remain remains remained became become appear appears appeared".split()
)
_PREPOSITIONS: Final = frozenset("about of to by with at over on".split())


# *is a critic of*: the noun is the stance.
STANCES: Final = frozenset("supporter opponent critic advocate proponent defender champion fan".split())


def read_feelings(reading: Reading, board: Board) -> None:
    """Pin what somebody is sure, afraid, proud or critical of."""
    low = reading.low
    for number, sentence in enumerate(reading.sentences):
        for i in range(sentence.first + 1, sentence.last - 1):
            stance = low[i] in STANCES and low[i + 1] in {"of", "for"}
            if not (stance or low[i] in FEELINGS) or reading.quote_at[i] >= 0 or not board.is_free(i, i):
                continue
            first = i
            while (
                stance
                and first - 1 > sentence.first
                and i - first < 6
                and low[first - 1] not in BE
                and reading.is_word(first - 1)
            ):
                first -= 1
            while first - 1 > sentence.first and (
                low[first - 1] in AUXILIARIES or low[first - 1] in _LINKS or is_adverb(low[first - 1])
            ):
                first -= 1
            if not any(w in _LINKS for w in low[first:i]):
                continue
            last, begin = i, i + 1
            if (stance or low[begin] in _PREPOSITIONS) and low[begin] != "to":
                last, begin = i + 1, i + 2
            elif low[begin] not in COMPLEMENTISERS | {"to"}:
                continue
            source = subject_before(reading, first, sentence.first)
            if source is None or (source[0] == source[1] and low[source[0]] in {"it", "there", "that", "this"}):
                continue
            end = content_end(reading, begin, sentence.last)
            board.pin(Draft([(first, last)], [source], [(begin, end)], sentence=number))
