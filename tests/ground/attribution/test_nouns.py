"""Nouns of saying and thinking."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody heard the army's claim that it won.", ("the army", "claim", "that it won")),
        ("Few took his promise to leave.", ("his", "promise", "to leave")),
        ("The envoy expressed concern about the siege.", ("The envoy", "expressed concern about", "the siege")),
        ("There is a plan to leave.", None),  # whose?
    ],
)
def test_the_owner_is_the_source(text: str, expected: tuple[str, str, str] | None) -> None:
    """By a possessive or by a light verb."""
    assert (expected in said(text)) if expected else said(text) == []
