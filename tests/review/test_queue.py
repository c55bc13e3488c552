"""This file says in which order a reviewer is given events, and why."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from msgspec import convert, to_builtins

from dateline.records.event import (
    Account,
    Event,
    EventToll,
    FactualityDisagreement,
    TollDisagreement,
    TollRange,
)
from dateline.records.values import ActorValue, PlaceValue
from dateline.review.queue import Ranked, rank_event, rank_events
from tests.review.builders import COLUMN, GUARD, a_claim, an_event

BARE: dict[str, Any] = {"actor": (), "recipient": (), "toll": (), "place": None, "type": "CONSULT", "mode": None}
VILLAGERS = ActorValue(id="gen:SYR-CVL", name="villagers", country="SYR", sector="CVL", provisional=False)


def killed(number: int | None, **more: Any) -> tuple[EventToll, ...]:
    """So many killed."""
    return (EventToll(of="killed", low=number, high=number, **more),)


def rank(**event: Any) -> Ranked:
    """An event with nothing that matters much, and what is told of it."""
    claim = a_claim()
    return rank_event(an_event(claim, **(BARE | event)), [claim])


def matters(**event: Any) -> list[str]:
    """Why an error in it would matter, beyond what it has as a bare event."""
    return [reason.words for reason in rank(**event).matters]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"toll": killed(1200)}, "1,200 killed"),
        ({"toll": (EventToll(of="wounded", low=3, high=None),)}, "3 or more wounded"),
        ({"toll": (EventToll(of="besieged", low=200, high=999),)}, "up to 999 besieged"),
        ({"type": "ASSAULT"}, "material conflict"),
        ({"type": "THREATEN"}, "verbal conflict"),
        ({"type": "ASSAULT", "mode": "unconventional"}, "chemical or another unconventional weapon"),
        ({"type": "ASSAULT", "mode": "abduct"}, "abduction"),
        ({"type": "ASSAULT", "recipient": (VILLAGERS,)}, "it befell civilians"),
        ({"factuality": "ongoing"}, "put as fact"),
        ({"actor": (COLUMN,), "recipient": (GUARD,)}, "both parties are named"),
        ({"actor": (COLUMN,)}, "a party is named"),
    ],
)
def test_what_weighs_is_said_in_words(event: dict[str, Any], words: str) -> None:
    """Each adds to the consequence."""
    assert words in matters(**event)
    assert rank(**event).consequence >= rank().consequence


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"toll": killed(40, cumulative=True)}, "40 killed"),  # of a longer time than this act
        ({"toll": killed(0)}, "0 killed"),
        ({"type": "AID", "recipient": (VILLAGERS,)}, "it befell civilians"),
        ({"factuality": "planned"}, "put as fact"),
        ({"actor": (VILLAGERS,)}, "a party is named"),
        ({"actor": (ActorValue(id="new:reeds", name="Reeds", provisional=True),)}, "a party is named"),
    ],
)
def test_what_does_not_weigh_is_not_said(event: dict[str, Any], words: str) -> None:
    """Nothing is counted that is not told of this very act."""
    assert words not in matters(**event)


def test_more_dead_weigh_more_and_disputed_figures_count() -> None:
    """A figure that only one account gives counts at its highest."""
    few, many = rank(toll=killed(2)), rank(toll=killed(200))
    assert 0 < few.consequence < many.consequence < 1
    accounts = tuple(Account(value=TollRange(of="killed", low=n, high=n), claims=(f"p{n}#e1",)) for n in (2, 200))
    assert "200 killed" in matters(disagreements=(TollDisagreement(values=accounts),))


def doubts(*, confidence: float = 1.0, status: str = "machine", **event: Any) -> list[str]:
    """Why it may be wrong."""
    claim = a_claim(confidence=confidence, status=status)
    return [reason.words for reason in rank_event(an_event(claim, **({"origins": 2} | event)), [claim]).doubts]


def test_an_event_that_several_tell_alike_raises_no_doubt() -> None:
    """Known actor, place and time, two origins, a sure model."""
    assert doubts() == []


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"confidence": 0.6}, "the model is 60% sure"),
        ({"origins": 1}, "one origin alone attests it"),
        ({"actor": ()}, "it is not told who did it"),
        ({"actor": (ActorValue(id=None, reason="pronoun", provisional=False),)}, "who did it is not resolved"),
        ({"actor": (ActorValue(id="new:r", name="Reeds", provisional=True),)}, "no registry knows “Reeds”"),
        ({"place": None}, "no place is told"),
        ({"place": PlaceValue(id=None, reason="not in any gazetteer")}, "its place is not located"),
        (
            {"disagreements": (FactualityDisagreement(values=()),)},
            "the claims differ in whether it happened",
        ),
        ({"disagreements": (TollDisagreement(values=()),)}, "the claims differ in how many"),
    ],
)
def test_what_makes_it_doubtful_is_said_in_words(event: dict[str, Any], words: str) -> None:
    """That alone."""
    assert doubts(**event) == [words]


def test_the_models_doubt_ends_with_a_persons_judgement() -> None:
    """A claim that was accepted or edited is sure."""
    assert doubts(confidence=0.6, status="accepted") == []
    assert doubts(confidence=0.6, status="edited") == []


def test_whether_it_happened_outweighs_every_other_dispute() -> None:
    """It is what the record exists for."""
    claim = a_claim(confidence=1.0)
    on_fact, on_toll = (
        rank_event(an_event(claim, disagreements=(kind(values=()),)), [claim]).uncertainty
        for kind in (FactualityDisagreement, TollDisagreement)
    )
    assert on_fact > on_toll


def test_priority_is_the_product_and_lies_between_0_and_1() -> None:
    """However many reasons there are."""
    ranked = rank(type="ASSAULT", mode="torture", toll=killed(10**6), actor=(COLUMN,), recipient=(GUARD, VILLAGERS))
    assert ranked.priority == round(ranked.consequence * ranked.uncertainty, 4)
    assert 0 <= ranked.uncertainty <= 1
    assert 0 <= ranked.consequence <= 1


def test_the_most_urgent_comes_first_however_they_are_given() -> None:
    """Ties are broken by id, so that two reviewers see one order."""
    claims = {id: a_claim(id, confidence=0.5) for id in ("p1#e1", "p2#e1", "p3#e1")}
    deadly, bare, same = (
        an_event(claims["p1#e1"], id="ev:c"),
        an_event(claims["p2#e1"], id="ev:b", **BARE),
        an_event(claims["p3#e1"], id="ev:a", **BARE),
    )
    for events in permutations((deadly, bare, same)):
        assert [ranked.event.id for ranked in rank_events(events, claims)] == ["ev:c", "ev:a", "ev:b"]


def test_a_claim_that_is_not_at_hand_is_left_out() -> None:
    """The event is ranked by what is there."""
    event = an_event(a_claim(), origins=2)
    (ranked,) = rank_events([event], {})
    assert ranked.doubts == ()


def test_a_line_of_the_queue_reads_back() -> None:
    """It is a record like any other, with the event whole."""
    ranked = rank(toll=killed(3))
    told = to_builtins(ranked)
    assert told["schema"] == "dateline.queue/1"
    assert convert(told, Ranked) == ranked
    assert isinstance(ranked.event, Event)
