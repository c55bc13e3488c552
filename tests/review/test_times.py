"""This file says which times a reviewer may type, and what they mean."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.review.times import read_time


@pytest.mark.parametrize(
    ("words", "first", "until", "precision"),
    [
        ("2018-06-25", date(2018, 6, 25), date(2018, 6, 26), "day"),
        ("2018-12-31", date(2018, 12, 31), date(2019, 1, 1), "day"),
        ("2018-06", date(2018, 6, 1), date(2018, 7, 1), "month"),
        ("2018-12", date(2018, 12, 1), date(2019, 1, 1), "month"),
        ("2018", date(2018, 1, 1), date(2019, 1, 1), "year"),
        ("2018-06-25..2018-06-28", date(2018, 6, 25), date(2018, 6, 28), "day"),  # the 28th is left out
        ("2018-06 .. 2018-08", date(2018, 6, 1), date(2018, 8, 1), "month"),
        ("2018-06-25..", date(2018, 6, 25), None, "day"),
        ("..2018-06-25", None, date(2018, 6, 25), "day"),
        ("2018..2018-06-25", date(2018, 1, 1), date(2018, 6, 25), "year"),  # no closer than its coarser end
    ],
)
def test_a_time_is_an_interval_whose_end_is_left_out(
    words: str, first: date | None, until: date | None, precision: str
) -> None:
    """With the precision of the way it is written."""
    time = read_time(words, "reviewer")
    assert (time.from_, time.until, time.precision, time.decided_by) == (first, until, precision, "reviewer")


def test_a_single_date_has_a_timex_value() -> None:
    """An interval of two dates has none."""
    timex = read_time("2018-6", "reviewer").timex3
    assert timex is not None
    assert (timex.type, timex.value) == ("DATE", "2018-06")
    assert read_time("2018..2019", "reviewer").timex3 is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yesterday", "is no date; write 2018-06-25"),
        ("25/06/2018", "is no date"),
        ("2018-02-30", "no calendar has that date"),
        ("2018-13", "no calendar has that date"),
        ("0000", "no calendar has that date"),
        ("9999", "no calendar has that date"),  # its end is past the calendar's
        ("..", "neither beginning nor end"),
        ("2018-06-25..2018-06-25", "holds no day"),
        ("2018-06-25..2018-06-24", "holds no day"),
        ("2018..2019..2020", "is no date"),
    ],
)
def test_what_is_no_time_is_refused_with_how_it_is_written(words: str, told: str) -> None:
    """Never read as something near it."""
    with pytest.raises(UsageError, match=told):
        read_time(words, "reviewer")
