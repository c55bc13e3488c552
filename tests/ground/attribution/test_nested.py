"""What is said inside what is said."""

from __future__ import annotations

from dateline.ground.attribution import chain_of
from dateline.records.coded import Attribution
from tests.ground.attribution.said import said


def test_a_saying_inside_a_saying_stays() -> None:
    """Two records, the second inside the first."""
    assert said("The Post reported that Lee said that Dorn left.") == [
        ("The Post", "reported", "that Lee said that Dorn left"),
        ("Lee", "said", "that Dorn left"),
    ]


def test_a_thought_inside_a_saying_goes() -> None:
    """It is what the speaker reports."""
    assert [cue for _, cue, _ in said("Lee said that residents hope for rain.")] == ["said"]


def test_the_chain_is_innermost_first() -> None:
    """As the codebook lists sources."""
    outer = Attribution(source=((0, 8),), cue=((9, 17),), content=((18, 60),))
    inner = Attribution(source=((23, 26),), cue=((27, 31),), content=((32, 60),))
    assert chain_of([outer, inner], 40, 45) == (inner, outer)
    assert chain_of([outer, inner], 20, 25) == (outer,)
    assert chain_of([outer, inner], 0, 5) == ()
