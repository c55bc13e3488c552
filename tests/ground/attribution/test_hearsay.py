"""What nobody in particular says."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was reported that the bridge fell.", ("", "was reported", "that the bridge fell")),
        ("Rebels were accused of murder.", ("", "were accused of", "Rebels / murder")),
        ("The raid was condemned by the union.", ("the union", "was condemned by", "The raid")),
        ("The convoy was reportedly shelled.", ("", "reportedly", "The convoy was / shelled")),
        ("Asked whether he would leave, he nodded.", ("", "Asked", "whether he would leave")),
    ],
)
def test_passives_and_adverbs(text: str, expected: tuple[str, str, str]) -> None:
    """Without a source, or with the one behind *by*."""
    assert said(text) == [expected]
