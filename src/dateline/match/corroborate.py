"""This file makes events of claims that tell one act: what they agree on, where they differ, and on whose word.

The more independent origins attest an event, the better it is corroborated; how they are counted is in `origins.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from dateline.match.agreement import (
    agree_on_actors,
    agree_on_factuality,
    agree_on_place,
    agree_on_time,
    gather_actors,
)
from dateline.match.doubtful_links import split_doubtful
from dateline.match.origins import PageFacts, count_independent_origins, read_page
from dateline.match.same_act import group_same_acts
from dateline.match.toll_agreement import agree_on_tolls
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event, EventStatus

_ID_DIGITS = 12


def name_event(claim: str) -> str:
    """The id of an event that a claim begins; it does not tell which claim.

    >>> name_event("p-1#e1")
    'ev:6c090ac13e3e'
    """
    return f"ev:{sha256(claim.encode()).hexdigest()[:_ID_DIGITS]}"


def find_events(coded: CodedPage, version: int = 1) -> list[Event]:
    """The events that one page's report tells by itself, in the order of its text."""
    facts = {coded.page.id: read_page(coded)}
    acts = (act for whole in group_same_acts(coded) for act in split_doubtful(whole, coded))
    return [make_event(act, facts, version=version) for act in acts]


def make_event(act: Sequence[Claim], pages: Mapping[str, PageFacts], *, id: str = "", version: int = 1) -> Event:
    """The event of which these claims tell, at least one; `pages` are theirs, by id.

    What was rejected counts only where all is. The claims of the page published first come first, those of a page in
    the order given; the event's type is the one that most of them give. Without an `id` it is named by its first claim.
    """
    standing = [claim for claim in act if claim.status != "rejected"] or list(act)
    facts = {claim.page: pages[claim.page] for claim in standing}
    order = {id: place for place, id in enumerate(sorted(facts, key=lambda id: _told(facts[id])))}
    claims = sorted(standing, key=lambda claim: order[claim.page])
    type = _most_given(claims)
    factuality, on_factuality = agree_on_factuality(claims)
    actor, on_actor = agree_on_actors(claims)
    place, on_place = agree_on_place(claims)
    time, on_time = agree_on_time(claims)
    toll, on_toll = agree_on_tolls(claims, facts)
    return Event(
        id=id or name_event(claims[0].id),
        type=type,
        mode=_agree_on_mode(claims, type),
        factuality=factuality,
        actor=actor,
        recipient=gather_actors(r for claim in claims for r in claim.recipient),
        place=place,
        time=time,
        toll=toll,
        claims=tuple(claim.id for claim in claims),
        origins=count_independent_origins(claims, facts.values()),
        pages=len(facts),
        disagreements=tuple(d for d in (on_time, on_place, *on_toll, on_actor, on_factuality) if d is not None),
        status=_status(claims),
        version=version,
    )


def _told(page: PageFacts) -> tuple[bool, int, str]:
    return page.told is None, page.told or 0, page.id


def _most_given(claims: Sequence[Claim]) -> str:
    return Counter(claim.type for claim in claims).most_common(1)[0][0]  # of equals the first


def _agree_on_mode(claims: Sequence[Claim], type: str) -> str | None:
    """The mode that every claim of the event's type gives, if it gives one."""
    modes = {claim.mode for claim in claims if claim.type == type and claim.mode is not None}
    return modes.pop() if len(modes) == 1 else None


def _status(claims: Sequence[Claim]) -> EventStatus:
    states = {claim.status for claim in claims}
    if states == {"rejected"}:
        return "rejected"
    return "reviewed" if states <= {"accepted", "edited"} else "machine"
