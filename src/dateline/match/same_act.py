"""This file groups the claims of one page that the page itself says are one act: its triggers linked by `same`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final, Literal

from dateline.match.joined import Joined
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.ontology import FACTS, PROSPECTS

# *They deny any raid; a blast may have hurt people*: what a denial supposes is still to come for nobody.
_SUPPOSED: Final = frozenset({"denied", "conditional"})


def tell_side(factualities: Collection[str]) -> Literal["fact", "prospect"] | None:
    """Whether an act is put as fact, or only as something to come; None where it is denied, or denied and supposed.

    No act is both: what a vow came to is followed elsewhere (`vows.py`), and an attack is not its announcement.
    """
    if not FACTS.isdisjoint(factualities):
        return "fact"
    if "denied" in factualities and _SUPPOSED.issuperset(factualities):
        return None
    return "prospect" if not PROSPECTS.isdisjoint(factualities) else None


def group_same_acts(coded: CodedPage, apart: Collection[tuple[str, str]] = ()) -> list[tuple[Claim, ...]]:
    """The claims of the report, act by act, both in the order of the text; a claim without a link is one act.

    A reader's comment tells no act of the report: its claims stay out, whatever they are linked with (codebook,
    section 2). `apart` holds pairs of claims that a person judged to be different acts: no act holds both, whatever the
    page links; what else it links with them stays with the first that it may stay with. Neither does an act hold both
    what is put as fact and what is only vowed, asked for, feared or supposed: an attack is not its announcement.
    """
    claims = {claim.id: claim for claim in coded.claims if not claim.comment}
    order = {id: place for place, id in enumerate(claims)}
    linked = Joined(claims)
    for relation in coded.relations:
        one, other = (f"{coded.page.id}#{trigger}" for trigger in (relation.from_, relation.to))
        if relation.relation == "same" and one in claims and other in claims:
            linked.join(one, other)
    barred = {frozenset(pair) for pair in apart}

    def are_barred(one: Claim, other: Claim) -> bool:
        sides = {tell_side([one.factuality]), tell_side([other.factuality])}
        return sides == {"fact", "prospect"} or frozenset((one.id, other.id)) in barred

    acts = ([claims[id] for id in sorted(ids, key=order.__getitem__)] for ids in linked.groups())
    return sorted((part for act in acts for part in part_act(act, are_barred)), key=lambda act: order[act[0].id])


def part_act(act: Iterable[Claim], are_two: Callable[[Claim, Claim], bool]) -> list[tuple[Claim, ...]]:
    """The claims in parts, none with a pair of which `are_two` is true; each is in the first that it may be in."""
    parts: list[list[Claim]] = []
    for claim in act:
        for part in parts:
            if not any(are_two(claim, other) for other in part):
                part.append(claim)
                break
        else:
            parts.append([claim])
    return [tuple(part) for part in parts]
