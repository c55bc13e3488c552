"""This file says what `dateline restore` makes of a back-up, and what it refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline import Casebook
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored


@pytest.fixture
def backup(run: Run) -> Path:
    """A back-up of a casebook of one page."""
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1)))
        casebook.backup("copy.db")
    return Path("copy.db")


def test_a_casebook_is_made_of_a_back_up(run: Run, backup: Path) -> None:
    """It holds the same, and the back-up stays as it is; standard output stays empty."""
    before = backup.read_bytes()
    result = run("restore", "copy.db", "again.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "again.db: restored from copy.db; mirrors begin anew" in result.stderr
    assert run("events", "--db", "again.db").stdout == run("events").stdout != ""
    assert backup.read_bytes() == before


@pytest.mark.usefixtures("backup")
def test_tokens_of_the_old_casebook_are_refused(run: Run) -> None:
    """What came after the back-up is lost, and a mirror must not believe that it has it."""
    run("restore", "copy.db", "again.db")
    token = read_lines(run("changes").stdout)[-1]["token"]
    assert "another casebook" in run("changes", "--since", token, "--db", "again.db").stderr


@pytest.mark.usefixtures("backup")
def test_nothing_is_written_over(run: Run) -> None:
    """Not even by the same."""
    result = run("restore", "copy.db", "dateline.db")
    assert result.exit_code == 1
    assert "dateline.db: holds something already; restore into a new casebook" in result.stderr


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("slip.db", 1, "slip.db: no back-up there; give the path of a file that dateline backup wrote"),
        ("junk.db", 1, "junk.db: is no back-up; give a file that dateline backup wrote"),
        ("empty.db", 1, "empty.db: is no back-up"),
        (".", 1, ".: no back-up there"),
        ("mysql://host/book", 2, "give a path"),
    ],
)
def test_what_can_be_no_back_up_leaves_no_casebook(run: Run, name: str, code: int, told: str) -> None:
    """A slip in its name is told before anything is made."""
    Path("junk.db").write_text("no database")
    Path("empty.db").touch()
    result = run("restore", name, "again.db")
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert not Path("again.db").exists()


def test_a_back_up_that_was_changed_is_refused(run: Run, backup: Path) -> None:
    """Nothing of it is taken over."""
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE page SET id = 'other'")
    result = run("restore", "copy.db", "again.db")
    assert result.exit_code == 1
    assert "is not what the audit log says was written" in result.stderr
    assert run("events", "--db", "again.db").stdout == ""
