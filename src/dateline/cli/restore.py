"""This file is `dateline restore`: a casebook made from a back-up."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from dateline.cli.options import Debug
from dateline.cli.streams import DONE, run, say
from dateline.errors import StoreError

_SQLITE: Final = b"SQLite format 3\0"  # how every SQLite file begins


def restore(
    backup: Annotated[
        str,
        typer.Argument(
            metavar="BACKUP", help="A file that dateline backup wrote; it stays as it is.", show_default=False
        ),
    ],
    into: Annotated[
        str,
        typer.Argument(
            metavar="INTO",
            help="The casebook to make: a new file, or a postgresql:// address with nothing in it.",
            show_default=False,
        ),
    ],
    debug: Debug = False,
) -> None:
    """Make a casebook from a back-up, once the back-up is known to be whole and unchanged. It must be a new or empty
    one: nothing is written over. Tokens of dateline changes start anew, so mirrors must too.

    Exit codes: 0 done, 1 the back-up is damaged or INTO holds something already, 2 wrong usage.
    """

    def command() -> int:
        from dateline.casebook import Casebook

        check_backup(backup)  # before INTO is made: a slip in the name leaves no file
        with Casebook.restore(backup, into) as book:
            say(f"{book.name}: restored from {backup}; mirrors begin anew, with dateline changes and no --since")
        return DONE

    run(command, debug=debug)


def check_backup(name: str) -> None:
    """Look whether a file is there that can be a back-up at all.

    Raises:
        StoreError: there is none, or it is no SQLite file.
        UsageError: the name is no path.
    """
    from dateline.store.opening import locate

    path = locate(name)
    if not path.is_file():
        raise StoreError(name, "no back-up there", "give the path of a file that dateline backup wrote")
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            raise StoreError(name, "is no back-up", "give a file that dateline backup wrote, or restore another copy")
