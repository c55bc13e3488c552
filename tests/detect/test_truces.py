"""A truce that collapses is a ceasefire that is not."""

import pytest

from dateline.detect.truces import read_truces
from dateline.records.detection import DetectedTrigger, Detection


@pytest.mark.parametrize(
    ("words", "type_", "read"),
    [
        ("collapsed", "RETREAT", ("ceasefire", "denied")),
        ("fell apart", "RETREAT", ("ceasefire", "denied")),
        ("broke down", "RETREAT", ("ceasefire", "denied")),
        ("withdrew", "RETREAT", (None, "happened")),
        ("collapsed", "ASSAULT", (None, "happened")),  # a building
    ],
)
def test_what_becomes_of_a_truce(words: str, type_: str, read: tuple[str | None, str]) -> None:
    """Only a RETREAT, and only by such a verb."""
    text = f"The truce {words} overnight."
    trigger = DetectedTrigger(id="e1", start=10, end=10 + len(words), type=type_, mode=None, factuality="happened")
    (found,) = read_truces(Detection(triggers=(trigger,), sentences=((0, len(text)),)), text).triggers
    assert (found.mode, found.factuality) == read
