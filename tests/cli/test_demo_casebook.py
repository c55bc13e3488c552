"""`dateline demo` puts what it coded into a casebook of its own, kept only when asked, and touches no other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from dateline import Casebook
from dateline.cli.demo import SAMPLES, STORY, suggest_next
from tests.cli.conftest import Run, read_lines


@pytest.fixture(autouse=True)
def _temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where temporary files go for this test."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.mark.usefixtures("fake_stages")
def test_the_casebook_can_be_kept(run: Run) -> None:
    """With every claim that was printed."""
    result = run("demo", "--db", "kept.db", "--json")
    assert result.exit_code == 0
    with Casebook("kept.db") as book:
        assert [claim.id for claim in book.claims()] == [line["id"] for line in read_lines(result.stdout)]
        assert len(list(book.pages())) == len(SAMPLES) + len(STORY)


@pytest.mark.usefixtures("fake_stages")
def test_without_a_path_nothing_is_left(run: Run, tmp_path: Path) -> None:
    """Neither where one works nor among temporary files."""
    before = sorted(tmp_path.rglob("*"))
    assert run("demo").exit_code == 0
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("fake_stages")
def test_a_casebook_that_is_there_is_not_touched(run: Run) -> None:
    """Nor any other file: wrong usage, before anything is coded."""
    Path("mine.db").write_text("mine")
    result = run("demo", "--db", "mine.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "mine.db: is there already" in result.stderr
    assert Path("mine.db").read_text() == "mine"


def test_the_advice_asks_the_casebook_that_was_kept() -> None:
    """In words that a shell takes as they are, whatever the file is called."""
    assert any('Casebook("a b.db").events(' in line for line in suggest_next("a b.db"))
    assert not any("Casebook" in line for line in suggest_next())
