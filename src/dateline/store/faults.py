"""This file turns what the database says when it fails into what a user can do about it."""

from __future__ import annotations

import sqlite3
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


@contextmanager
def told_as_store_errors(casebook: str) -> Iterator[None]:
    """What the database raises inside leaves as StoreError, in words; `casebook` names the file.

    Raises:
        StoreError: the database failed.
    """
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise describe_fault(casebook, error.orig or error) from error
    except sqlite3.Error as error:
        raise describe_fault(casebook, error) from error
    except (zlib.error, MalformedLine) as error:
        raise StoreError(casebook, *_DAMAGED) from error


def describe_fault(casebook: str, fault: BaseException) -> StoreError:
    """The words for a fault of the database."""
    name = getattr(fault, "sqlite_errorname", "")
    for beginning, problem, remedy in _FAULTS:
        if name.startswith(beginning):
            return StoreError(casebook, problem, remedy)
    return StoreError(
        casebook,
        f"the database failed ({name or type(fault).__name__}: {fault})",
        "check the file and the disk; if both are sound, report it",
    )
