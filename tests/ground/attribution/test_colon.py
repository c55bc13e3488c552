"""A speaker before a colon."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army: 12 rebels killed", ("Army", ":", "12 rebels killed")),
        ("LEE: We left. All of us.", ("LEE", ":", "We left. All of us.")),  # a transcript: the whole paragraph
        ("Correction: The raid was on Monday.", None),  # a label
        ("There is one way: talks.", None),  # a clause
    ],
)
def test_a_name_before_a_colon_speaks(text: str, expected: tuple[str, str, str] | None) -> None:
    """In headlines and transcripts."""
    assert said(text) == ([expected] if expected else [])


def test_a_place_before_a_colon_is_where() -> None:
    """By the network's mentions."""
    assert said("Ashdale: two dead", place="Ashdale") == []
    assert said("Ashdale: two dead", actor="Ashdale") == [("Ashdale", ":", "two dead")]
