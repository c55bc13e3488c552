"""This file resolves the words of a time mention on the news calendar: one rule after another, the surest first."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from dateline.ground.calendar import DAY, coarser, containing
from dateline.ground.moment import DCT, STORY, Moment, Sieve, Tense, unresolved
from dateline.ground.sieves.timex_between import between
from dateline.ground.sieves.timex_business_period import business_period
from dateline.ground.sieves.timex_clock import clock
from dateline.ground.sieves.timex_date_time_group import date_time_group
from dateline.ground.sieves.timex_day_part import day_part
from dateline.ground.sieves.timex_day_word import day_word
from dateline.ground.sieves.timex_edge import edge
from dateline.ground.sieves.timex_feast import feast
from dateline.ground.sieves.timex_from_named import from_named
from dateline.ground.sieves.timex_full_date import full_date
from dateline.ground.sieves.timex_hijri import hijri
from dateline.ground.sieves.timex_length import length
from dateline.ground.sieves.timex_month import month
from dateline.ground.sieves.timex_month_day import month_day
from dateline.ground.sieves.timex_open_end import open_end
from dateline.ground.sieves.timex_preposition import preposition
from dateline.ground.sieves.timex_reference import reference
from dateline.ground.sieves.timex_repeated import repeated
from dateline.ground.sieves.timex_running_span import running_span
from dateline.ground.sieves.timex_season import season
from dateline.ground.sieves.timex_step_away import step_away
from dateline.ground.sieves.timex_this_last_next import this_last_next
from dateline.ground.sieves.timex_weekday import weekday
from dateline.ground.sieves.timex_year import year
from dateline.ground.timex_find import find_timexes
from dateline.records.page import CreationTime, Interval
from dateline.records.values import TimePrecision, TimeValue

__all__ = ["TIMEX_SIEVES", "TimeContext", "explain_time", "find_timexes", "moves_story", "normalise_timex"]

# The first rule that reads the whole of the words decides. Closed lists of words come first, then what names its own
# day, then what counts from one, then what has no place on the calendar; what only drops a word comes last.
TIMEX_SIEVES: Final[tuple[Sieve, ...]] = (
    reference,  # a closed list; first, so that "days ago" is not taken for a length
    day_word,  # a closed list
    feast,  # names; before month_day, which would read "May Day" as a month
    hijri,  # after feast: "Ramadan 2018" is the feast of that year, "15 Ramadan 1439" a day
    date_time_group,  # before full_date, which knows "28 jun 18" but no hours in it
    full_date,  # before between: the hyphens of 2018-06-25 join no two times
    clock,  # after full_date: "Oct 082017" holds no clock
    month_day,  # before month and weekday: "Monday, 3 July" is both
    month,  # before between: "2018-06" is a month
    year,
    weekday,
    season,
    business_period,  # before this_last_next and step_away: "the quarter" of the accounts is not that of the day
    this_last_next,  # before running_span: "last week" is a week of the calendar, "the last two weeks" run to today
    from_named,  # before step_away, which counts "two days before Eid" from the story
    running_span,  # before length: "the past six months" has a place on the calendar
    step_away,  # before length: so has "six months ago"
    repeated,  # before length: "every two weeks" is no length
    edge,  # before day_part: "early July" is no part of a day
    day_part,  # needs a day to stand on: after all that read days
    between,  # before open_end, which would read "from Monday" in "from Monday to Friday"; both ends must be times
    open_end,  # before length: "since two days ago" is no length
    length,
    preposition,  # last: "in two days" means more than "two days"
)

_DEEPEST = 6  # nested readings; "since late on the evening of 4 May" takes four
_LONGEST: Final = 200  # characters; a timex is a short phrase, and patterns take quadratic time on longer nonsense


class TimeContext(Struct, frozen=True, kw_only=True):
    """From where a mention's time is counted.

    `story` is the last resolved time in the story, from which *two days later* counts, and `story_mention` the id of
    its mention; `tense` is that of the clause in which the timex stands, None where it is not known. `quarter` is the
    quarter of a year that the page told last, `following` the words right after the mention, as many as are at hand.
    """

    dct: CreationTime
    story: TimeValue | None = None
    story_mention: str | None = None
    tense: Tense | None = None
    quarter: TimeValue | None = None
    following: str = ""


def normalise_timex(words: str, context: TimeContext) -> TimeValue:
    """What the words of a time mention mean, as an interval of days with its TIMEX3 value (codebook, section 5).

    A value that cannot be placed has neither end and a `reason`; `decided_by` names the rule that decided. On a page
    whose date has two readings the other reading's interval is kept in `alternatives`; on one dated to a month only,
    the interval spans what every day of that month would give. Never raises for any string.

    >>> from datetime import date
    >>> dct = CreationTime(from_=date(2018, 6, 28), until=date(2018, 6, 29), precision="day", found_in="option")
    >>> value = normalise_timex("late Tuesday", TimeContext(dct=dct))
    >>> value.from_.isoformat(), value.timex3.value, value.timex3.mod
    ('2018-06-26', '2018-06-26', 'END')
    """
    dct = context.dct
    value = _over_corners(words, Interval(from_=dct.from_, until=dct.until), dct.precision, context)
    alternatives = list(value.alternatives)
    for other in dct.alternatives:
        reading = _over_corners(words, other, dct.precision, context)
        interval = Interval(from_=reading.from_, until=reading.until)
        if (
            interval not in ((Interval(from_=value.from_, until=value.until)), *alternatives)
            and reading.from_ != reading.until
        ):
            alternatives.append(interval)
    if value.from_ is None and value.until is None and value.reason is None:
        # "Since recently": the one end that the words bound is the one that they leave open.
        value = replace(value, reason="neither end is known")
    if value.anchor == STORY:
        value = replace(value, anchor=context.story_mention or STORY)
    return replace(value, alternatives=tuple(alternatives))


def explain_time(words: str, context: TimeContext) -> tuple[str, ...]:
    """How `normalise_timex` comes to its value: one sentence a step, for the reviewer. Never raises for any string."""
    value = normalise_timex(words, context)
    dct, story = context.dct, context.story
    steps = [f"The words are read as {_plain(words)!r}."]
    if dct.from_ is None:
        steps.append("The page shows no date, so nothing can be counted from it.")
    else:
        steps.append(f"The page is dated {_days(dct.from_, dct.until)} (found in: {dct.found_in}).")
    if story is not None and moves_story(story):
        mention = f" ({context.story_mention})" if context.story_mention else ""
        steps.append(f"The last time told before is {_days(story.from_, story.until)}{mention}.")
    if context.tense is not None:
        looks = {"future": "ahead", "past": "back", "present": "to the page's own time"}[context.tense]
        steps.append(f"The clause looks {looks}.")
    if value.decided_by is None:
        steps.append(f"None of the {len(TIMEX_SIEVES)} rules decides: {value.reason}.")
        return tuple(steps)
    place = next(i for i, sieve in enumerate(TIMEX_SIEVES, start=1) if sieve.__name__ == value.decided_by)
    steps.append(f"Rule {place} of {len(TIMEX_SIEVES)}, {value.decided_by!r}, is the first that reads all the words.")
    if value.from_ is None and value.until is None:
        steps.append(f"It gives no place on the calendar: {value.reason}.")
    else:
        counted = {None: "they name it themselves", DCT: "counted from the page's date"}.get(
            value.anchor, f"counted from the time told before, {value.anchor}"
        )
        steps.append(f"The time is {_days(value.from_, value.until)}, known to the {value.precision}; {counted}.")
        if value.reason:
            steps.append(f"Doubt: {value.reason}.")
    steps += [f"It may also be {_days(other.from_, other.until)}." for other in value.alternatives]
    if value.timex3 is not None:
        mod = f" {value.timex3.mod}" if value.timex3.mod else ""
        steps.append(f"In TIMEX3 that is {value.timex3.type} {value.timex3.value}{mod}.")
    return tuple(steps)


def _days(from_: date | None, until: date | None) -> str:
    if from_ is not None and until is not None:
        last = until - DAY
        return from_.isoformat() if last <= from_ else f"{from_} to {last}"
    if from_ is not None:
        return f"from {from_} on"
    return f"up to {until - DAY}" if until is not None else "unknown"


def moves_story(value: TimeValue) -> bool:
    """Whether this time becomes the story's own: a closed stretch of the calendar of at most a year.

    A day, a week, *in March* or *2013* does, and what counts from it is then no more precise than it is. A length, a
    set, *now*, *recently*, *since Monday* and *until Friday* do not.
    """
    if value.from_ is None or value.until is None or value.timex3 is None:
        return False
    if value.timex3.type not in ("DATE", "TIME") or value.timex3.value.endswith("_REF"):
        return False
    return (value.until - value.from_).days <= 366


def _over_corners(words: str, dct: Interval, dct_precision: str, context: TimeContext) -> TimeValue:
    """The reading from each end of an uncertain document and story time, joined: certain only where they agree."""
    text = _plain(words)
    if not text:
        return unresolved("no words")
    if len(text) > _LONGEST:
        return unresolved("too long for a time")
    story = context.story
    story_days = _ends(story.from_, story.until) if story is not None and moves_story(story) else (None,)
    quarter = context.quarter
    base = Moment(
        dct=None,
        story_is_day=len(story_days) == 1,
        tense=context.tense,
        quarter=containing("quarter", quarter.from_) if quarter is not None and quarter.from_ is not None else None,
        following=_plain(context.following),
    )
    readings = [
        _read_once(text, replace(base, dct=dct_day, story=story_day))
        for dct_day in _ends(dct.from_, dct.until)
        for story_day in story_days
    ]
    joined = readings[0]
    precision = joined.precision
    for reading in readings[1:]:
        if (reading.from_, reading.until) != (joined.from_, joined.until):
            joined = _hull(joined, reading)
            unsure = story.precision if story is not None and joined.anchor == STORY else _time_precision(dct_precision)
            precision = coarser(precision, unsure)
    return replace(joined, precision=precision)


def _time_precision(name: str) -> TimePrecision:
    return "unknown" if name == "none" else name  # type: ignore[return-value]


def _ends(from_: date | None, until: date | None) -> tuple[date | None, ...]:
    if from_ is None:
        return (None,)
    if until is None or until - from_ <= DAY:
        return (from_,)
    return (from_, until - DAY)


def _hull(one: TimeValue, other: TimeValue) -> TimeValue:
    starts, stops = (one.from_, other.from_), (one.until, other.until)
    if None in starts and None in stops:
        return one if one.reason else other
    return replace(
        one,
        from_=min(day for day in starts if day) if None not in starts else None,
        until=max(day for day in stops if day) if None not in stops else None,
        timex3=one.timex3 if one.timex3 == other.timex3 else None,
        alternatives=(),
    )


def _read_once(text: str, moment: Moment) -> TimeValue:
    depth = 0

    def read(inner: str, at: Moment) -> TimeValue | None:
        nonlocal depth
        if depth >= _DEEPEST:
            return None
        depth += 1
        try:
            for sieve in TIMEX_SIEVES:
                value = sieve(inner.strip(" ,"), at, read)
                if value is not None:
                    return replace(value, decided_by=sieve.__name__)
            return None
        finally:
            depth -= 1

    try:
        return read(text, moment) or unresolved("no rule reads these words")
    except (ValueError, OverflowError):
        # Arithmetic that leaves the years 1–9999 ("ten thousand years ago").
        return unresolved("lies outside the calendar")


def _plain(words: str) -> str:
    """The words in lower case with plain quotes, hyphens and single spaces, without the possessive or a last comma."""
    text = words.replace("’", "'").replace("‘", "'").replace("`", "'")
    text = re.sub(r"[‐‑‒–—−]", "-", text).lower()
    text = re.sub(r"\s+", " ", text).strip(' ,;:!?"()[]')
    text = re.sub(r"(?<![ap]\.m)\.$", "", text)
    return re.sub(r"(?<=\w)'s$|(?<=s)'$", "", text) if not text.endswith(("new year's", "o'clock")) else text
