"""This file writes a casebook's file anew after something was forgotten, so that none of its bytes are left in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dateline.errors import StoreError
from dateline.store.opening import WAIT_SECONDS, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def is_to_be_scrubbed(engine: Engine) -> bool:
    """Whether bytes of what was forgotten may still lie in the file."""
    from sqlalchemy import select

    from dateline.store.schema import CASEBOOK

    with engine.connect() as connection, connection.begin():
        return bool(connection.execute(select(CASEBOOK.c.scrub)).scalar_one())


def finish(engine: Engine, casebook: str) -> None:
    """Scrub where something was forgotten and that is still to be done; left for later where somebody reads."""
    if is_to_be_scrubbed(engine):
        with suppress(StoreError):
            scrub(engine, casebook)


def scrub(engine: Engine, casebook: str) -> None:
    """Write the file anew and empty its log, as one writer with no reader beside it.

    Raises:
        StoreError: another program reads all the while; what is forgotten is gone from the tables, not from the file.
    """
    from dateline.store.schema import CASEBOOK

    with engine.connect().execution_options(dateline_bare=True) as connection:
        is_clean = _scrub_sqlite(connection) if engine.dialect.name == "sqlite" else _scrub_postgres(connection)
    if not is_clean:
        raise StoreError(
            casebook,
            "forgotten, but another program is reading: traces may still lie in the file",
            "close it and open the casebook again, which erases them",
        )
    with writing(engine) as connection:
        connection.execute(CASEBOOK.update().values(scrub=False))


def _scrub_sqlite(connection: Connection) -> bool:
    # The driver's own connection: SQLAlchemy would begin a transaction, in which neither statement may run.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA temp_store=MEMORY")  # no copy of the old file among temporary files
    driver.execute("VACUUM")
    (is_busy, _, _) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def _scrub_postgres(connection: Connection) -> bool:
    from dateline.store.schema import METADATA

    driver = connection.connection.driver_connection
    assert driver is not None
    driver.autocommit = True
    try:
        driver.execute(f"SET lock_timeout = {int(WAIT_SECONDS * 1000)}")
        for table in (*METADATA.tables, "page_words", "claim_words"):
            driver.execute(f'VACUUM (FULL) "{table}"')
    finally:
        driver.execute("RESET lock_timeout")
        driver.autocommit = False
    return True
