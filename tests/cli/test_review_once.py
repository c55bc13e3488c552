"""This file says how a script judges one event or claim, and what it cannot supersede unseen."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cli.review_once import Order, find_shown, judge_once, undo_once
from dateline.errors import ConflictError, UsageError
from dateline.records.judgement import Judgement
from tests.review.builders import LOOKUP, FakeBook, a_claim


@pytest.fixture
def book() -> FakeBook:
    """Event ev:1 of two claims, ev:2 of one."""
    return FakeBook([a_claim("p1#e1"), a_claim("p2#e1")], [a_claim("p3#e1")])


def order(book: FakeBook, id: str, *, reviewer: str = "Ana", reason: str = "seen", **more: Any) -> Judgement:
    """One judgement by Ana."""
    return judge_once(book, Order(id=id, reason=reason, reviewer=reviewer, **more), LOOKUP)


@pytest.mark.parametrize(
    ("id", "ordered", "action", "value"),
    [
        ("ev:1", {"accept": True}, "accept", {"claims": ["p1#e1", "p2#e1"]}),
        ("ev:2", {"reject": True}, "reject", {"claims": ["p3#e1"]}),
        ("p2#e1", {"accept": True}, "accept", None),
        ("p2#e1", {"reject": True}, "reject", None),
        ("ev:1", {"merge": ("ev:2",)}, "merge", {"with": ["ev:2"], "claims": [["p1#e1", "p2#e1"], ["p3#e1"]]}),
        ("ev:1", {"split": ("p2#e1",)}, "split", {"claims": ["p2#e1"], "from": ["p1#e1"]}),
        ("p1#e1", {"edits": ("factuality=denied", "mode=none")}, "edit", {"factuality": "denied", "mode": None}),
    ],
)
def test_one_order_is_one_judgement(
    book: FakeBook, id: str, ordered: dict[str, Any], action: str, value: dict[str, Any] | None
) -> None:
    """Of the event, or of the claim that is named."""
    judgement = order(book, id, **ordered)
    assert (judgement.subject, judgement.action, judgement.value) == (id, action, value)
    assert book.told == [judgement]


def test_an_event_of_one_claim_is_edited_by_either_id(book: FakeBook) -> None:
    """The judgement is on the claim."""
    assert order(book, "ev:2", edits=("toll=killed=12-15",)).subject == "p3#e1"
    assert book.claims(page="p3")[0].toll[0].high == 15


@pytest.mark.parametrize(
    ("id", "ordered", "told"),
    [
        ("ev:1", {}, "give one of --accept, --reject"),
        ("ev:1", {"accept": True, "reject": True}, "give one of --accept, --reject"),
        ("ev:1", {"accept": True, "reason": " "}, "give --reason TEXT"),
        ("ev:9", {"accept": True}, "no such event and no such claim"),
        ("ev:1", {"merge": ("ev:9",)}, "ev:9: the casebook has no such event"),
        ("ev:1", {"merge": ("p2#e1",)}, "cannot be merged with itself"),
        ("ev:1", {"split": ("p3#e1",)}, "no claim of ev:1"),
        ("p1#e1", {"split": ("p2#e1",)}, "p1#e1 is a claim; --merge and --split are about events"),
        ("ev:1", {"edits": ("mode=none",)}, "give a claim's id: p1#e1, p2#e1"),
        ("p1#e1", {"edits": ("mode",)}, "write FIELD=VALUE"),
        ("p1#e1", {"edits": ("mode=none", "mode=aerial")}, "mode is given twice"),
        ("p1#e1", {"edits": ("mode=loud",)}, "unknown mode of ASSAULT 'loud'"),
    ],
)
def test_what_cannot_be_meant_writes_nothing(book: FakeBook, id: str, ordered: dict[str, Any], told: str) -> None:
    """In words."""
    with pytest.raises(UsageError) as refused:
        order(book, id, **ordered)
    assert told in str(refused.value)
    assert book.told == []


def test_what_another_decided_is_not_superseded_unseen(book: FakeBook) -> None:
    """The message says who, what and why, and how to decide all the same."""
    order(book, "ev:2", reject=True, reviewer="Ben", reason="another town")
    with pytest.raises(ConflictError) as refused:
        order(book, "ev:2", accept=True, reviewer="Ana")
    for words in ("ev:2 was rejected by Ben", "another town (version 1)", "give --after 1"):
        assert words in str(refused.value)
    assert [judgement.reviewer for judgement in book.told] == ["Ben"]
    assert order(book, "ev:2", accept=True, after=1).version == 2


def test_ones_own_judgement_is_superseded_without_more(book: FakeBook) -> None:
    """Who decides anew knows what they decided."""
    order(book, "ev:2", reject=True)
    assert order(book, "ev:2", accept=True).version == 2


def test_a_version_that_is_no_longer_the_last_is_refused(book: FakeBook) -> None:
    """Nothing is written, whoever it was, and the newest version is told."""
    order(book, "ev:2", reject=True, reviewer="Ben")
    with pytest.raises(ConflictError, match="rejected by Ben") as refused:
        order(book, "ev:2", accept=True, after=0)
    assert refused.value.version == 1
    assert len(book.told) == 1


def test_a_claims_own_version_counts_for_a_claim(book: FakeBook) -> None:
    """Whatever was judged of its event."""
    order(book, "ev:1", accept=True)
    assert order(book, "p1#e1", edits=("factuality=denied",), after=0).version == 1


def test_undo_takes_back_ones_own_last_judgement(book: FakeBook) -> None:
    """One after the other, and none of anybody else's."""
    order(book, "ev:1", accept=True)
    order(book, "ev:2", reject=True)
    order(book, "p1#e1", reject=True, reviewer="Ben")
    assert [undo_once(book, None, "Ana", "slip").subject for _ in range(2)] == ["ev:2", "ev:1"]
    with pytest.raises(UsageError, match="no judgement of Ana stands"):
        undo_once(book, None, "Ana", "slip")
    assert [claim.status for claim in book.claims()] == ["rejected", "machine", "machine"]


def test_undo_of_a_subject_is_of_that_one(book: FakeBook) -> None:
    """If what stands there is one's own; what stood before it stands again."""
    order(book, "ev:2", reject=True, reviewer="Ben")
    order(book, "ev:2", accept=True, after=1)
    order(book, "ev:1", accept=True)
    assert undo_once(book, "ev:2", "Ana", "slip").value == {"version": 2}
    assert [event.status for event in book.events()] == ["reviewed", "rejected"]
    with pytest.raises(UsageError, match="only Ben takes that back"):
        undo_once(book, "ev:2", "Ana", "slip")
    with pytest.raises(UsageError, match="give --reason TEXT"):
        undo_once(book, "ev:1", "Ana", " ")


def test_an_event_is_found_by_its_claim(book: FakeBook) -> None:
    """With all its claims."""
    shown = find_shown(book, "p2#e1")
    assert shown is not None
    assert (shown.event.id, len(shown.claims)) == ("ev:1", 2)
    assert find_shown(book, "p9#e1") is None


def test_a_rejected_claim_that_left_its_event_can_be_judged_again(book: FakeBook) -> None:
    """By its own id; what somebody else decided of it is not superseded unseen."""
    order(book, "p2#e1", reject=True, reviewer="Ben", reason="another day")
    assert book.events()[0].claims == ("p1#e1",)
    with pytest.raises(ConflictError, match="rejected by Ben"):
        order(book, "p2#e1", accept=True)
    assert order(book, "p2#e1", accept=True, after=1).version == 2
    assert book.events()[0].claims == ("p1#e1", "p2#e1")


def test_an_event_that_is_told_otherwise_meanwhile_is_not_judged(book: FakeBook) -> None:
    """It was split between the look and the word."""

    class Moving(FakeBook):
        looks = 0

        def event(self, id: str, /) -> Any:
            self.looks += 1
            if self.looks == 2:
                self.groups["ev:1"].remove("p2#e1")
            return super().event(id)

    moving = Moving([a_claim("p1#e1"), a_claim("p2#e1")])
    with pytest.raises(ConflictError, match="ev:1 was merged, split or matched anew meanwhile; try again"):
        order(moving, "ev:1", accept=True)
    assert moving.told == []
