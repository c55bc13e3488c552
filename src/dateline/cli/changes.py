"""This file is `dateline changes`: what was done to a casebook, step by step, for a mirror to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.advice import advise_command
from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run, say

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.records.history import Change

DEFAULT_LIMIT = 1000


def changes(
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="TOKEN", help="Only what came after this token; else from the beginning."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many steps.")] = DEFAULT_LIMIT,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List what was done to a casebook, the oldest first: which page, claim, judgement, event or collection (a shared
    registry or gazetteer) was put, removed or forgotten, one a line. A claim or an event that is put is there whole.
    Each line has a token: keep the last, and ask with --since for what came after it; standard error says how to go on.
    What is forgotten must be erased from copies too.

    On a terminal the steps are drawn as a table; piped, or with --json, they are JSON Lines.

    Exit codes: 0 done, be there anything new or not, 1 the casebook cannot be read, 2 wrong usage, as with another
    casebook's token.
    """

    def command() -> int:
        from dateline.cli.event_filters import open_existing
        from dateline.cli.printing import is_drawn
        from dateline.records.serialise import to_json

        with open_existing(db) as book:
            found = book.changes(since, limit)
            advice = tell_how_to_go_on(found, since, limit, book, db)
        if is_drawn(json):
            from dateline.cli.changes_table import draw_changes
            from dateline.cli.screen import Screen

            Screen().draw(draw_changes(found))
        else:
            for change in found:
                put_line(to_json(change))
        say(advice)
        return DONE

    run(command, debug=debug)


def tell_how_to_go_on(found: list[Change], since: str | None, limit: int, book: Casebook, db: str) -> str:
    """How much there was, whether there may be more, and the command that asks for it."""
    token = found[-1].token if found else since
    words = "changes" + (f" --since {token}" if token else "") + (f" --limit {limit}" if limit != DEFAULT_LIMIT else "")
    asked = advise_command(words, book, db)
    if not found:
        return f"nothing new; ask later with: {asked}"
    steps = f"{len(found):,} {'step' if len(found) == 1 else 'steps'}"
    if len(found) == limit:
        return f"{steps}, and there may be more; go on with: {asked}"
    return f"{steps}, no more for now; ask later with: {asked}"
