"""This file blots out commenters' names, keeping every offset of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BLOT = "█"
_MIN_FIRST_NAME = 3
_MIN_OTHER_NAME = 4


def blot(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with each span `[start, end)` replaced by as many `█`: length and offsets stay."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLOT * (end - start)
    return "".join(characters)


def find_names(
    text: str, within: Iterable[tuple[int, int]], names: Iterable[str], report: str
) -> list[tuple[int, int]]:
    """Where the names recur in the spans `within`, whole or by one of their parts.

    A part counts when it is capitalised, has at least 3 letters as the first and 4 as a later one, and is no word of
    the `report`: a commenter called "Free Syria" does not blot out the country.
    """
    words = _list_name_words(names, set(re.findall(r"\w[\w'’-]*", report)))
    if not words:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)")
    return [match.span() for start, end in within for match in pattern.finditer(text, start, end)]


def _list_name_words(names: Iterable[str], report: set[str]) -> Sequence[str]:
    words: set[str] = set()
    for name in names:
        words.add(name)
        for place, part in enumerate(name.split()):
            part = part.strip("@()-.,")
            shortest = _MIN_OTHER_NAME if place else _MIN_FIRST_NAME
            if len(part) >= shortest and (part[0].isupper() or not part.isalpha()) and part not in report:
                words.add(part)
    return sorted(words, key=lambda word: (-len(word), word))
