"""An adjective before an attack names who attacks."""

import pytest

from dateline.detect.adjectives import name_adjectives
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection


@pytest.mark.parametrize(
    ("text", "noun", "actors"),
    [
        ("Two died in Russian air strikes.", "air strikes", ["Russian"]),
        ("Two died in Turkish drone attacks.", "attacks", ["Turkish"]),
        ("Six were hurt in terrorist attacks.", "attacks", ["terrorist"]),
        ("The U.S. raid failed.", "raid", ["U.S."]),
        ("Syrian attacks went on.", "attacks", []),  # on Syria or by it: the words do not tell
        ("The Prussian attack failed.", "attack", []),
        ("Russian troops met attacks.", "attacks", []),
        ("The Turkish war began.", "war", []),
    ],
)
def test_who_attacks(text: str, noun: str, actors: list[str]) -> None:
    """Right before the noun, or with a word for the weapon between."""
    start = text.index(noun)
    trigger = DetectedTrigger(
        id="e1", start=start, end=start + len(noun), type="ASSAULT", mode=None, factuality="happened"
    )
    named = name_adjectives(Detection(triggers=(trigger,), sentences=((0, len(text)),)), text)
    words = {m.id: text[m.start : m.end] for m in named.mentions}
    assert [words[a.target] for a in named.arguments if a.role == "actor"] == actors


def test_a_named_actor_stays() -> None:
    """Where the act has an actor, or the adjective a role in it, nothing is added."""
    text = "Rebels met Russian attacks."
    trigger = DetectedTrigger(id="e1", start=19, end=26, type="ASSAULT", mode=None, factuality="happened")
    mentions = (
        DetectedMention(id="m1", kind="actor", start=0, end=6),
        DetectedMention(id="m2", kind="actor", start=11, end=18),
    )
    detection = Detection(
        mentions=mentions,
        triggers=(trigger,),
        arguments=(Argument(trigger="e1", role="actor", target="m1"),),
        sentences=((0, len(text)),),
    )
    assert name_adjectives(detection, text) == detection
