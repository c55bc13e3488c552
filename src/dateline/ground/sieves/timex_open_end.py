"""This file reads times with one open end: *since Monday*, *until dawn*, *by Friday*, *after 2011*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import DCT, STORY, Moment, Reader, open_value, unresolved
from dateline.records.page import Interval
from dateline.records.values import TimeValue, Timex3

_FORM: Final = re.compile(
    r"(?P<which>ever since|since|starting|beginning|as of|effective|as early as|as late as|until|"
    r"till|through|up to|by|no later than|not later than|"
    r"before|prior to|ahead of|after|following|from)(?: (?:at|on|in|around))? (?P<time>.+)"
)
_FROM: Final = ("since", "ever since", "starting", "beginning", "effective", "after", "following", "from")
_LIMITS: Final = ("until", "till", "by", "through", "no later than", "not later than")
_AT: Final = ("as of", "as early as", "as late as")


def open_end(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The time's own TIMEX3 value; the interval opens to the side on which the words put no bound.

    *Since X* and *after X* begin where X begins (what is after Monday's dawn is Monday's too); *until X* and *by X*
    end where X ends; *before X* ends where X begins, but *before dawn* is a part of that day and *before the end of X*
    ends with X.
    """
    match = _FORM.fullmatch(words)
    if not match:
        return None
    which, time = match["which"], match["time"]
    if which in _FROM and time in ("then", "that time"):
        if moment.story is None:
            return unresolved("counts from a time in the story that was not found")
        return open_value(
            moment.story, None, timex3=Timex3(type="DATE", value="PAST_REF"), precision="day", anchor=STORY
        )
    inner = read(time, _tensed(which, moment))
    if inner is None or inner.timex3 is None:
        return inner
    if inner.timex3.type in ("DURATION", "SET") or (inner.from_ is None and inner.until is None):
        return inner if which not in ("before", "following", "from") else None
    if which in _AT:
        return inner
    of_day = inner.timex3.type == "TIME"
    from_, until = inner.from_, inner.until
    if which in _FROM:
        until = None
        if which == "after" and of_day:
            until = inner.until
    elif which in ("before", "prior to", "ahead of"):
        # The end of a month is its last day, not its last third: *before the end of May* is before June.
        until = inner.until if of_day or re.match(r"(?:the )?(?:very )?end of ", time) else inner.from_
        from_ = inner.from_ if of_day else None
    else:
        # What is to be done by Friday is done after the page was written; what was done by Friday has no known start.
        from_ = moment.dct if moment.tense == "future" and inner.anchor == DCT else None
        if from_ and until and from_ >= until:
            from_ = None
    alternatives = inner.alternatives
    if which in _LIMITS and moment.tense is None and inner.anchor == DCT and not alternatives:
        # "By Friday" looks back in "had fallen by Friday" and ahead in "to leave by Friday": both are kept.
        ahead = read(time, Moment(dct=moment.dct, story=moment.story, tense="future"))
        if ahead is not None and ahead.until is not None and ahead.until != until:
            alternatives = (Interval(from_=None, until=ahead.until),)
    return TimeValue(
        from_=from_,
        until=until,
        precision=inner.precision,
        timex3=inner.timex3,
        anchor=inner.anchor,
        alternatives=alternatives,
    )


def _tensed(which: str, moment: Moment) -> Moment:
    """*Since* looks back whatever its clause's tense; *by* and *until* keep it."""
    if which in ("since", "ever since"):
        return Moment(dct=moment.dct, story=moment.story, tense="past")
    return moment
