"""This file says which of several judgements counts."""

from __future__ import annotations

from dateline.review.standing import find_last_own, find_newer, find_standing, newest_version
from tests.review.builders import a_judgement

FIRST, SECOND = a_judgement("accept", version=1), a_judgement("reject", version=2, reviewer="Ben")


def test_the_newest_stands() -> None:
    """Nothing stands where nothing was judged."""
    assert find_standing([]) is None
    assert find_standing([FIRST, SECOND]) == SECOND
    assert newest_version([FIRST, SECOND]) == 2
    assert newest_version([]) == 0


def test_taking_back_uncovers_what_stood_before() -> None:
    """By its version, or, without one, the newest that stands."""
    for value in (None, {"version": 2}):
        assert find_standing([FIRST, SECOND, a_judgement("withdraw", version=3, value=value)]) == FIRST
    older = a_judgement("withdraw", version=3, value={"version": 1})
    assert find_standing([FIRST, SECOND, older]) == SECOND
    both = [FIRST, SECOND, *(a_judgement("withdraw", version=n) for n in (3, 4))]
    assert find_standing(both) is None
    assert find_standing([*both, a_judgement("withdraw", version=5)]) is None


def test_what_is_newer_than_what_was_seen_is_found_on_every_subject() -> None:
    """The event's own, and that of a claim which nobody had judged."""
    on_claim = a_judgement("edit", subject="p1#e1", version=1)
    histories = {"ev:1": [FIRST, SECOND], "p1#e1": [on_claim], "p2#e1": []}
    assert find_newer({"ev:1": 1, "p1#e1": 0, "p2#e1": 0}, histories) == (SECOND, on_claim)
    assert find_newer({"ev:1": 2, "p1#e1": 1}, histories) == ()


def test_ones_own_last_judgement_is_one_that_stands() -> None:
    """What somebody else has superseded is theirs to take back, not the first reviewer's."""
    mine = a_judgement("accept", subject="ev:2", version=1)
    assert find_last_own([[FIRST, SECOND], [mine]], "Ana") == mine
    assert find_last_own([[FIRST, SECOND]], "Ana") is None
    assert find_last_own([[FIRST, SECOND]], "Ben") == SECOND
