"""This file turns text into what the network reads: pieces with offsets, their shapes, windows of sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from dateline.detect.segment import split_sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

# Windows hold whole sentences up to this many pieces, the encoder's two markers included.
WINDOW_PIECES: Final = 256
# Sentences carried over from the window before, so that "they" and "the attack" see what they stand for.
CARRIED_PIECES: Final = 64

# The encoder is uncased; the shape of a word is told beside it: lower, Capitalised, CAPITALS, with a digit, mixed;
# the second five are the same for the first word of a line.
SHAPES: Final = 10


# Typographic marks as the plain ones they stand for, one code point each, so that offsets hold: the encoder's
# vocabulary splits both alike, but has hardly seen the former inside names (Hay’at).
_PLAIN: Final = str.maketrans("’‘ʼʿ“”«»–—\u00a0", "'" * 4 + '"' * 4 + "-- ")


# A web address often spells its page's title, which the page has already told.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")


class Encoded(Struct, frozen=True):
    """A text as pieces. All arrays are (pieces,); offsets count code points of the text, end exclusive."""

    text: str
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.bool_]  # whether the piece begins a word
    sentence: NDArray[np.int64]  # index into `sentences`
    sentences: tuple[tuple[int, int], ...]


class Window(Struct, frozen=True):
    """Pieces `[carried, end)` of an Encoded, of which `[carried, start)` repeat the window before as context."""

    carried: int
    start: int
    end: int


def encode(text: str, tokenizer: Tokenizer, stretches: tuple[tuple[int, int], ...] | None = None) -> Encoded:
    """Cut `text[start:end]` of every stretch (by default the whole text) into sentences and pieces.

    A word is what the tokenizer's pre-tokenizer calls one: a run between white space and punctuation.
    """
    stretches = ((0, len(text)),) if stretches is None else stretches
    sentences = tuple(s for start, end in stretches for s in split_sentences(text, start, end))
    ids: list[int] = []
    shapes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[bool] = []
    of_sentence: list[int] = []
    plain = _ADDRESS.sub(lambda match: " " * len(match[0]), text.translate(_PLAIN))
    batch = tokenizer.encode_batch([plain[a:b] for a, b in sentences], add_special_tokens=False)
    for index, ((left, _), pieces) in enumerate(zip(sentences, batch, strict=True)):
        before: int | None = None
        shape = 0
        for piece, (a, b), word in zip(pieces.ids, pieces.offsets, pieces.word_ids, strict=True):
            begins = word != before
            if begins:
                shape = _shape_of(text, left + a, left + _word_end(pieces.offsets, pieces.word_ids, word))
            before = word
            ids.append(piece)
            shapes.append(shape)
            starts.append(left + a)
            ends.append(left + b)
            first.append(begins)
            of_sentence.append(index)
    return Encoded(
        text,
        np.array(ids, np.int64),
        np.array(shapes, np.int64),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(first, np.bool_),
        np.array(of_sentence, np.int64),
        sentences,
    )


def _word_end(offsets: list[tuple[int, int]], words: list[int | None], word: int | None) -> int:
    last = len(words) - 1 - words[::-1].index(word)
    return offsets[last][1]


def _shape_of(text: str, start: int, end: int) -> int:
    word = text[start:end]
    if any(c.isdigit() for c in word):
        shape = 3
    elif word.islower() or not any(c.isalpha() for c in word):
        shape = 0
    elif word.isupper() and len(word) > 1:
        shape = 2
    elif word[:1].isupper() and not any(c.isupper() for c in word[1:]):
        shape = 1
    else:
        shape = 4
    line_start = text.rfind("\n", 0, start) + 1
    return shape + 5 if not text[line_start:start].strip() else shape


def cut_windows(encoded: Encoded) -> list[Window]:
    """Windows of whole sentences, at most `WINDOW_PIECES` with the two markers; a longer sentence is cut hard."""
    room = WINDOW_PIECES - 2
    ends = [int(i) for i in np.flatnonzero(np.diff(encoded.sentence)) + 1]
    if len(encoded.ids):
        ends.append(len(encoded.ids))
    bounds: list[tuple[int, int]] = []  # sentences as pieces, the overlong ones in parts
    left = 0
    for right in ends:
        bounds += [(a, min(a + room, right)) for a in range(left, right, room)]
        left = right
    windows: list[Window] = []
    at = 0
    while at < len(bounds):
        start = bounds[at][0]
        carried = start
        for a, _ in reversed(bounds[:at]):
            if start - a > CARRIED_PIECES:
                break
            carried = a
        if bounds[at][1] - carried > room:
            carried = start
        last = at
        while last + 1 < len(bounds) and bounds[last + 1][1] - carried <= room:
            last += 1
        windows.append(Window(carried, start, bounds[last][1]))
        at = last + 1
    return windows


def words_covering(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """The pieces `[i, j)` of the words that `text[start:end]` touches, or None when it touches none."""
    inside = np.flatnonzero((encoded.ends > start) & (encoded.starts < end))
    if not len(inside):
        return None
    i, j = int(inside[0]), int(inside[-1]) + 1
    while i > 0 and not encoded.first[i]:
        i -= 1
    while j < len(encoded.ids) and not encoded.first[j]:
        j += 1
    return i, j


def text_of(encoded: Encoded, start: int, end: int) -> str:
    """The words of the pieces `[start, end)`, as they stand in the text."""
    return encoded.text[encoded.starts[start] : encoded.ends[end - 1]]
