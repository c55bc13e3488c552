"""This file lists the readings of when a claim's act took place: intervals, never single days.

A claim without a timex of its own is dated by the story or by the page (`Claim.when`).
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.records.claim import Claim
from dateline.records.page import Interval


def list_readings(claim: Claim) -> list[Interval]:
    """Every reading of when a claim's act took place: its own time's, else the one that the story or the page gives."""
    if own := list_own_readings(claim):
        return own
    return _bounded([] if claim.when is None else [Interval(from_=claim.when.from_, until=claim.when.until)])


def list_own_readings(claim: Claim) -> list[Interval]:
    """Every reading of a claim's own timex that has at least one end; an ambiguous date has several."""
    if claim.time is not None:
        return _bounded([Interval(from_=claim.time.from_, until=claim.time.until), *claim.time.alternatives])
    if claim.when is not None and claim.when.taken_from == "own":
        return _bounded([Interval(from_=claim.when.from_, until=claim.when.until)])
    return []


def _bounded(readings: Iterable[Interval]) -> list[Interval]:
    return [r for r in dict.fromkeys(readings) if r.from_ is not None or r.until is not None]
