"""The feed tells a mirror everything, in order; ids that go out of force leave a tombstone."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import Casebook
from dateline.errors import UsageError
from dateline.match import name_event
from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.records.history import Change
from tests.store.builders import a_claim, a_page


def told(changes: list[Change]) -> list[str]:
    """Each step in three words."""
    return [f"{c.kind} {c.id} {c.action}" for c in changes]


X1 = a_page(a_claim(1, page="x"), a_claim(2, page="x"), id="x", path="a.html")
X2 = a_page(a_claim(1, page="x", factuality="denied"), id="x", path="a.html")
Y = a_page(a_claim(1, page="y"), id="y", path="a.html")


def test_the_feed_tells_what_was_done_in_order(book: Casebook) -> None:
    """From the beginning, and from any token on; adding the same again is nothing."""
    book.add(X1)
    first = book.changes()
    events = [name_event(claim.id) for claim in X1.claims]
    assert told(first) == ["page x put", "claim x#e1 put", "claim x#e2 put", *(f"event {id} put" for id in events)]
    assert [change.claim for change in first] == [None, *X1.claims, None, None]
    assert [change.event for change in first] == [None, None, None, *book.events()]
    assert book.add(X1) == "unchanged"
    assert book.changes(since=first[-1].token) == []
    book.add(X2)
    then = ["claim x#e1 removed", "claim x#e2 removed", "page x removed", "page x put", "claim x#e1 put"]
    assert told(book.changes(since=first[-1].token)) == [
        *then, "event None removed", f"event {events[0]} put",
    ]  # fmt: skip
    assert told(book.changes(since=first[0].token, limit=2)) == ["claim x#e1 put", "claim x#e2 put"]


@pytest.mark.parametrize("token", ["", "x", "0123456789abcdef-1", "-1", "1"])
def test_a_token_of_another_casebook_is_refused(book: Casebook, token: str) -> None:
    """What it would skip was never told."""
    book.add(X1)
    with pytest.raises(UsageError, match=r"is (no token|a token of another casebook)"):
        book.changes(since=token)


def test_a_token_that_lies_ahead_is_refused(book: Casebook) -> None:
    """It is from a casebook that went on after this copy was made."""
    book.add(X1)
    token = re.sub(r"\d+$", "9999", book.changes()[-1].token)
    with pytest.raises(UsageError, match="another casebook"):
        book.changes(since=token)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from("xyz"), st.sampled_from("abc"), st.integers(0, 2), st.sampled_from(["add", "forget"])
        ),
        max_size=8,
    ),
    at_a_time=st.integers(1, 5),
)
def test_a_mirror_that_follows_holds_what_the_casebook_holds(
    book: Casebook, steps: list[tuple[str, str, int, str]], at_a_time: int
) -> None:
    """Claims and events, whatever is added, changed or forgotten, and however much is asked for at a time."""
    mirror: dict[tuple[str, int], Claim | Event] = {}
    token: str | None = None
    for id, path, number, step in steps:
        if step == "add":
            book.add(a_page(*(a_claim(n, page=id) for n in range(number)), id=id, path=f"{path}.html"))
        elif book.versions(id):
            book.forget(page=id)
        while changes := book.changes(since=token, limit=at_a_time):
            token = changes[-1].token
            for change in changes:
                put = change.claim or change.event
                if change.action == "put" and put is not None:
                    mirror[change.kind, change.row] = put
                elif change.action != "put":
                    mirror.pop((change.kind, change.row), None)
        there: list[Claim | Event] = [*book.claims(), *book.events()]
        assert {put.id: put for put in mirror.values()} == {put.id: put for put in there}


def test_an_id_that_goes_leaves_a_tombstone(book: Casebook) -> None:
    """With what took its place; when it comes back, the tombstone goes."""
    book.add(X1)
    assert book.tombstone("x") is None
    book.add(Y)
    stone = book.tombstone("x")
    assert stone is not None
    assert (stone.kind, stone.reason, stone.successors) == ("page", "superseded", ("y",))
    claim = book.tombstone("x#e2")
    assert claim is not None
    assert (claim.kind, claim.successors) == ("claim", ())
    assert book.tombstone("y") is None
    book.add(X2)
    assert book.tombstone("x") is None
    assert book.tombstone("x#e1") is None
    assert book.tombstone("x#e2") is not None
    assert book.tombstone("nobody") is None
