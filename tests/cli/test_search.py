"""This file says what `dateline search` finds, and how it is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.search_table import draw_hits, mark_words
from dateline.records.claim import Words
from dateline.records.hit import Hit
from dateline.records.serialise import from_json
from dateline.store.query import list_phrases, read_query
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored

MARKET = "Artillery shelled the market in Sarmin on Monday."
SIEGE = "The siege of Osmund went on."


@pytest.fixture
def book(run: Run) -> Path:
    """A page on a shelling that bears a claim, and one on a siege."""
    words = Words(text=MARKET, start=0, end=len(MARKET))
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1, evidence=words), text=MARKET, title="Market shelled"))
        casebook.add(stored.a_page(id="p2", text=SIEGE, title="Osmund"))
    return Path("dateline.db")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["sarmin"], {"p1", "p1#e1"}),
        (["shelled", "NOT", "sarmin"], set()),
        (["siege", "osmund"], {"p2"}),  # words apart are one query
        (['"went on" OR sarm*'], {"p1", "p1#e1", "p2"}),
        (["market siege"], set()),
    ],
)
def test_what_holds_the_words_is_found(run: Run, query: list[str], found: set[str]) -> None:
    """Pages and claims; nothing found is no failure."""
    result = run("search", *query)
    assert result.exit_code == 0, result.stderr
    assert {line["id"] for line in read_lines(result.stdout)} == found


@pytest.mark.usefixtures("book")
def test_lines_are_the_hits_in_their_order(run: Run) -> None:
    """The best match first."""
    result = run("search", "market", "OR", "siege")
    with Casebook("dateline.db") as casebook:
        assert [from_json(line, Hit) for line in result.stdout.splitlines()] == casebook.search("market OR siege")


@pytest.mark.usefixtures("book")
def test_a_limit_that_was_reached_is_said(run: Run) -> None:
    """There may be more than is shown."""
    result = run("search", "sarmin", "--limit", "1")
    assert len(result.stdout.splitlines()) == 1
    assert "the best 1; there may be more: --limit" in result.stderr
    assert run("search", "sarmin").stderr == ""


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (['"open'], "a quotation mark is left open"),
        (["NOT", "sarmin"], "it says only what is not wanted"),
        ([" "], "nothing is asked for"),
        ([], "Missing argument"),
        (["sarmin", "--limit", "0"], "--limit"),
    ],
)
def test_a_query_that_cannot_be_read_is_wrong_usage(run: Run, arguments: list[str], told: str) -> None:
    """With how one is written."""
    result = run("search", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_casebook_that_is_only_asked_is_not_made(run: Run) -> None:
    """A slip in its name is told."""
    result = run("search", "sarmin", "--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there" in result.stderr


@pytest.mark.usefixtures("book")
def test_what_was_found_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the words around it; with --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    drawn = run("search", "sarmin").stdout
    assert "Market shelled" in drawn
    assert MARKET in drawn
    assert "1 claim and 1 page" in drawn
    assert "nothing holds these words" in run("search", "nowhere").stdout
    assert len(read_lines(run("search", "sarmin", "--json").stdout)) == 2


def a_hit(id: str, excerpt: str, title: str | None = "Market shelled") -> Hit:
    """A hit of page p1 or of the page that its id begins with."""
    page, _, claim = id.partition("#")
    return Hit(kind="claim" if claim else "page", id=id, page=page, title=title, excerpt=excerpt)


def draw(query: str, *hits: Hit) -> list[str]:
    """What is drawn, line by line."""
    screen = io.StringIO()
    Console(file=screen, width=80).print(draw_hits(hits, query))
    return [line.strip() for line in screen.getvalue().splitlines()]


def test_claims_on_the_same_words_are_told_together() -> None:
    """In order of the text; a title is told again only after another page's."""
    lines = draw(
        "market", a_hit("p1#e10", "The market."), a_hit("p2", "Markets.", None), a_hit("p1#e9", "The market."),
        a_hit("p1", "Another market."),
    )  # fmt: skip
    assert lines == [
        "Market shelled", "The market.", "p1#e9, #e10", "",
        "page without a title", "Markets.", "p2", "",
        "Market shelled", "Another market.", "p1", "",
        "2 claims and 2 pages",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("sarmin", ["Sarmin"]),
        ("shell*", ["shelled", "Shells"]),
        ('"the market"', ["the", "market"]),
        ("ta'um OR nowhere", ["Ta’ūm"]),  # as the search folds them
        ("market NOT sarmin", ["market"]),  # what is not wanted is not marked
    ],
)
def test_the_words_that_were_asked_for_stand_out(query: str, marked: list[str]) -> None:
    """In any case and spelling of accents."""
    excerpt = "Forces shelled the market in Sarmin. Shells fell on Ta’ūm."
    text = mark_words(excerpt, list(list_phrases(read_query(query))))
    assert [text.plain[span.start : span.end] for span in text.spans] == marked
