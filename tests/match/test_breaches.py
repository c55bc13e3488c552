"""This file says about which events a comparison asks whether they breach an accord, and how events are marked."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.match.accords import find_accords, mark_breaches
from dateline.match.breach_rules import RULES
from dateline.records.accord import ACCORD_KINDS
from dateline.records.claim import Claim
from dateline.records.event import EventAccord
from dateline.records.values import PlaceValue
from tests.match.accord_builders import (
    REFERENCE,
    a_claim,
    a_given,
    actor,
    an_event,
    find,
    made_in_gaza,
    place,
    published,
    the_breaches,
)

SHELLED = "Syrian army shelled Ariha."
ARMY: dict[str, Any] = {"who": ["reg:syr-mil"], "where": ["Ariha"], "mode": "heavy-weapons"}
GAZA: dict[str, Any] = {
    "id": "accord:gaza",
    "kind": "truce",
    "parties": ("reg:isr", "reg:hamas"),
    "area": "Gaza",
    "name": "Gaza truce",
}
EVACUATION: dict[str, Any] = {
    "kind": "evacuation deal",
    "area": "Kafriya",
    "parties": ("reg:syr", "reg:ahrar"),
    "name": "Kafriya deal",
}


def shelled(**more: Any) -> Claim:
    """The army shells Ariha, in Idlib, on 1 April 2020."""
    return a_claim(SHELLED, "shelled", **(ARMY | more))


# (what is done, under which accord, whether it asks a question). The name of each says why.
INFERRED: dict[str, tuple[Claim, dict[str, Any], bool]] = {
    "an organ of a party inside the area": (shelled(), {}, True),
    "a part of an organ of a party": (shelled(who=["reg:tiger-forces"]), {}, True),
    "whom a party backs": (shelled(who=["reg:sna"], whom=["reg:syr-mil"]), {}, True),
    "one of the rebels, who are a party": (shelled(who=["reg:ahrar"], whom=["reg:syr-mil"]), {}, True),
    "against civilians": (shelled(whom=["gen:SYR-CVL"]), {}, True),
    "under way": (shelled(factuality="ongoing", days=0), {}, True),
    "in the province, no closer": (shelled(where=["Idlib"]), {}, True),
    "on the very first day": (shelled(day="2020-03-06"), {}, True),
    "within a file's radius": (
        shelled(),
        {"area": PlaceValue(id="gn:sar", lat=35.86, lon=36.81, precision="near", radius_km=30.0)},
        True,
    ),
    "in one of several areas": (
        shelled(),
        {"area": PlaceValue(id=None, members=(place("Aleppo"), place("Ariha")))},
        True,
    ),
    # Not put as fact.
    "planned": (shelled(factuality="planned"), {}, False),
    "expected": (shelled(factuality="expected"), {}, False),
    "conditional": (shelled(factuality="conditional"), {}, False),
    "urged": (shelled(factuality="urged"), {}, False),
    "denied": (shelled(factuality="denied"), {}, False),
    # Not known.
    "no place": (shelled(where=[]), {}, False),
    "no actor": (shelled(who=[]), {}, False),
    "a name that nobody knows": (shelled(who=["new:1"]), {}, False),
    "no time": (shelled(day=None), {}, False),
    "no beginning of the accord": (shelled(), {"from_": None}, False),
    "no area of the accord": (shelled(), {"area": None}, False),
    "no parties of the accord": (shelled(), {"parties": ()}, False),
    # Elsewhere, at another time, by somebody else, or something else.
    "outside the area": (shelled(where=["Aleppo"]), {}, False),
    "in a wider place than the area": (shelled(where=["Syria"]), {}, False),
    "before it began": (shelled(day="2020-03-05"), {}, False),
    "perhaps before it began": (shelled(day="2020-03-03", days=7), {}, False),
    "after it ended": (shelled(), {"until": "2020-03-20"}, False),
    "on the first day on which it may be over": (shelled(), {"until": "2020-04-01"}, False),
    "perhaps after it ended": (shelled(days=7), {"until": "2020-04-03"}, False),
    "by somebody who is not bound": (shelled(who=["reg:isr-mil"]), {}, False),
    "by the ally of one whom a party backs": (shelled(who=["reg:friends"]), {"parties": ("reg:irn", "reg:tur")}, False),
    "by one who is exempted, though a rebel": (shelled(who=["reg:hts"]), {"exempt": ("reg:al-nusra",)}, False),
    "against whom it exempts": (shelled(whom=["reg:isis"]), {"exempt": ("reg:isis",)}, False),
    "against the successor of whom it exempts": (shelled(whom=["reg:hts"]), {"exempt": ("reg:al-nusra",)}, False),
    "against the exempted and a party": (shelled(whom=["reg:isis", "reg:ahrar"]), {"exempt": ("reg:isis",)}, True),
    "against a third armed force": (shelled(whom=["reg:isis"]), {}, False),
    "against one's own side": (shelled(whom=["reg:tiger-forces"]), {}, False),
    "a crowd dispersed": (shelled(mode="crowd-control", whom=["gen:SYR-CVL"]), {}, False),
    "no act that a ceasefire forbids": (
        a_claim(SHELLED, "shelled", "PROTEST", who=["reg:syr-mil"], where=["Ariha"]),
        {},
        False,
    ),
    # By kind.
    "troops in a demilitarised zone": (
        a_claim(
            "Turkish armed forces moved into Ariha.",
            "moved",
            "MOBILIZE",
            mode="troops",
            who=["reg:tur-mil"],
            where=["Ariha"],
        ),
        {"kind": "demilitarised zone"},
        True,
    ),
    "troops during a ceasefire": (
        a_claim(
            "Turkish armed forces moved into Ariha.",
            "moved",
            "MOBILIZE",
            mode="troops",
            who=["reg:tur-mil"],
            where=["Ariha"],
        ),
        {},
        False,
    ),
    "artillery in a no-fly zone": (shelled(), {"kind": "no-fly zone"}, False),
    "aircraft in a no-fly zone": (shelled(mode="aerial"), {"kind": "no-fly zone"}, True),
    "evacuees attacked": (shelled(who=["reg:ahrar"], whom=["gen:SYR-REF"], where=["Kafriya"]), EVACUATION, True),
    "nobody named on the way out": (shelled(who=["reg:ahrar"], where=["Kafriya"]), EVACUATION, False),
    "a peace agreement and the other party": (shelled(whom=["reg:ahrar"]), {"kind": "peace agreement"}, True),
    "a peace agreement and civilians": (shelled(whom=["gen:SYR-CVL"]), {"kind": "peace agreement"}, False),
    "a peace agreement and nobody named": (shelled(), {"kind": "peace agreement"}, False),
    "an exchange of prisoners": (shelled(whom=["reg:ahrar"]), {"kind": "prisoner exchange"}, False),
    "an accord of no known kind": (shelled(), {"kind": "other"}, False),
    "what the file forbids": (
        a_claim(
            "Syrian army besieged Ariha.", "besieged", "COERCE", mode="restrict", who=["reg:syr-mil"], where=["Ariha"]
        ),
        {"forbids": ("COERCE.restrict",)},
        True,
    ),
    "what the file does not forbid": (shelled(), {"forbids": ("ASSAULT.aerial",)}, False),
    # Neighbours.
    "a strike across the border": (
        a_claim("Israeli armed forces struck Rafah.", "struck", who=["reg:isr-mil"], where=["Rafah"]),
        GAZA,
        True,
    ),
    "a rocket out of the area": (
        a_claim("Hamas fired at Sderot.", "fired", who=["reg:hamas"], where=["Sderot"]),
        GAZA,
        False,
    ),
    "at home, against one's own people": (
        a_claim(
            "Israeli armed forces shot at Haifa.", "shot", who=["reg:isr-mil"], whom=["gen:ISR-CVL"], where=["Haifa"]
        ),
        GAZA | {"area": "Israel"},
        False,
    ),
    "at home, against the other party": (
        a_claim(
            "Israeli armed forces shot at Haifa.", "shot", who=["reg:isr-mil"], whom=["reg:hamas"], where=["Haifa"]
        ),
        GAZA | {"area": "Israel"},
        True,
    ),
}


@pytest.mark.parametrize("name", INFERRED)
def test_what_a_comparison_asks_about(name: str) -> None:
    """Place, time, actor and kind must all speak for it; what is not known speaks for nothing."""
    claim, accord, expected = INFERRED[name]
    found = the_breaches(find(claim, given=[a_given(**accord)]))
    assert found == ([("e1", "inferred")] if expected else [])


def test_why_of_an_inferred_breach_is_a_question_with_what_was_compared() -> None:
    """Nobody may take it for a finding."""
    (record,) = find(shelled(), given=[a_given()])[0].breach_records
    assert record.why == (
        "A question for a person, not a finding: does this breach “Idlib ceasefire”? ASSAULT.heavy-weapons by Syrian"
        " army, an organ of Syria, a party, in Ariha, inside its area (Idlib), after it began (2020-03-06); a ceasefire"
        " forbids its parties armed attacks; whom it was against is not told."
    )


def test_why_says_that_the_first_day_may_be_too_early_and_whom_it_exempts() -> None:
    """What speaks against it is told with the question."""
    (record,) = find(shelled(day="2020-03-06"), given=[a_given(exempt=("reg:isis",))])[0].breach_records
    assert "that very day, so perhaps before it" in record.why
    assert record.why.endswith("whom it was against is not told, and it exempts Islamic State.")


def test_what_a_person_rejected_breaches_nothing() -> None:
    """Neither the event, nor by a claim that was rejected."""
    claim = shelled()
    event = an_event(claim, status="rejected")
    found = find_accords([event], [claim], published(claim), [a_given()], reference=REFERENCE)
    said = replace(
        a_claim(
            "The shelling of Ariha violated the ceasefire.",
            "shelling",
            where=["Ariha"],
            accord="ceasefire",
            parties=["reg:rus", "reg:tur"],
        ),
        status="rejected",
    )
    assert the_breaches(found) == the_breaches(find(said, given=[a_given()])) == []


def test_events_are_marked_with_the_accords_that_they_breach() -> None:
    """By the accord's id, in order; other events stay as they are."""
    claims = [shelled(), a_claim(SHELLED, "shelled", where=["Aleppo"], number=2)]
    events = [an_event(claim) for claim in claims]
    given = [a_given("accord:b"), a_given("accord:a", kind="truce", name="Idlib truce")]
    accords = find_accords(events, claims, published(*claims), given, reference=REFERENCE)
    first, second = mark_breaches(events, accords)
    assert first.accords == (
        EventAccord(id="accord:a", breach="inferred"),
        EventAccord(id="accord:b", breach="inferred"),
    )
    assert second == events[1]


def test_marks_of_earlier_accords_are_taken_away() -> None:
    """What no accord says any more is no mark."""
    event = replace(an_event(shelled()), accords=(EventAccord(id="accord:gone", breach="inferred"),))
    assert mark_breaches([event], [])[0].accords == ()


def test_every_kind_says_what_it_forbids_and_why() -> None:
    """A kind without a rule would silently infer nothing; what forbids something gives its reason."""
    assert set(RULES) == set(ACCORD_KINDS)
    assert all(rule.reason for rule in RULES.values() if rule.forbids)


def test_an_unknown_party_is_named_by_its_id() -> None:
    """A sentence never has a hole in it."""
    given = replace(a_given(), parties=(replace(actor("reg:syr"), name=None), actor("gen:SYR-REB")))
    assert "an organ of reg:syr, a party" in find(shelled(), given=[given])[0].breach_records[0].why


def test_what_pages_alone_tell_is_not_taken_to_hold_for_years() -> None:
    """Half a year after a truce began of which no page tells the end, nothing is asked any more."""
    truce = made_in_gaza()
    struck: dict[str, Any] = {"who": ["reg:isr-mil"], "where": ["Rafah"], "page": "p2"}
    soon = a_claim("Israeli armed forces struck Rafah.", "struck", day="2020-06-01", number=2, **struck)
    late = a_claim("Israeli armed forces struck Rafah.", "struck", day="2020-12-01", number=3, **struck)
    assert the_breaches(find(truce, soon, late)) == [("e2", "inferred")]
