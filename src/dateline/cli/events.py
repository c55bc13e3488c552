"""This file is `dateline events`: what a casebook holds, one event a line."""

from __future__ import annotations

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Actor, Db, Factuality, Place, Since, Status, Type, Until
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run


def events(
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    place: Place = None,
    type: Type = None,
    factuality: Factuality = None,
    status: Status = None,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List the events of a casebook that meet every filter given, in the order in which their pages were added.

    An event's factuality is the most cautious of its claims': not every event took place. On a terminal they are drawn
    as a table; piped, or with --json, they are JSON Lines.

    Exit codes: 0 done, 1 the casebook cannot be read, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.event_filters import Filters, find_events, open_existing
        from dateline.cli.printing import is_drawn

        filters = Filters(
            since=since, until=until, actor=actor, place=place, type=type, factuality=factuality, status=status
        )
        with open_existing(db) as book:
            found = find_events(book, filters)
        if not is_drawn(json):
            for event in found:
                put_line(event.to_json())
            return DONE
        from dateline.cli.event_table import draw_events
        from dateline.cli.screen import Screen

        screen = Screen()
        screen.draw(draw_events(found, width=screen.console.width))
        return DONE

    run(command, debug=debug)
