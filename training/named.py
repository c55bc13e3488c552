"""This file reads passages in which every place name is marked, and says of each word what the head should learn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dateline.detect.encode import Window, cut_windows, encode
from dateline.detect.names import NameHead, Words, describe_words, list_words, propose_names, watch
from dateline.detect.network import Reading
from dateline.detect.weights import Weights
from dateline.errors import PassageRefused
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.organs import country_of_words
from dateline.ground.toponym_find import COMPARISONS, look_around
from training.passages import Passage

PASSAGES: Final = Path(__file__).parent / "toponyms"
IGNORED: Final = -100  # a word of which the annotation does not tell whether it is a name
PRIOR: Final = 1.0  # precision of the Gaussian prior on each comparison's weight
_MARK: Final = re.compile(r"\{p ([^{}]+)\}")

Array = NDArray[np.float32]


class Named(Struct, frozen=True):
    """A passage with the spans of all its place names, in code points."""

    id: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Row(Struct, frozen=True):
    """A passage as the head reads it, with the tag of every word."""

    text: str
    words: Words
    features: Array  # (words, features)
    tags: NDArray[np.int64]
    spans: tuple[tuple[int, int], ...] = ()


def read_named(path: Path) -> Iterator[Named]:
    """The passages of a file: blocks apart by blank lines, a header `# id | dct …`, names marked `{p words}`.

    Raises:
        PassageRefused: naming file, passage and what is wrong.
    """
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        header, _, body = block.partition("\n")
        name = header.removeprefix("# ").split("|")[0].strip()
        if not header.startswith("# ") or not body:
            raise PassageRefused(f"{path.name}: a passage begins with '# id | dct …' and has text, not {header[:40]!r}")
        text, spans, at = "", [], 0
        for mark in _MARK.finditer(body):
            text += body[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[1])))
            text += mark[1]
            at = mark.end()
        text += body[at:]
        if "{" in text or "}" in text:
            raise PassageRefused(f"{path.name}: {name}: a brace that marks nothing; write names as {{p words}}")
        yield Named(name, text, tuple(spans))


def make_row(
    weights: Weights,
    text: str,
    tag: Callable[[Words], NDArray[np.int64]],
    spans: tuple[tuple[int, int], ...] = (),
) -> Row:
    """The passage as the head reads it; `tag` gives the tags of its words."""
    words, features = describe(text, weights)
    return Row(text, words, features, tag(words), spans)


def describe(text: str, weights: Weights) -> tuple[Words, Array]:
    """The words of a text and what the head reads of each: (words, features)."""
    encoded = encode(text, weights.tokenizer)
    words = list_words(encoded)
    blocks: list[Array] = []

    def note(window: Window, columns: Array) -> None:
        blocks.append(describe_words(encoded, words, window, columns)[1])

    read = watch(lambda window: Reading(weights, encoded, window), encoded, weights, note)
    for window in cut_windows(encoded):
        read(window)
    return words, np.concatenate(blocks)


def tag_named(named: Named, words: Words) -> NDArray[np.int64]:
    """0 no name, 1 its first word, 2 a further word, for every word."""
    tags = np.zeros(len(words.spans), np.int64)
    for start, end in named.spans:
        inside = [i for i, (a, b) in enumerate(words.spans) if a < end and start < b]
        tags[inside] = 2
        tags[inside[:1]] = 1
    return tags


def tag_told(passage: Passage, words: Words) -> NDArray[np.int64]:
    """As `tag_named` from mentions, which have places with qualifiers and none inside actors; doubt is ignored."""
    tags = np.zeros(len(words.spans), np.int64)
    for mention in passage.detection.mentions:
        if mention.kind not in ("place", "actor", "accord"):
            continue
        inside = [i for i, (a, b) in enumerate(words.spans) if a < mention.end and mention.start < b]
        capital = [words.texts[i][:1].isupper() for i in inside]
        if mention.kind == "place" and all(capital) and len(inside) <= 2 and not _has_kind(words, inside):
            tags[inside] = 2
            tags[inside[:1]] = 1
        else:
            doubtful = [
                i for i, big in zip(inside, capital, strict=True) if (big or words.texts[i] in "-'") and not tags[i]
            ]
            tags[doubtful] = IGNORED
    for i, word in enumerate(words.texts):
        if tags[i] <= 0 and word[:1].isupper() and country_of_words(word.lower()):
            tags[i] = 1 if tags[i] == IGNORED and len(word) > 3 else IGNORED
    return tags


_KIND: Final = frozenset(
    "Province Governorate City District State Region North South East West Northern Southern Eastern Western Central "
    "Camp Hospital Airport University Market Mosque Base Street Square Prison Church School Bridge Crossing Dam "
    "Hotel".split()
)


def _has_kind(words: Words, inside: Sequence[int]) -> bool:
    return any(words.texts[i] in _KIND for i in inside)


def fit_weights(tables: Sequence[NDArray[np.float64]], right: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The weights of a logistic regression with a Gaussian prior, by Newton's method."""
    x, y = np.concatenate(tables), np.concatenate(right)
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (p - y) + PRIOR * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + PRIOR * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def compare(row: Row, head: NameHead, gazetteer: Gazetteer) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The comparisons of every proposal, (proposals, comparisons), and which of them are names."""
    names = propose_names(row.words, head.read(row.features))
    around = look_around(names, row.text, gazetteer)
    table = [[comparison(p) for comparison in COMPARISONS] for p in around]
    right = [(name.start, name.end) in row.spans for name in names]
    return np.array(table).reshape(len(names), len(COMPARISONS)), np.array(right, np.float64)
