"""How dates are read, and which of a page's dates counts as its creation time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture import CaptureOptions, Record, Source, capture
from dateline.capture.creation_time import read_given_date, read_url_date, read_visible_date
from dateline.capture.written_dates import NoSuchDayError, match_date, read_date
from dateline.errors import ImpossibleDate
from dateline.records.page import CreationTime, Interval, Page


def a_page(text: str = "The bridge of Osmund fell.", published: str | None = None, url: str | None = None) -> Page:
    """Capture a record with the given text and address."""
    source = Source(name="pages.jsonl:1", kind="record", record=Record(text=text, url=url))
    return capture(source, CaptureOptions(published=published))


@pytest.mark.parametrize(
    ("words", "first_day", "precision"),
    [
        ("2018", date(2018, 1, 1), "year"),
        ("2018-06", date(2018, 6, 1), "month"),
        ("June 2018", date(2018, 6, 1), "month"),
        ("2018-06-28", date(2018, 6, 28), "day"),
        ("2018/06/28", date(2018, 6, 28), "day"),
        ("20180628", date(2018, 6, 28), "day"),
        ("28 June 2018", date(2018, 6, 28), "day"),
        ("28th of June 2018", date(2018, 6, 28), "day"),
        ("June 28, 2018", date(2018, 6, 28), "day"),
        ("Jun. 28 2018", date(2018, 6, 28), "day"),
        ("Thu 28 Jun 2018", date(2018, 6, 28), "day"),
        ("Thursday, June 28th, 2018 at 10:15 pm", date(2018, 6, 28), "minute"),
        ("10:15 GMT, 28 June 2018", date(2018, 6, 28), "minute"),
        ("28/06/2018", date(2018, 6, 28), "day"),  # only one order has such a month
        ("06/28/2018", date(2018, 6, 28), "day"),
        ("03.04.2024", date(2024, 4, 3), "day"),  # with dots the day comes first
        ("04/04/2024", date(2024, 4, 4), "day"),  # both orders mean the same day
        ("2018-06-28T10:15:00Z", date(2018, 6, 28), "minute"),
        ("2018-06-28T23:30:00-05:00", date(2018, 6, 29), "minute"),  # the day after, in UTC
        ("2018-06-28T01:30:00+0300", date(2018, 6, 27), "minute"),  # the day before, in UTC
        ("Thu, 28 Jun 2018 22:15:00 -0400", date(2018, 6, 29), "minute"),
        ("28 June 2018 23:50 IST", date(2018, 6, 28), "minute"),  # three zones have this name: left as written
        ("2000-02-29", date(2000, 2, 29), "day"),
    ],
)
def test_a_date_is_read(words: str, first_day: date, precision: str) -> None:
    """Every usual form gives its first day in UTC and its precision, without alternatives."""
    reading = read_date(words)
    assert reading is not None
    assert (reading.from_, reading.precision, reading.text, reading.alternatives) == (first_day, precision, words, ())


@pytest.mark.parametrize(
    "words",
    [
        "2024-02-30",
        "31/04/2024",
        "30 February 2024",
        "2018-13",
        "2018-06-28T25:00",
        "0018-06-28",
        "Feb 29, 2023",
        "2018-00",
    ],
)
def test_a_day_that_no_calendar_has_is_refused(words: str) -> None:
    """The form of a date with impossible numbers is an error, never the nearest day; as a given date it says so."""
    with pytest.raises(NoSuchDayError):
        read_date(words)
    with pytest.raises(ImpossibleDate, match=r"^page\.txt: published .* is no date: .*; give it as 2018-06-28"):
        read_given_date(words, "page.txt")


@pytest.mark.parametrize(
    "words", ["yesterday", "", "28 June", "June 28", "6/28/18", "28 Juni 2018", "12345678901", "v2018"]
)
def test_other_words_are_no_date(words: str) -> None:
    """Words without a year, or in another form, are not guessed at; given as a date they are refused with advice."""
    assert read_date(words) is None
    with pytest.raises(ImpossibleDate, match="cannot be read as a date"):
        read_given_date(words, "page.txt")


def test_day_and_month_that_can_change_places_are_kept_apart() -> None:
    """03/04/2024 is 3 April or 4 March: both readings stay, and the interval spans the first, day before month."""
    third_of_april = Interval(date(2024, 4, 3), date(2024, 4, 4))
    fourth_of_march = Interval(date(2024, 3, 4), date(2024, 3, 5))
    assert a_page(published="03/04/2024").dct == CreationTime(
        from_=third_of_april.from_,
        until=third_of_april.until,
        precision="day",
        found_in="option",
        text="03/04/2024",
        alternatives=(third_of_april, fourth_of_march),
    )


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_every_form_of_a_day_means_that_day(day: date) -> None:
    """ISO and worded forms of any day read as that day and the one after it as the exclusive end."""
    for words in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"):
        reading = read_date(words)
        assert reading is not None
        assert reading.from_ == day
        assert (reading.until - reading.from_).days == 1


@given(st.text(alphabet="0123456789/-:. JuneFriT+Z,", max_size=30))
def test_reading_never_fails_otherwise(words: str) -> None:
    """Any words give a reading, nothing, or the one error; a reading's days are in order."""
    for read in (read_date, match_date):
        try:
            reading = read(words)
        except NoSuchDayError:
            continue
        assert reading is None or (reading.from_ < reading.until and reading.text in words)


@pytest.mark.parametrize(
    ("url", "day", "precision"),
    [
        ("https://courier.example/2018/06/28/bridge-falls", date(2018, 6, 28), "day"),
        ("https://courier.example/world/2018/jun/28/bridge", date(2018, 6, 28), "day"),
        ("https://courier.example/2018-06-28-bridge.html", date(2018, 6, 28), "day"),
        ("https://courier.example/20180628/bridge", date(2018, 6, 28), "day"),
        ("https://courier.example/2018/06/bridge-falls", date(2018, 6, 1), "month"),
        ("https://courier.example/2018-02-30/2019/01/02/x", date(2019, 1, 2), "day"),  # the impossible one gives way
    ],
)
def test_an_address_can_tell_the_date(url: str, day: date, precision: str) -> None:
    """Dates with the year first are read out of an address."""
    found = read_url_date(url)
    assert found is not None
    assert (found.from_, found.precision, found.found_in) == (day, precision, "url")


@pytest.mark.parametrize("url", [None, "https://courier.example/id/1234567890", "https://courier.example/2018/99/99/x"])
def test_an_address_without_a_date_tells_none(url: str | None) -> None:
    """Numbers that are no date are not read as one."""
    assert read_url_date(url) is None


@pytest.mark.parametrize(
    "line",
    [
        "Published: 15 May 2019",
        "First published on May 15, 2019 by Ilka Brandow",
        "Date: 2019-05-15",
        "Wed 15 May 2019",
        "TARVEL, May 15 2019 (Courier) - Shells hit the market.",
        "Port Osmund, Vexland, May 15, 2019 – Shells hit the market.",
        "Wed 15 May 2019 Shells hit the market of Tarvel",
        "Last updated 15 May 2019 10:20 GMT",
    ],
)
def test_a_page_shows_its_date(line: str) -> None:
    """Labels, lines of their own, datelines and dated headlines show the day of publication."""
    found = read_visible_date(["A headline", line] if not line.startswith("Wed 15 May 2019 S") else [line])
    assert found is not None
    assert (found.from_, found.found_in) == (date(2019, 5, 15), "text")
    assert found.text is not None
    assert found.text in line


@pytest.mark.parametrize(
    "line",
    [
        "On May 15, 2019, shells hit the market.",  # an event's date
        "The council, elected on 15 May 2019, denied it.",
        "Published on 15 May 2019, the report names four officers.",  # what was published is another text
        "TARVEL, May 15 - Shells hit the market.",  # no year: not guessed
        "Released on 15 May 2019, the prisoners walked home.",
        "7 July 2005 London remembers its dead",
        "Published 30 February 2019",
    ],
)
def test_a_date_of_something_else_is_no_creation_time(line: str) -> None:
    """A date inside a sentence, or without a year, says nothing of when the page came out."""
    assert read_visible_date([line]) is None


def test_a_first_publication_goes_before_an_update() -> None:
    """Where both are shown, the label of the first publication counts."""
    found = read_visible_date(["Last updated 16 May 2019", "Published 15 May 2019"])
    assert found is not None
    assert found.from_ == date(2019, 5, 15)


def test_order_of_trust() -> None:
    """A record's own date goes before the caller's, both before the address, and that before what is shown."""
    text = "Published: 4 March 2021\n\nThe bridge of Osmund fell."
    url = "https://courier.example/2021/03/03/bridge"
    by_record = capture(
        Source(name="-", kind="record", record=Record(text=text, url=url, published="2021-03-01")),
        CaptureOptions(published="2021-03-02"),
    )
    assert (by_record.dct.from_, by_record.dct.found_in) == (date(2021, 3, 1), "option")
    assert a_page(text, "2021-03-02", url=url).dct.from_ == date(2021, 3, 2)
    assert (a_page(text, url=url).dct.from_, a_page(text, url=url).dct.found_in) == (date(2021, 3, 3), "url")
    assert (a_page(text).dct.from_, a_page(text).dct.found_in) == (date(2021, 3, 4), "text")
    assert a_page().dct == CreationTime()


def test_a_commenters_date_is_not_the_pages() -> None:
    """The time of a comment never becomes the creation time."""
    text = "The bridge fell.\n\nIt was rebuilt.\n\n2 Comments\n\nOsk Tarrant - 9 March 2021, 14:05\nlol, you!\n"
    page = a_page(text)
    assert page.dct == CreationTime()
    assert [p.time for p in page.paragraphs if p.role == "comment"] == ["2021-03-09"]
