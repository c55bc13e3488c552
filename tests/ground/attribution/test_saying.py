"""Verbs of saying, thinking and finding."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that it had left.", ("The army", "said", "that it had left")),
        ("The army said it had left.", ("The army", "said", "it had left")),
        ("The army believes the town is empty.", ("The army", "believes", "the town is empty")),
        ("The army has not said who was hurt.", ("The army", "has not said", "who was hurt")),
        ("The army said on Monday that it had left.", ("The army", "said", "that it had left")),
        ("The army said in a statement that it had left.", ("The army", "said", "that it had left")),
        ('The mayor said: "We are alone."', ("The mayor", "said", '"We are alone."')),
        ("The mayor said, “We are alone.”", ("The mayor", "said", "“We are alone.”")),
        ("The army said it would “hit back” soon.", ("The army", "said", "it would “hit back” soon")),  # mixed
    ],
)
def test_the_content_behind_the_verb(text: str, expected: tuple[str, str, str]) -> None:
    """Direct, indirect and mixed; *that* and the marks belong to it, the full stop does not."""
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town had fallen, the army said.", ("the army", "said", "The town had fallen")),
        ("The town had fallen, said Ann Lee, a doctor.", ("Ann Lee, a doctor", "said", "The town had fallen")),
        ("The town had fallen, he said on Monday.", ("he", "said", "The town had fallen")),
        ("“We are alone,” the mayor said.", ("the mayor", "said", "“We are alone,”")),
        ("“We are alone!” cried the mayor.", ("the mayor", "cried", "“We are alone!”")),
        ("''We are alone,'' Ann Lee, the mayor, told me.", ("Ann Lee, the mayor", "told", "''We are alone,''")),
        ("“We left,” Lee said on the channel's “Hour.”", ("Lee", "said", "“We left,”")),  # a programme's name
    ],
)
def test_the_content_before_the_speaker(text: str, expected: tuple[str, str, str]) -> None:
    """*S, X said* and *S, said X*."""
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said, “by night.”", ("he", "said", "“We left,” / “by night.”")),
        ("The town, he said, had fallen.", ("he", "said", "The town / had fallen")),
        ("In recent days, envoys say, the truce has frayed.", ("envoys", "say", "the truce has frayed")),
    ],
)
def test_the_content_around_the_speaker(text: str, expected: tuple[str, str, str]) -> None:
    """One attribution with a content in two pieces; a short opening is the reporter's."""
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dorn told reporters that he would stay.", ("Dorn", "told", "that he would stay")),
        ("Dorn told reporters the army had left.", ("Dorn", "told", "the army had left")),
        ("Dorn warned them he would stay.", ("Dorn", "warned", "he would stay")),
    ],
)
def test_a_hearer_is_no_part_of_the_content(text: str, expected: tuple[str, str, str]) -> None:
    """*told Y that*."""
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dorn said the town was free, adding that two died.",
            [("Dorn", "said", "the town was free"), ("Dorn", "adding", "that two died")],
        ),
        (
            "Dorn said that he would go, but Lee said that he would stay.",
            [("Dorn", "said", "that he would go"), ("Lee", "said", "that he would stay")],
        ),
        (
            "The families, who said they were afraid, left.",
            [("who", "said", "they were afraid")],
        ),
        (
            "When the army said it would leave, the guns fell silent.",
            [("the army", "said", "it would leave")],
        ),
    ],
)
def test_each_clause_has_its_own(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A participle takes the sentence's speaker; an aside ends at its comma."""
    assert said(text) == expected


def test_the_network_tells_whose_participle_it_is() -> None:
    """No rule knows that *left* is a verb."""
    assert said("Dorn left the hall, saying that he was ill.", actor="Dorn") == [("Dorn", "saying", "that he was ill")]


def test_a_colon_at_a_paragraphs_end_points_to_the_next() -> None:
    """With quotation marks or set apart without."""
    assert said("Dorn added:\n\n“We left.”") == [("Dorn", "added", "“We left.”")]
    assert said("Dorn added:\n\nWe left. All of us.") == [("Dorn", "added", "We left. All of us.")]


def test_a_bare_clause_has_a_verb() -> None:
    """A find is no finding."""
    assert said("The troops found a way through the hills.") == []
    assert said("The study found the dam was unsafe.") == [("The study", "found", "the dam was unsafe")]


@pytest.mark.parametrize("text", ["The United States sent aid.", "Many reports were read.", "He said.", "Dorn added:"])
def test_no_content_no_attribution(text: str) -> None:
    """Nouns and names are no cues; a cue without a content is none."""
    assert said(text) == []
