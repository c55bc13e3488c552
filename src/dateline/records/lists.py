"""This file finds the lists that a text draws up: *A, B and C* are three members of one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

# *Iranian-backed forces*: the backer's span stands before its member's.
_TIE: Final = r"[- ](?:backed|affiliated|linked|aligned|allied|led)\s+"
_JOINED: Final = re.compile(
    rf"\s*(?:,|;|,?\s*(?:and|or|as well as|&))\s+(?:the\s+|its\s+|their\s+)?(?:\S+{_TIE})?", re.I
)


def find_lists(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Index of a span → indices of all members of its list, in order; spans in no list are left out.

    Spans are `(start, end)` in code points of `text`, all of one kind, in order of the text.

    >>> find_lists("Kafriya, Fuah and Idlib fell; Homs held", [(0, 7), (9, 13), (18, 23), (30, 34)])
    {0: [0, 1, 2], 1: [0, 1, 2], 2: [0, 1, 2]}
    """
    members: dict[int, list[int]] = {}
    own = [
        i
        for i, (_, end) in enumerate(spans)
        if i + 1 == len(spans) or not re.fullmatch(_TIE, text[end : max(end, spans[i + 1][0])], re.I)
    ]
    for before, index in pairwise(own):
        if spans[before][1] <= spans[index][0] and _JOINED.fullmatch(text[spans[before][1] : spans[index][0]]):
            group = members.setdefault(before, [before])
            group.append(index)
            members[index] = group
    return members
