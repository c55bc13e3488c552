"""This file keeps annotations of texts that may not lie in the repository: labels and hashes here, sentences elsewhere.

    python -m training.standoff make PASSAGES.txt OUT.jsonl     labels, offsets and hashes, without a sentence
    python -m training.standoff check OUT.jsonl TEXTS           do the texts still fit the labels?

TEXTS is the annotated file itself, or a folder of `<passage id>.txt`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.errors import PassageRefused
from dateline.records.detection import Detection
from training.passages import Passage, read_passages


class Standoff(Struct, frozen=True, kw_only=True):
    """One passage without its text: `sha256` of the UTF-8 text, its length in code points, and the labels."""

    id: str
    sha256: str
    length: int
    dct: str | None
    outlet: str | None
    detection: Detection


def take_apart(passage: Passage) -> Standoff:
    """The labels of a passage, with a hash in place of its text."""
    return Standoff(
        id=passage.id,
        sha256=_hash(passage.text),
        length=len(passage.text),
        dct=passage.dct,
        outlet=passage.outlet,
        detection=passage.detection,
    )


def join(standoff: Standoff, texts: dict[str, str]) -> Passage:
    """The labels with their text again.

    Raises:
        PassageRefused: the text is missing, or is not the one that was annotated.
    """
    text = texts.get(standoff.id)
    if text is None:
        raise PassageRefused(f"{standoff.id}: no text of that id; give the folder or file that holds it")
    if _hash(text) != standoff.sha256:
        raise PassageRefused(
            f"{standoff.id}: its text has {len(text)} characters and another hash than the annotated one "
            f"({standoff.length} characters); annotate it again or restore the text"
        )
    return Passage(standoff.id, text, standoff.detection, standoff.dct, standoff.outlet)


def read_standoff(path: Path) -> list[Standoff]:
    """The passages of one JSON Lines file."""
    return [msgspec.json.decode(line, type=Standoff) for line in path.read_bytes().splitlines() if line.strip()]


def read_texts(path: Path) -> dict[str, str]:
    """Passage id → text, from an annotated file or from a folder of text files."""
    if path.is_dir():
        return {file.stem: file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))}
    return {passage.id: passage.text for passage in read_passages(path)}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def main(arguments: list[str]) -> int:
    """Make or check a standoff file; 0 when all fits."""
    if len(arguments) != 3 or arguments[0] not in {"make", "check"}:
        print(__doc__, file=sys.stderr)
        return 2
    first, second = Path(arguments[1]), Path(arguments[2])
    if arguments[0] == "make":
        lines = [msgspec.json.encode(take_apart(passage)) for passage in read_passages(first)]
        second.write_bytes(b"\n".join(lines) + b"\n")
        print(f"{second}: {len(lines)} passages")
        return 0
    texts = read_texts(second)
    refused = 0
    for standoff in read_standoff(first):
        try:
            join(standoff, texts)
        except PassageRefused as error:
            refused += 1
            print(error, file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
