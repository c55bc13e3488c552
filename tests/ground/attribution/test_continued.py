"""Quotations that go on."""

from __future__ import annotations

import pytest

from tests.ground.attribution.said import said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We left,” Lee said. “All of us. By night.”", "“We left,” / “All of us. By night.”"),
        ("“We left,” Lee said.\n\n“All of us.”", "“We left,” / “All of us.”"),  # over a paragraph
        ("“We left,” Lee said.\n\nTwo cars burned.\n\n“All of us.”", "“We left,”"),  # something came between
        ("“We left,” Lee said. It was Monday.", "“We left,”"),
    ],
)
def test_a_quotation_goes_on_with_its_speaker(text: str, content: str) -> None:
    """As pieces of one content."""
    assert said(text) == [("Lee", "said", content)]


def test_the_last_speaker_goes_on() -> None:
    """Not the one before."""
    text = "“We left,” Lee said. “We stayed,” Dorn said. “Until noon.”"
    assert said(text)[1] == ("Dorn", "said", "“We stayed,” / “Until noon.”")
