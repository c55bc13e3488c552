"""The noun phrase before a verb, and the end of a content."""

from __future__ import annotations

import pytest

from dateline.ground.attribution.phrases import content_end, leading_phrase, subject_before
from dateline.ground.attribution.reading import Reading


def words(reading: Reading, span: tuple[int, int] | None) -> str | None:
    """The text of a span of tokens."""
    if span is None:
        return None
    start, end = reading.span(*span)
    return reading.text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the army said", "the army"),
        ("A spokesman for the rebels said", "A spokesman for the rebels"),
        ("Ann Lee, a doctor in Ashdale, said", "Ann Lee, a doctor in Ashdale"),
        ("Ann Lee, 40, of Ashdale, said", "Ann Lee, 40, of Ashdale"),
        ("The town fell, but he said", "he"),
        ("The residents, who said", "who"),
        ("The court this week said", "The court"),
        ("The minister in 2010 said", "The minister"),
        ("Troops fled as Colonel Dorn said", "Colonel Dorn"),
        ("said", None),
    ],
)
def test_the_subject_stands_before_the_verb(text: str, expected: str | None) -> None:
    """With its apposition, without adverbs and days."""
    reading = Reading(text, 0, len(text))
    assert words(reading, subject_before(reading, len(reading.tokens) - 1, 0)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army has left the town", "The army"),
        ("On Monday, the army has left", "the army"),
        ("But he left", "he"),
        ("", None),
    ],
)
def test_the_leading_phrase_is_the_sentences_subject(text: str, expected: str | None) -> None:
    """For cues that have no subject of their own."""
    reading = Reading(text, 0, len(text))
    assert words(reading, leading_phrase(reading, 0, len(reading.tokens) - 2)) == expected


@pytest.mark.parametrize(
    ("text", "short", "expected"),
    [
        ("two died.", False, "two died"),
        ("two died, adding that one lived.", False, "two died"),  # the next cue
        ("two died, but the mayor said that one lived.", False, "two died"),  # the next speaker
        ("two died and warned of more.", False, "two died"),  # the same speaker's next verb
        ("two died, as he put it.", False, "two died"),
        ("two died, three lived.", False, "two died, three lived"),
        ("two died, three lived.", True, "two died"),  # an aside ends at its comma
        ("two died; three lived.", False, "two died"),
        ('"two died."', False, '"two died."'),  # the marks belong to the content
    ],
)
def test_a_content_ends_before_the_next_cue(text: str, short: bool, expected: str) -> None:
    """Or with the sentence, before its stop."""
    reading = Reading(text, 0, len(text))
    end = content_end(reading, 0, len(reading.tokens) - 1, short=short)
    assert words(reading, (0, end)) == expected
