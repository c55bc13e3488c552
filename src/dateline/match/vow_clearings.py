"""This file tells when people are brought out of a place, as several sides agreed, whoever brings them or leaves.

Of an evacuation nobody says who did it: *the last residents left*, *6,900 people were evacuated*. Those who agreed on
it carried it out together, though none of them is named in the act.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal

from dateline.match.vow_parties import Parties, is_named
from dateline.records.claim import Claim
from dateline.records.values import ActorValue

# `whole`: the words say that it is the evacuation, or that the last left; `some`: only that people left.
Clearing = Literal["whole", "some"]

_EVACUATION: Final = re.compile(r"evacuat", re.IGNORECASE)
_LAST: Final = re.compile(r"\b(?:the|their|its) (?:last|remaining) (?!(?:week|month|year|night|day|hour)s?\b)", re.I)
_UNDER_IT: Final = re.compile(
    r"\b(?:under|as part of|in line with|by the terms of|in accordance with)\b[^.;]{0,40}\b(?:deal|agreement|accord)\b",
    re.IGNORECASE,
)
# PLOVER sectors of those who bring people out for both sides: relief workers and other states' bodies.
_HELPERS: Final = frozenset({"NGO", "IGO", "HLH"})


def vows_clearing(planned: Iterable[Claim]) -> bool:
    """Whether what is agreed on is an evacuation."""
    return any(_is_leaving(claim) and _EVACUATION.search(claim.trigger.text) for claim in planned)


def read_clearing(facts: Sequence[Claim]) -> Clearing | None:
    """Whether these claims tell that people were brought out, or left; None for any other act."""
    leaving = [claim for claim in facts if _is_leaving(claim)]
    if not leaving:
        return None
    return "whole" if any(map(_is_whole, leaving)) else "some"


def may_have_cleared(doers: Collection[ActorValue], vowers: Collection[ActorValue], parties: Parties) -> bool:
    """Whether nobody is named as doing it who has no part in the agreement and helps neither side."""
    named = [doer for doer in doers if is_named(doer)]
    return all(doer.sector in _HELPERS or any(parties.are_one(doer, vower) for vower in vowers) for doer in named)


def _is_leaving(claim: Claim) -> bool:
    if claim.type == "AID":
        return _EVACUATION.search(claim.trigger.text) is not None
    return (claim.type, claim.mode) == ("RETREAT", "withdraw")


def _is_whole(claim: Claim) -> bool:
    sentence, at = claim.evidence.text, max(0, claim.trigger.start - claim.evidence.start)
    if _EVACUATION.search(claim.trigger.text) or _LAST.search(sentence[:at]):
        return True
    return _UNDER_IT.search(sentence) is not None
