"""Pages and claims are found by their words, on every database alike; a query is read or refused, never a fault."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import Casebook
from dateline.errors import UsageError
from dateline.records.claim import Words
from dateline.store.query import read_query
from tests.store.builders import a_claim, a_page, a_place, an_actor

EVIDENCE = Words(text="Shelling hit the market", start=0, end=23)
PAGES = (
    a_page(
        a_claim(
            page="p1", evidence=EVIDENCE, actor=(an_actor("reg:syr-mil", "they", name="Syrian Arab Army"),),
            place=(a_place("geonames:1", "the town", name="Al-Fū‘ah"),),
        ),
        id="p1", title="A day in Idlib", text="Shelling hit the market of al-Fū‘ah, south of Idlib. Nobody was hurt.",
    ),
    a_page(id="p2", text="Airstrikes were reported near the Idlib market in 2017."),
    a_page(id="p3", text="The ceasefire's monitors saw no airstrike. “NOT a shot”, they said."),
)  # fmt: skip


@pytest.fixture
def book(book: Casebook) -> Casebook:
    """The casebook with these pages."""
    for page in PAGES:
        book.add(page)
    return book


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("shelling", "p1 p1#e1"),
        ("SHELLING Market", "p1 p1#e1"),  # all of them, in any case
        ("idlib", "p1 p2"),  # the title too
        ('"south of Idlib"', "p1"),
        ('"Idlib south"', ""),
        ("airstrike", "p3"),  # whole words
        ("airstrike*", "p2 p3"),
        ('"near the Id"', ""),
        ("shelling OR airstrike*", "p1 p1#e1 p2 p3"),
        ("market AND idlib", "p1 p2"),
        ("market NOT shelling", "p2"),
        ("NOT shelling market", "p2"),
        ("(shelling OR airstrikes) NOT (2017 OR hurt)", "p1#e1"),
        ("Fuah", "p1 p1#e1"),  # however it is spelt: the claim by its place's name
        ("al-Fu'ah", "p1 p1#e1"),
        ("Al-Fū‘ah", "p1 p1#e1"),
        ("al-fu*", "p1 p1#e1"),
        ("syrian army", "p1#e1"),  # whom the claim names
        ('"syrian army"', ""),
        ("ceasefires", "p3"),
        ("not shot", "p3"),  # words, in lower case
        ('"NOT a shot"', "p3"),
        ("Not or And", ""),
        ("nowhere", ""),
        ("words : idlib", None),
        ("market NEAR idlib", "p2"),  # no operator of SQLite's
        ("{idlib}", "p1 p2"),
        ("words:idlib", ""),
        ("idlib'; DROP TABLE page --", None),
        ("^idlib", "p1 p2"),
        ("idlib & !market", None),
    ],
)
def test_what_is_found(book: Casebook, query: str, found: str | None) -> None:
    """Words, prefixes, words in a row, AND, OR, NOT and brackets; any other sign is none."""
    if found is None:
        with pytest.raises(UsageError, match="holds no word"):
            book.search(query)
    else:
        assert sorted(hit.id for hit in book.search(query)) == found.split()


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "nothing is asked for"),
        ("   ", "nothing is asked for"),
        ('"half', "a quotation mark is left open"),
        ('a "b" "', "a quotation mark is left open"),
        ("a OR", "something is missing at its end"),
        ("OR a", "something is missing before 'OR'"),
        ("a AND OR b", "something is missing before 'OR'"),
        ("NOT a", "it says only what is not wanted"),
        ("a OR NOT b", "it says only what is not wanted"),
        ("(a", "a bracket is left open"),
        ("a)", "'\\)' closes nothing"),
        ("()", "something is missing before '\\)'"),
        ("a *", "'\\*' holds no word"),
        ('a ""', "holds no word"),
        ("(" * 50 + "a" + ")" * 50, "more than 20 deep"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused(query: str, problem: str) -> None:
    """With what is wrong and how it is written."""
    with pytest.raises(UsageError, match=rf"{problem}; write words, "):
        read_query(query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.lists(
        st.sampled_from(['"', "(", ")", "*", "AND", "OR", "NOT", "idlib", "a-b", ":", "'", "\\", "-", "^", "<->", "é"])
        | st.text(max_size=4),
        max_size=7,
    ).map(" ".join)
)
def test_no_query_reaches_the_database_as_an_error(book: Casebook, query: str) -> None:
    """Whatever is typed: an answer, or what is wrong with it."""
    with suppress(UsageError):
        assert all(hit.page in {"p1", "p2", "p3"} for hit in book.search(query))


def test_the_best_comes_first_and_no_more_than_asked_for(book: Casebook) -> None:
    """A page that is about it goes before one that names it once."""
    book.add(a_page(id="p4", text="Monitors. Monitors again. The monitors left."))
    assert [hit.id for hit in book.search("monitors")] == ["p4", "p3"]
    assert [hit.id for hit in book.search("monitors", limit=1)] == ["p4"]
    with pytest.raises(UsageError, match="limit=0 asks for nothing"):
        book.search("monitors", limit=0)


def test_a_hit_shows_the_words_around(book: Casebook) -> None:
    """The page's own words, whole ones, in one line."""
    book.add(
        a_page(id="p5", title="Long", text="Much was said. " * 40 + "Then\nfighting resumed. " + "And more. " * 40)
    )
    (hit,) = book.search("fighting")
    assert (hit.kind, hit.page, hit.title) == ("page", "p5", "Long")
    assert "Then fighting resumed." in hit.excerpt
    assert len(hit.excerpt) < 180
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")
    (claim,) = [hit for hit in book.search("shelling") if hit.kind == "claim"]
    assert claim.excerpt.startswith("Shelling hit the market")


def test_what_is_no_longer_in_force_is_not_found(book: Casebook) -> None:
    """Neither the old page nor its claims."""
    book.add(a_page(id="p1", text="Calm."))
    assert book.search("shelling") == []
    assert [hit.id for hit in book.search("calm")] == ["p1"]


def test_a_long_page_is_found_to_its_end(book: Casebook) -> None:
    """Beyond the positions that PostgreSQL counts."""
    book.add(a_page(id="p9", text="word " * 20_000 + "zanzibar " + "x" * 5000))
    assert [hit.id for hit in book.search("zanzibar")] == ["p9"]
    assert [hit.id for hit in book.search("x" * 5000)] == ["p9"]
