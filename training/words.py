"""This file counts how many of our texts hold each word: what the matcher takes for rare.

python -m training.words [--shared ../shared]      writes src/dateline/match/data/words.txt
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from dateline.match.words import list_words
from training.corpora import OWN_CORPUS
from training.named import PASSAGES, read_named
from training.passages import read_passages

WORDS: Final = Path(__file__).parent.parent / "src" / "dateline" / "match" / "data" / "words.txt"
LEAST_TEXTS: Final = 3  # a word in fewer is one that we do not know


def list_texts(shared: Path) -> Iterator[str]:
    """Our own annotated passages, those with place names, and public-domain news of VOA."""
    for path in (*sorted(OWN_CORPUS.glob("*.txt")), shared / "corpus" / "voa.txt"):
        yield from (passage.text for passage in read_passages(path))
    for path in sorted(PASSAGES.glob("*.txt")):
        yield from (passage.text for passage in read_named(path))


def write_words(texts: Iterable[str], path: Path) -> None:
    """Write the number of texts, and of those with each word (its stem), the commonest first."""
    number, counts = 0, Counter[str]()
    for text in texts:
        number += 1
        counts.update({word.stem for word in list_words(text)})
    known = sorted((word for word in counts if counts[word] >= LEAST_TEXTS), key=lambda word: (-counts[word], word))
    path.write_text(
        f"# How many of {number} texts hold each word (its stem): our own passages and public-domain news of VOA.\n"
        f"# Written by `python -m training.words`; words in fewer than {LEAST_TEXTS} are left out.\n{number} *\n"
        + "".join(f"{counts[word]} {word}\n" for word in known),
        encoding="utf-8",
    )


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m training.words", description="count the words of our texts")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpus/")
    write_words(list_texts(parser.parse_args().shared), WORDS)


if __name__ == "__main__":
    main()
