"""A casebook opens, or says why not; whatever goes wrong while writing, every page in it is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from dateline import Casebook
from dateline.errors import StoreError, UsageError
from dateline.store import opening
from tests.store.builders import a_claim, a_page, a_place, a_time, an_actor

PAGE = a_page(
    *(a_claim(n, actor=(an_actor("reg:hts"),), place=(a_place("geonames:1"),), time=a_time("2018-06-25", None))
      for n in range(3)),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where this test's casebook lies."""
    return tmp_path / "case.db"


@pytest.fixture
def book(path: Path) -> Iterator[Casebook]:
    """A fresh, empty casebook in a file."""
    with Casebook(path) as book:
        yield book


def run_sql(path: Path, statement: str) -> list[Any]:
    """What SQLite itself says, past the casebook."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


def count_rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    tables = [name for (name,) in run_sql(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: run_sql(path, f"SELECT count(*) FROM {name}")[0][0] for name in tables}


# --- Opening --------------------------------------------------------------------------------------------------------


def make_folder(path: Path) -> None:
    """A folder of that name."""
    path.mkdir()


def make_text(path: Path) -> None:
    """A file that is no database."""
    path.write_text("Shelling was reported overnight. " * 200)


def make_stranger(path: Path) -> None:
    """A database of somebody else."""
    run_sql(path, "CREATE TABLE addressbook (name TEXT)")


def make_newer(path: Path) -> None:
    """A casebook of a later dateline."""
    Casebook(path).close()
    run_sql(path, "UPDATE casebook SET schema_version = 99")


def make_unversioned(path: Path) -> None:
    """A casebook whose version was lost."""
    Casebook(path).close()
    run_sql(path, "DELETE FROM casebook")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (make_folder, "a folder; give the path of a file in it"),
        (make_text, "not a database; give the path of a casebook, or of a file that does not exist yet"),
        (make_stranger, "a database, but no casebook; give the path of a casebook or of a new file"),
        (make_newer, r"written by a newer dateline \(schema 99, this one knows 4\); update dateline"),
        (make_unversioned, "the casebook does not say its version; restore it from a copy"),
    ],
)  # fmt: skip
def test_what_is_no_casebook_is_refused_and_left_as_it_is(tmp_path: Path, make: Any, problem: str) -> None:
    """The message names the path, what is wrong and what to do; not a byte is written."""
    path = tmp_path / "case.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=rf"case\.db: {problem}"):
        Casebook(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A misspelt folder is told, not created."""
    with pytest.raises(StoreError, match=r"there is no folder .*nowhere; make it, or check the path"):
        Casebook(tmp_path / "nowhere" / "case.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_cannot_be_written_is_told(tmp_path: Path, closed: str) -> None:
    """A file or a folder that is read only."""
    path = tmp_path / "case.db"
    if closed == "file":
        Casebook(path).close()
    target = path if closed == "file" else tmp_path
    target.chmod(0o500)
    if os.access(target, os.W_OK):
        pytest.skip("nothing is closed to this user")
    try:
        with pytest.raises(StoreError, match=r"case\.db: cannot be (written|opened); "), Casebook(path) as book:
            book.add(PAGE)
    finally:
        target.chmod(0o700)


@pytest.mark.parametrize("name", ["", " ", ":memory:", "a\0b", "mysql://me:secret@host/db", "sqlite://", "https://x/y"])
def test_what_names_no_file_is_refused(name: str) -> None:
    """A wrong call, told without the password that a URL may hold."""
    with pytest.raises(UsageError) as told:
        Casebook(name)
    assert "secret" not in str(told.value)


def test_the_casebook_is_where_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`dateline.db` without a word, and it stays that file when the folder is left."""
    monkeypatch.chdir(tmp_path)
    with Casebook() as book:
        monkeypatch.chdir("/")
        book.add(PAGE)
    assert (tmp_path / "dateline.db").stat().st_size > 0
    assert repr(book) == f"Casebook({str(tmp_path / 'dateline.db')!r})"


def test_pages_are_on_the_disk_before_add_returns(book: Casebook) -> None:
    """WAL and FULL, on every connection."""
    book.add(PAGE)
    modes: set[tuple[str, int]] = set()

    def look(connection: Any) -> None:
        with closing(connection.connection.cursor()) as cursor:
            (journal,) = cursor.execute("PRAGMA journal_mode").fetchone()
            (synchronous,) = cursor.execute("PRAGMA synchronous").fetchone()
            modes.add((journal, synchronous))

    with listening("begin", look):
        threads = [threading.Thread(target=book.claims) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert modes == {("wal", 2)}


# --- Writing --------------------------------------------------------------------------------------------------------


@contextmanager
def listening(what: str, listener: Any) -> Iterator[None]:
    """Hear of every such event of every engine."""
    event.listen(Engine, what, listener)
    try:
        yield
    finally:
        event.remove(Engine, what, listener)


def fail_after(statements: int) -> Callable[..., None]:
    """Interrupt once so many statements were run."""
    left = iter(range(statements))

    def fail(*_: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return fail


def test_a_page_is_stored_whole_or_not_at_all(book: Casebook, path: Path) -> None:
    """Whichever statement of an update fails, the page that was there is there, and nothing of the new one."""
    book.add(PAGE)
    before = count_rows(path)
    changed = a_page(*PAGE.claims, text="Changed.")
    for failing in count():
        with listening("after_cursor_execute", fail_after(failing)):
            try:
                book.add(changed)
            except KeyboardInterrupt:
                pass
            else:
                break
        assert count_rows(path) == before
        assert list(book.pages()) == [PAGE]
    assert failing > 7
    assert list(book.pages()) == [changed]


def test_a_full_disk_is_told_and_leaves_a_casebook_that_opens(tmp_path: Path) -> None:
    """What was there stays; once there is room, the page goes in."""
    path = tmp_path / "case.db"
    with Casebook(path) as book:
        book.add(PAGE)
    large = a_page(id="p2", text=os.urandom(200_000).hex())

    def shrink(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA max_page_count=40")

    with listening("connect", shrink), Casebook(path) as book:
        with pytest.raises(StoreError, match=r"case\.db: the disk is full; free some space and add the page again"):
            book.add(large)
        assert list(book.pages()) == [PAGE]
    with Casebook(path) as book:
        assert book.add(large) == "added"


@pytest.mark.parametrize("change", ["UPDATE page SET coded = x'00'", "UPDATE page SET coded = zeroblob(0)"])
def test_a_damaged_page_is_told(book: Casebook, path: Path, change: str) -> None:
    """Not as a traceback of a library."""
    book.add(PAGE)
    run_sql(path, change)
    with pytest.raises(StoreError, match=r"case\.db: the file is damaged; restore it from a copy"):
        list(book.pages())


def test_a_writer_waits_for_another_and_then_says_so(
    book: Casebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers go on meanwhile."""
    book.add(PAGE)
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Casebook(path) as mine:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"another program is writing in it; try again when that is done"):
            mine.add(a_page(id="p2"))
        assert len(mine.claims()) == 3
        other.execute("COMMIT")
        assert mine.add(a_page(id="p2")) == "added"


ADD_FOREVER = """
import sys
from dateline import Casebook
from tests.store.builders import a_claim, a_page
with Casebook(sys.argv[1]) as book:
    for number in range(int(sys.argv[3])):
        name = f"{sys.argv[2]}-{number}"
        book.add(a_page(a_claim(page=name), a_claim(2, page=name), id=name))
        print(name, flush=True)
"""


def start_adding(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    """Another program that adds so many pages of two claims, and names each when it is stored."""
    return subprocess.Popen(
        [sys.executable, "-c", ADD_FOREVER, str(path), name, str(number)], stdout=subprocess.PIPE, text=True
    )


def test_programs_may_write_at_once(tmp_path: Path) -> None:
    """Even the same page, and even into a casebook that each of them finds missing: nothing is lost or doubled."""
    path = tmp_path / "case.db"
    programs = [start_adding(path, name, 10) for name in ("a", "b", "b")]
    assert [(program.communicate()[0].count("\n"), program.returncode) for program in programs] == [(10, 0)] * 3
    with Casebook(path) as book:
        assert sorted(page.page.id for page in book.pages()) == sorted(f"{x}-{n}" for x in "ab" for n in range(10))
        assert len(book.claims()) == 40


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_program_that_is_killed_loses_nothing_that_it_named(tmp_path: Path) -> None:
    """What was stored when it died is there, each page with all its claims."""
    path = tmp_path / "case.db"
    program = start_adding(path, "a", 100_000)
    assert program.stdout is not None
    named = [program.stdout.readline().strip() for _ in range(10)]
    program.kill()
    named += program.communicate()[0].split()
    with Casebook(path) as book:
        kept = [page.page.id for page in book.pages()]
        assert set(named) <= set(kept)
        assert len(kept) <= len(named) + 1
        assert len(book.claims()) == 2 * len(kept)
