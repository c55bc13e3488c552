"""This file is `dateline gazetteer`: places of the user's own, added, listed, checked and removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.shared_data import (
    Beside,
    Names,
    SharedNames,
    fetch_collections,
    list_beside,
    share_collections,
    unshare_collections,
)
from dateline.cli.streams import DONE, FAILED, run
from dateline.cli.user_data import (
    Country,
    DryRun,
    Name,
    count_kinds,
    put,
    read_country,
    split_columns,
    tell_added,
    tell_removed,
    tell_undone,
)

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.user_gazetteer import Added

app = typer.Typer(
    help="Add places of your own: GeoNames dumps, OCHA P-code tables, CSV. They outrank the built-in gazetteer.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(short_help="Read a file of places as a gazetteer of yours.")
def add(
    file: Annotated[
        Path,
        typer.Argument(
            help="A GeoNames dump (XX.txt, XX.zip), an OCHA P-code table or another CSV, in UTF-8.", show_default=False
        ),
    ],
    name: Name = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="geonames, pcodes or csv; else the file's first line decides.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN=HEADER,…",
            help="Which header of a CSV holds name, lat, lon, country, admin1, aliases, id, feature, population; those"
            " not given are known by their usual names.",
        ),
    ] = None,
    country: Country = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the gazetteer of that name.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Read a file of places as a gazetteer of yours, which outranks the built-in one. Undone by: gazetteer undo.

    Every row that is refused is named with its line; with --json all of them, on standard error the first twenty.

    Exit codes: 0 every row was read, 1 nothing was changed, 2 wrong usage, 3 added, but rows were refused.
    """

    def command() -> int:
        from dateline.ground import user_gazetteer
        from dateline.ground.user_gazetteer_formats import COLUMNS

        folder = _folder()
        added = user_gazetteer.add(
            file, folder, _built_in(), name=name, format=format, columns=split_columns(columns, COLUMNS),
            country=read_country(country), replace=replace, dry_run=dry_run,
        )  # fmt: skip
        return tell_added(added, file, "gazetteer", json, lambda: draw_added(added))

    run(command, debug=debug)


@app.command("list", short_help="List your gazetteers.")
def list_(db: Beside = None, json: Json = False, debug: Debug = False) -> None:
    """List your gazetteers: name, format, places, names, when each was added, from which file, its SHA-256.

    With --db beside those that a casebook holds: the same, another of that name (other), yours alone (unshared), its
    alone (lacking).

    Exit codes: 0 done, 1 one of them cannot be read.
    """

    def command() -> int:
        if db is not None:
            return list_beside("gazetteer", db, json=json)
        from dateline.ground.user_gazetteer import held

        found = held(_folder())
        rows = [
            (g.name, g.format, f"{g.places:,} places", f"{g.names:,} names", g.added, g.source, g.sha256[:12])
            for g in found
        ]
        put(found, json, lambda: ["  ".join(row) for row in rows] or ["no gazetteers of yours yet"])
        return DONE

    run(command, debug=debug)


@app.command(short_help="Check your gazetteers, row by row.")
def check(json: Json = False, debug: Debug = False) -> None:
    """Check your gazetteers: readable, coordinates in range and not 0,0, countries known, nothing given twice, and
    nothing more than 200 km from where the built-in gazetteer has the same GeoNames id. Prints what is amiss.

    Exit codes: 0 all is well, 1 something is amiss.
    """

    def command() -> int:
        from dateline.ground.user_gazetteer_check import check as find_problems

        found = list(find_problems(_folder(), _built_in()))
        lines = [
            ": ".join(filter(None, (finding.gazetteer, finding.id, finding.problem))) + f"; {finding.remedy}"
            for finding in found
        ]
        put(found, json, lambda: lines or ["all is well"])
        return FAILED if found else DONE

    run(command, debug=debug)


@app.command(short_help="Remove a gazetteer of yours.")
def remove(
    name: Annotated[str, typer.Argument(help="The gazetteer's name, as listed.", show_default=False)],
    debug: Debug = False,
) -> None:
    """Remove a gazetteer of yours. It is kept until the next change, for: gazetteer undo.

    Exit codes: 0 removed, 1 there is none of that name.
    """

    def command() -> int:
        from dateline.ground.user_gazetteer import remove as remove_gazetteer

        remove_gazetteer(name, _folder())
        return tell_removed(name, "gazetteer")

    run(command, debug=debug)


@app.command(short_help="Take the last change back.")
def undo(debug: Debug = False) -> None:
    """Take the last change to your gazetteers back: what was added goes, what was replaced or removed returns.

    Exit codes: 0 done, 1 there is nothing to undo.
    """

    def command() -> int:
        from dateline.ground.user_gazetteer import undo as undo_change

        return tell_undone(undo_change(_folder()))

    run(command, debug=debug)


@app.command(short_help="Put gazetteers of yours into a casebook, for your team.")
def share(
    names: Names = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put yours in the place of another gazetteer of that name.")
    ] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Put your gazetteers, or those named, with all their places into a casebook, for all who share it. What is there
    already stays as it is. What is replaced is gone; the log keeps its hash.

    Exit codes: 0 the casebook has them all, 1 nothing was changed, 3 without names: another one of a name was left.
    """
    run(lambda: share_collections("gazetteer", names or [], db, replace=replace, json=json), debug=debug)


@app.command(short_help="Get the gazetteers that a casebook holds.")
def fetch(
    names: Names = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the casebook's in the place of another gazetteer of that name.")
    ] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Get the gazetteers that a casebook holds and you lack, or those named, as gazetteers of yours. Undone by:
    gazetteer undo.

    Exit codes: 0 you have them all, 1 nothing was changed, 3 without names: another one of a name was left.
    """
    run(lambda: fetch_collections("gazetteer", names or [], db, replace=replace, json=json), debug=debug)


@app.command(short_help="Take gazetteers out of a casebook again.")
def unshare(
    names: SharedNames,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Take gazetteers out of a casebook. Whoever fetched them keeps them, you too; the log keeps their hashes.

    Exit codes: 0 they are gone, 1 nothing was changed: there is none of that name.
    """
    run(lambda: unshare_collections("gazetteer", names, db, json=json), debug=debug)


def draw_added(added: Added) -> list[str]:
    """What was read, in lines for a person."""
    verb = "would be kept" if added.dry_run else "kept"
    lines = [
        f"{added.name} ({added.format}): {added.read:,} read, {added.kept:,} {verb}, {len(added.refused):,} refused,"
        f" {sum(added.left_out.values()):,} left out"
    ]
    if added.columns:
        lines.append("columns: " + ", ".join(f"{column}={header}" for column, header in added.columns.items()))
    if added.left_out:
        lines.append("left out: " + count_kinds(added.left_out))
    return lines


def _folder() -> Path:
    from dateline.ground.gazetteer import USER_FOLDER
    from dateline.settings import Settings

    return Settings().config_folder / USER_FOLDER


def _built_in() -> Gazetteer:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.settings import Settings

    return Gazetteer.open(Settings().data_folder)
