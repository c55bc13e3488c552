"""This file matches across pages: it groups the tellings of all pages into acts as pages come and go.

The grouping is a function of the pages and judgements alone: whatever the order in which they came, one by one or all
at once, the acts are the same. Adding a page looks only at the tellings that share a key with its own, and groups anew
only what a chain of likely pairs leads to.

A page that tells two acts and does not link them mostly means two: of 4,705 such pairs in our own passages, alike
enough to be candidates, 14 were one act. Two such tellings count as unlike, however they read; the reports of other
pages that are like both can outweigh that (CoNLL F1 on ECB+ dev 47.4; never together: 43.8). They cannot where the acts
are only in prospect: what is vowed, asked for and feared is told in the same words whoever means what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from dateline.match import score as scoring
from dateline.match.block import Keys, list_keys
from dateline.match.cluster import JOIN, group
from dateline.match.compare_act import denies_another
from dateline.match.memory import InMemory, Memory
from dateline.match.origins import count_independent_origins, read_page
from dateline.match.same_act import tell_side
from dateline.match.telling import Telling, read_tellings
from dateline.match.twins import TWIN, count_alike, gather_twins, number_twins
from dateline.records.coded import CodedPage
from dateline.records.matching import Act, ActChanges, JudgedPairs, Pair

# Among so many candidates there may be copies; finding them costs about as much as comparing half of them.
_MANY: Final = 16


class Matched(Struct, frozen=True, kw_only=True):
    """One act: ids of all claims that tell it and of their pages, both in order; `origins` is at least 1."""

    claims: tuple[str, ...]
    pages: tuple[str, ...]
    origins: int


class Matcher:
    """The acts of all pages that its memory holds."""

    def __init__(self, judgements: JudgedPairs = JudgedPairs(), memory: Memory | None = None) -> None:  # noqa: B008
        self._judgements = judgements
        self._memory: Memory = InMemory() if memory is None else memory
        self.overruled: tuple[Pair, ...] = ()

    def add(self, pages: Iterable[CodedPage]) -> ActChanges:
        """Add pages; one whose id is there already takes its place. Only what is near them is grouped anew."""
        return self.update(pages, ())

    def remove(self, pages: Iterable[str]) -> ActChanges:
        """Take pages out, by id; one that is not there is passed over."""
        return self.update((), pages)

    def update(self, put: Iterable[CodedPage], gone: Iterable[str]) -> ActChanges:
        """Take pages out, then add others, as `remove` and `add` do."""
        touched: set[str] = set()
        undone: set[Act] = set()
        for page in gone:
            touched |= self._take_out(page, undone)
        for coded in put:
            touched |= self._take_out(coded.page.id, undone)
            touched |= self._put_in(coded)
        return self._regroup(touched, undone)

    def describe(self, acts: Iterable[Act]) -> tuple[Matched, ...]:
        """The claims, pages and origins of acts, ordered by their claims."""
        return tuple(sorted(map(self._describe, acts), key=lambda act: act.claims))

    def explain(self, one: str, other: str) -> tuple[str, ...]:
        """Why two claims are told as one act or as two: a sentence a step.

        Raises:
            KeyError: no page that was added has such a claim, or it is a reader's comment.
        """
        of = self._memory.telling_of((one, other))
        first, second = of[one], of[other]
        if first == second:
            return ("The page itself links both: one act.",)
        for verdict, pairs in (("the same act", self._judgements.same), ("different acts", self._judgements.different)):
            if any({one, other} == set(pair) for pair in pairs):
                return (f"A person judged them to be {verdict}.",)
        acts = self._memory.acts((first, second))
        tellings = self._memory.tellings((first, second))
        sides = {tell_side(telling.facts) for telling in tellings.values()}
        if acts[first] != acts[second] and tellings[first].page == tellings[second].page:
            return ("Both stand on one page, which does not link them: two acts.",)
        if acts[first] != acts[second] and sides == {"fact", "prospect"}:
            return ("One is put as fact, the other only as something to come: two acts.",)
        if acts[first] != acts[second] and denies_another(tellings[first], tellings[second]):
            return ("One denies an act of another kind than the other tells: two acts.",)
        candidates = second in self._memory.near((first,))[first]
        return (
            *scoring.explain(tellings[first], tellings[second]),
            *(() if candidates else ("No time with a place, party or rare words in common: not looked at as a pair.",)),
            f"By all reports of them: {'one act' if acts[first] == acts[second] else 'two acts'} "
            f"(joined when the average over all pairs of reports is at least {JOIN:.0%}).",
        )

    def _put_in(self, coded: CodedPage) -> set[str]:
        """Keep a page's tellings, each linked with those before it."""
        told = [(t, list_keys(t), n) for t, n in count_alike(read_tellings(coded, self._judgements.different))]
        if not told:
            return set()
        near = {telling.id: self._compare(telling, keys, number) for telling, keys, number in told}
        kept = [(telling, Keys(keys.own | {number}, keys.wanted)) for telling, keys, number in told]
        self._memory.keep(read_page(coded), kept)
        for id, links in near.items():
            self._memory.link(id, links)
        return set(near)

    def _compare(self, telling: Telling, keys: Keys, number: int) -> dict[str, float]:
        """What a telling is linked with: one twin, if it has any, else whatever it may be one act with."""
        twins = self._memory.find((number,))
        return {min(twins): TWIN} if twins else self._score(telling, keys, ())

    def _score(self, telling: Telling, keys: Keys, twins: Collection[str]) -> dict[str, float]:
        """How likely a telling is of one act with others that share a key with it; of twins one stands for all."""
        others = self._memory.tellings([id for id in self._memory.find(keys.wanted) if id not in twins])
        apart = sorted(id for id, other in others.items() if other.page != telling.page)
        if len(apart) > _MANY:
            first: dict[int, str] = {}
            for id in apart:
                first.setdefault(number_twins(others[id]), id)
            apart = list(first.values())
        chances = {id: scoring.score(telling, others[id]) for id in apart}
        return {id: chance for id, chance in chances.items() if chance}

    def _take_out(self, page: str, gone: set[Act]) -> set[str]:
        ids = self._memory.list_tellings(page)
        if not ids:
            return set()
        acts = set(self._memory.acts(ids).values())
        gone |= acts
        near = self._memory.near(ids)
        touched = {id for act in acts for id in act}.union(*near.values())
        self._memory.drop(page)
        self._join_again({id for links in near.values() for id, chance in links.items() if chance == TWIN} - {*ids})
        return touched

    def _join_again(self, left: Collection[str]) -> None:
        """Link the twins of a telling that is gone with each other, and one of them with what that one told of."""
        stands: dict[int, str] = {}
        for id, telling in sorted(self._memory.tellings(left).items()):
            number = number_twins(telling)
            if number in stands:
                links = {stands[number]: TWIN}
            else:
                links = self._score(telling, list_keys(telling), self._memory.find((number,)))
                stands[number] = id
            there = self._memory.near((id,))[id]
            self._memory.link(id, {other: chance for other, chance in links.items() if other not in there})

    def _regroup(self, touched: set[str], gone: set[Act]) -> ActChanges:
        """Group anew every neighbourhood that holds a touched telling; chances below `JOIN` join none."""
        same, different = self._judged()
        bound: dict[str, set[str]] = defaultdict(set)
        for one, other in same:
            bound[one].add(other)
            bound[other].add(one)
        undone = {id for act in gone for id in act}
        waiting, new = set(self._memory.near(touched)), set[Act]()
        while waiting:
            edges = self._spread(waiting.pop(), bound)
            waiting -= edges.keys()
            found = self._group(edges, same, different)
            before = self._memory.acts(edges.keys())
            gone |= {before[id] for act in found for id in act if id in before and before[id] != act}
            new |= {act for act in found if not undone.isdisjoint(act) or any(before.get(id) != act for id in act)}
        self._memory.put_acts(new)
        return ActChanges(gone=tuple(sorted(gone - new)), new=tuple(sorted(new)))

    def _group(
        self, edges: Mapping[str, Mapping[str, float]], same: Collection[Pair], different: Collection[Pair]
    ) -> tuple[Act, ...]:
        """The acts of one neighbourhood."""
        if len(edges) == 1:
            return (tuple(edges),)
        tellings = self._memory.tellings(edges.keys())
        stands_for = gather_twins(edges, different)
        alike: dict[str, list[str]] = defaultdict(list)
        linked: dict[str, set[str]] = defaultdict(set)
        for id in sorted(edges):
            alike[stands_for[id]].append(id)
            linked[stands_for[id]] |= {stands_for[other] for other in edges[id] if other in stands_for}

        pages = {id: {tellings[one].page for one in ids} for id, ids in alike.items()}
        sides = {id: side for id in alike if (side := tell_side(tellings[id].facts))}

        def chance(one: str, other: str) -> float:
            if not pages[one].isdisjoint(pages[other]) or denies_another(tellings[one], tellings[other]):
                return 0.0
            found = edges[one].get(other, TWIN)
            return scoring.score(tellings[one], tellings[other]) if found == TWIN else found

        grouping = group(
            alike.keys(), linked, chance,
            same=[(stands_for[a], stands_for[b]) for a, b in same if a in edges],
            different=[(stands_for[a], stands_for[b]) for a, b in different if a in edges and b in edges],
            sides=sides,
            pages={id: pages[id] for id, side in sides.items() if side == "prospect"},
        )  # fmt: skip
        kept = {pair for pair in self.overruled if edges.keys().isdisjoint(pair)}
        self.overruled = tuple(sorted({*kept, *grouping.overruled}))
        return tuple(tuple(sorted(id for one in act for id in alike[one])) for act in grouping.groups)

    def _spread(self, start: str, bound: Mapping[str, set[str]]) -> dict[str, Mapping[str, float]]:
        """Every telling that a chain of likely pairs or judgements leads to, with what is linked with it."""
        found: dict[str, Mapping[str, float]] = {}
        waiting = {start}
        while waiting:
            near = self._memory.near(waiting)
            found |= near
            likely = {id for edges in near.values() for id, chance in edges.items() if chance >= JOIN}
            waiting = likely.union(*(bound.get(id, ()) for id in near)) - found.keys()
        return found

    def _judged(self) -> tuple[list[Pair], list[Pair]]:
        """The judgements between tellings that are here."""
        pairs = (self._judgements.same, self._judgements.different)
        told = self._memory.telling_of({claim for judged in pairs for pair in judged for claim in pair})
        same, different = (
            [(told[a], told[b]) for a, b in judged if a in told and b in told and told[a] != told[b]]
            for judged in pairs
        )
        return same, different

    def _describe(self, act: Act) -> Matched:
        claims = [claim for telling in self._memory.tellings(act).values() for claim in telling.claims]
        pages = self._memory.pages({claim.page for claim in claims})
        return Matched(
            claims=tuple(sorted(claim.id for claim in claims)),
            pages=tuple(sorted(pages)),
            origins=count_independent_origins(claims, pages.values()),
        )


def match_pages(pages: Iterable[CodedPage], judgements: JudgedPairs = JudgedPairs()) -> tuple[Matched, ...]:  # noqa: B008
    """All acts that the pages tell, ordered by their first claims; the order of the pages does not matter."""
    memory = InMemory()
    matcher = Matcher(judgements, memory)
    matcher.add(pages)
    return matcher.describe(memory.list_acts())
