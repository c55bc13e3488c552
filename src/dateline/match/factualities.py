"""This file tells whether an act came about, by all that a page says of it: claims, day and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dateline.records.claim import Claim
from dateline.records.ontology import FACTS, PROSPECTS

# A noun such as *the operation* is read as under way where the sentence says that it is to come.
_OPEN: Final = PROSPECTS | {"ongoing"}
# What the words right after an act's own say that is still to come: *the summit that is to take place*.
_TO_COME: Final = re.compile(
    r"\b(?:to (?:take place|begin|start|open|follow|come|be held)|(?:due|set|scheduled|expected|likely) to"
    r"|will (?:take place|begin|start)|begins? (?:within|next|in|on)|(?:has|have) (?:announced|fixed|prepared|planned)"
    r"|announced for|planned for|plotting)\b"
)
_CLAUSE_END: Final = re.compile(r"[;.!?]")
_NEXT_WORDS: Final = 75  # code points


def tell_facts(act: Iterable[Claim], text: str, *, later: bool, ahead: bool) -> frozenset[str]:
    """The factualities of the claims; what they put as fact is planned where all else puts it ahead.

    `later` says that the act's day lies after publication, `ahead` that words beside it say that it is to come.
    """
    act = tuple(act)
    facts = frozenset(claim.factuality for claim in act)
    if later or (ahead and facts <= _OPEN) or all(_is_to_come(claim, text) for claim in act):
        return frozenset("planned" if fact in FACTS else fact for fact in facts)
    return facts


def _is_to_come(claim: Claim, text: str) -> bool:
    after = _CLAUSE_END.split(text[claim.trigger.end : claim.trigger.end + _NEXT_WORDS])[0]
    return _TO_COME.search(after) is not None
