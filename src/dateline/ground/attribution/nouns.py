"""This file reads nouns of saying and thinking: *the army's claim that*, *fears of*, *a call for*."""

from __future__ import annotations

from typing import Final

from dateline.ground.attribution.draft import Board, Draft, Span
from dateline.ground.attribution.phrases import content_end, subject_before
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.words import AUXILIARIES, DETERMINERS, POSSESSIVES, is_adverb

# Noun → what opens its content.
_TABLE = """
claim that of to about | statement that about on | report that of on about | allegation that of about
accusation that of | suggestion that of | belief that in of | view that of on | opinion that of about on
argument that for against | assertion that of | notion that of | idea that of | promise that to of
pledge that to of | vow that to | threat that to of | warning that of about | fear that of about
hope that of for | concern that about over | worry that about | doubt that about | suspicion that of
prediction that of | forecast that of | estimate that of | complaint that about | admission that of
acknowledgment that of | confession that | conclusion that of | finding that of | ruling that on
decision to on | plan to for | proposal to for that | refusal to | desire to for | determination to
willingness to | commitment to | call for to | demand for that to | request for to | appeal for to
criticism of | condemnation of | praise for of | support for | opposition to | question about of
denial that of | announcement that of | declaration that of | insistence that on | contention that
theory that of | rumor that of about | rumour that of about | speculation that about | reminder that of
recommendation that to for | conviction that | confidence that in | sense that of | feeling that of
impression that of | indication that of | comment about on | remark about on | evidence that of
assumption that | realization that | perception that of | story about of | testimony that about
agreement to on | anger at over about | outrage at over | skepticism about of | optimism about | promise to of
disclosure that of | revelation that of
"""
NOUNS: Final[dict[str, frozenset[str]]] = {}
for _entry in _TABLE.replace("\n", "|").split("|"):
    _words = _entry.split()
    if _words:
        _noun = _words[0]
        _plural = _noun[:-1] + "ies" if _noun.endswith("y") and _noun[-2] not in "aeiou" else _noun + "s"
        NOUNS[_noun] = NOUNS[_plural] = frozenset(_words[1:])
# A subject that does this to the noun is the one who speaks: *expressed concern that*.
_LIGHT: Final = frozenset(
    "express expressed expresses expressing make made makes making voice voiced voices voicing raise raised "
    "raises raising issue issued issues issuing have has had having give gave gives giving offer offered offers "
    "offering announced announce announces announcing share shared shares reiterated repeated repeating reject "
    "rejected rejects rejecting deny denied denies denying sent sends sending presented outlined unveiled release "
    "released".split()
)


def read_nouns(reading: Reading, board: Board) -> None:
    """Pin what a claim, a fear, a decision is about; its source is the owner or the subject of a light verb."""
    low = reading.low
    for number, sentence in enumerate(reading.sentences):
        for i in range(sentence.first, sentence.last - 1):
            opens = NOUNS.get(low[i])
            if opens is None or low[i + 1] not in opens or reading.quote_at[i] >= 0 or not board.is_free(i, i):
                continue
            begin = i + 1 if low[i + 1] in {"that", "to"} else i + 2
            source, first = _owner(reading, i, sentence.first)
            if source is None:
                continue
            end = content_end(reading, begin, sentence.last)
            board.pin(Draft([(first, begin - 1)], [source] if source else [], [(begin, end)], sentence=number))


def _owner(reading: Reading, i: int, floor: int) -> tuple[Span | None, int]:
    """Who the noun at i belongs to, and where the cue begins."""
    low = reading.low
    j = i - 1
    while (
        j > floor
        and i - j <= 4
        and reading.is_word(j)
        and low[j] not in DETERMINERS
        and low[j] not in _LIGHT
        and low[j] != "'s"
        and low[j] not in AUXILIARIES
    ):
        j -= 1
    if j < floor:
        return None, i
    if low[j] == "'s":
        return subject_before(reading, j, floor), j + 1
    if low[j] in POSSESSIVES:
        return (j, j), j + 1
    if low[j] in DETERMINERS and j > floor:
        j -= 1
    if low[j] in _LIGHT:
        while j - 1 > floor and (low[j - 1] in AUXILIARIES or is_adverb(low[j - 1])):
            j -= 1
        return subject_before(reading, j, floor), j
    return None, i
