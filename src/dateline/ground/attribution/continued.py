"""This file lets a quotation go on over the next sentences, and paragraphs, with the speaker before."""

from __future__ import annotations

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.nested import count_contents
from dateline.ground.attribution.reading import Reading, Sentence


def continue_quotations(reading: Reading, board: Board) -> None:
    """Give each sentence that is one quotation, and no rule has read, to the quotation right before it."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in board.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    depth = count_contents(len(reading.tokens), (span for d in board.drafts for span in d.content))
    current: Draft | None = None
    paragraph = -1
    for number, sentence in enumerate(reading.sentences):
        quoted = [d for d in by_sentence.get(number, ()) if d.quoted]
        if quoted:
            current, paragraph = quoted[-1], sentence.paragraph
            continue
        if depth[sentence.first] and depth[sentence.last]:
            paragraph = sentence.paragraph
            continue
        if current is not None and _is_quotation(reading, sentence) and sentence.paragraph - paragraph <= 1:
            current.content.append((sentence.first, sentence.last))
            paragraph = sentence.paragraph
        elif by_sentence.get(number):
            current = None


def _is_quotation(reading: Reading, sentence: Sentence) -> bool:
    """Whether all words of the sentence stand in quotation marks."""
    return reading.quote_from(sentence.first) is not None and all(
        reading.quote_at[i] >= 0 or not reading.is_word(i) for i in range(sentence.first, sentence.last + 1)
    )
