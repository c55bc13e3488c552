"""This file finds the lists that a text draws up: *A, B and C* are three members of one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_JOINED: Final = re.compile(r"\s*(?:,|;|,?\s*(?:and|or|as well as|&))\s+(?:the\s+|its\s+|their\s+)?", re.I)


def find_lists(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Index of a span → indices of all members of its list, in order; spans in no list are left out.

    Spans are `(start, end)` in code points of `text`, all of one kind, in order of the text.

    >>> find_lists("Kafriya, Fuah and Idlib fell; Homs held", [(0, 7), (9, 13), (18, 23), (30, 34)])
    {0: [0, 1, 2], 1: [0, 1, 2], 2: [0, 1, 2]}
    """
    members: dict[int, list[int]] = {}
    for index in range(1, len(spans)):
        before, span = spans[index - 1], spans[index]
        if before[1] <= span[0] and _JOINED.fullmatch(text[before[1] : span[0]]):
            group = members.setdefault(index - 1, [index - 1])
            group.append(index)
            members[index] = group
    return members
