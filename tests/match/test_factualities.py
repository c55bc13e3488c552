"""Whether an act came about, by all that a page says of it."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.match.same_act import tell_side
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
        ("The talks in Ralito go on well. It is to be held in a shed.", {"trigger": "talks"}, {"planned"}),
        ("All fear a strike on Knin unless the talks succeed.", {"trigger": "strike"}, {"planned"}),
        ("Leave before soldiers advance.", {"trigger": "advance", "factuality": "ongoing"}, {"planned"}),
        ("A planned raid on the besieged towns.", {"trigger": "besieged", "factuality": "ongoing"}, {"ongoing"}),
        ("Reports of a shooting at Hajin are false.", {"trigger": "shooting"}, {"denied"}),
        ("He called the reports of an attack on it quite baseless.", {"trigger": "attack"}, {"denied"}),
        ("Reports of a shooting at Hajin came in.", {"trigger": "shooting"}, {"happened"}),
        ("They plan a raid for Monday.", {"trigger": "raid", "factuality": "planned"}, {"planned"}),
        ("They fear a raid.", {"trigger": "raid", "factuality": "expected", "when": None}, {"expected"}),
        ("Victims of the ambush will be buried today.", {"trigger": "ambush"}, {"happened"}),
    ],
)
def test_what_is_told_as_fact_and_lies_ahead_is_planned(text: str, more: dict[str, Any], facts: set[str]) -> None:
    """By its day, or by words right beside its own; the rest of the sentence says nothing of it."""
    assert a_telling(text=text, **more).facts == facts


def test_what_a_denial_supposes_makes_no_prospect() -> None:
    """*They deny any raid; a blast may have hurt people* tells of no act to come; a plan that is denied does."""
    assert tell_side({"denied", "conditional"}) is None
    assert tell_side({"denied", "planned"}) == "prospect"
    assert tell_side({"conditional"}) == "prospect"
