"""This file groups the claims of one page that the page itself says are one act: its triggers linked by `same`."""

from __future__ import annotations

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage


def group_same_acts(coded: CodedPage) -> list[tuple[Claim, ...]]:
    """The claims of the report, act by act, both in the order of the text; a claim without a link is one act.

    A reader's comment tells no act of the report: its claims stay out, whatever they are linked with (codebook,
    section 2).
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
    return [tuple(act) for act in acts.values()]
