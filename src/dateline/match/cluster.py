"""This file groups tellings into acts: average linkage, bound by what people have judged.

Two groups are joined while the chance that a telling of one and a telling of the other tell the same act is, on
average over all such pairs, at least `JOIN`; the surest join comes first. A chain of reports that each resemble only
the next therefore does not run together, and the order of the tellings does not matter.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from dateline.match.telling import Pair

JOIN: Final = 0.5
# Two averages nearer than this are equal, whatever the order in which they were added up.
_DIGITS: Final = 9

Chance = Callable[[str, str], float]


class Grouping(Struct, frozen=True, kw_only=True):
    """The groups, each in order and by their first ids; `overruled` are judgements of `same` that others rule out."""

    groups: tuple[tuple[str, ...], ...]
    overruled: tuple[Pair, ...] = ()


def group(
    ids: Collection[str],
    edges: Mapping[str, Collection[str]],
    chance: Chance,
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
    sides: Mapping[str, str] = {},
    pages: Mapping[str, Collection[str]] = {},
) -> Grouping:
    """Group the ids; `edges` holds the candidates of each, `chance` scores any two.

    A pair judged `different` never lies in one group; a pair judged `same` always does, unless that would put two that
    are judged different together: then it is `overruled`. Ids of two `sides`, and two ids of one of the `pages`, lie in
    one group by a judgement only. Candidates beyond `ids` are not looked at.
    """
    heads, overruled = _bind(ids, same, different)
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(ids):
        members[heads[id]].append(id)
    barred: dict[str, set[str]] = defaultdict(set)
    for one, other in different:
        if one in heads and other in heads:
            barred[heads[one]].add(heads[other])
            barred[heads[other]].add(heads[one])
    taken: dict[str, set[str]] = {head: {sides[id] for id in ids if id in sides} for head, ids in members.items()}
    told_by = {head: {page for id in ids for page in pages.get(id, ())} for head, ids in members.items()}
    linked: dict[str, set[str]] = {head: set() for head in members}
    for one in ids:
        for other in edges.get(one, ()):
            if other in heads and heads[one] != heads[other]:
                linked[heads[one]].add(heads[other])
                linked[heads[other]].add(heads[one])
    sums: dict[Pair, float] = {}

    def add_up(one: str, other: str) -> float:
        """The chances of all pairs between two groups, added up."""
        pair = (one, other) if one < other else (other, one)
        if pair not in sums:
            sums[pair] = sum(chance(a, b) for a in members[pair[0]] for b in members[pair[1]])
        return sums[pair]

    queue: list[tuple[float, str, str]] = []

    def may_join(one: str, other: str) -> bool:
        is_apart = other in barred[one] or len(taken[one] | taken[other]) > 1
        return not is_apart and told_by[one].isdisjoint(told_by[other])

    def offer(one: str, other: str) -> None:
        if not may_join(one, other):
            return
        average = round(add_up(one, other) / (len(members[one]) * len(members[other])), _DIGITS)
        if average >= JOIN:
            heapq.heappush(queue, (-average, min(one, other), max(one, other)))

    for one, others in linked.items():
        for other in others:
            if one < other:
                offer(one, other)
    while queue:
        minus, one, other = heapq.heappop(queue)
        if one not in members or other not in members or not may_join(one, other):
            continue
        if round(add_up(one, other) / (len(members[one]) * len(members[other])), _DIGITS) != -minus:
            continue  # one of them has grown since; the pair was offered anew
        for third in sorted((linked[one] | linked[other]) - {one, other}):
            total = add_up(one, third) + add_up(other, third)
            sums[(one, third) if one < third else (third, one)] = total
            linked[third].discard(other)
            linked[third].add(one)
            linked[one].add(third)
        linked[one].discard(other)
        for third in barred.pop(other, set()):
            barred[third].discard(other)
            barred[third].add(one)
            barred[one].add(third)
        members[one] = sorted(members[one] + members.pop(other))
        taken[one] |= taken[other]
        told_by[one] |= told_by[other]
        del linked[other]
        for third in linked[one]:
            offer(one, third)
    return Grouping(groups=tuple(sorted(tuple(group) for group in members.values())), overruled=overruled)


def _bind(
    ids: Iterable[str], same: Collection[Pair], different: Collection[Pair]
) -> tuple[dict[str, str], tuple[Pair, ...]]:
    """Head of each id after the judgements of `same` were followed, and those that could not be."""
    head = {id: id for id in ids}
    within = {id: {id} for id in head}
    apart = {frozenset(pair) for pair in different}
    overruled: list[Pair] = []
    for one, other in sorted((min(pair), max(pair)) for pair in same):
        if one not in head or other not in head or head[one] == head[other]:
            continue
        first, later = sorted((head[one], head[other]))
        if any(frozenset((a, b)) in apart for a in within[first] for b in within[later]):
            overruled.append((one, other))
            continue
        for id in within[later]:
            head[id] = first
        within[first] |= within.pop(later)
    return head, tuple(overruled)
