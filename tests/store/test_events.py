"""Events across pages in a casebook: whatever the order of pages and judgements, they follow from these alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline import Casebook
from dateline.errors import UsageError
from dateline.match import match_pages, name_event
from dateline.records.coded import CodedPage
from dateline.records.event import Event
from tests.match import builders as match
from tests.match.builders import a_when
from tests.store.builders import HTS, a_claim, a_page, a_place, a_relation, a_time, a_toll, accounts, an_actor
from tests.store.sql import run_sql

TRIPOLI = a_place("geonames:5", "Tripoli", country="LBY", admin1="Tripoli")
SCHOOL = "Jets bombed a school in Idlib on Friday, said teacher Rana Haddad."
NURSE = "Nineteen people died in Monday's shelling of the market in Hajin, nurse Rana Haddad told us."
VARIANTS: list[dict[str, Any]] = [
    {},
    {"toll": (a_toll(12, 12),)},
    {"toll": (a_toll(19, 19),)},
    {"factuality": "denied"},
    {"factuality": "planned"},
    {"place": (match.idlib(),), "text": SCHOOL, "trigger": "bombed", "when": a_when("2016-04-15")},
]


def tell(page: str, variant: int = 0, *, outlet: str | None = None, **more: Any) -> CodedPage:
    """A page with one claim: a shelling of Hajin, or one of its variants."""
    return match.a_page(match.a_claim(page, **(VARIANTS[variant] | more)), outlet=outlet)


def claims_of(book: Casebook) -> set[tuple[str, ...]]:
    """The claims of every event, each in order."""
    return {tuple(sorted(event.claims)) for event in book.events()}


def judge(book: Casebook, subject: str, action: Any, value: Any = None) -> None:
    """A judgement by whoever comes next."""
    book.judge(subject, action, value=value, reason="r", reviewer="ann", after=len(book.judgements(subject)))


def one(book: Casebook) -> Event:
    """The only event."""
    (event,) = book.events()
    return event


# --- Many pages, one event --------------------------------------------------------------------------------------------


def test_two_pages_tell_one_event(book: Casebook) -> None:
    """With both accounts where they differ, and each outlet an origin."""
    for page in (tell("p1", 1, outlet="Wire"), tell("p2", 2, outlet="Daily", text=NURSE, trigger="shelling")):
        book.add(page)
    event = one(book)
    assert (event.id, event.pages, event.origins) == (name_event("p1#e1"), 2, 2)
    assert [(toll.low, toll.high) for toll in accounts(event, "toll")] == [(12, 12), (19, 19)]
    assert book.event(event.id) == event


def test_the_id_stays_while_pages_come_and_go(book: Casebook) -> None:
    """Even when the page that began it goes; the version rises, and the feed tells it."""
    book.add(tell("p1"))
    first = one(book)
    book.add(tell("p2", 1))
    second = one(book)
    assert (second.id, second.version) == (first.id, first.version + 1)
    token = book.changes()[-1].token
    run = book.add(tell("p0", 5, text="Nothing like it."))
    assert run == "added"
    book.forget(page="p0")
    assert one(book) == second
    assert [c.kind for c in book.changes(since=token) if c.kind == "event"] == ["event"] * 2


def test_a_changed_page_keeps_its_events(book: Casebook) -> None:
    """The article grew at its address: what it told before is the same event, under other claim ids."""
    old = replace(tell("p1").page, path="a.html")
    book.add(replace(tell("p1"), page=old))
    before = one(book)
    new = match.a_page(match.a_claim("p9", 7), match.a_claim("p9", 8, **VARIANTS[5]))
    book.add(replace(new, page=replace(new.page, path="a.html")))
    assert {event.id for event in book.events()} == {before.id, name_event("p9#e8")}
    assert [event.claims for event in book.events() if event.id == before.id] == [("p9#e7",)]


def test_an_announcement_is_no_part_of_the_act(book: Casebook) -> None:
    """Whatever the page links, and however alike the words: what became of a vow is followed elsewhere."""
    book.add(tell("p1"))
    book.add(tell("p2", 4))
    linked = match.a_page(
        match.a_claim("p3", 1),
        match.a_claim("p3", 2, factuality="expected"),
        relations=(a_relation("e2", "same", "e1"),),
    )
    book.add(linked)
    assert claims_of(book) == {("p1#e1", "p3#e1"), ("p2#e1", "p3#e2")}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["p1#e1", "p1#e3", "p2#e1"]),
        ({"actor": "hts"}, ["p1#e1", "p2#e1"]),
        ({"since": "2018-06-01"}, ["p1#e1"]),  # by its second claim
        ({"actor": "hts", "since": "2018-06-01"}, []),  # no one claim says both
        ({"type": "AGREE"}, ["p1#e3"]),
        ({"place": "tripoli"}, ["p2#e1"]),
        ({"actor": "new:reader"}, []),  # a reader's comment
        ({"factuality": "denied"}, ["p2#e1"]),
        ({"status": "machine"}, ["p1#e1", "p1#e3", "p2#e1"]),
        ({"status": "reviewed"}, []),
    ],
)
def test_events_are_found_by_their_claims(book: Casebook, filters: dict[str, Any], found: list[str]) -> None:
    """An event is found when one of its claims meets every filter, in the order in which its first page was added."""
    book.add(
        a_page(
            a_claim(1, actor=(HTS,)),
            a_claim(2, time=a_time("2018-06-25", "2018-06-26")),
            a_claim(3, type="AGREE"),
            a_claim(4, actor=(an_actor("new:reader"),), comment=True),
            relations=(a_relation("e2", "same", "e1"),),
        )
    )
    book.add(a_page(a_claim(1, page="p2", actor=(HTS,), place=(TRIPOLI,), factuality="denied"), id="p2"))
    assert [event.id for event in book.events(**filters)] == [name_event(id) for id in found]


def test_a_filter_asks_for_what_exists(book: Casebook) -> None:
    """Else it is refused with the choices."""
    refused: tuple[dict[str, Any], ...] = ({"status": "accepted"}, {"factuality": "true"}, {"type": "WAR"})
    for filters in refused:
        with pytest.raises(UsageError, match="choices"):
            book.events(**filters)


# --- Judged -----------------------------------------------------------------------------------------------------------


def test_what_a_person_accepts_is_reviewed(book: Casebook) -> None:
    """A page that joins later is not, and neither is its event any more."""
    book.add(tell("p1"))
    judge(book, one(book).id, "accept")
    assert (one(book).status, book.claims()[0].status) == ("reviewed", "accepted")
    book.add(tell("p2", 1))
    assert one(book).status == "machine"
    judge(book, "p2#e1", "accept")
    assert one(book).status == "reviewed"


def test_what_a_person_rejects_tells_nothing(book: Casebook) -> None:
    """The event goes on without it; rejected as a whole it says so, and is found as such."""
    book.add(tell("p1"))
    book.add(tell("p2", 1))
    judge(book, "p2#e1", "reject")
    assert (one(book).claims, one(book).toll) == (("p1#e1",), ())
    judge(book, one(book).id, "reject")
    assert book.events(status="rejected") == book.events()
    judge(book, one(book).id, "withdraw")
    assert (one(book).claims, one(book).status) == (("p1#e1",), "machine")


def test_an_edit_moves_the_claim(book: Casebook) -> None:
    """Edited, it may be another act; the machine's own stays beside, and an undone edit brings all back."""
    book.add(tell("p1"))
    book.add(tell("p2", 1))
    before = one(book)
    judge(book, "p2#e1", "edit", {"type": "AGREE", "factuality": "planned", "place": [], "toll": []})
    edited = book.claims(page="p2")[0]
    assert (edited.status, edited.type, edited.quad) == ("edited", "AGREE", "verbal cooperation")
    assert edited.machine == tell("p2", 1).claims[0]
    assert claims_of(book) == {("p1#e1",), ("p2#e1",)}
    assert [claim.id for claim in book.claims(type="AGREE")] == ["p2#e1"]
    judge(book, "p2#e1", "withdraw")
    assert (one(book).id, one(book).claims) == (before.id, before.claims)
    assert book.claims(page="p2") == list(tell("p2", 1).claims)


def test_a_judgement_lapses_with_the_words_it_was_on(book: Casebook) -> None:
    """The page says something else under that claim id by now."""
    book.add(tell("p1"))
    judge(book, "p1#e1", "accept")
    book.add(tell("p1", 3))
    assert (one(book).factuality, one(book).status) == ("denied", "machine")
    book.add(tell("p1"))
    assert one(book).status == "reviewed"


def test_events_are_joined_and_parted(book: Casebook) -> None:
    """The later word counts; an id that goes says where to."""
    for page in (tell("p1"), tell("p2", 5), tell("p3", 1)):
        book.add(page)
    kept, gone = book.events()
    judge(book, kept.id, "merge", {"with": [gone.id]})
    assert one(book).id == kept.id
    stone = book.tombstone(gone.id)
    assert stone is not None
    assert (stone.kind, stone.reason, stone.successors) == ("event", "merged", (kept.id,))
    judge(book, kept.id, "split", {"claims": ["p2#e1", "p3#e1"]})
    assert claims_of(book) == {("p1#e1",), ("p2#e1", "p3#e1")}
    judge(book, kept.id, "withdraw")
    judge(book, kept.id, "withdraw")
    assert claims_of(book) == {("p1#e1", "p3#e1"), ("p2#e1",)}
    assert book.event(kept.id) is not None


def test_a_merge_lapses_with_the_words_it_was_on(book: Casebook) -> None:
    """Of the claim that says something else by now; the others stay together."""
    for page in (tell("p1"), tell("p2", 5), tell("p3", 5)):
        book.add(page)
    one_event, other = book.events()
    judge(book, one_event.id, "merge", {"with": [other.id]})
    assert len(book.events()) == 1
    book.add(tell("p3", 5, text="Nothing fell on Homs that day.", trigger="fell", place=(TRIPOLI,)))
    assert claims_of(book) == {("p1#e1", "p2#e1"), ("p3#e1",)}


@pytest.mark.parametrize(
    ("action", "value", "problem"),
    [
        ("merge", {"with": []}, "names other events"),
        ("merge", {"with": ["ev:none"]}, "ev:none: no event has this id"),
        ("split", {"claims": ["p1#e1"]}, "some, not all"),
        ("split", {"claims": ["p9#e9"]}, "some, not all"),
        ("split", None, "give {'claims'"),
        ("edit", {"type": "AGREE"}, "edit one of these: p1#e1"),
        ("withdraw", None, "no such judgement"),
    ],
)
def test_what_an_event_cannot_take_is_refused(book: Casebook, action: str, value: Any, problem: str) -> None:
    """And nothing is written."""
    book.add(tell("p1"))
    with pytest.raises(UsageError, match=problem):
        judge(book, one(book).id, action, value)
    assert book.judgements() == []


@pytest.mark.parametrize(
    "value",
    [{}, None, {"id": "x"}, {"type": "WAR"}, {"factuality": "maybe"}, {"actor": "HTS"}, {"toll": [{"low": "x"}]}],
)
def test_an_edit_that_no_claim_can_hold_is_refused(book: Casebook, value: Any) -> None:
    """By the field, with the choices."""
    book.add(tell("p1"))
    with pytest.raises(UsageError):
        judge(book, "p1#e1", "edit", value)
    assert book.judgements() == []


# --- Forgotten, and made anew -----------------------------------------------------------------------------------------


def test_an_event_outlives_the_page_that_named_it(book: Casebook) -> None:
    """Under another id: the old one follows from what is forgotten. What a judgement joined falls apart."""
    for page in (tell("p1"), tell("p2", 1), tell("p3", 5)):
        book.add(page)
    judge(book, book.events()[1].id, "merge", {"with": [book.events()[0].id]})
    assert len(book.events()) == 1
    book.forget(page="p1")
    assert claims_of(book) == {("p2#e1",), ("p3#e1",)}
    assert name_event("p1#e1") not in {event.id for event in book.events()}
    assert book.tombstone(name_event("p1#e1")) is None
    assert book.judgements() == []


def test_another_way_of_matching_makes_the_events_anew(address: str) -> None:
    """When the casebook is opened; ids stay where most of the act does."""
    with Casebook(address) as book:
        for page in (tell("p1"), tell("p2", 1), tell("p3", 5)):
            book.add(page)
        before = book.events()
        run_sql(book, "UPDATE casebook SET matched_by = 'an older one'")
        run_sql(book, "DELETE FROM telling_key")
        run_sql(book, "UPDATE telling SET id = 'p3#e7' WHERE id = 'p3#e1'")
    with Casebook(address) as book:
        assert [event.claims for event in book.events()] == [event.claims for event in before]
        assert book.events()[0] == before[0]
        assert run_sql(book, "SELECT count(*) FROM event") == [(2,)]  # none is left over
        book.add(tell("p4", 2))
        assert len(book.events()) == 2


def test_judgements_are_applied_anew_with_it(address: str) -> None:
    """A casebook of an older dateline kept them beside its claims, and did not apply them."""
    with Casebook(address) as book:
        book.add(tell("p1"))
        judge(book, "p1#e1", "reject")
        undone = """replace(record, '"status":"rejected"', '"status":"machine"')"""
        run_sql(book, f"UPDATE claim SET status = 'machine', record = {undone}")
        assert book.claims()[0].status == "machine"
        run_sql(book, "UPDATE casebook SET matched_by = NULL")
    with Casebook(address) as book:
        assert [claim.status for claim in book.claims(status="rejected")] == ["rejected"]
        assert one(book).status == "rejected"


def test_why_two_claims_are_one_act(book: Casebook) -> None:
    """As the matcher says; a claim that is not there is refused."""
    book.add(tell("p1"))
    book.add(tell("p2", 1))
    assert book.explain("p1#e1", "p2#e1")[-1].startswith("By all reports of them: one act")
    with pytest.raises(UsageError, match="'p9#e1' is no claim"):
        book.explain("p1#e1", "p9#e1")


# --- Whatever the order -----------------------------------------------------------------------------------------------

steps = st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, len(VARIANTS) - 1)), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, gone=st.lists(st.sampled_from("abcde"), max_size=2))
def test_events_are_those_of_all_pages_at_once(
    new_address: Callable[[], str], steps: list[tuple[str, int]], gone: list[str]
) -> None:
    """One by one, changed and forgotten on the way: the same groups, every claim in one of them, every id once."""
    pages: dict[str, CodedPage] = {}
    with Casebook(new_address()) as book:
        for id, variant in steps:
            pages[id] = tell(id, variant, outlet=f"outlet {id}")
            book.add(pages[id])
        for id in gone:
            if pages.pop(id, None) is not None:
                book.forget(page=id)
        acts = match_pages(pages.values())
        assert claims_of(book) == {act.claims for act in acts}
        assert {(tuple(sorted(e.claims)), e.origins, e.pages) for e in book.events()} == {
            (act.claims, act.origins, len(act.pages)) for act in acts
        }
        assert len({event.id for event in book.events()}) == len(acts)
        assert run_sql(book, "SELECT count(*) FROM telling") == [(len(pages),)]
        assert run_sql(book, "SELECT count(*) FROM likeness WHERE one NOT IN (SELECT row FROM telling)") == [(0,)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, copied=st.integers(0, 7), outlet=st.sampled_from([None, "The Copyist"]))
def test_a_copy_never_raises_corroboration(
    new_address: Callable[[], str], steps: list[tuple[str, int]], copied: int, outlet: str | None
) -> None:
    """Whichever page is copied, by whomever: no event has more origins than before."""
    with Casebook(new_address()) as book:
        for id, variant in steps:
            book.add(tell(id, variant, outlet=f"outlet {id}"))
        before = {claim: event.origins for event in book.events() for claim in event.claims}
        id, variant = steps[copied % len(steps)]
        book.add(replace(tell("z", variant, outlet=outlet)))
        for event in book.events():
            shared = [before[claim] for claim in event.claims if claim in before]
            assert event.origins <= max(shared, default=1)
