"""This file says what `dateline changes` tells a mirror, and how it says to go on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.changes_table import draw_changes
from dateline.records.collection import SharedCollection
from dateline.records.history import Change
from dateline.records.serialise import from_json
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored


@pytest.fixture
def book(run: Run) -> Path:
    """A casebook of one page with two claims."""
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1), stored.a_claim(2, factuality="denied")))
    return Path("dateline.db")


def steps(output: str, *kinds: str) -> list[str]:
    """Each step on these kinds of things in three words."""
    return [f"{line['kind']} {line['id']} {line['action']}" for line in read_lines(output) if line["kind"] in kinds]


@pytest.mark.usefixtures("book")
def test_the_steps_are_those_of_the_feed(run: Run) -> None:
    """In order, each a record with its token; a claim that is put is there whole."""
    result = run("changes")
    assert steps(result.stdout, "page", "claim") == ["page p1 put", "claim p1#e1 put", "claim p1#e2 put"]
    with Casebook("dateline.db") as casebook:
        assert [from_json(line, Change) for line in result.stdout.splitlines()] == casebook.changes()


@pytest.mark.usefixtures("book")
def test_a_mirror_goes_on_with_the_last_token(run: Run) -> None:
    """A bit at a time, until nothing is new; each answer says how to ask for the next."""
    told = ""
    since: list[str] = []
    while (result := run("changes", "--limit", "2", *since)).stdout:
        told += result.stdout
        since = ["--since", read_lines(result.stdout)[-1]["token"]]
        assert f"dateline changes --since {since[1]} --limit 2" in result.stderr
    assert told == run("changes").stdout
    assert result.exit_code == 0
    assert f"nothing new; ask later with: dateline changes --since {since[1]} --limit 2" in result.stderr


@pytest.mark.usefixtures("book")
def test_it_is_said_whether_there_may_be_more(run: Run) -> None:
    """With the casebook's own name where it is another than the usual one."""
    whole = run("changes")
    assert "2 steps, and there may be more" in run("changes", "--limit", "2").stderr
    assert f"{len(whole.stdout.splitlines())} steps, no more for now" in whole.stderr
    Path("dateline.db").rename("our book.db")
    assert run("changes", "--db", "our book.db").stderr.rstrip().endswith(" --db 'our book.db'")


@pytest.mark.usefixtures("book")
def test_what_was_forgotten_is_told(run: Run) -> None:
    """By number alone: its id is no longer known."""
    last = read_lines(run("changes").stdout)[-1]["token"]
    with Casebook("dateline.db") as casebook:
        casebook.forget(page="p1")
    result = run("changes", "--since", last)
    assert sorted(steps(result.stdout, "page", "claim")) == ["claim None forgotten"] * 2 + ["page None forgotten"]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--since", "yesterday"], "is no token; give one that `changes` gave"),
        (["--since", "0123456789abcdef-1"], "a token of another casebook; begin without one"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_a_token_that_is_none_is_wrong_usage(run: Run, options: list[str], told: str) -> None:
    """Nothing is printed: what it would skip was never told."""
    result = run("changes", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_casebook_that_is_only_asked_is_not_made(run: Run) -> None:
    """A slip in its name is told."""
    result = run("changes", "--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there" in result.stderr


@pytest.mark.usefixtures("book")
def test_a_table_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim in brief, as fact or not; with --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    drawn = run("changes").stdout
    assert "✗ denied ASSAULT" in drawn
    assert "p1#e2" in drawn
    with Casebook("dateline.db") as casebook:
        assert len(read_lines(run("changes", "--json").stdout)) == len(casebook.changes())


def test_a_minute_is_told_once() -> None:
    """Steps of one page follow each other at once."""
    at = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    change = Change(token="t-1", at=at, kind="page", row=1, id="p1", action="put")
    gone = Change(token="t-2", at=at, kind="claim", row=2, id=None, action="forgotten")
    console = Console(width=80, record=True)
    with console.capture() as drawn:
        console.print(draw_changes([change, gone]))
    assert drawn.get().count("2026-03-01 12:30") == 1
    assert "no longer known" in drawn.get()


def test_a_shared_collection_is_drawn_with_what_it_holds() -> None:
    """Its version, how many actors or places, from what file."""
    shared = SharedCollection(
        kind="registry", name="mine", format="csv", source="groups.csv", sha256="ab", rules="cd", entries=1, names=3,
        added="2026-01-02T03:04:05+00:00", digest="ef", version=2, shared_at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    change = Change(
        token="t", at=shared.shared_at, kind="collection", row=1, id="registry:mine", action="put", collection=shared
    )
    console = Console(width=120)
    with console.capture() as drawn:
        console.print(draw_changes([change]))
    assert "collection  registry:mine  version 2, 1 actor from groups.csv" in drawn.get()
