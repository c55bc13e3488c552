"""This file tells whether an act came about, by all that a page says of it: claims, day and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dateline.records.claim import Claim
from dateline.records.ontology import FACTS, PROSPECTS

# A noun such as *the operation* is read as under way where the sentence says that it is to come.
OPEN: Final = PROSPECTS | {"ongoing"}
# What the words right after an act's own say that is still to come: *the summit that is to take place*.
_COMES: Final = (
    r"(?:to (?:take place|begin|start|open|follow|come|be held)|(?:due|set|scheduled|expected|likely) to"
    r"|will (?:take place|begin|start|be held))"
)
_TO_COME: Final = re.compile(
    rf"\b(?:{_COMES}|begins? (?:within|next|in|on)|(?:has|have) (?:announced|fixed|prepared|planned)"
    r"|announced for|planned for|plotting)\b"
)
# *It is to be held within two days*: the next sentence says it of the act.
_IT_COMES: Final = re.compile(rf"[.!?]\s+(?:It|This|They) (?:is |are )?{_COMES}\b")
# *Before soldiers advance*: the present tense after such a word is what is to come.
_BEFORE_PRESENT: Final = re.compile(r"\b(?:before|until|once|unless)\s+(?:\w+\s+){0,2}[a-z]+s\s+$")
# *A strike against Knin unless the talks succeed*.
_UNLESS: Final = re.compile(r"[^,;:.!?]*\bunless\b")
# *Reports of a shooting at Guder are false*.
_REPORTS_OF: Final = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|stories|story|accounts?) (?:of|about)\b[^.;:!?]*$", re.IGNORECASE
)
_FALSE: Final = re.compile(
    r"[^.;:!?]*\b(?:false|untrue|baseless|unfounded|fabricated|fabrications?|invented|inventions?|lies|a lie|fiction)\b"
)
_CLAUSE_END: Final = re.compile(r"[;.!?]")
_NEXT_WORDS: Final = 75  # code points
_LAST_WORDS: Final = 60
_SENTENCE: Final = 200


def tell_facts(act: Iterable[Claim], text: str, *, later: bool, ahead: bool) -> frozenset[str]:
    """The factualities of the claims; what they put as fact is planned where all else puts it ahead.

    `later` says that the act's day lies after publication, `ahead` that words beside it say that it is to come.
    """
    act = tuple(act)
    facts = frozenset(_read(claim, text) for claim in act)
    open_ = facts <= OPEN and not any(_is_state(claim) for claim in act)
    if later or (ahead and open_) or all(_is_to_come(claim, text) for claim in act):
        return frozenset("planned" if fact in FACTS else fact for fact in facts)
    return facts


def _read(claim: Claim, text: str) -> str:
    before = text[max(0, claim.trigger.start - _LAST_WORDS) : claim.trigger.start]
    if claim.factuality in FACTS and _REPORTS_OF.search(before) and _FALSE.match(text, claim.trigger.end):
        return "denied"
    return claim.factuality


def _is_state(claim: Claim) -> bool:
    """What goes on in the form of a participle, *the besieged towns*, goes on whatever else is to come."""
    return claim.factuality == "ongoing" and claim.trigger.text.endswith("ed")


def _is_to_come(claim: Claim, text: str) -> bool:
    start, end = claim.trigger.start, claim.trigger.end
    after = text[end : end + _SENTENCE]
    if _TO_COME.search(_CLAUSE_END.split(after[:_NEXT_WORDS])[0]) or _UNLESS.match(after):
        return True
    if (next_one := _IT_COMES.search(after)) is not None and not _CLAUSE_END.search(after[: next_one.start()]):
        return True
    return (
        claim.factuality == "ongoing" and _BEFORE_PRESENT.search(text[max(0, start - _LAST_WORDS) : start]) is not None
    )
