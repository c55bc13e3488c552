"""Names inside other words are mentions; numbers and announcing plurals are none."""

import pytest

from dateline.detect import labels
from dateline.detect.encode import encode, words_covering
from dateline.detect.features import Found
from dateline.detect.inner_names import mark_inner_names
from dateline.detect.weights import Weights, load_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model, for its tokenizer."""
    return load_weights(threads=1)


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        # who holds ground acts, however it was marked
        (
            "Jets hit the rebel-held east of Zarkan",
            [("place", "east of Zarkan")],
            {("actor", "rebel"), ("place", "east of Zarkan")},
        ),
        (
            "in government-held Zarkan",
            [("place", "government"), ("place", "Zarkan")],
            {("actor", "government"), ("place", "Zarkan")},
        ),
        (
            "in Beled-controlled Zarkan",
            [("actor", "Beled"), ("place", "Zarkan")],
            {("actor", "Beled"), ("place", "Zarkan")},
        ),
        (
            "the rebel-held districts of Zarkan",
            [("place", "Zarkan")],
            {("actor", "rebel"), ("place", "districts"), ("place", "Zarkan")},
        ),
        ("a long-held view of Zarkan", [("place", "Zarkan")], {("place", "Zarkan")}),
        # a place inside an actor
        (
            "the Zarkan-based Peace Monitor",
            [("actor", "Zarkan-based Peace Monitor")],
            {("actor", "Zarkan-based Peace Monitor"), ("place", "Zarkan")},
        ),
        ("the Zarkan based group", [("actor", "Zarkan based")], {("place", "Zarkan")}),
        (
            "the government of Zarkan",
            [("actor", "government of Zarkan")],
            {("actor", "government of Zarkan"), ("place", "Zarkan")},
        ),
        ("the Army of Conquest", [("actor", "Army of Conquest")], {("actor", "Army of Conquest")}),
        # a bare number is a toll, no actor; with a noun it is both
        ("killing 80 there", [("toll", "80"), ("actor", "80")], {("toll", "80")}),
        ("killing 80 men", [("toll", "80"), ("actor", "80 men")], {("toll", "80"), ("actor", "80 men")}),
        # a plural that announces names is none
        ("the cities of Zarkan and Beled", [("place", "cities"), ("place", "Zarkan")], {("place", "Zarkan")}),
        ("the cities of the region", [("place", "cities")], {("place", "cities")}),
    ],
)
def test_names_inside_names(
    weights: Weights, text: str, marked: list[tuple[str, str]], expected: set[tuple[str, str]]
) -> None:
    """What the tagger marked, and what the codebook asks for."""
    encoded = encode(text, weights.tokenizer)
    spans = []
    for kind, words in marked:
        covered = words_covering(encoded, text.index(words), text.index(words) + len(words))
        assert covered is not None
        spans.append(Found(*covered, labels.SPAN_KINDS.index(kind)))
    out = mark_inner_names(encoded, spans, 0, len(encoded.ids))
    assert {
        (labels.SPAN_KINDS[s.kind], text[encoded.starts[s.start] : encoded.ends[s.end - 1]]) for s in out
    } == expected
