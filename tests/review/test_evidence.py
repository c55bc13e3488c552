"""This file says what a reviewer sees of an event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.review.evidence import Mark, find_marks, find_pieces, show_event
from tests.review.builders import (
    SENTENCE,
    TEXT,
    a_claim,
    a_judgement,
    a_page,
    a_toll,
    an_actor,
    an_event,
    shown,
)


def test_the_sentence_is_shown_with_the_trigger_and_the_roles_marked() -> None:
    """Each mark is a piece of the sentence, in order of the text."""
    (one,) = shown().claims
    assert one.text == SENTENCE
    assert [(SENTENCE[mark.start : mark.end], mark.role) for mark in one.marks] == [
        ("Monday", "time"),
        ("Reed Column", "actor"),
        ("shelled", "trigger"),
        ("Osmund", "place"),
        ("12", "toll"),
    ]


def test_what_stands_in_another_sentence_or_nowhere_has_no_mark() -> None:
    """A filler from the sentence before, and one that a person added."""
    before = an_actor(text="truce")
    added = replace(an_actor(mention=""), text="", start=SENTENCE.index("On"), end=SENTENCE.index("On"))
    claim = a_claim(actor=(before, added), place=(), time=None, toll=())
    assert [mark.role for mark in find_marks(claim)] == ["trigger"]


def test_who_printed_it_when_and_what_stands_around_it_are_shown() -> None:
    """Outlet, title, address, creation time, paragraph."""
    (one,) = shown().claims
    page = a_page()
    assert (one.outlet, one.title, one.address) == ("Courier", "Column Shells Osmund", "https://courier.example/p1")
    assert one.published == page.dct
    assert one.context == TEXT


def test_without_its_page_a_claim_is_shown_all_the_same() -> None:
    """It only says less; a claim that is gone is left out."""
    claim = a_claim()
    told = show_event(an_event(claim, a_claim("p2#e1")), {claim.id: claim}, {}, {})
    assert [one.claim.id for one in told.claims] == ["p1#e1"]
    assert (told.claims[0].outlet, told.claims[0].context) == (None, None)


def test_an_edit_is_shown_beside_what_the_machine_had() -> None:
    """Only the fields that differ."""
    machine = a_claim()
    edited = replace(machine, factuality="denied", toll=(a_toll(14, 14),), status="edited", machine=machine)
    (one,) = shown(edited).claims
    assert [(edit.field, edit.machine, edit.person) for edit in one.edits if edit.field == "factuality"] == [
        ("factuality", "happened", "denied")
    ]
    assert [edit.field for edit in one.edits] == ["factuality", "toll"]
    assert shown(machine).claims[0].edits == ()


def test_the_versions_seen_are_those_of_the_event_and_of_each_claim() -> None:
    """A decision rests on them; what stands is shown."""
    histories = {
        "ev:1": [a_judgement("accept", version=1), a_judgement("withdraw", version=2)],
        "p2#e1": [a_judgement("reject", subject="p2#e1", version=1, reviewer="Ben")],
    }
    told = shown(a_claim(), a_claim("p2#e1"), histories=histories)
    assert told.seen == {"ev:1": 2, "p1#e1": 0, "p2#e1": 1}
    assert told.standing is None
    assert [one.standing and one.standing.reviewer for one in told.claims] == [None, "Ben"]


def test_why_the_claims_are_one_act_is_handed_through() -> None:
    """The sentences of the claims that there are."""
    claims = {id: a_claim(id) for id in ("p1#e1", "p2#e1")}
    why = {"p2#e1": ("Both claims fall on the same day.",), "p9#e1": ("Gone.",)}
    told = show_event(an_event(*claims.values()), claims, {}, {}, why)
    assert told.why == {"p2#e1": ("Both claims fall on the same day.",)}


def test_nested_marks_are_told_piece_by_piece() -> None:
    """*12 villagers* is whom it befell, *12* the toll inside it."""
    marks = [Mark(0, 12, "recipient"), Mark(0, 2, "toll")]
    assert list(find_pieces("12 villagers", marks)) == [
        ("12", frozenset({"recipient", "toll"})),
        (" villagers", frozenset({"recipient"})),
    ]


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_pieces_are_the_text_whole(text: str, spans: list[tuple[int, int]]) -> None:
    """However the marks lie in it."""
    bounds = [sorted((min(one, len(text)), min(other, len(text)))) for one, other in spans]
    marks = [Mark(start, end, "place") for start, end in bounds]
    assert "".join(piece for piece, _ in find_pieces(text, marks)) == text
