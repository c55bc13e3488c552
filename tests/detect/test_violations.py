"""The act that violates an accord carries it; in the texts `<…>` is an act, `[…]` an actor and `{…}` the accord."""

from __future__ import annotations

import re

import pytest

from dateline.detect.violations import merge_violations
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

# What words of verbal conflict are in the texts; every other act is one of force.
_VERBAL = {"condemned", "accused", "denounced", "warned"}
_MARKS = {"<": ">", "[": "]", "{": "}"}


def read(marked: str, carrying: str | None = None) -> tuple[str, Detection]:
    """The text and what is marked in it; the act with the words `carrying` has the accord already."""
    text = ""
    mentions: list[DetectedMention] = []
    triggers: list[DetectedTrigger] = []
    for piece in re.split(r"(<[^>]*>|\[[^]]*\]|\{[^}]*\})", marked):
        if piece[:1] not in _MARKS:
            text += piece
            continue
        start, words = len(text), piece[1:-1]
        text += words
        if piece[0] == "<":
            type_ = "ACCUSE" if words in _VERBAL else "ASSAULT"
            triggers.append(
                DetectedTrigger(
                    id=f"e{len(triggers) + 1}", start=start, end=len(text), type=type_, mode=None,
                    factuality="happened",
                )
            )  # fmt: skip
        else:
            kind = "actor" if piece[0] == "[" else "accord"
            mentions.append(DetectedMention(id=f"m{len(mentions) + 1}", kind=kind, start=start, end=len(text)))  # type: ignore[arg-type]
    accord = next(m.id for m in mentions if m.kind == "accord")
    arguments = tuple(
        Argument(trigger=t.id, role="accord", target=accord) for t in triggers if text[t.start : t.end] == carrying
    )
    sentences = tuple((m.start(), m.end()) for m in re.finditer(r"[^.]+\.\s*", text))
    return text, Detection(mentions=tuple(mentions), triggers=tuple(triggers), arguments=arguments, sentences=sentences)


def carriers(marked: str, carrying: str | None = None) -> list[str]:
    """The words of the acts that carry the accord."""
    text, detection = read(marked, carrying)
    merged = merge_violations(detection, text)
    by_id = {t.id: text[t.start : t.end] for t in merged.triggers}
    return [by_id[a.trigger] for a in merged.arguments if a.role == "accord"]


def test_the_accord_goes_to_the_act() -> None:
    """ "Attack" is the one act of the sentence, and what it breaches is its accord."""
    text, detection = read("Any <attack> would be a <violation> of the {truce}.", "violation")
    merged = merge_violations(detection, text)
    assert [text[t.start : t.end] for t in merged.triggers] == ["attack"]
    assert [(a.trigger, a.role, a.target) for a in merged.arguments] == [("e1", "accord", "m1")]


def test_it_goes_to_the_act_of_force_before_a_nearer_word_for_it() -> None:
    """Who condemns a violation commits none."""
    assert carriers("The <shelling> was <condemned> as a <breach> of the {truce}.", "breach") == ["shelling"]


def test_a_violation_alone_stays() -> None:
    """Where the sentence names no other act, the violation is what is told."""
    text, alone = read("It would be a <violation> of the {truce}.", "violation")
    assert merge_violations(alone, text) == alone


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Damascus] called the <attack> on [troops] a flagrant violation of the {de-escalation zone}.", ["attack"]),
        ("[Russia] <condemned> the <shelling> as a gross violation of the Idlib {ceasefire}.", ["shelling"]),
        ("The <bombardment> of Homs on Sunday was a breach of the {Astana agreement}.", ["bombardment"]),
        ("[Fighters] <shelled> the port on Friday, in violation of the {Stockholm agreement}.", ["shelled"]),
        ("[Turkey] described the <raid> as an infringement on the {memorandum}.", ["raid"]),
        ("The <strike> by [HTS] violated the trilateral {ceasefire agreement}.", ["strike"]),
        ("The <fire> on Aleppo breached their {truce}.", ["fire"]),
        ("[Troops] <stormed> the village, breaching the {truce}.", ["stormed"]),
        ("[HTS] <shelled> Homs and <killed> two, violating the {truce}.", ["killed"]),
        ("In breach of the {truce}, [rebels] <fired> rockets and <shelled> Homs.", ["fired"]),
        ("[Kyiv] <accused> [Moscow] of violating the {truce} by <shelling> Avdiivka.", ["shelling"]),
        ("After the <raid>, [HTS] violated the {truce} on Friday when it <shelled> Homs.", ["shelled"]),
        ("The {truce} was violated by <shelling> hours later.", ["shelling"]),
        ("The {truce} had been repeatedly violated, with <strikes> on Homs.", ["strikes"]),
        ("The <raid> would contravene the {protocol}.", ["raid"]),
        # Said of somebody, and not of the act that stands before.
        ("[Troops] <shelled> Homs and the general said that [rebels] have repeatedly violated the {truce}.", []),
        ("[Kyiv] <accused> [Moscow] of violating the {truce}.", []),
        # Said of something else, or of nothing.
        ("The <attack> violated human rights and broke the {truce}.", []),
        ("The <attack> was a violation of the border after the {truce}.", []),
        ("The <attack> came hours after the {truce}.", []),
        ("The {truce} was violated.", []),
        # In another sentence.
        ("[Troops] <shelled> Homs. It was a violation of the {truce}.", []),
    ],
)
def test_the_act_that_is_called_a_violation_carries_the_accord(marked: str, expected: list[str]) -> None:
    """The nearest act of force before the words, or behind them where these lead on to it."""
    assert carriers(marked) == expected


def test_an_act_that_has_the_accord_already_keeps_it_alone() -> None:
    """What the network joined is not joined again."""
    marked = "[HTS] <shelled> Homs and <killed> two, violating the {truce}."
    assert carriers(marked, "shelled") == ["shelled"]
