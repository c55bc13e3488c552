"""Words, clitics and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.attribution.tokens import cut_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the army's", ["the", "army", "'s"]),  # a clitic is a token
        ("they’ve left", ["they", "’ve", "left"]),
        ("didn't", ["didn't"]),  # a negation is not cut
        ("U.S. jets", ["U.S.", "jets"]),
        ("Gen. Dorn", ["Gen.", "Dorn"]),  # the stop of a title ends no sentence
        ("A. B. Lee", ["A.", "B.", "Lee"]),
        ("''Go,''", ["''", "Go", ",", "''"]),  # doubled marks are one mark
        ("50-year 1,200", ["50-year", "1,200"]),
        ("left -- quickly", ["left", "--", "quickly"]),
    ],
)
def test_text_is_cut_into_words_and_marks(text: str, words: list[str]) -> None:
    """What the rules count by."""
    assert [t.text for t in cut_tokens(text, 0, len(text))] == words


def test_lower_case_has_straight_apostrophes() -> None:
    """Tables are written with straight ones."""
    assert [t.low for t in cut_tokens("He didn’t", 0, 9)] == ["he", "didn't"]


@given(st.text(), st.integers(0, 5))
def test_tokens_are_where_they_say(text: str, start: int) -> None:
    """Each token's offsets hold its text, in order, within the stretch."""
    tokens = cut_tokens(text, min(start, len(text)), len(text))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [t.start for t in tokens] == sorted({t.start for t in tokens})
