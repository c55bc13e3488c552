"""This file specifies how the rules' timexes join the network's time mentions, and what then holds on to which."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.ground.timex_beside import add_timexes
from dateline.records.detection import (
    Argument,
    DetectedMention,
    DetectedRelation,
    DetectedTarget,
    DetectedTrigger,
    Detection,
)


def found(text: str, *marked: str, kind: Any = "time", **parts: Any) -> Detection:
    """A detection in which the network marked those words as mentions m1, m2 …"""
    mentions = tuple(
        DetectedMention(id=f"m{i}", kind=kind, start=text.index(words), end=text.index(words) + len(words))
        for i, words in enumerate(marked, start=1)
    )
    return Detection(mentions=mentions, **parts)


def times(text: str, detection: Detection) -> dict[str, str]:
    """Mention id → its words, after the rules were set beside."""
    joined = add_timexes(detection, text, ((0, len(text)),))
    return {m.id: text[m.start : m.end] for m in joined.mentions if m.kind == "time"}


def role(target: str, name: Any = "time") -> Argument:
    """A role of the trigger e1."""
    return Argument(trigger="e1", role=name, target=target)


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("It fell on Tuesday.", [], {"m1": "Tuesday"}),
        ("It fell two days later.", ["days later"], {"m1": "two days later"}),
        ("It fell in the past six months.", ["past six months"], {"m1": "the past six months"}),
        # These prepositions stay inside (docs/codebook.md 9.3).
        ("It held since Monday.", ["since Monday"], {"m1": "since Monday"}),
        ("It lasted from 3 June to 5 June.", ["from 3 June to 5 June"], {"m1": "from 3 June to 5 June"}),
        ("It rose 5 to 19.", ["5", "19"], {}),
        ("Talks will begin soon.", ["soon"], {"m1": "soon"}),
    ],
)
def test_one_span_stands_for_each_time(text: str, marked: list[str], expected: dict[str, str]) -> None:
    """The rule's where both found it, the network's where only it did and the words can be read."""
    assert times(text, found(text, *marked)) == expected


def test_two_pieces_of_one_time_become_one_mention_with_all_their_roles() -> None:
    """The piece that fills a role gives its id; roles, relations and verdicts move to it, none told twice."""
    text = "It fell on Sunday 12 June 2016."
    detection = found(
        text, "Sunday", "12 June", "2016",
        arguments=(role("m2"), role("m3", "said"), role("m1")),
        relations=(DetectedRelation(source="m3", relation="same", target="m1"),),
        targets=(DetectedTarget(start=3, end=7, factuality="happened", score=2.0, time="m3"),),
    )  # fmt: skip
    joined = add_timexes(detection, text, ((0, len(text)),))
    assert [text[m.start : m.end] for m in joined.mentions] == ["Sunday 12 June 2016"]
    (kept,) = (m.id for m in joined.mentions)
    assert [(a.role, a.target) for a in joined.arguments] == [("time", kept), ("said", kept)]
    assert joined.relations == ()
    assert joined.targets[0].time == kept


def test_new_mentions_have_new_ids_in_order_of_the_text() -> None:
    """Ids count on from the last that detect gave; mentions stay in order of the text."""
    text = "On Monday the army left. On Friday it was back."
    detection = Detection(mentions=(DetectedMention(id="m7", kind="actor", start=14, end=18),))
    joined = add_timexes(detection, text, ((0, len(text)),))
    assert [(m.id, text[m.start : m.end]) for m in joined.mentions] == [
        ("m8", "Monday"),
        ("m7", "army"),
        ("m9", "Friday"),
    ]


def test_only_what_was_coded_is_read() -> None:
    """A reader's comment or a caption outside the stretches gives no mention."""
    text = "It fell on Monday.\n\nI saw it on Friday."
    joined = add_timexes(Detection(), text, ((0, 18),))
    assert [text[m.start : m.end] for m in joined.mentions] == ["Monday"]


def test_a_name_or_a_trigger_with_a_time_in_it_is_no_time() -> None:
    """*The April 6 Movement* is an actor; a *march* is an act."""
    text = "The April 6 Movement left."
    assert times(text, found(text, "April 6 Movement", kind="actor")) == {}
    text = "Dozens fled the March in tears."
    start = text.index("March")
    trigger = DetectedTrigger(id="e1", start=start, end=start + 5, type="PROTEST", mode=None, factuality="happened")
    assert times(text, Detection(triggers=(trigger,))) == {}


def test_a_bare_preposition_loses_its_role() -> None:
    """*Since* alone tells no time, whatever the network holds it for."""
    text = "It went on since the war."
    joined = add_timexes(found(text, "since", arguments=(role("m1"),)), text, ((0, len(text)),))
    assert joined.mentions == ()
    assert joined.arguments == ()


@pytest.mark.parametrize(("preposition", "expected"), [("around", "dawn on Thursday"), ("from", "24 April")])
def test_a_preposition_marked_alone_gives_its_role_to_the_time_behind_it(preposition: str, expected: str) -> None:
    """*Around dawn on Thursday* is one time."""
    text = f"It fell {preposition} {expected}."
    joined = add_timexes(found(text, preposition, arguments=(role("m1"),)), text, ((0, len(text)),))
    (kept,) = joined.mentions
    assert text[kept.start : kept.end] == expected
    assert [a.target for a in joined.arguments] == [kept.id]


def test_nothing_to_add_changes_nothing() -> None:
    """A text without times comes back as it was."""
    text = "The army left."
    detection = found(text, "army", kind="actor")
    assert add_timexes(detection, text, ((0, len(text)),)) == detection
