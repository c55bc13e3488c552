"""Verbs with an infinitive."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The group vowed to avenge its chief.", ("The group", "vowed", "to avenge its chief")),
        ("He has refused to leave.", ("He", "has refused", "to leave")),
        ("Envoys urged the rebels to leave.", ("Envoys", "urged", "the rebels to leave")),  # the asked belong to it
        ("Envoys called on the rebels to leave.", ("Envoys", "called on", "the rebels to leave")),
    ],
)
def test_wishes_and_vows(text: str, expected: tuple[str, str, str]) -> None:
    """What one will do, or asks another to do."""
    assert said(text) == [expected]


def test_trying_says_nothing() -> None:
    """An attempt is an act, no attribution."""
    assert said("The army tried to leave.") == []
