"""States of mind."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee is worried that the dam may break.", ("Lee", "is worried", "that the dam may break")),
        ("Residents were afraid of new raids.", ("Residents", "were afraid of", "new raids")),
        ("It is sad that the dam broke.", None),  # nobody's
        ("The worried residents left.", None),
        ("Dorn is a fierce critic of the siege.", ("Dorn", "is a fierce critic of", "the siege")),  # a stance
    ],
)
def test_who_is_sure_or_afraid(text: str, expected: tuple[str, str, str] | None) -> None:
    """The subject is the source."""
    assert said(text) == ([expected] if expected else [])
