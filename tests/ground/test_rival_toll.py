"""This file specifies which tolls join another act as its rivals, and who is said to have counted them.

In the texts `[…]` marks a toll, `{…}` an actor, `|…|` a place and `<…>` a trigger; sentences end with `.`. The first
toll hangs on the first trigger as people killed, told by the actors named in `sources`.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.rival_toll import hang_rival_tolls
from dateline.ground.toll_counter import count_sources
from dateline.records.coded import Attribution
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection

_MARKS = {"[": "toll", "{": "actor", "<": "trigger", "|": "place"}


def read(
    marked: str, *, sources: tuple[int, ...] = (), hang: int = 1, factuality: Any = "happened"
) -> tuple[str, Detection]:
    """The text and what is marked in it; `sources` counts the actors who tell the first act, `hang` its tolls."""
    text, starts = "", [0]
    mentions: list[DetectedMention] = []
    triggers: list[DetectedTrigger] = []
    open_at: list[tuple[str, int]] = []
    for letter in marked:  # marks nest, but for places
        if letter in _MARKS and not (letter == "|" and open_at):
            open_at.append((_MARKS[letter], len(text)))
        elif letter in "]}>" or (letter == "|" and open_at):
            kind, start = open_at.pop()
            if kind == "trigger":
                triggers.append(
                    DetectedTrigger(
                        id=f"e{len(triggers) + 1}", start=start, end=len(text), type="ASSAULT", mode=None,
                        factuality=factuality,
                    )
                )  # fmt: skip
            else:
                mentions.append(DetectedMention(id=f"m{len(mentions) + 1}", kind=kind, start=start, end=len(text)))  # type: ignore[arg-type]
        else:
            text += letter
    mentions.sort(key=lambda m: m.start)
    tolls = [m.id for m in mentions if m.kind == "toll"]
    actors = [m.id for m in mentions if m.kind == "actor"]
    arguments = [Argument(trigger="e1", role="toll", target=toll, of="killed") for toll in tolls[:hang] if triggers]
    arguments += [Argument(trigger="e1", role="source", target=actors[n]) for n in sources]
    starts += [match.end() for match in re.finditer(r"\.\s+", text)]
    sentences = tuple((start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end)
    return text, Detection(
        mentions=tuple(mentions), triggers=tuple(triggers), arguments=tuple(arguments), sentences=sentences
    )


def hung(marked: str, **more: Any) -> list[str]:
    """`act ← toll (kind)` for each toll that joined an act."""
    text, before = read(marked, **more)
    after = hang_rival_tolls(before, text)
    words = {m.id: text[m.start : m.end] for m in after.mentions}
    words |= {t.id: text[t.start : t.end] for t in after.triggers}
    added = [a for a in after.arguments if a not in before.arguments]
    return [f"{words[a.trigger]} ← {words[a.target]} ({a.of})" for a in added]


@pytest.mark.parametrize(
    ("marked", "rivals"),
    [
        # another counter, in the same sentence or the next, with an explicit word of counting
        ("A <blast> killed [40] people, {the ministry} said, while {activists} put the toll at [60].", ["blast ← 60"]),
        ("The <raid> left [30] dead, {the army} said. {Rebels} reported only [eight] dead.", ["raid ← eight"]),
        ("A <bomb> killed [22] people, {police} said. {The UN} said [35] had died.", ["bomb ← 35"]),
        ("A <bomb> killed [22], {police} said. {A doctor} counted at least [31] bodies.", ["bomb ← 31"]),
        ("A <bomb> killed [22], {police} said. {Locals} say the number of dead is [over 40].", ["bomb ← over 40"]),
        ("A <bomb> killed [22], {police} said. {The mayor} gave a death toll of [25].", ["bomb ← 25"]),
        ("A <bomb> killed [22], {police} said. {Medics}, citing relatives, have since put the toll at [25].",
         ["bomb ← 25"]),
        ("A <bomb> killed [22], {police} said. It was loud. {Medics} put the figure at [25].", ["bomb ← 25"]),
        ("A <raid> killed [nine] soldiers, {police} said. {Rebels} put the number of soldiers killed at [20].",
         ["raid ← 20"]),
        ("A <raid> killed [nine], {police} said.\n\n{Officials} in |Kabul| put the toll at [20].", ["raid ← 20"]),
        # the network left the number out, and the words leave no doubt
        ("A <blast> killed [40] people, {the ministry} said. {Activists} put the death toll at at least 60.",
         ["blast ← at least 60"]),
        # no counter, no counting word, not said outright
        ("A <bomb> killed [22], {police} said. Reports put the toll at [60].", []),
        ("A <bomb> killed [22], {police} said. {Activists} mourned [60] people.", []),
        ("A <bomb> killed [22], {police} said. {Activists} declined to put the toll at [60].", []),
        ("A <bomb> killed [22], {police} said. {Activists} put the number at 60.", []),
        ("A <bomb> killed [22], {police} said. {Activists} put the death toll at 60 per cent.", []),
        # a longer time, another place, another act, another group, another kind
        ("A <bomb> killed [22], {police} said. {Activists} put the toll since May at [60].", []),
        ("A <bomb> killed [22], {police} said. {Activists} put the toll of the war at [6,000].", []),
        ("A <bomb> killed [22], {police} said. {The UN} said [35] were killed in Homs.", []),
        ("A <bomb> killed [22], {police} said. {The UN} said [35] soldiers had <died>.", []),
        ("A <raid> killed [40] people, {police} said. {Rebels} put the number of soldiers killed at [12].", []),
        ("A <raid> killed [nine] farmers, {police} said. {Rebels} put the number of soldiers killed at [12].", []),
        ("A <bomb> killed [22], {police} said. {Medics} put the number of wounded at [70].", []),
        ("A <bomb> killed [22], {police} said. In |Aleppo|, {medics} put the death toll at [25].", []),
        # too far
        ("A <bomb> killed [22]. It was loud. It was dark. {Medics} put the figure at [25].", []),
        # no toll to rival
        ("A <bomb> went off. {Medics} put the death toll at [25].", []),
    ],
)  # fmt: skip
def test_a_toll_joins_the_one_act_that_it_rivals(marked: str, rivals: list[str]) -> None:
    """As people killed, by somebody else's count; in doubt it hangs on nothing."""
    hang = 0 if "went off" in marked else 1
    assert hung(marked, hang=hang) == [f"{rival} (killed)" for rival in rivals]


def test_an_update_by_the_acts_own_source_is_no_rival() -> None:
    """What its source says later is left to the reader."""
    text, detection = read("{Police} said a <bomb> killed [22]. {Medics} put the toll at [60].", sources=(0,))
    assert len(hang_rival_tolls(detection, text).arguments) == len(detection.arguments) + 1
    text, detection = read("{Police} said a <bomb> killed [22]. {Medics} put the toll at [60].", sources=(0, 1))
    assert hang_rival_tolls(detection, text) is detection


def test_two_acts_with_tolls_of_their_own_leave_it_open() -> None:
    """Whose toll is meant nobody says; where both share one toll, the rival is of both."""
    text, two = read("A <bomb> killed [four] and a <raid> killed [nine]. {Medics} put the toll at [20].")
    apart = Argument(trigger="e2", role="toll", target="m2", of="killed")
    both = Argument(trigger="e2", role="toll", target="m1", of="killed")
    for second, joined in ((apart, []), (both, ["e1", "e2"])):
        detection = Detection(
            mentions=two.mentions, triggers=two.triggers, arguments=(*two.arguments, second), sentences=two.sentences
        )
        after = hang_rival_tolls(detection, text)
        assert [a.trigger for a in after.arguments if a not in detection.arguments] == joined


@pytest.mark.parametrize("factuality", ["planned", "expected", "conditional", "denied"])
def test_only_a_fact_has_rivals(factuality: str) -> None:
    """Nobody counts the dead of what did not take place."""
    marked = "A <bomb> killed [22], {police} said. {Medics} put the toll at [25]."
    assert hung(marked, factuality=factuality) == []


@given(st.text(alphabet="ab .{}[]<>\n,1"), st.sampled_from([" put the toll at ", " said ", " counted "]))
def test_any_text_is_taken(noise: str, words: str) -> None:
    """Nothing is lost, whatever stands around the words."""
    plain = re.sub(r"[{}\[\]<>]", "", noise)
    text, detection = read(f"A <raid> killed [5]. {plain} {{X}}{words}[9] dead. {plain}")
    after = hang_rival_tolls(detection, text)
    assert set(detection.arguments) <= set(after.arguments)
    assert set(detection.mentions) <= set(after.mentions)


# --- Who counted ------------------------------------------------------------------------------------------------------


def counters(
    marked: str, sources: tuple[int, ...], said: tuple[tuple[str, str, str], ...] = ()
) -> dict[str, list[str]]:
    """Toll → who counted it, by their words; `said` gives attributions as the words of source, cue and content."""
    text, detection = read(marked, sources=sources, hang=9)

    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    attributions = [Attribution(source=spans(s), cue=spans(c), content=spans(t)) for s, c, t in said]
    names = {m.id: text[m.start : m.end] for m in detection.mentions}
    found = count_sources(text, detection, attributions)
    return {names[toll]: [names[mention] for mention in by] for (_, toll), by in found.items()}


@pytest.mark.parametrize(
    ("marked", "sources", "said", "found"),
    [
        # by the words of counting
        ("A <blast> killed [40], {the ministry} said, while {activists} put the toll at [60].", (0,), (),
         {"60": ["activists"]}),
        ("A <blast> killed [40], {the ministry} said, while {activists} put the toll at [60].", (0, 1), (),
         {"60": ["activists"]}),  # of two sources, this one
        ("After the <blast> {activists} put the toll at [60].", (), (), {"60": ["activists"]}),
        ("After the <blast> {activists} put the toll at [60].", (0,), (), {}),  # whose word the claim is on anyway
        ("After the <blast> {police} and {hospital sources} counted [50] dead.", (0, 1), (), {}),
        ("After the <blast> {police} and {hospital sources} counted [50] dead.", (0,), (),
         {"50": ["police", "hospital sources"]}),
        # by what is said to hold the toll and not the trigger
        ("The <raid> went on. It cost [nine] lives, {the army} said.", (),
         (("the army", "said", "It cost nine lives"),),
         {"nine": ["the army"]}),
        ("The <raid> went on. It cost [nine] lives, {the army} said.", (0,),
         (("the army", "said", "It cost nine lives"),), {}),
        ("The <raid> killed [nine], {the army} said.", (), (("the army", "said", "The raid killed nine"),), {}),
        # the trigger itself is no word of saying
        ("{Rebels} <attacked> a bus, killing [six].", (), (("Rebels", "attacked", "a bus, killing six"),), {}),
        ("The <raid> killed [nine].", (), (), {}),
    ],
)  # fmt: skip
def test_who_counted_is_told_where_somebody_else_did(
    marked: str, sources: tuple[int, ...], said: tuple[tuple[str, str, str], ...], found: dict[str, list[str]]
) -> None:
    """Nothing where the claim's own sources, and nobody else, counted."""
    assert counters(marked, sources, said) == found
