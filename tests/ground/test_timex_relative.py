"""This file specifies how times are counted from the page's date and from the last time in the story."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.ground.timex import TimeContext, moves_story, normalise_timex
from dateline.records.page import CreationTime, Interval
from dateline.records.values import TimeValue

# A Thursday; the week is 25 June to 1 July 2018 (W26).
THURSDAY = date(2018, 6, 28)


def page_of(day: date = THURSDAY) -> CreationTime:
    """A page published on that day."""
    return CreationTime(from_=day, until=day + timedelta(days=1), precision="day", found_in="option")


def read(words: str, tense: str | None = None) -> TimeValue:
    """The words as a page of Thursday 28 June 2018 means them."""
    return normalise_timex(words, TimeContext(dct=page_of(), tense=tense))  # type: ignore[arg-type]


def after(story: str, words: str, tense: str | None = None) -> TimeValue:
    """The words on that page, after the story has told of another time."""
    told = read(story)
    assert moves_story(told)
    context = TimeContext(dct=page_of(), story=told, story_mention="m7", tense=tense)  # type: ignore[arg-type]
    return normalise_timex(words, context)


def ends(value: TimeValue) -> str:
    """The interval as `from/until`, `..` for an open end."""
    return f"{value.from_ or '..'}/{value.until or '..'}"


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("Tuesday", None, "2018-06-26"),
        ("Thursday", None, "2018-06-28"),  # the day of publication itself
        ("Friday", None, "2018-06-22"),  # six days back, not tomorrow
        ("Friday", "past", "2018-06-22"),
        ("Friday", "future", "2018-06-29"),
        ("on Friday", "future", "2018-06-29"),
        ("Friday's", None, "2018-06-22"),
        ("Wed.", None, "2018-06-27"),
        ("last Friday", None, "2018-06-22"),
        ("last Thursday", None, "2018-06-21"),  # never the day of publication
        ("next Thursday", None, "2018-07-05"),
        ("this Saturday", None, "2018-06-30"),
        ("this Tuesday", "past", "2018-06-26"),
        ("Tuesday last week", None, "2018-06-19"),
        ("Monday of next week", None, "2018-07-02"),
        ("a week from Friday", None, "2018-07-06"),
        ("today", None, "2018-06-28"),
        ("earlier today", None, "2018-06-28"),
        ("yesterday", None, "2018-06-27"),
        ("tomorrow", None, "2018-06-29"),
        ("the day before yesterday", None, "2018-06-26"),
        ("the day after tomorrow", None, "2018-06-30"),
        ("two days ago", None, "2018-06-26"),
        ("eleven days ago", None, "2018-06-17"),
        ("June 25", None, "2018-06-25"),
        ("25 June", None, "2018-06-25"),
        ("the 25th", None, "2018-06-25"),
        ("the 29th", None, "2018-05-29"),  # this month's has not come yet
        ("the 29th", "future", "2018-06-29"),
        ("the 31st of last month", None, "2018-05-31"),
        ("September 11", None, "2017-09-11"),
        ("September 11", "future", "2018-09-11"),
        ("18 March last year", None, "2017-03-18"),
        ("Christmas Day", None, "2017-12-25"),
        ("Christmas Day", "future", "2018-12-25"),
        ("New Year's Eve", None, "2017-12-31"),
        ("Easter", None, "2018-04-01"),
        ("Nowruz", None, "2018-03-21"),
        ("as early as today", None, "2018-06-28"),
        ("later on Monday", None, "2018-06-25"),
        ("25th", None, "2018-06-25"),  # mentions carry no leading article
        ("day before", None, "2018-06-27"),
        ("now", None, "2018-06-28"),
        ("currently", None, "2018-06-28"),
    ],
)
def test_a_day_is_counted_from_the_page(words: str, tense: str | None, expected: str) -> None:
    """News counts back to the latest such day unless the clause looks ahead; the anchor is the page's date."""
    value = read(words, tense)
    day = date.fromisoformat(expected)
    assert ends(value) == f"{day}/{day + timedelta(days=1)}"
    assert value.precision == "day"
    assert value.anchor == "dct"


@pytest.mark.parametrize(
    ("words", "day", "timex3"),
    [
        ("tonight", "2018-06-28", "2018-06-28TNI"),
        ("last night", "2018-06-27", "2018-06-27TNI"),
        ("this morning", "2018-06-28", "2018-06-28TMO"),
        ("yesterday evening", "2018-06-27", "2018-06-27TEV"),
        ("Tuesday evening", "2018-06-26", "2018-06-26TEV"),
        ("on Saturday morning", "2018-06-23", "2018-06-23TMO"),
        ("the afternoon of Sunday", "2018-06-24", "2018-06-24TAF"),
        ("early Thursday morning", "2018-06-28", "2018-06-28TMO"),
        ("at dawn", "2018-06-28", "2018-06-28TMO"),
        ("dawn on Monday", "2018-06-25", "2018-06-25TMO"),
        ("before dawn on Thursday", "2018-06-28", "2018-06-28TMO"),  # before dawn is still that day
        ("dawn this morning", "2018-06-28", "2018-06-28TMO"),
        ("the night of 4 May", "2018-05-04", "2018-05-04TNI"),
        ("midnight", "2018-06-28", "2018-06-28T24:00"),
        ("noon on Saturday", "2018-06-23", "2018-06-23T12:00"),
        ("0300 local", "2018-06-28", "2018-06-28T03:00"),
        ("at 1600", "2018-06-28", "2018-06-28T16:00"),  # "1600" alone would be a year
        ("6:30 p.m. Tuesday", "2018-06-26", "2018-06-26T18:30"),
        ("8.30 a.m.", "2018-06-28", "2018-06-28T08:30"),
        ("Monday at 2 p.m.", "2018-06-25", "2018-06-25T14:00"),
        ("12 a.m.", "2018-06-28", "2018-06-28T00:00"),
        ("12:15 p.m.", "2018-06-28", "2018-06-28T12:15"),
        ("at 10:00 GMT", "2018-06-28", "2018-06-28T10:00Z"),
        ("nine o'clock", "2018-06-28", "2018-06-28T09:00"),
        ("eleven at night", "2018-06-28", "2018-06-28T23:00"),
        ("two at night", "2018-06-28", "2018-06-28T02:00"),
        ("a quarter past eight last night", "2018-06-27", "2018-06-27T20:15"),
        ("Friday 12 May 2017 08:15", "2017-05-12", "2017-05-12T08:15"),
    ],
)
def test_a_time_of_day_keeps_its_day_and_writes_its_hour_in_timex3(words: str, day: str, timex3: str) -> None:
    """The interval is in days; the part of the day or the hour is TIMEX3's."""
    value = read(words)
    start = date.fromisoformat(day)
    assert ends(value) == f"{start}/{start + timedelta(days=1)}"
    assert value.timex3 is not None
    assert (value.timex3.type, value.timex3.value) == ("TIME", timex3)


@pytest.mark.parametrize(
    ("words", "precision"),
    [("18:40", "minute"), ("3 a.m.", "hour"), ("Tuesday evening", "day")],
)
def test_the_precision_of_a_time_of_day_is_what_the_words_tell(words: str, precision: str) -> None:
    """Minutes and hours only by the clock; an evening is no finer than its day."""
    assert read(words).precision == precision


@pytest.mark.parametrize(
    ("words", "expected", "timex3", "mod"),
    [
        ("overnight", "2018-06-27/2018-06-29", "2018-06-27TNI", None),  # a night touches two days
        ("the night of Monday to Tuesday", "2018-06-25/2018-06-27", "2018-06-25TNI", None),
        ("late Tuesday", "2018-06-26/2018-06-27", "2018-06-26", "END"),
        ("early Wednesday", "2018-06-27/2018-06-28", "2018-06-27", "START"),
        ("this week", "2018-06-25/2018-07-02", "2018-W26", None),
        ("last week", "2018-06-18/2018-06-25", "2018-W25", None),
        ("next week's", "2018-07-02/2018-07-09", "2018-W27", None),
        ("earlier this week", "2018-06-25/2018-06-29", "2018-W26", None),  # up to the page
        ("later this week", "2018-06-28/2018-07-02", "2018-W26", None),  # from the page
        ("early this week", "2018-06-25/2018-06-27", "2018-W26", "START"),
        ("the weekend", "2018-06-23/2018-06-25", "2018-W25-WE", None),
        ("weekend", "2018-06-23/2018-06-25", "2018-W25-WE", None),
        ("over the weekend", "2018-06-23/2018-06-25", "2018-W25-WE", None),
        ("this weekend", "2018-06-30/2018-07-02", "2018-W26-WE", None),
        ("this month", "2018-06-01/2018-07-01", "2018-06", None),
        ("last month", "2018-05-01/2018-06-01", "2018-05", None),
        ("next month", "2018-07-01/2018-08-01", "2018-07", None),
        ("so far this year", "2018-01-01/2018-06-29", "2018", None),
        ("last year", "2017-01-01/2018-01-01", "2017", None),
        ("this century", "2000-01-01/2100-01-01", "20", None),
        ("in March", "2018-03-01/2018-04-01", "2018-03", None),
        ("June", "2018-06-01/2018-07-01", "2018-06", None),  # the page's own month
        ("October", "2017-10-01/2017-11-01", "2017-10", None),
        ("last May", "2018-05-01/2018-06-01", "2018-05", None),
        ("last June", "2017-06-01/2017-07-01", "2017-06", None),  # not the page's own
        ("next March", "2019-03-01/2019-04-01", "2019-03", None),
        ("July last year", "2017-07-01/2017-08-01", "2017-07", None),
        ("mid-March", "2018-03-11/2018-03-21", "2018-03", "MID"),
        ("the end of the month", "2018-06-21/2018-07-01", "2018-06", "END"),
        ("late last year", "2017-09-01/2018-01-01", "2017", "END"),
        ("last winter", "2017-12-01/2018-03-01", "2017-WI", None),
        ("this summer", "2018-06-01/2018-09-01", "2018-SU", None),
        ("next spring", "2019-03-01/2019-06-01", "2019-SP", None),
        ("in the spring", "2018-03-01/2018-06-01", "2018-SP", None),
        ("the third quarter", "2017-07-01/2017-10-01", "2017-Q3", None),  # this year's has not begun
        ("this year's third quarter", "2018-07-01/2018-10-01", "2018-Q3", None),
        ("two weeks ago", "2018-06-11/2018-06-18", "2018-W24", None),
        ("three months ago", "2018-03-01/2018-04-01", "2018-03", None),
        ("two years ago", "2016-01-01/2017-01-01", "2016", None),
        ("more than a decade ago", "2006-01-01/2011-01-01", "2008", "MORE_THAN"),  # round: two years to either side
        ("Ramadan", "2018-05-15/2018-06-16", "2018-05-16", "APPROX"),
        ("Eid al-Fitr", "2018-06-14/2018-06-19", "2018-06-15", "APPROX"),
        ("the past six months", "2017-12-28/2018-06-29", "P6M", None),
        ("in the last 24 hours", "2018-06-27/2018-06-29", "PT24H", None),
        ("the past year", "2017-06-28/2018-06-29", "P1Y", None),  # runs up to the page, is no calendar year
        ("the next two weeks", "2018-06-28/2018-07-13", "P2W", None),
        ("the past few weeks", "../2018-06-29", "PXW", None),
        ("the next few days", "2018-06-28/..", "PXD", None),
        ("recently", "../2018-06-29", "PAST_REF", None),
        ("in the past", "../2018-06-29", "PAST_REF", None),
        ("years ago", "../2018-06-29", "PAST_REF", None),
        ("soon", "2018-06-28/..", "FUTURE_REF", None),
        ("the near future", "2018-06-28/..", "FUTURE_REF", None),
        ("to date", "2018-06-28/2018-06-29", "PRESENT_REF", None),
        ("since Monday", "2018-06-25/..", "2018-06-25", None),
        ("since dawn", "2018-06-28/..", "2018-06-28TMO", None),
        ("since the weekend", "2018-06-23/..", "2018-W25-WE", None),
        ("since mid-March", "2018-03-11/..", "2018-03", "MID"),
        ("since two days ago", "2018-06-26/..", "2018-06-26", None),
        ("before Monday", "../2018-06-25", "2018-06-25", None),
        ("from 27 March to 4 April", "2018-03-27/2018-04-05", "2018-03-27/2018-04-04", None),
        ("between 5 and 8 May", "2018-05-05/2018-05-09", "2018-05-05/2018-05-08", None),
        ("Monday to Wednesday", "2018-06-25/2018-06-28", "2018-06-25/2018-06-27", None),
        ("November and January", "2017-11-01/2018-02-01", "2017-11/2018-01", None),  # over the turn of the year
        ("late January and early February", "2018-01-21/2018-02-11", "2018-01/2018-02", None),
        (
            "between 6 and 8 p.m. on Tuesday",
            "2018-06-26/2018-06-27",
            "2018-06-26T18:00/2018-06-26T20:00",
            None,
        ),
    ],
)
def test_a_stretch_is_counted_from_the_page(words: str, expected: str, timex3: str, mod: str | None) -> None:
    """Weeks, months, seasons and spans by the news calendar, with TIMEX3's value and mod."""
    value = read(words)
    assert ends(value) == expected
    assert value.timex3 is not None
    assert (value.timex3.value, value.timex3.mod) == (timex3, mod)
    assert value.anchor == "dct"


@pytest.mark.parametrize(
    ("words", "timex3"),
    [
        ("two weeks", ("DURATION", "P2W", None)),
        ("for three days", ("DURATION", "P3D", None)),
        ("two-year", ("DURATION", "P2Y", None)),
        ("three months", ("DURATION", "P3M", None)),
        ("a fortnight", ("DURATION", "P2W", None)),
        ("four nights", ("DURATION", "P4D", None)),
        ("half an hour", ("DURATION", "PT30M", None)),
        ("two and a half years", ("DURATION", "P2Y6M", None)),
        ("5 1/2 hours", ("DURATION", "PT5H30M", None)),
        ("a year and a half", ("DURATION", "P1Y6M", None)),
        ("several years", ("DURATION", "PXY", None)),
        ("three to five years", ("DURATION", "PXY", None)),
        ("less than a decade", ("DURATION", "P10Y", "LESS_THAN")),
        ("at least 72 hours", ("DURATION", "PT72H", "EQUAL_OR_MORE")),
        ("nearly two months", ("DURATION", "P2M", "APPROX")),
        ("week-long", ("DURATION", "P1W", None)),
        ("within 48 hours", ("DURATION", "PT48H", None)),  # of an act, not of the page
        ("every Friday", ("SET", "XXXX-WXX-5", None)),
        ("every Friday night", ("SET", "XXXX-WXX-5TNI", None)),
        ("every August", ("SET", "XXXX-08", None)),
        ("daily", ("SET", "P1D", None)),
        ("weekly", ("SET", "P1W", None)),
        ("every two weeks", ("SET", "P2W", None)),
        ("every other day", ("SET", "P2D", None)),
        ("twice a month", ("SET", "P1M", None)),
    ],
)
def test_lengths_and_sets_have_no_place_on_the_calendar(words: str, timex3: tuple[str, str, str | None]) -> None:
    """Their TIMEX3 value is known, their interval is not, and the reason says why."""
    value = read(words)
    assert value.timex3 is not None
    assert (value.timex3.type, value.timex3.value, value.timex3.mod) == timex3
    assert ends(value) == "../.."
    assert value.precision == "unknown"
    assert value.reason


@pytest.mark.parametrize(
    ("story", "words", "expected"),
    [
        ("June 25", "two days later", "2018-06-27/2018-06-28"),
        ("June 25", "Two days later", "2018-06-27/2018-06-28"),
        ("June 20", "three days after", "2018-06-23/2018-06-24"),
        ("June 20", "the following day", "2018-06-21/2018-06-22"),
        ("June 20", "the next day", "2018-06-21/2018-06-22"),
        ("June 20", "the day before", "2018-06-19/2018-06-20"),
        ("June 20", "a day earlier", "2018-06-19/2018-06-20"),
        ("June 20", "that day", "2018-06-20/2018-06-21"),
        ("June 20", "the same evening", "2018-06-20/2018-06-21"),
        ("June 20", "the next morning", "2018-06-21/2018-06-22"),
        ("June 20", "a week later", "2018-06-24/2018-07-01"),  # the week around the 27th
        ("June 20", "the following month", "2018-07-01/2018-08-01"),
        ("June 20", "the 22nd", "2018-06-22/2018-06-23"),
        ("June 20", "the following Tuesday", "2018-06-26/2018-06-27"),
        ("June 20", "at 3 a.m.", "2018-06-20/2018-06-21"),
        ("June 20", "since then", "2018-06-20/.."),
        ("June 20", "days later", "2018-06-20/.."),
        ("March 2013", "a year later", "2014-01-01/2015-01-01"),
        ("March 2013", "the following year", "2014-01-01/2015-01-01"),
        ("March 2013", "two days later", "2013-03-03/2013-04-03"),  # no finer than the story: some day of these
    ],
)
def test_later_and_earlier_count_from_the_story(story: str, words: str, expected: str) -> None:
    """The last time in the story is the anchor, by the id of its mention."""
    value = after(story, words)
    assert ends(value) == expected
    assert value.anchor == "m7"


def test_a_result_is_no_more_precise_than_the_story_it_counts_from() -> None:
    """Two days after some day of March is some day of a month, and TIMEX3 has no name for it."""
    value = after("March 2013", "two days later")
    assert value.precision == "month"
    assert value.timex3 is None


@pytest.mark.parametrize("words", ["yesterday", "two days ago", "Tuesday", "last week", "now"])
def test_words_that_point_from_the_page_ignore_the_story(words: str) -> None:
    """*Ago* counts from the page, *earlier* from the story."""
    assert ends(after("June 1", words)) == ends(read(words))


def test_a_past_clause_does_not_lie_after_its_page() -> None:
    """*Two days later* with no time in the story to count from is unresolved, not the day after tomorrow."""
    value = read("two days later", "past")
    assert ends(value) == "../.."
    assert value.reason == "counts from a time in the story that was not found"


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("last Tuesday", Interval(from_=date(2018, 6, 19), until=date(2018, 6, 20))),  # or Tuesday of last week
        ("next Friday", Interval(from_=date(2018, 7, 6), until=date(2018, 7, 7))),  # or Friday of next week
        ("July 1", Interval(from_=date(2017, 7, 1), until=date(2017, 7, 2))),  # so near ahead, the tense unknown
        ("July", Interval(from_=date(2017, 7, 1), until=date(2017, 8, 1))),
        ("early July", Interval(from_=date(2017, 7, 1), until=date(2017, 7, 11))),
        ("by Friday", Interval(from_=None, until=date(2018, 6, 30))),  # had fallen by, or to leave by
        ("Eid", Interval(from_=date(2017, 9, 1), until=date(2017, 9, 7))),  # there are two feasts of the name
    ],
)
def test_two_readings_are_kept_side_by_side(words: str, other: Interval) -> None:
    """Ambiguity is kept as alternatives (codebook, section 5)."""
    assert read(words).alternatives == (other,)


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("July 1", "past", "2017-07-01/2017-07-02"),
        ("July 1", "future", "2018-07-01/2018-07-02"),
        ("by Friday", "future", "2018-06-28/2018-06-30"),  # what is still to be done
        ("in two days", "future", "2018-06-30/2018-07-01"),
        ("within 48 hours", "future", "2018-06-28/2018-07-01"),
    ],
)
def test_the_tense_settles_what_would_be_ambiguous(words: str, tense: str, expected: str) -> None:
    """With a known tense there is one reading."""
    value = read(words, tense)
    assert ends(value) == expected
    assert value.alternatives == ()


@pytest.mark.parametrize(
    ("words", "moves"),
    [
        ("June 25", True),
        ("Tuesday evening", True),
        ("last week", True),
        ("March 2013", True),
        ("2013", True),
        ("the 1990s", False),  # too long for anything to be counted from it
        ("the past six months", False),
        ("two weeks", False),
        ("every Friday", False),
        ("recently", False),
        ("now", False),
        ("since Monday", False),
        ("until Friday", False),
        ("30 February", False),
    ],
)
def test_what_moves_the_story(words: str, moves: bool) -> None:
    """A closed stretch of the calendar becomes the story's time; lengths, sets and pointers do not."""
    assert moves_story(read(words)) is moves
