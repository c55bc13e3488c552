"""Scores become spans, arguments and relations that the codebook allows."""

import numpy as np
import pytest

from dateline.detect import labels
from dateline.detect.decode import TRIGGER, candidate_pairs, is_allowed, spans_of
from dateline.detect.features import NO_TYPE, Span
from dateline.detect.join import join
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

O, B, I = [0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]  # noqa: E741
ACTOR, PLACE = labels.SPAN_KINDS.index("actor"), labels.SPAN_KINDS.index("place")


@pytest.mark.parametrize(
    ("tags", "first", "spans"),
    [
        ([O, B, I, O], [1, 1, 1, 1], [(1, 3)]),
        ([B, B, O], [1, 1, 1], [(0, 1), (1, 2)]),  # two that touch
        ([O, I, I], [1, 1, 1], [(1, 3)]),  # inside without a begin begins
        ([B, O, O], [1, 0, 1], [(0, 2)]),  # the rest of a word goes with its first piece
        ([O, O], [1, 1], []),
    ],
)
def test_tags_become_spans_of_whole_words(
    tags: list[list[float]], first: list[int], spans: list[tuple[int, int]]
) -> None:
    """BIO is read at the first piece of each word."""
    found = spans_of(np.array(tags, np.float32), np.array(first, bool), 0, 0.5)
    assert [(start, end) for start, end, _ in found] == spans


def test_candidates_join_only_what_a_head_may_join() -> None:
    """Triggers with mentions, triggers with triggers, mentions of kinds that relate."""
    spans = [Span(0, 1, ACTOR), Span(1, 2, TRIGGER, 15), Span(2, 3, PLACE), Span(3, 4, TRIGGER, 3)]
    pairs = {head: {tuple(p) for p in index.tolist()} for head, index in candidate_pairs(spans).items()}
    assert pairs["role"] == {(1, 0), (1, 2), (3, 0), (3, 2)}
    assert pairs["link"] == {(1, 3), (3, 1)}
    assert pairs["relation"] == set()  # no relation joins an actor and a place


@pytest.mark.parametrize(
    ("head", "name", "first", "second", "allowed"),
    [
        ("role", "place", TRIGGER, PLACE, True),
        ("role", "actor", TRIGGER, PLACE, False),  # a place does not act
        ("relation", "within", PLACE, PLACE, True),
        ("relation", "leads", PLACE, PLACE, False),
        ("relation", "same", ACTOR, ACTOR, False),  # `same` points back, this one points forward
    ],
)
def test_the_codebook_decides_what_may_fill_a_role(
    head: str, name: str, first: int, second: int, allowed: bool
) -> None:
    """Kinds as in the codebook's section 7; `same` only to an earlier mention."""
    assert is_allowed(head, name, Span(0, 1, first, NO_TYPE), Span(5, 6, second, NO_TYPE)) is allowed


def test_parts_of_a_page_are_joined_in_order_of_the_text() -> None:
    """Ids count along the text whichever part was read first; arguments follow their spans."""
    later = Detection(
        mentions=(DetectedMention(id="m1", kind="actor", start=20, end=24),),
        triggers=(DetectedTrigger(id="e1", start=25, end=30, type="ASSAULT", mode=None, factuality="happened"),),
        arguments=(Argument(trigger="e1", role="actor", target="m1"),),
        sentences=((20, 31),),
    )
    earlier = Detection(mentions=(DetectedMention(id="m1", kind="place", start=3, end=8),), sentences=((0, 10),))
    joined = join([later, earlier])
    assert [(m.id, m.kind) for m in joined.mentions] == [("m1", "place"), ("m2", "actor")]
    assert joined.arguments == (Argument(trigger="e1", role="actor", target="m2"),)
    assert joined.sentences == ((0, 10), (20, 31))
