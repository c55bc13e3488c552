"""This file says what `dateline verify` attests, and what it finds out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline import Casebook
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored


@pytest.fixture
def book(run: Run) -> Path:
    """A casebook of one page that was judged."""
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1)))
        casebook.judge("p1#e1", "accept", reason="seen", reviewer="R.")
    return Path("dateline.db")


@pytest.mark.usefixtures("book")
def test_rows_and_head_are_printed(run: Run) -> None:
    """As the casebook itself tells them."""
    result = run("verify")
    with Casebook("dateline.db") as casebook:
        state = casebook.verify_audit()
    assert (result.exit_code, result.stderr) == (0, "")
    assert read_lines(result.stdout) == [{"rows": state.rows, "head": state.head}]


@pytest.mark.usefixtures("book")
def test_a_head_of_before_must_still_be_there(run: Run) -> None:
    """However far the log went on; capitals and spaces around it are no matter."""
    head = read_lines(run("verify").stdout)[0]["head"]
    with Casebook("dateline.db") as casebook:
        casebook.judge("p1#e1", "reject", reason="no", reviewer="R.", after=1)
    result = run("verify", "--head", f" {head.upper()} ")
    assert result.exit_code == 0
    assert read_lines(result.stdout)[0]["head"] != head


@pytest.mark.usefixtures("book")
def test_a_log_that_does_not_hold_the_head_is_told(run: Run) -> None:
    """It was cut short, or written anew."""
    result = run("verify", "--head", "a" * 64)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "does not hold the given head" in result.stderr


@pytest.mark.usefixtures("book")
def test_a_slip_in_the_head_is_no_sign_of_a_changed_log(run: Run) -> None:
    """It is wrong usage."""
    result = run("verify", "--head", "abc")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--head 'abc': is no head; give the 64 digits" in result.stderr


def test_what_was_changed_past_dateline_is_named(run: Run, book: Path) -> None:
    """With what to do."""
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE page SET id = 'other'")
    result = run("verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "page 1 is not what the audit log says was written" in result.stderr
    assert "restore it from a copy" in result.stderr


@pytest.mark.usefixtures("book")
def test_a_person_is_told_to_keep_the_head(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that asks for it again; with --json, JSON there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    head = read_lines(run("verify", "--json").stdout)[0]["head"]
    drawn = run("verify", "--head", head)
    assert "rows of the log, nothing changed; it still holds the head that was given" in drawn.stdout
    assert head in drawn.stdout
    assert f"dateline verify --head {head}" in drawn.stderr


def test_there_must_be_a_casebook(run: Run) -> None:
    """None is made for it."""
    result = run("verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no casebook there" in result.stderr
