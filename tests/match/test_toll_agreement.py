"""How many, and on whose word: figures of an act are compared with their like, and no sum or speaker is made up."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.match import find_events
from dateline.records.coded import CodedPage, Mention
from dateline.records.values import ActorValue
from tests.store.builders import ARMY, HTS, a_claim, a_page, a_relation, a_toll, accounts, one_event


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        ([[a_toll(12, 12)], [a_toll(12, 12)]], [(12, 12)], []),
        ([[a_toll(12, None)], [a_toll(14, 14)]], [(14, 14)], []),  # *at least 12*, *14*
        ([[a_toll(24, 99)], [a_toll(30, None)]], [(30, 99)], []),  # *dozens*, *at least 30*
        ([[a_toll(12, 12)], [a_toll(14, 14)]], [(12, 14)], [(12, 12), (14, 14)]),  # a rising toll
        ([[a_toll(12, 12)], [a_toll(20, None)]], [(12, None)], [(12, 12), (20, None)]),
        ([[a_toll(12, 12)], [a_toll(3, 3, of="wounded")]], [(12, 12), (3, 3)], []),  # of different things
        ([[a_toll(12, 12), a_toll(3, 3, mention="m5")]], [(12, 12), (3, 3)], []),  # soldiers and villagers: no sum
        ([[a_toll(None, None)], [a_toll(12, 12)]], [(12, 12)], []),
        ([[a_toll(None, None)]], [(None, None)], []),  # people died; nobody says how many
    ],
)
def test_how_many(told: list[list[Any]], agreed: list[tuple[Any, Any]], shown: list[tuple[Any, Any]]) -> None:
    """What all figures allow; where no number does, from the lowest told to the highest."""
    event = one_event(*(a_claim(n, toll=tuple(tolls)) for n, tolls in enumerate(told, start=1)))
    assert [(toll.low, toll.high) for toll in event.toll] == agreed
    assert [(toll.low, toll.high) for toll in accounts(event, "toll")] == shown


def test_a_part_of_a_toll_is_none_by_itself() -> None:
    """*12 people, two of them children*: twelve, and so says the claim that gives twelve alone."""
    whole, part = a_toll(12, 12, mention="m4"), a_toll(2, 2, mention="m5")
    event = one_event(
        a_claim(1, toll=(whole, part)), a_claim(2, toll=(whole,)), relations=(a_relation("m5", "part_of", "m4"),)
    )
    assert [(toll.low, toll.high) for toll in event.toll] == [(12, 12)]
    assert event.disagreements == ()


FAMILIES: dict[str, Any] = {"of": "displaced", "of_whom": "families", "reason": "counts families, not people"}


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        # 12 people, among them three children; then twelve, then the three alone
        ([[a_toll(12, 12), a_toll(3, 3, mention="m5", included_in="m4")], [a_toll(12, 12)]], [(12, 12, "")], 0),
        ([[a_toll(12, 12)], [a_toll(3, 3, mention="m5", included_in="m4")]], [(12, 12, "")], 0),
        # a part whose whole hangs on another act: that many at least
        ([[a_toll(3, 3, mention="m5", included_in="m9")]], [(3, None, "")], 0),
        ([[a_toll(3, 3, mention="m5", included_in="m9")], [a_toll(12, 12)]], [(12, 12, "")], 0),
        # of 20 wounded three died later: the wounded are no whole of the dead
        ([[a_toll(20, 20, of="wounded"), a_toll(3, 3, mention="m5", included_in="m4")]],
         [(3, 3, ""), (20, 20, "")], 0),
        # a circle of parts is a fault, and no reason to say nothing
        ([[a_toll(5, 5, included_in="m5"), a_toll(7, 7, mention="m5", included_in="m4")]],
         [(5, None, ""), (7, None, "")], 0),
        # killed 12, bringing the toll to 40
        ([[a_toll(12, 12), a_toll(40, 40, mention="m5", cumulative=True)]], [(12, 12, ""), (40, 40, "in all")], 0),
        ([[a_toll(12, 12)], [a_toll(40, 40, cumulative=True)]], [(12, 12, ""), (40, 40, "in all")], 0),
        ([[a_toll(40, 40, cumulative=True)], [a_toll(90, 90, cumulative=True)]],
         [(40, 40, "in all"), (90, 90, "in all")], 0),
        # families are no people, and 30 families are not 50
        ([[a_toll(30, 30, **FAMILIES)], [a_toll(150, 150, of="displaced")]], [(150, 150, ""), (30, 30, "families")], 0),
        ([[a_toll(30, 30, **FAMILIES)], [a_toll(50, 50, **FAMILIES)]], [(30, 50, "families")], 2),
        # tanks are no toll
        ([[a_toll(None, None, reason="counts tanks, not people"), a_toll(2, 2, mention="m5")]], [(2, 2, "")], 0),
        ([[a_toll(None, None, reason="the number is an age")]], [], 0),
    ],
)  # fmt: skip
def test_only_like_is_compared_with_like(
    told: list[list[Any]], agreed: list[tuple[int | None, int | None, str]], shown: int
) -> None:
    """Parts, counts of a longer time and counts of families contradict no toll of this act."""
    event = one_event(*(a_claim(n, toll=tuple(tolls)) for n, tolls in enumerate(told, start=1)))
    sorts = [("in all" if t.cumulative else "families" if t.families else "") for t in event.toll]
    assert [(t.low, t.high, sort) for t, sort in zip(event.toll, sorts, strict=True)] == agreed
    assert len(accounts(event, "toll")) == shown


def test_two_counters_of_one_claim_are_two_accounts() -> None:
    """*40, the ministry said, while activists put it at 60*: from 40 to 60, each figure on its own word."""
    activists = Mention(
        id="m9", kind="actor", start=0, end=0, text="", actor=ActorValue(id="gen:SYR-OPP", provisional=False)
    )
    rivals = (a_toll(40, 40), a_toll(60, 60, mention="m5", source=("m9",)))
    claim = a_claim(1, toll=rivals, source=(ARMY,))
    page = CodedPage(page=a_page().page, claims=(claim,), mentions=(activists,))
    (event,) = find_events(page, version=1)
    (toll,) = event.toll
    assert (toll.low, toll.high) == (40, 60)
    assert [source.id for source in toll.sources] == ["reg:syr-mil", "gen:SYR-OPP"]
    assert [(toll.low, toll.high) for toll in accounts(event, "toll")] == [(40, 40), (60, 60)]
    assert {account.claims for d in event.disagreements for account in d.values} == {("p1#e1",)}


def test_a_counter_who_is_not_known_is_not_replaced_by_the_claims_source() -> None:
    """Nobody is made to say what somebody else counted."""
    event = one_event(a_claim(1, toll=(a_toll(60, 60, source=("m9",)),), source=(ARMY,)))
    assert [toll.sources for toll in event.toll] == [()]


def test_a_toll_says_by_whom() -> None:
    """The innermost sources, and none where the page says it in its own voice."""
    event = one_event(
        a_claim(1, toll=(a_toll(12, 12),), source=(ARMY, HTS)), a_claim(2, toll=(a_toll(3, 3, of="wounded"),))
    )
    assert [[source.id for source in toll.sources] for toll in event.toll] == [["reg:syr-mil"], []]
