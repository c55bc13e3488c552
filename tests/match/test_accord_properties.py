"""This file holds what is true of any claims: their order changes nothing, and a copied page adds nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.match.accords import find_accords, mark_breaches
from dateline.records.accord import Accord
from dateline.records.claim import Claim
from dateline.records.event import Event
from tests.match.accord_builders import REFERENCE, a_claim, a_given, an_event, published, renumber, the_breaches

SIDES = ["reg:isr", "reg:hamas", "reg:hezbollah", "reg:syr-mil", "reg:rus", "reg:tur", "gen:SYR-REB"]
AREAS = ["Gaza", "Rafah", "Lebanon", "Tyre", "Idlib", "Ariha"]
WORDS = ["truce", "ceasefire", "deal", "de-escalation zone"]
# Trigger, type, mode, factuality: what may be said of an accord.
SAID = [
    ("agreed on the {}", "agreed", "AGREE", None, "happened"),
    ("hoped for the {}", "hoped", "AGREE", None, "expected"),
    ("kept the {} that holds", "holds", "RETREAT", "ceasefire", "ongoing"),
    ("saw that the {} collapsed", "collapsed", "RETREAT", "ceasefire", "denied"),
    ("fired in breach of the {}", "fired", "ASSAULT", None, "happened"),
    ("fired", "fired", "ASSAULT", "heavy-weapons", "happened"),
]
GIVEN = (
    a_given(),
    a_given(
        "accord:gaza", "truce", name="Gaza truce", parties=("reg:isr", "reg:hamas"), area="Gaza", from_="2020-03-30"
    ),
)


@st.composite
def some_claims(draw: st.DrawFn) -> list[Claim]:
    """Up to seven claims of up to three pages about a few actors, places and days."""
    claims = []
    for number in range(draw(st.integers(1, 7))):
        phrase, trigger, type, mode, factuality = draw(st.sampled_from(SAID))
        words = draw(st.sampled_from(WORDS))
        parties = draw(st.lists(st.sampled_from(SIDES), max_size=2, unique=True))
        sentence = f"Side {number} {phrase.format(words)}."
        named: dict[str, Any] = {"accord": words, "parties": parties} if words in sentence else {}
        claims.append(
            a_claim(
                sentence,
                trigger,
                type,
                mode=mode,
                factuality=factuality,
                who=draw(st.lists(st.sampled_from(SIDES), max_size=2, unique=True)),
                where=draw(st.lists(st.sampled_from(AREAS), max_size=1)),
                day=draw(st.sampled_from(["2020-04-01", "2020-04-05", "2020-09-01", None])),
                page=draw(st.sampled_from(["p1", "p2", "p3"])),
                number=number,
                start=100 * number,
                **named,
            )
        )
    return claims


def find(claims: list[Claim], events: list[Event], others: tuple[Claim, ...] = ()) -> tuple[Accord, ...]:
    """The accords, with two given ones."""
    return find_accords(events, claims, published(*claims, *others), GIVEN, reference=REFERENCE)


@settings(max_examples=150, deadline=None)
@given(some_claims(), st.randoms(use_true_random=False))
def test_the_order_in_which_pages_come_changes_nothing(claims: list[Claim], chance: Any) -> None:
    """Neither that of claims nor that of events."""
    events = [an_event(claim) for claim in claims]
    told = find(claims, events)
    chance.shuffle(claims)
    chance.shuffle(events)
    assert find(claims, events) == told


@settings(max_examples=150, deadline=None)
@given(some_claims(), st.sampled_from(["a-copy", "p9"]))
def test_a_copy_of_a_page_adds_no_accord_and_no_breach(claims: list[Claim], name: str) -> None:
    """The matcher puts the copy's claims into the same events; they join the same accords, whatever its name."""
    copied = claims[0].page
    twins = {claim.id: renumber(claim, name) for claim in claims if claim.page == copied}
    once = [an_event(claim) for claim in claims]
    twice = [
        replace(event, claims=(*event.claims, twins[event.claims[0]].id)) if event.claims[0] in twins else event
        for event in once
    ]
    before, after = find(claims, once), find([*claims, *twins.values()], twice)
    assert len(after) == len(before)
    assert the_breaches(after) == the_breaches(before)


@settings(max_examples=80, deadline=None)
@given(some_claims())
def test_every_claim_of_an_accord_and_every_breach_is_there(claims: list[Claim]) -> None:
    """Ids are of claims and events that were given; a claim tells one accord only; marks say what the accords say."""
    events = [an_event(claim) for claim in claims]
    accords = find(claims, events)
    told = [claim for accord in accords for claim in accord.claims]
    assert set(told) <= {claim.id for claim in claims}
    assert len(told) == len(set(told))
    marked = {(event.id, mark.id, mark.breach) for event in mark_breaches(events, accords) for mark in event.accords}
    assert marked == {(r.event, accord.id, r.breach) for accord in accords for r in accord.breach_records}
    assert all(accord.breaches == tuple(r.event for r in accord.breach_records) for accord in accords)


@settings(max_examples=80, deadline=None)
@given(some_claims())
def test_what_is_not_put_as_fact_breaches_nothing(claims: list[Claim]) -> None:
    """Were all of it planned, there would be no breach at all."""
    planned = [replace(claim, factuality="planned") for claim in claims]
    assert the_breaches(find(planned, [an_event(claim) for claim in planned])) == []
