"""This file opens a casebook that a PostgreSQL server keeps: the tables lie in the first schema of the search path.

A writer takes one lock for all of the casebook, as SQLite does; a reader sees one moment, whatever others write.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import StoreError, UsageError
from dateline.store import opening
from dateline.store.faults import told_as_store_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('dateline ' || current_schema(), 0))"


def is_on_server(path_or_url: str | Path) -> bool:
    """Whether a casebook's name is the URL of a PostgreSQL database."""
    return not isinstance(path_or_url, Path) and _SERVER.match(path_or_url) is not None


def open_server(url: str) -> tuple[Engine, str]:
    """The engine of the casebook at that URL, made when the schema is empty, and its name: the URL without its secrets.

    Raises:
        StoreError: the server or its database cannot be reached, holds something else, or psycopg is not installed.
        UsageError: the URL cannot be read.
    """
    from sqlalchemy import URL, create_engine, event
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        asked = make_url(_SERVER.sub("postgresql+psycopg://", url, count=1))
    except (ArgumentError, ValueError):
        # The URL itself is not repeated, and neither is what the library says of it: it may hold a password.
        raise UsageError("this postgresql:// URL cannot be read; give postgresql://USER@HOST/DATABASE") from None
    name = URL.create(
        "postgresql", username=asked.username, host=asked.host, port=asked.port, database=asked.database
    ).render_as_string()
    if find_spec("psycopg") is None:
        raise StoreError(name, "kept in PostgreSQL, for which psycopg is missing", "pip install 'dateline[postgres]'")
    engine = create_engine(asked, pool_pre_ping=True)
    event.listen(engine, "begin", _begin)
    try:
        with told_as_store_errors(name):
            with engine.connect() as connection, connection.begin():
                version = opening.check_version(connection, name)
            opening.bring_up_to_date(engine, name, version)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("dateline_writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(opening.WAIT_SECONDS * 1000)}")
        connection.exec_driver_sql(_LOCK)
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
