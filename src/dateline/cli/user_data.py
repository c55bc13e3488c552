"""This file is what the commands for the user's own data share: options, records or lines, rows that were refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.streams import is_terminal, put_line, say
from dateline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from msgspec import Struct

    from dateline.ground.user_tables import Refused

SHOWN_REFUSALS = 20  # on standard error; the JSON record names them all

Json = Annotated[
    bool, typer.Option("--json", help="Print JSON Lines on a terminal too; elsewhere they are what is printed.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of what failed.")]


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


def say_refused(file: Path, rows: Sequence[Refused]) -> None:
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
