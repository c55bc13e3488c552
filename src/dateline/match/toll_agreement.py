"""This file tells what the claims of one act agree on about its toll, kind by kind, and by whom it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.match.agreement import collect_accounts, gather_actors
from dateline.match.origins import PageFacts
from dateline.records.claim import ActorFiller, Claim, TollFiller
from dateline.records.counted import counts_families, counts_nobody
from dateline.records.event import EventToll, TollDisagreement, TollRange
from dateline.records.ontology import TOLL_KINDS
from dateline.records.values import ActorValue


class _Figure(Struct, frozen=True):
    """What one claim counts on the word of those who counted it: the claim's own source, or mentions of others."""

    claim: Claim
    counters: tuple[str, ...]
    range: TollRange
    cumulative: bool = False


def agree_on_tolls(
    claims: Sequence[Claim], pages: Mapping[str, PageFacts]
) -> tuple[tuple[EventToll, ...], tuple[TollDisagreement, ...]]:
    """The toll of each kind: what all figures allow; where no number does, from the lowest told to the highest.

    `pages` are those of the claims, by id.

    A part of a toll (*including two children*) is none by itself; where its whole stands elsewhere on the page, it is a
    lower bound. Where a claim counts one kind more than once (*12 soldiers and three villagers*) its figures stand each
    for itself: adding them up would be ours, not the page's. So do figures of a longer time than the act (*bringing the
    toll to 40*), and families are compared with families alone. A figure that somebody else than the claim's source
    gives is an account of its own.
    """
    claims = [_name_apart(claim) for claim in claims]
    actors = {f"{id}#{mention}": actor for id, page in pages.items() for mention, actor in page.counters.items()}
    related = {(f"{id}#{part}", f"{id}#{whole}") for id, page in pages.items() for part, whole in page.parts}
    tolls: list[EventToll] = []
    disagreements: list[TollDisagreement] = []
    for group in _group(claims, related):
        accounts: dict[tuple[str, tuple[str, ...]], list[_Figure]] = {}
        for figure in group:
            accounts.setdefault((figure.claim.id, figure.counters), []).append(figure)
        single = [figures[0] for figures in accounts.values() if len(figures) == 1 and not figures[0].cumulative]
        if compared := [figure for figure in single if _is_told(figure.range)] or single:
            agreed, fits = _agree([figure.range for figure in compared])
            tolls.append(_with_sources(agreed, compared, actors))
            if not fits:
                told = collect_accounts((figure.claim.id, figure.range) for figure in compared)
                disagreements.append(TollDisagreement(values=told))
        tolls += [_with_sources(figure.range, [figure], actors) for figure in group if figure not in single]
    return tuple(dict.fromkeys(tolls)), tuple(disagreements)


def _name_apart(claim: Claim) -> Claim:
    """The claim with its page's id before every mention that its tolls name: `m4` of two pages are two."""
    tolls = (
        replace(
            toll,
            mention=f"{claim.page}#{toll.mention}",
            source=tuple(f"{claim.page}#{mention}" for mention in toll.source),
            included_in=None if toll.included_in is None else f"{claim.page}#{toll.included_in}",
        )
        for toll in claim.toll
    )
    return replace(claim, toll=tuple(tolls)) if claim.toll else claim


def _group(claims: Sequence[Claim], related: Collection[tuple[str, str]]) -> Iterable[list[_Figure]]:
    """The wholes of each kind: of people, of families, and those that count a longer time; each figure once a claim."""
    told = [(claim, toll) for claim in claims for toll in claim.toll if not counts_nobody(toll)]
    for kind in TOLL_KINDS:
        counted = [(claim, toll) for claim, toll in told if toll.of == kind]
        here = {toll.mention for _, toll in counted}
        # Of 20 wounded three died: the wounded are no whole of the dead.
        of_others = {None} | {toll.mention for _, toll in told if toll.of != kind}
        wholes: list[_Figure] = []
        parts: list[_Figure] = []
        for claim, toll in counted:
            if toll.included_in in here or any((toll.mention, other) in related for other in here):
                continue
            (wholes if toll.included_in in of_others else parts).append(_figure(claim, toll))
        if not (wholes or parts):  # a circle of parts, which is no reason to say nothing
            parts = [_figure(claim, toll) for claim, toll in counted]
        # A part of what the page counts elsewhere is a lower bound of this.
        figures = wholes or [replace(part, range=replace(part.range, high=None)) for part in parts]
        figures = list(dict.fromkeys(figures))
        yield [f for f in figures if not f.range.families and not f.cumulative]
        yield [f for f in figures if f.range.families and not f.cumulative]
        yield [f for f in figures if f.cumulative]


def _figure(claim: Claim, toll: TollFiller) -> _Figure:
    told = TollRange(of=toll.of, low=toll.low, high=toll.high, families=counts_families(toll))
    return _Figure(claim, toll.source, told, toll.cumulative)


def _is_told(figure: TollRange) -> bool:
    return figure.low is not None or figure.high is not None


def _agree(figures: list[TollRange]) -> tuple[TollRange, bool]:
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    low = max((bound for bound in lows if bound is not None), default=None)
    high = min((bound for bound in highs if bound is not None), default=None)
    if low is None or high is None or low <= high:
        return replace(figures[0], low=low, high=high), True
    return replace(
        figures[0],
        low=None if None in lows else min(bound for bound in lows if bound is not None),
        high=None if None in highs else max(bound for bound in highs if bound is not None),
    ), False


def _with_sources(told: TollRange, figures: Iterable[_Figure], actors: Mapping[str, ActorValue]) -> EventToll:
    figures = list(figures)
    sources = gather_actors(source for figure in figures if (source := _innermost(figure, actors)) is not None)
    return EventToll(
        of=told.of, low=told.low, high=told.high, sources=sources, families=told.families,
        cumulative=any(figure.cumulative for figure in figures),
    )  # fmt: skip


def _innermost(figure: _Figure, actors: Mapping[str, ActorValue]) -> ActorValue | ActorFiller | None:
    """Who counted: never the claim's own source where the page names another."""
    if figure.counters:
        return actors.get(figure.counters[0])
    return figure.claim.source[0] if figure.claim.source else None
