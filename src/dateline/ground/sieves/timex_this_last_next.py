"""This file reads units told by *this*, *last* and *next*: *last month*, *earlier this week*, *the weekend*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import Unit, containing, stepped
from dateline.ground.moment import DCT, Moment, Reader, as_value, no_dct, reference_day
from dateline.records.values import TimeValue, Timex3

_UNIT: Final = r"(?:weekend|week|fortnight|month|quarter|year|decade|century)"
_FORM: Final = re.compile(
    rf"(?P<part>earlier |later |so far |sometime |some time |at some point )?(?:in )?(?:the )?(?P<which>this "
    rf"past|this coming|this|last|next|past|"
    rf"coming|current|latest|that same|that|the same|same|following|previous|preceding|upcoming|new|prior) "
    rf"(?:fiscal |financial |calendar |full |whole |entire )?(?P<unit>{_UNIT})"
)
_BARE: Final = re.compile(
    # "The" may be missing: mentions carry no leading article (codebook, section 3).
    rf"(?P<part>earlier |later )?(?:in |over |during )?(?:the )?(?:fiscal |full |whole |entire )?(?P<unit>{_UNIT})"
)
_COMING: Final = ("next", "coming", "this coming", "upcoming")
_GONE: Final = ("last", "past", "this past", "latest")
PATTERN: Final = re.sub(r"\?P<\w+>", "?:", _FORM.pattern).replace("(?:in )?", "")


def this_last_next(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The unit of the calendar that holds the document's day, the one before or the one after.

    *The same*, *that*, *the following* and *the previous* count from the story. *Earlier this week* ends with the
    document's day, *later this week* begins with it.
    """
    match = _FORM.fullmatch(words)
    bare = None if match else _BARE.fullmatch(words)
    found = match or bare
    if found is None:
        return None
    if found["unit"] == "fortnight" or (found["unit"] != "weekend" and match and match["which"] == "past"):
        return None  # "the past week" runs up to today, it is no week of the calendar
    unit: Unit = found["unit"]  # type: ignore[assignment]
    which = match["which"] if match else "this"
    if which in ("that same", "that", "the same", "same", "following", "previous", "preceding", "prior"):
        reference = reference_day(moment)
        if reference is None:
            return no_dct()
        day, anchor = reference
        step = 1 if which == "following" else -1 if which in ("previous", "preceding", "prior") else 0
        return as_value(stepped(unit, day, step), anchor=anchor)
    if moment.dct is None:
        return no_dct()
    today = moment.dct
    step = 1 if which in _COMING else -1 if which in _GONE else 0
    if unit == "weekend" and step <= 0:
        # Said on a Saturday "the weekend" is today's, on a Monday it is the one just gone.
        current = containing("weekend", today)
        begun = current.from_ <= today
        step = 0 if begun and which not in _GONE else -1
        if which == "this" and match and moment.tense != "past":
            step = 0
        if bare and moment.tense == "future":
            step = 0
    stretch = stepped(unit, today, step)
    value = as_value(stretch, anchor=DCT)
    part = (found["part"] or "").strip()
    if part in ("earlier", "so far", "later") and stretch.from_ <= today < stretch.until:
        now = containing("day", today)
        from_, until = (stretch.from_, now.until) if part != "later" else (now.from_, stretch.until)
        timex3 = Timex3(type="DATE", value=stretch.value)
        return TimeValue(from_=from_, until=until, precision=value.precision, timex3=timex3, anchor=DCT)
    return value
