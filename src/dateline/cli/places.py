"""This file is `dateline places`: where a casebook's claims lie, how often, and what could not be located."""

from __future__ import annotations

from dateline.cli.entry_filters import Country, Limit, Unresolved
from dateline.cli.event_filters import DEFAULT_CASEBOOK, Actor, Db, Place, Since, Type, Until
from dateline.cli.options import Debug, Json
from dateline.cli.streams import run


def places(
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    place: Place = None,
    type: Type = None,
    country: Country = None,
    unresolved: Unresolved = False,
    limit: Limit = None,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List where the claims lie that meet every filter given, the places of most claims first: in how many claims and
    in how many events of which factuality, on which days, under which names.

    A plural counts for each of its members; what lies near a town, or is known by its province alone, is listed apart
    from the town or province itself. What a person rejected does not count, nor do readers' comments. On a terminal a
    table is drawn; piped, or with --json, they are JSON Lines.

    Exit codes: 0 done, 1 the casebook cannot be read, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.entry_filters import Choice, put_entries
        from dateline.cli.entry_table import draw_places
        from dateline.cli.event_filters import Filters
        from dateline.match.entries import list_places

        filters = Filters(since=since, until=until, actor=actor, place=place, type=type)
        choice = Choice(country=country, unresolved=unresolved, limit=limit)
        return put_entries(db, filters, choice, list_places, draw_places, json=json)

    run(command, debug=debug)
