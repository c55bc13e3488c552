"""This file looks behind a cue verb, past hearers, days and places, for where its content begins."""

from __future__ import annotations

from typing import NamedTuple

from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.verb_group import Group
from dateline.ground.attribution.words import (
    AUXILIARIES,
    COMPLEMENTISERS,
    DASHES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    is_adverb,
)

_ADJUNCT_OPENERS = frozenset("in on at during to after from via through by before with as of".split())
# Behind these a pronoun is the subject of an aside: *said as he left*.
_CLAUSE_OPENERS = frozenset("as after before of by with from".split())
# *said at a rally for veterans in the town of Ashdale that*: as far as that may reach.
_FARTHEST = 18


class Behind(NamedTuple):
    """What follows a cue: `kind` is that, quote, clause or end; `at` the first token of it."""

    kind: str
    at: int


def look_behind(reading: Reading, group: Group, last: int) -> Behind:
    """What follows the group in a sentence that ends at `last`."""
    low = reading.low
    i = group.last + 1
    if "h" in group.verb.takes:
        i = _past_hearer(reading, i, last)
    start = i
    while i <= last:
        word = low[i]
        if reading.quote_at[i] >= 0:
            return Behind("quote", i)
        if word in COMPLEMENTISERS:
            return Behind("that", i)
        if word == ":":
            return Behind("quote" if i == last or reading.quote_at[i + 1] >= 0 else "clause", min(i + 1, last + 1))
        if word == "," and i < last and reading.quote_at[i + 1] >= 0:
            return Behind("quote", i + 1)
        if word in STOPS or word == "," or word in DASHES or word in {")", "]"}:
            return Behind("end", i)
        if word in DAYS or (is_adverb(word) and i == start) or (word in DAY_PARTS and i > start):
            i += 1
            continue
        if word in {"this", "last"} and i < last and low[i + 1] in DAY_PARTS:
            i += 2
            continue
        if word in _ADJUNCT_OPENERS and group.verb.lemma != "report":
            found = _past_adjunct(reading, i, last)
            if found is not None:
                return found
        if word in {"and", "but", "or", "while", "because", "though", "although", "since", "unless", "until"}:
            return Behind("end", i)
        return Behind("clause", i)
    return Behind("end", i)


def _past_adjunct(reading: Reading, i: int, last: int) -> Behind | None:
    """What follows *in a statement on Monday*; None where the phrase turns out to be part of a clause."""
    low = reading.low
    for j in range(i + 1, min(last, i + _FARTHEST) + 1):
        word = low[j]
        if reading.quote_at[j] >= 0:
            if low[j - 1] in {",", ":", "that"}:
                return Behind("quote", j)
            continue
        if word == "that":
            return Behind("that", j)
        if (word in SUBJECT_PRONOUNS or word == "there") and low[i] not in _CLAUSE_OPENERS and j > i + 1:
            return Behind("clause", j)
        if word == ":":
            return Behind("clause", j + 1)
        if word == ",":
            if j < last and reading.quote_at[j + 1] >= 0:
                return Behind("quote", j + 1)
            return Behind("end", j)
        if word in AUXILIARIES and word != "'s":
            return None
        if word in STOPS:
            return Behind("end", j)
    return Behind("end", last + 1) if last - i < _FARTHEST else None


def _past_hearer(reading: Reading, i: int, last: int) -> int:
    """Past the hearer of *told*, *asked*, *warned*; where no content follows the words stay where they were."""
    low = reading.low
    if i <= last and low[i] in OBJECT_PRONOUNS | {"you"} and low[i + 1 if i < last else i] != "'s":
        return i + 1
    for j in range(i, min(last, i + _FARTHEST) + 1):
        if reading.quote_at[j] >= 0:
            return j
        if low[j] in COMPLEMENTISERS or low[j] in {",", ":"}:
            return j
        if j > i and (low[j] in SUBJECT_PRONOUNS or low[j] in {"there", "to", "on", "in", "at", "during", "after"}):
            return j
        if j > i and low[j] in DETERMINERS and low[i] not in DETERMINERS and low[j - 1] not in PREPOSITIONS:
            return j
        if low[j] in STOPS:
            return j
    return i
