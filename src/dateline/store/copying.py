"""This file backs a casebook up into one SQLite file, whatever it is kept in, and makes a casebook of such a file."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import StoreError, UsageError
from dateline.records.claim import Claim
from dateline.records.serialise import from_json
from dateline.store import audit, words
from dateline.store.opening import locate, open_engine, writing
from dateline.store.reading import read_page

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_BATCH: Final = 200


def back_up(engine: Engine, path: Path) -> None:
    """Write the casebook, as it is now, into a new file; while writing, the file has another name.

    Raises:
        StoreError: there is no such folder.
        UsageError: there is a file of that name.
    """
    if path.exists():
        raise UsageError(f"{path}: is there already; a back-up is a new file")
    if not path.parent.is_dir():
        raise StoreError(str(path), f"there is no folder {path.parent}", "make it, or check the path")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        if engine.dialect.name == "sqlite":
            _copy_file(engine, draft)
        else:
            target = open_engine(draft)
            try:
                with engine.connect() as source, source.begin(), writing(target) as connection:
                    copy_rows(source, connection)
            finally:
                target.dispose()
        draft.rename(path)
    finally:
        for left in draft.parent.glob(f"{draft.name}*"):
            left.unlink()


def restore(backup: str | Path, target: Engine, target_name: str) -> None:
    """Fill an empty casebook from a back-up.

    Raises:
        StoreError: the back-up is damaged, or the target holds something.
        UsageError: the back-up's name is no path.
    """
    path = locate(backup)
    if not path.is_file():
        raise StoreError(str(path), "no file", "give the path of a back-up")
    # From a copy: opening a back-up of an older dateline would write in it.
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        draft = Path(folder) / "backup.db"
        try:
            for ending in ("", "-wal"):
                if (part := Path(f"{path}{ending}")).exists():
                    shutil.copyfile(part, f"{draft}{ending}")
        except OSError as error:
            raise StoreError(
                str(path),
                f"cannot be copied to read it ({error.strerror})",
                "check it, and the space for temporary files",
            ) from error
        try:
            source = open_engine(draft)
        except StoreError as error:
            raise StoreError(str(path), error.problem, error.remedy) from error
        try:
            _fill(source, str(path), target, target_name)
        finally:
            source.dispose()


def _fill(backup: Engine, name: str, target: Engine, target_name: str) -> None:
    """Fill an empty casebook from a back-up, in one transaction, once the back-up is known to be sound.

    It gets an id of its own: who follows the old one's feed must begin anew, since what came after the back-up is lost.

    Raises:
        StoreError: the back-up is damaged, or the target holds something.
    """
    from sqlalchemy import exists, select

    from dateline.store.schema import AUDIT, CASEBOOK

    with backup.connect() as source, source.begin(), writing(target) as connection:
        if (found := source.exec_driver_sql("PRAGMA integrity_check").scalar()) != "ok":
            raise StoreError(name, f"the back-up is damaged ({found})", "restore from another one")
        audit.verify(source, name, None)
        if connection.execute(select(exists().where(AUDIT.c.number > 0))).scalar_one():
            raise StoreError(target_name, "holds something already", "restore into a new casebook")
        copy_rows(source, connection)
        connection.execute(CASEBOOK.update().values(id=secrets.token_hex(8)))
        audit.log(connection, "restored", "casebook", 0, "")


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table, and index the words anew."""
    from sqlalchemy import bindparam, select

    from dateline.store.schema import CASEBOOK, METADATA, PAGE

    target.execute(CASEBOOK.delete())
    for table in METADATA.sorted_tables:
        followed: list[dict[str, int]] = []
        all_rows = select(table).order_by(*table.primary_key).execution_options(yield_per=_BATCH)
        for rows in source.execute(all_rows).mappings().partitions(_BATCH):
            values = [dict(row) for row in rows]
            if table is PAGE:  # a page names its successor, which comes after it
                followed += [{"of": v["row"], "by": v["superseded_by"]} for v in values if v["superseded_by"]]
                values = [value | {"superseded_by": None} for value in values]
            target.execute(table.insert(), values)
        if followed:
            follow = PAGE.update().where(PAGE.c.row == bindparam("of")).values(superseded_by=bindparam("by"))
            target.execute(follow, followed)
    _index(target)
    if target.dialect.name == "postgresql":  # the one table whose numbers the database itself gives
        target.exec_driver_sql(
            "SELECT setval(pg_get_serial_sequence('time', 'row'), (SELECT coalesce(max(row), 0) + 1 FROM time), false)"
        )


def _index(connection: Connection) -> None:
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE

    for row in connection.execute(select(PAGE.c.row).order_by(PAGE.c.row)).scalars().all():
        words.index(connection, "page", [(row, words.words_of_page(read_page(connection, row).coded.page))])
        claims = connection.execute(select(CLAIM.c.row, CLAIM.c.record).where(CLAIM.c.page == row)).all()
        words.index(connection, "claim", [(c.row, words.words_of_claim(from_json(c.record, Claim))) for c in claims])


def _copy_file(engine: Engine, draft: Path) -> None:
    with engine.connect() as connection, closing(sqlite3.connect(draft)) as target:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.backup(target)
