"""This file compares which act two tellings tell: its type, its words, and whether it happened."""

from __future__ import annotations

from itertools import product
from typing import Final

from dateline.match.factualities import OPEN
from dateline.match.lexicon import any_attack, find_marks, opposite_kinds
from dateline.match.telling import Telling
from dateline.match.words import stem
from dateline.records.ontology import FACTS, PROSPECTS, QUADS

# Modes that say by what means; others, such as a targeted killing, go with any.
_MEANS: Final = frozenset({
    "aerial", "drone", "heavy-weapons", "explosives", "firearms", "primitive", "chemical", "arrest", "restrict", "demo",
    "strike", "convict", "expel", "withdraw", "release",
})  # fmt: skip
_FROM_THE_AIR: Final = frozenset({"aerial"})
_BOMBARD: Final = frozenset(stem(word) for word in ("bombard", "bombardment"))
# What is done to people who may then be freed.
_HELD: Final = frozenset({"arresting", "abducting"})
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
    if not one.types.isdisjoint(other.types) or _turns_back(one, other) or _turns_back(other, one):
        return 0.0
    return float(any(frozenset(pair) in _KIN for pair in product(one.types, other.types)))


def _turns_back(leaver: Telling, other: Telling) -> bool:
    """Whether who leaves in one is who attacks in the other: a town has one that takes it and one that leaves it."""
    if "losing" not in leaver.kinds or "losing" in other.kinds or "ASSAULT" not in other.types:
        return False
    return not {actor.id for actor in leaver.actors}.isdisjoint(actor.id for actor in other.actors)


def other_type(one: Telling, other: Telling) -> float:
    """Their types are neither one nor kin: a bombing, and the visit to its victims."""
    return float(not (same_type(one, other) or kin_type(one, other)))


def word_and_deed(one: Telling, other: Telling) -> float:
    """One is something said, such as a threat, the other something done."""
    verbal = [{QUADS[type].startswith("verbal") for type in telling.types} for telling in (one, other)]
    return float(verbal[0].isdisjoint(verbal[1]))


def help_and_harm(one: Telling, other: Telling) -> float:
    """One is an act of cooperation, the other of conflict; taking a town and leaving or freeing it may be one act."""
    sides = [{QUADS[type].endswith("conflict") for type in telling.types} for telling in (one, other)]
    return float(sides[0].isdisjoint(sides[1]) and not kin_type(one, other) and not like_words(one, other))


def other_mode(one: Telling, other: Telling) -> float:
    """They were done by different means, as by air and by firearms."""
    mine, theirs = _means(one), _means(other)
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def _means(telling: Telling) -> frozenset[str]:
    """The modes that say by what means; a drone strikes from the air, as an *air attack* does, a bombardment may."""
    if "air" in telling.triggers:
        return _FROM_THE_AIR
    means = frozenset("aerial" if mode == "drone" else mode for mode in telling.modes & _MEANS)
    return means | _FROM_THE_AIR if means and not _BOMBARD.isdisjoint(telling.triggers) else means


def like_words(one: Telling, other: Telling) -> float:
    """They name the act with words for one kind of act, whatever the side: captured and liberated."""
    return float(not one.kinds.isdisjoint(other.kinds) or not one.triggers.isdisjoint(other.triggers))


def other_kind(one: Telling, other: Telling) -> float:
    """They name the act with words for different kinds of act, such as arrested and shelled."""
    if not (one.kinds and other.kinds) or like_words(one, other):
        return 0.0
    return float(not (_is_called_attack(one, other) or _is_called_attack(other, one)))


def _is_called_attack(named: Telling, other: Telling) -> bool:
    """Whether the one is named by a word that stands for any act of violence, and the other is one."""
    return "ASSAULT" in named.types & other.types and any(word in any_attack() for word in named.triggers)


def opposite_words(one: Telling, other: Telling) -> float:
    """Their words name acts of which one undoes or follows the other: abducted and freed, a threat and an attack."""
    if not one.kinds.isdisjoint(other.kinds):
        return 0.0
    return float(any(frozenset(pair) in opposite_kinds() for pair in product(one.kinds, other.kinds)))


def one_lets_go(one: Telling, other: Telling) -> float:
    """One tells that people were arrested or abducted, the other that they were freed."""
    return float(_lets_go(one, other) or _lets_go(other, one))


def _lets_go(freed: Telling, held: Telling) -> bool:
    """A town can be *freed* by those who *capture* it, people cannot."""
    return (
        "freeing" in freed.kinds
        and not _HELD.isdisjoint(held.kinds)
        and "taking" not in held.kinds
        and _HELD.isdisjoint(freed.kinds)
        and "freeing" not in held.kinds
    )


def one_calls_off(one: Telling, other: Telling) -> float:
    """One calls an act off, the other tells the act or the plan for it."""
    return float(calls_off(one) != calls_off(other))


def calls_off(telling: Telling) -> bool:
    """Whether the act's own word calls an act off: *cancelled*, *put off*; bombs are *dropped* in another sense."""
    if "cancelling" not in telling.marks or "ASSAULT" in telling.types:
        return False
    return "off" in telling.triggers or "cancelling" in find_marks((), telling.triggers)[1]


def is_ahead(telling: Telling) -> bool:
    """Whether the act is still to come: by its factuality, its day, or the words beside the act's own word."""
    if calls_off(telling):
        return False
    if telling.facts <= PROSPECTS:
        return True
    if telling.days_told and telling.days is not None and telling.told is not None and telling.days[0] > telling.told:
        return True
    return telling.facts <= OPEN and "ahead" in telling.marks


def both_ahead(one: Telling, other: Telling) -> float:
    """Both tell of an act still to come."""
    return float(is_ahead(one) and is_ahead(other))


def one_ahead(one: Telling, other: Telling) -> float:
    """One tells of an act to come, the other of one that happened: a vow and its fulfilment are two acts."""
    return float(is_ahead(one) != is_ahead(other) and bool((other if is_ahead(one) else one).facts & FACTS))


def one_denied(one: Telling, other: Telling) -> float:
    """One denies what the other puts as fact: one act, with a disagreement."""
    return float(
        (one.facts == {"denied"} and bool(other.facts & FACTS))
        or (other.facts == {"denied"} and bool(one.facts & FACTS))
    )


def denies_another(one: Telling, other: Telling) -> bool:
    """Whether one only denies an act, of another kind than the other tells: no siege is denied with an attack."""
    if {"denied"} not in (one.facts, other.facts) or one.facts == other.facts:
        return False
    return not (same_type(one, other) or like_words(one, other))


def ahead_and_denied(one: Telling, other: Telling) -> float:
    """One tells of an act to come, the other that it did not come about."""
    return float((is_ahead(one) and other.facts == {"denied"}) or (is_ahead(other) and one.facts == {"denied"}))
