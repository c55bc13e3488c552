"""This file is what the commands for the user's own data share: options, records or lines, rows that were refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.streams import DONE, DONE_IN_PART, is_terminal, put_line, say
from dateline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from msgspec import Struct

    from dateline.ground.user_files import Change
    from dateline.ground.user_gazetteer import Added as AddedGazetteer
    from dateline.ground.user_registry import Added as AddedRegistry
    from dateline.ground.user_tables import Refused

SHOWN_REFUSALS = 20  # on standard error; the JSON record names them all

Name = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="What to call it; else it is called as the file.")
]
Country = Annotated[
    str | None,
    typer.Option("--country", metavar="ISO3", help="The country of rows that name none, as ISO 3166 alpha-3."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and count, write nothing.")]


def put(records: Iterable[Struct], json: bool, draw: Callable[[], list[str]]) -> None:
    """The records as JSON Lines, or on a terminal, without `json`, the lines that `draw` gives."""
    from dateline.cli.phrases import flatten
    from dateline.records.serialise import to_json

    if is_terminal() and not json:
        from dateline.cli.screen import Screen

        screen = Screen()
        for line in draw():
            screen.draw(flatten(line))
        return
    for record in records:
        put_line(to_json(record))


def tell_added(
    added: AddedGazetteer | AddedRegistry, file: Path, word: str, json: bool, draw: Callable[[], list[str]]
) -> int:
    """Put out what adding the file did, say what was replaced and refused, and return the exit code.

    `word`: what is added, which is its command too.
    """
    if added.replaced and not added.dry_run:
        say(f"replaced {added.name}; the one before is kept until the next change: dateline {word} undo")
    _say_refused(file, added.refused)
    put([added], json, draw)
    return DONE_IN_PART if added.refused else DONE


def tell_removed(name: str, word: str) -> int:
    """Say what was removed and how it comes back, and return the exit code."""
    say(f"removed {name}; taken back by: dateline {word} undo")
    return DONE


def tell_undone(change: Change) -> int:
    """Say which change was taken back, with those of the same stroke, and return the exit code."""
    for one in (change, *change.before):
        say(f"{one.name} had been {one.change}; that is undone")
    return DONE


def _say_refused(file: Path, rows: Sequence[Refused]) -> None:
    """The first refused rows, each with its line and reason, and how many more there are."""
    for refused in rows[:SHOWN_REFUSALS]:
        say(f"{file}: line {refused.line}: {refused.reason}")
    if len(rows) > SHOWN_REFUSALS:
        say(f"{len(rows) - SHOWN_REFUSALS:,} more rows were refused; --json names them all")


def split_columns(words: str | None, known: Sequence[str]) -> dict[str, str]:
    """The headers by column, from `name=NAME_EN,lat=Y`.

    Raises:
        UsageError: a column that is not known, or a part without `=`.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in (words or "").split(","))):
        column, sign, header = (piece.strip() for piece in part.partition("="))
        if not sign or column not in known or not header:
            raise UsageError(f"--columns {part!r}: write COLUMN=HEADER; columns: {', '.join(known)}")
        found[column] = header
    return found


def read_country(code: str | None) -> str | None:
    """The ISO 3166 alpha-3 code, once it is known to be one.

    Raises:
        UsageError: it is none.
    """
    if code is None:
        return None
    from dateline.ground.user_gazetteer_rows import iso3_by_code

    if code.upper() not in iso3_by_code().values():
        raise UsageError(f"--country {code!r}: give an ISO 3166 alpha-3 code such as SYR, or KOS")
    return code.upper()


def count_kinds(kinds: dict[str, int]) -> str:
    """The commonest eight kinds with their counts: `340 H.STM, 5 T.MT`."""
    most = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))[:8]
    return ", ".join(f"{count:,} {kind}" for kind, count in most)
