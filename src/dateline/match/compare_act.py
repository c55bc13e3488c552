"""This file compares which act two tellings tell: its type, its words, whether it happened, and its tolls."""

from __future__ import annotations

from itertools import product
from typing import Final

from dateline.match.lexicon import opposite_kinds
from dateline.match.telling import Telling
from dateline.records.ontology import FACTS, QUADS
from dateline.records.values import TollValue

_AHEAD: Final = frozenset({"planned", "expected", "urged", "conditional"})
# Types that tell one act from two sides: a town that one takes the other leaves; who shells it may be moving in.
_KIN: Final = frozenset({
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"COERCE", "RETREAT"}),
    frozenset({"ASSAULT", "RETREAT"}),
    frozenset({"ASSAULT", "MOBILIZE"}),
    frozenset({"ASSAULT", "PROTEST"}),
    frozenset({"SANCTION", "COERCE"}),
    frozenset({"AGREE", "CONSULT"}),
    frozenset({"AGREE", "RETREAT"}),
    frozenset({"AGREE", "COOPERATE"}),
    frozenset({"AID", "COOPERATE"}),
    frozenset({"CONSULT", "COOPERATE"}),
    frozenset({"AID", "SUPPORT"}),
    frozenset({"REJECT", "ACCUSE"}),
    frozenset({"REQUEST", "THREATEN"}),
})  # fmt: skip


def same_type(one: Telling, other: Telling) -> float:
    """Both are acts of one PLOVER type."""
    return float(not one.types.isdisjoint(other.types))


def kin_type(one: Telling, other: Telling) -> float:
    """Their types are kin: taking a town and leaving it, agreeing and conferring."""
    return float(
        one.types.isdisjoint(other.types) and any(frozenset(pair) in _KIN for pair in product(one.types, other.types))
    )


def word_and_deed(one: Telling, other: Telling) -> float:
    """One is something said, such as a threat, the other something done."""
    verbal = [{QUADS[type].startswith("verbal") for type in telling.types} for telling in (one, other)]
    return float(verbal[0].isdisjoint(verbal[1]))


def same_mode(one: Telling, other: Telling) -> float:
    """Both are acts of one mode: by air, by arrest, by convoy."""
    return float(not one.modes.isdisjoint(other.modes))


def other_mode(one: Telling, other: Telling) -> float:
    """Their modes differ within one type: by air and by heavy weapons."""
    return float(
        bool(one.modes and other.modes) and one.modes.isdisjoint(other.modes) and not one.types.isdisjoint(other.types)
    )


def same_word(one: Telling, other: Telling) -> float:
    """Both name the act with the same word."""
    return float(not one.triggers.isdisjoint(other.triggers))


def like_words(one: Telling, other: Telling) -> float:
    """They name the act with words for one kind of act, whatever the side: captured and liberated."""
    return float(one.triggers.isdisjoint(other.triggers) and not one.kinds.isdisjoint(other.kinds))


def opposite_words(one: Telling, other: Telling) -> float:
    """Their words name acts of which one undoes or follows the other: abducted and freed, a threat and an attack."""
    if not one.kinds.isdisjoint(other.kinds):
        return 0.0
    return float(any(frozenset(pair) in opposite_kinds() for pair in product(one.kinds, other.kinds)))


def both_happened(one: Telling, other: Telling) -> float:
    """Both put the act as fact."""
    return float(bool(one.facts & FACTS and other.facts & FACTS))


def both_ahead(one: Telling, other: Telling) -> float:
    """Both tell of an act still to come."""
    return float(bool(one.facts & _AHEAD and other.facts & _AHEAD) and not (one.facts | other.facts) & FACTS)


def one_ahead(one: Telling, other: Telling) -> float:
    """One tells of an act to come, the other of one that happened: a vow and its fulfilment are two acts."""
    return float(
        (one.facts <= _AHEAD and bool(other.facts & FACTS)) or (other.facts <= _AHEAD and bool(one.facts & FACTS))
    )


def one_denied(one: Telling, other: Telling) -> float:
    """One denies what the other puts as fact: one act, with a disagreement."""
    return float(
        (one.facts == {"denied"} and bool(other.facts & FACTS))
        or (other.facts == {"denied"} and bool(one.facts & FACTS))
    )


def ahead_and_denied(one: Telling, other: Telling) -> float:
    """One tells of an act to come, the other that it did not come about."""
    return float(
        (one.facts <= _AHEAD and other.facts == {"denied"}) or (other.facts <= _AHEAD and one.facts == {"denied"})
    )


def same_toll(one: Telling, other: Telling) -> float:
    """Both give the same number of one kind of toll."""
    return float(any(a.low == b.low and a.high == b.high for a, b in _tolls(one, other)))


def tolls_may_agree(one: Telling, other: Telling) -> float:
    """Their tolls differ but may both be right, or the later one is higher, as tolls rise."""
    pairs = _tolls(one, other)
    return float(bool(pairs) and not same_toll(one, other) and not tolls_clash(one, other))


def tolls_clash(one: Telling, other: Telling) -> float:
    """Their tolls cannot both be right, and the later one is no higher."""
    pairs = _tolls(one, other)
    return float(bool(pairs) and all(_clash(a, b, one, other) for a, b in pairs))


def _tolls(one: Telling, other: Telling) -> list[tuple[TollValue, TollValue]]:
    return [pair for of in one.tolls if of in other.tolls for pair in product(one.tolls[of], other.tolls[of])]


def _clash(a: TollValue, b: TollValue, one: Telling, other: Telling) -> bool:
    a_below = a.high is not None and b.low is not None and a.high < b.low
    b_below = b.high is not None and a.low is not None and b.high < a.low
    if not (a_below or b_below) or one.told is None or other.told is None:
        return a_below or b_below
    return one.told >= other.told if a_below else other.told >= one.told
