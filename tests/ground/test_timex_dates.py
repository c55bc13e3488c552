"""This file specifies how times that name their own day, month or year are read, and what no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.timex import TimeContext, normalise_timex
from dateline.records.page import CreationTime, Interval
from dateline.records.values import TimeValue

# A Thursday; the week is 25 June to 1 July 2018 (W26).
THURSDAY = date(2018, 6, 28)


def read(words: str, tense: str | None = None, dct: date | None = THURSDAY) -> TimeValue:
    """The words as a page of that day means them."""
    created = (
        CreationTime(from_=dct, until=date.fromordinal(dct.toordinal() + 1), precision="day", found_in="option")
        if dct
        else CreationTime()
    )
    return normalise_timex(words, TimeContext(dct=created, tense=tense))  # type: ignore[arg-type]


def interval(value: TimeValue) -> tuple[str | None, str | None]:
    """Both ends as ISO dates."""
    return (
        value.from_.isoformat() if value.from_ else None,
        value.until.isoformat() if value.until else None,
    )


@pytest.mark.parametrize(
    "words",
    [
        "25 June 2018",
        "June 25, 2018",
        "June 25 2018",
        "Jun. 25, 2018",
        "25 Jun 2018",
        "the 25th of June 2018",
        "the 25th of June, 2018",
        "25-Jun-2018",
        "2018-06-25",
        "2018/06/25",
        "2018 June 25",
        "25.06.2018",  # dots are day first wherever they are used
        "25/06/2018",  # no month has the number 25
        "06/25/2018",
        "Mon 25 Jun 2018",
        "Monday, June 25, 2018",
        "Monday 25 June 2018",
        "June 25, '18",
        "Jun 252018",  # a web dump that lost its space
        "on 25 June 2018",
        "June twenty-fifth, 2018",
    ],
)
def test_a_full_date_is_one_day_in_any_order_of_its_parts(words: str) -> None:
    """Every usual way of writing a day with its year gives that day, and nothing is counted from the page."""
    value = read(words, dct=None)
    assert interval(value) == ("2018-06-25", "2018-06-26")
    assert value.precision == "day"
    assert value.timex3 is not None
    assert (value.timex3.type, value.timex3.value) == ("DATE", "2018-06-25")
    assert value.anchor is None


@pytest.mark.parametrize(
    ("words", "from_", "until", "value", "precision"),
    [
        ("March 2013", "2013-03-01", "2013-04-01", "2013-03", "month"),
        ("Sept. 2013", "2013-09-01", "2013-10-01", "2013-09", "month"),
        ("2013-03", "2013-03-01", "2013-04-01", "2013-03", "month"),
        ("December of 2013", "2013-12-01", "2014-01-01", "2013-12", "month"),
        ("2013", "2013-01-01", "2014-01-01", "2013", "year"),
        ("in 2013", "2013-01-01", "2014-01-01", "2013", "year"),
        ("the year 2013", "2013-01-01", "2014-01-01", "2013", "year"),
        ("'98", "1998-01-01", "1999-01-01", "1998", "year"),
        ("'15", "2015-01-01", "2016-01-01", "2015", "year"),
        ("nineteen ninety-six", "1996-01-01", "1997-01-01", "1996", "year"),
        ("the year two thousand", "2000-01-01", "2001-01-01", "2000", "year"),
        ("the 1990s", "1990-01-01", "2000-01-01", "199", "year"),
        ("the '60s", "1960-01-01", "1970-01-01", "196", "year"),
        ("the eighties", "1980-01-01", "1990-01-01", "198", "year"),
        ("the 2000s", "2000-01-01", "2010-01-01", "200", "year"),  # the decade, not the century
        ("the 1800s", "1800-01-01", "1900-01-01", "18", "year"),  # the century, not the decade
        ("the 20th century", "1900-01-01", "2000-01-01", "19", "year"),
        ("the first century", "0001-01-01", "0100-01-01", "00", "year"),  # the calendar has no year 0
        ("the third quarter of 2017", "2017-07-01", "2017-10-01", "2017-Q3", "season"),
        ("Q1 2019", "2019-01-01", "2019-04-01", "2019-Q1", "season"),
        ("the first half of 2016", "2016-01-01", "2016-07-01", "2016-H1", "year"),
        ("the second half of 2016", "2016-07-01", "2017-01-01", "2016-H2", "year"),
        ("the summer of 2014", "2014-06-01", "2014-09-01", "2014-SU", "season"),
        ("winter 2013", "2013-12-01", "2014-03-01", "2013-WI", "season"),  # a winter bears its December's year
        ("Christmas 2016", "2016-12-25", "2016-12-26", "2016-12-25", "day"),
        ("Good Friday 2019", "2019-04-19", "2019-04-20", "2019-04-19", "day"),
        ("Easter 2024", "2024-03-31", "2024-04-01", "2024-03-31", "day"),
        ("Nowruz 2017", "2017-03-21", "2017-03-22", "2017-03-21", "day"),
        ("Nowruz 2020", "2020-03-20", "2020-03-21", "2020-03-20", "day"),  # the leap day of 2020 moves it
        ("Ramadan 2018", "2018-05-15", "2018-06-16", "2018-05-16", "month"),  # the moon: a day wider at either end
        ("Eid al-Fitr 2023", "2023-04-21", "2023-04-26", "2023-04-22", "week"),
        ("Ashura 2018", "2018-09-20", "2018-09-23", "2018-09-21", "week"),  # kept on the 20th in some countries
    ],
)
def test_a_stretch_with_its_year_needs_no_page_date(
    words: str, from_: str, until: str, value: str, precision: str
) -> None:
    """Months, years, decades, seasons and feasts with a year are absolute."""
    found = read(words, dct=None)
    assert interval(found) == (from_, until)
    assert found.timex3 is not None
    assert found.timex3.value == value
    assert found.precision == precision
    assert found.anchor is None


@pytest.mark.parametrize(
    ("words", "from_", "until", "value", "mod"),
    [
        ("early July 2017", "2017-07-01", "2017-07-11", "2017-07", "START"),
        ("mid-March 2017", "2017-03-11", "2017-03-21", "2017-03", "MID"),
        ("late February 2017", "2017-02-21", "2017-03-01", "2017-02", "END"),
        ("the end of May 2017", "2017-05-21", "2017-06-01", "2017-05", "END"),
        ("the beginning of 2016", "2016-01-01", "2016-05-01", "2016", "START"),
        ("mid-2016", "2016-05-01", "2016-09-01", "2016", "MID"),
        ("late 2024", "2024-09-01", "2025-01-01", "2024", "END"),  # "2024" is no clock time here
        ("the early 1980s", "1980-01-01", "1984-01-01", "198", "START"),
        ("the early 20th century", "1900-01-01", "1933-01-01", "19", "START"),
        ("mid-1500s", "1533-01-01", "1567-01-01", "15", "MID"),
        ("the first week of March 2020", "2020-03-01", "2020-03-08", "2020-W10", "APPROX"),
    ],
)
def test_an_edge_is_a_third_of_its_stretch(words: str, from_: str, until: str, value: str, mod: str) -> None:
    """Early, middle and late are thirds; TIMEX3 keeps the whole's value and a mod."""
    found = read(words, dct=None)
    assert interval(found) == (from_, until)
    assert found.timex3 is not None
    assert (found.timex3.value, found.timex3.mod) == (value, mod)


@pytest.mark.parametrize(
    ("words", "from_", "until"),
    [
        ("between 5 and 8 May 2016", "2016-05-05", "2016-05-09"),
        ("between March 3 and March 5, 2016", "2016-03-03", "2016-03-06"),
        ("from June 3 to June 5, 2016", "2016-06-03", "2016-06-06"),
        ("May 5-8, 2016", "2016-05-05", "2016-05-09"),
        ("5–8 May 2016", "2016-05-05", "2016-05-09"),
        ("2011–2013", "2011-01-01", "2014-01-01"),
        ("2011-13", "2011-01-01", "2014-01-01"),
        ("from 2009 until 2014", "2009-01-01", "2015-01-01"),
        ("between 1976 and 1983", "1976-01-01", "1984-01-01"),
        ("the 1960s and 1970s", "1960-01-01", "1980-01-01"),
        ("30 December 2015 to 2 January 2016", "2015-12-30", "2016-01-03"),
    ],
)
def test_a_range_runs_from_the_start_of_one_end_to_the_end_of_the_other(words: str, from_: str, until: str) -> None:
    """The nearer end lends the further one the month and the year that it does not repeat."""
    assert interval(read(words, dct=None)) == (from_, until)


@pytest.mark.parametrize(
    ("words", "from_", "until"),
    [
        ("since 2011", "2011-01-01", None),
        ("since late 2020", "2020-09-01", None),
        ("until March 2013", None, "2013-04-01"),
        ("by 25 June 2018", None, "2018-06-26"),
        ("before 2011", None, "2011-01-01"),
        ("after 25 June 2018", "2018-06-25", None),  # later that same day is after it too
        ("as of 14 June 2018", "2018-06-14", "2018-06-15"),
    ],
)
def test_a_side_without_a_bound_stays_open(words: str, from_: str | None, until: str | None) -> None:
    """Since, until, by, before and after leave one end None."""
    assert interval(read(words, dct=None)) == (from_, until)


@pytest.mark.parametrize(
    "words",
    [
        "30 February",
        "30 February 2018",
        "31 June 2018",
        "29 February 2017",
        "2018-02-30",
        "2018-13-01",
        "13/25/2018",
        "June 31",
        "32.01.2018",
    ],
)
def test_a_day_that_no_calendar_has_is_unresolved(words: str) -> None:
    """It is never snapped to a neighbour, and the reason names it."""
    value = read(words)
    assert interval(value) == (None, None)
    assert value.precision == "unknown"
    assert value.reason is not None
    assert "no calendar has" in value.reason


def test_a_leap_day_without_a_year_goes_back_to_a_leap_year() -> None:
    """29 February, read in 2018, is that of 2016."""
    assert interval(read("29 February")) == ("2016-02-29", "2016-03-01")


def test_a_date_of_two_readings_keeps_both() -> None:
    """03/04/2024 is 3 April or March 4; neither is chosen in silence."""
    value = read("03/04/2024")
    assert interval(value) == ("2024-04-03", "2024-04-04")
    assert value.alternatives == (Interval(from_=date(2024, 3, 4), until=date(2024, 3, 5)),)
    assert value.reason is not None


def test_a_wrong_weekday_is_told_and_does_not_move_the_date() -> None:
    """25 June 2018 was a Monday; a page that says Friday is quoted as it is, with a reason."""
    value = read("Friday, June 25, 2018")
    assert interval(value) == ("2018-06-25", "2018-06-26")
    assert value.reason == "2018-06-25 is a Monday, not what the page says"


def test_a_weekday_picks_the_year_of_a_date_without_one() -> None:
    """25 June was a Sunday in 2017, so a page of June 2018 that says so speaks of 2017."""
    assert interval(read("Sunday, June 25")) == ("2017-06-25", "2017-06-26")
