"""Mentions are minimal noun phrases, one name each, of one kind throughout the page."""

import pytest

from dateline.detect import labels
from dateline.detect.encode import encode, words_covering
from dateline.detect.features import Found
from dateline.detect.spans import mend_mentions
from dateline.detect.weights import Weights, load_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model, for its tokenizer."""
    return load_weights(threads=1)


def mended(weights: Weights, text: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    """(kind, words) of what becomes of the marked words."""
    encoded = encode(text, weights.tokenizer)
    spans = []
    for kind, words in marked:
        covered = words_covering(encoded, text.index(words), text.index(words) + len(words))
        assert covered is not None
        spans.append(Found(*covered, labels.SPAN_KINDS.index(kind)))
    out = mend_mentions(encoded, spans, set())
    return [(labels.SPAN_KINDS[s.kind], text[encoded.starts[s.start] : encoded.ends[s.end - 1]]) for s in out]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("the army and left", [("actor", "the army and")], [("actor", "army")]),
        ("in The Hague", [("place", "The Hague")], [("place", "The Hague")]),
        ("a week earlier", [("time", "a week earlier")], [("time", "a week earlier")]),
        ("HTS-linked media", [("actor", "HTS-linked")], [("actor", "HTS")]),
        ("Turkish-backed rebels", [("actor", "Turkish-backed rebels")], [("actor", "Turkish"), ("actor", "rebels")]),
        (
            "Zarkan, Beled and Murad fled",
            [("actor", "Zarkan"), ("actor", "Beled and Murad")],
            [("actor", "Zarkan"), ("actor", "Beled"), ("actor", "Murad")],
        ),
        # no list runs up to it: one name may hold an "and"
        ("Bosnia and Herzegovina", [("place", "Bosnia and Herzegovina")], [("place", "Bosnia and Herzegovina")]),
        (
            "the Turkish-Russian-Iranian truce zone",
            [("accord", "Iranian truce")],
            [("accord", "Turkish-Russian-Iranian truce zone")],
        ),
        ("a deal for the two towns", [("accord", "deal"), ("accord", "two")], [("accord", "deal")]),
        ("both signed the Minsk II deal", [("accord", "both"), ("accord", "Minsk II")], [("accord", "Minsk II deal")]),
        (
            "Zarkan Army (ZA) met ZA troops",
            [("actor", "Zarkan Army (ZA)"), ("place", "ZA troops")],
            [("actor", "Zarkan Army"), ("actor", "ZA"), ("place", "ZA troops")],
        ),
        (
            "the northern city of Zarkan fell",
            [("place", "northern city"), ("place", "Zarkan")],
            [("place", "northern city of Zarkan")],
        ),
        (
            "the towns of Zarkan and Beled",
            [("place", "towns"), ("place", "Zarkan"), ("place", "Beled")],
            [("place", "Zarkan"), ("place", "Beled")],
        ),
    ],
)
def test_mending(weights: Weights, text: str, marked: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    """What the tagger marked, and the mention that the codebook asks for."""
    assert mended(weights, text, *marked) == expected


def test_an_actors_acronym_is_an_actor_everywhere(weights: Weights) -> None:
    """Once *Zarkan Army (ZA)* is an actor, *on the ZA* is no place."""
    text = "Zarkan Army (ZA) shot. Rebels fired on ZAX near ZA."
    encoded = encode(text, weights.tokenizer)
    army = words_covering(encoded, 0, 16)
    again = words_covering(encoded, text.rindex("ZA"), text.rindex("ZA") + 2)
    assert army is not None
    assert again is not None
    actor, place = labels.SPAN_KINDS.index("actor"), labels.SPAN_KINDS.index("place")
    out = mend_mentions(encoded, [Found(*army, actor), Found(*again, place)], set())
    assert [span.kind for span in out] == [actor, actor, actor]
