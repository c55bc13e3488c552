"""This file dates an act: by its own timex, else by the time the story stands at, else by the page's date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from dateline.ground.calendar import DAY, coarser
from dateline.ground.time_precision import acled_time_precision, precision_of, ucdp_date_prec
from dateline.ground.timex import moves_story
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


class ToldTime(Struct, frozen=True, kw_only=True):
    """A time mention that moves the story: its id, its start in the text (code points) and what it means."""

    mention: str
    start: int
    value: TimeValue


def told_times(page: Page, detection: Detection, values: dict[str, TimeValue]) -> tuple[ToldTime, ...]:
    """The times at which the story of a page stands, in order; a time that only dates what was said is none."""
    said = {a.target for a in detection.arguments if a.role == "said"}
    dated = {a.target for a in detection.arguments if a.role == "time"}
    return tuple(
        ToldTime(mention=m.id, start=m.start, value=values[m.id])
        for m in sorted(detection.mentions, key=lambda m: m.start)
        if m.kind == "time" and m.id in values and moves_story(values[m.id]) and (m.id in dated or m.id not in said)
    )


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
    any such time the page's own date bounds both.
    """
    if time is not None and (time.from_ is not None or time.until is not None):
        return _made(time.from_, time.until, time.precision, "own", time.mention)
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


def _story_at(page: Page, trigger: DetectedTrigger, told: tuple[ToldTime, ...]) -> ToldTime | None:
    """The last time told before the act: in its own paragraph any, from an earlier one only the news's own days."""
    before = [one for one in told if one.start < trigger.start]
    if not before:
        return None
    paragraph = next((p.start for p in page.paragraphs if p.start <= trigger.start < p.end), 0)
    last = before[-1]
    if last.start >= paragraph:
        return last
    return next((one for one in reversed(before) if _is_news(one.value, page)), None)


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
