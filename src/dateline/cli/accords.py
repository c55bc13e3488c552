"""This file is `dateline accords`: the accords that a casebook tells of, and what breaches them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, DONE_IN_PART, FAILED, put_line, run, say

if TYPE_CHECKING:
    from dateline.accord_filters import AccordFilters
    from dateline.records.accord import Accord
    from dateline.reference import Sources


def accords(
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Only what may have been in force on that day or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Only what may have been in force before that day."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="NAME", help="Only what binds this one: a party, its organ, part or ally."),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="Only what covers this place, by id or name.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: ceasefire, truce, evacuation deal, …")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Accords of your own (docs/accords.md); else accords.yaml of the configuration folder, if any.",
        ),
    ] = None,
    bundled: Annotated[
        bool, typer.Option("--bundled/--no-bundled", help="Know the accords that come with dateline.")
    ] = True,
    every: Annotated[
        bool, typer.Option("--all", help="List bundled accords too that no claim mentions and no event may breach.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only read your file, and say what is wrong with it.")] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List the accords that a casebook tells of, with the events that breach them, or may.

    A breach is claimed, by a claim that says so, or inferred from area, time and parties: then it is a question for
    you, never a finding. On a terminal a table is drawn; piped, or with --json, they are JSON Lines.

    Exit codes: 0 done, 1 the casebook or the file cannot be read, or --check found something, 2 wrong usage, 3 listed,
    but entries of your file were left out.
    """

    def command() -> int:
        from dateline.accord_filters import AccordFilters
        from dateline.reference import find_user_file, open_sources

        if check:
            return _check(find_user_file(file), json)
        filters = AccordFilters(since=since, until=until, actor=actor, place=place, kind=kind, every=every)
        _ = filters.window  # refused before anything is read
        sources = open_sources(find_user_file(file), bundled=bundled)
        for fault in sources.faults:
            say(str(fault))
        _put(_find(db, sources, filters), json)
        return DONE_IN_PART if sources.faults else DONE

    run(command, debug=debug)


def _find(db: str, sources: Sources, filters: AccordFilters) -> list[Accord]:
    from dateline.cli.event_filters import open_existing

    with open_existing(db) as book:
        return book.find_accords(filters, sources)


def _put(found: list[Accord], json: bool) -> None:
    from dateline.cli.printing import is_drawn

    if not is_drawn(json):
        for accord in found:
            put_line(accord.to_json())
        return
    from dateline.cli.accord_table import draw_accords
    from dateline.cli.screen import Screen

    Screen().draw(draw_accords(found))


def _check(path: Path | None, json: bool) -> int:
    """Print what is wrong with the user's file, a line each, and return the exit code."""
    from dateline.cli.user_data import put
    from dateline.errors import UsageError
    from dateline.match.accord_file import read_accords
    from dateline.reference import USER_FILE, open_look_ups
    from dateline.settings import Settings

    if path is None:
        raise UsageError(f"--check: there is no {Settings().config_folder / USER_FILE}; name a file with --file")
    look_ups = open_look_ups()
    read = read_accords(path, look_ups.actor, look_ups.place)
    number = len(read.accords)
    fine = f"{path}: {number} accord{'s' if number != 1 else ''}, nothing amiss"
    put(read.faults, json, lambda: [str(fault) for fault in read.faults] or [fine])
    return FAILED if read.faults else DONE
