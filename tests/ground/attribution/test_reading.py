"""Sentences that keep quotations whole."""

from __future__ import annotations

import pytest

from dateline.ground.attribution.reading import Reading


def sentences(text: str) -> list[str]:
    """The words of each sentence."""
    reading = Reading(text, 0, len(text))
    spans = [reading.span(s.first, s.last) for s in reading.sentences]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gen. Dorn left the U.S. base.", ["Gen. Dorn left the U.S. base."]),
        ("“He left. She stayed,” said Lee.", ["“He left. She stayed,” said Lee."]),  # a quotation is not cut
        ('"Who left?" Lee asked. He left.', ['"Who left?" Lee asked.', "He left."]),  # the speaker stays with it
        ('"He left." Lee was angry.', ['"He left."', "Lee was angry."]),  # no speaker
        ("Raid on town\n\nHe left", ["Raid on town", "He left"]),  # a paragraph ends a sentence
        ("He left... and returned.", ["He left... and returned."]),
        ("", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    """What one rule looks at at a time."""
    assert sentences(text) == expected


def test_words_in_quotation_marks_are_no_cues() -> None:
    """What a speaker says about other speakers is the speaker's content."""
    reading = Reading('"I said no," he said.', 0, 21)
    assert [reading.tokens[i].start for i in reading.sentences[0].verbs] == [16]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [("Army Says Two Dead in Blast", 1, True), ("The army says that two died.", 2, False)],
)
def test_a_headline_is_told_by_its_capitals(text: str, word: int, expected: bool) -> None:
    """Where every word has a capital, a capital tells nothing."""
    assert Reading(text, 0, len(text)).is_title_case(word) is expected


def test_a_place_that_acts_is_no_place() -> None:
    """The network's reading as an actor wins."""
    text = "Ashdale: two dead"
    assert Reading(text, 0, len(text), places=[(0, 7)]).is_place(0, 0)
    assert not Reading(text, 0, len(text), actors=[(0, 7)], places=[(0, 7)]).is_place(0, 0)
