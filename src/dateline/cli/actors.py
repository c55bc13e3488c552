"""This file is `dateline actors`: who is named in a casebook's claims, how often, and in what roles."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.entry_filters import Country, Limit, Unresolved
from dateline.cli.event_filters import DEFAULT_CASEBOOK, Actor, Db, Place, Since, Type, Until
from dateline.cli.options import Debug, Json
from dateline.cli.streams import run


def actors(
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    place: Place = None,
    type: Type = None,
    country: Country = None,
    provisional: Annotated[
        bool, typer.Option("--provisional", help="Only names that nobody is known by: candidates for your registry.")
    ] = False,
    unresolved: Unresolved = False,
    limit: Limit = None,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List who is named in the claims that meet every filter given, those of most claims first: in how many claims as
    actor, recipient and source, in how many events of which factuality, on which days, under which names.

    --actor asks for what that one does, and so lists whom it does it to as well. What a person rejected does not count,
    nor do readers' comments. On a terminal a table is drawn; piped, or with --json, they are JSON Lines.

    Exit codes: 0 done, 1 the casebook cannot be read, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.entry_filters import Choice, put_entries
        from dateline.cli.entry_table import draw_actors
        from dateline.cli.event_filters import Filters
        from dateline.errors import UsageError
        from dateline.match.entries import list_actors

        if provisional and unresolved:
            raise UsageError("--provisional and --unresolved exclude each other; give one of them")
        filters = Filters(since=since, until=until, actor=actor, place=place, type=type)
        choice = Choice(country=country, provisional=provisional, unresolved=unresolved, limit=limit)
        return put_entries(db, filters, choice, list_actors, draw_actors, json=json)

    run(command, debug=debug)
