"""This file says of which events a claim says that they breach an accord, and in what words it is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.match.accord_builders import a_claim, a_given, find, the_breaches

SHELLED = "Syrian army shelled Ariha."
ARMY: dict[str, Any] = {"who": ["reg:syr-mil"], "where": ["Ariha"], "mode": "heavy-weapons"}


VIOLATED = "The shelling of Ariha violated the ceasefire, Turkey said."
# (sentence, trigger, what else, whether it is a claimed breach)
CLAIMED: dict[str, tuple[str, str, dict[str, Any], bool]] = {
    "an act violated it": (VIOLATED, "shelling", {}, True),
    "an act despite it": ("Syrian army shelled Ariha despite the ceasefire.", "shelled", {}, True),
    "an act in breach of it": ("Syrian army shelled Ariha in breach of the ceasefire.", "shelled", {}, True),
    "the violation is the only word": (
        "Rebels broke the ceasefire in Ariha.",
        "broke",
        {"type": "RETREAT", "mode": "ceasefire"},
        True,
    ),
    "an accusation": (
        "Turkey accused Syria of violating the ceasefire.",
        "accused",
        {"type": "ACCUSE", "mode": "allege", "who": ["reg:tur"], "whom": ["reg:syr"], "where": []},
        True,
    ),
    "an attack before it": ("Syrian army shelled Ariha hours before the ceasefire.", "shelled", {}, False),
    "an attack that it ended": ("Syrian army shelled Ariha until the ceasefire.", "shelled", {}, False),
    "any attack would be one": (
        "Any attack on Ariha would be a major violation of the ceasefire.",
        "attack",
        {"factuality": "conditional"},
        False,
    ),
    "a happened act that would be one": (
        "The shelling of Ariha would be a violation of the ceasefire.",
        "shelling",
        {},
        False,
    ),
    "a planned one": (
        "Syrian army will shell Ariha in breach of the ceasefire.",
        "shell",
        {"factuality": "planned"},
        False,
    ),
    "an expected one": (
        "Ariha will be shelled in breach of the ceasefire.",
        "shelled",
        {"factuality": "expected"},
        False,
    ),
    "denied by whom it is laid to": (
        "Syria denied violating the ceasefire.",
        "violating",
        {"type": "RETREAT", "mode": "ceasefire", "factuality": "denied"},
        False,
    ),
    "no violation": ("The shelling of Ariha did not violate the ceasefire.", "shelling", {}, False),
    "an accusation that is itself denied": (
        "Turkey denied that it accused Syria of violating the ceasefire.",
        "accused",
        {"type": "ACCUSE", "factuality": "denied", "who": ["reg:tur"], "where": []},
        False,
    ),
    "a warning of one": (
        "Turkey warned Syria against a breach of the ceasefire.",
        "warned",
        {"type": "THREATEN", "who": ["reg:tur"], "where": []},
        False,
    ),
    "a call to end them": (
        "Turkey called for an end to violations of the ceasefire.",
        "called",
        {"type": "REQUEST", "who": ["reg:tur"], "where": []},
        False,
    ),
    "another law broken": ("The shelling of Ariha broke the law; the ceasefire holds.", "shelling", {}, False),
}


@pytest.mark.parametrize("name", CLAIMED)
def test_what_a_claim_says_is_a_breach(name: str) -> None:
    """A fact, in words of violation, about an accord; never what would be one."""
    sentence, trigger, more, expected = CLAIMED[name]
    told: dict[str, Any] = {
        "where": ["Ariha"],
        "source": ["reg:tur"],
        "accord": "ceasefire",
        "parties": ["reg:rus", "reg:tur"],
    }
    found = find(a_claim(sentence, trigger, **(told | more)), given=[a_given()])
    assert the_breaches(found) == ([("e1", "claimed")] if expected else [])


def test_why_names_who_claims_it() -> None:
    """One plain sentence: the innermost source, the accord, the page's words."""
    claim = a_claim(
        VIOLATED, "shelling", where=["Ariha"], source=["reg:tur"], accord="ceasefire", parties=["reg:tur", "reg:rus"]
    )
    (record,) = find(claim, given=[a_given()])[0].breach_records
    assert record.why == f"Turkey says that this breaches “Idlib ceasefire”: “{VIOLATED}”"
    assert record.claims == ("p1#e1",)


def test_what_is_claimed_is_not_asked_too() -> None:
    """One event breaches an accord once; a claim that says so outweighs the comparison."""
    claim = a_claim(
        "Syrian army shelled Ariha in breach of the ceasefire.",
        "shelled",
        **ARMY,
        accord="ceasefire",
        parties=["reg:rus", "reg:tur"],
    )
    assert the_breaches(find(claim, given=[a_given()])) == [("e1", "claimed")]


def test_an_accusation_counts_for_the_act_that_it_is_about() -> None:
    """Where the page tells that act as a fact; the accuser's speech then breaches nothing."""
    act = a_claim(SHELLED, "shelled", **ARMY)
    accusation = a_claim(
        "Turkey accused Syria of violating the ceasefire by it.",
        "accused",
        "ACCUSE",
        who=["reg:tur"],
        whom=["reg:syr"],
        accord="ceasefire",
        parties=["reg:rus", "reg:tur"],
        number=2,
        start=100,
        content=("p1#e1",),
    )
    assert the_breaches(find(act, accusation, given=[a_given()])) == [("e1", "claimed")]


def test_broke_the_truce_by_firing_is_one_breach() -> None:
    """The act in the sentence is it, not the word of violation beside it."""
    sentence = "Rebels broke the ceasefire by firing at Ariha."
    told: dict[str, Any] = {
        "accord": "ceasefire",
        "parties": ["reg:rus", "reg:tur"],
        "who": ["gen:SYR-REB"],
        "where": ["Ariha"],
    }
    broke = a_claim(sentence, "broke", "RETREAT", mode="ceasefire", number=1, **told)
    firing = a_claim(sentence, "firing", number=2, **told)
    assert the_breaches(find(broke, firing, given=[a_given()])) == [("e2", "claimed")]


def test_a_violated_accord_that_no_span_names_is_read_from_the_sentence() -> None:
    """*In breach of the deal*: the nearest act is meant."""
    left = a_claim(
        "Evacuees left Kafriya under a deal.",
        "left",
        "RETREAT",
        mode="withdraw",
        who=["gen:SYR-REF"],
        where=["Kafriya"],
        accord="deal",
        number=1,
    )
    attacked = a_claim(
        "Gunmen attacked the buses of evacuees in breach of the deal.",
        "attacked",
        who=["gen:SYR-UAF"],
        whom=["gen:SYR-REF"],
        where=["Kafriya"],
        number=2,
        start=50,
    )
    (accord,) = find(left, attacked)
    assert (accord.kind, the_breaches([accord])) == ("evacuation deal", [("e2", "claimed")])
