"""Judgements are added and superseded, never edited; two people who judge at once lose nothing without being told."""

from __future__ import annotations

import threading

import pytest

from dateline import Casebook
from dateline.errors import ConflictError, StoreError, UsageError
from tests.store.builders import a_claim, a_page
from tests.store.sql import run_sql


def test_a_judgement_supersedes_the_one_before(book: Casebook) -> None:
    """All of them are kept; without a subject the last of each is told, and the machine's claim stays."""
    book.add(a_page(a_claim()))
    first = book.judge("p1#e1", "accept", reason="seen on video", reviewer="ann")
    second = book.judge(
        "p1#e1", "edit", value={"factuality": "denied"}, reason="the video is old", reviewer="bo", after=first.version
    )
    other = book.judge("ev:p1#e1", "reject", reason="a duplicate", reviewer="ann")
    assert [first.version, second.version, other.version] == [1, 2, 1]
    assert book.judgements("p1#e1") == [first, second]
    assert book.judgements() == [second, other]
    assert book.claims()[0].factuality == "happened"
    assert [(c.kind, c.id, c.action) for c in book.changes()][-1] == ("judgement", "ev:p1#e1", "put")


def test_what_was_judged_meanwhile_is_a_conflict(book: Casebook) -> None:
    """Told with who did what, and nothing is written."""
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
    call = {"subject": "p1#e1", "action": "accept", "reason": "seen", "reviewer": "ann"} | given
    with pytest.raises(UsageError):
        book.judge(**call)  # type: ignore[arg-type]
    assert book.judgements() == []


def test_of_many_who_edit_at_once_none_is_lost(address: str) -> None:
    """Each tries again after a conflict: every edit is a version, and no version is two edits."""
    Casebook(address).close()

    def edit(reviewer: str) -> None:
        with Casebook(address) as book:
            for number in range(5):
                while True:
                    after = len(book.judgements("p1#e1"))
                    try:
                        book.judge("p1#e1", "edit", value=number, reason="r", reviewer=reviewer, after=after)
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
        assert sorted((j.reviewer, j.value) for j in kept) == [(name, n) for name in "abcd" for n in range(5)]
        assert book.verify_audit().rows == 20


def test_the_database_itself_refuses_an_edit(book: Casebook) -> None:
    """Past dateline too."""
    book.judge("p1#e1", "accept", reason="seen", reviewer="ann")
    with pytest.raises(StoreError, match="rows of judgement are added only"):
        run_sql(book, "UPDATE judgement SET record = '{}'")
