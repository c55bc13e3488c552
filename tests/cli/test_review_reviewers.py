"""This file says how several reviewers work on one casebook: no decision is lost, and each sees the others'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.records.judgement import Judgement
from tests.cli.review_desk import Desk, a_book, kept, statuses, two_claims
from tests.review.builders import FakeBook, a_claim


def as_ben(book: FakeBook, *lines: str, then: str) -> Callable[[], str]:
    """While Ana thinks, Ben's whole session goes by; then she types her line."""

    def meanwhile() -> str:
        Desk(book, "Ben").type(*lines)
        return then

    return meanwhile


def test_who_is_overtaken_sees_who_decided_what_and_is_asked_again() -> None:
    """Theirs stands when the answer is no."""
    book = a_book()
    desk = Desk(book)
    text = desk.type(as_ben(book, "r 1 another town", "q", then="a"), "n", "q")
    assert "meanwhile ev:1 was rejected by Ben" in text
    assert "another town (version 1)" in text
    assert "decide all the same? y or n> " in desk.prompts
    assert "yours was not written; theirs stands" in text
    assert kept(book) == [("reject", "ev:1", "another town")]


def test_who_decides_all_the_same_supersedes_what_they_saw() -> None:
    """Both judgements are kept, the later one on top."""
    book = a_book()
    Desk(book).type(as_ben(book, "r 1 another town", "q", then="a"), "yes", "q")
    assert [(j.version, j.action, j.reviewer) for j in book.judgements("ev:1")] == [
        (1, "reject", "Ben"),
        (2, "accept", "Ana"),
    ]
    assert statuses(book)["ev:1"] == "reviewed"


def test_an_edit_of_one_claim_overtakes_whoever_accepts_the_event() -> None:
    """Another subject, yet what Ana saw of it is no longer so."""
    book = two_claims()
    text = Desk(book).type(as_ben(book, "e 1b toll killed=14 -- the ministry", "q", then="a 1"), "y", "q")
    assert "meanwhile claim b was edited by Ben" in text
    assert "toll 14 killed (machine: 12 killed)" in text  # shown before she is asked
    assert [claim.status for claim in book.claims()][:2] == ["accepted", "edited"]
    assert book.claims(page="p2")[0].toll[0].low == 14


def test_two_edits_of_one_claim_are_both_kept() -> None:
    """Ben's field stays when Ana edits another one."""
    book = a_book()
    Desk(book).type(as_ben(book, "e factuality denied -- so", "q", then="e place Tarim -- so"), "y", "q")
    (claim,) = book.claims(page="p1")
    assert claim.factuality == "denied"
    assert claim.place[0].id == "gn:2"


def test_of_many_only_those_that_were_overtaken_are_asked_about() -> None:
    """The others are written."""
    book = a_book()
    desk = Desk(book)
    desk.type(as_ben(book, "r 2 no", "q", then="a all"), "n", "q")
    assert statuses(book) == {"ev:1": "reviewed", "ev:2": "rejected", "ev:3": "reviewed"}
    assert desk.prompts.count("decide all the same? y or n> ") == 1


def test_between_the_look_and_the_word_the_version_decides() -> None:
    """Ben is faster by a hair, after Ana's session has looked: the casebook's own check refuses hers."""

    class Racing(FakeBook):
        raced = False

        def judge(self, subject: str, action: Any, **more: Any) -> Judgement:
            if not self.raced:
                self.raced = True
                super().judge(subject, "reject", reason="mine first", reviewer="Ben")
            return super().judge(subject, action, **more)

    book = Racing([a_claim("p1#e1")])
    text = Desk(book).type("a", "n", "q")
    assert "meanwhile ev:1 was rejected by Ben" in text
    assert kept(book) == [("reject", "ev:1", "mine first")]


def test_a_merge_with_what_somebody_else_has_judged_asks_first() -> None:
    """Then the other event's newest state is merged."""
    book = a_book()
    text = Desk(book).type(as_ben(book, "a 2", "q", then="m 2 one attack"), "y", "q")
    assert "meanwhile ev:2 was accepted by Ben" in text
    assert [event.claims for event in book.events()] == [("p1#e1", "p2#e1"), ("p3#e1",)]


def test_an_event_that_is_gone_is_not_judged() -> None:
    """Ben merged it into another; Ana is told."""
    book = a_book()
    text = Desk(book).type(as_ben(book, "m 2 one attack", "q", then="a 2"), "q")
    assert "the event is gone" in text
    assert [judgement.action for judgement in book.told] == ["merge"]


def test_what_was_judged_before_its_screen_comes_is_not_shown() -> None:
    """Two reviewers do not go over the same events."""
    book = a_book(2)
    Desk(book, rows=5).type(as_ben(book, "a 2", "q", then="a 1"))
    assert [(judgement.reviewer, judgement.subject) for judgement in book.told] == [("Ben", "ev:2"), ("Ana", "ev:1")]


def test_nobody_undoes_what_another_decided() -> None:
    """Ana's own judgement was superseded: Ben's stands."""
    book = a_book()
    Desk(book).type("a 1", "q")
    desk = Desk(book)

    def ben() -> str:
        book.judge("ev:2", "reject", reason="no", reviewer="Ben", after=1)
        return "u"

    text = desk.type("a 1", ben, "q")
    assert "not undone: ev:2 was rejected by Ben, and only Ben takes that back" in text
    assert book.judgements("ev:2")[-1].action == "reject"
