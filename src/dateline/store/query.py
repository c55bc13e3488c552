"""This file reads what a user asks a search for, and writes it as the database wants it: never the user's own signs.

query  = part ("OR" part)*
part   = ["NOT"] term (["AND"] ["NOT"] term)*       at least one term without NOT
term   = word | word"*" | '"' words '"' | "(" query ")"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.errors import UsageError
from dateline.store.keys import fold

_SIGN = re.compile(r'\s*(?:(?P<quoted>"[^"]*")|(?P<bracket>[()])|(?P<open>")|(?P<word>[^\s"()]+))')
LONGEST_WORD = 2000  # PostgreSQL keeps no longer one
_DEEPEST = 20  # brackets in brackets; SQLite's own parser ends at 256


class Phrase(Struct, frozen=True):
    """Words in a row, folded; `is_prefix`: the last is the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Both(Struct, frozen=True):
    """All of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


class Either(Struct, frozen=True):
    """One of these, or several."""

    terms: tuple[Term, ...]


Term = Phrase | Both | Either


def read_query(query: str) -> Term:
    """What is asked for.

    Raises:
        UsageError: it cannot be read; the message says where and how it is written.
    """
    reader = _Reader(query)
    term = reader.read_either(0)
    if reader.signs:
        raise reader.refuse(f"{reader.signs[0]!r} closes nothing")
    return term


def to_fts5(term: Term) -> str:
    """The query in the syntax of SQLite's FTS5."""
    match term:
        case Phrase(words, is_prefix):
            return f'"{" ".join(words)}"{" *" if is_prefix else ""}'
        case Either(terms):
            return "(" + " OR ".join(map(to_fts5, terms)) + ")"
        case Both(wanted, unwanted):
            found = "(" + " AND ".join(map(to_fts5, wanted)) + ")"
            return f"({found} NOT {to_fts5(Either(unwanted))})" if unwanted else found


def to_tsquery(term: Term) -> str:
    """The query in the written form of PostgreSQL's `tsquery`."""
    match term:
        case Phrase(words, is_prefix):
            *before, last = (f"'{word[:LONGEST_WORD]}'" for word in words)
            return "(" + " <-> ".join([*before, last + (":*" if is_prefix else "")]) + ")"
        case Either(terms):
            return "(" + " | ".join(map(to_tsquery, terms)) + ")"
        case Both(wanted, unwanted):
            return "(" + " & ".join([*map(to_tsquery, wanted), *(f"!{to_tsquery(t)}" for t in unwanted)]) + ")"


def list_phrases(term: Term) -> Iterator[Phrase]:
    """What is wanted, phrase by phrase."""
    match term:
        case Phrase():
            yield term
        case Either(terms) | Both(terms):
            for one in terms:
                yield from list_phrases(one)


class _Reader:
    """Signs of a query, read from the left."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.signs: list[str] = []
        for sign in _SIGN.finditer(query):
            if sign["open"]:
                raise self.refuse("a quotation mark is left open")
            self.signs.append(sign[0].strip())

    def read_either(self, depth: int) -> Term:
        """Parts between which OR stands."""
        if depth > _DEEPEST:
            raise self.refuse(f"brackets stand more than {_DEEPEST} deep")
        parts = [self._read_both(depth)]
        while self._takes("OR"):
            parts.append(self._read_both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def refuse(self, problem: str) -> UsageError:
        """What is wrong with the query."""
        return UsageError(
            f'query={self.query!r}: {problem}; write words, "words in a row", beginning*, AND, OR, NOT and brackets'
        )

    def _read_both(self, depth: int) -> Term:
        wanted: list[Term] = []
        unwanted: list[Term] = []
        while True:
            (unwanted if self._takes("NOT") else wanted).append(self._read_term(depth))
            joined = self._takes("AND")
            if not joined and (not self.signs or self.signs[0] in ("OR", ")")):
                break
        if not wanted:
            raise self.refuse("it says only what is not wanted")
        return wanted[0] if len(wanted) == 1 and not unwanted else Both(tuple(wanted), tuple(unwanted))

    def _read_term(self, depth: int) -> Term:
        if not self.signs:
            raise self.refuse("something is missing at its end" if self.query.strip() else "nothing is asked for")
        sign = self.signs.pop(0)
        if sign in ("AND", "OR", "NOT", ")"):
            raise self.refuse(f"something is missing before {sign!r}")
        if sign == "(":
            term = self.read_either(depth + 1)
            if not self._takes(")"):
                raise self.refuse("a bracket is left open")
            return term
        words = tuple(fold(sign).split())
        if not words:
            raise self.refuse(f"{sign!r} holds no word")
        return Phrase(words, is_prefix=sign.endswith("*"))

    def _takes(self, sign: str) -> bool:
        if self.signs and self.signs[0] == sign:
            del self.signs[0]
            return True
        return False
