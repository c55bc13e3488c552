"""This file is what `registry` and `gazetteer` share for teams: own data into a casebook, out of it, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.streams import DONE, DONE_IN_PART, say
from dateline.cli.user_data import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records.collection import CollectionKind, CollectionMove, CollectionStanding

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Which, by their names as listed; without one all.", show_default=False),
]
SharedNames = Annotated[
    list[str], typer.Argument(metavar="NAME", help="Which, by their names in the casebook.", show_default=False)
]
Beside = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="DB",
        help="Beside those that this casebook holds: a file, or a postgresql:// address.",
        show_default=False,
    ),
]


def share_collections(kind: CollectionKind, names: Sequence[str], db: str, *, replace: bool, json: bool) -> int:
    """Share them, put out what each did, and return the exit code; a casebook is made only for something to share."""
    from dateline.casebook import Casebook
    from dateline.cli.advice import advise_command
    from dateline.settings import Settings
    from dateline.team import check_own

    if not check_own(kind, Settings().config_folder, names):
        say(f"nothing to share; add one first: dateline {kind} add FILE")
        return DONE
    with Casebook(db) as book:
        moves = book.share_collections(kind, names, replace=replace)
        for move in moves:
            if move.outcome == "left":
                yours = advise_command(f"{kind} share {move.name} --replace", book, db)
                its = advise_command(f"{kind} fetch {move.name} --replace", book, db)
                say(f"{move.name}: the casebook has another of this name; to put yours in its place: {yours}")
                say(f"{move.name}: to have that one: {its}")
    return _tell(moves, "in the casebook", json)


def fetch_collections(kind: CollectionKind, names: Sequence[str], db: str, *, replace: bool, json: bool) -> int:
    """Fetch them, put out what each did, say how it is undone, and return the exit code."""
    from dateline.cli.advice import advise_command
    from dateline.cli.event_filters import open_existing

    with open_existing(db) as book:
        moves = book.fetch_collections(kind, names, replace=replace)
        if not moves:
            say(f"{book.name} holds no {kind}; to share yours: {advise_command(f'{kind} share', book, db)}")
        for move in moves:
            if move.outcome == "left":
                its = advise_command(f"{kind} fetch {move.name} --replace", book, db)
                say(f"{move.name}: you have another of this name; to have the casebook's in its place: {its}")
    if any(move.outcome in ("added", "replaced") for move in moves):
        say(f"taken back by: dateline {kind} undo")
    return _tell(moves, "here", json)


def unshare_collections(kind: CollectionKind, names: Sequence[str], db: str, *, json: bool) -> int:
    """Take them out of the casebook, put out what each was, and return the exit code."""
    from dateline.cli.event_filters import open_existing

    with open_existing(db) as book:
        moves = book.unshare_collections(kind, names)
    return _tell(moves, "in the casebook", json)


def list_beside(kind: CollectionKind, db: str, *, json: bool) -> int:
    """Put out the user's collections and the casebook's side by side, and return the exit code."""
    from dateline.cli.advice import advise_command
    from dateline.cli.event_filters import open_existing

    with open_existing(db) as book:
        found = book.compare_collections(kind)
        lacking = [one.name for one in found if one.state == "lacking"]
        if lacking:
            say(f"to have what you lack: {advise_command(f'{kind} fetch', book, db)}")
        other = [one.name for one in found if one.state == "other"]
        if other:
            its = advise_command(f"{kind} fetch {' '.join(other)} --replace", book, db)
            say(f"to have the casebook's where yours is another: {its}")
        if any(one.state == "unshared" for one in found):
            say(f"to share what the casebook lacks: {advise_command(f'{kind} share', book, db)}")
    put(found, json, lambda: [_draw_standing(one) for one in found] or ["none here, and none in the casebook"])
    return DONE


def count_entries(kind: CollectionKind, entries: int) -> str:
    """How many actors, or places."""
    word = "actor" if kind == "registry" else "place"
    return f"{entries:,} {word}{'' if entries == 1 else 's'}"


def _draw_standing(standing: CollectionStanding) -> str:
    told = standing.own or standing.shared
    assert told is not None
    version = f"version {standing.shared.version} in the casebook" if standing.shared else "not in the casebook"
    words = {
        "same": f"same as {version}",
        "other": f"another than {version}",
        "unshared": version,
        "lacking": f"only {version}",
    }
    parts = (
        standing.name,
        told.format,
        count_entries(told.kind, told.entries),
        told.added,
        told.source,
        told.sha256[:12],
    )
    return "  ".join((*parts, words[standing.state]))


def _tell(moves: Sequence[CollectionMove], where: str, json: bool) -> int:
    words = {
        "added": f"new {where}", "replaced": f"replaced another {where}", "unchanged": f"the same {where} already",
        "left": f"another {where}, left as it is", "removed": f"no longer {where}",
    }  # fmt: skip
    put(
        moves,
        json,
        lambda: [
            f"{move.name}: {words[move.outcome]} (version {move.version}, {count_entries(move.kind, move.entries)})"
            for move in moves
        ],
    )
    return DONE_IN_PART if any(move.outcome == "left" for move in moves) else DONE
