"""This file says which claims attest an accord, which of them mean the same one, and what is known of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.match.accords import find_accords
from dateline.records.accord import Accord
from tests.match.accord_builders import REFERENCE, a_claim, find, published, renumber
from tests.match.accord_builders import a_truce as truce
from tests.match.accord_builders import made_in_gaza as made

# What attests an accord, and what does not: a claim, and how many accords there are.
ATTESTED = {
    "agreed": (made(), 1),
    "signed, coded as support": (
        a_claim("Israel and Hamas signed a truce.", "signed", "SUPPORT", who=["reg:isr", "reg:hamas"], accord="truce"),
        1,
    ),
    "took effect": (truce("A ceasefire took effect in Gaza.", "effect", where=["Gaza"], accord="ceasefire"), 1),
    "holds, without a span": (
        truce("The ceasefire is holding in Gaza.", "holding", where=["Gaza"], factuality="ongoing"),
        1,
    ),
    "collapsed, without a span": (
        truce("The truce collapsed.", "collapsed", factuality="denied", who=["reg:isr", "reg:hamas"]),
        1,
    ),
    "left under it": (
        a_claim("Evacuees left Kafriya under a deal.", "left", "RETREAT", mode="withdraw", accord="deal"),
        1,
    ),
    "invoked by a conditional act": (
        a_claim(
            "Any attack would be a violation of the de-escalation zone.",
            "attack",
            factuality="conditional",
            accord="de-escalation zone",
        ),
        1,
    ),
    "violated, without a span": (a_claim("Gunmen fired in breach of the deal.", "fired", who=["gen:SYR-UAF"]), 1),
    "expected": (made(factuality="expected"), 0),
    "urged": (made(factuality="urged"), 0),
    "conditional": (made(factuality="conditional"), 0),
    "planned": (made(factuality="planned"), 0),
    "refused": (made(factuality="denied"), 0),
    "called for": (
        a_claim("The United Nations called for a truce.", "called for", "REQUEST", who=["reg:un"], accord="truce"),
        0,
    ),
    "talked about": (a_claim("They met about the truce.", "met", "CONSULT", accord="truce"), 0),
    "urged to begin": (truce("A truce in Gaza is needed.", "truce", factuality="urged", where=["Gaza"]), 0),
    "not there at all": (truce("There is no ceasefire in Gaza.", "ceasefire", factuality="denied", where=["Gaza"]), 0),
    "in the way of an act, and new": (a_claim("Rebels fired to prevent a truce.", "fired", accord="truce"), 0),
    "sanctions": (a_claim("Turkey defied the sanctions.", "defied", accord="sanctions"), 0),
    "an agreement to do something": (a_claim("Israel and Egypt agreed to meet.", "agreed", "AGREE"), 0),
    "in a reader's comment": (made(comment=True), 0),
    "rejected by a person": (made(status="rejected"), 0),
}


@pytest.mark.parametrize("name", ATTESTED)
def test_what_attests_an_accord(name: str) -> None:
    """That it was made, holds, ended or is invoked as known; never that somebody hopes for it."""
    claim, expected = ATTESTED[name]
    assert len(find(claim)) == expected


def the_days(*claims: Any) -> tuple[str | None, str | None]:
    """From when until when the only accord of the claims was in force."""
    (accord,) = find(*claims)
    return (str(accord.from_) if accord.from_ else None, str(accord.until) if accord.until else None)


COLLAPSED = truce(
    "The truce in Gaza collapsed.",
    "collapsed",
    factuality="denied",
    who=["reg:isr", "reg:hamas"],
    where=["Gaza"],
    day="2020-05-02",
    number=2,
    start=100,
)
EFFECT = truce(
    "The truce took effect in Gaza.", "effect", where=["Gaza"], accord="truce", day="2020-04-03", number=3, start=200
)
HELD = truce("The truce held.", "held", accord="truce", day="2020-04-20", number=4, start=300)

DAYS = {
    "the day on which it was agreed": ((made(),), ("2020-04-01", None)),
    "the day on which it took effect comes first": ((made(), EFFECT), ("2020-04-03", None)),
    "a week tells its last day only": ((made(days=7),), ("2020-04-07", None)),
    "a month tells nothing": ((made(days=30),), (None, None)),
    "no time, nothing": ((made(day=None),), (None, None)),
    "holding tells no beginning": ((HELD,), (None, None)),
    "until the first day on which it may have collapsed": ((made(), COLLAPSED), ("2020-04-01", "2020-05-02")),
    "invoked alone": ((a_claim("Fire broke the truce.", "Fire", accord="truce"),), (None, None)),
}


@pytest.mark.parametrize("name", DAYS)
def test_since_when_and_until_when(name: str) -> None:
    """From the first day on which it was surely in force to the first on which it may be no more."""
    claims, expected = DAYS[name]
    assert the_days(*claims) == expected


def test_what_is_known_of_an_accord() -> None:
    """Kind, parties and area are those that the pages' words give; the name tells them."""
    (accord,) = find(made())
    assert (accord.kind, [p.id for p in accord.parties], accord.area and accord.area.name) == (
        "truce",
        ["reg:hamas", "reg:isr"],
        "Gaza",
    )
    assert (accord.name, accord.origin, accord.claims) == ("truce between Hamas and Israel", "claims", ("p1#e1",))
    assert accord.id.startswith("acc:")
    assert Accord.from_json(accord.to_json()) == accord


def test_a_broker_is_no_party() -> None:
    """Who stands before *brokered* where two others follow."""
    sentence = "Egypt brokered a truce between Israel and Hamas."
    claim = a_claim(sentence, "brokered", "AGREE", who=["reg:egy", "reg:isr", "reg:hamas"], accord="truce")
    assert [party.id for party in find(claim)[0].parties] == ["reg:hamas", "reg:isr"]


def test_where_it_was_signed_is_not_where_it_holds() -> None:
    """*A truce in Cairo* of Israel and Hamas covers no street of Cairo; one in Gaza covers Gaza."""
    claim = a_claim(
        "Israel and Hamas reached a truce in Cairo.",
        "reached",
        "AGREE",
        who=["reg:isr", "reg:hamas"],
        where=["Cairo"],
        accord="truce",
        covers=["Cairo"],
    )
    assert find(claim)[0].area is None


# Two claims on two pages, and whether they mean one accord.
OTHER: dict[str, Any] = {"page": "p2"}
JOINED = {
    "the same parties, the same days": (made(day="2020-04-02", **OTHER), True),
    "a ceasefire is a truce": (
        a_claim(
            "Israel and Hamas declared a ceasefire.",
            "declared",
            "AGREE",
            accord="ceasefire",
            parties=["reg:isr", "reg:hamas"],
            **OTHER,
        ),
        True,
    ),
    "invoked two months later": (
        a_claim(
            "Israeli armed forces shelled Rafah despite the truce.",
            "shelled",
            who=["reg:isr-mil"],
            where=["Rafah"],
            accord="truce",
            parties=["reg:isr", "reg:hamas"],
            day="2020-06-01",
            **OTHER,
        ),
        True,
    ),
    "its organ and the area": (
        truce(
            "The truce collapsed.",
            "collapsed",
            factuality="denied",
            who=["reg:isr-mil"],
            where=["Rafah"],
            accord="truce",
            day="2020-05-01",
            **OTHER,
        ),
        True,
    ),
    "another enemy": (
        a_claim(
            "Israel and Hezbollah agreed on a truce.",
            "agreed",
            "AGREE",
            who=["reg:isr", "reg:hezbollah"],
            accord="truce",
            **OTHER,
        ),
        False,
    ),
    "another place": (made(covers=["Lebanon"], **OTHER), False),
    "another kind": (
        a_claim(
            "Israel and Hamas agreed on a prisoner swap.",
            "agreed",
            "AGREE",
            who=["reg:isr", "reg:hamas"],
            accord="prisoner swap",
            **OTHER,
        ),
        False,
    ),
    "a new one in autumn": (made(day="2020-10-01", **OTHER), False),
    "spoken of before it began": (
        truce("The truce held.", "held", accord="truce", parties=["reg:isr", "reg:hamas"], day="2020-03-01", **OTHER),
        False,
    ),
    "only one party, no place": (
        truce("Hamas said the truce held.", "held", accord="truce", parties=["reg:hamas"], **OTHER),
        False,
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_which_pages_mean_one_accord(name: str) -> None:
    """Kind, parties, area and time must agree, and two parties, or one and the place, must say so."""
    other, joined = JOINED[name]
    assert len(find(made(), other)) == (1 if joined else 2)


def test_a_bare_ceasefire_joins_the_only_accord_of_its_page() -> None:
    """*The deal collapsed*, a sentence after the truce was told."""
    bare = a_claim(
        "The deal collapsed.",
        "collapsed",
        "RETREAT",
        mode="ceasefire",
        factuality="denied",
        accord="deal",
        day="2020-04-09",
        number=2,
        start=60,
    )
    (accord,) = find(made(), bare)
    assert (accord.claims, accord.until) == (("p1#e1", "p1#e2"), date(2020, 4, 9))


def test_a_bare_ceasefire_joins_the_one_that_its_pages_actors_and_place_leave_no_doubt_about() -> None:
    """Israel, Hamas and Rafah on the page: the truce that another page tells."""
    bare = truce("The truce held.", "held", accord="truce", page="p2", number=1)
    struck = a_claim(
        "Israel struck Rafah.",
        "struck",
        who=["reg:isr"],
        whom=["reg:hamas"],
        where=["Rafah"],
        page="p2",
        number=2,
        start=50,
    )
    (accord,) = find(made(), bare, struck)
    assert "p2#e1" in accord.claims


def test_a_bare_ceasefire_that_may_be_two_stays_with_its_page() -> None:
    """Israel with Hamas and Hezbollah on one page, and a truce with each."""
    north = a_claim(
        "Israel and Hezbollah agreed on a truce.",
        "agreed",
        "AGREE",
        who=["reg:isr", "reg:hezbollah"],
        accord="truce",
        page="p3",
    )
    bare = truce("The truce held.", "held", accord="truce", page="p2", number=1)
    struck = a_claim(
        "Israel struck them.",
        "struck",
        who=["reg:isr"],
        whom=["reg:hamas", "reg:hezbollah"],
        page="p2",
        number=2,
        start=50,
    )
    found = find(made(), north, bare, struck)
    assert [accord.claims for accord in found if "p2#e1" in accord.claims] == [("p2#e1",)]


def test_a_page_that_comes_later_does_not_change_an_accords_id() -> None:
    """It is that of the claim of the earliest page."""
    first, later = made(), renumber(made(day="2020-04-02"), "a-later-page")
    dates = published(first, day="2020-04-01") | published(later, day="2020-04-09")
    (alone,) = find_accords([], [first], dates, reference=REFERENCE)
    (both,) = find_accords([], [first, later], dates, reference=REFERENCE)
    assert alone.id == both.id
    assert len(both.claims) == 2


def test_a_bare_deal_is_of_the_kind_that_its_page_tells() -> None:
    """Another mention says what it is; `other` says nothing."""
    told: dict[str, Any] = {"accord": "deal", "factuality": "conditional"}
    sentence = "Any attack would break the deal."
    assert [find(a_claim(sentence, "attack", kind=kind, **told))[0].kind for kind in ("truce", "other", None)] == [
        "truce",
        "other",
        "other",
    ]
