"""The story in a casebook: one event of many pages, vows and what came of them, accords and what breaches them.

Coded by the shipped model. With the project's sample page at hand (`../shared`), its vow of June is followed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline import Casebook, code
from dateline.cli.demo import STORY, Sample, code_sample
from dateline.records.event import Event
from dateline.records.vow import Vow

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "sample" / "idlib-2018.txt"
FIRST, WIRE, COPY, LAST = STORY
END = date(2018, 7, 20)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """The four pages, and before them the sample page where it is there."""
    with Casebook(tmp_path_factory.mktemp("story") / "story.db") as book:
        if SAMPLE.exists():
            book.add(code(SAMPLE, published="2018-06-28"))
        for sample in STORY:
            book.add(code_sample(sample))
        yield book


def page_of(book: Casebook, sample: Sample) -> str:
    """The id of a bundled page."""
    return next(page.page.id for page in book.pages() if Path(page.page.path or "").name == sample.file)


def events_with(book: Casebook, sample: Sample, trigger: str) -> list[Event]:
    """The events that a page tells of with this word."""
    page = page_of(book, sample)
    claims = {claim.id for claim in book.claims(page=page) if claim.trigger.text == trigger}
    return [event for event in book.events() if not claims.isdisjoint(event.claims)]


def vow_of(book: Casebook, actor: str) -> Vow:
    """The only attack that an actor vows."""
    (vow,) = book.vows(actor=actor, type="ASSAULT", as_of=END)
    return vow


def test_a_copy_of_a_wire_report_raises_no_count(book: Casebook, tmp_path: Path) -> None:
    """With the page that copies three paragraphs and without it, the bombing of Ariha has one origin."""
    (event,) = events_with(book, WIRE, "bombed")
    assert (event.pages, event.origins) == (2, 1)
    with Casebook(tmp_path / "alone.db") as alone:
        alone.add(code_sample(WIRE))
        (before,) = events_with(alone, WIRE, "bombed")
        assert (before.pages, before.origins) == (1, 1)


def test_what_one_side_denies_is_one_event_with_both_accounts(book: Casebook) -> None:
    """The shelling of Jisr al-Shughur: told by the civil defence, denied by the army."""
    (event,) = events_with(book, FIRST, "shelled")
    assert event.factuality == "denied"
    assert event.place is not None
    assert event.place.id == "geonames:169023"
    (told,) = [d for d in event.disagreements if d.field == "factuality"]
    assert {account.value for account in told.values} == {"happened", "denied"}


def test_an_attack_and_its_announcement_are_two_events(book: Casebook) -> None:
    """No event holds what happened and what was only planned, feared or supposed."""
    factualities = {claim.id: claim.factuality for claim in book.claims()}
    for event in book.events():
        told = {factualities[claim] for claim in event.claims}
        assert not (told & {"happened", "ongoing"} and told & {"planned", "urged", "expected", "conditional"})


def test_a_vow_whose_term_passed_has_lapsed(book: Casebook) -> None:
    """Jaysh al-Izza was to storm the checkpoint within ten days; no page tells that it did."""
    vow = vow_of(book, "reg:jaysh-al-izza")
    assert (vow.status, vow.due.until) == ("lapsed", date(2018, 7, 10))
    assert book.vows(actor="reg:jaysh-al-izza", type="ASSAULT", as_of=date(2018, 7, 5))[0].status == "open"


def test_a_vow_that_its_own_speaker_takes_back_is_withdrawn(book: Casebook) -> None:
    """Failaq al-Sham says nine days later that it will not attack after all."""
    vow = vow_of(book, "reg:faylaq-al-sham")
    assert vow.status == "withdrawn"
    assert {claim.partition("#")[0] for claim in vow.outcome_claims} == {page_of(book, WIRE)}


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not of this project")
def test_the_vow_of_the_sample_page_was_carried_out(book: Casebook) -> None:
    """HTS announced an attack on the army in northern Syria on 25 June, and attacked it near Kinsabba on 9 July."""
    sample = next(page.page.id for page in book.pages() if Path(page.page.path or "").name == SAMPLE.name)
    vows = [vow for vow in book.vows(actor="hts", type="ASSAULT", as_of=END) if vow.said.from_ and vow.said.from_ < END]
    (vow,) = [vow for vow in vows if any(claim.startswith(f"{sample}#") for claim in vow.vow_claims)]
    assert vow.status == "fulfilled"
    assert (vow.said.from_, vow.said.until) == (date(2018, 6, 25), date(2018, 6, 26))  # the wire says: late June
    assert min(step.on for step in vow.steps if step.on is not None) >= date(2018, 7, 9)
    assert book.vows(actor="hts", type="ASSAULT", as_of=date(2018, 7, 1))[0].status == "open"


def test_the_evacuation_was_carried_out_though_nobody_is_named_in_it(book: Casebook) -> None:
    """Agreed on by the government and HTS on 17 July; the last residents left on the 19th."""
    (vow,) = [vow for vow in book.vows(actor="hts", type="RETREAT", as_of=END) if vow.act.mode == "withdraw"]
    assert {actor.id for actor in vow.actor} == {"reg:syr-gov", "reg:hts"}
    assert (vow.status, vow.steps[-1].on) == ("fulfilled", date(2018, 7, 19))


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not of this project")
def test_who_announces_two_things_in_one_sentence_vows_both(book: Casebook) -> None:
    """Three groups would form a room and attack; two of them took part in the attack."""
    found = [v for v in book.vows(actor="horas-al-din", as_of=END) if len(v.actor) == 3 and v.act.type == "ASSAULT"]
    assert [v.status for v in found if "new:ansar-allah" in {actor.id for actor in v.actor}] == ["partly"]


def test_the_deal_for_the_two_towns_is_an_accord(book: Casebook) -> None:
    """Between the government and HTS, of 17 July, for al-Fu'ah and Kafriya."""
    (deal,) = [a for a in book.accords(kind="evacuation deal", actor="hts") if a.from_ == date(2018, 7, 17)]
    assert {party.id for party in deal.parties} == {"reg:syr-gov", "reg:hts"}
    assert deal.area is not None
    assert {place.id for place in deal.area.members} == {"own:al-fuah", "own:kafriya"}


def test_breaches_are_claimed_by_a_source_or_asked_about(book: Casebook) -> None:
    """HTS and the foreign ministry each call an act a violation; the bombing of Ariha is only a question."""
    records = [record for accord in book.accords() for record in accord.breach_records]
    claimed = {page_of(book, sample): False for sample in (FIRST, LAST)}
    for record in records:
        if record.breach == "claimed":
            claimed |= dict.fromkeys((claim.partition("#")[0] for claim in record.claims), True)
    assert all(claimed.values())
    (bombing,) = events_with(book, WIRE, "bombed")
    assert [record.breach for record in records if record.event == bombing.id] == ["inferred"]
    assert {accord.breach for accord in bombing.accords} == {"inferred"}


def test_a_conditional_attack_breaches_nothing(book: Casebook) -> None:
    """*Any attack would be a major violation*, says the sample page: nothing happened."""
    events = {event.id: event for event in book.events()}
    breaching = [events[record.event] for accord in book.accords() for record in accord.breach_records]
    assert {event.factuality for event in breaching} <= {"happened", "ongoing", "denied"}
