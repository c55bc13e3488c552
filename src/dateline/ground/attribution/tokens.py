"""This file cuts a stretch of text into words, clitics and marks."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

OPENERS: Final = frozenset(("“", "„", "«", "``"))
CLOSERS: Final = frozenset(("”", "»"))
STRAIGHT: Final = frozenset(('"', "''", "‘‘", "’’"))

_TOKEN: Final = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Sen|Rep|Gov|Rev|St|Jr|Sr|Adm|Prof|Hon|No)\.(?=\s)"
    r"|\b[A-Z]\.(?=\s+[A-Z])"  # an initial
    r"|['’](?:s|ve|re|ll|d|m)\b"
    r"|[@#$£€]?\w+(?:[-/.,](?=\w)\w+|['’](?!(?:s|ve|re|ll|d|m)\b)\w+)*"
    r"|''|``|‘‘|’’|--+|\.\.+|[^\w\s]",
    re.U,
)


class Token(NamedTuple):
    """A word or mark: as written, in lower case with straight apostrophes, and where (code points)."""

    text: str
    low: str
    start: int
    end: int


def cut_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, in order; their offsets count from the beginning of `text`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if "’" in low and len(low) > 1:
            low = low.replace("’", "'")
        tokens.append(Token(word, low, match.start(), match.end()))
    return tokens
