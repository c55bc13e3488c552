"""This file decides when a page was published, from the sources of its date in order of trust."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dateline.capture.written_dates import WEEKDAY, DateReading, NoSuchDayError, match_date, read_date
from dateline.errors import ImpossibleDate
from dateline.records.page import CreationTime, FoundIn

_ADVICE = "give it as 2018-06-28, 2018-06, 2018, 28 June 2018, June 28, 2018, 28/06/2018 or an ISO time"

_URL_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)/(\d\d)(?=/)()"),
)
_LABEL = re.compile(
    r"\W*(?:(?:(?:first\s+)?published|posted|publication\s+date|date\s+published)\b(?:\s+on\b|\s+at\b)?\s*[:|–—-]?"
    r"|(?:release\s+)?date\s*:)\s*",
    re.IGNORECASE,
)
_UPDATE_LABEL = re.compile(
    r"\W*(?:last\s+)?(?:updated|modified|edited)\b(?:\s+on\b|\s+at\b)?\s*[:|–—-]?\s*", re.IGNORECASE
)
_AFTER_DATE = re.compile(r"\.?\s*$|\s*[|•·;(–—-]|\s+by\b", re.IGNORECASE)
_PLACE = r"[A-Z][\w'’.-]*(?:[ -][A-Z][\w'’.-]*){0,3}"
_DATELINE = re.compile(rf"\W*{_PLACE}(?:\s*[,/]\s*{_PLACE}){{0,2}}\s*[,(:]\s*(?=[\w])")
_AFTER_DATELINE = re.compile(r"\s*[)]?\s*(?:\([^()]{2,30}\)\s*)?[-–—:.(]")
_DATED_HEADLINE = re.compile(rf"\W*(?={WEEKDAY})", re.IGNORECASE)
_HEAD_LINES = 6  # a page shows its date above the report or in its first lines; further down dates are of events
_LINE_CHARACTERS = 300  # a dateline or label stands at the start; hostile lines would take quadratic time


def read_given_date(words: str, name: str) -> CreationTime:
    """The DCT as the caller gives it.

    Raises:
        ImpossibleDate: no calendar has it, or it is not a date; `name` names the input in the message.
    """
    try:
        reading = read_date(words)
    except NoSuchDayError as error:
        raise ImpossibleDate(name, f"published {words!r} is no date: {error}", _ADVICE) from error
    if reading is None:
        raise ImpossibleDate(name, f"published {words!r} cannot be read as a date", _ADVICE)
    return _found(reading, "option")


def read_markup_dates(dates: Iterable[str], found_in: FoundIn) -> CreationTime | None:
    """The first of the dates that a calendar has; one that is impossible or unreadable gives way to the next."""
    for words in dates:
        reading = _read_or_none(read_date, words)
        if reading is not None:
            return _found(reading, found_in)
    return None


def read_url_date(url: str | None) -> CreationTime | None:
    """The date in an address such as `/2018/06/28/`, `/2018/jun/28/`, `/2018-06-28-` or `/20180628`, or its month."""
    for pattern in _URL_DATES:
        for match in pattern.finditer(url or ""):
            year, month, day = match.groups()
            if month.isdigit():
                words = "-".join(part.zfill(2) for part in (year, month, day) if part)
            else:
                words = f"{day} {month} {year}"
            reading = _read_or_none(read_date, words)
            if reading is not None:
                return _found(reading, "url", match.group(0).strip("/"))
    return None


def read_visible_date(lines: Sequence[str]) -> CreationTime | None:
    """The date that a page shows of itself: a labelled date, a line that is a date, a dateline, a dated headline.

    `lines` are the page's lines without its comments. Dates of events inside sentences are not read, nor a date
    without a year.
    """
    lines = [line[:_LINE_CHARACTERS] for line in lines if line.strip()]
    head = lines[:_HEAD_LINES]
    # A label says what the date is; a line of its own does nearly; an update is later than the first publication.
    for read in (_read_labelled, _read_alone, _read_dateline, _read_dated_headline, _read_updated):
        for number, line in enumerate(lines if read is _read_labelled else head):
            if read is _read_dated_headline and number > 0:
                break
            reading = _read_or_none(read, line)
            if reading is not None:
                return _found(reading, "text")
    return None


def _read_labelled(line: str) -> DateReading | None:
    return _read_after(_LABEL, line, _AFTER_DATE)


def _read_updated(line: str) -> DateReading | None:
    return _read_after(_UPDATE_LABEL, line, _AFTER_DATE)


def _read_alone(line: str) -> DateReading | None:
    reading = read_date(line.strip(" \t|•·-–—[]()."))
    return reading if reading is not None and reading.precision in ("day", "minute") else None


def _read_dateline(line: str) -> DateReading | None:
    return _read_after(_DATELINE, line, _AFTER_DATELINE)


def _read_dated_headline(line: str) -> DateReading | None:
    return _read_after(_DATED_HEADLINE, line, re.compile(r"\s+[A-Z\"“'‘]"))


def _read_after(before: re.Pattern[str], line: str, after: re.Pattern[str]) -> DateReading | None:
    match = before.match(line)
    if match is None:
        return None
    reading = match_date(line, match.end())
    if reading is None or not after.match(line, match.end() + len(reading.text)):
        return None
    return reading


def _read_or_none(read: Callable[[str], DateReading | None], words: str) -> DateReading | None:
    try:
        return read(words)
    except NoSuchDayError:
        return None


def _found(reading: DateReading, found_in: FoundIn, text: str | None = None) -> CreationTime:
    return CreationTime(
        from_=reading.from_,
        until=reading.until,
        precision=reading.precision,
        found_in=found_in,
        text=text or reading.text,
        alternatives=reading.alternatives,
    )
