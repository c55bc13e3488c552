"""Cue verbs with their auxiliaries, and what only looks like one."""

from __future__ import annotations

import pytest

from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.verb_group import read_group
from dateline.ground.attribution.verbs import FORMS


def group(text: str, verb: str) -> tuple[str, str] | None:
    """The words and the mood of the group around the verb."""
    reading = Reading(text, 0, len(text))
    found = read_group(reading, reading.low.index(verb), 0)
    if found is None:
        return None
    start, end = reading.span(found.first, found.last)
    return text[start:end], found.mood


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The army has also said that", "said", ("has also said", "finite")),
        ("The army did not say that", "say", ("did not say", "finite")),
        ("It was reported that", "reported", ("was reported", "passive")),
        ("The army left, saying that", "saying", ("saying", "participle")),
        ("The army refused to say who", "say", ("refused to say", "finite")),  # the verb before lends its subject
        ("The army went on to say that", "say", ("went on to say", "finite")),
        ("He is claiming that", "claiming", ("is claiming", "finite")),
        ("They point out that", "point", ("point out", "finite")),
        ("Asked whether he would leave, he left", "asked", ("Asked", "passive")),
    ],
)
def test_a_verb_is_read_with_its_auxiliaries(text: str, verb: str, expected: tuple[str, str]) -> None:
    """The cue as PolNeAR marks it."""
    assert group(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The United States sent aid", "states"),  # a name
        ("The army's claims were false", "claims"),
        ("Many reports of the raid", "reports"),
        ("The ruling that", "ruling"),
        ("a raid to claim land", "claim"),  # an infinitive that nobody's verb governs
    ],
)
def test_nouns_and_names_are_no_verbs(text: str, verb: str) -> None:
    """Forms that are spelt alike."""
    assert group(text, verb) is None


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "s"),
        ("denied", "deny", "past"),
        ("writing", "write", "ing"),
        ("written", "write", "participle"),
        ("stresses", "stress", "s"),
        ("admitted", "admit", "past"),
        ("announces", "announce", "s"),
    ],
)
def test_verbs_are_inflected(form: str, lemma: str, kind: str) -> None:
    """Regular by rule, irregular by table."""
    assert (FORMS[form].verb.lemma, FORMS[form].kind) == (lemma, kind)
