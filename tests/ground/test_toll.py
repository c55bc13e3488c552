"""This file specifies how the words of a toll are read as bounds, inclusive, with None for an open end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.toll import read_toll

VOCABULARY = [
    "at", "least", "12", "more", "than", "up", "to", "about", "nearly", "dozens", "of", "hundreds", "a", "few",
    "two", "or", "million", "and",
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1,234,567", 1234567),
        ("one", 1),
        ("a", 1),
        ("a woman", 1),
        ("another", 1),  # one more
        ("a nine-year-old boy", 1),  # the age is no count
        ("two", 2),
        ("both", 2),
        ("a couple", 2),
        ("twenty-three", 23),
        ("Twenty-six", 26),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a hundred", 100),
        ("one hundred and forty-five", 145),
        ("twelve hundred", 1200),
        ("three hundred thousand", 300_000),
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("1.3 million", 1_300_000),
        ("four-point-two million", 4_200_000),
        ("12 others", 12),
        ("a further 3", 3),
        ("another 50", 50),
        ("all 24", 24),
        ("the two pilots", 2),
        ("31 miners", 31),
        ("five of the hostages", 5),
        ("12 people, including three children", 12),  # the whole; its part is a toll of its own
        ("a total of 35", 35),
        ("no one", 0),
        ("none", 0),
        ("nobody", 0),
        ("no casualties", 0),
        ("zero", 0),
    ],
)
def test_an_exact_count_has_equal_bounds(words: str, number: int) -> None:
    """Digits, words and what stands for them; whatever they count is ignored."""
    value = read_toll(words)
    assert (value.low, value.high, value.vague, value.reason) == (number, number, False, None)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 12", 12, None),
        ("at least a dozen civilians", 12, None),
        ("no fewer than nine", 9, None),
        ("a minimum of 30", 30, None),
        ("12 or more", 12, None),
        ("100-plus", 100, None),
        ("12+", 12, None),
        ("more than 30", 31, None),
        ("more than one hundred", 101, None),
        ("over 1.3 million", 1_300_001, None),
        ("upwards of 1,000", 1001, None),
        ("well over 200", 201, None),
        ("up to 40", None, 40),  # it may be none
        ("as many as 40", None, 40),
        ("as high as 90", None, 90),
        ("no more than 10", None, 10),
        ("at most ten", None, 10),
        ("fewer than 10", None, 9),
        ("less than 100", None, 99),
        ("10 to 15", 10, 15),
        ("10-15", 10, 15),
        ("10–15", 10, 15),
        ("between 5 and 8", 5, 8),
        ("one or two", 1, 2),
        ("four or five civilians", 4, 5),
        ("from thirty to forty", 30, 40),
        ("two to three thousand", 2000, 3000),  # the scale is said once for both
        ("one or two dozen", 12, 24),
        ("1.5 to 2 million", 1_500_000, 2_000_000),
        ("2,000 to more than 5,000", 2_000, None),
    ],
)
def test_bounds_are_those_of_the_words(words: str, low: int | None, high: int | None) -> None:
    """A bound that the words do not give stays open."""
    value = read_toll(words)
    assert (value.low, value.high, value.vague) == (low, high, False)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, 99),
        ("dozens more", 24, 99),
        ("scores", 40, 99),
        ("hundreds of fighters", 200, 999),
        ("Thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("millions", 2_000_000, 9_999_999),
        ("several", 3, 9),
        ("several dozen", 36, 108),
        ("several hundred", 300, 999),
        ("a few", 2, 5),
        ("a few hundred", 200, 599),
        ("a handful", 2, 6),
        ("dozens, possibly hundreds", 24, 999),
        ("dozens or hundreds", 24, 999),
        ("at least several hundred", 300, None),
        ("about 50", 45, 55),  # a tenth to either side
        ("some 700", 630, 770),
        ("around 15", 13, 17),  # rounded outwards
        ("an estimated 10,000", 9000, 11_000),
        ("50 or so", 45, 55),
        ("nearly 50", 45, 50),  # below, never above
        ("close to 200", 180, 200),
        ("just over 200", 201, 220),
    ],
)
def test_vague_words_have_wide_bounds_and_say_so(words: str, low: int | None, high: int | None) -> None:
    """The bounds are ours, so `vague` is set."""
    value = read_toll(words)
    assert (value.low, value.high, value.vague) == (low, high, True)


@pytest.mark.parametrize(
    ("words", "vague", "reason"),
    [
        ("many", True, "an uncounted many"),
        ("most", True, "an uncounted many"),
        ("some", True, "an uncounted many"),
        ("an unknown number", True, "an uncounted group"),
        ("two-thirds", True, "a share of a whole that is not told"),
        ("nearly half", True, "a share of a whole that is not told"),
        ("40 percent", True, "a share of a whole that is not told"),
        ("a third of them", True, "a share of a whole that is not told"),
        ("a group of men", True, "an uncounted group"),  # the "a" counts nobody
        ("one in five", True, "a share of a whole that is not told"),
        ("double that", True, "a share of a whole that is not told"),
        ("4- and 7-year-old girls", False, "the number is an age"),
        ("12 civilians and 3 soldiers", False, "no number in these words"),  # two tolls; their sum is nobody's claim
        ("15 to 10", False, "the lower bound exceeds the upper"),
        ("2.5", False, "no number in these words"),  # nobody counts half a person
        ("civilians", False, "no number in these words"),
        ("", False, "no words"),
        ("12 " * 100, False, "too long for a toll"),
    ],
)
def test_what_cannot_be_counted_is_unresolved(words: str, vague: bool, reason: str) -> None:
    """Both bounds stay open, with a reason."""
    value = read_toll(words)
    assert (value.low, value.high) == (None, None)
    assert (value.vague, value.reason) == (vague, reason)


@given(st.integers(0, 10**9))
def test_any_number_reads_back_as_itself(number: int) -> None:
    """With and without thousands separators."""
    for words in (str(number), f"{number:,}"):
        value = read_toll(words)
        assert (value.low, value.high) == (number, number)


@given(
    st.lists(
        st.sampled_from(VOCABULARY),
        max_size=6,
    ).map(" ".join)
    | st.text(max_size=30)
)
def test_bounds_are_always_in_order(words: str) -> None:
    """Any string gives bounds of at least 0 with low not above high, or a reason."""
    value = read_toll(words)
    assert value.low is None or value.low >= 0
    assert value.high is None or value.high >= (value.low or 0)
    if value.low is None and value.high is None:
        assert value.reason
