"""This file groups the claims of one page that the page itself says are one act: its triggers linked by `same`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.ontology import FACTS, Factuality

_PROSPECTS: Final[frozenset[Factuality]] = frozenset({"planned", "urged", "expected", "conditional"})


def tell_side(factualities: Collection[str]) -> Literal["fact", "prospect"] | None:
    """Whether an act is put as fact, or only as something to come; None where it is only denied.

    No act is both: what a vow came to is followed elsewhere (`vows.py`), and an attack is not its announcement.
    """
    if not FACTS.isdisjoint(factualities):
        return "fact"
    return "prospect" if not _PROSPECTS.isdisjoint(factualities) else None


def group_same_acts(coded: CodedPage, apart: Collection[tuple[str, str]] = ()) -> list[tuple[Claim, ...]]:
    """The claims of the report, act by act, both in the order of the text; a claim without a link is one act.

    A reader's comment tells no act of the report: its claims stay out, whatever they are linked with (codebook,
    section 2). `apart` holds pairs of claims that a person judged to be different acts: no act holds both, whatever the
    page links; what else it links with them stays with the first that it may stay with. Neither does an act hold both
    what is put as fact and what is only vowed, asked for, feared or supposed: an attack is not its announcement.
    """
    claims = {claim.id: claim for claim in coded.claims if not claim.comment}
    order = {id: place for place, id in enumerate(claims)}
    head = {id: id for id in claims}

    def find_head(id: str) -> str:
        while head[id] != id:
            id = head[id]
        return id

    for relation in coded.relations:
        one, other = (f"{coded.page.id}#{trigger}" for trigger in (relation.from_, relation.to))
        if relation.relation == "same" and one in claims and other in claims:
            first, later = sorted((find_head(one), find_head(other)), key=order.__getitem__)
            head[later] = first
    acts: dict[str, list[Claim]] = {}
    for id, claim in claims.items():
        acts.setdefault(find_head(id), []).append(claim)
    barred = {frozenset(pair) for pair in apart}
    return sorted((part for act in acts.values() for part in _part(act, barred)), key=lambda act: order[act[0].id])


def _part(act: list[Claim], barred: Collection[frozenset[str]]) -> list[tuple[Claim, ...]]:
    parts: list[list[Claim]] = []
    for claim in act:
        for part in parts:
            if not any(_is_barred(claim, other, barred) for other in part):
                part.append(claim)
                break
        else:
            parts.append([claim])
    return [tuple(part) for part in parts]


def _is_barred(one: Claim, other: Claim, barred: Collection[frozenset[str]]) -> bool:
    sides = {tell_side([one.factuality]), tell_side([other.factuality])}
    return sides == {"fact", "prospect"} or frozenset((one.id, other.id)) in barred
