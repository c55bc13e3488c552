"""Sentences keep their offsets, and a line break ends one only where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.detect.segment import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The army left. The rebels stayed.", ["The army left.", "The rebels stayed."]),
        ("On Jan. 5 Gen. Haddad met the U.S. envoy.", ["On Jan. 5 Gen. Haddad met the U.S. envoy."]),
        # A heading has no stop: the line break ends it.
        ("Truce holds in Taiz\nResidents returned.", ["Truce holds in Taiz", "Residents returned."]),
        # A long line that goes on in lower case is one sentence, wrapped.
        (
            "Fighters who had crossed the river at night withdrew from the four villages that\nthey held until noon.",
            ["Fighters who had crossed the river at night withdrew from the four villages that\nthey held until noon."],
        ),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Each case is what a person would call the sentences of the text."""
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


@given(st.text(alphabet="ab. \n!?A", max_size=80))
def test_sentences_lie_inside_the_text_in_order_and_lose_no_word(text: str) -> None:
    """Spans are ordered, do not overlap, and between them is only white space."""
    spans = split_sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


def test_only_the_stretch_asked_for_is_read() -> None:
    """Offsets are those of the whole text even when a part is read."""
    text = "Skip me. Read me. Skip me too."
    assert split_sentences(text, 9, 17) == [(9, 17)]
