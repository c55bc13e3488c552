"""This file is `dateline history`: the versions of one id, what people judged of it, what took its place."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run


def history(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a page, a claim or an event, as --json shows it.", show_default=False
        ),
    ],
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Tell what a casebook keeps of one id. Of a page its versions, when each was captured and superseded; of a claim
    or an event what was judged of it, when, by whom and why. Of one that is no longer in force what took its place.

    On a terminal it is drawn; piped, or with --json, it is one line of JSON.

    Exit codes: 0 done, 1 the casebook cannot be read, 2 wrong usage, as with an id that the casebook never held.
    """

    def command() -> int:
        from dateline.cli.event_filters import open_existing
        from dateline.cli.id_history import find_history
        from dateline.cli.printing import is_drawn
        from dateline.records.serialise import to_json

        with open_existing(db) as book:
            found = find_history(book, id)
        if not is_drawn(json):
            put_line(to_json(found))
            return DONE
        from dateline.cli.history_table import draw_history
        from dateline.cli.screen import Screen

        Screen().draw(draw_history(found))
        return DONE

    run(command, debug=debug)
