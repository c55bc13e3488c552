"""This file proposes which words of a page are a place's name, wherever they stand: a small head on the projection.

The network marks places as the codebook does, with their qualifiers and not inside actors; this head, trained on
passages where every name is marked, finds the names themselves (*{Mosul} police*, *northern {Iraq}*). It only proposes:
ground weighs each proposal against the gazetteer.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import numpy as np
from msgspec import Struct

from dateline.detect.encode import SHAPES
from dateline.detect.network import WIDTHS, gelu, softmax
from dateline.errors import WeightsError
from dateline.records.detection import DetectedName

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dateline.detect.encode import Encoded, Window
    from dateline.detect.network import Reading
    from dateline.detect.weights import Weights

    Array = NDArray[np.float32]
    # A window and the head's columns of the pieces that are its own: (pieces, columns).
    Note = Callable[[Window, Array], None]

HEAD_FILE: Final = Path(__file__).parent / "model" / "names.npz"
# Columns of the projection that the head reads: linear images of the encoder's last layer, wide enough to hold it.
BLOCKS: Final = ("type", "fact", "role_first")
SIGNS: Final = 3  # punctuation; a full stop; written together with the word before
TAGS: Final = 3  # no name, first word of a name, further word of one
LONGEST: Final = 7  # words; "Democratic People's Republic of Korea" has six with its apostrophe
# Log-odds below which words are not proposed; ground never kept one of less.
FAINTEST: Final = -6.0
_SURE: Final = 10.0
_ROWS: Final = 8192  # words at a time: GELU holds several copies of what it is given
_ARTICLES: Final = frozenset(["al", "el", "ash", "as", "ad"])
_BREAKS: Final = re.compile(r"[,;:()\"“”!?\[\]]|--")
_APOSTROPHES: Final = frozenset("'’‘`ʼʿ")
_JOINS: Final = frozenset(["of", "the", "upon", "on", "de", "la", "du", "al", "el", "and", "s"])


class NameHead(Struct, frozen=True):
    """The head's arrays, float32.

    `inner` (3, features, width) reads the word before, the word itself and the word after; `missing` (2, width) is
    taken off where there is a word before and one after; `outer` is (width, TAGS).
    """

    inner: Array
    inner_bias: Array
    outer: Array
    outer_bias: Array
    missing: Array
    network: str  # `fingerprint_network` of the network whose projection it reads

    def read(self, features: Array) -> Array:
        """Probability of every tag for every word: (words, features) → (words, TAGS)."""
        hidden = np.zeros((len(features), self.inner.shape[2]), np.float32)
        self.add(hidden, 0, features)
        return self.tag(hidden)

    def add(self, hidden: Array, at: int, features: Array) -> None:
        """Add to `hidden` (words, width) what the words from `at` on tell of themselves and of their neighbours."""
        end, width = at + len(features), hidden.shape[1]
        told = features @ np.concatenate(self.inner, axis=1)  # three small products take longer
        hidden[at:end] += told[:, width : 2 * width]
        for row, step in ((0, 1), (2, -1)):
            low, high = max(0, at + step), min(len(hidden), end + step)
            part = told[low - at - step : high - at - step, row * width : (row + 1) * width]
            hidden[low:high] += part - self.missing[row // 2]

    def tag(self, hidden: Array) -> Array:
        """Probability of every tag, once all words have been added: (words, width) → (words, TAGS)."""
        tags = np.zeros((len(hidden), TAGS), np.float32)
        for at in range(0, len(hidden), _ROWS):
            tags[at : at + _ROWS] = gelu(hidden[at : at + _ROWS] + self.inner_bias) @ self.outer + self.outer_bias
        return softmax(tags)


ARRAYS: Final = NameHead.__struct_fields__[:-1]


def fingerprint_network(weights: Weights) -> str:
    """Twelve hexadecimal digits that tell one trained network from another of the same shape."""
    return hashlib.sha256(weights.heads["type.out.weight"].tobytes()).hexdigest()[:12]


def head_for(weights: Weights) -> NameHead:
    """The head that ships, once it is known to read this network.

    Raises:
        WeightsError: it is missing, damaged, or was trained on another network.
    """
    head = load_head()
    if head.network != (of := fingerprint_network(weights)):
        raise WeightsError(
            f"{HEAD_FILE}: made for the network {head.network}, this one is {of}; "
            "make it anew (python -m training.names)"
        )
    return head


@cache
def load_head(path: Path = HEAD_FILE) -> NameHead:
    """Read the head's file.

    Raises:
        WeightsError: it is missing or damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            inner, inner_bias, outer, outer_bias, missing = (arrays[name].astype(np.float32) for name in ARRAYS)
            head = NameHead(inner, inner_bias, outer, outer_bias, missing, str(arrays["network"]))
        width = head.inner.shape[-1]
        wanted = ((3, _features_read(), width), (width,), (width, TAGS), (TAGS,), (2, width))
        if (shapes := tuple(getattr(head, name).shape for name in ARRAYS)) != wanted:
            raise ValueError(f"its arrays have the shapes {shapes}, not {wanted}")
    except (OSError, EOFError, KeyError, ValueError, BadZipFile, zlib.error) as error:
        raise WeightsError(
            f"{path}: no head for place names there ({error}); reinstall dateline, its package carries one"
        ) from error
    return head


def _features_read() -> int:
    return 2 * sum(WIDTHS[block.removesuffix("_first")] for block in BLOCKS) + SHAPES + SIGNS


class Words(Struct, frozen=True):
    """The words of an Encoded: offsets in code points, whether a line begins there, and the first piece of each."""

    spans: list[tuple[int, int]]
    texts: list[str]
    begins_line: list[bool]
    first: NDArray[np.int64]


def list_words(encoded: Encoded) -> Words:
    """The words of a text, as the encoder's pre-tokenizer cuts them."""
    first = np.flatnonzero(encoded.first)
    last = np.append(first[1:], len(encoded.ids)) - 1 if len(first) else first
    spans = list(zip(encoded.starts[first].tolist(), encoded.ends[last].tolist(), strict=True))
    texts = [encoded.text[a:b] for a, b in spans]
    begins = [i == 0 or "\n" in encoded.text[spans[i - 1][1] : start] for i, (start, _) in enumerate(spans)]
    return Words(spans, texts, begins, first)


def watch(
    read: Callable[[Window], Reading], encoded: Encoded, weights: Weights, note: Note
) -> Callable[[Window], Reading]:
    """The reader, giving to `note` on its way what the head reads of each window."""
    columns = np.concatenate([np.arange(*weights.layout[block]) for block in BLOCKS])

    def read_noting(window: Window) -> Reading:
        reading = read(window)
        note(window, reading.projection[window.start - window.carried :, columns])
        return reading

    return read_noting


def describe_words(encoded: Encoded, words: Words, window: Window, columns: Array) -> tuple[int, Array]:
    """What the head is shown of the words that begin in a window: the first one's number, and (words, features).

    That is mean and first of a word's pieces' columns, its shape and its signs. Of a word that an overlong sentence's
    cut divides, only the pieces in this window count.
    """
    low, high = (int(i) for i in np.searchsorted(words.first, (window.start, window.end)))
    first = words.first[low:high] - window.start
    if not len(first):
        return low, np.zeros((0, _features_read()), np.float32)
    pieces = np.diff(np.append(first, len(columns)))
    means = np.add.reduceat(columns, first, axis=0) / pieces[:, None].astype(np.float32)
    together = [i > 0 and words.spans[i - 1][1] == words.spans[i][0] for i in range(low, high)]
    signs = [
        (not any(c.isalnum() for c in word), word == ".", glued)
        for word, glued in zip(words.texts[low:high], together, strict=True)
    ]
    shapes = np.eye(SHAPES, dtype=np.float32)[encoded.shapes[words.first[low:high]]]
    return low, np.concatenate([means, columns[first], shapes, np.array(signs, np.float32)], axis=1)


class NameReader:
    """Reads a text's names window by window: of a long page's pieces nothing is kept but `hidden`, 256 bytes a word."""

    def __init__(self, encoded: Encoded, head: NameHead) -> None:
        self.encoded = encoded
        self.head = head
        self.words = list_words(encoded)
        self.hidden: Array = np.zeros((len(self.words.spans), head.inner.shape[2]), np.float32)

    def note(self, window: Window, columns: Array) -> None:
        """Take in a window; each is given once."""
        self.head.add(self.hidden, *describe_words(self.encoded, self.words, window, columns))

    def propose(self) -> tuple[DetectedName, ...]:
        """The names that the windows may hold, once all have been taken in."""
        return propose_names(self.words, self.head.tag(self.hidden))


def propose_names(words: Words, tags: Array) -> tuple[DetectedName, ...]:
    """Every run of words that may be one name, with its log-odds against being none; runs overlap.

    `tags` is (words, TAGS), probabilities.
    """
    logs = np.log(tags + 1e-6)
    found = []
    for i, word in enumerate(words.texts):
        if not (_has_capital(word) or word in _ARTICLES):
            continue
        inside, outside = float(logs[i, 1]), float(logs[i, 0])
        for j in range(i + 1, min(len(words.texts), i + LONGEST) + 1):
            if j > i + 1:
                if words.begins_line[j - 1] or not _may_go_on(words, j - 1):
                    break
                inside += float(logs[j - 1, 2])
                outside += float(logs[j - 1, 0])
            if not _may_end(words, j - 1):
                continue
            ends = float(np.log(1 - tags[j, 2] + 1e-6)) if j < len(words.texts) else 0.0
            odds = inside + ends - outside
            if odds >= FAINTEST:
                found.append(
                    DetectedName(
                        start=words.spans[i][0],
                        end=words.spans[j - 1][1],
                        odds=round(min(odds, _SURE), 3),
                        likelihood=round(max(inside + ends, -_SURE), 3),
                    )
                )
    return tuple(found)


def _has_capital(word: str) -> bool:
    """Whether the word begins as a name does: with a capital, with a digit, or in a script that has no capitals."""
    return word[:1].isalnum() and not word[:1].islower()


def _may_go_on(words: Words, at: int) -> bool:
    """Whether a name may go on with this word: a capital, a joining word, a sign, *ez-* before a hyphen, *Fu'ah*."""
    word = words.texts[at]
    if _BREAKS.fullmatch(word):
        return False
    return not word[:1].islower() or word in _JOINS or _is_hyphenated(words, at) or _follows_apostrophe(words, at)


def _is_hyphenated(words: Words, at: int) -> bool:
    """Whether a short word has a hyphen written to its end, as the article of *Deir ez-Zor*."""
    following = words.texts[at + 1 : at + 2]
    return len(words.texts[at]) <= 3 and following == ["-"] and words.spans[at][1] == words.spans[at + 1][0]


def _follows_apostrophe(words: Words, at: int) -> bool:
    """Whether an apostrophe is written between this word and the one before it, without a space."""
    spans = words.spans
    together = spans[at - 2][1] == spans[at - 1][0] and spans[at - 1][1] == spans[at][0] if at > 1 else False
    return together and words.texts[at - 1] in _APOSTROPHES


def _may_end(words: Words, at: int) -> bool:
    """Whether a name may end with this word; with a full stop only where it is written to an abbreviation."""
    word = words.texts[at]
    if word == ".":
        return at > 0 and words.spans[at - 1][1] == words.spans[at][0]
    return word[:1].isalnum() and word not in _JOINS and (_has_capital(word) or not _is_hyphenated(words, at))
