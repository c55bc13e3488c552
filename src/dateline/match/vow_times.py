"""This file tells when a vow was made, when its act is due, and when an act that may have carried it out took place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from dateline.match.agreement import agree_on_time
from dateline.records.claim import Claim, TimeFiller
from dateline.records.event import AgreedTime
from dateline.records.page import CreationTime, Interval
from dateline.records.readings import list_own_readings
from dateline.records.values import TimePrecision

_DAY: Final = timedelta(days=1)
# How long after its term an act still counts as in time, and how long before it as that act: reports give a day too
# many or too few, and *by Friday* is done on Saturday. Half of a term that is itself long, but no more than a month.
_LEAST_MARGIN, _MOST_MARGIN = timedelta(days=3), timedelta(days=30)


def published_on(page: str, published: Mapping[str, CreationTime]) -> Interval:
    """The days on which a page may have been published; an ambiguous date from its first reading to its last."""
    told = published.get(page)
    if told is None:
        return Interval()
    return _span([Interval(from_=told.from_, until=told.until), *told.alternatives])


def was_known(claim: Claim, published: Mapping[str, CreationTime], as_of: date) -> bool:
    """Whether the claim's page was there on that day; one without a date is taken to have been."""
    told = published_on(claim.page, published)
    return told.from_ is None or told.from_ <= as_of


def find_said(
    planned: Sequence[Claim], speeches: Sequence[Claim], published: Mapping[str, CreationTime]
) -> AgreedTime | None:
    """When one page says that the vow was made: as said there, else when the speech act was, else when published.

    None where the page tells nothing.
    """
    told = [claim.said for claim in (*planned, *speeches) if claim.said is not None and claim.said.from_ is not None]
    if told:
        first = min(told, key=lambda time: (time.from_ or date.max, time.until or date.max))
        return _as_agreed(_readings_of(first), first.precision)
    for claim in speeches:
        if claim.when is not None and claim.when.taken_from == "own" and claim.when.from_ is not None:
            readings = list_own_readings(claim) or [Interval(from_=claim.when.from_, until=claim.when.until)]
            return _as_agreed(readings, claim.when.precision)
    for page in sorted({claim.page for claim in (*planned, *speeches)}):
        day = published_on(page, published)
        if day.from_ is not None:
            precision = published[page].precision
            return _as_agreed([day], "unknown" if precision == "none" else precision)
    return None


def find_due(planned: Iterable[Claim], said: AgreedTime | None) -> AgreedTime | None:
    """The term that one page's claims set; None where they set none, or only a time that is over when it is said.

    A term begins no earlier than the saying. The time of the saying itself, taken for the act's, is no term.
    """
    terms: list[tuple[Interval, TimePrecision]] = []
    for claim in planned:
        readings, precision = _own_term(claim)
        span = _span(readings) if readings else Interval()
        if span.until is None or (said is not None and said.until is not None and span.until <= said.until):
            continue
        first = max(filter(None, (span.from_, said.from_ if said else None)), default=None)
        terms.append((Interval(from_=first, until=span.until), precision))
    return _as_agreed([term for term, _ in terms], terms[0][1]) if terms else None


def find_taken_place(claims: Sequence[Claim]) -> Interval:
    """The days on which an act may have taken place, by all who tell it as done; all of them where these differ."""
    agreed, differing = agree_on_time(claims)
    if differing is None:
        return Interval(from_=agreed.from_, until=agreed.until)
    return _span([Interval(from_=one.value.from_, until=one.value.until) for one in differing.values])


def find_told(claim: Claim, published: Mapping[str, CreationTime]) -> Interval:
    """When the claim says that it was said, else when its page was published."""
    if claim.said is not None and claim.said.from_ is not None:
        return _span(_readings_of(claim.said))
    return published_on(claim.page, published)


def after(said: AgreedTime) -> date | None:
    """The first day on which what takes place surely does so after the saying; None where that is not known.

    On the day of the saying itself nothing tells which of the two was first.
    """
    if said.until is not None:
        return said.until
    return None if said.from_ is None else said.from_ + _DAY


def margin(due: AgreedTime) -> timedelta:
    """How far from its term an act still is the one that was vowed."""
    if due.from_ is None or due.until is None:
        return _LEAST_MARGIN
    return min(_MOST_MARGIN, max(_LEAST_MARGIN, (due.until - due.from_) / 2))


def join_times(times: Iterable[AgreedTime]) -> AgreedTime:
    """From the first of these times to the last; as precise as the finest of them where they are one."""
    told = sorted(set(times), key=lambda time: (time.from_ or date.min, time.until or date.max, time.precision))
    if not told:
        return AgreedTime()
    spans = [Interval(from_=time.from_, until=time.until) for time in told]
    return _as_agreed(spans, told[0].precision)


def _own_term(claim: Claim) -> tuple[list[Interval], TimePrecision]:
    if readings := list_own_readings(claim):
        return readings, claim.time.precision if claim.time is not None else "unknown"
    when = claim.when
    if when is not None and when.taken_from == "story" and when.until is not None:
        return [Interval(from_=when.from_, until=when.until)], when.precision
    return [], "unknown"


def _readings_of(time: TimeFiller) -> list[Interval]:
    return [Interval(from_=time.from_, until=time.until), *time.alternatives]


def _span(readings: Sequence[Interval]) -> Interval:
    starts, ends = [one.from_ for one in readings], [one.until for one in readings]
    return Interval(
        from_=None if None in starts else min(filter(None, starts)),
        until=None if None in ends else max(filter(None, ends)),
    )


def _as_agreed(readings: Sequence[Interval], precision: TimePrecision) -> AgreedTime:
    span = _span(readings)
    return AgreedTime(from_=span.from_, until=span.until, precision=precision if len(set(readings)) == 1 else "unknown")
