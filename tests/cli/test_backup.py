"""This file says what `dateline backup` writes, and when it writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import Casebook
from tests.cli.conftest import Run
from tests.store import builders as stored


@pytest.fixture
def book(run: Run) -> Path:
    """A casebook of one page."""
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1)))
    return Path("dateline.db")


@pytest.mark.usefixtures("book")
def test_a_back_up_is_a_casebook(run: Run) -> None:
    """It holds the same; standard output stays empty."""
    result = run("backup", "copy.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "dateline.db: backed up to copy.db (" in result.stderr
    assert run("events", "--db", "copy.db").stdout == run("events").stdout != ""


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("file", "code", "told"),
    [
        ("dateline.db", 2, "is there already; a back-up is a new file"),
        ("-", 2, "FILE -: a back-up is a file; give its path"),
        (".", 2, "FILE .: is a folder; give a file in it"),
        ("no/such/copy.db", 2, "there is no folder"),
        ("mysql://host/book", 2, "give a path"),
        ("", 2, "give its path"),
    ],
)
def test_a_file_that_cannot_be_made_is_told(run: Run, file: str, code: int, told: str) -> None:
    """Nothing is written over, and nothing is left behind."""
    before = {path: path.read_bytes() for path in Path().iterdir()}
    result = run("backup", file)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.usefixtures("book")
def test_a_folder_that_may_not_be_written_in_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the file's name, not the casebook's."""
    monkeypatch.setattr("dateline.cli.backup.os.access", lambda path, mode: False)
    result = run("backup", "copy.db")
    assert result.exit_code == 1
    assert "copy.db: its folder may not be written in; give a file in another folder" in result.stderr


def test_there_must_be_a_casebook(run: Run) -> None:
    """None is made for it."""
    result = run("backup", "copy.db")
    assert result.exit_code == 1
    assert "no casebook there" in result.stderr
    assert list(Path().iterdir()) == []
