"""Whether an act came about, by all that a page says of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.match.builders import a_telling, a_when


@pytest.mark.parametrize(
    ("text", "more", "facts"),
    [
        ("The guns shelled Hajin.", {}, {"happened"}),
        ("They shelled Hajin on the eve of it.", {"when": a_when("2016-04-20")}, {"planned"}),  # after publication
        ("Envoys flew to the talks that are to begin on Thursday.", {"trigger": "talks"}, {"planned"}),
        ("The blockade that tribesmen have announced for May worries Juba.", {"trigger": "blockade"}, {"planned"}),
        ("They expect a coming offensive soon.", {"trigger": "offensive", "factuality": "ongoing"}, {"planned"}),
        ("An offensive against Hajin goes on.", {"trigger": "offensive", "factuality": "ongoing"}, {"ongoing"}),
        ("He denies the raid that was to take place.", {"trigger": "raid", "factuality": "denied"}, {"denied"}),
        ("Victims of the ambush will be buried today.", {"trigger": "ambush"}, {"happened"}),
    ],
)
def test_what_is_told_as_fact_and_lies_ahead_is_planned(text: str, more: dict[str, Any], facts: set[str]) -> None:
    """By its day, or by words right beside its own; the rest of the sentence says nothing of it."""
    assert a_telling(text=text, **more).facts == facts
