"""This file says how a review in the terminal goes: whole sessions, typed line by line."""

from __future__ import annotations

from typing import Any

from dateline.records.claim import Claim
from dateline.records.judgement import Judgement
from tests.cli.review_desk import Desk, a_book, kept, statuses, two_claims
from tests.review.builders import FakeBook, a_claim, a_toll


def test_an_accepted_event_is_reviewed_and_the_mark_goes_on() -> None:
    """The most urgent comes first; each line is about the marked one."""
    book = a_book()
    text = Desk(book).type("a", "r not on the page", "q")
    assert statuses(book) == {"ev:1": "reviewed", "ev:2": "rejected", "ev:3": "machine"}
    assert kept(book) == [("accept", "ev:1", "the page attests it"), ("reject", "ev:2", "not on the page")]
    assert "3 events to judge, as Ana; ? for the keys" in text
    assert text.endswith("1 accepted, 1 rejected; 1 left in the queue")


def test_nothing_is_shown_to_whom_nothing_is_left() -> None:
    """The session ends at once; so does one whose screen is all decided."""
    book = a_book(1)
    assert Desk(book).type("a").endswith("1 accepted; 0 left in the queue")
    assert Desk(book).type() == "nothing to judge: no event meets this"


def test_the_end_of_input_leaves_as_quitting_does() -> None:
    """What was decided is kept."""
    book = a_book()
    assert Desk(book).type("a").endswith("1 accepted; 2 left in the queue")
    assert statuses(book)["ev:1"] == "reviewed"


def test_a_judgement_says_why() -> None:
    """A reason that was not typed is asked for; without one nothing is written."""
    book = a_book()
    desk = Desk(book)
    text = desk.type("r", "", "r", "another town", "q")
    assert desk.prompts.count("reason> ") == 2
    assert "a judgement says why; nothing was written" in text
    assert kept(book) == [("reject", "ev:1", "another town")]


def test_many_are_judged_at_once_only_on_the_screen() -> None:
    """`all` are those drawn now, less what was decided; what waits behind them is not touched."""
    book = a_book(5)
    desk = Desk(book, rows=29)
    text = desk.type("r 1 no", "a all", "q")
    assert statuses(book) == {
        "ev:1": "rejected", "ev:2": "reviewed", "ev:3": "reviewed", "ev:4": "machine", "ev:5": "machine",
    }  # fmt: skip
    assert desk.prompts[0] == "1 of 3 (2 more)> "
    assert "2 accepted: the page attests it (version 1)" in text


def test_a_number_that_is_not_on_the_screen_judges_nothing() -> None:
    """Not even the others of the same line."""
    book = a_book(2)
    assert "not done: no 3 on the screen; choices: 1 to 2" in Desk(book).type("a 1-3", "q")
    assert kept(book) == []
    assert "only a merge takes an event's id" in Desk(book).type("a ev:2", "q")
    assert kept(book) == []


def test_a_screen_holds_what_fits_and_at_least_one() -> None:
    """An event longer than the screen is drawn whole."""
    desk = Desk(a_book(2), rows=5)
    desk.type("n", "n")
    assert desk.prompts == ["1 of 1 (1 more)> ", "1 of 1 (0 more)> "]


def test_what_is_passed_over_is_left_as_it_is() -> None:
    """And is counted as left."""
    book = a_book(2)
    assert Desk(book).type("n").endswith("nothing judged; 2 left in the queue")
    assert kept(book) == []


def test_a_number_alone_marks_that_one() -> None:
    """What follows is about it."""
    book = a_book()
    Desk(book).type("3", "a", "q")
    assert statuses(book)["ev:3"] == "reviewed"


def test_an_edit_stands_beside_the_machines_own_value() -> None:
    """On the screen, as in the casebook; the event is reviewed once all its claims are."""
    book = a_book(2)
    text = Desk(book).type("e toll killed=14-15 -- the ministry counts so", "q")
    assert "toll 14–15 killed (machine: 12 killed)" in text
    assert "edited by Ana, 2026-11-28 12:00 UTC: the ministry counts so (version 1)" in text
    (claim,) = book.claims(page="p1")
    assert [(toll.low, toll.high) for toll in claim.toll] == [(14, 15)]
    assert isinstance(claim.machine, Claim)
    assert claim.machine.toll == (a_toll(),)
    assert statuses(book)["ev:1"] == "reviewed"


def test_an_edit_that_moves_a_claim_to_another_event_shows_that_event() -> None:
    """The casebook matches an edited claim anew: what it told then comes first, under whatever id."""

    class Moving(FakeBook):
        def judge(self, subject: str, action: Any, **more: Any) -> Judgement:
            if action == "edit":
                self.groups = {"ev:2": ["p2#e1", "p1#e1"], "ev:3": ["p3#e1"]}
            return super().judge(subject, action, **more)

    book = Moving(*([a_claim(f"p{n}#e1", confidence=0.5 + n / 100)] for n in (1, 2, 3)))
    text = Desk(book).type("e place Tarim -- so", "a", "q")
    assert "by that ev:1 tells other claims" in text
    assert statuses(book) == {"ev:2": "reviewed", "ev:3": "machine"}


def test_an_edit_is_of_one_claim() -> None:
    """It says what one page attests: of several claims one has to be named."""
    book = two_claims()
    text = Desk(book).type("e factuality denied", "e b factuality denied -- it says so", "q")
    assert "not done: 1: which claim? choices: 1a, 1b" in text
    assert kept(book) == [("edit", "p2#e1", "it says so")]
    assert statuses(book)["ev:1"] == "machine"  # the other claim is still to be judged


def test_what_cannot_be_meant_is_told_before_a_reason_is_asked() -> None:
    """With the choices."""
    desk = Desk(a_book())
    assert "unknown factuality 'true'; choices: happened" in desk.type("e factuality true", "m 1", "s a", "q")
    assert "cannot be merged with itself" in desk.text
    assert "a split names some of several" in desk.text
    assert "reason> " not in desk.prompts


def test_one_claim_of_several_is_judged_by_its_letter() -> None:
    """A rejected one leaves its event and does not come back when the rest is accepted."""
    book = two_claims()
    text = Desk(book).type("r 1b another day", "a 1", "q")
    assert "1b rejected: another day (version 1)" in text
    assert [claim.status for claim in book.claims()] == ["accepted", "rejected", "machine"]
    assert [event.claims for event in book.events()] == [("p1#e1",), ("p3#e1",)]


def test_a_claim_that_somebody_judged_alone_keeps_that_judgement() -> None:
    """Whoever then rejects the event is told which."""
    book = two_claims()
    text = Desk(book).type("e 1b toll killed=14 -- the ministry", "r 1 not on the pages", "q")
    assert "1b stays edited by Ana" in text
    assert [claim.status for claim in book.claims()] == ["rejected", "edited", "machine"]


def test_a_merge_joins_events_and_shows_what_came_of_it() -> None:
    """The joined event comes first on the next screen; one that is not on the screen is named by its id."""
    book = a_book(3)
    desk = Desk(book)
    text = desk.type("m 2 one attack", "q")
    assert [(event.id, event.claims) for event in book.events()] == [("ev:1", ("p1#e1", "p2#e1")), ("ev:3", ("p3#e1",))]
    assert "one act with a: Both claims fall on the same day." in text
    assert desk.prompts[-1] == "1 of 2 (0 more)> "
    Desk(book, rows=5).type("m ev:3 the same attack", "q")
    assert [event.claims for event in book.events()] == [("p1#e1", "p2#e1", "p3#e1")]


def test_a_merge_is_of_events_that_there_are() -> None:
    """And of whole events."""
    text = Desk(a_book()).type("m ev:9 one attack", "m 2b one attack", "q")
    assert "ev:9: the casebook has no such event" in text
    assert "a claim that belongs elsewhere is split off first" in text


def test_a_split_makes_an_event_of_its_own_which_is_to_be_judged_too() -> None:
    """Both parts come first on the next screen."""
    book = two_claims()
    desk = Desk(book)
    desk.type("s b another day", "a 1,2", "q")
    assert {event.id: event.claims for event in book.events()} == {
        "ev:1": ("p1#e1",), "ev:1-apart": ("p2#e1",), "ev:2": ("p3#e1",),
    }  # fmt: skip
    assert statuses(book) == {"ev:1": "reviewed", "ev:1-apart": "reviewed", "ev:2": "machine"}


def test_undo_takes_back_all_that_the_last_line_did() -> None:
    """Judgements are added, never edited: what is undone stays in the history."""
    book = a_book()
    text = Desk(book).type("a 1,2", "u slipped", "a 3", "u", "q")
    assert set(statuses(book).values()) == {"machine"}
    assert [judgement.action for judgement in book.judgements("ev:1")] == ["accept", "withdraw"]
    assert book.judgements("ev:1")[-1].reason == "slipped"
    assert text.endswith("nothing judged; 3 left in the queue")


def test_undo_goes_back_step_by_step_and_no_further_than_the_session() -> None:
    """An earlier session's judgement is taken back by a command of its own."""
    book = a_book()
    Desk(book).type("a 3", "q")
    text = Desk(book).type("e toll killed=3 -- misread", "r 2 no", "u", "u", "u", "q")
    assert statuses(book) == {"ev:1": "machine", "ev:2": "machine", "ev:3": "reviewed"}
    assert "nothing was judged in this session" in text


def test_undo_brings_back_what_is_no_longer_on_the_screen() -> None:
    """It is shown again, first."""
    book = a_book(2)
    desk = Desk(book, rows=5)
    desk.type("a", "u", "r no", "a")
    assert statuses(book) == {"ev:1": "rejected", "ev:2": "reviewed"}


def test_a_merge_and_a_split_are_undone_too() -> None:
    """The events are as they were."""
    for book, line in ((a_book(), "m 2 one"), (two_claims(), "s b other")):
        before = {event.id: event.claims for event in book.events()}
        Desk(book).type(line, "u", "q")
        assert {event.id: event.claims for event in book.events()} == before


def test_the_paragraph_around_a_sentence_is_shown() -> None:
    """Before and after it."""
    text = Desk(a_book()).type("c", "q")
    assert "The truce is over. On Monday the Reed Column" in text
    assert "killing 12 villagers. Nobody else was seen." in text


def test_why_claims_are_one_act_is_told_in_full_when_asked() -> None:
    """The screen has room for the weightiest reasons only."""

    class Telling(FakeBook):
        def explain(self, one: str, other: str, /) -> tuple[str, ...]:
            return (
                "Same day. (+1.50)",
                "Same place. (+1.00)",
                "Other words. (-0.77)",
                "Together: 77% likely.",
                "One act.",
            )

    desk = Desk(Telling([a_claim("p1#e1"), a_claim("p2#e1")]))
    text = desk.type("w b", "w a", "q")
    assert "one act with a: Same day. Same place. … One act." in text
    assert "claim b and claim a: Same day. (+1.50) Same place. (+1.00) Other words. (-0.77) Together" in text
    assert "claim a is the one that the others are compared with" in text


def test_a_line_that_cannot_be_read_changes_nothing() -> None:
    """An empty one neither; the keys are shown by a question mark, the screen again by `l`."""
    book = a_book()
    desk = Desk(book)
    desk.type("", "xyz", "?", "l", "q")
    assert "no such key 'xyz'" in desk.text
    assert "reject: it does not" in desk.text
    assert desk.text.count("3 ● happened") == 2
    assert kept(book) == []


def test_no_line_is_wider_than_the_screen() -> None:
    """80 columns, with every part of an event drawn, and every message."""
    machine = a_claim("p4#e1", confidence=0.3, time=None)
    book = FakeBook([a_claim("p1#e1"), a_claim("p2#e1", factuality="denied")], [machine])
    desk = Desk(book)
    desk.type(
        "?", "e 2a place Osmund-on-the-Upper-Reeds -- " + "so says the map " * 8, "m", "a 9", "r 1b " + "no " * 40, "q"
    )
    assert max(map(len, desk.lines())) <= 80
