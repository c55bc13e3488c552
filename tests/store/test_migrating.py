"""A casebook of an older dateline opens, with all that it held; a new one has the tables that the code speaks of."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from dateline import Casebook
from dateline.match import name_event
from dateline.records.coded import CodedPage
from dateline.records.serialise import to_json
from dateline.store.migrations.versions import m0001_pages_and_claims
from dateline.store.opening import open_engine, writing
from dateline.store.packing import hash_content
from dateline.store.schema import METADATA
from tests.store.builders import a_claim, a_page
from tests.store.sql import run_sql

OLD = a_page(a_claim(page="a"), a_claim(2, page="a"), id="a", path="x.html", text="Shelling.")
NEW = a_page(a_claim(page="b"), id="b", path="x.html", text="Airstrikes.")
OTHER = a_page(id="c", path="y.html", text="Calm.")


def test_the_steps_lead_to_the_tables_of_today(book: Casebook) -> None:
    """Column by column, key by key; the words for searching are each database's own."""

    def is_ours(_object: Any, name: str | None, kind: str, *_: Any) -> bool:
        return kind != "table" or not (name or "").startswith(("page_words", "claim_words", "casebook_revision"))

    with book._telling() as engine, engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": is_ours, "compare_type": True, "target_metadata": METADATA}
        )
        assert compare_metadata(context, METADATA) == []


def make_first_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A casebook as dateline 0.1 wrote it: three pages, the second in the place of the first."""
    monkeypatch.setattr("dateline.store.opening.bring_up_to_date", lambda *_: None)
    engine = open_engine(path)
    with writing(engine) as connection:
        with Operations.context(MigrationContext.configure(connection)):
            m0001_pages_and_claims.upgrade()
        claims = 0
        for row, page in enumerate((OLD, NEW, OTHER), start=1):
            connection.execute(
                text(
                    "INSERT INTO page (row, id, version, path, sha256, content, captured_at, coded, superseded_at) "
                    "VALUES (:row, :id, :version, :path, :sha256, :content, :at, :coded, :superseded)"
                ),
                {"row": row, "id": page.page.id, "version": 2 if page is NEW else 1, "path": page.page.path,
                 "sha256": page.page.sha256, "content": hash_content(page), "at": "2026-01-01 00:00:00.000000",
                 "coded": zlib.compress(to_json(page).encode()),
                 "superseded": "2026-01-02 00:00:00.000000" if page is OLD else None},
            )  # fmt: skip
            for claim in page.claims:
                claims += 1
                connection.execute(
                    text(
                        "INSERT INTO claim "
                        "VALUES (:row, :page, :id, 'ASSAULT', NULL, 'happened', 'machine', 0, :record)"
                    ),
                    {"row": claims, "page": row, "id": claim.id, "record": to_json(claim)},
                )
        connection.execute(text("UPDATE page SET superseded_by = 2 WHERE row = 1"))
    engine.dispose()
    monkeypatch.undo()


def test_a_casebook_of_the_first_schema_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, versions and claims are those that were there; they can be searched and followed, and the log is whole."""
    path = tmp_path / "old.db"
    make_first_schema(path, monkeypatch)
    for _ in range(2):  # and a second time, when there is nothing left to do
        with Casebook(path) as book:
            assert list(book.pages()) == [NEW, OTHER]
            assert [(v.version, v.coded) for v in book.versions("a")] == [(1, OLD), (2, NEW)]
            assert book.claims() == list(NEW.claims)
            assert [hit.id for hit in book.search("airstrike*")] == ["b"]
            assert book.search("shelling") == []
            assert [(c.kind, c.id, c.action) for c in book.changes()] == [
                ("page", "b", "put"), ("claim", "b#e1", "put"), ("page", "c", "put"),
                ("event", name_event("b#e1"), "put"),
            ]  # fmt: skip
            assert [event.claims for event in book.events()] == [("b#e1",)]
            assert book.tombstone("a") is not None
            assert book.tombstone("b") is None
            assert book.verify_audit().rows == 3
            assert book.add(NEW) == "unchanged"


@pytest.mark.parametrize("failing", range(1, 50, 7))
def test_a_step_is_taken_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Whatever interrupts it, the old casebook is there and opens the next time."""
    from sqlalchemy import Engine, event

    path = tmp_path / "old.db"
    make_first_schema(path, monkeypatch)
    left = iter(range(failing))

    def fail(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("PRAGMA", "SELECT")) and next(left, None) is None:
            raise KeyboardInterrupt

    event.listen(Engine, "after_cursor_execute", fail)
    try:
        with pytest.raises(KeyboardInterrupt):
            Casebook(path).close()
    finally:
        event.remove(Engine, "after_cursor_execute", fail)
    pages: list[CodedPage]
    with Casebook(path) as book:
        pages = list(book.pages())
        assert run_sql(book, "SELECT count(*) FROM capture") == [(3,)]
    assert pages == [NEW, OTHER]


def test_threads_may_make_casebooks_of_their_own_at_once(new_address: Callable[[], str]) -> None:
    """Each gets all its tables, and none of another's."""
    addresses = [new_address() for _ in range(4)]

    def fill(address: str, name: str) -> None:
        with Casebook(address) as book:
            book.add(a_page(id=name))

    threads = [threading.Thread(target=fill, args=(address, f"p{n}")) for n, address in enumerate(addresses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n, address in enumerate(addresses):
        with Casebook(address) as book:
            assert [page.page.id for page in book.pages()] == [f"p{n}"]
