"""This file follows vows: what actors committed themselves to, and what later claims tell became of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from dateline.match.vow_course import follow_course
from dateline.match.vow_deeds import Happenings, read_happenings
from dateline.match.vow_outcomes import Signal, VowComparer
from dateline.match.vow_parties import ActsFor, Parties
from dateline.match.vow_reading import Promise, VowReader
from dateline.records.claim import Claim
from dateline.records.event import AgreedTime, Event
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue
from dateline.records.vow import Vow

Dated = tuple[date, int]  # the first day of a deed or a word, and its number
_day_of = itemgetter(0)
_CLEARING: Final = "people brought out"  # the key of deeds that count whoever is named in them
_NO_TIES: Final[ActsFor] = MappingProxyType({})


def follow_vows(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    published: Mapping[str, CreationTime],
    as_of: date,
    *,
    acts_for: ActsFor = _NO_TIES,
) -> tuple[Vow, ...]:
    """Every vow that the events hold with its status on a day, in the order in which they were made.

    A vow is what an actor commits itself to in its own word, or as the page tells it; a plan that others allege, a
    purpose and a condition are none (codebook, sections 4, 6 and 8.6). `claims` are as judged: what is rejected counts
    for nothing, nor what a reader wrote. `published`: page id → when it was published. What was published after `as_of`
    was not known on that day and decides nothing. `acts_for`: actor id → ids of those for whom it acts (what it is part
    of, leads, speaks for, was called before), as a registry knows them; organs of one state act for each other without.
    """
    parties = Parties(acts_for)
    reader = VowReader(events, claims, published, as_of, parties)
    happenings = _Index(read_happenings(reader.claims, published), parties)
    vows = [
        _make_vow(promise, happenings.list_signals(promise, VowComparer(promise, parties)), as_of)
        for promise in reader.read_promises()
    ]
    return tuple(sorted(vows, key=lambda vow: (vow.said.from_ or date.max, vow.id)))


class _Index:
    """Deeds and words by whoever may have vowed them: no vow is compared with what somebody else did."""

    def __init__(self, happenings: Happenings, parties: Parties) -> None:
        self._happenings, self._parties = happenings, parties
        self._deeds: dict[str, list[Dated]] = defaultdict(list)
        self._words: dict[str, list[Dated]] = defaultdict(list)
        for n, deed in enumerate(happenings.deeds):
            if deed.took.from_ is not None:
                for key in self._list_keys(deed.actor) | ({_CLEARING} if deed.clearing else set()):
                    self._deeds[key].append((deed.took.from_, n))
        for n, word in enumerate(happenings.words):
            if word.on is not None:
                for key in {*self._list_keys(word.actor), word.event}:
                    self._words[key].append((word.on, n))
        for dated in (*self._deeds.values(), *self._words.values()):
            dated.sort()

    def list_signals(self, promise: Promise, comparer: VowComparer) -> tuple[VowComparer, list[Signal]]:
        """What all that may concern a vow means for it."""
        window = comparer.find_window()
        if window is None:
            return comparer, []
        keys = self._list_keys(promise.actor) | ({_CLEARING} if promise.clearing else set())
        deeds = sorted({n for key in keys for n in _cut(self._deeds.get(key, []), *window)})
        words = sorted({n for key in {*keys, promise.event} for n in _cut(self._words.get(key, []), window[0])})
        found = [
            *(comparer.judge_deed(self._happenings.deeds[n]) for n in deeds),
            *(comparer.judge_word(self._happenings.words[n]) for n in words),
        ]
        return comparer, [signal for signal in found if signal is not None]

    def _list_keys(self, actors: Iterable[ActorValue]) -> set[str]:
        return {key for actor in actors for key in self._parties.list_keys(actor)}


def _cut(dated: list[Dated], first: date, last: date = date.max) -> Iterable[int]:
    """The numbers of what is dated to these days."""
    return (n for _, n in dated[bisect_left(dated, first, key=_day_of) : bisect_right(dated, last, key=_day_of)])


def _make_vow(promise: Promise, judged: tuple[VowComparer, list[Signal]], as_of: date) -> Vow:
    comparer, signals = judged
    steps = follow_course(promise, signals, comparer.parts, comparer.deadline, as_of)
    return Vow(
        id=f"vow:{promise.event.partition(':')[2]}",
        event=promise.event,
        actor=promise.actor,
        act=promise.act,
        said=promise.said,
        due=promise.due or AgreedTime(from_=promise.said.from_),
        status=steps[-1].status if steps else "open",
        vow_claims=tuple(sorted(claim.id for claim in promise.claims)),
        outcome_claims=tuple(dict.fromkeys(id for step in steps for id in step.claims)),
        steps=steps,
    )
