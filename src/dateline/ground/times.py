"""This file reads the times of a page in order: each with the day, the story and the tense from which it counts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec import Struct

from dateline.ground.clock_ranges import pair_clocks, place_end
from dateline.ground.moment import Tense
from dateline.ground.timex import TimeContext, moves_story, normalise_timex
from dateline.ground.timex_tense import looks_back, runs_ahead, tense_around, was_to_be
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import TimeValue

# A mention may leave its preposition outside (TimeML does); these two say on which side its interval is open.
_SIGNAL: Final = re.compile(r"\b(since|until|till)\s+(?:the\s+|about\s+|around\s+)?$", re.I)
# *A year earlier* is the quarter of accounts only where figures are compared.
_COMPARES: Final = re.compile(r"(?:\d|compared|\bthan\b|\bversus\b|\bquarter\b)[^\n]*$", re.I)
_COMPARED: Final = 360  # days before the quarter in hand; one so far back is what it is compared with
# An hour or a part of a day, and what may stand between it and its day.
_PARTS: Final = frozenset({"clock", "day_part"})
_AND_ITS_DAY: Final = re.compile(
    r"(?: (?!and |or |to |but |then |until |till |before |after |when |while |as )[a-z]+)?,? (?:on |in |of |the )*",
    re.I,
)
_FOLLOWING: Final = 40  # characters; "ended March 31" is all that a rule looks for there


class ReadTime(Struct, frozen=True, kw_only=True):
    """A time mention as it was read: its words, from where they count, and their value."""

    words: str
    context: TimeContext
    value: TimeValue


def read_times(page: Page, mentions: list[DetectedMention], detection: Detection) -> dict[str, ReadTime]:
    """Mention id → its reading, in order of the text; a day that is told is the story's for *two days later*."""
    out: dict[str, ReadTime] = {}
    story: TimeValue | None = None
    story_mention: str | None = None
    quarter: TimeValue | None = None
    tenses = _tenses(page.text, mentions, detection)
    in_order = sorted(mentions, key=lambda m: (m.start, -m.end))
    ends = pair_clocks(in_order, page.text)
    following = {one.id: other for one, other in pairwise(in_order)}
    for mention in in_order:
        end = ends.get(mention.id)
        words = end.words if end else page.text[mention.start : mention.end]
        signal = _SIGNAL.search(page.text[max(0, mention.start - 20) : mention.start])
        context = TimeContext(
            dct=page.dct,
            story=story,
            story_mention=story_mention,
            tense=tenses.get(mention.id) or tense_around(page.text, end.begins if end else mention.start, mention.end),
            quarter=quarter if _is_compared(page.text, mention) else None,
            following=page.text[mention.end : mention.end + _FOLLOWING],
        )
        if end is not None:
            context = place_end(end, context, {m: r.value for m, r in out.items()})
        value = normalise_timex(words, context)
        value = _with_day_beside(page.text, mention, following.get(mention.id), value, context)
        if moves_story(value):
            story, story_mention = value, mention.id
        if _is_of_these_accounts(value, quarter, page):
            quarter = value
        if signal is not None and value.until is not None and value.timex3 and value.timex3.type in ("DATE", "TIME"):
            words = f"{signal[1].lower()} {words}"
            value = normalise_timex(words, context)
        out[mention.id] = ReadTime(words=words, context=context, value=value)
    return out


def _with_day_beside(
    text: str, mention: DetectedMention, beside: DetectedMention | None, value: TimeValue, context: TimeContext
) -> TimeValue:
    """The value of an hour or a part of a day whose day stands right after it: *at a quarter past nine* | *last night*.

    The two are one time, however many mentions they were found as, and *in the evening rush* | *yesterday* too.
    """
    if beside is None or value.decided_by not in _PARTS or not _AND_ITS_DAY.fullmatch(text[mention.end : beside.start]):
        return value
    if normalise_timex(text[beside.start : beside.end], context).decided_by == "clock":
        return value  # another hour
    joined = normalise_timex(f"{text[mention.start : mention.end]} {text[beside.start : beside.end]}", context)
    if joined.decided_by not in _PARTS or joined.from_ is None or joined.until is None:
        return value
    return joined


def _is_compared(text: str, mention: DetectedMention) -> bool:
    words = text[mention.start : mention.end].lower()
    return words not in ("a year ago", "a year earlier", "one year ago") or bool(
        _COMPARES.search(text[max(0, mention.start - 80) : mention.start])
    )


def _is_of_these_accounts(value: TimeValue, quarter: TimeValue | None, page: Page) -> bool:
    """Whether this is the quarter that the page reports on: over, and no earlier one that it is compared with."""
    if value.timex3 is None or value.from_ is None or not re.fullmatch(r"\d{4}-Q[1-4]", value.timex3.value):
        return False
    if value.until is None or (page.dct.from_ is not None and value.until > page.dct.from_):
        return False
    return quarter is None or quarter.from_ is None or (quarter.from_ - value.from_).days < _COMPARED


def _tenses(text: str, mentions: list[DetectedMention], detection: Detection) -> dict[str, Tense]:
    """Time mention → tense of what it dates: what was said lies behind, what is planned ahead.

    None for what is planned where the verb that governs the time is one of the past: *reached an agreement on the
    evacuation on July 17* dates either.
    """
    factuality = {t.id: t.factuality for t in detection.triggers}
    spans = {m.id: (m.start, m.end) for m in mentions}
    out: dict[str, Tense] = {}
    for argument in detection.arguments:
        if argument.role == "said":
            out[argument.target] = "past"
        elif argument.role == "time" and argument.target in spans:
            span = spans[argument.target]
            ahead = factuality[argument.trigger] in {"planned", "expected", "urged"} or runs_ahead(text, *span)
            if not (looks_back(text, *span) if ahead else was_to_be(text, span[0])):
                out.setdefault(argument.target, "future" if ahead else "past")
    return out
