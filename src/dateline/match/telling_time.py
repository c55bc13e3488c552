"""This file tells on which days, and at what part of the day, a page puts an act."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Collection, Iterable
from typing import Final

from dateline.match.lexicon import DAY_PARTS
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage

Span = tuple[int, int]
# An act told to within this many days is dated; a week or a month is not.
DATED_DAYS: Final = 2
# What TIMEX3 and clocks say of the part of a day, beside the words of the lexicon.
_DAY_PART: Final = re.compile(r"T(MO|MI|AF|EV|NI|\d\d)")
# Rules that read a part of a day; without one of these words its day is only the page's or the story's.
_PARTS_OF_DAYS: Final = frozenset({"day_part", "clock"})
_NAMES_DAY: Final = re.compile(
    rf"\b(?:{'|'.join((*day_name, *month_name[1:]))}|yesterday|today|last|this)\b|\d(?!\d?[:.h ]|\d\d\b)", re.IGNORECASE
)
_BEFORE_NOON: Final = re.compile(r"a\.?m\b|morning|dawn|night|\b0\d[:.]", re.IGNORECASE)
_PARTS: Final = {"MO": "morning", "MI": "midday", "AF": "midday", "EV": "evening", "NI": "evening"}


def tell_days(
    act: Iterable[Claim], spans: Iterable[Span], coded: CodedPage
) -> tuple[tuple[int, int] | None, bool, bool, bool]:
    """The narrowest time that a claim of the act tells; its own before the story's, that before the page's.

    Where only the page's date is left, the one day that the act's own sentences name is the act's.
    """
    act = tuple(act)
    best: tuple[tuple[int, int], tuple[int, int]] | None = None
    for claim in act:
        when = claim.when
        if when is None or when.from_ is None or when.until is None:
            continue
        first, until = when.from_.toordinal(), when.until.toordinal()
        rank = (("own", "story", "dct").index(when.taken_from), until - first)
        if best is None or rank < best[0]:
            best = (rank, (first, until))
    if best is None:
        return None, False, False, False
    (taken_from, length), days = best
    if taken_from == 2:
        narrow = {span for span in _named_times(act, spans, coded) if span[1] - span[0] <= DATED_DAYS}
        if len(narrow) == 1:
            return narrow.pop(), True, True, False
        named = _named_times(act, spans, coded)
        if not narrow and len(named) == 1:
            return named.pop(), True, False, False
    dated = taken_from < 2 and length <= DATED_DAYS
    return days, taken_from < 2, dated, dated and taken_from == 0


def _named_times(act: Iterable[Claim], spans: Iterable[Span], coded: CodedPage) -> set[Span]:
    """The times that the act's own sentences name beside it, as ordinals; *now* and a bare *at dusk* name none.

    Behind a semicolon another thing is told, and with it another time.
    """
    spans, triggers = tuple(spans), [(claim.trigger.start, claim.trigger.end) for claim in act]
    return {
        (mention.time.from_.toordinal(), mention.time.until.toordinal())
        for mention in coded.mentions
        if mention.time is not None and mention.time.from_ is not None and mention.time.until is not None
        if is_inside(mention.start, mention.end, spans)
        if mention.time.timex3 is not None and not mention.time.timex3.value.endswith("_REF")
        if mention.time.decided_by not in _PARTS_OF_DAYS or _NAMES_DAY.search(mention.text)
        if any(";" not in coded.page.text[min(end, mention.end) : max(start, mention.start)] for start, end in triggers)
    }


def tell_day_parts(act: Iterable[Claim], marks: Collection[str]) -> frozenset[str]:
    """The parts of the day (`lexicon.DAY_PARTS`) that the marks of the evidence and the act's own times name."""
    parts = {part for part in DAY_PARTS if part in marks}
    for claim in act:
        found = _DAY_PART.search(claim.time.timex3.value) if claim.time and claim.time.timex3 else None
        if found and found[1].isdigit():
            hour = int(found[1])
            if 0 < hour < 12 and claim.time and not _BEFORE_NOON.search(claim.time.text):
                continue  # *at four o'clock*: nobody knows which
            parts.add("morning" if 4 <= hour < 11 else "midday" if 11 <= hour < 17 else "evening")
        elif found:
            parts.add(_PARTS[found[1]])
    return frozenset(parts)


def is_inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether one of the spans holds `[start, end)`."""
    return any(first <= start and end <= last for first, last in spans)
