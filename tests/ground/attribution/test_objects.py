"""Verbs with a noun phrase."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union condemned the raid.", ("The union", "condemned", "the raid")),
        ("Envoys warned of a famine.", ("Envoys", "warned of", "a famine")),
        ("Lee called for a truce.", ("Lee", "called for", "a truce")),
        ("Lee accused the rebels of murder.", ("Lee", "accused", "the rebels of murder")),
        ("Lee called the raid “a crime.”", ("Lee", "called", "the raid “a crime.”")),  # a mixed quotation
        ("Envoys saw the raid as a warning.", ("Envoys", "saw", "the raid as a warning")),
        ("Envoys saw the raid.", None),  # seeing is no saying
        ("The rebels denied firing on the convoy.", ("The rebels", "denied", "firing on the convoy")),
    ],
)
def test_what_is_judged_or_asked_for(text: str, expected: tuple[str, str, str] | None) -> None:
    """The noun phrase is the content."""
    assert said(text) == ([expected] if expected else [])


def test_without_a_subject_there_is_none() -> None:
    """A headline's fragment judges nothing."""
    assert said("Condemned the raid.") == []
