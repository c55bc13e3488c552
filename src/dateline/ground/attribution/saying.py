"""This file reads verbs of saying, thinking and finding with a clause or a quotation: before, behind, around it."""

from __future__ import annotations

from dateline.ground.attribution.behind import Behind, look_behind
from dateline.ground.attribution.draft import Board, Draft, Span
from dateline.ground.attribution.phrases import content_end, leading_phrase, subject_before
from dateline.ground.attribution.reading import Reading, Sentence
from dateline.ground.attribution.verb_group import Group, active_groups
from dateline.ground.attribution.verbs import FORMS, SPEECH
from dateline.ground.attribution.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)

# How long the subject of a bare clause may be, in tokens.
_VERB_WITHIN = 14


def read_saying(reading: Reading, board: Board) -> None:
    """Pin what the verbs that take clauses and quotations report, sentence by sentence, left to right."""
    for number, sentence, group in active_groups(reading, board):
        if not group.verb.takes & set("tsq"):
            continue
        draft = _read(reading, board, sentence, group)
        if draft is not None and draft.source:
            draft.sentence = number
            draft.speech = group.verb.takes >= {"t", "q"}
            board.pin(draft)


def _read(reading: Reading, board: Board, sentence: Sentence, group: Group) -> Draft | None:
    behind = look_behind(reading, group, sentence.last)
    cue = [(group.first, group.last)]
    inverted = _inverted_source(reading, sentence, group, behind)
    if inverted is not None:
        content = _before(reading, sentence, group.first - 1)
        if content is None:
            return None
        contents, quoted = _with_rest(reading, sentence, content, inverted[1] + 1, inverted=True)
        return Draft(cue, [inverted], contents, quoted)
    source = find_source(reading, board, sentence, group)
    if group.mood == "finite" and source is not None and reading.low[group.at] in SPEECH:
        content = _postposed(reading, sentence, source, behind)
        if content is not None:
            contents, quoted = _with_rest(reading, sentence, content, behind.at)
            return Draft(cue, [source], contents, quoted)
    if group.mood == "finite" and behind.kind == "end" and _is_parenthesis(reading, sentence, source, behind):
        begin = behind.at + 1
        return Draft(cue, [source] if source else [], [(begin, content_end(reading, begin, sentence.last))])
    if behind.kind == "end" or not _takes(group, behind):
        return None
    if behind.at > sentence.last:
        return None if behind.kind != "quote" else _next_paragraph(reading, sentence, cue, source)
    end = content_end(reading, behind.at, sentence.last, short=is_aside(reading, sentence, group, source))
    if end < behind.at or (behind.kind == "clause" and not _is_clause(reading, group, behind.at, end)):
        return None
    return Draft(cue, [source] if source else [], [(behind.at, end)], reading.quote_to(end) is not None)


def _takes(group: Group, behind: Behind) -> bool:
    letter = {"that": "t", "quote": "q", "clause": "s"}[behind.kind]
    return letter in group.verb.takes


def _next_paragraph(reading: Reading, sentence: Sentence, cue: list[Span], source: Span | None) -> Draft | None:
    """*The minister added:* and the quotation in the paragraph behind."""
    following = next((s for s in reading.sentences if s.paragraph == sentence.paragraph + 1), None)
    if following is None:
        return None
    if reading.quote_from(following.first) is None:
        # Set apart without marks: the whole paragraph is what was said.
        last = max(s.last for s in reading.sentences if s.paragraph == following.paragraph)
        return Draft(cue, [source] if source else [], [(following.first, last)])
    return Draft(cue, [source] if source else [], [(following.first, following.last)], True)


def _inverted_source(reading: Reading, sentence: Sentence, group: Group, behind: Behind) -> Span | None:
    """The speaker behind the verb: *"…," said Ann Lee, a doctor.* or *S, says the ministry.*"""
    low = reading.low
    p = group.first - 1
    if p < sentence.first or group.first != group.at or low[group.at] not in SPEECH or group.mood != "finite":
        return None
    closes = reading.quote_to(p) is not None
    if not (closes or low[p] == "," or low[p] in DASHES):
        return None
    i = group.last + 1
    if group.verb.lemma == "tell" or i > sentence.last or not reading.is_word(i):
        return None
    if low[i] in OBJECT_PRONOUNS or low[i] in PREPOSITIONS or low[i] in DAYS or is_adverb(low[i]):
        return None
    if behind.kind == "that" and behind.at == i:
        return None
    end = i
    while end < sentence.last and _goes_on(reading, sentence, end + 1):
        end += 1
    if not closes:
        after = low[end + 1] if end < sentence.last else "."
        if after not in {",", ".", "in", "at", "on"} or any(w in AUXILIARIES - {"'s"} for w in low[i : end + 1]):
            return None
    return (i, _past_apposition(reading, sentence, end))


def _past_apposition(reading: Reading, sentence: Sentence, end: int) -> int:
    """The end of *Ann Lee, a doctor from Ashdale* where the name ends at `end`."""
    low = reading.low
    if end + 2 > sentence.last or low[end + 1] != "," or low[end + 2] not in {"a", "an", "the", "his", "her", "who"}:
        return end
    for j in range(end + 3, sentence.last + 1):
        if low[j] in {",", ".", ";", ":"} or low[j] in DASHES or reading.quote_at[j] >= 0:
            return j - 1
    return sentence.last


def _goes_on(reading: Reading, sentence: Sentence, i: int) -> bool:
    word = reading.low[i]
    if reading.quote_at[i] >= 0 or word in DAYS or word in AUXILIARIES or word in {"who", "that", "when"}:
        return False
    if word in {"'s", "&", ".", "-", "'"}:
        return word != "." or i < sentence.last
    return reading.is_word(i) and word not in {"in", "on", "during", "after", "as", "to", "while", "but", "at"}


def _before(reading: Reading, sentence: Sentence, p: int) -> Span | None:
    """The clause or quotation that ends right before or at token p."""
    while p >= sentence.first and (reading.low[p] == "," or reading.low[p] in DASHES):
        p -= 1
    if p < sentence.first:
        return None
    return (sentence.first, p)


def _postposed(reading: Reading, sentence: Sentence, source: Span, behind: Behind) -> Span | None:
    """The content before *X said*: something that ends in a comma, a dash or a mark stands before X."""
    p = source[0] - 1
    if p <= sentence.first or source[0] > behind.at:
        return None
    mark = reading.quote_to(p) is not None
    if not mark and reading.low[p] not in {",", "?", "!"} and reading.low[p] not in DASHES:
        return None
    if behind.kind not in {"end"} and not (behind.kind == "quote" and mark):
        return None
    if not mark and _is_short_opening(reading, sentence.first, p):
        return None
    return _before(reading, sentence, p)


def _is_short_opening(reading: Reading, first: int, p: int) -> bool:
    """Whether all that stands before the speaker is *On Monday,* or *But,*."""
    opens = reading.low[first] in PREPOSITIONS | CONJUNCTIONS | DAYS or (
        is_adverb(reading.low[first]) and reading.low[first] not in DETERMINERS
    )
    return (
        p - first <= 1
        or (p - first <= 3 and opens)
        or (
            reading.low[first] in PREPOSITIONS
            and not any(w in AUXILIARIES for w in reading.low[first:p])
            and p - first < 6
        )
    )


def _with_rest(
    reading: Reading, sentence: Sentence, content: Span, i: int, *, inverted: bool = False
) -> tuple[list[Span], bool]:
    """The content, and what goes on behind the speaker: *"S," he said, "S."* and *S, he said, S.*"""
    quoted = reading.quote_at[content[1]] >= 0
    for j in range(i, min(i + 25, sentence.last) + 1):
        if reading.low[j] in FORMS and FORMS[reading.low[j]].kind != "base":
            break
        if reading.quote_from(j) is not None and quoted:
            before = reading.low[j - 1]
            if before in {",", ":", ".", ";"} or before in DASHES or j - i < 6:
                return [content, (j, content_end(reading, j, sentence.last))], True
            break
    if (
        not quoted
        and not inverted
        and i < sentence.last
        and reading.low[i] == ","
        and reading.low[i + 1] not in CONJUNCTIONS
    ):
        rest = (i + 1, content_end(reading, i + 1, sentence.last))
        if rest[1] > rest[0]:
            return [content, rest], False
    return [content], quoted


def find_source(reading: Reading, board: Board, sentence: Sentence, group: Group) -> Span | None:
    """Who the verb's subject is: the phrase before it, or the speaker or the subject of the sentence so far."""
    low = reading.low
    p = group.first - 1
    tied = p >= sentence.first and reading.is_word(p) and low[p] not in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
    if group.mood == "finite" or (group.mood == "participle" and tied):
        subject = subject_before(reading, group.first, sentence.first)
        if subject is not None:
            return subject
    if p >= sentence.first and low[p] in STOPS:
        return None
    earlier = [d for d in board.drafts if d.source and sentence.first <= d.cue[0][0] < group.first]
    if earlier and earlier[-1].source[0][0] >= sentence.first:
        return earlier[-1].source[0]
    found = leading_phrase(reading, sentence.first, group.first - 1)
    if found is None and group.first == sentence.first:
        comma = next((i for i in range(group.last, sentence.last) if low[i] == ","), None)
        return leading_phrase(reading, comma + 1, sentence.last) if comma is not None else None
    return found


def is_aside(reading: Reading, sentence: Sentence, group: Group, source: Span | None) -> bool:
    """Whether the cue stands in a relative clause or in a clause that opens the sentence: it ends at the comma."""
    low = reading.low
    if source is not None and source[0] == source[1] and low[source[0]] in {"who", "which"}:
        return source[0] > sentence.first and low[source[0] - 1] == ","
    opening = low[sentence.first]
    if opening in CONJUNCTIONS and sentence.first < sentence.last:
        opening = low[sentence.first + 1]
    opens = opening in SUBORDINATORS or opening == "as" or opening in PREPOSITIONS or group.first == sentence.first
    return opens and "," not in low[sentence.first : group.first]


def _is_parenthesis(reading: Reading, sentence: Sentence, source: Span | None, behind: Behind) -> bool:
    """Whether the speaker stands between commas behind a short opening: *In recent days, X says, S.*"""
    low = reading.low
    if source is None or source[0] <= sentence.first or low[source[0] - 1] != "," or behind.at + 3 > sentence.last:
        return False
    return (
        low[behind.at] == ","
        and low[behind.at + 1] not in CONJUNCTIONS
        and (_is_short_opening(reading, sentence.first, source[0] - 1))
    )


def _is_clause(reading: Reading, group: Group, first: int, end: int) -> bool:
    """Whether what follows has a verb: *claimed he won*, not *claimed a win*; what is said needs none (*said yes*)."""
    if "q" in group.verb.takes and "n" not in group.verb.takes:
        return True
    words = reading.low[first : min(end, first + _VERB_WITHIN) + 1]
    return (
        any(w in AUXILIARIES - {"'s"} or w.endswith("ed") or w in FORMS for w in words) or words[0] in SUBJECT_PRONOUNS
    )
