"""Words that the caller asks about get a verdict, wherever they stand."""

import pytest

from dateline.detect import detect
from dateline.detect.targets import SCORES
from dateline.detect.weights import Weights, load_weights
from dateline.records.detection import Target
from dateline.records.ontology import FACTUALITIES


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model."""
    return load_weights(threads=1)


def target(text: str, words: str, id_: str | None = None) -> Target:
    """The first such words of the text."""
    start = text.index(words)
    return Target(start=start, end=start + len(words), id=id_)


def test_every_target_is_answered_in_the_order_of_asking(weights: Weights) -> None:
    """Also twice the same, backwards, in a part that was not read, and on a blank that is no word."""
    text = "Rebels attacked the town of Zarkan on Monday.\n\nPhoto: smoke rises\n\nThe army did not respond."
    asked = [
        target(text, "respond", "b"),
        target(text, "attacked", "a"),
        target(text, "attacked"),
        target(text, "rises"),
    ]
    asked.append(Target(start=45, end=47))
    report = [(0, 45), (text.index("The army"), len(text))]
    found = detect(text, weights, [report], asked).targets
    assert [(t.id, t.start, t.end) for t in found] == [(t.id, t.start, t.end) for t in asked]
    assert all(-3 <= t.score <= 3 for t in found)
    assert found[1].score == found[2].score
    assert found[4].score == 0


def test_a_fact_and_a_denial(weights: Weights) -> None:
    """The plainest contrast: what took place stands above what did not."""
    text = "Rebels attacked the town of Zarkan on Monday. The army did not respond."
    attacked, respond = detect(text, weights, None, [target(text, "attacked"), target(text, "respond")]).targets
    assert (attacked.factuality, respond.factuality) == ("happened", "denied")
    assert attacked.score > 2 > 0 > respond.score


def test_mentions_of_a_verdict_are_those_of_the_page(weights: Weights) -> None:
    """Time and source are ids that the detection has; asking changes nothing else of it."""
    text = "The ministry said on Friday that rebels had attacked the town of Zarkan on Monday."
    plain = detect(text, weights)
    detection = detect(text, weights, None, [target(text, "attacked")])
    assert (detection.mentions, detection.triggers, detection.arguments) == (
        plain.mentions,
        plain.triggers,
        plain.arguments,
    )
    (verdict,) = detection.targets
    words = {m.id: text[m.start : m.end] for m in detection.mentions}
    assert [words[m] for m in verdict.source] == ["ministry"]
    assert verdict.time is not None
    assert words[verdict.time] == "Monday"


def test_every_factuality_has_its_place_on_the_scale() -> None:
    """From −3 to 3; only what took place is above the middle."""
    assert set(SCORES) == set(FACTUALITIES)
    assert {name for name, score in SCORES.items() if score > 0} == {"happened", "ongoing"}
    assert -3 <= min(SCORES.values()) < max(SCORES.values()) <= 3
