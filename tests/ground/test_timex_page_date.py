"""This file specifies what becomes of times when the page's own date is missing, coarse or ambiguous."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.calendar import PRECISIONS, Unit, add_months, containing, stepped, third_of
from dateline.ground.feasts import easter, nowruz
from dateline.ground.sieves import timex_weekday
from dateline.ground.timex import TIMEX_SIEVES, TimeContext, find_timexes, normalise_timex
from dateline.records.page import CreationTime, Interval

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century")
DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))
VOCABULARY = [
    "the", "last", "next", "early", "late", "mid", "two", "25", "30th", "June", "March", "2018", "Tuesday",
    "evening", "week", "years", "ago", "later", "since", "until", "between", "and", "from", "to", "at", "3",
    "a.m.", "Easter", "winter", "every", ",", "-", "'s", "recently", "half",
]  # fmt: skip
WORDS = st.lists(
    st.sampled_from(VOCABULARY),
    max_size=6,
).map(" ".join)


def page_of(day: date) -> TimeContext:
    """The context of a page published on that day."""
    return TimeContext(dct=CreationTime(from_=day, until=day + timedelta(days=1), precision="day"))


@pytest.mark.parametrize(
    "words",
    ["yesterday", "Tuesday", "June 25", "last week", "two days ago", "the weekend", "in March", "now", "Easter"],
)
def test_without_a_page_date_what_counts_from_it_is_unresolved(words: str) -> None:
    """Nothing is counted from a day that is not known; the reason says so."""
    value = normalise_timex(words, TimeContext(dct=CreationTime()))
    assert (value.from_, value.until) == (None, None)
    assert value.reason == "counts from the document creation time, which is not known"


def test_an_ambiguous_page_date_gives_its_other_reading_as_an_alternative() -> None:
    """A page of 3 April or 4 March: *yesterday* is 2 April, or 3 March."""
    dct = CreationTime(
        from_=date(2024, 4, 3),
        until=date(2024, 4, 4),
        precision="day",
        alternatives=(Interval(from_=date(2024, 3, 4), until=date(2024, 3, 5)),),
    )
    value = normalise_timex("yesterday", TimeContext(dct=dct))
    assert value.from_ == date(2024, 4, 2)
    assert value.alternatives == (Interval(from_=date(2024, 3, 3), until=date(2024, 3, 4)),)
    # Both readings lie in the same year, so nothing is ambiguous here.
    assert normalise_timex("last year", TimeContext(dct=dct)).alternatives == ()
    assert normalise_timex("25 June 2018", TimeContext(dct=dct)).alternatives == ()


def test_a_page_dated_to_a_month_gives_what_any_of_its_days_would() -> None:
    """*Yesterday* is some day of a month; *last year* is as sure as on a page with a day."""
    dct = CreationTime(from_=date(2018, 6, 1), until=date(2018, 7, 1), precision="month")
    yesterday = normalise_timex("yesterday", TimeContext(dct=dct))
    assert (yesterday.from_, yesterday.until) == (date(2018, 5, 31), date(2018, 6, 30))
    assert yesterday.precision == "month"
    assert yesterday.timex3 is None
    last_year = normalise_timex("last year", TimeContext(dct=dct))
    assert (last_year.from_, last_year.precision) == (date(2017, 1, 1), "year")


@pytest.mark.parametrize(
    "words",
    ["", "   ", "banana", "the committee", "—", "{}", "10,000 years ago", "the", "Tuesday " * 40, "since recently"],
)
def test_words_that_are_no_time_are_unresolved_with_a_reason(words: str) -> None:
    """There is no fallback to the page's date."""
    value = normalise_timex(words, page_of(date(2018, 6, 28)))
    assert (value.from_, value.until, value.precision) == (None, None, "unknown")
    assert value.reason


def test_the_rule_that_decided_is_named() -> None:
    """`decided_by` is the name of the outermost sieve."""
    assert normalise_timex("Tuesday", page_of(date(2018, 6, 28))).decided_by == timex_weekday.weekday.__name__


def test_every_rule_says_what_it_reads() -> None:
    """The names are what reviewers see: unique, with a docstring each."""
    assert len({sieve.__name__ for sieve in TIMEX_SIEVES}) == len(TIMEX_SIEVES)
    assert all(sieve.__doc__ for sieve in TIMEX_SIEVES)


@given(WORDS | st.text(max_size=30), DAYS)
def test_no_words_are_too_strange(words: str, day: date) -> None:
    """Any string on any day gives a value whose ends are in order, or a reason."""
    value = normalise_timex(words, page_of(day))
    assert value.precision in PRECISIONS
    if value.from_ is not None and value.until is not None:
        assert value.from_ < value.until
    if value.from_ is None and value.until is None:
        assert value.reason


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_a_written_day_reads_back_as_itself(day: date) -> None:
    """ISO and English orders agree, on whatever day the page was published."""
    for words in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert normalise_timex(words, page_of(date(2018, 6, 28))).from_ == day


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_within_the_week_that_ends_on_the_page(day: date, number: int) -> None:
    """It has the weekday asked for, on the page's day or one of the six before."""
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    found = normalise_timex(name, page_of(day)).from_
    assert found is not None
    assert found.weekday() == number
    assert timedelta(0) <= day - found <= timedelta(days=6)


@given(DAYS, st.sampled_from(UNITS), st.integers(-5, 5))
def test_steps_on_the_calendar_touch_without_gaps(day: date, unit: Unit, count: int) -> None:
    """A stretch holds its day, the next begins where it ends, and steps add up."""
    here = containing(unit, day)
    assert here.from_ <= day < here.until
    assert stepped(unit, day, 1).from_ == here.until
    there = stepped(unit, day, count)
    assert stepped(unit, there.from_, -count) == here


@given(DAYS, st.sampled_from([unit for unit in UNITS if unit != "day"]))
def test_thirds_cover_their_stretch(day: date, unit: Unit) -> None:
    """Early, middle and late follow one another and leave nothing out."""
    whole = containing(unit, day)
    early, middle, late = (third_of(whole, third) for third in ("START", "MID", "END"))
    assert (early[0], late[1]) == (whole.from_, whole.until)
    assert early[1] == middle[0]
    assert middle[1] == late[0]
    assert early[0] < early[1] < middle[1] < late[1]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2018, 5, 31), -3, date(2018, 2, 28)),
        (date(2016, 3, 31), -1, date(2016, 2, 29)),
        (date(2018, 12, 31), 2, date(2019, 2, 28)),
        (date(2018, 6, 28), 12, date(2019, 6, 28)),
    ],
)
def test_a_shorter_month_clips_the_day(day: date, months: int, expected: date) -> None:
    """The last day of the month stands in for a day that it has not."""
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    "expected", [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2018, 4, 1), date(2038, 4, 25)]
)
def test_easter_by_the_computus(expected: date) -> None:
    """Published Easters, the earliest (22 March) and the latest (25 April) possible among them."""
    assert easter(expected.year) == expected


@pytest.mark.parametrize(
    "expected", [date(1979, 3, 21), date(1996, 3, 20), date(2017, 3, 21), date(2020, 3, 20), date(2024, 3, 20)]
)
def test_nowruz_by_the_33_year_rule(expected: date) -> None:
    """The Iranian new year as it was kept."""
    assert nowruz(expected.year) == expected


def test_nowruz_is_refused_where_the_rule_drifts() -> None:
    """Outside 1800–2256 there is no guess."""
    with pytest.raises(ValueError, match="1800 to 2256"):
        nowruz(1700)


@given(WORDS | st.text(max_size=60))
def test_spans_found_lie_inside_the_text_in_order(text: str) -> None:
    """Spans are code points, not empty, sorted, never overlapping."""
    before = 0
    for start, end in find_timexes(text):
        assert before <= start < end <= len(text)
        before = end
