"""This file reads passages in which only acts are marked, each with its factuality (codebook, section 4).

python -m training.targets FILE...      validate; prints counts

Any act of any English text may be marked, not only those that have a type in the codebook:

    # tg-0001 | a restaurant review
    We {happened ordered} two bowls, but the second never {denied came}.

`{value words}` marks an act; marks neither nest nor run over a line's end; a literal brace is doubled.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from dateline.errors import PassageRefused
from dateline.records.ontology import FACTUALITIES

# A doubled brace comes before a mark, so that `{{happened said}}` is text.
_PIECE: Final = re.compile(r"(\{\{|\}\})|\{([^{}\s]+) ([^{}\s](?:[^{}]*[^{}\s])?)\}|([{}])")
_VALUES: Final = ", ".join(FACTUALITIES)


class Target(Struct, frozen=True):
    """An act and how it stands; offsets count code points of the passage's text."""

    start: int
    end: int
    factuality: str


class TargetPassage(Struct, frozen=True):
    """A text and the acts marked in it, in order."""

    id: str
    text: str
    targets: tuple[Target, ...]


def read_targets(path: Path) -> Iterator[TargetPassage]:
    """The passages of one UTF-8 file, in order.

    Raises:
        PassageRefused: names file, line, what is wrong and the allowed values.
    """
    first_line: dict[str, int] = {}
    block: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            first = number - len(block)
            passage = _passage(block, path.name, first)
            if passage.id in first_line:
                raise PassageRefused(
                    f"{path.name}:{first}: the id {passage.id} is taken since line {first_line[passage.id]}; "
                    "each passage has its own"
                )
            first_line[passage.id] = first
            yield passage
            block = []


def _passage(lines: list[str], name: str, first: int) -> TargetPassage:
    header, *rest = lines
    id_ = header[2:].partition("|")[0].strip()
    if not header.startswith("# ") or not id_:
        raise PassageRefused(f"{name}:{first}: a passage begins with '# id | topic', this one with {header[:40]!r}")
    texts: list[str] = []
    targets: list[Target] = []
    before = 0
    for number, line in enumerate(rest, first + 1):
        text, found = unmark(line, f"{name}:{number}")
        targets += [Target(before + t.start, before + t.end, t.factuality) for t in found]
        texts.append(text)
        before += len(text) + 1  # the line's end
    if not targets:
        raise PassageRefused(
            f"{name}:{first}: no act of {id_} is marked; mark one as '{{value words}}', value one of {_VALUES}"
        )
    return TargetPassage(id_, "\n".join(texts), tuple(targets))


def unmark(line: str, where: str) -> tuple[str, tuple[Target, ...]]:
    """`{value words}` → plain text and the targets in it; `where` names the line in messages.

    Raises:
        PassageRefused: a brace that opens or closes no mark, or an unknown value.
    """
    out = ""
    targets: list[Target] = []
    at = 0
    for piece in _PIECE.finditer(line):
        out += line[at : piece.start()]
        at = piece.end()
        doubled, value, words, single = piece.groups()
        if single:
            raise PassageRefused(
                f"{where}: this brace belongs to no mark: {line[max(0, at - 20) : at + 20]!r}; "
                f"write '{{value words}}', value one of {_VALUES}, or double a literal brace"
            )
        if doubled:
            out += doubled[0]
            continue
        if value not in FACTUALITIES:
            raise PassageRefused(f"{where}: unknown factuality {value!r} in {piece[0]!r}; factualities: {_VALUES}")
        targets.append(Target(len(out), len(out) + len(words), value))
        out += words
    return out + line[at:], tuple(targets)


def main(paths: list[str]) -> int:
    """Validate the files and count what they mark; 1 when one is refused."""
    refused = 0
    for path in paths:
        try:
            passages = list(read_targets(Path(path)))
        except PassageRefused as error:
            refused += 1
            print(f"refused {error}", file=sys.stderr)
        else:
            values = Counter(target.factuality for passage in passages for target in passage.targets)
            counts = ", ".join(f"{value} {values[value]}" for value in FACTUALITIES)
            print(f"{path}: {len(passages)} passages, {values.total()} targets: {counts}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
