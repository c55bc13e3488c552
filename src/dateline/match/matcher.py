"""This file matches across pages: it keeps the tellings of all pages and groups them into acts as pages come and go.

What is kept is a function of the pages and judgements alone: whatever the order in which they came, one by one or all
at once, the acts are the same. Adding a page looks only at the tellings that share a key with its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from msgspec import Struct

from dateline.match import score as scoring
from dateline.match.block import Blocks, list_keys
from dateline.match.cluster import JOIN, group
from dateline.match.origins import PageFacts, count_independent_origins, read_page
from dateline.match.telling import Pair, Telling, read_tellings
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage


class Judgements(Struct, frozen=True, kw_only=True):
    """What people have judged, as pairs of claim ids: the `same` act, or `different` ones."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()


class Matched(Struct, frozen=True, kw_only=True):
    """One act: ids of all claims that tell it and of their pages, both in order; `origins` is at least 1."""

    claims: tuple[str, ...]
    pages: tuple[str, ...]
    origins: int


class Changes(Struct, frozen=True, kw_only=True):
    """What `add` and `remove` changed: acts that are no more, and acts that are new or have other claims or origins."""

    gone: tuple[Matched, ...]
    new: tuple[Matched, ...]


class Matcher:
    """The acts of all pages added so far."""

    def __init__(self, judgements: Judgements = Judgements()) -> None:  # noqa: B008
        self._judgements = judgements
        self._tellings: dict[str, Telling] = {}
        self._of_page: dict[str, tuple[str, ...]] = {}
        self._pages: dict[str, PageFacts] = {}
        self._telling_of: dict[str, str] = {}  # claim id → telling id
        self._edges: dict[str, dict[str, float]] = {}
        self._blocks = Blocks()
        self._acts: dict[str, Matched] = {}  # by each telling of the act
        self.overruled: tuple[Pair, ...] = ()

    def add(self, pages: Iterable[CodedPage]) -> Changes:
        """Add pages; one whose id is there already takes its place. Only what is near them is grouped anew."""
        touched: set[str] = set()
        gone: set[Matched] = set()
        for coded in pages:
            touched |= self._take_out(coded.page.id, gone)
            touched |= self._put_in(coded)
        return self._regroup(touched, gone)

    def remove(self, pages: Iterable[str]) -> Changes:
        """Take pages out, by id; one that is not there is passed over."""
        touched: set[str] = set()
        gone: set[Matched] = set()
        for page in pages:
            touched |= self._take_out(page, gone)
        return self._regroup(touched, gone)

    def acts(self) -> tuple[Matched, ...]:
        """Every act, ordered by its first claim."""
        return tuple(sorted(set(self._acts.values()), key=lambda act: act.claims))

    def explain(self, one: str, other: str) -> tuple[str, ...]:
        """Why two claims are told as one act or as two: a sentence a step.

        Raises:
            KeyError: no page that was added has such a claim, or it is a reader's comment.
        """
        first, second = self._telling_of[one], self._telling_of[other]
        if first == second:
            return ("The page itself links both: one act.",)
        for verdict, pairs in (("the same act", self._judgements.same), ("different acts", self._judgements.different)):
            if any({one, other} == set(pair) for pair in pairs):
                return (f"A person judged them to be {verdict}.",)
        together = self._acts[first] == self._acts[second]
        candidates = second in self._edges[first]
        return (
            *scoring.explain(self._tellings[first], self._tellings[second]),
            *(() if candidates else ("No time with a place, party or rare words in common: not looked at as a pair.",)),
            f"By all reports of them: {'one act' if together else 'two acts'} "
            f"(joined when the average over all pairs of reports is at least {JOIN:.0%}).",
        )

    def _put_in(self, coded: CodedPage) -> set[str]:
        tellings = read_tellings(coded, self._judgements.different)
        self._of_page[coded.page.id] = tuple(telling.id for telling in tellings)
        if tellings:
            self._pages[coded.page.id] = read_page(coded)
        for telling in tellings:
            keys = list_keys(telling)
            near: dict[str, float] = {}
            for other in self._blocks.find(keys.wanted):
                chance = scoring.score(telling, self._tellings[other])
                if chance:
                    near[other] = self._edges[other][telling.id] = chance
            self._edges[telling.id] = near
            self._blocks.add(telling.id, keys.own)
            self._tellings[telling.id] = telling
            self._telling_of |= {claim.id: telling.id for claim in telling.claims}
        return {telling.id for telling in tellings}

    def _take_out(self, page: str, gone: set[Matched]) -> set[str]:
        touched: set[str] = set()
        for id in self._of_page.pop(page, ()):
            act = self._acts.pop(id, None)
            if act is not None:
                gone.add(act)
                touched |= {self._telling_of[claim] for claim in act.claims if claim in self._telling_of}
            for other in self._edges.pop(id):
                del self._edges[other][id]
                touched.add(other)
            telling = self._tellings.pop(id)
            self._blocks.remove(id, list_keys(telling).own)
            for claim in telling.claims:
                del self._telling_of[claim.id]
        self._pages.pop(page, None)
        return touched

    def _regroup(self, touched: set[str], gone: set[Matched]) -> Changes:
        """Group anew every neighbourhood that holds a touched telling; chances below `JOIN` join none."""
        same, different = self._judged()
        bound: dict[str, set[str]] = defaultdict(set)
        for one, other in same:
            bound[one].add(other)
            bound[other].add(one)
        waiting, seen, new = touched & self._tellings.keys(), set[str](), set[Matched]()
        while waiting:
            ids = self._spread(waiting.pop(), bound)
            waiting -= ids
            seen |= ids
            mine = [pair for pair in same if pair[0] in ids], [pair for pair in different if pair[0] in ids]
            found = group(ids, self._edges, self._chance, same=mine[0], different=mine[1])
            self.overruled = tuple(sorted({*(pair for pair in self.overruled if not ids & {*pair}), *found.overruled}))
            for members in found.groups:
                act = self._describe(members)
                for id in members:
                    before = self._acts.get(id)
                    if before is not None and before != act:
                        gone.add(before)
                    if before != act:
                        new.add(act)
                        self._acts[id] = act
        return Changes(gone=_ordered(gone - new), new=_ordered(new - gone))

    def _spread(self, start: str, bound: dict[str, set[str]]) -> set[str]:
        """Every telling that a chain of likely pairs or judgements leads to."""
        found, waiting = {start}, [start]
        while waiting:
            id = waiting.pop()
            near = {other for other, chance in self._edges[id].items() if chance >= JOIN} | bound.get(id, set())
            waiting += near - found
            found |= near
        return found

    def _judged(self) -> tuple[list[Pair], list[Pair]]:
        """The judgements between tellings that are here."""
        return self._translate(self._judgements.same), self._translate(self._judgements.different)

    def _translate(self, pairs: Collection[Pair]) -> list[Pair]:
        told = self._telling_of
        return [(told[a], told[b]) for a, b in pairs if a in told and b in told and told[a] != told[b]]

    def _chance(self, one: str, other: str) -> float:
        chance = self._edges[one].get(other)
        return scoring.score(self._tellings[one], self._tellings[other]) if chance is None else chance

    def _describe(self, members: tuple[str, ...]) -> Matched:
        claims: list[Claim] = [claim for id in members for claim in self._tellings[id].claims]
        pages = sorted({claim.page for claim in claims})
        return Matched(
            claims=tuple(sorted(claim.id for claim in claims)),
            pages=tuple(pages),
            origins=count_independent_origins(claims, [self._pages[page] for page in pages]),
        )


def _ordered(acts: Iterable[Matched]) -> tuple[Matched, ...]:
    return tuple(sorted(acts, key=lambda act: act.claims))


def match_pages(pages: Iterable[CodedPage], judgements: Judgements = Judgements()) -> tuple[Matched, ...]:  # noqa: B008
    """All acts that the pages tell, ordered by their first claims; the order of the pages does not matter."""
    matcher = Matcher(judgements)
    matcher.add(pages)
    return matcher.acts()
