"""Judgements are added and superseded, never edited; two people who judge at once lose nothing without being told."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from dateline import Casebook
from dateline.errors import ConflictError, StoreError, UsageError
from dateline.match import name_event
from tests.store.builders import a_claim, a_page
from tests.store.sql import run_sql


def test_a_judgement_supersedes_the_one_before(book: Casebook) -> None:
    """All of them are kept; without a subject the last of each is told, and the last word on a claim counts."""
    book.add(a_page(a_claim()))
    first = book.judge("p1#e1", "accept", reason="seen on video", reviewer="ann")
    second = book.judge(
        "p1#e1", "edit", value={"factuality": "denied"}, reason="the video is old", reviewer="bo", after=first.version
    )
    other = book.judge(name_event("p1#e1"), "reject", reason="a duplicate", reviewer="ann")
    assert [first.version, second.version, other.version] == [1, 2, 1]
    assert book.judgements("p1#e1") == [first, second]
    assert book.judgements() == [second, other]
    (claim,) = book.claims()
    assert (claim.factuality, claim.status) == ("denied", "rejected")
    assert claim.machine == a_claim()
    assert [(c.kind, c.id) for c in book.changes()][-3:] == [
        ("judgement", name_event("p1#e1")), ("claim", "p1#e1"), ("event", name_event("p1#e1")),
    ]  # fmt: skip


def test_what_was_judged_meanwhile_is_a_conflict(book: Casebook) -> None:
    """Told with who did what, and nothing is written."""
    book.add(a_page(a_claim(), a_claim(2)))
    book.judge("p1#e1", "accept", reason="seen", reviewer="ann")
    with pytest.raises(
        ConflictError, match=r"p1#e1 was judged meanwhile: accept by ann, version 1; look at it"
    ) as told:
        book.judge("p1#e1", "reject", reason="not seen", reviewer="bo")
    assert (told.value.version, told.value.code) == (1, "conflict")
    with pytest.raises(ConflictError, match="what you saw was version 7"):
        book.judge("p1#e2", "reject", reason="not seen", reviewer="bo", after=7)
    assert [j.reviewer for j in book.judgements("p1#e1")] == ["ann"]


@pytest.mark.parametrize("given", [{"action": "delete"}, {"reason": " "}, {"reviewer": ""}, {"subject": ""}])
def test_a_judgement_says_what_and_why_and_whose(book: Casebook, given: dict[str, str]) -> None:
    """Else it is refused."""
    book.add(a_page(a_claim()))
    call = {"subject": "p1#e1", "action": "accept", "reason": "seen", "reviewer": "ann"} | given
    with pytest.raises(UsageError):
        book.judge(**call)  # type: ignore[arg-type]
    assert book.judgements() == []


def test_of_many_who_edit_at_once_none_is_lost(address: str) -> None:
    """Each tries again after a conflict: every edit is a version, and no version is two edits."""
    with Casebook(address) as book:
        book.add(a_page(a_claim()))

    def edit(reviewer: str) -> None:
        with Casebook(address) as book:
            for number in range(5):
                while True:
                    after = len(book.judgements("p1#e1"))
                    try:
                        value = {"factuality": ("denied", "happened")[number % 2]}
                        book.judge("p1#e1", "edit", value=value, reason=str(number), reviewer=reviewer, after=after)
                    except ConflictError:
                        continue
                    break

    threads = [threading.Thread(target=edit, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Casebook(address) as book:
        kept = book.judgements("p1#e1")
        assert [j.version for j in kept] == list(range(1, 21))
        assert sorted((j.reviewer, j.reason) for j in kept) == [(name, str(n)) for name in "abcd" for n in range(5)]
        assert book.verify_audit().rows == 21


def test_the_database_itself_refuses_an_edit(book: Casebook) -> None:
    """Past dateline too."""
    book.add(a_page(a_claim()))
    book.judge("p1#e1", "accept", reason="seen", reviewer="ann")
    with pytest.raises(StoreError, match="rows of judgement are added only"):
        run_sql(book, "UPDATE judgement SET record = '{}'")


@pytest.mark.parametrize("subject", ["ev:0123456789ab", "p9#e1"])
@pytest.mark.parametrize("action", ["accept", "reject", "edit", "merge", "withdraw"])
def test_what_is_not_there_cannot_be_judged(book: Casebook, subject: str, action: Any) -> None:
    """A slip of the hand is no decision."""
    book.add(a_page(a_claim()))
    with pytest.raises(UsageError, match=subject):
        book.judge(subject, action, reason="seen", reviewer="ann")
    assert book.judgements() == []
