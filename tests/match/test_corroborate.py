"""An event is what the claims of one act agree on; where they differ each account is shown, and nothing is made up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.match import find_events, name_event
from dateline.records.coded import CodedPage, Mention, Relation
from dateline.records.event import Event
from dateline.records.ontology import FACTS, FACTUALITIES, Factuality
from dateline.records.values import ActorValue
from tests.records.builders import any_record
from tests.store.builders import (
    ALLIES,
    ARMY,
    HTS,
    IT,
    a_claim,
    a_page,
    a_relation,
    a_time,
    accounts,
    an_actor,
    one_event,
)

# --- Which claims are one act -----------------------------------------------------------------------------------------


def same(*pairs: str) -> tuple[Relation, ...]:
    """`same` relations, each as `e2 e1`."""
    return tuple(a_relation(one, "same", other) for one, other in map(str.split, pairs))


@pytest.mark.parametrize(
    ("relations", "acts"),
    [
        ((), ["e1", "e2", "e3", "e4"]),  # nothing says that two are one
        (same("e3 e1"), ["e1 e3", "e2", "e4"]),
        (same("e3 e2", "e2 e1"), ["e1 e2 e3", "e4"]),  # by way of another
        (same("e3 e1", "e4 e2", "e4 e3"), ["e1 e2 e3 e4"]),  # two groups that turn out to be one
        (same("e1 e3"), ["e1 e3", "e2", "e4"]),  # whichever way it points
        (same("e2 e2", "e9 e1", "m1 e1", "m2 m1"), ["e1", "e2", "e3", "e4"]),  # no other claim there
        ((a_relation("e2", "part_of", "e1"),), ["e1", "e2", "e3", "e4"]),  # another relation
    ],
)
def test_an_act_is_what_the_page_links(relations: tuple[Relation, ...], acts: list[str]) -> None:
    """By `same` between triggers, in the order of the text."""
    page = a_page(*(a_claim(n) for n in range(1, 5)), relations=relations)
    events = find_events(page, version=3)
    assert [" ".join(id.removeprefix("p1#") for id in event.claims) for event in events] == acts
    assert [event.id for event in events] == [name_event(f"p1#{act.split()[0]}") for act in acts]
    assert {(event.pages, event.version, event.status) for event in events} == {(1, 3, "machine")}


def test_a_readers_comment_tells_no_event() -> None:
    """Not even where it is linked with the report."""
    comment = a_claim(2, comment=True, factuality="denied", source=(an_actor("new:reader"),))
    event = one_event(a_claim(1), comment)
    assert (event.claims, event.factuality, event.origins) == (("p1#e1",), "happened", 1)
    assert find_events(a_page(comment), version=1) == []


@settings(deadline=None)
@given(
    comments=st.lists(st.booleans(), max_size=8),
    links=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=12),
)
def test_every_claim_of_the_report_is_in_one_event(comments: list[bool], links: list[tuple[int, int]]) -> None:
    """Whatever is linked with what."""
    claims = [a_claim(n, comment=comment) for n, comment in enumerate(comments, start=1)]
    relations = tuple(a_relation(f"e{one}", "same", f"e{other}") for one, other in links)
    events = find_events(a_page(*claims, relations=relations), version=1)
    told = [claim for event in events for claim in event.claims]
    assert sorted(told) == sorted(claim.id for claim in claims if not claim.comment)


# --- Whether it happened ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        (["happened", "happened"], "happened", []),
        (["ongoing", "happened"], "happened", []),  # both put it as fact
        (["happened", "denied"], "denied", ["happened", "denied"]),  # *is denied by its source* is true of it
        (["happened", "expected", "expected"], "expected", ["happened", "expected"]),
        (["planned", "urged"], "urged", ["planned", "urged"]),
    ],
)
def test_an_event_is_put_as_fact_only_where_every_claim_is(
    told: list[Factuality], agreed: Factuality, shown: list[Factuality]
) -> None:
    """The most cautious of its claims, with the others beside it."""
    event = one_event(*(a_claim(n, factuality=factuality) for n, factuality in enumerate(told, start=1)))
    assert event.factuality == agreed
    assert accounts(event, "factuality") == shown


@settings(deadline=None)
@given(st.lists(st.sampled_from(FACTUALITIES), min_size=1, max_size=6))
def test_no_event_is_made_a_fact(told: list[Factuality]) -> None:
    """One claim that does not put it as fact is enough, and the order does not matter."""
    events = [
        one_event(*(a_claim(n, factuality=factuality) for n, factuality in enumerate(order, start=1)))
        for order in (told, told[::-1])
    ]
    assert events[0].factuality == events[1].factuality
    assert (events[0].factuality in FACTS) == FACTS.issuperset(told)
    assert events[0].factuality in told


# --- Who and whom -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        ([(HTS,), (HTS,)], ["reg:hts"], []),
        ([(HTS,), ()], ["reg:hts"], []),  # the second is silent
        ([(IT,), (HTS,)], ["reg:hts"], []),  # and here the first knows no better
        ([(IT,), ()], [None], []),  # "don't know" is a value of its own
        ([(HTS,), (HTS, ALLIES)], ["reg:hts", "gen:SYR-REB"], []),  # one tells more
        ([(HTS,), (ARMY,)], [], [["reg:hts"], ["reg:syr-mil"]]),
        ([(HTS, ALLIES), (HTS, ARMY)], ["reg:hts"], [["reg:hts", "gen:SYR-REB"], ["reg:hts", "reg:syr-mil"]]),
        ([(HTS, HTS)], ["reg:hts"], []),  # named twice
    ],
)  # fmt: skip
def test_who_did_it(told: list[tuple[Any, ...]], agreed: list[str | None], shown: list[list[str]]) -> None:
    """By the claim that names all whom the others name; where they differ, whom all of them name."""
    event = one_event(*(a_claim(n, actor=actors) for n, actors in enumerate(told, start=1)))
    assert [actor.id for actor in event.actor] == agreed
    assert [[actor.id for actor in actors] for actors in accounts(event, "actor")] == shown
    assert all(type(actor) is ActorValue for actor in event.actor)


def test_recipients_are_all_whom_a_claim_names() -> None:
    """Each once, in the order of the text, those who could not be resolved too."""
    event = one_event(a_claim(1, recipient=(HTS, IT)), a_claim(2, recipient=(ARMY, HTS)))
    assert [actor.id for actor in event.recipient] == ["reg:hts", None, "reg:syr-mil"]


# --- On whose word ----------------------------------------------------------------------------------------------------

SPOKESMAN = an_actor("new:spokesman", "a spokesman", mention="m8")
VOICE = (a_relation("m8", "voice_of", "m7"),)


@pytest.mark.parametrize(
    ("sources", "relations", "origins"),
    [
        ([()], (), 1),  # the page itself
        ([(), ()], (), 1),  # and still the page
        ([(HTS,), (HTS,)], (), 1),
        ([(HTS,), ()], (), 1),  # the second mention may rest on the same word
        ([(HTS,), (IT,)], (), 1),  # and so may *it*
        ([(HTS,), (ARMY,)], (), 2),
        ([(HTS, ARMY), (HTS,)], (), 1),  # who quotes adds nothing
        ([(HTS,), (SPOKESMAN,)], (), 2),
        ([(HTS,), (SPOKESMAN,)], VOICE, 1),  # unless he speaks for them
    ],
)
def test_origins_are_sources_of_their_own(
    sources: list[tuple[Any, ...]], relations: tuple[Relation, ...], origins: int
) -> None:
    """Counted by innermost source; when in doubt it is one."""
    claims = [a_claim(n, source=spoken) for n, spoken in enumerate(sources, start=1)]
    mentions = tuple(
        Mention(id=id, kind="actor", start=0, end=0, text="", actor=ActorValue(id=actor, provisional=False))
        for id, actor in (("m7", "reg:hts"), ("m8", "new:spokesman"))
    )
    links = same(*(f"e{n} e1" for n in range(2, len(claims) + 1)))
    page = CodedPage(page=a_page().page, claims=tuple(claims), mentions=mentions, relations=(*links, *relations))
    (event,) = find_events(page, version=1)
    assert event.origins == origins


@settings(deadline=None)
@given(st.lists(st.sampled_from([(), (HTS,), (ARMY,), (IT,), (ARMY, HTS)]), min_size=1, max_size=6), st.data())
def test_a_repetition_never_raises_the_count(sources: list[tuple[Any, ...]], data: st.DataObject) -> None:
    """Whoever says it again."""
    again = [*sources, data.draw(st.sampled_from(sources))]
    counts = [
        one_event(*(a_claim(n, source=source) for n, source in enumerate(said, start=1))).origins
        for said in (sources, again)
    ]
    assert counts[0] == counts[1]


# --- What it is -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "type", "mode"),
    [
        ([("ASSAULT", None), ("ASSAULT", "aerial")], "ASSAULT", "aerial"),
        ([("ASSAULT", "drone"), ("ASSAULT", "aerial")], "ASSAULT", None),
        ([("ASSAULT", None), ("COERCE", "restrict")], "ASSAULT", None),  # a mode of another type; of equals the first
        ([("COERCE", None), ("ASSAULT", None), ("ASSAULT", "heavy-weapons")], "ASSAULT", "heavy-weapons"),
    ],
)
def test_the_type_is_what_most_claims_give(told: list[tuple[str, str | None]], type: str, mode: str | None) -> None:
    """With the mode that its claims of that type agree on."""
    event = one_event(*(a_claim(n, type=one, mode=of) for n, (one, of) in enumerate(told, start=1)))
    assert (event.type, event.mode) == (type, mode)


@pytest.mark.parametrize(
    ("states", "status", "claims"),
    [
        (["machine", "accepted"], "machine", 2),
        (["edited", "accepted"], "reviewed", 2),
        (["accepted", "rejected"], "reviewed", 1),  # what a person rejected tells nothing
        (["rejected", "rejected"], "rejected", 2),
    ],
)
def test_what_people_decided_counts(states: list[Any], status: str, claims: int) -> None:
    """An event is reviewed when every claim left in it is."""
    event = one_event(*(a_claim(n, status=state) for n, state in enumerate(states, start=1)))
    assert (event.status, len(event.claims)) == (status, claims)


@settings(max_examples=25, deadline=None)  # an event holds many records
@given(any_record(Event))
def test_an_event_comes_back_from_json_as_it_was(event: Event) -> None:
    """Whatever its fields hold, disagreements of every field included."""
    assert Event.from_json(event.to_json()) == event


DAY = a_time("2018-06-25", "2018-06-26")
NEXT_DAY = a_time("2018-06-26", "2018-06-27")


def test_an_event_reads_as_the_contract_says() -> None:
    """The names that scripts rely on."""
    event = one_event(a_claim(1, time=DAY), a_claim(2, time=NEXT_DAY))
    assert event.to_json() == (
        '{"schema":"dateline.event/1","id":"'
        + name_event("p1#e1")
        + '","type":"ASSAULT","mode":null,"factuality":"happened","actor":[],'
        '"recipient":[],"place":null,"time":{"from":null,"until":null,"precision":"unknown"},"toll":[],'
        '"claims":["p1#e1","p1#e2"],"origins":1,"pages":1,"disagreements":[{"field":"time","values":['
        '{"value":{"from":"2018-06-25","until":"2018-06-26","precision":"day"},"claims":["p1#e1"]},'
        '{"value":{"from":"2018-06-26","until":"2018-06-27","precision":"day"},"claims":["p1#e2"]}]}],'
        '"status":"machine","accords":[],"version":1}'
    )
