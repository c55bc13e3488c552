"""This file holds inferred breaches against a plain search, every accord with every event, on drawn cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.match.accord_area import is_known, lies_within
from dateline.match.accord_file import GivenAccord
from dateline.match.accord_profile import HOLDS_DAYS
from dateline.match.accord_sides import Sides
from dateline.match.accords import find_accords
from dateline.match.breach_rules import RULES
from dateline.records.accord import ACCORD_KINDS, Accord
from dateline.records.claim import Claim
from dateline.records.event import AgreedTime, Event
from dateline.records.ontology import FACTS
from dateline.records.values import LineString, PlaceValue
from tests.match.accord_builders import ACTORS, PLACES, REFERENCE, a_given, actor, made_in_gaza, place, published

SIDES = Sides(REFERENCE.ties, {id: actor(id) for id in ACTORS})
ARMED = {"REB", "IMG", "PRM", "MIL", "SPY", "COP", "UAF", "CRM", "GOV"}
BORDER = LineString(coordinates=((34.3, 31.2), (34.6, 31.6), (35.6, 33.3)))
# What a gazetteer or a page may tell of a place beside a name: a stretch around it, a line, a point alone, nothing.
ODD = (
    replace(place("Ariha"), precision="near", radius_km=30.0),
    replace(place("Gaza"), precision="near", radius_km=20.0, geometry=None),
    PlaceValue(id="area:border", precision="region", lat=32.0, lon=35.0, geometry=BORDER),
    PlaceValue(id=None, precision="exact", lat=35.83, lon=36.62),
    PlaceValue(id="gn:ariha", country="TUR", precision="exact", lat=35.81, lon=36.61),  # as another table has it
    PlaceValue(id="gn:ariha", precision="exact"),
    PlaceValue(id=None, country="SYR", precision="country"),
    PlaceValue(id=None),
)


def usually(value: Any, others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value four times of five: were all drawn freely, hardly a case would have a breach."""
    return st.integers(0, 4).flatmap(lambda number: others if number == 4 else st.just(value))


an_actor = st.sampled_from([*ACTORS, "new:7"]).map(actor)
actors = st.just(()) | st.tuples(an_actor) | st.tuples(an_actor, an_actor)
PARTIES = [(), ("reg:syr-mil", "reg:tur"), ("reg:rus", "reg:tur", "reg:syr", "gen:SYR-REB"), ("reg:isr", "reg:hamas")]
single_places = st.sampled_from([*map(place, PLACES), *ODD])
places = single_places | st.lists(single_places, min_size=2, max_size=3).map(
    lambda some: PlaceValue(id=None, members=tuple(some), reason="several places: see members")
)
days = st.integers(0, 400).map(lambda number: date(2020, 1, 1) + timedelta(days=number))
ACTS = [("ASSAULT", "aerial"), ("ASSAULT", "beat"), ("COERCE", "restrict"), ("AGREE", None)]


@st.composite
def some_accords(draw: st.DrawFn) -> list[GivenAccord]:
    """Up to four accords of a file, usually of Syria and rebels in Idlib; some lack an area, beginning or parties."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        since = draw(usually(date(2020, 1, 1), st.none() | days))
        lasting = draw(usually(None, st.sampled_from([30, 213, 214, 215])))  # 213: up to the day of most events
        found.append(
            replace(
                a_given(f"accord:{number}", draw(usually("ceasefire", st.sampled_from(ACCORD_KINDS)))),
                parties=tuple(map(actor, draw(usually(("reg:syr", "gen:SYR-REB"), st.sampled_from(PARTIES))))),
                exempt=draw(usually((), actors)),
                area=draw(usually(place("Idlib"), st.none() | places)),
                from_=since,
                until=since + timedelta(days=lasting) if since and lasting else None,
                forbids=draw(usually((), st.just(("COERCE.restrict", "AGREE")))),
            )
        )
    return found


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    """Up to eight events, usually attacks of the army on rebels; some lack a place, day or actor, or are no fact."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        type, mode = draw(usually(("ASSAULT", None), st.sampled_from(ACTS)))
        since = draw(usually(date(2020, 8, 1), st.none() | days))
        lasting = draw(usually(1, st.none() | st.integers(1, 10)))
        found.append(
            Event(
                id=f"ev:{number}",
                type=type,
                mode=mode,
                time=AgreedTime(from_=since, until=since + timedelta(days=lasting) if since and lasting else None),
                place=draw(usually(place("Ariha"), st.none() | places)),
                factuality=draw(usually("happened", st.sampled_from(["ongoing", "denied"]))),
                actor=draw(usually((actor("reg:syr-mil"),), actors)),
                recipient=draw(usually((actor("reg:ahrar"),), actors)),
                claims=(f"p{number}#e1",),
                origins=1,
                pages=1,
                status=draw(usually("machine", st.sampled_from(["reviewed", "rejected"]))),
                version=1,
            )
        )
    return found


def find(events: list[Event], listed: list[GivenAccord], **more: Any) -> tuple[Accord, ...]:
    """The accords of a file, with a truce in Gaza that a claim makes, and their breaches."""
    made = made_in_gaza(page="p99")
    claims: list[Claim] = [made]
    return find_accords(events, claims, published(made), listed, reference=REFERENCE, **more)


def is_asked(event: Event, accord: Accord) -> bool:
    """Whether it is a question that the event breaches the accord, by the words of docs/accords.md and no shortcut."""
    rule = RULES[accord.kind]
    forbids = accord.forbids or rule.forbids
    on, area, where = event.time.from_, accord.area, event.place
    if event.status == "rejected" or event.factuality not in FACTS:
        return False
    if event.type not in forbids and f"{event.type}.{event.mode or ''}" not in forbids:
        return False
    if accord.from_ is None or len(accord.parties) < 2 or area is None or where is None or on is None:
        return False
    if on < accord.from_ or not is_known(where) or not lies_within(where, area):
        return False
    if accord.until is not None and (event.time.until is None or event.time.until > accord.until or on >= accord.until):
        return False
    if accord.until is None and accord.origin == "claims" and on >= accord.from_ + timedelta(days=HOLDS_DAYS):
        return False
    parties = [party.id for party in accord.parties if party.id]
    exempt = [spared.id for spared in accord.exempt if spared.id]
    for who in event.actor:
        if who.id and not who.provisional and not SIDES.find(who.id, exempt, on) and SIDES.find(who.id, parties, on):
            mine = {belonging.party for belonging in SIDES.find(who.id, parties, on)}
            break
    else:
        return False
    others = [party for party in accord.parties if party.id not in mine]
    at_home = where.country is not None and who.country == where.country
    at_home = at_home and all(party.country is not None and party.country != where.country for party in others)
    named = [hit for hit in event.recipient if hit.id]
    if not named:
        return rule.against == "anyone" and not at_home
    for hit in named:
        assert hit.id is not None
        if SIDES.find(hit.id, exempt, on):
            continue
        theirs = {belonging.party for belonging in SIDES.find(hit.id, parties, on)}
        if theirs - mine:
            return True
        if not theirs and hit.sector not in ARMED and rule.against != "another party" and not at_home:
            return True
    return False


@settings(max_examples=200, deadline=None)
@given(some_events(), some_accords())
def test_each_accord_is_held_against_each_event(events: list[Event], listed: list[GivenAccord]) -> None:
    """By place and by day only such are left out as breach nothing."""
    for accord in find(events, listed):
        asked = {event.id for event in events if is_asked(event, accord)}
        assert set(accord.breaches) == asked
        assert {record.breach for record in accord.breach_records} <= {"inferred"}


@settings(max_examples=60, deadline=None)
@given(some_events(), some_accords(), st.sets(st.integers(0, 9)))
def test_breaches_of_some_events_alone(events: list[Event], listed: list[GivenAccord], numbers: set[int]) -> None:
    """The same accords, with the breaches that these events are in the whole; an id of no event changes nothing."""
    wanted = {f"ev:{number}" for number in numbers}
    every = find(events, listed)
    assert find(events, listed, only=wanted) == tuple(_restrict(accord, wanted) for accord in every)


def _restrict(accord: Accord, events: set[str]) -> Accord:
    kept = tuple(record for record in accord.breach_records if record.event in events)
    return replace(accord, breach_records=kept, breaches=tuple(record.event for record in kept))
