"""A back-up holds everything and is a casebook itself; what is restored from it is what was there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline import Casebook
from dateline.errors import StoreError, UsageError
from tests.store.builders import a_claim, a_page, an_actor
from tests.store.sql import run_sql

X1 = a_page(a_claim(page="x", actor=(an_actor("reg:hts", "HTS"),)), id="x", path="a.html", text="Shelling.")
X2 = a_page(a_claim(page="x", factuality="denied"), id="x", path="a.html", text="Shelling denied.")
Y = a_page(a_claim(page="y"), id="y", text="Airstrike.")


@pytest.fixture
def book(book: Casebook) -> Casebook:
    """A casebook with something of everything."""
    for page in (X1, X2, Y):
        book.add(page)
    book.judge("y#e1", "accept", reason="seen", reviewer="ann")
    return book


def told(book: Casebook) -> list[Any]:
    """What a casebook answers."""
    changes = [(c.at, c.kind, c.row, c.id, c.action, c.claim) for c in book.changes()]
    found = [hit.id for hit in book.search("shelling OR airstrike")]
    return [
        list(book.pages()),
        book.versions("x"),
        book.claims(),
        book.judgements(),
        changes,
        found,
        book.claims(actor="hts"),
    ]


def test_a_back_up_is_the_casebook_over_again(book: Casebook, tmp_path: Path) -> None:
    """Opened as it is; what is added later is not in it."""
    book.backup(tmp_path / "copy.db")
    before = told(book)
    book.add(a_page(id="z"))
    with Casebook(tmp_path / "copy.db") as copy:
        assert told(copy) == before
        assert copy.verify_audit().rows == 5
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_what_is_restored_is_what_was_there(book: Casebook, tmp_path: Path, new_address: Callable[[], str]) -> None:
    """Wherever it was kept and wherever it is now kept; it goes on from there, and the back-up is left as it is."""
    book.backup(tmp_path / "copy.db")
    written = (tmp_path / "copy.db").read_bytes()
    with Casebook.restore(tmp_path / "copy.db", new_address()) as again:
        assert told(again) == told(book)
        assert again.verify_audit(head=book.verify_audit().head).rows == 6
        assert again.add(Y) == "unchanged"
        assert again.add(X1) == "updated"
        assert len(again.versions("x")) == 3
        with pytest.raises(UsageError, match="another casebook"):
            again.changes(since=book.changes()[-1].token)
    assert (tmp_path / "copy.db").read_bytes() == written
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]


def test_a_casebook_that_holds_something_is_not_overwritten(book: Casebook, tmp_path: Path, address: str) -> None:
    """Neither by a back-up nor by what is restored."""
    book.backup(tmp_path / "copy.db")
    before = told(book)
    with pytest.raises(UsageError, match=r"copy\.db: is there already; a back-up is a new file"):
        book.backup(tmp_path / "copy.db")
    with pytest.raises(StoreError, match="holds something already; restore into a new casebook"):
        Casebook.restore(tmp_path / "copy.db", address)
    assert told(book) == before


def test_a_damaged_back_up_is_refused(book: Casebook, tmp_path: Path, new_address: Callable[[], str]) -> None:
    """Before anything is written."""
    book.backup(tmp_path / "copy.db")
    with Casebook(tmp_path / "copy.db") as copy:
        run_sql(copy, "UPDATE claim SET record = '{}'")
        run_sql(copy, "UPDATE page SET id = 'other' WHERE id = 'y'")
    target = new_address()
    with pytest.raises(StoreError, match=r"copy\.db: page 3 is not what the audit log says"):
        Casebook.restore(tmp_path / "copy.db", target)
    assert "://" in target or not Path(target).exists()
    with Casebook(target) as empty:
        assert list(empty.pages()) == []
    with pytest.raises(StoreError, match=r"nowhere\.db: no file"):
        Casebook.restore(tmp_path / "nowhere.db", target)


def test_a_back_up_that_fails_leaves_nothing(book: Casebook, tmp_path: Path) -> None:
    """No half file under either name."""
    folder = tmp_path / "closed"
    folder.mkdir(0o500)
    if os.access(folder, os.W_OK):
        with pytest.raises(StoreError):
            book.backup(tmp_path / "nowhere" / "copy.db")
    else:
        with pytest.raises(StoreError):
            book.backup(folder / "copy.db")
    assert list(tmp_path.rglob("*copy*")) == []


def test_what_a_failed_restore_was_to_go_into_is_gone(tmp_path: Path) -> None:
    """A file that was made for it alone; what lies beside it stays, and the message names the back-up."""
    junk = tmp_path / "junk.db"
    with closing(sqlite3.connect(junk)) as connection:
        connection.execute("CREATE TABLE other (x)")
    (tmp_path / "new.db.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"junk\.db: a database, but no casebook"):
        Casebook.restore(junk, tmp_path / "new.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["junk.db", "new.db.txt"]


def test_a_back_up_into_no_folder_names_the_folder(book: Casebook, tmp_path: Path) -> None:
    """And not the casebook, with which nothing is wrong."""
    with pytest.raises(StoreError, match="there is no folder"):
        book.backup(tmp_path / "nowhere" / "copy.db")
