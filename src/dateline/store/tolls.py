"""This file tells what the claims of one act agree on about its toll, kind by kind, and by whom it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.records.claim import Claim, TollFiller
from dateline.records.coded import Relation
from dateline.records.event import EventToll, TollDisagreement, TollRange
from dateline.records.ontology import TOLL_KINDS, TollKind
from dateline.store.agreement import collect_accounts, gather_actors


def agree_on_tolls(
    claims: Sequence[Claim], relations: Iterable[Relation]
) -> tuple[tuple[EventToll, ...], tuple[TollDisagreement, ...]]:
    """The toll of each kind: what all figures allow; where no number does, from the lowest told to the highest.

    A part of a toll (*including two children*) is none by itself. Where a claim counts one kind more than once
    (*12 soldiers and three villagers*) its figures stand each for itself: adding them up would be ours, not the page's.
    """
    parts = {(r.from_, r.to) for r in relations if r.relation == "part_of"}
    tolls: list[EventToll] = []
    disagreements: list[TollDisagreement] = []
    for kind in TOLL_KINDS:
        told = {claim.id: _wholes(claim, kind, parts) for claim in claims}
        single = {id: figures[0] for id, figures in told.items() if len(figures) == 1}
        if figures := {id: figure for id, figure in single.items() if _is_told(figure)} or single:
            agreed, fits = _agree(kind, list(figures.values()))
            tolls.append(_with_sources(agreed, [claim for claim in claims if claim.id in figures]))
            if not fits:
                disagreements.append(TollDisagreement(values=collect_accounts(figures)))
        for claim in claims:
            if claim.id not in single:
                tolls += [_with_sources(figure, [claim]) for figure in told[claim.id]]
    return tuple(dict.fromkeys(tolls)), tuple(disagreements)


def _wholes(claim: Claim, kind: TollKind, parts: set[tuple[str, str]]) -> list[TollRange]:
    tolls = [toll for toll in claim.toll if toll.of == kind]
    wholes = [toll for toll in tolls if not any((toll.mention, other.mention) in parts for other in tolls)]
    return list(dict.fromkeys(_range(toll) for toll in wholes or tolls))


def _range(toll: TollFiller) -> TollRange:
    return TollRange(of=toll.of, low=toll.low, high=toll.high)


def _is_told(figure: TollRange) -> bool:
    return figure.low is not None or figure.high is not None


def _agree(kind: TollKind, figures: list[TollRange]) -> tuple[TollRange, bool]:
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    low = max((bound for bound in lows if bound is not None), default=None)
    high = min((bound for bound in highs if bound is not None), default=None)
    if low is None or high is None or low <= high:
        return TollRange(of=kind, low=low, high=high), True
    return TollRange(
        of=kind,
        low=None if None in lows else min(bound for bound in lows if bound is not None),
        high=None if None in highs else max(bound for bound in highs if bound is not None),
    ), False


def _with_sources(figure: TollRange, claims: list[Claim]) -> EventToll:
    sources = gather_actors(claim.source[0] for claim in claims if claim.source)
    return EventToll(of=figure.of, low=figure.low, high=figure.high, sources=sources)
