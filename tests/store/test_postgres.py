"""A casebook on a PostgreSQL server opens, or says why not, and never tells a password."""

from __future__ import annotations

import threading

import pytest

from dateline import Casebook
from dateline.errors import StoreError, UsageError
from dateline.store import opening, postgres
from tests.store.builders import a_claim, a_page
from tests.store.server import Server
from tests.store.sql import run_sql


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    """The URL of an empty schema."""
    return server.make_schema(f"own_{abs(hash(request.node.name))}")


def test_a_name_tells_no_secret(url: str) -> None:
    """Neither the password nor the options of the URL."""
    with Casebook(url.replace("dateline@", "dateline:secret@")) as book:
        assert (book.path, book.name, repr(book)) == (
            None, "postgresql://dateline@/postgres", "Casebook('postgresql://dateline@/postgres')",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("postgresql://me:secret@nowhere.invalid/db", "cannot be reached"),
        ("postgresql://me:secret@/db?host=/nowhere", "cannot be reached"),
        ("postgres://me:secret@127.0.0.1:1/db?connect_timeout=2", "cannot be reached"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told(url: str, problem: str) -> None:
    """With what to check."""
    with pytest.raises(StoreError, match=f"{problem} .*; check the address, the user and the server") as told:
        Casebook(url)
    assert "secret" not in str(told.value)


def test_a_url_that_cannot_be_read_is_refused() -> None:
    """Without repeating it."""
    with pytest.raises(UsageError, match="give postgresql://USER@HOST/DATABASE") as told:
        Casebook("postgresql://me:secret@host:port/db")
    assert "secret" not in str(told.value)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With how to install it."""
    monkeypatch.setattr(postgres, "find_spec", lambda _name: None)
    with pytest.raises(StoreError, match=r"psycopg is missing; pip install 'dateline\[postgres\]'"):
        Casebook("postgresql://me@host/db")


def test_a_schema_of_somebody_else_is_refused(server: Server, url: str) -> None:
    """And one of a newer dateline."""
    with Casebook(url) as book:
        run_sql(book, "UPDATE casebook SET schema_version = 99")
    with pytest.raises(StoreError, match="written by a newer dateline"):
        Casebook(url)
    server.run("CREATE SCHEMA other CREATE TABLE addressbook (name TEXT)")
    with pytest.raises(StoreError, match="a database, but no casebook"):
        Casebook(f"postgresql://dateline@/postgres?host={server.folder}&options=-csearch_path%3Dother")


def test_a_writer_waits_for_another_and_then_says_so(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers go on meanwhile."""
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    with Casebook(url) as mine, Casebook(url) as other:
        mine.add(a_page(a_claim()))
        with other._telling() as engine, opening.writing(engine):
            with pytest.raises(StoreError, match="another program is writing in it; try again"):
                mine.add(a_page(id="p2"))
            assert len(mine.claims()) == 1
        assert mine.add(a_page(id="p2")) == "added"


def test_many_may_make_and_fill_it_at_once(url: str) -> None:
    """Even the same pages: nothing is lost or doubled, and the feed has no gap."""

    def fill(name: str) -> None:
        with Casebook(url) as book:
            for number in range(5):
                book.add(a_page(a_claim(page=f"{name}{number}"), id=f"{name}{number}"))

    threads = [threading.Thread(target=fill, args=(name,)) for name in "abb"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Casebook(url) as book:
        assert sorted(page.page.id for page in book.pages()) == sorted(f"{x}{n}" for x in "ab" for n in range(5))
        assert [int(c.token.rpartition("-")[2]) for c in book.changes()] == list(range(1, 1 + len(book.changes())))
        assert len(book.events()) == 10
        assert book.verify_audit().rows == 10
