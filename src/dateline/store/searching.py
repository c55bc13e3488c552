"""This file finds pages and claims by their words, the best match first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.hit import Hit
from dateline.records.page import Page
from dateline.records.serialise import from_json
from dateline.store.keys import fold
from dateline.store.query import Phrase, Term, list_phrases, read_query, to_fts5, to_tsquery
from dateline.store.reading import read_page

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EXCERPT: Final = 160  # code points
_WORD = re.compile(r"[^\W_]+(?:['’ʿʾ‘`-][^\W_]+)*")
# The rank is rounded, since it may differ in its last digit from run to run: then the order of adding decides.
_FOUND: Final = {
    "sqlite": """
        SELECT page.row, 0 AS claim, NULL AS record, round(bm25(page_words), 6) AS rank FROM page_words
        JOIN page ON page.row = page_words.rowid
        WHERE page_words MATCH :query AND page.superseded_at IS NULL
        UNION ALL
        SELECT page.row, claim.row, claim.record, round(bm25(claim_words), 6) FROM claim_words
        JOIN claim ON claim.row = claim_words.rowid JOIN page ON page.row = claim.page
        WHERE claim_words MATCH :query AND page.superseded_at IS NULL
        """,
    "postgresql": """
        SELECT page.row, 0 AS claim, NULL AS record, -ts_rank(words, CAST(:query AS tsquery), 1) AS rank FROM page_words
        JOIN page ON page.row = page_words.row
        WHERE words @@ CAST(:query AS tsquery) AND page.superseded_at IS NULL
        UNION ALL
        SELECT page.row, claim.row, claim.record, -ts_rank(words, CAST(:query AS tsquery), 1) FROM claim_words
        JOIN claim ON claim.row = claim_words.row JOIN page ON page.row = claim.page
        WHERE words @@ CAST(:query AS tsquery) AND page.superseded_at IS NULL
        """,
}


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """The pages in force and their claims that hold what the query asks for, at most `limit`.

    Raises:
        UsageError: the query cannot be read, or the limit is below 1.
    """
    from sqlalchemy import text

    if limit < 1:
        raise UsageError(f"limit={limit} asks for nothing; give 1 or more")
    term, dialect = read_query(query), connection.dialect.name
    asked = to_fts5(term) if dialect == "sqlite" else to_tsquery(term)
    ordered = f"SELECT * FROM ({_FOUND[dialect]}) AS found ORDER BY rank, row, claim LIMIT :limit"
    rows = connection.execute(text(ordered), {"query": asked, "limit": limit}).all()
    pages = {page: read_page(connection, page).coded.page for page in {row.row for row in rows}}
    return [_as_hit(row, pages[row.row], term) for row in rows]


def _as_hit(row: Any, page: Page, term: Term) -> Hit:
    if row.record is None:
        return Hit(kind="page", id=page.id, page=page.id, title=page.title, excerpt=_excerpt(page.text, 0, term))
    claim = from_json(row.record, Claim)
    return Hit(
        kind="claim", id=claim.id, page=page.id, title=page.title,
        excerpt=_cut(page.text, claim.evidence.start, claim.evidence.end),
    )  # fmt: skip


def _excerpt(text: str, start: int, term: Term) -> str:
    """The words around the first that is asked for; the beginning of the text where none of it stands there."""
    phrases = list(list_phrases(term))
    at = next((word for word in _WORD.finditer(text, start) if any(_is_begun(p, fold(word[0])) for p in phrases)), None)
    middle = 0 if at is None else at.start()
    return _cut(text, max(0, middle - _EXCERPT // 2), middle + _EXCERPT // 2)


def _is_begun(phrase: Phrase, word: str) -> bool:
    """Whether a word of the text is the first of the phrase."""
    first = word.partition(" ")[0]
    if len(phrase.words) == 1 and phrase.is_prefix:
        return first.startswith(phrase.words[0])
    return first == phrase.words[0]


def _cut(text: str, start: int, end: int) -> str:
    """A stretch of text in one line, whole words only, with an ellipsis where more stands."""
    start, end = max(0, start), min(len(text), max(end, start + _EXCERPT))
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    words = " ".join(text[start:end].split())
    return ("… " if start else "") + words + (" …" if end < len(text) else "")
