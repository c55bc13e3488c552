"""This file says what a reviewer may change of a claim, how it is typed, and what an edit may not do."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import convert, to_builtins

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.review.edits import read_edit
from dateline.review.evidence import EDITED_FIELDS
from tests.review.builders import GUARD, LOOKUP, TEXT, a_claim, a_time, a_toll, an_actor


def edit(field: str, words: str, **claim: Any) -> dict[str, Any]:
    """The fields that the words change."""
    return read_edit(a_claim(**claim), field, words, LOOKUP)


def edited(field: str, words: str, **claim: Any) -> Claim:
    """The claim with the fields that the words change."""
    before = a_claim(**claim)
    return convert(to_builtins(before) | read_edit(before, field, words, LOOKUP), Claim)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("type", "COERCE.restrict", {"type": "COERCE", "mode": "restrict"}),
        ("type", "protest", {"type": "PROTEST", "mode": None}),  # heavy-weapons is no mode of a protest
        ("mode", "aerial", {"mode": "aerial"}),
        ("mode", "none", {"mode": None}),
        ("factuality", "Denied", {"factuality": "denied"}),
        ("actor", "none", {"actor": []}),
        ("time", "none", {"time": None}),
        ("toll", "none", {"toll": []}),
    ],
)
def test_an_edit_is_the_fields_with_their_new_values(field: str, words: str, value: dict[str, Any]) -> None:
    """As the claim's JSON has them; a mode that the new type lacks goes with the old type."""
    assert edit(field, words) == value


def test_a_mode_that_the_new_type_has_too_stays() -> None:
    """Withdraw is a mode of both."""
    assert edit("type", "SANCTION", type="RETREAT", mode="withdraw") == {"type": "SANCTION"}


@pytest.mark.parametrize("field", ["actor", "recipient", "source", "beneficiary"])
def test_an_actor_is_given_by_id_or_name(field: str) -> None:
    """Several are parted by a semicolon."""
    told = getattr(edited(field, "reg:guard; Reed Column"), field)
    assert [(actor.id, actor.name) for actor in told] == [
        ("reg:guard", "Osmund Guard"),
        ("reg:reed", "Reed Column"),
    ]


def test_a_place_is_given_by_id_or_name() -> None:
    """With all that the gazetteer knows of it."""
    (place,) = edited("place", "Tarim").place
    assert (place.id, place.lat, place.precision) == ("gn:2", 35.7, "exact")
    assert edit("place", "gn:2") == edit("place", "Tarim")


def test_what_a_person_adds_has_no_words_on_the_page() -> None:
    """No span is made up: it is empty, where the evidence begins, and says who decided."""
    (actor,) = edited("actor", "reg:guard").actor
    start = a_claim().evidence.start
    assert (actor.mention, actor.text, actor.start, actor.end) == ("", "", start, start)
    assert TEXT[actor.start : actor.end] == actor.text
    assert actor.decided_by == "reviewer"


def test_what_was_there_keeps_its_words() -> None:
    """Adding a second actor does not take the first one's span away."""
    kept, added = edited("actor", "Reed Column; Osmund Guard").actor
    assert kept == an_actor()
    assert added.text == ""


def test_a_name_that_nobody_knows_stays_unresolved_with_its_reason() -> None:
    """It is kept as typed, never snapped to a near match."""
    (place,) = edited("place", "Osmundville").place
    assert (place.id, place.name, place.reason) == (None, "Osmundville", "not in any gazetteer")
    (actor,) = edited("source", "the Ferryman").source
    assert (actor.id, actor.name, actor.reason) == (None, "the Ferryman", "in no registry")


def test_a_value_without_id_and_reason_is_refused() -> None:
    """Whoever looks names up has to say why not."""
    silent = type(LOOKUP)(actor=lambda name, claim: GUARD.__class__(id=None, provisional=False), place=LOOKUP.place)
    with pytest.raises(UsageError, match="neither an id nor a reason"):
        read_edit(a_claim(), "actor", "X", silent)


def test_a_name_that_several_bear_is_refused_with_the_choices() -> None:
    """The lookup's own words reach the reviewer."""
    with pytest.raises(UsageError, match="gn:3; Ras, Aleppo"):
        edit("place", "Ras")


@pytest.mark.parametrize("field", ["time", "said"])
def test_a_time_is_an_interval(field: str) -> None:
    """Month by name of its days, end left out."""
    time = getattr(edited(field, "2018-06"), field)
    assert (str(time.from_), str(time.until), time.precision, time.text) == ("2018-06-01", "2018-07-01", "month", "")


def test_a_toll_takes_the_place_of_its_own_kind_alone() -> None:
    """Who corrects the dead says nothing of the wounded."""
    wounded = a_toll(3, 3, of="wounded", mention="m5")
    told = edited("toll", "killed=12-15", toll=(a_toll(), wounded)).toll
    assert [(toll.of, toll.low, toll.high, toll.text) for toll in told] == [
        ("killed", 12, 15, ""),
        ("wounded", 3, 3, "12"),
    ]
    assert edited("toll", "killed=none", toll=(a_toll(), wounded)).toll == (wounded,)


def test_a_part_of_a_toll_that_is_gone_stands_for_itself() -> None:
    """It would otherwise be a part of nothing."""
    part = a_toll(2, 2, of="wounded", mention="m5", included_in="m4")
    (_, kept) = edited("toll", "killed=14", toll=(a_toll(), part)).toll
    assert kept.included_in is None


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("trigger", "fired", "unknown field 'trigger'; fields: type, mode, factuality, actor"),
        ("evidence", "Another sentence.", "unknown field 'evidence'"),
        ("type", "ATTACK", "unknown type 'ATTACK'; choices: AGREE, CONSULT"),
        ("type", "none", "type cannot be empty; choices: AGREE"),
        ("type", "PROTEST.aerial", "unknown mode of PROTEST 'aerial'; choices: demo, riot"),
        ("type", "AGREE.firm", "AGREE has no modes"),
        ("mode", "demo", "unknown mode of ASSAULT 'demo'; choices: abduct"),
        ("factuality", "true", "unknown factuality 'true'; choices: happened, ongoing"),
        ("factuality", "none", "factuality cannot be empty; choices: happened"),
        ("time", "Monday", "is no date"),
        ("toll", "12", "cannot be read"),
        ("place", " ", "place: no value is given; none empties it"),
        ("factuality", "happened", "factuality is 'happened' already; nothing would change"),
        ("actor", "Reed Column", "already; nothing would change"),
        ("said", "none", "already; nothing would change"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_choices(field: str, words: str, told: str) -> None:
    """Nothing is changed."""
    with pytest.raises(UsageError, match=told):
        edit(field, words)


def test_every_field_can_be_edited() -> None:
    """A field without a way to type it fails here."""
    words = {"type": "AID", "mode": "none", "factuality": "denied", "place": "Tarim", "toll": "killed=1"}
    times = dict.fromkeys(("time", "said"), "2017")
    for field in EDITED_FIELDS:
        assert edit(field, (words | times).get(field, "Osmund Guard"), time=a_time())
