"""This file makes anew what follows from a claim's fields, after a person edited some of them."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from dateline.ground.acled import to_acled
from dateline.ground.plover import derive_plover
from dateline.ground.time_precision import acled_time_precision, ucdp_date_prec
from dateline.records.claim import ActorFiller, Claim, EventTime, TimeFiller
from dateline.records.ontology import FACTS, QUADS


def recode(claim: Claim) -> Claim:
    """An edited claim with quad, PLOVER and ACLED types, and the act's own time, as its fields give them.

    What the page alone tells stays as the machine said it: that an act is long past, and that another claim's PLOVER
    record stands for this one.
    """
    when, made = claim.when, claim.plover
    if claim.time is not None and (claim.machine is UNSET or claim.time != claim.machine.time):
        when = _time_of(claim.time)
    is_fact = claim.factuality in FACTS
    plover = derive_plover(
        event_type=claim.type,
        mode=claim.mode,
        factuality=claim.factuality,
        by_own_agent=not claim.source or claim.source[0].id in {actor.id for actor in claim.actor},
        said_by=frozenset(),
        event_date=_event_date(claim, when),
        ended=None,
        published=None,
    )
    if plover is not None and is_fact and made is not None and made.auxiliary == "historical":
        plover = replace(plover, auxiliary="historical")
    acled = to_acled(
        claim.type,
        claim.mode,
        actors=_sectors(claim.actor),
        recipients=_sectors(claim.recipient),
        two_sided=len({actor.id or actor.mention for actor in claim.actor}) > 1 and not claim.recipient,
    )
    return replace(
        claim,
        quad=QUADS[claim.type],
        when=when,
        plover=plover if is_fact or made is not None else None,
        acled=acled if is_fact else None,
    )


def _time_of(time: TimeFiller) -> EventTime:
    """The act's own time, with the codes of ACLED and UCDP."""
    return EventTime(
        from_=time.from_,
        until=time.until,
        precision=time.precision,
        taken_from="own",
        anchor=time.mention or None,
        acled_time_precision=acled_time_precision(time.from_, time.until),
        ucdp_date_prec=ucdp_date_prec(time.from_, time.until),
    )


def _event_date(claim: Claim, when: EventTime | None) -> date | None:
    if claim.factuality not in FACTS and claim.said is not None and claim.said.from_ is not None:
        return claim.said.from_  # a vow is dated by its saying
    return when.from_ if when is not None else None


def _sectors(actors: tuple[ActorFiller, ...]) -> frozenset[str]:
    return frozenset(actor.sector for actor in actors if actor.sector is not None)
