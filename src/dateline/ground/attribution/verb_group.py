"""This file reads a cue verb with its auxiliaries and adverbs, and tells verbs from nouns and adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.ground.attribution.draft import Board
from dateline.ground.attribution.reading import Reading, Sentence
from dateline.ground.attribution.verbs import FORMS, GOVERNORS, NOUN_ALIKE, SPEECH_ONLY, Verb
from dateline.ground.attribution.words import (
    AUXILIARIES,
    BE,
    COMPLEMENTISERS,
    DETERMINERS,
    HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    is_adverb,
)


class Group(NamedTuple):
    """The tokens `first..last`, the verb at `at`; `mood` is finite, participle, infinitive or passive."""

    first: int
    last: int
    at: int
    verb: Verb
    kind: str
    mood: str


def active_groups(reading: Reading, board: Board) -> Iterator[tuple[int, Sentence, Group]]:
    """Sentence by sentence, left to right: the groups that no rule has pinned yet and that are no passives."""
    for number, sentence in enumerate(reading.sentences):
        for i in sentence.verbs:
            group = read_group(reading, i, sentence.first) if board.is_free(i, i) else None
            if group is not None and group.mood != "passive":
                yield number, sentence, group


def read_group(reading: Reading, i: int, floor: int) -> Group | None:
    """The group around token i, no further left than `floor`; None where the word is no verb here."""
    form = FORMS.get(reading.low[i])
    if form is None:
        return None
    low = reading.low
    if reading.is_capital(i) and i > floor and not reading.is_title_case(i):
        return None  # *the United States*
    first, auxiliaries = i, []
    j = i - 1
    while j >= floor and (low[j] in AUXILIARIES or is_adverb(low[j])):
        if low[j] in AUXILIARIES:
            if low[j] == "'s" and form.kind in {"s", "base"}:
                return None  # *the army's claims*
            auxiliaries.append(low[j])
        first = j
        j -= 1
    # An adverb before the subject's end is not the group's: *officials yesterday said* keeps it, harmless either way.
    before = low[first - 1] if first > floor else ""
    mood = _mood(form.kind, auxiliaries, before)
    if mood is None:
        return None
    if not auxiliaries and form.kind == "ing" and before in DETERMINERS | POSSESSIVES:
        return None
    if not auxiliaries and form.kind == "past" and form.verb.takes & {"o", "h"} and before in {"", "when", "if"}:
        return Group(first, i, i, form.verb, form.kind, "passive")  # *Asked whether he would leave,*
    if not auxiliaries and mood == "finite" and not _is_verb_here(reading, i, first, floor, form.kind):
        return None
    if mood == "infinitive":
        governor = _governor(reading, first - 2, floor)
        if governor is None:
            return None
        first, mood = governor
    last = i
    if form.verb.lemma == "point":
        if i + 1 < len(low) and low[i + 1] == "out":
            last = i + 1
        elif i + 1 >= len(low) or low[i + 1] != "to":
            return None
    return Group(first, last, i, form.verb, form.kind, mood)


def _mood(kind: str, auxiliaries: list[str], before: str) -> str | None:
    nearest = auxiliaries[0] if auxiliaries else ""
    if kind == "ing":
        return "finite" if nearest in BE else "participle"
    if kind in {"past", "participle"}:
        if nearest in BE:
            return "passive"
        return "finite" if kind == "past" or nearest in HAVE or nearest == "'s" else None
    if kind == "base":
        if before == "to" and not auxiliaries:
            return "infinitive"
        if auxiliaries and nearest not in MODALS:
            return None
    return "finite"


def _is_verb_here(reading: Reading, i: int, first: int, floor: int, kind: str) -> bool:
    """Whether a form without auxiliaries is a verb and no noun or adjective, by the words around it."""
    low = reading.low
    before = low[first - 1] if first > floor else ""
    if kind == "past":
        return not (before in DETERMINERS and before not in PRONOUNS) and before not in {"'s", "as", "than"}
    if not before:
        return False
    if kind == "base":
        if before in {"i", "you", "we", "they", "who", "that", "people", "which"}:
            return True
        if (
            low[i] in SPEECH_ONLY
            and before not in DETERMINERS | {"to", "he", "she", "it"}
            and reading.is_word(first - 1)
        ):
            return True
        if before in {"he", "she", "it"} or before in PREPOSITIONS or before in DETERMINERS:
            return False
        plural = before.endswith("s") and len(before) > 3 and not before.endswith(("ss", "us", "is"))
        return plural and reading.is_word(first - 1) and before != "'s" and _opens_complement(reading, i)
    if before in SUBJECT_PRONOUNS or before in {"who", "which", "that"}:
        return True
    if low[i] in NOUN_ALIKE and not (first - 1 in reading.actor_at or reading.is_capital(first - 1)):
        return False
    if before in DETERMINERS or before in PREPOSITIONS or before in {"'s", "or"}:
        return False
    return not reading.is_word(first - 1) or before == "and" or _opens_complement(reading, i)


def _opens_complement(reading: Reading, i: int) -> bool:
    """Whether what follows a form that may be a noun (*reports*, *claims*) reads like a verb's complement."""
    low = reading.low
    if low[i] in SPEECH_ONLY:
        return True
    if i + 1 >= len(low):
        return True
    after = low[i + 1]
    if reading.quote_at[i + 1] != reading.quote_at[i] or after in DETERMINERS or after in COMPLEMENTISERS:
        return True
    if after in PRONOUNS or after in {":", ".", "to", "there"} or after in FORMS[low[i]].verb.prepositions:
        return True
    return (
        after not in AUXILIARIES
        and after not in PREPOSITIONS
        and reading.is_word(i + 1)
        and after not in {"and", "or", "that"}
        and (after not in FORMS or reading.is_capital(i + 1))
    )


def _governor(reading: Reading, i: int, floor: int) -> tuple[int, str] | None:
    """First token and mood of the verb before *to* (*refused to say*, *went on to say*); None where there is none."""
    low = reading.low
    if i < floor:
        return None
    if low[i] in GOVERNORS or (low[i] == "on" and i > floor and low[i - 1] in {"went", "goes", "going"}):
        first = i - (low[i] == "on")
        while first - 1 >= floor and (low[first - 1] in AUXILIARIES or is_adverb(low[first - 1])):
            first -= 1
        return first, "participle" if low[i].endswith("ing") and first == i else "finite"
    form = FORMS.get(low[i])
    if form is None or "i" not in form.verb.takes:
        return None
    group = read_group(reading, i, floor)
    return None if group is None or group.mood == "passive" else (group.first, group.mood)
