"""An acronym in brackets is its name again."""

from dateline.detect.acronyms import link_acronyms
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, Detection

TEXT = "The Zarkan Army (ZA) and the Beled Front (see below) fled."


def mention(id_: str, words: str) -> DetectedMention:
    """An actor mention of the text."""
    start = TEXT.index(words)
    return DetectedMention(id=id_, kind="actor", start=start, end=start + len(words))


def test_an_acronym_is_its_name_and_gives_it_its_roles() -> None:
    """One `same`, one filler; brackets that hold no acronym tie nothing."""
    detection = Detection(
        mentions=(
            mention("m1", "Zarkan Army"),
            mention("m2", "ZA"),
            mention("m3", "Beled Front"),
            mention("m4", "see below"),
        ),
        arguments=(
            Argument(trigger="e1", role="actor", target="m1", score=0.6),
            Argument(trigger="e1", role="actor", target="m2", score=0.9),
            Argument(trigger="e1", role="actor", target="m4"),
        ),
        relations=(DetectedRelation(source="m2", relation="same", target="m3"),),
    )
    linked = link_acronyms(detection, TEXT)
    assert [(r.source, r.relation, r.target) for r in linked.relations] == [("m2", "same", "m1")]
    assert [(a.target, a.score) for a in linked.arguments] == [("m1", 0.9), ("m4", 1.0)]
