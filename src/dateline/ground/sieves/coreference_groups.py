"""This file takes *the groups*, *the fighters* for all that acted together just before: *A, B and C attacked*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.antecedents import ActorSpan
from dateline.records.detection import Detection
from dateline.records.lists import find_lists

SENTENCES_BACK: Final = 3
_NUMBERS: Final = {
    **{word: n for n, word in enumerate("two three four five six seven eight nine".split(), 2)},
    **{str(n): n for n in range(2, 10)},
}  # fmt: skip
_GROUPS: Final = re.compile(
    r"(?:(?P<number>[a-z]+|\d)\s+)?(?:(?:armed|allied|rebel|militant|jihadist|islamist|insurgent|other|smaller|more|further)"
    r"\s+){0,3}(?P<head>groups|factions|militias|organi[sz]ations|fighters|militants|rebels|insurgents|jihadists)",
    re.I,
)
_NUMBER_BEFORE: Final = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|[2-9])\s+(?:[a-z-]+\s+){0,2}$", re.I)
_ARMED: Final = frozenset({"REB", "UAF", "IMG", "PRM"})
_PRONOUNS: Final = frozenset({"they", "their", "them", "he", "she", "it", "its", "who", "we", "i"})


def may_be_groups(words: str) -> bool:
    """Whether the words of a mention are such a plural."""
    return _GROUPS.fullmatch(words) is not None


def find_groups(at: int, spans: Sequence[ActorSpan], detection: Detection, text: str) -> tuple[ActorSpan, ...] | None:
    """The named groups that the plural stands for: those told right behind it, or the only ones that acted before.

    *Two allied groups, A and B* is A and B. *The groups* are all armed groups that this sentence and the three before
    name, where they are several and did one act together. None where the count differs or another group is named.
    """
    span = spans[at]
    match = _GROUPS.fullmatch(span.words)
    if match is None or span.quoted:
        return None
    before = _NUMBER_BEFORE.search(text[max(0, span.start - 40) : span.start])
    number = _NUMBERS.get((match["number"] or (before[1] if before else "")).lower())
    if number and not span.definite and match["head"].lower() in {"groups", "factions", "militias"}:
        return _told_behind(at, number, spans, text)
    if not span.definite or (match["number"] and not number):
        return None
    near = [
        one for one in spans[:at] if one.end <= span.start and span.sentence - one.sentence <= SENTENCES_BACK
    ]  # fmt: skip
    armed = {one.value.id for one in near if one.named and one.value.sector in _ARMED}
    for trigger in detection.triggers:
        acting = {a.target for a in detection.arguments if a.trigger == trigger.id and a.role == "actor"}
        # A name that several groups bear has no value of its own yet.
        together = [one for one in near if one.id in acting and _is_group(one)]
        if len(together) < 2 or not armed or not armed <= {one.value.id for one in together}:
            continue
        others = [one for one in near if one.id in acting and one not in together and not may_be_groups(one.words)]
        if not others and len(together) == (number or len(together)):
            return tuple(together)
    return None


def _is_group(one: ActorSpan) -> bool:
    if one.named:
        return one.value.sector in _ARMED
    words = one.words.split()
    return one.words.lower() not in _PRONOUNS and all(any(sign.isupper() for sign in word) for word in words)


def _told_behind(at: int, number: int, spans: Sequence[ActorSpan], text: str) -> tuple[ActorSpan, ...] | None:
    after = spans[at + 1 :]
    if not after or not re.fullmatch(r"\s*[,:(–—-]\s*", text[spans[at].end : after[0].start]):
        return None
    group = find_lists(text, [(one.start, one.end) for one in after]).get(0, [])
    named = tuple(after[i] for i in group)
    return named if len(named) == number and all(_is_group(one) for one in named) else None
