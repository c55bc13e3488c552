"""This file draws what a search found: each stretch of text with the words that were asked for, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.cli.phrases import flatten
from dateline.records.hit import Hit
from dateline.store.keys import fold
from dateline.store.query import Phrase, list_phrases, read_query

_QUIET: Final = "dim"
_FOUND: Final = "bold yellow"
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʿʾ‘`][^\W_]+)*")


def draw_hits(hits: Sequence[Hit], query: str) -> RenderableType:
    """What was found, the best first; claims of one page on the same words are told together, where the best stands.

    A title stands above what was found on its page, and is not told again while the next is of that page too.
    """
    if not hits:
        return Text("nothing holds these words", style=_QUIET)
    phrases = list(list_phrases(read_query(query)))
    together: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        together.setdefault((hit.page, hit.excerpt), []).append(hit)
    parts: list[RenderableType] = []
    page = None
    for same in together.values():
        if same[0].page != page:
            page = same[0].page
            parts += [Text()] if parts else []
            parts.append(Text(flatten(same[0].title or "page without a title"), style="bold"))
        parts.append(Padding(mark_words(same[0].excerpt, phrases), (0, 0, 0, 2)))
        parts.append(Padding(Text(_name_whose(same), style=_QUIET), (0, 0, 0, 2)))
    return Group(*parts, Text(), Text(_count(hits), style=_QUIET))


def _name_whose(hits: Sequence[Hit]) -> str:
    """`p-43feca5a22ed` for a page, `p-43feca5a22ed#e3, #e4` for claims of it."""
    page = hits[0].page
    claims = sorted((flatten(hit.id.removeprefix(page)) for hit in hits if hit.kind == "claim"), key=_in_text_order)
    if not claims:
        return flatten(page)
    return f"{flatten(page)}{', '.join(claims)}"


def _in_text_order(claim: str) -> tuple[int, str]:
    return len(claim), claim  # #e9 before #e10


def mark_words(excerpt: str, phrases: Sequence[Phrase]) -> Text:
    """The text, in which every word of these phrases stands out."""
    words = flatten(excerpt)
    text = Text(words)
    whole = {word for phrase in phrases for word in (phrase.words[:-1] if phrase.is_prefix else phrase.words)}
    begun = tuple(phrase.words[-1] for phrase in phrases if phrase.is_prefix)
    for word in _WORD.finditer(words):
        folded = fold(word[0]).split()
        if any(part in whole or (begun and part.startswith(begun)) for part in folded):
            text.stylize(_FOUND, word.start(), word.end())
    return text


def _count(hits: Sequence[Hit]) -> str:
    claims = sum(hit.kind == "claim" for hit in hits)
    told = [(claims, "claim"), (len(hits) - claims, "page")]
    return " and ".join(f"{number:,} {word if number == 1 else f'{word}s'}" for number, word in told if number)
