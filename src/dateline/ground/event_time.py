"""This file dates an act: by its own timex, else by the time the story stands at, else by the page's date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from dateline.ground.background import is_awaited, is_compared, is_looked_back_on
from dateline.ground.calendar import DAY, coarser
from dateline.ground.counted_from import count_from, find_distance
from dateline.ground.time_precision import acled_time_precision, precision_of, ucdp_date_prec
from dateline.ground.timex import moves_story
from dateline.ground.timex_words import MONTH, WEEKDAY
from dateline.records.claim import EventTime, TimeFiller
from dateline.records.detection import DetectedTrigger, Detection
from dateline.records.ontology import PROSPECTS, Factuality
from dateline.records.page import Page
from dateline.records.values import TimePrecision, TimeValue

# News reports an act within days; one told without a time is put into the week that ends with the page (UCDP 3).
_NEWS_DAYS: Final = timedelta(days=6)
# A time told in an earlier paragraph still stands only while the story is the news itself, and not its background.
_CARRIED: Final = timedelta(days=31)
_CARRIED_LENGTH: Final = timedelta(days=7)

# Where a sentence ends, and how far back its start is looked for (code points): its words say what it looks back on.
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")
_LONGEST: Final = 1000
# A time with one of these names its own day; *at dawn* does not.
_DAY_NAMED: Final = re.compile(rf"\b(?:{WEEKDAY}|{MONTH}|yesterday|today|last)|\d", re.IGNORECASE)

# Another clause begins with one of these; and the act's own ends before one.
_CLAUSE: Final = re.compile(r"\b(?:who|which|that|when|where|whose|whom)\b", re.IGNORECASE)
_BREAK: Final = re.compile(
    r"[,;:]|\b(?:who|which|that|when|where|whose|whom|while|as|and|but|after|before|since)\b", re.IGNORECASE
)
# *Some days ago, in the last week of May*: the second time says what the first leaves open.
_THAT_IS: Final = re.compile(r",? (?:in|on|at|during) (?:the )?", re.IGNORECASE)
# *Since Monday's coup*, *since the Thursday abduction*: the day is the noun's.
_ATTRIBUTE: Final = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+)?")
# Units of which a page's date is too coarse a measure.
_SHORT: Final = frozenset({"hour", "minute", "second"})
_ISO_DAY: Final = len("2018-06-25")

Span = tuple[int, int]


class ToldTime(Struct, frozen=True, kw_only=True):
    """A time mention that moves the story: its id, its place in the text (code points) and what it means."""

    mention: str
    start: int
    end: int
    value: TimeValue


def told_times(page: Page, detection: Detection, values: dict[str, TimeValue]) -> tuple[ToldTime, ...]:
    """The times at which the story of a page stands, in order; a time that only dates what was said is none.

    Nor is one with which an act is only compared (*the ninth this year*).
    """
    said = {a.target for a in detection.arguments if a.role == "said"}
    dated = {a.target for a in detection.arguments if a.role == "time"}
    return tuple(
        ToldTime(mention=m.id, start=m.start, end=m.end, value=values[m.id])
        for m in sorted(detection.mentions, key=lambda m: m.start)
        if m.kind == "time" and m.id in values and moves_story(values[m.id]) and (m.id in dated or m.id not in said)
        if not is_compared(page.text, sentence_at(page.text, m.start)[0], m.start, m.end)
    )


def sentence_at(text: str, at: int) -> Span:
    """The sentence in which a place of the text lies, in code points: for what only its words tell."""
    begin = max(0, at - _LONGEST)
    before = [found.end() for found in _SENTENCE_END.finditer(text, begin, at)]
    after = _SENTENCE_END.search(text, at)
    return (before[-1] if before else begin), (after.start() if after else len(text))


def event_time(
    page: Page,
    trigger: DetectedTrigger,
    factuality: Factuality,
    time: TimeFiller | None,
    said: TimeFiller | None,
    told: tuple[ToldTime, ...],
) -> EventTime:
    """When the act took or takes place, with what told it and how precisely.

    An act that happened lies in the last time told before it, in its paragraph first; what is planned, urged, expected
    or conditional begins with the saying of it and has an open end, unless a time that lies ahead was told. Without
    any such time the page's own date bounds both. What its sentence only looks back on was over by the sentence's time,
    or lies as far from it as the words say.
    """
    sentence = sentence_at(page.text, trigger.start)
    if factuality == "happened":
        looked_back_on = _looked_back_on(page, trigger, time, told, sentence)
        if looked_back_on is not None:
            return looked_back_on
    clause = _in_own_clause(page.text, trigger, time, told, sentence)
    if clause is not None:
        return _made(clause.value.from_, clause.value.until, clause.value.precision, "own", clause.mention)
    told_at_all = time is not None and (time.from_ is not None or time.until is not None)
    if time is not None and told_at_all and not _is_anothers(page.text, trigger, time, sentence):
        return _own(trigger, time, factuality, page)
    ahead = factuality in PROSPECTS
    if factuality != "ongoing":
        story = _story_at(page, trigger, told)
        if story is not None and (not ahead or _lies_ahead(story.value, page)):
            return _made(story.value.from_, story.value.until, story.value.precision, "story", story.mention)
    dct = page.dct
    if said is not None and said.from_ is not None and said.until is not None:
        # What is told at a time was done by then, and is planned from then on.
        if ahead:
            return _made(said.from_, None, "unknown", "story", said.mention)
        if factuality == "ongoing":
            return _made(said.from_, said.until, said.precision, "story", said.mention)
        return _made(said.from_ - _NEWS_DAYS, said.until, "week", "story", said.mention)
    if dct.from_ is None or dct.until is None:
        return _made(None, None, "unknown", "dct", None)
    if ahead:
        return _made(dct.from_, None, "unknown", "dct", "dct")
    if factuality == "ongoing":
        return _made(dct.from_, dct.until, precision_of(dct.from_, dct.until), "dct", "dct")
    return _made(dct.from_ - _NEWS_DAYS, dct.until, "week", "dct", "dct")


def _looked_back_on(
    page: Page, trigger: DetectedTrigger, time: TimeFiller | None, told: tuple[ToldTime, ...], sentence: Span
) -> EventTime | None:
    """The time of an act that its sentence looks back on; None for an act of which the sentence itself tells."""
    text, act = page.text, (trigger.start, trigger.end)
    distance = find_distance(text, sentence[0], trigger.start)
    if distance is not None:
        if time is not None and time.start >= distance.start and _DAY_NAMED.search(time.text):
            return None  # *a day after the Tuesday raid*
        beside = _beside(page, distance.start, trigger, told, sentence)
        # The page's own date is not so close to what it tells that hours could be counted from it.
        exact = distance.count is not None and distance.unit not in _SHORT and distance.back
        found = count_from(distance, beside[0], beside[1]) if beside and (exact or beside[2] != "dct") else None
        if beside is not None and found is not None:
            until = found[1]
            if until and page.dct.until and found[0] and found[0] < page.dct.until:
                until = min(until, page.dct.until)
            return _made(found[0], until, "unknown" if None in found else "day", "own", beside[2])
    near = [one for one in told if sentence[0] <= one.start and one.end <= sentence[1]]
    awaited = [one for one in near if one.end <= act[0] and is_awaited(text, one.end, act[0])]
    if time is None and awaited:
        return _made(awaited[-1].value.from_, None, "unknown", "story", awaited[-1].mention)
    own = None if time is None else (time.start, time.end)
    if own is not None and not is_looked_back_on(text, act, own):
        return None
    last = next((one for one in reversed(near) if is_looked_back_on(text, act, (one.start, one.end))), None)
    if last is None or last.value.from_ is None or last.value.until is None:
        return None
    return _made(last.value.from_ - _NEWS_DAYS, last.value.until, "week", "story", last.mention)


def _beside(
    page: Page, start: int, trigger: DetectedTrigger, told: tuple[ToldTime, ...], sentence: Span
) -> tuple[date, date, str | None] | None:
    """The time from which a distance in the sentence counts: one before it, one behind a comma, the page's."""
    before = [one for one in told if one.start < start and one.start >= sentence[0]]
    after = [
        one for one in told if trigger.end <= one.start < sentence[1] and "," in page.text[trigger.end : one.start]
    ]
    earlier = _story_at(page, trigger, tuple(one for one in told if one.start < sentence[0]))
    for one in (*before[-1:], *after[:1], *((earlier,) if earlier else ())):
        if one.value.from_ is not None and one.value.until is not None:
            return one.value.from_, one.value.until, one.mention
    dct = page.dct
    return (dct.from_, dct.until, "dct") if dct.from_ is not None and dct.until is not None else None


def _in_own_clause(
    text: str, trigger: DetectedTrigger, time: TimeFiller | None, told: tuple[ToldTime, ...], sentence: Span
) -> ToldTime | None:
    """A time told better than the one found for the act: in its own clause, or right behind a vague one.

    *They laid flowers on Saturday for those who died when jets bombed it 31 years ago*, *some time in the spring*.
    """
    if time is None:
        return None
    if time.from_ is None or time.until is None:
        return next((one for one in told if _THAT_IS.fullmatch(text, time.end, max(one.start, time.end))), None)
    if time.start < sentence[0] or not _CLAUSE.search(text[time.end : max(trigger.start, time.end)]):
        return None
    after = (one for one in told if trigger.end <= one.start < sentence[1])
    own = (one for one in after if not text.startswith(("'s", "’s"), one.end))  # *at Wednesday's bombing*
    return next((one for one in own if not _BREAK.search(text[trigger.end : one.start])), None)


def _own(trigger: DetectedTrigger, time: TimeFiller, factuality: Factuality, page: Page) -> EventTime:
    """The act's own time; what is done *since Monday* and over by now was done by the page's date."""
    until, dct = time.until, page.dct
    attribute = _ATTRIBUTE.fullmatch(page.text, time.end, trigger.start) if trigger.start >= time.end else None
    if until is None and time.from_ and attribute and time.timex3 and len(time.timex3.value) == _ISO_DAY:
        until = time.from_ + DAY  # *since Monday's coup*: the coup was on Monday
    if until is None and factuality == "happened" and time.from_ and dct.until is not None and time.from_ < dct.until:
        until = dct.until
    return _made(time.from_, until, time.precision, "own", time.mention)


def _is_anothers(text: str, trigger: DetectedTrigger, time: TimeFiller, sentence: Span) -> bool:
    """Whether the words show that the time is not the act's: in a later item of a list, or one it is compared with."""
    if ";" in text[trigger.end : time.start]:
        return True
    return sentence[0] <= time.start and is_compared(text, sentence[0], time.start, time.end)


def _story_at(page: Page, trigger: DetectedTrigger, told: tuple[ToldTime, ...]) -> ToldTime | None:
    """The last time told before the act: in its own paragraph any, from an earlier one only the news's own days.

    A long time in which the one told before it lies (*on Monday … the worst in 2015 …*) does not move the story.
    """
    before = [one for one in told if one.start < trigger.start]
    if not before:
        return None
    paragraph = next((p.start for p in page.paragraphs if p.start <= trigger.start < p.end), 0)
    last = before[-1]
    if last.start >= paragraph:
        within = [one for one in before[:-1] if one.start >= paragraph and _is_long_around(last.value, one.value)]
        return within[-1] if within else last
    return next((one for one in reversed(before) if _is_news(one.value, page)), None)


def _is_long_around(long: TimeValue, value: TimeValue) -> bool:
    """Whether the first time is longer than a week, and the other lies within it and is not."""
    if long.from_ is None or long.until is None or value.from_ is None or value.until is None:
        return False
    lengths = long.until - long.from_, value.until - value.from_
    return lengths[1] <= _CARRIED_LENGTH < lengths[0] and long.from_ <= value.from_ and value.until <= long.until


def _is_news(value: TimeValue, page: Page) -> bool:
    """Whether the time is short and close to the page's date; without a date nothing tells news from background."""
    if value.from_ is None or value.until is None or page.dct.from_ is None:
        return False
    near = abs(page.dct.from_ - value.from_) <= _CARRIED
    return near and value.until - value.from_ <= _CARRIED_LENGTH


def _lies_ahead(value: TimeValue, page: Page) -> bool:
    return page.dct.from_ is not None and value.until is not None and value.until > page.dct.from_ + DAY


def _made(
    from_: date | None,
    until: date | None,
    precision: TimePrecision,
    taken_from: Literal["own", "story", "dct"],
    anchor: str | None,
) -> EventTime:
    """The record; no precision is finer than the interval, and none coarser time has a code."""
    return EventTime(
        from_=from_,
        until=until,
        precision=precision if from_ is None or until is None else coarser(precision, _at_best(from_, until)),
        taken_from=taken_from,
        anchor=anchor,
        acled_time_precision=acled_time_precision(from_, until),
        ucdp_date_prec=ucdp_date_prec(from_, until),
    )


def _at_best(from_: date, until: date) -> TimePrecision:
    """A single day may be told to the minute; anything longer is as coarse as it is long."""
    return "minute" if until - from_ <= DAY else precision_of(from_, until)
