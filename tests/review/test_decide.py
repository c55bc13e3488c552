"""This file says what a reviewer's answer becomes, and which answers are refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.review import decide
from dateline.review.decide import Decision
from tests.review.builders import a_claim, a_judgement, shown

ONE, OTHER = a_claim("p1#e1"), a_claim("p2#e1")
REJECTED = a_judgement("reject", subject="p1#e1", reviewer="Ben")


@pytest.mark.parametrize("answer", [decide.accept, decide.reject])
def test_an_events_judgement_names_the_claims_that_were_seen(
    answer: Callable[..., Decision],
) -> None:
    """A claim that comes later is not judged by it; `after` is the version seen."""
    told = shown(ONE, OTHER, histories={"ev:1": [a_judgement(version=1), a_judgement("withdraw", version=2)]})
    decision = answer(told, " read both pages ")
    assert decision.subject == "ev:1"
    assert decision.action == answer.__name__
    assert decision.value == {"claims": ["p1#e1", "p2#e1"]}
    assert (decision.reason, decision.after) == ("read both pages", 2)


def test_a_claim_that_somebody_judged_alone_is_left_as_it_is() -> None:
    """A rejected one does not come back when the rest of its event is accepted."""
    gone = replace(ONE, status="rejected")
    half = shown(gone, OTHER, histories={"p1#e1": [REJECTED]})
    assert decide.accept(half, "seen").value == {"claims": ["p2#e1"]}
    with pytest.raises(UsageError, match=r"judged by itself \(p1#e1 rejected\); judge the claim"):
        decide.accept(shown(gone, histories={"p1#e1": [REJECTED]}), "seen")


def test_a_judgement_on_what_the_page_no_longer_says_counts_for_nothing() -> None:
    """The claim is the machine's again, and is judged with the rest."""
    assert decide.accept(shown(ONE, histories={"p1#e1": [REJECTED]}), "seen").value == {"claims": ["p1#e1"]}


def test_an_event_without_claims_is_not_judged() -> None:
    """They were erased, or the page says something else now."""
    with pytest.raises(UsageError, match="has no claim any more"):
        decide.accept(replace(shown(ONE), claims=()), "seen")


def test_one_claim_is_judged_by_its_own_id_and_version() -> None:
    """Whatever was judged of the event."""
    told = shown(ONE, OTHER, histories={"p1#e1": [REJECTED]})
    assert decide.accept_claim(told, "p1#e1", "seen") == Decision(
        subject="p1#e1", action="accept", reason="seen", after=1
    )
    assert decide.reject_claim(told, "p2#e1", "no") == Decision(subject="p2#e1", action="reject", reason="no", after=0)


def test_an_edit_names_the_fields_that_it_changes_and_no_others() -> None:
    """What somebody else edited before stays theirs."""
    before = a_judgement("edit", subject="p1#e1", reviewer="Ben", value={"mode": None})
    decision = decide.edit(shown(ONE, histories={"p1#e1": [before]}), "p1#e1", {"factuality": "planned"}, "read again")
    assert decision == Decision(
        subject="p1#e1", action="edit", value={"factuality": "planned"}, reason="read again", after=1
    )


def test_a_merge_names_the_events_with_their_claims() -> None:
    """Each event's own, so that it holds when the events have other ids."""
    one, other = shown(ONE), shown(OTHER, id="ev:2")
    decision = decide.merge(one, [other, other], "one attack")
    assert (decision.subject, decision.action) == ("ev:1", "merge")
    assert decision.value == {"with": ["ev:2"], "claims": [["p1#e1"], ["p2#e1"]]}


def test_a_split_names_what_goes_and_what_stays() -> None:
    """Each claim once."""
    decision = decide.split(shown(ONE, OTHER), ["p2#e1", "p2#e1"], "another day")
    assert decision.value == {"claims": ["p2#e1"], "from": ["p1#e1"]}


def test_a_withdrawal_names_the_judgement_that_is_taken_back() -> None:
    """And follows the newest, whatever that is."""
    history = [a_judgement(version=1), a_judgement("withdraw", version=2), a_judgement("reject", version=3)]
    decision = decide.withdraw("ev:1", history, "Ana", "mistaken")
    assert (decision.action, decision.value, decision.after) == ("withdraw", {"version": 3}, 3)


def test_nobody_takes_back_what_another_decided() -> None:
    """They judge it anew instead; nor is there anything to take back where nothing stands."""
    with pytest.raises(UsageError, match="rejected by Ben, and only Ben takes that back; judge it anew"):
        decide.withdraw("p1#e1", [REJECTED], "Ana", "no")
    with pytest.raises(UsageError, match="nothing to take back"):
        decide.withdraw("ev:1", [], "Ana", "no")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda: decide.accept(shown(ONE), " "), "a judgement says why"),
        (lambda: decide.reject(shown(ONE), ""), "a judgement says why"),
        (lambda: decide.edit(shown(ONE), "p1#e1", {"mode": None}, ""), "a judgement says why"),
        (lambda: decide.edit(shown(ONE), "p1#e1", {}, "x"), "an edit without a value"),
        (lambda: decide.edit(shown(ONE), "p9#e1", {"mode": None}, "x"), "no claim of ev:1; claims: p1#e1"),
        (lambda: decide.merge(shown(ONE), [shown(OTHER)], "x"), "cannot be merged with itself"),
        (lambda: decide.merge(shown(ONE), [], "x"), "names another event"),
        (lambda: decide.split(shown(ONE, OTHER), ["p1#e1", "p2#e1"], "x"), "leaves some"),
        (lambda: decide.split(shown(ONE), ["p1#e1"], "x"), "ev:1 has one claim"),
        (lambda: decide.split(shown(ONE, OTHER), [], "x"), "names some of several"),
        (lambda: decide.split(shown(ONE, OTHER), ["p9#e1"], "x"), "no claim of ev:1"),
    ],
)
def test_what_cannot_be_meant_is_refused(answer: Callable[[], Decision], told: str) -> None:
    """In words, before anything is written."""
    with pytest.raises(UsageError, match=told):
        answer()
