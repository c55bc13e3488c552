"""Who says what, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.attribution import find_attributions
from dateline.records.detection import DetectedMention, Detection

WORDS = st.sampled_from(
    [
        *"said says told that , . : ; \" “ ” '' — - ( ) the army Lee he who according to in Monday was not and".split(),
        *"but reportedly accused of claim 's Asked when fears vowed called on for is worried by point out ’s ?".split(),
        *("U.S.", "adding", "\n", "\n\n", ""),
    ]
)
ODD_TEXT = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))


@given(ODD_TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["actor", "place"]))))
def test_spans_lie_in_the_text(text: str, mentions: list[tuple[int, int, str]]) -> None:
    """No text raises; every span holds words of the text, and each attribution has a cue and a content."""
    detection = Detection(
        mentions=tuple(
            DetectedMention(id=f"m{n}", kind=kind, start=start, end=start + length)  # type: ignore[arg-type]
            for n, (start, length, kind) in enumerate(mentions)
        )
    )
    for attribution in find_attributions(text, detection, [(0, len(text))]):
        assert attribution.cue
        assert attribution.content
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@given(ODD_TEXT, ODD_TEXT)
def test_a_stretch_is_read_by_itself(before: str, text: str) -> None:
    """What stands outside the stretch changes nothing but the offsets."""
    alone = find_attributions(text, Detection(), [(0, len(text))])
    joined = f"{before}\n\n{text}"
    shift = len(before) + 2
    inside = find_attributions(joined, Detection(), [(shift, len(joined))])
    assert [[(s - shift, e - shift) for s, e in a.content] for a in inside] == [list(a.content) for a in alone]


def test_attributions_come_in_the_order_of_their_cues() -> None:
    """As a reader meets them."""
    text = "Two died, Lee said. According to Dorn, three died. The union condemned it all."
    cues = [a.cue[0][0] for a in find_attributions(text, Detection(), [(0, len(text))])]
    assert cues == sorted(cues)
    assert len(cues) == 3
