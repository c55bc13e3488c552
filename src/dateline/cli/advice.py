"""This file words the commands that dateline advises, so that they can be copied as they stand."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from dateline.cli.event_filters import DEFAULT_CASEBOOK

if TYPE_CHECKING:
    from dateline.casebook import Casebook


def advise_command(words: str, book: Casebook, db: str) -> str:
    """`dateline WORDS`, with the casebook that `db` opened; an address is told without its password."""
    name = db if book.path is not None else book.name
    return f"dateline {words}" if name == DEFAULT_CASEBOOK else f"dateline {words} --db {quote(name)}"
