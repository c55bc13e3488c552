"""This file reads the lines that a reviewer types in a session: a key, which of those on the screen, and words."""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from dateline.errors import UsageError
from dateline.review.evidence import EDITED_FIELDS

Key = Literal[
    "accept", "reject", "edit", "merge", "split", "undo", "context", "why", "list", "mark", "next", "quit", "help",
]  # fmt: skip

_KEYS: Final[dict[str, Key]] = {
    "a": "accept", "r": "reject", "e": "edit", "m": "merge", "s": "split", "u": "undo", "c": "context", "w": "why",
    "l": "list", "n": "next", "q": "quit", "?": "help", "h": "help",
}  # fmt: skip
_BY_LETTER: Final = ("edit", "split", "context", "why")  # a claim of the marked event may be given by its letter alone
_ABOUT: Final = ("accept", "reject", "merge", *_BY_LETTER)  # the first word may say which
_PART: Final = r"(?:\d+-\d+|\d+[a-z]{0,2}|ev:\S+?)"
_LETTERS: Final = r"[a-z]{1,2}"
_BY_ID: Final = "ev:"

HELP: Final = """\
a            accept: the page attests what the record says
r REASON     reject: it does not
e FIELD VALUE -- REASON
             edit: e factuality planned · e place Saraqib · e time 2018-06
             e toll killed=12-15 · e actor reg:hts · e mode none
m 3 REASON   merge: 3 is the same act
s b REASON   split: claim b is another act
u            undo your last line
c            show the paragraph around the sentence
w b          why claim b is one act with claim a
2            mark 2; what follows is about it
l            list the screen again
n            next screen, the rest is left as it is
q            quit; all that you decided is kept

Without a number a line is about the one marked ▶. Others by number, claims
by letter: a 2 · a 1-3 · a all (those on the screen) · r 2 REASON · r 2b REASON
· e 2b time 2018-06-25. -- may stand before any reason.
fields: """ + ", ".join(EDITED_FIELDS[:6]) + ",\n        " + ", ".join(EDITED_FIELDS[6:])  # fmt: skip


class Target(Struct, frozen=True):
    """One on the screen by its number (None: the marked one), a claim of it by letter; or an event by its id."""

    number: int | None = None
    letter: str | None = None
    event: str | None = None


class Line(Struct, frozen=True, kw_only=True):
    """What a reviewer typed. `everything`: all that is on the screen; `field` and `value` are an edit's."""

    key: Key
    targets: tuple[Target, ...] = ()
    everything: bool = False
    field: str = ""
    value: str = ""
    reason: str = ""


def read_line(text: str) -> Line:
    """The line, read.

    Raises:
        UsageError: no such key, or a line that its key cannot read; the message says how it is written.
    """
    word, _, rest = text.strip().partition(" ")
    rest = rest.strip()
    if re.fullmatch(r"\d+", word) and not rest:
        return Line(key="mark", targets=(Target(int(word)),))
    key = _KEYS.get(word.lower()) or next((key for key in _KEYS.values() if key == word.lower()), None)
    if key is None:
        raise UsageError(f"no such key {word!r}; keys: {' '.join(k for k in _KEYS if k != 'h')}")
    which, rest = _take_targets(key, rest)
    if key == "edit":
        return _read_edit(which, rest)
    everything = which == "all"
    return Line(
        key=key, targets=() if everything else tuple(_read_targets(which)), everything=everything,
        reason=rest.removeprefix("--").strip(),
    )  # fmt: skip


def _take_targets(key: Key, rest: str) -> tuple[str, str]:
    """The first word where it says which, and what comes after it."""
    if key not in _ABOUT:
        return "", rest
    first, _, after = rest.partition(" ")
    part = f"(?:{_PART}|{_LETTERS})" if key in _BY_LETTER else _PART
    if first == "all" or re.fullmatch(f"{part}(?:,{part})*", first):
        return first, after.strip()
    if re.fullmatch("[a-z]", rest):
        raise UsageError(f"{rest!r} is no reason; for claim {rest} of event 1 write: {key[0]} 1{rest}")
    return "", rest


def _read_targets(which: str) -> list[Target]:
    found: list[Target] = []
    for part in filter(None, which.split(",")):
        if part.startswith(_BY_ID):
            found.append(Target(event=part))
        elif span := re.fullmatch(r"(\d+)-(\d+)", part):
            first, last = int(span[1]), int(span[2])
            if last < first or last - first > 999:
                raise UsageError(f"{part}: write the lower number first")
            found += [Target(number) for number in range(first, last + 1)]
        elif one := re.fullmatch(r"(\d*)([a-z]*)", part):
            found.append(Target(int(one[1]) if one[1] else None, one[2] or None))
    return found


def _read_edit(which: str, rest: str) -> Line:
    body, _, reason = rest.partition(" -- ")
    field, _, value = re.sub(r"^(\w+)\s*=\s*", r"\1 ", body).partition(" ")
    if field not in EDITED_FIELDS:
        raise UsageError(f"unknown field {field!r}; write: e FIELD VALUE -- REASON; fields: {', '.join(EDITED_FIELDS)}")
    if which == "all":
        raise UsageError("an edit says what one page attests; name one claim, such as: e 2b factuality planned")
    return Line(
        key="edit", targets=tuple(_read_targets(which)), field=field, value=value.strip(), reason=reason.strip()
    )


def name_letter(index: int) -> str:
    """The letter of a claim by its place in its event, from 0: a, b, … z, aa, ab, …

    >>> [name_letter(index) for index in (0, 25, 26, 701)]
    ['a', 'z', 'aa', 'zz']
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
