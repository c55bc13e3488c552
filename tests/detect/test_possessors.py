"""Whose killing, arrest or release it was: the possessor suffers it, unless *of* names another."""

import pytest

from dateline.detect.possessors import name_sufferers
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

ROWS = [
    # text, the act's word, the actor mention that the network made the actor, whose words are the recipient's
    ("Three are named: councillor Menezes, whose murder has no suspect.", "murder", "councillor Menezes",
     "councillor Menezes"),
    ("Arulmani's men burned tyres a day after his conviction.", "conviction", None, "his"),
    ("Crowds met him after his early release.", "release", None, "his"),
    ("Her killing took place at her store.", "killing", "Her", "Her"),
    ("His killing of a guard is not denied.", "killing", "His", None),  # the doer's
    ("Israel's killing of the scholar went on.", "killing", "Israel", None),
    ("After this arrest they left.", "arrest", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "actor", "recipient"), ROWS, ids=[row[0] for row in ROWS])
def test_the_possessor_of_a_noun_of_harm_is_its_recipient(
    text: str, word: str, actor: str | None, recipient: str | None
) -> None:
    """*His* or the name before *, whose* moves from actor to recipient, and is made a mention where it was none."""
    at = text.index(word)
    trigger = DetectedTrigger(id="e1", start=at, end=at + len(word), type="ASSAULT", mode=None, factuality="happened")
    mentions = []
    if actor is not None:
        start = text.index(actor)
        mentions.append(DetectedMention(id="m1", kind="actor", start=start, end=start + len(actor)))
    arguments = tuple(Argument(trigger="e1", role="actor", target=m.id) for m in mentions)
    detection = Detection(
        mentions=tuple(mentions), triggers=(trigger,), arguments=arguments, sentences=((0, len(text)),)
    )
    read = name_sufferers(detection, text)
    words = {m.id: text[m.start : m.end] for m in read.mentions}
    told = [(a.role, words[a.target]) for a in read.arguments]
    assert told == ([("recipient", recipient)] if recipient else [("actor", actor)] if actor else [])
