"""Copies and reports of their own, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.match.shingles import estimate_likeness, list_shingles, measure_containment, sign
from tests.match.builders import TEXT

words = st.lists(st.sampled_from([f"word{n}x" for n in range(30)]), min_size=4, max_size=80).map(" ".join)


@given(words, words)
def test_the_estimate_is_near_the_true_share(one: str, other: str) -> None:
    """Within four standard errors of 128 hashes."""
    a, b = list_shingles(one), list_shingles(other)
    true = len(a & b) / len(a | b)
    assert abs(estimate_likeness(sign(a), sign(b)) - true) <= 4 * (true * (1 - true) / 128) ** 0.5 + 1e-9


def test_case_and_marks_do_not_matter() -> None:
    """A headline in capitals is still the same words."""
    assert list_shingles(TEXT) == list_shingles(TEXT.upper().replace(",", " –"))


def test_a_part_is_contained_in_the_whole() -> None:
    """A trimmed story is like the whole one as far as it goes."""
    assert measure_containment(list_shingles(TEXT), list_shingles(f"{TEXT} And much else was told that day.")) == 1.0


def test_texts_without_words_are_like_nothing() -> None:
    """Two empty pages are no copies of each other."""
    assert estimate_likeness(sign(list_shingles("")), sign(list_shingles("…"))) == 0.0
