"""This file is `dateline search`: pages and claims of a casebook by their words, the best match first."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run, say


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY...",
            help='Words that must all stand there; OR, NOT, (brackets), "words in a row", beginning*.',
            show_default=False,
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many pages and claims.")] = 20,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Find the pages and claims of a casebook in which words stand, in any case and spelling of accents, the best
    match first. What a shell would read itself goes in single quotes: dateline search '(shelling OR airstrike*) "south
    of Idlib" NOT 2017'

    On a terminal what was found is drawn with the words around it; piped, or with --json, it is JSON Lines.

    Exit codes: 0 done, be there anything or not, 1 the casebook cannot be read, 2 wrong usage, as with a query that
    cannot be read.
    """

    def command() -> int:
        from dateline.cli.event_filters import open_existing
        from dateline.cli.printing import is_drawn
        from dateline.records.serialise import to_json

        asked = " ".join(query)
        with open_existing(db) as book:
            found = book.search(asked, limit)
        if not is_drawn(json):
            for hit in found:
                put_line(to_json(hit))
        else:
            from dateline.cli.screen import Screen
            from dateline.cli.search_table import draw_hits

            Screen().draw(draw_hits(found, asked))
        if len(found) == limit:
            say(f"the best {limit:,}; there may be more: --limit")
        return DONE

    run(command, debug=debug)
