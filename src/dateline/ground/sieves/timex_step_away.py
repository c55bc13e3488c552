"""This file reads times by their distance: *two days ago*, *a week earlier*, *the following day*."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.calendar import DAY, PRECISIONS, Stretch, add_units, containing, day_of
from dateline.ground.moment import (
    DCT,
    Moment,
    Reader,
    as_value,
    no_dct,
    on_day,
    reference_day,
    unresolved,
)
from dateline.ground.timex_words import (
    APPROXIMATE,
    COUNT,
    COUNT_MODS,
    UNIT,
    UNITS,
    count_of,
    duration_value,
    unit_of,
)
from dateline.records.values import TimeValue, Timex3

_LENGTH: Final = (
    rf"(?:(?P<mod>{APPROXIMATE}) )?(?:the )?(?P<n>{COUNT})[ -](?:full |whole |more )?(?P<unit>{UNIT}s?|"
    rf"centuries)(?: or so)?"
)
_VAGUE_LENGTH: Final = rf"(?P<mod>)(?P<n>)(?P<unit>{UNIT}s|centuries)"
_BACK: Final = r"(?:ago|earlier|before|previously|prior|beforehand|back)"
_ON: Final = r"(?:later|after|afterwards|afterward|on|from now|hence|from today|into [^,]+|after [^,]+)"
_FORM: Final = re.compile(rf"(?:{_LENGTH}) (?:(?P<back>{_BACK})|(?P<on>{_ON}))(?P<today> today)?")
_VAGUE: Final = re.compile(rf"(?:{_VAGUE_LENGTH}) (?:(?P<back>earlier|before)|(?P<on>later|after|afterwards))(?: .*)?")
_IN: Final = re.compile(rf"in (?:{_LENGTH})(?:'s? time)?")
_YEAR_AGO: Final = re.compile(r"(?:the )?year-(?:ago|earlier)(?: (?:period|quarter))?")
_NEIGHBOUR: Final = re.compile(
    r"(?:on |for |of )?(?:(?:the |that )?(?:very )?(?P<which>following|next|same|previous|preceding|"
    r"that)(?: same)? day|(?:the )?day (?P<edge>before|after|earlier|later)|"
    r"(?P<that>that day)|(?:earlier|later) (?:that|the same|in the) day)"
)
PATTERNS: Final = (
    rf"(?:{APPROXIMATE} )?{COUNT}[ -](?:full |whole |more )?(?:{UNIT}s?|centuries)(?: or so)? (?:ago|"
    rf"earlier|previously|later|from now)(?: today\b)?",
    rf"{COUNT} (?:{UNIT}s?) (?:before|after|afterwards)(?=[.,;:]|$)",
    r"that same day|(?:the )?(?:following|next|same|previous|preceding) day|"
    r"the day (?:before|after|earlier)(?=[.,;:]|$)|"
    r"(?:earlier |later )?that day|(?:earlier|later) in the day",
    rf"(?:{UNIT}s) (?:ago|earlier|later)",
)


def step_away(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A day, week, month or year so many units from the document (*ago*) or from the story (*earlier*, *later*).

    The result is as precise as its unit: *three months ago* is a month, *a year earlier* a year.
    """
    neighbour = _NEIGHBOUR.fullmatch(words)
    if neighbour:
        return _neighbour(neighbour.groupdict(), moment)
    if _YEAR_AGO.fullmatch(words):
        return _resolve("a", "year", None, -1, moment, from_dct=False)
    match = _FORM.fullmatch(words)
    if match:
        back = match["back"]
        from_dct = back in ("ago", "back") or (match["on"] or "").startswith(("from now", "hence", "from today"))
        if match["today"] and back == "ago" and moment.dct is not None:
            return _to_the_day(match["n"], match["unit"], moment.dct)
        return _resolve(match["n"], match["unit"], match["mod"], -1 if back else 1, moment, from_dct=from_dct)
    vague = _VAGUE.fullmatch(words)
    if vague:
        return _resolve("", vague["unit"], None, -1 if vague["back"] else 1, moment, from_dct=False)
    ahead = _IN.fullmatch(words)
    # "in two days" is a date for what is to come, and a length ("took it in two days") for what is past.
    if ahead and moment.tense == "future":
        return _resolve(ahead["n"], ahead["unit"], ahead["mod"], 1, moment, from_dct=True)
    return None


def _to_the_day(count_words: str, unit_words: str, today: date) -> TimeValue | None:
    """*Thirty years ago today*: the very day."""
    _, unit, factor = UNITS[unit_of(unit_words)]
    count = count_of(count_words)
    if unit is None or count is None:
        return None
    return on_day(add_units(today, unit, -count * factor), DCT)


def _neighbour(found: dict[str, str | None], moment: Moment) -> TimeValue:
    reference = reference_day(moment)
    if reference is None:
        return no_dct()
    day, anchor = reference
    which = found["which"] or found["edge"] or "same"
    step = (
        1
        if which in ("following", "next", "after", "later")
        else -1
        if which in ("previous", "preceding", "before", "earlier")
        else 0
    )
    return _not_ahead(on_day(day + step * DAY, anchor), moment)


def _not_ahead(value: TimeValue, moment: Moment) -> TimeValue:
    """What a past clause tells cannot lie after its page: the story time was not there to count from."""
    if moment.tense == "past" and value.anchor == DCT and moment.dct and value.from_ and value.from_ > moment.dct:
        return unresolved("counts from a time in the story that was not found")
    return value


def _resolve(
    count_words: str, unit_words: str, approximate: str | None, direction: int, moment: Moment, *, from_dct: bool
) -> TimeValue:
    unit_name = unit_of(unit_words)
    _, unit, factor = UNITS[unit_name]
    reference = ((moment.dct, DCT) if moment.dct else None) if from_dct else reference_day(moment)
    if reference is None:
        return no_dct()
    day, anchor = reference
    count = count_of(count_words) if count_words else None
    if count_words in ("half a", "half an") and unit == "year":
        unit, count, factor = "month", 6, 1
    if count is None:
        return _open(count_words, unit_name, direction, moment, anchor)
    mod = COUNT_MODS.get(approximate or "")
    if unit is None:
        return _hours(count, unit_name, direction, day, anchor, moment)
    moved = add_units(day, unit, direction * count * factor)
    if unit == "week":
        # "Two weeks ago" is no exact day: the TIMEX3 value is the week, the interval the week around that day.
        week = containing("week", moved)
        near = Stretch(unit="week", from_=moved - 3 * DAY, until=moved + 4 * DAY, value=week.value)
        return _not_ahead(as_value(near, anchor=anchor, mod=mod), moment)
    stretch = containing(unit, moved)
    if factor >= 10 or (unit == "year" and count >= 10 and count % 10 == 0 and mod):
        # "Nearly two decades ago" is a round number: a few years to either side.
        around = Stretch(
            unit="year",
            from_=add_units(stretch.from_, "year", -2),
            until=add_units(stretch.until, "year", 2),
            value=stretch.value,
        )
        return as_value(around, anchor=anchor, mod=mod or "APPROX")
    return _not_ahead(as_value(stretch, anchor=anchor, mod=mod), moment)


def _hours(count: int, unit: str, direction: int, day: date, anchor: str, moment: Moment) -> TimeValue:
    """Hours and minutes away: the reference's day, and the neighbour that so many hours may reach."""
    reach = count // 24 + 1 if unit == "hour" else 1
    here = day_of(day)
    from_, until = (here.from_ - reach * DAY, here.until) if direction < 0 else (here.from_, here.until + reach * DAY)
    if anchor == DCT and moment.tense == "past":
        until = min(until, day_of(moment.dct).until if moment.dct else until)
    length = duration_value(str(count), unit)
    return TimeValue(
        from_=from_, until=until, precision="day", timex3=Timex3(type="DURATION", value=length), anchor=anchor
    )


def _open(count_words: str, unit: str, direction: int, moment: Moment, anchor: str) -> TimeValue:
    """*Several months ago*, *days later*: which side of the reference is known, how far is not."""
    reference = moment.dct if anchor == DCT else moment.story
    timex3 = Timex3(type="DURATION", value=duration_value(count_words or "some", unit))
    if reference is None:
        return no_dct(timex3)
    here = day_of(reference)
    from_, until = (None, here.until) if direction < 0 else (here.from_, None)
    return TimeValue(from_=from_, until=until, precision=PRECISIONS[-1], timex3=timex3, anchor=anchor)
