"""This file reads the details of an act out of its sentences: what was hit, who was harmed, and how many of them.

The *surroundings* of an act are its own sentences with the one before and the one after: reports spread the details of
one act over them, and a report of another act names others there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from dateline.match.lexicon import find_groups, find_marks
from dateline.match.words import Word, read_number, stem

Span = tuple[int, int]
SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")
# A sentence with so many semicolons is a list.
_LEAST_ITEMS: Final = 3
# So many words after a number still are what it counts: *twelve badly burned children*.
_COUNTED_WITHIN: Final = 3
_COMMON_NUMBERS: Final = frozenset({"0", "1", "2"})
_YEARS: Final = re.compile(r"(?:1[89]|20)\d\d$")
# *Another* says that the act is one more only where it stands beside the word for the act, in words before and after.
_BEFORE, _AFTER = 4, 2
_REMEMBERED: Final = re.compile(
    r"\b(?:years?|decades?) (?:ago|earlier|since|after|(?:have|has) (?:passed|gone)|to the (?:day|night)|on)\b"
    r"|\banniversary of\b|\bcommemorat\w+ of\b",
    re.IGNORECASE,
)
# So many code points before and after the act's own word may say how long ago it was.
_LONG_BEFORE, _LONG_AFTER = 90, 60
_CLAUSE_END: Final = re.compile(r"[;.!?]|, (?=while|when|as|after)")
# What stands between a number and what it counts is none of these.
_NO_COUNT: Final = frozenset(
    "a an the of in at on by to from after before and or with for were was had have years year days day hours hour "
    "months month weeks week minutes km kilometres miles metres per".split()
)


# Words for people that tell nobody apart.
_ANYBODY: Final = frozenset(
    stem(word)
    for word in (
        "people persons person civilians civilian residents resident villagers men man dead wounded others other "
        "several many some dozens scores hundreds thousands at least more than about around nearly all most victims "
        "his her their its who them it him they members member local inhabitants bodies casualties crowd forces troops "
        "he she us we our one those these anyone anybody nobody everyone someone somebody family families "
        "relative relatives friend friends colleague colleagues hundred thousand dozen body corpses "
        "position positions unit units garrison column enemy side household"
    ).split()
)


# What ends a clause, and so many code points before its verb it begins at the latest.
_LONGEST_CLAUSE: Final = 300
_BARS: Final = re.compile(
    r"[;:.!?()–—\"“”\n]|,? (?:and|but|who|which|that|while|when|where|after|before|as|because|since|said|says)\b"
)
# *Trained*, *shipping* and *crossed* are no train, ship and crossing.
_OF_DEEDS: Final = ("ing", "ed")
_NOUNS: Final = frozenset({"crossing", "wedding"})
_OF_POLICE: Final = frozenset(stem(word) for word in ("station", "post", "headquarters", "barracks", "checkpoint"))
_VEHICLES: Final = frozenset({"car", "bus", "convoy", "boat", "plane"})
_WEAPONS: Final = frozenset(stem(word) for word in ("bomb", "bomber", "bombing", "packed", "laden", "loaded"))
_BY: Final = frozenset({"from", "by", "with", "in", "using"})
_SAID: Final = frozenset(stem(word) for word in ("said", "says", "say", "reported", "reports", "told", "announced"))


class Details(Struct, frozen=True, kw_only=True):
    """What the sentences of an act, or its surroundings, tell: kinds of site and people, numbers, what they count."""

    sites: frozenset[str]
    targets: frozenset[str]  # those of the sites that stand where the act is told, and are hit or held
    people: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[tuple[str, str]]  # kind of people or site, number


def widen(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans with the sentence before and the sentence after, in code points of the text."""
    ends = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text)]
    wide = []
    for start, end in spans:
        before = [at for at in ends if at <= start]
        after = [at for at in ends if at >= end] or [end]
        wide.append((before[-2] if len(before) > 1 else before[-1], after[1] if len(after) > 1 else after[0]))
    return tuple(wide)


def cut_list(spans: Iterable[Span], triggers: Collection[Span], text: str) -> tuple[Span, ...]:
    """The spans; of a sentence that lists acts, between semicolons, only the item that holds a trigger."""
    cut: dict[Span, None] = {}
    for start, end in spans:
        ends = [start, *(start + place for place, sign in enumerate(text[start:end]) if sign == ";"), end]
        items = list(pairwise(ends)) if len(ends) > _LEAST_ITEMS else [(start, end)]
        held = [item for item in items if any(item[0] <= first and last <= item[1] for first, last in triggers)]
        cut |= dict.fromkeys(held or [(start, end)])
    return tuple(cut)


def read_details(
    written: Sequence[Word], spans: Iterable[Span], apart: Collection[Span], told_in: Collection[Span] = ()
) -> Details:
    """The details among the page's words in these spans; doers and sources, the spans of `apart`, harm nobody.

    `told_in` are the spans of which the sites are the act's own.
    """
    merged = _merge(spans)
    words = [word for start, end in merged for word in select_words(written, start, end)]
    sites, targets, people = set[str](), set[str](), set[str]()
    numbers, counts = set[str](), set[tuple[str, str]]()
    for place, word in enumerate(words):
        number = read_number(word.text)
        if number is not None and not _YEARS.match(number):
            if number not in _COMMON_NUMBERS:
                numbers.add(number)
            counts |= _counted(number, words[place + 1 : place + 1 + _COUNTED_WITHIN])
        groups = find_groups(word.stem)
        sites |= groups.sites
        if groups.people and not _is_in(word, apart):
            people |= groups.people
        if groups.sites and _is_in(word, told_in) and not _is_in(word, apart):
            before = {word.text.lower() for word in words[max(0, place - 2) : place]}
            after = words[place + 1].stem if place + 1 < len(words) else ""
            if _is_target(word.text.lower(), before, after, groups.sites):
                targets |= groups.sites
    return Details(
        sites=frozenset(sites), targets=frozenset(targets), people=frozenset(people), numbers=frozenset(numbers),
        counts=frozenset(counts),
    )  # fmt: skip


def _is_in(word: Word, spans: Iterable[Span]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _is_target(word: str, before: Collection[str], after: str, sites: frozenset[str]) -> bool:
    """Whether a word of a site's stem is a thing that can be hit: no deed, no speaker, no weapon.

    *Training* is no train, *the police said* no station, *a car bomb* hits no car.
    """
    if word.endswith(_OF_DEEDS) and word not in _NOUNS:
        return False
    if word == "police":
        return after in _OF_POLICE
    means = bool(sites & _VEHICLES) and (after in _WEAPONS or not _BY.isdisjoint(before))
    return not means and after not in _SAID


def find_clauses(text: str, triggers: Iterable[Span], parts: Iterable[Span]) -> tuple[Span, ...]:
    """Where an act is told, in code points: the clauses of its triggers, and its parts."""
    found = [*parts]
    for start, end in triggers:
        first = max(0, start - _LONGEST_CLAUSE)
        bars = [bar.end() for bar in _BARS.finditer(text, first, start)]
        after = _BARS.search(text, end)
        found.append((bars[-1] if bars else first, after.start() if after else len(text)))
    return tuple(found)


def select_words(written: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Those of the page's words that begin in a span, in code points."""
    return written[bisect_left(written, start, key=_start) : bisect_left(written, end, key=_start)]


def _start(word: Word) -> int:
    return word.start


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _counted(number: str, after: Sequence[Word]) -> set[tuple[str, str]]:
    """The first kind of people or site after a number is what it counts."""
    for word in after:
        if read_number(word.text) is not None or word.text.lower() in _NO_COUNT:
            return set()
        groups = find_groups(word.stem)
        if groups.people or groups.sites:
            return {(group, number) for group in groups.people or groups.sites}
    return set()


def is_one_more(
    written: Sequence[Word], triggers: Iterable[Span], parts: Iterable[Span], spans: Iterable[Span]
) -> bool:
    """Whether words beside the act's own, or its parts', say that it is one more of its kind.

    *A second blast*, *struck again*, *another convoy was attacked*.
    """
    for start, end in triggers:
        for first, last in spans:
            if first <= start and end <= last:
                before = select_words(written, first, start)[-_BEFORE:]
                after = select_words(written, end, last)[:_AFTER]
                if "another" in find_marks((), {word.stem for word in (*before, *after)})[1]:
                    return True
    begin = {word.stem for start, end in parts for word in select_words(written, start, end)[:2]}
    return "another" in find_marks((), begin)[1]


def is_remembered(text: str, triggers: Iterable[Span]) -> bool:
    """Whether the words around the act's own look back on it over years: *ten years after*, *the anniversary of*."""
    for start, end in triggers:
        before = _CLAUSE_END.split(text[max(0, start - _LONG_BEFORE) : start])[-1]
        after = _CLAUSE_END.split(text[end : end + _LONG_AFTER])[0]
        if _REMEMBERED.search(before) or _REMEMBERED.search(after):
            return True
    return False


def read_victims(written: Sequence[Word], recipients: Iterable[Span]) -> frozenset[str]:
    """The words that say to whom it was done: *the teacher Amina Said* but not *several people*."""
    return frozenset(
        word.stem
        for start, end in recipients
        for word in select_words(written, start, end)
        if read_number(word.text) is None and word.stem not in _ANYBODY and word.text.lower() not in _NO_COUNT
    )
