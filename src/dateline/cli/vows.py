"""This file is `dateline vows`: what actors committed themselves to, and what became of it, one vow a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db, Place
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run
from dateline.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from dateline.records.vow import Vow


def vows(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what may have been vowed on that day or later.")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Only what may have been vowed before that day."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="NAME", help="Only what this one vows: an id (reg:hts), a name, words."),
    ] = None,
    place: Place = None,
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only vows of acts of this type, such as ASSAULT.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="WORD", help="Only open, fulfilled, partly, contradicted, withdrawn or lapsed vows."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="As they stood on that day, by what was published by then; else on the newest page's day.",
        ),
    ] = None,
    tally: Annotated[
        bool, typer.Option("--tally", help="Instead, count for each actor how these vows ended, and how soon.")
    ] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List the vows of a casebook that meet every filter given, in the order in which they were made: who vowed what,
    against whom, where, by when, and what became of it.

    A vow is what its own agent announces, promises or threatens. That one is carried out is told only where agent, act,
    place and time are known to fit; each status names the claims that made it. On a terminal a table is drawn; piped,
    or with --json, they are JSON Lines.

    Exit codes: 0 done, 1 the casebook cannot be read, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.event_filters import open_existing
        from dateline.cli.printing import is_drawn
        from dateline.match.vow_tally import tally_vows

        day = read_as_of(as_of)
        check_words(type, status)
        with open_existing(db) as book:
            found: Sequence[Vow] = book.vows(
                actor=actor, place=place, type=type, since=since, until=until, status=status, as_of=day
            )
        if not is_drawn(json):
            for record in tally_vows(found) if tally else found:
                put_line(record.to_json())
            return DONE
        from dateline.cli.screen import Screen
        from dateline.cli.vow_table import draw_tallies, draw_vows

        screen = Screen()
        width = screen.console.width
        screen.draw(draw_tallies(tally_vows(found), width=width) if tally else draw_vows(found, width=width))
        return DONE

    run(command, debug=debug)


def read_as_of(words: str | None) -> date | None:
    """The day that was asked for.

    Raises:
        UsageError: it is none.
    """
    from datetime import date

    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"--as-of {words!r} is no date; give it as YYYY-MM-DD") from error


def check_words(type: str | None, status: str | None) -> None:
    """Refuse a type or a status that no vow can have.

    Raises:
        UsageError: with the choices.
    """
    from dateline.records.ontology import EVENT_TYPES
    from dateline.records.vow import VowStatus

    for name, value, choices in (("type", type, EVENT_TYPES), ("status", status, get_args(VowStatus))):
        if value is not None and value not in choices:
            raise UsageError(f"--{name} {value!r}: choices: {', '.join(choices)}")
