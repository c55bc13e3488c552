"""The audit log tells when somebody wrote past dateline, in the log or in what it tells of."""

from __future__ import annotations

import pytest

from dateline import Casebook
from dateline.errors import StoreError
from tests.store.builders import a_claim, a_page
from tests.store.sql import run_sql

X, Y = a_page(a_claim(), id="p1", path="a.html"), a_page(id="p2", path="a.html")


@pytest.fixture
def book(book: Casebook) -> Casebook:
    """A casebook with two versions and a judgement."""
    book.add(X)
    book.judge("p1#e1", "accept", reason="seen", reviewer="ann")
    book.add(Y)
    return book


def test_a_sound_log_is_told_by_its_head(book: Casebook) -> None:
    """Which a later log still holds."""
    state = book.verify_audit()
    assert state.rows == 4
    book.add(X)
    later = book.verify_audit(head=state.head)
    assert (later.rows, later.head != state.head) == (6, True)
    with pytest.raises(StoreError, match="does not hold the given head"):
        book.verify_audit(head="ab" * 32)


@pytest.mark.parametrize("change", ["UPDATE audit SET action = 'added'", "DELETE FROM audit WHERE number = 4"])
def test_the_database_itself_refuses_to_change_the_log(book: Casebook, change: str) -> None:
    """Rows are added only."""
    with pytest.raises(StoreError, match="rows of audit are added only"):
        run_sql(book, change)
    assert book.verify_audit().rows == 4


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE audit SET action = 'returned' WHERE number = 2", "audit log was changed at its row 2"),
        ("UPDATE audit SET at = '2020' WHERE number = 4", "audit log was changed at its row 4"),
        ("DELETE FROM audit WHERE number = 3", "audit log was changed at its row 3"),
        ("DELETE FROM audit WHERE number = 1", "audit log was changed at its row 1"),
        ("DELETE FROM audit WHERE number = 4", "page 2 is not what the audit log says"),
        ("UPDATE page SET id = 'p3' WHERE row = 2", "page 2 is not what the audit log says"),
        ("UPDATE page SET coded = (SELECT coded FROM page WHERE row = 2) WHERE row = 1", "page 1 is not what"),
        ("UPDATE page SET capture = (SELECT capture FROM page WHERE row = 2) WHERE row = 1", "page 1 is not what"),
        ("UPDATE judgement SET record = replace(record, 'ann', 'bob')", "judgement 1 is not what"),
        ("DELETE FROM judged; DELETE FROM judgement", "judgement 1 is not what"),
    ],
)
def test_what_was_changed_past_dateline_is_found(book: Casebook, change: str, problem: str) -> None:
    """Even by one who took the triggers away."""
    for name in ("audit_no_update", "audit_no_delete", "judgement_no_update"):
        on = f" ON {name.partition('_')[0]}" if book.path is None else ""
        run_sql(book, f"DROP TRIGGER {name}{on}")
    for statement in change.split("; "):
        run_sql(book, statement)
    with pytest.raises(StoreError, match=problem):
        book.verify_audit()
