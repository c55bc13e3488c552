"""This file finds the noun phrase before a verb and the end of what is said behind it."""

from __future__ import annotations

from dateline.ground.attribution.draft import Span
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.verb_group import read_group
from dateline.ground.attribution.verbs import FORMS
from dateline.ground.attribution.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)

_NO_NOUN = AUXILIARIES | SUBORDINATORS | CONJUNCTIONS | frozenset({"that", "which", "who", "to", "as", "than", "then"})


def subject_before(reading: Reading, at: int, floor: int) -> Span | None:
    """The noun phrase that ends right before token `at`, its apposition included (*Ann Lee, a doctor, said*)."""
    p = at - 1
    if p < floor:
        return None
    low = reading.low
    if low[p] in {",", ")"} or low[p] in DASHES:
        q = _opening(reading, p, floor)
        if q is None or q - 1 < floor:
            return None
        head = _phrase_ending_at(reading, q - 1, floor)
        return None if head is None else (head[0], p - (low[p] != ")"))
    return _phrase_ending_at(reading, p, floor)


def _opening(reading: Reading, p: int, floor: int) -> int | None:
    """The mark that opens the apposition that the mark at p closes."""
    low = reading.low
    wanted = {"("} if low[p] == ")" else {","} if low[p] == "," else {low[p]}
    for q in range(p - 1, max(floor, p - 40) - 1, -1):
        if low[q] in wanted and reading.quote_at[q] == reading.quote_at[p]:
            # *Ann Lee, 40, of Ashdale, said*: a short piece with a number or a place is one more apposition.
            if low[p] == "," and (p - q <= 3 or low[q + 1] in NOUN_PREPOSITIONS or low[q + 1] in CONJUNCTIONS):
                further = _opening(reading, q, max(floor, q - 25))
                if further is not None and further > floor and _is_list_or_name(reading, further, q):
                    return further
            return q
    return None


def _is_list_or_name(reading: Reading, q: int, p: int) -> bool:
    return p - q <= 12 and not any(w in AUXILIARIES or w in SUBJECT_PRONOUNS for w in reading.low[q + 1 : p])


def _phrase_ending_at(reading: Reading, p: int, floor: int) -> Span | None:
    low = reading.low
    while p >= floor and (is_adverb(low[p]) or low[p] in DAYS) and p not in reading.actor_at:
        p -= 1
    if p - 1 > floor and low[p] in DAY_PARTS and low[p - 1] in {"this", "last", "next"}:
        p -= 2
    if p - 1 > floor and low[p].isdigit() and low[p - 1] == "in":
        p -= 2
    if p < floor or not reading.is_word(p):
        return None
    if low[p] in {"who", "which", "that"}:
        return (p, p)
    k = p
    first = p
    while k >= floor:
        mention = reading.actor_at.get(k)
        if mention is not None and mention[0] >= floor and mention[1] <= p:
            first = k = mention[0]
        elif not _may_stand_in_phrase(reading, k, p):
            break
        else:
            first = k
        if low[k] in SUBJECT_PRONOUNS:
            break
        if low[k] in DETERMINERS and not (k - 1 >= floor and low[k - 1] in NOUN_PREPOSITIONS | {"and", "all", "'s"}):
            break
        k -= 1
    while first <= p and (
        (low[first] in PREPOSITIONS and first not in reading.actor_at)
        or low[first] in CONJUNCTIONS
        or low[first] in {"'s", "to", "as"}
        or (is_adverb(low[first]) and low[first] not in DETERMINERS)
    ):
        first += 1
    return (first, p) if first <= p else None


def _may_stand_in_phrase(reading: Reading, k: int, p: int) -> bool:
    low = reading.low
    word = low[k]
    if word in {"'s", "&", "'", ".", "-", "’"}:
        return word != "." or (k > 0 and len(low[k - 1]) <= 3)
    if word == "and":
        return k < p and (reading.is_capital(k + 1) or k + 1 == p)
    if not reading.is_word(k) or word in _NO_NOUN:
        return False
    if k < p and word in FORMS and FORMS[word].kind == "past" and not reading.is_capital(k):
        return k > 0 and low[k - 1] in DETERMINERS
    return True


def leading_phrase(reading: Reading, first: int, last: int) -> Span | None:
    """The subject of a sentence, roughly: its first noun phrase that no preposition opens, up to the first verb."""
    low = reading.low
    i = first
    while i <= last and (not reading.is_word(i) or low[i] in CONJUNCTIONS or is_adverb(low[i])):
        i += 1
    if i <= last and (
        low[i] in PREPOSITIONS or low[i] in SUBORDINATORS or (low[i] in FORMS and FORMS[low[i]].kind == "ing")
    ):
        while i <= last and low[i] != ",":
            i += 1
        i += 1
    if i > last or not reading.is_word(i):
        return None
    if low[i] in SUBJECT_PRONOUNS:
        return (i, i)
    mention = reading.actor_at.get(i) or (reading.actor_at.get(i + 1) if low[i] in DETERMINERS else None)
    if mention is not None and i <= mention[0] and mention[1] <= last:
        return (i, mention[1])
    j = i
    while j <= last and (j in reading.actor_at or reading.is_word(j) or low[j] in {"'s", "&"}):
        if (
            j not in reading.actor_at
            and j > i
            and (
                low[j] in AUXILIARIES
                or low[j] in SUBORDINATORS
                or (low[j].endswith("ed") and not reading.is_capital(j))
                or (low[j] in FORMS and read_group(reading, j, i) is not None)
                or low[j] in {"who", "which", "that"}
            )
        ):
            break
        j += 1
    return (i, j - 1) if i < j else None


def content_end(reading: Reading, first: int, last: int, *, short: bool = False) -> int:
    """The last token of a content that begins at `first`, in a sentence that ends at `last`.

    It ends before the sentence's full stop, before a further cue (*, adding that*, *, according to*), before *but* with
    a speaker of its own. `short`: it ends at the first comma, because the clause it is in does.
    """
    low = reading.low
    end = last
    while (
        end > first
        and not reading.is_word(end)
        and reading.quote_at[end] != reading.quote_at[first]
        and reading.quote_to(end) is None
        and low[end] not in {")", "]", "%"}
    ):
        end -= 1
    while end > first and low[end] in {".", ",", ";", ":"} and reading.quote_to(end) is None:
        end -= 1
    for i in range(first + 1, end):
        if reading.quote_at[i] >= 0:
            continue
        if low[i] == ";" or (low[i] in DASHES and i > first + 2):
            return i - 1
        if i == first + 1 and low[i] == ",":
            continue
        if low[i] == "," and short:
            return i - 1
        if low[i] in {"and", "but"} and i > 0 and reading.quote_to(i - 1) is not None and reading.quote_at[first] >= 0:
            return i - 1
        if low[i] in {"and", "but"}:
            j = i + 2 if is_adverb(low[i + 1]) and i + 1 < end else i + 1
            form = FORMS.get(low[j])
            if form is not None and form.kind in {"past", "s"} and form.verb.takes & set("tsq"):
                return i - 1 - (low[i - 1] == ",")
        if low[i] == ",":
            following = low[i + 1]
            form = FORMS.get(following)
            if form is not None and form.kind == "ing":
                return i - 1
            if following == "according" or (following == "as" and i + 2 <= end and low[i + 2] in SUBJECT_PRONOUNS):
                return i - 1
            if following in {"but", "and", "while", "though", "although"} and _speaks_soon(reading, i + 2, end):
                return i - 1
    return end


def _speaks_soon(reading: Reading, first: int, end: int) -> bool:
    """Whether a speaker with a verb of saying follows within a few words."""
    for i in range(first, min(end, first + 7)):
        form = FORMS.get(reading.low[i])
        if form is not None and "t" in form.verb.takes and form.kind in {"past", "s"}:
            return True
        if reading.low[i] in {",", "that"}:
            return False
    return False
