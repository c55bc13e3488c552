"""This file compares a vow with what was done, denied or taken back, and says what each of them means for the vow.

It is conservative: a vow wrongly called carried out, or taken back, can cost lives. What is not known to be the same
agent, the same act, the same place and later than the vow decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from dateline.match.compare_actors import measure_actor
from dateline.match.vow_acts import compare_act, horizon, undoes
from dateline.match.vow_clearings import Clearing, may_have_cleared
from dateline.match.vow_counts import describe_lack, is_release
from dateline.match.vow_deeds import Deed, Word
from dateline.match.vow_parties import Parties, is_named
from dateline.match.vow_places import find_where, holds, list_places, overlap
from dateline.match.vow_reading import Promise
from dateline.match.vow_sentences import describe_deed, name_actors, tell_sources
from dateline.match.vow_times import after, margin
from dateline.records.claim import Claim
from dateline.records.event import AgreedTime
from dateline.records.ontology import QUADS
from dateline.records.readings import list_own_readings
from dateline.records.values import ActorValue, PlaceValue

_DAY: Final = timedelta(days=1)
# PLOVER sectors of people who take no part in fighting: hit, they are not whom a force vowed to attack.
_VICTIMS: Final = frozenset({"CVL", "REF", "JRN", "MED", "EDU", "REL", "LAB", "BUS", "AGR", "SOC", "NGO", "HLH"})
# What no side can do alone.
_TAKES_TWO: Final = frozenset({"CONSULT", "AGREE"})
# What is done to somebody or agreed with him, wherever that is.
_PLACELESS: Final = frozenset({"SANCTION", "CONSULT", "AGREE", "CONCEDE", "COOPERATE", "SUPPORT"})
_POINTS: Final = frozenset({"exact", "near", "district"})

Part = tuple[int, int]  # one of the vow's places, one of its sides


class Signal(Struct, frozen=True, kw_only=True):
    """What one event means for a vow, from which day on.

    `covers` are the parts of the vow that were done; `lacks` says why it is less than what was vowed even so.
    """

    kind: Literal["done", "undone", "not done", "taken back"]
    on: date
    event: str
    claims: tuple[str, ...]
    why: str
    covers: frozenset[Part] = frozenset()
    lacks: tuple[str, ...] = ()


class VowComparer:
    """Compares one vow with deeds and words; `after` is the first day that surely lies after the saying."""

    def __init__(self, promise: Promise, parties: Parties) -> None:
        self._vow, self._parties = promise, parties
        self.after = after(promise.said)
        self.deadline = find_deadline(promise)
        self.places = list_places(promise.act.place)
        self.sides = parties.gather_sides(promise.actor)
        self._kind = (promise.act.type, promise.act.mode)
        self._own = {claim.id for claim in promise.claims}
        self.parts = frozenset((n, m) for n in range(max(1, len(self.places))) for m in range(len(self.sides)))

    def judge_deed(self, deed: Deed) -> Signal | None:
        """What a deed means for the vow; None for nothing."""
        first = deed.took.from_
        if first is None or self.after is None or first < self.after:
            return None
        doers = [actor for actor in deed.actor if self._find_sides(actor)]
        if any(self._is_own(denial) for denial in deed.denials):
            return None  # its agent denies it: neither done nor not done
        if self._vow.clearing and deed.clearing is not None:
            return self._judge_clearing(deed, deed.clearing)
        if not doers:
            return None
        if self._undoes(deed):
            why = describe_deed(deed, doers, ["the opposite of what was vowed"])
            return Signal(kind="undone", on=first, event=deed.event, claims=_list_ids(deed), why=why)
        act, less = compare_act(self._kind, (deed.type, deed.mode))
        if act is None or self._is_too_early(deed):
            return None
        lacks = [less] if less else []
        if self._vow.taking and act == "same" and deed.type == "ASSAULT" and not deed.takes:
            lacks.append("nobody tells that it was taken")
        where = self._find_places(deed)
        if where is None:
            return None
        covered, note = where
        if note in _NOT_TOLD and act == "same" and self._needs_no_place(deed):
            note = ""
        lacks += [note] if note else []
        lacks += [fewer] if (fewer := describe_lack(self._vow.held, deed.held)) else []
        gathers = deed.type == "MOBILIZE" and act == "lesser"  # whom it is done to are its own men
        whom = "" if gathers else self._find_whom(deed)
        if whom is None:
            return None
        lacks += [whom] if whom else []
        if deed.denials:
            lacks.append("others deny it")
        if note in _NOT_TOLD and not self._is_pinned(deed, act):
            return None
        covers = frozenset((place, side) for place in covered for doer in doers for side in self._find_sides(doer))
        why = describe_deed(deed, doers, lacks)
        return Signal(
            kind="done", on=first, event=deed.event, claims=_list_ids(deed), why=why, covers=covers, lacks=tuple(lacks)
        )

    def _judge_clearing(self, deed: Deed, clearing: Clearing) -> Signal | None:
        """What it means for the evacuation that several sides agreed on that people left: done for all of them."""
        where = self._find_places(deed)
        if where is None or where[1] or self._is_too_early(deed) or deed.took.from_ is None:
            return None
        if not may_have_cleared(deed.actor, self._vow.actor, self._parties):
            return None
        lacks = [] if clearing == "whole" else ["it is not told that they left as was agreed, or that all did"]
        lacks += ["others deny it"] if deed.denials else []
        return Signal(
            kind="done",
            on=deed.took.from_,
            event=deed.event,
            claims=_list_ids(deed),
            why=describe_deed(deed, deed.actor, lacks),
            covers=frozenset((place, side) for place in where[0] for side in range(len(self.sides))),
            lacks=tuple(lacks),
        )

    def judge_word(self, word: Word) -> Signal | None:
        """What a denial or a call-off means for the vow; None for nothing."""
        claim = word.claim
        told = word.on
        if claim.id in self._own or told is None or self.after is None or told < self.after:
            return None
        readings = list_own_readings(claim)
        if word.taken_back:  # its time is that of the act: *will not attack this month*, said in the middle of it
            if any(reading.until is not None and reading.until <= self.after for reading in readings):
                return None
        elif any(reading.from_ is None or reading.from_ < self.after for reading in readings):
            return None
        if word.event != self._vow.event and not self._is_same_act(word):
            return None
        by = [*word.actor] if any(self._find_sides(actor) for actor in word.actor) else []
        if word.taken_back:
            if not self._ends_for_all(by) or (claim.source and not self._is_own(claim)):
                return None
            if word.since is None or word.since < self.after:
                return None
            why = f"{name_actors(by)}: taken back, “{_quote(claim)}”"
            return Signal(kind="taken back", on=told, event=word.event, claims=(claim.id,), why=why)
        due = self._vow.due
        if due is None or due.until is None or told < due.until or not self._is_of_term(claim, due):
            return None
        why = "; ".join(["after its term it is said not to have taken place", *tell_sources([claim])])
        return Signal(kind="not done", on=told, event=word.event, claims=(claim.id,), why=why)

    def _is_of_term(self, claim: Claim, due: AgreedTime) -> bool:
        """Whether a denial speaks of days of the vow's term: weeks later it denies another act."""
        when, first = claim.when, due.from_ or self.after
        if when is None or when.from_ is None or due.until is None or first is None:
            return False
        return when.from_ < due.until and (when.until is None or when.until > first)

    def _find_sides(self, doer: ActorValue) -> list[int]:
        """Which of the vow's sides the doer acts for."""
        return [n for n, side in enumerate(self.sides) if any(self._parties.does_for(doer, actor) for actor in side)]

    def _is_too_early(self, deed: Deed) -> bool:
        due = self._vow.due
        if due is None or due.from_ is None or deed.took.from_ is None:
            return False
        last = deed.took.until or deed.took.from_ + _DAY
        return last <= due.from_ - margin(due)

    def _find_places(self, deed: Deed) -> tuple[list[int], str] | None:
        """Which of the vowed places the deed covers, with a word where it is not surely there; None for elsewhere."""
        if self._vow.unknown and (deed.places or deed.unknown):
            return ([0], "") if self._vow.unknown == deed.unknown else None  # which of its name, is not known: that one
        if not self.places:
            return [0], _NO_PLACE_VOWED
        if not deed.places:
            return [0], _NO_PLACE_TOLD
        found = [(n, find_where(vowed, told)) for n, vowed in enumerate(self.places) for told in deed.places]
        there = sorted({n for n, where in found if where == "there"})
        if there:
            return there, ""
        near = sorted({n for n, where in found if where == "near"})
        return (near, "not there, but within 10 km of it") if near else None

    def _find_whom(self, deed: Deed) -> str | None:
        """A word where it is not surely whom the vow names; empty where it is, None where it is somebody else."""
        vowed, others = self._list_whom(deed), self._list_others(deed)
        if deed.type == "ASSAULT" and others != deed.recipient:
            return "who attacked whom is not told"
        if not vowed:
            return ""
        if not others:
            wide = any(place.precision not in _POINTS for place in self.places)
            return "it is not told against whom" if wide else ""
        pairs = [(a, b) for a in vowed for b in others if a.id is not None and b.id is not None]
        if any(self._parties.are_one(a, b) for a, b in pairs):
            return ""
        fits = [(a, b) for a, b in pairs if measure_actor(a, b) == "compatible"]
        if any(not is_named(a) for a, _ in fits):
            return ""
        if fits:
            return f"only “{name_actors(b for _, b in fits)}” is told as whom it was done to"
        if all(other.sector in _VICTIMS for other in others):
            return f"it hit {name_actors(others)}"
        return None if pairs else "whom it was done to is not known"

    def _list_whom(self, deed: Deed) -> tuple[ActorValue, ...]:
        """Whom the vow names; of a truce that several sides vow, the others of them."""
        if self._vow.act.recipient or self._kind != ("RETREAT", "ceasefire"):
            return self._vow.act.recipient
        doing = {side for doer in deed.actor for side in self._find_sides(doer)}
        return tuple(actor for actor in self._vow.actor if doing.isdisjoint(self._find_sides(actor)))

    def _list_others(self, deed: Deed) -> tuple[ActorValue, ...]:
        """Whom it was done to; of sides that are all told as actors (*clashes between*, *talks of*) the others."""
        rest = tuple(actor for actor in deed.actor if actor.id is not None and not self._find_sides(actor))
        if QUADS[deed.type] == "verbal cooperation" or deed.mode == "ceasefire" or not deed.recipient:
            return (*deed.recipient, *rest)
        return deed.recipient

    def _needs_no_place(self, deed: Deed) -> bool:
        """Whether an act is told closely enough without a place: so many captives, or a state that is named.

        What has no place by itself is the vowed act where the other side is the same; what two meet for again and again
        (*talks*, *an agreement*), only within a term that the vow sets.
        """
        if is_release(self._kind):
            return self._vow.held is not None and deed.held is not None
        if self._kind[0] not in _PLACELESS or self.places:
            return False
        if self._vow.act.recipient:
            pairs = ((a, b) for a in self._vow.act.recipient for b in self._list_others(deed))
            same = any(self._parties.are_one(a, b) for a, b in pairs if is_named(a) and is_named(b))
        else:
            same = len({n for doer in deed.actor for n in self._find_sides(doer)}) == len(self.sides) > 1
        if not same:
            return False
        in_time = self.deadline is not None and deed.took.from_ is not None and deed.took.from_ <= self.deadline
        return self._kind[0] == "SANCTION" or (self._vow.due is not None and in_time)

    def _is_pinned(self, deed: Deed, act: str) -> bool:
        """Whether an act without a place is told closely enough to be at least a part: both sides by name, in its term.

        Who fight each other every day attack each other; only a term that the vow sets itself tells one attack from
        the others.
        """
        due = self._vow.due
        whom = {actor.id for actor in self._vow.act.recipient if is_named(actor)}
        told = {actor.id for actor in self._list_others(deed)}
        in_time = self.deadline is not None and deed.took.from_ is not None and deed.took.from_ <= self.deadline
        return act == "same" and due is not None and in_time and not whom.isdisjoint(told)

    def _undoes(self, deed: Deed) -> bool:
        """Whether the deed is the opposite of the vow, there and with the same other side, within the vow's time."""
        first, due = deed.took.from_, self._vow.due
        if not undoes(self._kind, (deed.type, deed.mode), truce=deed.truce) or first is None:
            return False
        last = self._find_last_day()
        if last is None or first > last or not overlap(self.places, deed.places):
            return False
        if not self._covers_all(deed.places) and deed.type != "ASSAULT":
            return False  # withdrawing from one of two towns leaves the other
        if self._kind[0] == "RETREAT" and due is not None and due.from_ is not None and first < due.from_:
            return False  # until its day comes, a truce binds nobody
        whom = self._find_whom(deed)
        if deed.type == "AGREE":
            return whom == ""
        return whom is not None and not (deed.type == "ASSAULT" and self._list_others(deed) != deed.recipient)

    def find_window(self) -> tuple[date, date] | None:
        """The days `[first, last]` on which a deed may mean anything for the vow; None where none may."""
        awaited, last = horizon(self._kind[0]), self._find_last_day()
        if self.after is None or last is None or awaited is None or not self.sides:
            return None
        return self.after, last + awaited

    def _find_last_day(self) -> date | None:
        """The last day on which the opposite undoes the vow; a truce binds on from its day."""
        due, awaited = self._vow.due, horizon(self._kind[0])
        if self._kind != ("RETREAT", "ceasefire") or due is None or due.from_ is None or awaited is None:
            return self.deadline
        return max(due.from_ + awaited, self.deadline or date.min)

    def _covers_all(self, places: tuple[PlaceValue, ...]) -> bool:
        """Whether every vowed place is, or lies in, one of these."""
        return all(
            any(find_where(vowed, told) == "there" or holds(told, vowed) for told in places) for vowed in self.places
        )

    def _is_same_act(self, word: Word) -> bool:
        """Whether a claim that is no deed speaks of the vowed act: its agent, its kind, all of its places."""
        act, less = compare_act(self._kind, (word.claim.type, word.claim.mode))
        if act != "same" or less or not self.places or not word.places:
            return False
        if not any(self._find_sides(actor) for actor in word.actor):
            return False
        whom = self._vow.act.recipient
        told = [actor for actor in word.claim.recipient if actor.id is not None]
        if whom and told and not any(measure_actor(a, b) != "other" for a in whom for b in told if a.id):
            return False
        return self._covers_all(word.places)

    def _ends_for_all(self, actors: Sequence[ActorValue]) -> bool:
        """Whether the vow falls when these take it back: all of its sides do, or any of those that can only meet."""
        sides = {side for actor in actors for side in self._find_sides(actor)}
        return bool(sides) and (len(sides) == len(self.sides) or self._kind[0] in _TAKES_TWO)

    def _is_own(self, claim: Claim) -> bool:
        """Whether the vow's own side says it."""
        return any(self._find_sides(source) for source in claim.source) or any(
            source.id is not None and source.id == actor.id for source in claim.source for actor in self._vow.actor
        )


_NO_PLACE_VOWED: Final = "the vow names no place"
_NO_PLACE_TOLD: Final = "it is not told where"
_NOT_TOLD: Final = frozenset({_NO_PLACE_VOWED, _NO_PLACE_TOLD})


def find_deadline(promise: Promise) -> date | None:
    """The last day on which the act counts as done in time: its term, or as long as such acts are awaited.

    It is counted from the last time that the vow was made, where that is later than its term.
    """
    saying = max((s.time.until for s in promise.sayings if s.time.until is not None), default=None)
    awaited = horizon(promise.act.type)
    due = promise.due
    if due is not None and due.until is not None and not (saying is not None and saying > due.until):
        return due.until - _DAY + margin(due)
    return None if saying is None or awaited is None else saying - _DAY + awaited


def _quote(claim: Claim) -> str:
    words = " ".join(claim.evidence.text.split())
    return words if len(words) <= 200 else f"{words[:199]}…"


def _list_ids(deed: Deed) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in deed.claims))
