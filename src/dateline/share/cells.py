"""This file writes cells that no spreadsheet runs as a formula, and lists in one cell, so that both can be read back.

Spreadsheets run a cell that begins with one of `= + - @`, a tab or a line break. An apostrophe before it makes it text;
whoever reads the table back takes it away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import IO, Any, Final

# The fullwidth forms are taken for their ASCII counterparts by some spreadsheets. Leading apostrophes are part of the
# pattern so that a text which begins with "'=" itself comes back as it was.
_RUNS: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SHIELDED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_SEPARATOR: Final = "; "
_SPLIT: Final = re.compile(r"((?:[^;\\]|\\.)*)(?:;|\Z)", re.S)

Number = int | float


def shield(text: str) -> str:
    """The text as a cell that no spreadsheet runs.

    >>> shield("=1+1"), shield("Idlib"), shield("'=1")
    ("'=1+1", 'Idlib', "''=1")
    """
    return f"'{text}" if _RUNS.match(text) else text


def unshield(cell: str) -> str:
    """The text that `shield` made a cell of."""
    return cell[1:] if _SHIELDED.match(cell) else cell


def write_cell(value: str | Number | None) -> str:
    """A cell for one value; a number is written as it is, also when a minus sign begins it. None is an empty cell."""
    if value is None:
        return ""
    return shield(value) if isinstance(value, str) else repr(value)


def write_list(values: Sequence[str | Number | None]) -> str:
    r"""Several values in one cell, parted by `; `; a `;` or `\` inside one is written `\;`, `\\`.

    >>> write_list(["Tell Rifaat; north", None, "Azaz"])
    'Tell Rifaat\\; north; ; Azaz'
    """
    if len(values) == 1 and not isinstance(values[0], str):
        return write_cell(values[0])
    parts = ("" if v is None else re.sub(r"([;\\])", r"\\\1", v) if isinstance(v, str) else repr(v) for v in values)
    return shield(_SEPARATOR.join(parts))


def read_list(cell: str) -> list[str | None]:
    """The values that `write_list` put in a cell, as texts; an empty one is None. An empty cell holds none."""
    text = unshield(cell)
    if not text:
        return []
    parts: list[str] = []
    at = 0
    while True:
        found = _SPLIT.match(text, at)
        if found is None:  # a lone backslash at the end, which write_list never leaves
            parts.append(text[at:])
            break
        parts.append(found[1])
        if found.end() == found.end(1):  # no separator: the last one
            break
        at = found.end()
    unspaced = [parts[0], *(part.removeprefix(" ") for part in parts[1:])]
    return [re.sub(r"\\(.)", r"\1", part, flags=re.S) or None for part in unspaced]


def table_writer(out: IO[str], *, delimiter: str = ",") -> Any:
    """A writer of rows as RFC 4180 has them: CRLF, quotes where needed. Open the file with `newline=""`."""
    return csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
