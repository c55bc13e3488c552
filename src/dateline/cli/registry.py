"""This file is `dateline registry`: actors of the user's own, added, listed, checked and removed."""

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
    from dateline.ground.registry import Registry
    from dateline.ground.user_registry import Added

app = typer.Typer(
    help="Add actors of your own: PETRARCH and Phoenix dictionaries, ACLED actor lists, CSV. They outrank the built-in"
    " registry.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(short_help="Read a file of actors as a registry of yours.")
def add(
    file: Annotated[
        Path,
        typer.Argument(
            help="An actor dictionary (PETRARCH, Phoenix, TABARI), an ACLED actor list or another CSV, in UTF-8.",
            show_default=False,
        ),
    ],
    name: Name = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="phoenix, acled or csv; else the file's first lines decide.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN=HEADER,…",
            help="Which header of a CSV holds name, aliases, country, sector, from, until, id, and of an ACLED list"
            " name, type, country; those not given are known by their usual names.",
        ),
    ] = None,
    country: Country = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the registry of that name.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Read a file of actors as a registry of yours, which outranks the built-in one. Undone by: registry undo.

    Every row that is refused is named with its line; with --json all of them, on standard error the first twenty.

    Exit codes: 0 every row was read, 1 nothing was changed, 2 wrong usage, 3 added, but rows were refused.
    """

    def command() -> int:
        from dateline.ground import user_registry
        from dateline.ground.user_registry_formats import COLUMNS

        added = user_registry.add(
            file, _folder(), _built_in(), name=name, format=format, columns=split_columns(columns, COLUMNS),
            country=read_country(country), replace=replace, dry_run=dry_run,
        )  # fmt: skip
        return tell_added(added, file, "registry", json, lambda: draw_added(added))

    run(command, debug=debug)


@app.command("list", short_help="List your registries.")
def list_(db: Beside = None, json: Json = False, debug: Debug = False) -> None:
    """List your registries: name, format, actors, names, when each was added, from which file, its SHA-256.

    With --db beside those that a casebook holds: the same, another of that name (other), yours alone (unshared), its
    alone (lacking).

    Exit codes: 0 done, 1 one of them cannot be read.
    """

    def command() -> int:
        if db is not None:
            return list_beside("registry", db, json=json)
        from dateline.ground.user_registry import held

        found = held(_folder())
        rows = [
            (r.name, r.format, f"{r.actors:,} actors", f"{r.names:,} names", r.added, r.source, r.sha256[:12])
            for r in found
        ]
        put(found, json, lambda: ["  ".join(row) for row in rows] or ["no registries of yours yet"])
        return DONE

    run(command, debug=debug)


@app.command(short_help="Check your registries, actor by actor.")
def check(json: Json = False, debug: Debug = False) -> None:
    """Check your registries: readable, countries and sectors known, no dates reversed, no name borne by two actors of
    one country at one time, no names joined that are kept apart. Prints what is amiss, and which names are taken from
    built-in actors.

    Exit codes: 0 all is well, be names taken or not, 1 something is amiss.
    """

    def command() -> int:
        from dateline.ground.user_registry_check import check as find_problems

        found = list(find_problems(_folder(), _built_in()))
        lines = [
            ": ".join(filter(None, (f.registry, f"line {f.line}" if f.line else "", f.id, f.problem)))
            + (f"; {f.remedy}" if f.remedy else "")
            for f in found
        ]
        put(found, json, lambda: lines or ["all is well"])
        return FAILED if any(f.state == "amiss" for f in found) else DONE

    run(command, debug=debug)


@app.command(short_help="Remove a registry of yours.")
def remove(
    name: Annotated[str, typer.Argument(help="The registry's name, as listed.", show_default=False)],
    debug: Debug = False,
) -> None:
    """Remove a registry of yours. It is kept until the next change, for: registry undo.

    Exit codes: 0 removed, 1 there is none of that name.
    """

    def command() -> int:
        from dateline.ground.user_registry import remove as remove_registry

        remove_registry(name, _folder())
        return tell_removed(name, "registry")

    run(command, debug=debug)


@app.command(short_help="Take the last change back.")
def undo(debug: Debug = False) -> None:
    """Take the last change to your registries back: what was added goes, what was replaced or removed returns.

    Exit codes: 0 done, 1 there is nothing to undo.
    """

    def command() -> int:
        from dateline.ground.user_registry import undo as undo_change

        return tell_undone(undo_change(_folder()))

    run(command, debug=debug)


@app.command(short_help="Put registries of yours into a casebook, for your team.")
def share(
    names: Names = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put yours in the place of another registry of that name.")
    ] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Put your registries, or those named, with all their actors into a casebook, for all who share it. What is there
    already stays as it is. What is replaced is gone; the log keeps its hash.

    Exit codes: 0 the casebook has them all, 1 nothing was changed, 3 without names: another one of a name was left.
    """
    run(lambda: share_collections("registry", names or [], db, replace=replace, json=json), debug=debug)


@app.command(short_help="Get the registries that a casebook holds.")
def fetch(
    names: Names = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the casebook's in the place of another registry of that name.")
    ] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Get the registries that a casebook holds and you lack, or those named, as registries of yours. Undone by:
    registry undo.

    Exit codes: 0 you have them all, 1 nothing was changed, 3 without names: another one of a name was left.
    """
    run(lambda: fetch_collections("registry", names or [], db, replace=replace, json=json), debug=debug)


@app.command(short_help="Take registries out of a casebook again.")
def unshare(
    names: SharedNames,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Take registries out of a casebook. Whoever fetched them keeps them, you too; the log keeps their hashes.

    Exit codes: 0 they are gone, 1 nothing was changed: there is none of that name.
    """
    run(lambda: unshare_collections("registry", names, db, json=json), debug=debug)


def draw_added(added: Added) -> list[str]:
    """What was read, in lines for a person."""
    verb = "would be kept" if added.dry_run else "kept"
    lines = [
        f"{added.name} ({added.format}): {added.read:,} read, {added.kept:,} {verb}, {len(added.refused):,} refused,"
        f" {sum(added.generic.values()):,} kinds of people, {sum(added.left_out.values()):,} left out"
    ]
    if added.linked:
        lines.append(f"linked to built-in actors: {added.linked:,}")
    if added.columns:
        lines.append("columns: " + ", ".join(f"{column}={header}" for column, header in added.columns.items()))
    if added.generic:
        lines.append("kinds of people: " + count_kinds(added.generic))
    if added.left_out:
        lines.append("left out: " + count_kinds(added.left_out))
    if added.names_left_out:
        lines.append(f"other names that are none of one actor: {added.names_left_out:,}")
    return lines


def _folder() -> Path:
    from dateline.ground.user_registry_file import USER_FOLDER
    from dateline.settings import Settings

    return Settings().config_folder / USER_FOLDER


def _built_in() -> Registry:
    from dateline.ground.registry import Registry
    from dateline.settings import Settings

    return Registry.load(Settings().data_folder)
