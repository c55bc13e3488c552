"""Pieces keep their offsets, windows hold whole sentences and lose none."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.detect.encode import WINDOW_PIECES, cut_windows, encode, words_covering
from dateline.detect.weights import Weights, load_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model."""
    return load_weights(threads=1)


def test_offsets_point_at_the_words_also_behind_typographic_marks(weights: Weights) -> None:
    """Curly marks are read as plain ones, but the offsets are those of the text as given."""
    text = "“Hay’at” fighters – it’s Da’ara."
    encoded = encode(text, weights.tokenizer)
    words = [text[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)]
    assert words[:4] == ["“", "hay".title(), "’", "at"]
    assert words[-1] == "."


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("army HTS Idlib 12 McRae", [5, 2, 1, 3, 4]),  # the first word of a line is marked by 5 more
        ("Army\nleft", [6, 5]),
    ],
)
def test_shapes_tell_what_an_uncased_encoder_cannot_see(weights: Weights, text: str, shapes: list[int]) -> None:
    """lower 0, Capitalised 1, CAPITALS 2, digits 3, mixed 4; five more at the start of a line."""
    encoded = encode(text, weights.tokenizer)
    assert encoded.shapes[encoded.first].tolist() == shapes


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=30))
def test_windows_cover_every_piece_once_and_stay_small(weights: Weights, lengths: list[int]) -> None:
    """The windows' own parts follow each other without a gap; none is longer than the network reads."""
    text = " ".join("word " * n + "end." for n in lengths)
    encoded = encode(text, weights.tokenizer)
    windows = cut_windows(encoded)
    assert windows[0].start == 0
    assert windows[-1].end == len(encoded.ids)
    for before, after in pairwise(windows):
        assert before.end == after.start
    for window in windows:
        assert window.carried <= window.start < window.end
        assert window.end - window.carried <= WINDOW_PIECES - 2


def test_a_sentence_longer_than_a_window_is_cut_hard(weights: Weights) -> None:
    """Nothing is lost of a sentence of a thousand words."""
    encoded = encode("shelling " * 1000, weights.tokenizer)
    windows = cut_windows(encoded)
    assert sum(w.end - w.start for w in windows) == len(encoded.ids) >= 1000


def test_a_span_covers_whole_words(weights: Weights) -> None:
    """A span that begins inside a word takes the whole word; one over nothing is none."""
    encoded = encode("Kafriya fell.", weights.tokenizer)
    assert words_covering(encoded, 2, 4) == words_covering(encoded, 0, 7)
    assert words_covering(encoded, 7, 8) is None


def test_an_empty_text_has_no_window(weights: Weights) -> None:
    """Nothing to read is no error here."""
    encoded = encode("", weights.tokenizer)
    assert cut_windows(encoded) == []
    assert np.array_equal(encoded.ids, np.array([], np.int64))
