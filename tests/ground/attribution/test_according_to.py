"""According to."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Lee, two died.", ("Lee", "According to", "two died")),
        ("Two died, according to a hospital in Ashdale.", ("a hospital in Ashdale", "according to", "Two died")),
        ("But according to Lee, two died.", ("Lee", "according to", "two died")),
        ("“We left,” according to Lee.", ("Lee", "according to", "“We left,”")),
    ],
)
def test_before_and_behind_the_content(text: str, expected: tuple[str, str, str]) -> None:
    """The comma between belongs to neither."""
    assert said(text) == [expected]


def test_a_source_without_a_content_is_none() -> None:
    """A page that breaks off."""
    assert said("According to Lee") == []
