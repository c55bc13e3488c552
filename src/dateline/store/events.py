"""This file makes events of one page's claims: the acts it tells, what it says of each and on whose word.

Claims of several pages are not matched here: an event is of one page (`pages` is 1), and the same act on two pages is
two events until the matcher is built.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event, EventStatus
from dateline.store.agreement import (
    agree_on_actors,
    agree_on_factuality,
    agree_on_place,
    agree_on_time,
    gather_actors,
)
from dateline.store.same_act import group_same_acts
from dateline.store.tolls import agree_on_tolls


def find_events(coded: CodedPage, version: int) -> list[Event]:
    """The events that a page's report tells, in the order of its text; `version` is the page's."""
    return [_make_event(act, coded, version) for act in group_same_acts(coded)]


def count_origins(claims: Sequence[Claim], coded: CodedPage) -> int:
    """How many sources of their own attest the act on this page, at least 1: the page itself, when it names none.

    Only the innermost source of a claim counts, once however often it is quoted, and as one with whom it is the voice
    of. A source that could not be resolved, and a claim without one beside others that have one, add nothing: they may
    be the same source over again.
    """
    actors = {mention.id: mention.actor for mention in coded.mentions if mention.actor is not None}
    spoken_for: dict[str, str] = {}  # by mention and by actor id
    for relation in coded.relations:
        voice, owner = actors.get(relation.from_), actors.get(relation.to)
        if relation.relation == "voice_of" and owner is not None and owner.id is not None:
            spoken_for[relation.from_] = owner.id
            if voice is not None and voice.id is not None:
                spoken_for[voice.id] = owner.id
    innermost = [claim.source[0] for claim in claims if claim.source]
    origins = {spoken_for.get(s.mention) or spoken_for.get(s.id or "") or s.id for s in innermost}
    return max(1, len(origins - {None}))


def _make_event(act: Sequence[Claim], coded: CodedPage, version: int) -> Event:
    claims = [claim for claim in act if claim.status != "rejected"] or list(act)
    first = claims[0]
    factuality, on_factuality = agree_on_factuality(claims)
    actor, on_actor = agree_on_actors(claims)
    place, on_place = agree_on_place(claims)
    time, on_time = agree_on_time(claims)
    toll, on_toll = agree_on_tolls(claims, coded)
    return Event(
        id=f"ev:{act[0].id}",
        type=first.type,
        mode=_agree_on_mode(claims),
        factuality=factuality,
        actor=actor,
        recipient=gather_actors(r for claim in claims for r in claim.recipient),
        place=place,
        time=time,
        toll=toll,
        claims=tuple(claim.id for claim in claims),
        origins=count_origins(claims, coded),
        pages=1,
        disagreements=tuple(d for d in (on_time, on_place, *on_toll, on_actor, on_factuality) if d is not None),
        status=_status(claims),
        version=version,
    )


def _agree_on_mode(claims: Sequence[Claim]) -> str | None:
    """The mode that every claim of the event's type gives, if it gives one; the type itself is the first claim's."""
    modes = {claim.mode for claim in claims if claim.type == claims[0].type and claim.mode is not None}
    return modes.pop() if len(modes) == 1 else None


def _status(claims: Sequence[Claim]) -> EventStatus:
    states = {claim.status for claim in claims}
    if states == {"rejected"}:
        return "rejected"
    return "reviewed" if states <= {"accepted", "edited"} else "machine"
