"""This file keeps the words by which pages and claims are searched, folded the same way for every database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from dateline.records.claim import Claim
from dateline.records.page import Page
from dateline.store.keys import find_keys, fold
from dateline.store.query import LONGEST_WORD

if TYPE_CHECKING:
    from sqlalchemy import Connection

Kind = Literal["page", "claim"]
_LAST_POSITION = 16383  # PostgreSQL counts no further: behind it, words are found but no phrases
_POSITIONS = 255  # of one word


def words_of_page(page: Page) -> str:
    """The words by which a page is found: of its title and its text."""
    return fold(f"{page.title or ''} {page.text}")


def words_of_claim(claim: Claim) -> str:
    """The words by which a claim is found: its evidence, its trigger, and whom and where it names."""
    named = [text for filler in claim.recipient for text in (filler.text, filler.name or "")]
    folded = fold(" ".join((claim.evidence.text, claim.trigger.text, *named)))
    return " ".join((folded, *sorted({key for _, key in find_keys(claim)})))


def index(connection: Connection, kind: Kind, rows: list[tuple[int, str]]) -> None:
    """Make the rows findable by their words."""
    from sqlalchemy import text

    if not rows:
        return
    if connection.dialect.name == "sqlite":
        insert = text(f"INSERT INTO {kind}_words (rowid, words) VALUES (:row, :words)")
        connection.execute(insert, [{"row": row, "words": words} for row, words in rows])
    else:
        insert = text(f"INSERT INTO {kind}_words (row, words) VALUES (:row, CAST(:words AS tsvector))")
        connection.execute(insert, [{"row": row, "words": _as_vector(words)} for row, words in rows])


def drop(connection: Connection, kind: Kind, rows: list[tuple[int, str]]) -> None:
    """Take the rows out; `words` must be those that went in."""
    from sqlalchemy import text

    if not rows:
        return
    values: list[dict[str, Any]] = [{"row": row, "words": words} for row, words in rows]
    if connection.dialect.name == "sqlite":
        delete = f"INSERT INTO {kind}_words ({kind}_words, rowid, words) VALUES ('delete', :row, :words)"
        connection.execute(text(delete), values)
    else:
        connection.execute(text(f"DELETE FROM {kind}_words WHERE row = :row"), [{"row": row} for row, _ in rows])


def merge_index(connection: Connection) -> None:
    """Write SQLite's index anew, so that no word of what was taken out is left in it."""
    from sqlalchemy import text

    if connection.dialect.name == "sqlite":
        for kind in ("page", "claim"):
            connection.execute(text(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('optimize')"))


def _as_vector(words: str) -> str:
    """PostgreSQL's written form of a text vector; words are ASCII letters and digits, so nothing needs escaping."""
    positions: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(words.split(), start=1):
        if len(positions[word]) < _POSITIONS:
            positions[word].append(min(position, _LAST_POSITION))
    return " ".join(_lexemes(positions))


def _lexemes(positions: dict[str, list[int]]) -> Iterator[str]:
    for word, at in positions.items():
        yield f"'{word[:LONGEST_WORD]}':{','.join(map(str, dict.fromkeys(at)))}"
