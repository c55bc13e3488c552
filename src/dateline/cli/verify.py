"""This file is `dateline verify`: was anything in a casebook changed past dateline?"""

from __future__ import annotations

import re
from typing import Annotated, Final

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run, say
from dateline.errors import UsageError

_HEAD: Final = re.compile(r"[0-9a-f]{64}")


def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A head that was printed before; the log must still hold it."),
    ] = None,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Check a casebook's log, row by row, and every page, judgement, shared registry and gazetteer against what the log
    says was written; print how many rows it has and its head, the hash of the last. Keep the head elsewhere: a log that
    was cut short, or written anew from the start, no longer leads to it, which --head tells.

    Exit codes: 0 nothing was changed past dateline, 1 something was, which standard error names, or the casebook cannot
    be read, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.advice import advise_command
        from dateline.cli.event_filters import open_existing
        from dateline.cli.printing import is_drawn
        from dateline.records.serialise import to_json

        known = check_head(head)
        with open_existing(db) as book:
            state = book.verify_audit(known)
            advice = advise_command(f"verify --head {state.head}", book, db)
        if not is_drawn(json):
            put_line(to_json(state))
            return DONE
        from rich.text import Text

        from dateline.cli.screen import Screen

        rows = f"{state.rows:,} {'row' if state.rows == 1 else 'rows'} of the log, nothing changed"
        kept = "; it still holds the head that was given" if known else ""
        Screen().draw(Text.assemble((f"✓ {rows}{kept}\n", "green"), ("head ", "dim"), state.head))
        say(f"keep the head elsewhere, and ask again with: {advice}")
        return DONE

    run(command, debug=debug)


def check_head(head: str | None) -> str | None:
    """The head as given, once it can be one: a slip of the pen is no sign of a changed log.

    Raises:
        UsageError: it is no head.
    """
    if head is None:
        return None
    if not _HEAD.fullmatch(told := head.strip().lower()):
        raise UsageError(f"--head {head!r}: is no head; give the 64 digits that dateline verify printed")
    return told
