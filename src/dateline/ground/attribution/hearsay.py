"""This file reads what is said by nobody in particular: *is accused of*, *it was reported that*, *allegedly*."""

from __future__ import annotations

from typing import Final

from dateline.ground.attribution.draft import Board, Draft, Span
from dateline.ground.attribution.phrases import content_end, subject_before
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.verb_group import read_group
from dateline.ground.attribution.verbs import FORMS
from dateline.ground.attribution.words import AUXILIARIES, COMPLEMENTISERS, STOPS

HEDGES: Final = frozenset("reportedly allegedly supposedly purportedly apparently presumably".split())
_AFTER: Final = frozenset("to of as for with by".split())


def read_hearsay(reading: Reading, board: Board) -> None:
    """Pin passive cues, whose speaker stands behind *by* or nowhere, and adverbs of hearsay."""
    low = reading.low
    for number, sentence in enumerate(reading.sentences):
        for i in range(sentence.first, sentence.last):
            if (low[i] not in HEDGES and low[i] not in FORMS) or reading.quote_at[i] >= 0 or not board.is_free(i, i):
                continue
            if low[i] in HEDGES:
                subject = subject_before(reading, _verb_start(reading, i, sentence.first), sentence.first)
                begin = subject[0] if subject else i + 1
                end = content_end(reading, i + 1, sentence.last)
                content = [(begin, i - 1), (i + 1, end)] if begin < i else [(i + 1, end)]
                board.pin(Draft([(i, i)], [], content, sentence=number))
                continue
            if low[i] not in FORMS or FORMS[low[i]].kind not in {"past", "participle"}:
                continue
            group = read_group(reading, i, sentence.first)
            if group is None or group.mood != "passive":
                continue
            after = low[group.last + 1] if group.last < sentence.last else "."
            subject = subject_before(reading, group.first, sentence.first)
            speaker = _speaker(reading, group.last + 1, sentence.last) if after == "by" else None
            if speaker is not None:
                if subject is not None:
                    board.pin(Draft([(group.first, group.last + 1)], [speaker], [subject], sentence=number))
            elif after in COMPLEMENTISERS and group.verb.takes & {"t"}:
                short = group.first == sentence.first or low[group.first - 1] in {"when", "if"}
                end = content_end(reading, group.last + 1, sentence.last, short=short)
                board.pin(Draft([(group.first, group.last)], [], [(group.last + 1, end)], sentence=number))
            elif after in _AFTER and subject is not None:
                begin = group.last + 1 if after == "to" else group.last + 2
                end = content_end(reading, begin, sentence.last)
                cue = (group.first, begin - 1)
                board.pin(Draft([cue], [], [subject, (begin, end)], sentence=number))


def _verb_start(reading: Reading, i: int, floor: int) -> int:
    while i > floor and reading.low[i - 1] in AUXILIARIES:
        i -= 1
    return i


def _speaker(reading: Reading, by: int, last: int) -> Span | None:
    """The phrase behind *by*, up to the next mark or verb."""
    low = reading.low
    if by + 1 > last or low[by + 1].endswith("ing"):
        return None
    end = by + 1
    while end < last and low[end + 1] not in STOPS | AUXILIARIES | COMPLEMENTISERS | {
        ",",
        "to",
        "after",
        "when",
        "as",
        "for",
        "on",
        "in",
    }:
        end += 1
    return (by + 1, end)
