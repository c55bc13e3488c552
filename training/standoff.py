"""This file keeps annotations of texts that may not lie in the repository: labels and hashes here, sentences elsewhere.

    python -m training.standoff make PASSAGES.txt OUT.jsonl     labels, offsets and hashes, without a sentence
    python -m training.standoff check OUT.jsonl TEXTS           do the texts still fit the labels?

TEXTS is the annotated file itself, a folder of `<passage id>.txt` or of annotated files, or the stories themselves
(`.jsonl`, `{"id", "text"}` a line, such as `voa_stories.jsonl` of the public repository ahalterman/NGEC-2025).
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
from training.realign import realign, sign_words


class Standoff(Struct, frozen=True, kw_only=True):
    """One passage without its text: `sha256` of the UTF-8 text, its length in code points, and the labels.

    `words` signs every word (training/realign.py) where the text is to be found again in a story.
    """

    id: str
    sha256: str
    length: int
    words: str = ""
    dct: str | None
    outlet: str | None
    detection: Detection


def take_apart(passage: Passage) -> Standoff:
    """The labels of a passage, with a hash in place of its text."""
    return Standoff(
        id=passage.id,
        sha256=_hash(passage.text),
        length=len(passage.text),
        words=sign_words(passage.text),
        dct=passage.dct,
        outlet=passage.outlet,
        detection=passage.detection,
    )


def join(standoff: Standoff, texts: dict[str, str]) -> Passage:
    """The labels with their text again, which `texts` holds under the passage's id, or in its story under the story's.

    Raises:
        PassageRefused: the text is missing, or is not the one that was annotated.
    """
    text = texts.get(standoff.id)
    if text is None:
        story = texts.get(standoff.id.split("-")[1] if "-" in standoff.id else "", "")
        found = realign(standoff.words, standoff.detection, story)
        if found is None:
            raise PassageRefused(
                f"{standoff.id}: no text of that id, nor a story with these words; give the folder or file with it"
            )
        return Passage(standoff.id, *found, standoff.dct, standoff.outlet)
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
    """Id → text, of passages or of stories, as the module's docstring says."""
    if path.is_dir():
        out: dict[str, str] = {}
        for file in sorted(path.glob("*.txt")):
            text = file.read_text(encoding="utf-8")
            out |= {p.id: p.text for p in read_passages(file)} if text.startswith("# ") else {file.stem: text}
        return out
    if path.suffix == ".jsonl":
        stories = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
        return {str(story["id"]): str(story["text"]) for story in stories}
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
