"""This file is `dateline backup`: all of a casebook, copied into one new file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug
from dateline.cli.streams import DONE, run, say
from dateline.cli.whole_file import STANDARD_OUTPUT
from dateline.errors import StoreError, UsageError


def backup(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write, which must not be there yet.", show_default=False)
    ],
    db: Db = DEFAULT_CASEBOOK,
    debug: Debug = False,
) -> None:
    """Write all of a casebook into one new SQLite file, wherever the casebook itself is kept; others may read and write
    in it meanwhile. The back-up is a casebook too: every command reads it with --db. What is forgotten later is not
    forgotten in it.

    Exit codes: 0 done, 1 the casebook cannot be read or the file not written, 2 wrong usage, as with a file that is
    there already.
    """

    def command() -> int:
        from rich.filesize import decimal

        from dateline.cli.event_filters import open_existing

        target = check_target(file)
        with open_existing(db) as book:
            book.backup(target)
            size = decimal(target.stat().st_size)
            say(f"{book.name}: backed up to {file} ({size}); what is forgotten later stays in it")
        return DONE

    run(command, debug=debug)


def check_target(file: str) -> Path:
    """Where the back-up goes, once a file can be made there.

    Raises:
        StoreError: the folder may not be written in.
        UsageError: it is no path, or there is no such folder, or something is there already.
    """
    from dateline.store.opening import locate

    if file == STANDARD_OUTPUT:
        raise UsageError(f"FILE {file}: a back-up is a file; give its path")
    target = locate(file)
    if target.is_dir():
        raise UsageError(f"FILE {file}: is a folder; give a file in it, such as {Path(file) / 'backup.db'}")
    if not target.parent.is_dir():
        raise UsageError(f"FILE {file}: there is no folder {target.parent}; make it, or give another file")
    if not os.access(target.parent, os.W_OK):
        raise StoreError(file, "its folder may not be written in", "give a file in another folder")
    return target
