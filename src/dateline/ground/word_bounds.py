"""This file tells where the words of a mention begin and end: an apostrophe or number within a name is part of it."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = 60  # code points before a mention in which its first word may begin
# *Iba'a*, *al-Fu’ah*, *Hay`at*; in *Assad's* and *they've* the apostrophe ends the word.
_MARK: Final = "['’ʼ`‘]"
_SUFFIX: Final = r"(?:s|d|ll|m|re|ve|t)(?![\w'’ʼ`‘])"
_LETTERS: Final = rf"(?:[^\W\d_]|{_MARK}(?=[^\W\d_])(?!{_SUFFIX}))"
_REST: Final = re.compile(rf"(?:(?<=[^\W\d_])(?={_MARK})|(?<=[^\W\d_]{_MARK})(?!{_SUFFIX})){_LETTERS}+", re.I)
_BEGUN: Final = re.compile(rf"(?<![\w'’ʼ`‘])(?:(?:al|el|ad|an|ar|as|ash|at|az)-)?[^\W\d_]{_LETTERS}*{_MARK}$", re.I)
_GOES_ON: Final = re.compile(rf"(?!{_SUFFIX})[^\W\d_]", re.I)
# What a type of aircraft goes on with behind its owner: *US AC|-130*, *Russian Su|-25s*; *EU-27* is no type.
_TYPED: Final = re.compile(r"\S+\s+(?:\S+\s+)*(?:[A-Z]{1,3}|Su|Mi)")
_TYPE: Final = re.compile(r"-\d{1,3}\w{0,2}(?!\w)")
# What a possessive leaves at the beginning of the next words: *army'|s spokesman*.
_LEFT_OVER: Final = re.compile(rf"(?<=[^\W\d_]{_MARK})s(?:\s+|(?!\w))", re.I)


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of those words (code points) with all of a name that is cut at an apostrophe or number within.

    >>> whole_name("the Iba'a agency", 4, 7), whole_name("the army's head", 4, 8)
    ((4, 9), (4, 8))
    """
    if left_over := _LEFT_OVER.match(text, start, end):
        start = left_over.end()
    elif _GOES_ON.match(text, start) and (begun := _BEGUN.search(text, max(0, start - _WORD), start)):
        start = begun.start()
    if start < end and (rest := _REST.match(text, end)):
        end = rest.end()
    if _TYPED.fullmatch(text, start, end) and (number := _TYPE.match(text, end)):
        end = number.end()
    return start, end
