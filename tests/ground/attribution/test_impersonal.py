"""What is clear to nobody in particular."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was unclear whether the bridge held.", ("", "It was unclear", "whether the bridge held")),
        ("It now appears that the bridge fell.", ("", "It now appears", "that the bridge fell")),
        ("It was clear weather.", None),
    ],
)
def test_a_judgement_without_a_judge(text: str, expected: tuple[str, str, str] | None) -> None:
    """No source; the clause is the content."""
    assert said(text) == ([expected] if expected else [])
