"""The act that violates an accord carries it."""

from dateline.detect.violations import merge_violations
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

TEXT = "Any attack would be a violation of the truce."


def detection(words: tuple[str, ...]) -> Detection:
    """The truce (m1), and a trigger for each of the words; the last one has the accord."""
    start = TEXT.index("truce")
    triggers = tuple(
        DetectedTrigger(
            id=f"e{n}", start=TEXT.index(w), end=TEXT.index(w) + len(w), type="ASSAULT", mode=None,
            factuality="conditional",
        )
        for n, w in enumerate(words, 1)
    )  # fmt: skip
    return Detection(
        mentions=(DetectedMention(id="m1", kind="accord", start=start, end=start + 5),),
        triggers=triggers,
        arguments=(Argument(trigger=triggers[-1].id, role="accord", target="m1"),),
        sentences=((0, len(TEXT)),),
    )


def test_the_accord_goes_to_the_act() -> None:
    """ "Attack" is the one act of the sentence, and what it breaches is its accord."""
    merged = merge_violations(detection(("attack", "violation")), TEXT)
    assert [TEXT[t.start : t.end] for t in merged.triggers] == ["attack"]
    assert [(a.trigger, a.role, a.target) for a in merged.arguments] == [("e1", "accord", "m1")]


def test_a_violation_alone_stays() -> None:
    """Where the sentence names no other act, the violation is what is told."""
    alone = detection(("violation",))
    assert merge_violations(alone, TEXT) == alone
