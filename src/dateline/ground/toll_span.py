"""This file holds a toll where it stands: its value so far, its sentence, and what befell those whom it counts."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from dateline.records.ontology import TollKind
from dateline.records.values import TollValue

# Characters to either side of a number: sentences of news end before, and patterns take quadratic time on nonsense.
REACH: Final = 400


class TollSpan(Struct, frozen=True, kw_only=True):
    """A toll mention in its sentence; all offsets in code points, end exclusive.

    `before` and `behind` reach from the toll before it, and to the one after it, within the sentence and `REACH`.
    """

    id: str
    start: int
    end: int
    sentence: int
    words: str
    before: str
    behind: str
    value: TollValue
    befell: frozenset[TollKind] = frozenset()
    counts: bool = True  # False for what are no people: tanks, ages, dates


# What befell people, as far as one word tells; such a word ends the noun phrase behind a number.
HARM: Final = (
    r"(?:killed|kills|killing|wounded|wounds|wounding|injured|injuring|injures|hurt|hurting|dead|died|dies|missing|"
    r"arrested|arresting|detained|detaining|captured|capturing|abducted|abducting|kidnapped|kidnapping|displaced|"
    r"displacing|beheaded|executed|executing|beaten|fled|freed|released|evacuated|rescued|perished|maimed|maiming|slain|"
    r"shot|trapped|martyred|homeless|uprooted|sentenced|massacred|burned|hospitali[sz]ed|deported|surrendered)"
)
_KILLED: Final = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|died|dies|deaths?|fatalities|perished|slain|beheaded|executed|"
    r"massacred|martyred|murdered|lives|bodies|slaughtered)\b",
    re.I,
)
_WOUNDED: Final = re.compile(r"\b(?:wound(?:ed|s|ing)?|injur(?:ed|es|ing|ies)|hurt|maimed|hospitali[sz]ed)\b", re.I)


def befallen(toll: TollSpan) -> frozenset[TollKind]:
    """What befell those counted: as the claims have it, else by the words around the number, or nothing told."""
    if toll.befell:
        return toll.befell
    own = re.split(r",|;| and | but | while ", toll.behind)[0]
    for words, at in ((own, 0), (toll.before, -1)):
        found: list[tuple[int, TollKind]] = [(m.start(), "killed") for m in _KILLED.finditer(words)]
        found += [(m.start(), "wounded") for m in _WOUNDED.finditer(words)]
        if found:
            return frozenset({sorted(found)[at][1]})
    return frozenset()
