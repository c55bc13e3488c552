"""This file turns what the database says when it fails into what a user can do about it."""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.errors import MalformedLine, StoreError

_DAMAGED = ("the file is damaged", "restore it from a copy, or add the pages to a new casebook")
# SQLite's name of the fault, by its beginning → (what is wrong, what to do). The first that fits is told.
_FAULTS: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_FULL", "the disk is full", "free some space and add the page again: nothing of it was stored"),
    ("SQLITE_NOTADB", "not a database", "give the path of a casebook, or of a file that does not exist yet"),
    ("SQLITE_READONLY", "cannot be written", "make the file and its folder writable, or give another path"),
    ("SQLITE_PERM", "cannot be written", "make the file and its folder writable, or give another path"),
    ("SQLITE_CANTOPEN", "cannot be opened", "check the path and its permissions: file and folder must be writable"),
    ("SQLITE_BUSY", "another program is writing in it", "try again when that is done"),
    ("SQLITE_LOCKED", "another program is writing in it", "try again when that is done"),
    ("SQLITE_CORRUPT", *_DAMAGED),
    ("SQLITE_IOERR", "the disk cannot be read or written", "check the disk, its space and the network it hangs on"),
)

# PostgreSQL's number of the fault, by its beginning, in the same way.
_SERVER_FAULTS: tuple[tuple[str, str, str], ...] = (
    ("53100", "the server's disk is full", "free some space and try again: nothing of it was stored"),
    ("55P03", "another program is writing in it", "try again when that is done"),
    ("40P01", "another program is writing in it", "try again when that is done"),
    ("42501", "this user may not write in it", "have its owner grant the rights, or give another database"),
    ("25006", "the server takes no writes", "give the address of the server that does"),
    ("3F000", "its schema is missing", "make it, or check the search path"),
    ("XX001", *_DAMAGED),
)


@contextmanager
def told_as_store_errors(casebook: str) -> Iterator[None]:
    """What the database raises inside leaves as StoreError, in words; `casebook` names the file.

    Raises:
        StoreError: the database failed.
    """
    from sqlalchemy.exc import DBAPIError, NoResultFound

    try:
        yield
    except NoResultFound as error:  # a row that another one names is not there
        raise StoreError(casebook, *_DAMAGED) from error
    except DBAPIError as error:
        raise describe_fault(casebook, error.orig or error) from error
    except (zlib.error, MalformedLine) as error:
        raise StoreError(casebook, *_DAMAGED) from error
    except Exception as error:
        if isinstance(error, _driver_errors()):
            raise describe_fault(casebook, error) from error
        raise


def describe_fault(casebook: str, fault: BaseException) -> StoreError:
    """The words for a fault of the database."""
    name, number = getattr(fault, "sqlite_errorname", ""), getattr(fault, "sqlstate", None) or ""
    for told, faults in ((name, _FAULTS), (number, _SERVER_FAULTS)):
        for beginning, problem, remedy in faults:
            if told.startswith(beginning):
                return StoreError(casebook, problem, remedy)
    if not isinstance(fault, sqlite3.Error) and not number:
        first_line = str(fault).strip().partition("\n")[0]
        return StoreError(casebook, f"cannot be reached ({first_line})", "check the address, the user and the server")
    return StoreError(
        casebook,
        f"the database failed ({name or number or type(fault).__name__}: {fault})",
        "check the file and the disk; if both are sound, report it",
    )


def _driver_errors() -> tuple[type[BaseException], ...]:
    psycopg = sys.modules.get("psycopg")
    return (sqlite3.Error,) if psycopg is None else (sqlite3.Error, psycopg.Error)
