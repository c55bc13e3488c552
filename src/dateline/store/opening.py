"""This file opens a casebook: tells whether the file is one, makes it when it is new, and sets how it is written.

WAL lets readers go on while one writer writes; `synchronous=FULL` has every page on the disk before `add` returns.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import StoreError, UsageError
from dateline.store.faults import told_as_store_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ExceptionContext

# How long one program waits for another's write; one page takes some milliseconds.
WAIT_SECONDS = 30.0
_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_SQLITE = re.compile(r"sqlite(?:\+pysqlite)?:///(?P<path>[^?#]+)")


def locate(path_or_url: str | Path) -> Path:
    """The file that a path or a `sqlite:///PATH` URL names, as an absolute path.

    Raises:
        UsageError: another kind of URL, or no file at all.
    """
    given = str(path_or_url)
    if not given.strip() or given == ":memory:" or "\0" in given:
        raise UsageError(f"{given!r} names no file; a casebook is a file: give its path")
    if not isinstance(path_or_url, Path) and (url := _URL.match(given)):
        sqlite = _SQLITE.fullmatch(given)
        if sqlite is None:
            # The URL itself is not repeated: it may hold a password.
            raise UsageError(
                f"a casebook cannot be kept at a {url['scheme']}:// address; give a path, sqlite:///PATH or postgresql://…"
            )
        given = sqlite["path"]
    return Path(given).absolute()


def open_engine(path: Path) -> Engine:
    """The engine of the casebook in that file, made when there is none.

    Raises:
        StoreError: the file cannot be a casebook: no such folder, not writable, not a database, somebody else's
            database, damaged, or written by a newer dateline.
    """
    if path.is_dir():
        raise StoreError(str(path), "a folder", "give the path of a file in it")
    if not path.parent.is_dir():
        raise StoreError(str(path), f"there is no folder {path.parent}", "make it, or check the path")
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT_SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _keep_connection)
    try:
        with told_as_store_errors(str(path)):
            _make_or_check(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing, and no other writer beside it."""
    with engine.connect().execution_options(dateline_writes=True) as connection, connection.begin():
        yield connection


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is taken out is overwritten with zeros


def _begin(connection: Connection) -> None:
    # A writer takes its lock before it reads: what it compares with cannot change under it, and it waits instead of
    # failing when somebody else writes. Python's sqlite3 by itself would begin at the first INSERT only.
    writes = connection.get_execution_options().get("dateline_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _keep_connection(context: ExceptionContext) -> None:
    # SQLAlchemy drops a connection that is interrupted (Ctrl-C) without a rollback. SQLite would then hold the writer's
    # lock for as long as anything refers to the statement, as a notebook's last traceback does.
    context.is_disconnect = False


def _make_or_check(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        version = check_version(connection, str(path))
    # Only now, when the file is known to be ours: the mode is written into it. A writer's lock may be in the way.
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
    bring_up_to_date(engine, str(path), version)


def bring_up_to_date(engine: Engine, name: str, version: int | None) -> None:
    """Make the tables of a casebook that has none, or those of an older schema those of today."""
    from dateline.store.schema import SCHEMA_VERSION

    if version == SCHEMA_VERSION:
        return
    from dateline.store.migrating import migrate

    with writing(engine) as connection:
        version = check_version(connection, name)  # another program may have been faster
        if version != SCHEMA_VERSION:
            migrate(connection, is_new=version is None)


def check_version(connection: Connection, name: str) -> int | None:
    """The schema of the casebook in the database; None where the database is empty.

    Raises:
        StoreError: it holds something else, or a casebook that this dateline does not know.
    """
    from sqlalchemy import Integer, column, inspect, select, table

    from dateline.store.schema import CASEBOOK, SCHEMA_VERSION

    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if CASEBOOK.name not in tables:
        raise StoreError(name, "a database, but no casebook", "give the path of a casebook or of a new file")
    # Named here: what is read is any schema's table.
    told = select(column("schema_version", Integer)).select_from(table(CASEBOOK.name))
    version: int | None = connection.execute(told).scalar_one_or_none()
    if version is None or version < 1:
        raise StoreError(name, "the casebook does not say its version", "restore it from a copy")
    if version > SCHEMA_VERSION:
        raise StoreError(
            name,
            f"written by a newer dateline (schema {version}, this one knows {SCHEMA_VERSION})",
            "update dateline: pip install --upgrade dateline",
        )
    return version
