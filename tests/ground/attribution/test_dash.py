"""A speaker behind a dash."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 killed in blast - police", ("police", "-", "12 killed in blast")),
        ("“We are alone.” — Ann Lee", ("Ann Lee", "—", "“We are alone.”")),
        ("12 killed - and more to come", None),
        ("A stop-gap", None),  # a hyphen
    ],
)
def test_who_stands_behind_a_dash_speaks(text: str, expected: tuple[str, str, str] | None) -> None:
    """After a quotation, or at the end of a headline."""
    assert said(text) == ([expected] if expected else [])
