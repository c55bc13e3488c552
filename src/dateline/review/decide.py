"""This file turns a reviewer's answer into a judgement to be kept, and refuses what cannot be meant.

A judgement says what the page attests, not what is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from dateline.errors import UsageError
from dateline.records.judgement import Judgement, JudgementAction
from dateline.review.evidence import ClaimShown, EventShown
from dateline.review.standing import find_standing, newest_version


class Decision(Struct, frozen=True, kw_only=True):
    """The arguments of `Casebook.judge`, less the reviewer: `after` is the version of `subject` that was seen."""

    subject: str
    action: JudgementAction
    value: Any = None
    reason: str
    after: int


def accept(shown: EventShown, reason: str) -> Decision:
    """The page, or each page, attests what the record says: all claims but those that were judged one by one.

    Raises:
        UsageError: no reason, or every claim was judged one by one.
    """
    return _decide_event(shown, "accept", reason)


def reject(shown: EventShown, reason: str) -> Decision:
    """No page attests it: all claims but those that were judged one by one.

    Raises:
        UsageError: no reason, or every claim was judged one by one.
    """
    return _decide_event(shown, "reject", reason)


def _decide_event(shown: EventShown, action: JudgementAction, reason: str) -> Decision:
    # The last word on a claim counts. Who judges the event as a whole has not looked again at each claim that somebody
    # judged alone: a rejected one must not come back with the rest.
    ids = [one.claim.id for one in shown.claims if not one.is_judged_alone]
    if not shown.claims:
        raise UsageError(f"{shown.event.id} has no claim any more; look at the queue again")
    if not ids:
        told = ", ".join(f"{one.claim.id} {name_action(one.standing.action)}" for one in shown.claims if one.standing)
        raise UsageError(f"every claim of {shown.event.id} was judged by itself ({told}); judge the claim")
    return Decision(
        subject=shown.event.id, action=action, value={"claims": ids}, reason=give_reason(reason),
        after=shown.seen[shown.event.id],
    )  # fmt: skip


def accept_claim(shown: EventShown, claim: str, reason: str) -> Decision:
    """The page attests what the claim says, as it stands: an edit that it has stays.

    Raises:
        UsageError: no reason, or no claim of the event.
    """
    return _decide_claim(shown, claim, "accept", reason)


def reject_claim(shown: EventShown, claim: str, reason: str) -> Decision:
    """The page does not attest what the claim says.

    Raises:
        UsageError: no reason, or no claim of the event.
    """
    return _decide_claim(shown, claim, "reject", reason)


def _decide_claim(shown: EventShown, claim: str, action: JudgementAction, reason: str) -> Decision:
    find_claim(shown, claim)
    return Decision(subject=claim, action=action, reason=give_reason(reason), after=shown.seen[claim])


def edit(shown: EventShown, claim: str, values: Mapping[str, Any], reason: str) -> Decision:
    """The page attests the claim with these values (see `edits.read_edit`); earlier edits of other fields stay.

    Raises:
        UsageError: no reason, no value, or no claim of the event.
    """
    find_claim(shown, claim)
    if not values:
        raise UsageError(f"{claim}: an edit without a value")
    return Decision(
        subject=claim, action="edit", value=dict(values), reason=give_reason(reason), after=shown.seen[claim]
    )


def merge(shown: EventShown, others: Sequence[EventShown], reason: str) -> Decision:
    """All of these events are one act.

    Raises:
        UsageError: no reason, or no other event.
    """
    with_ids = list(dict.fromkeys(other.event.id for other in others))
    if not with_ids:
        raise UsageError("a merge names another event")
    if shown.event.id in with_ids:
        raise UsageError(f"{shown.event.id} cannot be merged with itself")
    parts = {one.event.id: list(one.event.claims) for one in (shown, *others)}
    return Decision(
        subject=shown.event.id, action="merge", value={"with": with_ids, "claims": list(parts.values())},
        reason=give_reason(reason), after=shown.seen[shown.event.id],
    )  # fmt: skip


def split(shown: EventShown, claims: Sequence[str], reason: str) -> Decision:
    """These claims tell another act than the event's remaining ones.

    Raises:
        UsageError: no reason, no claim of the event, or nothing would be left.
    """
    apart = list(dict.fromkeys(claims))
    for claim in apart:
        find_claim(shown, claim)
    rest = [claim for claim in shown.event.claims if claim not in apart]
    if not apart or not rest:
        raise UsageError(
            f"{shown.event.id} has {_count(len(shown.event.claims))}; a split names some of several, and leaves some"
        )
    return Decision(
        subject=shown.event.id, action="split", value={"claims": apart, "from": rest}, reason=give_reason(reason),
        after=shown.seen[shown.event.id],
    )  # fmt: skip


def withdraw(subject: str, history: Sequence[Judgement], reviewer: str, reason: str) -> Decision:
    """The reviewer takes back what stands on the subject; what stood before it stands again.

    Raises:
        UsageError: no reason, nothing stands, or it is somebody else's.
    """
    standing = find_standing(history)
    if standing is None:
        raise UsageError(f"no judgement stands on {subject}; there is nothing to take back")
    if standing.reviewer != reviewer:
        raise UsageError(
            f"{subject} was {name_action(standing.action)} by {standing.reviewer}, and only {standing.reviewer} takes"
            " that back; judge it anew instead"
        )
    return Decision(
        subject=subject, action="withdraw", value={"version": standing.version}, reason=give_reason(reason),
        after=newest_version(history),
    )  # fmt: skip


def find_claim(shown: EventShown, claim: str) -> ClaimShown:
    """The claim of that id as it was shown.

    Raises:
        UsageError: it is none of the event's.
    """
    for one in shown.claims:
        if one.claim.id == claim:
            return one
    raise UsageError(f"{claim} is no claim of {shown.event.id}; claims: {', '.join(shown.event.claims)}")


def give_reason(reason: str) -> str:
    """The reason without blanks around it.

    Raises:
        UsageError: there is none.
    """
    if not reason.strip():
        raise UsageError("a judgement says why; give a reason")
    return reason.strip()


def name_action(action: JudgementAction) -> str:
    """The action as something that was done: `rejected`, `split`."""
    return {"accept": "accepted", "edit": "edited", "reject": "rejected", "merge": "merged", "split": "split"}.get(
        action, "withdrawn"
    )


def _count(number: int) -> str:
    return "one claim" if number == 1 else f"{number} claims"
