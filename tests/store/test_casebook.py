"""A casebook keeps every page once, every version of it, and finds claims by what they say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import Casebook
from dateline.errors import StoreError, UsageError
from dateline.records.claim import Claim, PlaceFiller
from dateline.records.coded import CodedPage
from dateline.records.values import LineString, PlaceValue, Polygon
from dateline.store import reading
from tests.store.builders import a_claim, a_page, a_place, a_time, a_when, an_actor

URL = "https://press.test/siege"
NUMBERS = count()


def ids(claims: list[Claim]) -> list[str]:
    """What comes after the page's id."""
    return [claim.id.partition("#")[2] for claim in claims]


# --- What is added --------------------------------------------------------------------------------------------------

X = a_page(a_claim(page="x"), id="x", path="a.html")
X_COPY = a_page(a_claim(page="x"), id="x", path="b.html")
Y = a_page(a_claim(page="y", factuality="denied"), id="y", path="a.html")
X_AGAIN = a_page(a_claim(page="x", factuality="planned"), id="x", path="a.html")
LINE_1 = a_page(a_claim(page="l1"), id="l1", path="crawl.jsonl")
LINE_2 = a_page(a_claim(page="l2"), id="l2", path="crawl.jsonl")
WEB_1 = a_page(a_claim(page="w1"), id="w1", url=URL, path="saved.html")
WEB_2 = a_page(a_claim(page="w2"), id="w2", url=URL, path="saved-later.html")
PIPED_1, PIPED_2 = a_page(id="s1"), a_page(id="s2")


@pytest.mark.parametrize(
    ("pages", "outcomes", "in_force"),
    [
        ([X, X], ["added", "unchanged"], ["x"]),
        ([X, X_COPY], ["added", "unchanged"], ["x"]),  # the same page in a second file is no second page
        ([X, Y], ["added", "updated"], ["y"]),  # the file changed
        ([X, X_AGAIN], ["added", "updated"], ["x"]),  # the same words, coded otherwise
        ([X, Y, X], ["added", "updated", "updated"], ["x"]),  # the file changed back
        ([X, X_COPY, Y], ["added", "unchanged", "updated"], ["x", "y"]),  # still what the second file says
        ([X, X_COPY, Y, X], ["added", "unchanged", "updated", "updated"], ["x"]),  # and now the first says so again
        ([X, X_COPY, X_AGAIN, Y], ["added", "unchanged", "updated", "updated"], ["x", "y"]),  # addresses go with a page
        ([WEB_1, WEB_2], ["added", "updated"], ["w2"]),  # an address on the web goes before the file it was saved to
        ([LINE_1, LINE_2], ["added", "added"], ["l1", "l2"]),  # lines of one file are pages of their own
        ([PIPED_1, PIPED_2], ["added", "added"], ["s1", "s2"]),  # nothing but the id to tell them by
    ],
)  # fmt: skip
def test_add_says_what_became_of_the_page(
    book: Casebook, pages: list[CodedPage], outcomes: list[str], in_force: list[str]
) -> None:
    """Idempotent by content; what says something else under one id or address takes the place of what was there."""
    assert [book.add(page) for page in pages] == outcomes
    assert [page.page.id for page in book.pages()] == in_force
    assert [claim.page for claim in book.claims()] == [id for id in in_force if not id.startswith("s")]


def test_two_folders_may_hold_files_of_one_name(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path is an address from where it was read."""
    for id, folder in (("one", tmp_path / "one"), ("two", tmp_path / "two")):
        folder.mkdir()
        monkeypatch.chdir(folder)
        assert book.add(a_page(id=id, path="index.html")) == "added"


def test_the_old_is_kept(book: Casebook) -> None:
    """Every version can be read, under whatever id it came; the last is the one in force."""
    before = datetime.now(UTC)
    for page in (X, Y, X_AGAIN):
        book.add(page)
    versions = book.versions("x")
    assert book.versions("y") == versions
    assert [(stored.version, stored.coded) for stored in versions] == [(1, X), (2, Y), (3, X_AGAIN)]
    assert [stored.superseded_at is None for stored in versions] == [False, False, True]
    assert all(before <= stored.captured_at <= datetime.now(UTC) for stored in versions)
    assert versions[0].superseded_at == versions[1].captured_at


def test_a_page_that_is_not_there_has_no_versions(book: Casebook) -> None:
    """Asking is no fault."""
    book.add(X)
    assert book.versions("nobody") == []


@settings(
    max_examples=25,
    deadline=None,  # each example is written to the disk
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example is a page of its own
)
@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_what_goes_in_comes_out(book: Casebook, words: list[str]) -> None:
    """Any text, any words of an actor: the page and its claims come back equal, and adding it again changes nothing."""
    id = f"any{next(NUMBERS)}"
    claims = [a_claim(n, page=id, actor=(an_actor(None, text),)) for n, text in enumerate(words)]
    page = a_page(*claims, id=id, text="".join(words))
    assert (book.add(page), book.add(page)) == ("added", "unchanged")
    assert [stored.coded for stored in book.versions(id)] == [page]
    assert book.claims(page=id) == claims


def test_pages_come_in_order_however_many(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than are read at a time."""
    monkeypatch.setattr(reading, "_BATCH", 2)
    names = [f"p{n}" for n in range(5)]
    for name in names:
        book.add(a_page(id=name))
    assert [page.page.id for page in book.pages()] == names


def test_a_reader_may_add_while_it_reads(book: Casebook) -> None:
    """Reading holds no lock that a writer waits for."""
    book.add(X)
    for page in book.pages():
        assert book.add(Y) == "updated"
        assert page == X


def test_what_was_added_is_there_when_the_casebook_is_opened_again(book: Casebook, address: str) -> None:
    """By path, by text, by URL."""
    book.add(X)
    book.close()
    names: list[str | Path] = [address] if book.path is None else [book.path, str(book.path), f"sqlite:///{book.path}"]
    for name in names:
        with Casebook(name) as again:
            assert list(again.pages()) == [X]


def test_a_closed_casebook_says_so(book: Casebook) -> None:
    """Closing twice is no fault."""
    book.close()
    book.close()
    with pytest.raises(StoreError, match=r"(\.db|/postgres): the casebook is closed; open it again"):
        book.claims()
    with pytest.raises(StoreError, match="closed"):
        list(book.pages())


# --- What is found --------------------------------------------------------------------------------------------------

TWO_TOWNS = PlaceFiller(
    mention="m9", text="the two towns", start=0, end=0, id=None,
    members=(PlaceValue(id="geonames:1", name="Al-Fū‘ah"), PlaceValue(id="geonames:2", name="Kafriyā")),
)  # fmt: skip
HELD = a_page(
    a_claim(1, actor=(an_actor("reg:hts", "HTS", name="Hay’at Taḥrīr al-Shām"),), place=(TWO_TOWNS,)),
    a_claim(2, actor=(an_actor("reg:hts", "the group"),), factuality="planned", place=(a_place(None, "Qurayya"),)),
    a_claim(3, recipient=(an_actor("reg:hts", "HTS"),), type="AGREE", status="accepted"),
    a_claim(4, actor=(an_actor("new:red-column", "Red  Column's men", name="Red Column"),), mode="aerial"),
    a_claim(
        5,
        actor=(an_actor("user:north-wind", "they", name="North Wind"),),
        place=(a_place("between:geonames:1+geonames:2", "the road", name="Fu‘ah–Kafriyā"),),
    ),
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, "e1 e2 e3 e4 e5"),
        ({"actor": "reg:hts"}, "e1 e2"),  # who does it, not whom it befalls
        ({"actor": "HTS"}, "e1 e2"),  # the id's own part
        ({"actor": "hay'at tahrir AL-SHAM"}, "e1"),  # the name, in any spelling of accents; e2 has none
        ({"actor": "the group"}, "e2"),  # the words
        ({"actor": "red column"}, "e4"),
        ({"actor": "Red Columns men"}, "e4"),
        ({"actor": "Red"}, ""),  # whole names only
        ({"actor": "reg:%"}, ""),  # no wildcard
        ({"place": "kafriya"}, "e1"),  # one of a plural's members
        ({"place": "the two towns"}, "e1"),
        ({"place": "geonames:1"}, "e1"),
        ({"place": "qurayya"}, "e2"),  # unresolved: by its words
        ({"type": "AGREE"}, "e3"),
        ({"factuality": "planned"}, "e2"),
        ({"status": "accepted"}, "e3"),
        ({"page": "p1"}, "e1 e2 e3 e4 e5"),
        ({"actor": "user:north-wind"}, "e5"),  # an actor of a user's registry
        ({"actor": "north-wind"}, "e5"),
        ({"place": "between:geonames:1+geonames:2"}, "e5"),  # what lies between two places has an id too
        ({"place": "Fu'ah–Kafriya"}, "e5"),
        ({"page": "p2"}, ""),
        ({"actor": "hts", "factuality": "happened"}, "e1"),  # every filter must hold
    ],
)
def test_claims_are_found_by_what_they_say(book: Casebook, filters: dict[str, str], found: str) -> None:
    """Ids, names and words, whatever the case; filters narrow together."""
    book.add(HELD)
    assert ids(book.claims(**filters)) == found.split()


DATED = a_page(
    a_claim(1, time=a_time("2018-06-25", "2018-06-26")),
    a_claim(2, time=a_time("2018-06-01", "2018-07-01", precision="month")),
    a_claim(3, time=a_time("2018-02-01", None, precision="month")),  # since February
    a_claim(4, time=a_time(None, "2018-06-10")),  # before 10 June
    a_claim(5, time=a_time("2018-03-04", "2018-03-05", ("2018-04-03", "2018-04-04"))),  # 03/04/2018
    a_claim(6, time=a_time(None, None, precision="unknown")),
    a_claim(7),
)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, "e1 e2 e3 e4 e5 e6 e7"),
        ("2018-06-25", "2018-06-26", "e1 e2 e3"),  # some day of June may be that day
        ("2018-06-26", None, "e2 e3"),  # until is exclusive, the claim's
        (None, "2018-06-25", "e2 e3 e4 e5"),  # and the window's
        (date(2018, 7, 1), None, "e3"),
        (None, "2018-02-01", "e4"),
        ("2018-03-20", "2018-03-25", "e3 e4"),  # between the two readings of 03/04 lies nothing
        ("2018-04-03", "2018-04-04", "e3 e4 e5"),
        ("1900-01-01", None, "e1 e2 e3 e4 e5"),  # nothing says when e6 and e7 were
        ("2018-06-25T23:30:00-05:00", "2018-06-27", "e2 e3"),  # a moment counts by its day in UTC
        (datetime(2018, 6, 25, 23, tzinfo=timezone(timedelta(hours=-5))), "2018-06-27", "e2 e3"),
    ],
)
def test_time_is_compared_as_intervals(
    book: Casebook, since: date | str | None, until: date | str | None, found: str
) -> None:
    """A claim is in the window when its time may lie in it; without a time it is in none."""
    book.add(DATED)
    assert ids(book.claims(since=since, until=until)) == found.split()


UNDATED = a_page(
    a_claim(1, when=a_when("2018-06-24", "2018-06-25", "story")),
    a_claim(2, when=a_when("2018-06-22", "2018-06-29", "dct", precision="week")),
    a_claim(3, factuality="planned", when=a_when("2018-06-28", None, "dct", precision="unknown")),
    a_claim(4, when=a_when(None, None, "dct", precision="unknown")),
    a_claim(5, time=a_time("2018-03-04", "2018-03-05", ("2018-04-03", "2018-04-04")),
            when=a_when("2018-03-04", "2018-03-05", "own")),
    a_claim(6, time=a_time(None, None, precision="unknown"), when=a_when("2018-06-28", "2018-06-29", "dct")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2018-06-24", "2018-06-25", "e1 e2"),
        ("2018-06-23", "2018-06-24", "e2"),
        ("2018-07-10", None, "e3"),  # what is planned may come whenever
        ("2018-06-28", "2018-06-29", "e2 e3 e6"),  # its own words could not be dated, the page could
        ("2018-04-03", "2018-04-04", "e5"),  # its own time's second reading
    ],
)
def test_a_claim_without_a_time_of_its_own_is_dated_by_the_story_or_the_page(
    book: Casebook, since: str, until: str | None, found: str
) -> None:
    """And one that nothing dates is in no window."""
    book.add(UNDATED)
    assert ids(book.claims(since=since, until=until)) == found.split()


def test_what_a_place_covers_is_kept(book: Casebook) -> None:
    """A road's line, an area's outline and how far off the point may be."""
    road = a_place(
        "between:geonames:1+geonames:2", "the road", lat=35.9, lon=36.9, radius_km=33.5,
        geometry=LineString(coordinates=((36.63, 35.93), (37.16, 36.2))),
    )  # fmt: skip
    strip = a_place(
        "border:SYR+TUR", "the border", precision="region", lat=36.7, lon=39.1, radius_km=300.0,
        geometry=Polygon(coordinates=(((35.9, 36.0), (42.4, 36.0), (42.4, 37.3), (35.9, 37.3), (35.9, 36.0)),)),
    )  # fmt: skip
    page = a_page(a_claim(1, place=(road,)), a_claim(2, place=(strip,)))
    book.add(page)
    assert list(book.pages()) == [page]
    assert [claim.place for claim in book.claims()] == [(road,), (strip,)]
    where = [event.place for event in book.events()]
    assert [(p.geometry, p.radius_km) for p in where if p] == [(p.geometry, p.radius_km) for p in (road, strip)]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"type": "ATTACK"}, r"unknown type 'ATTACK'; choices: AGREE, .*ASSAULT"),
        ({"factuality": "true"}, r"unknown factuality 'true'; choices: happened, "),
        ({"status": "new"}, r"unknown status 'new'; choices: machine, accepted, edited, rejected"),
        ({"since": "2018-02-30"}, r"since='2018-02-30' is no date; give it as YYYY-MM-DD"),
        ({"until": "June"}, r"until='June' is no date"),
        ({"since": "2018-06-02", "until": "2018-06-02"}, "holds no day; until is the first day that is left out"),
        ({"actor": " … "}, "actor=' … ' names nobody"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(book: Casebook, filters: dict[str, str], message: str) -> None:
    """With the value and the choices, not with an empty answer."""
    with pytest.raises(UsageError, match=message):
        book.claims(**filters)
