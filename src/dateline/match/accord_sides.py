"""This file tells whose side an actor is on: a party itself, its organ, part or ally, or one of those it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct, field

from dateline.records.values import ActorValue, PlaceValue


class Tie(Struct, frozen=True):
    """A standing tie of an actor to another, `to` its id; `how` as a sentence says it: *part of*, *allied with*."""

    to: str
    how: str


# Whose an actor is on a day, by its id; the registry's affiliations, which this stage does not read itself.
Ties = Callable[[str, date | None], tuple[Tie, ...]]

_ORGAN: Final = re.compile(r"reg:([a-z]{3})-(?:gov|mil|cop|spy|mod|mfa|moi|moh|moj|jud|leg)")
_GENERIC: Final = re.compile(r"gen:([A-Z]{3})-(?:GOV|MIL|COP|SPY)")
# *Backed by* and *allied with* say whose side somebody is on, and do not add up: the ally of an ally is bound by none.
_LOOSE: Final = frozenset({"allied with", "backed by", "affiliated with"})
_FARTHEST: Final = 4  # ties in a row
_REMEMBERED: Final = 20_000  # ids, some 3 MB


class Reference(Struct, frozen=True, kw_only=True):
    """What a registry and a gazetteer know, asked by id: ties on a day, an actor, a place; None for an unknown id."""

    ties: Ties
    actor: Callable[[str], ActorValue | None]
    place: Callable[[str], PlaceValue | None]


class Belonging(Struct, frozen=True, kw_only=True):
    """A party and how somebody belongs to it: `how` is empty for the party itself."""

    party: str
    how: str = ""


# Where no registry and no gazetteer is asked, only what the claims and files themselves tell is known.
NO_REFERENCE: Final = Reference(ties=lambda _actor, _on: (), actor=lambda _id: None, place=lambda _id: None)


@lru_cache(_REMEMBERED)
def side_of(actor: str) -> str:
    """The state whose organ the id is, else the id itself.

    >>> side_of("reg:syr-mil"), side_of("gen:SYR-MIL"), side_of("reg:hts")
    ('reg:syr', 'reg:syr', 'reg:hts')
    """
    if found := _ORGAN.fullmatch(actor):
        return f"reg:{found[1]}"
    if found := _GENERIC.fullmatch(actor):
        return f"reg:{found[1].lower()}"
    return actor


class Parties(Struct, eq=False):
    """Parties among whom a side is looked for, the ids sorted, with the answers given so far."""

    ids: tuple[str, ...]
    answers: dict[object, tuple[Belonging, ...]] = field(default_factory=dict)
    firsts: dict[str, str | None] = field(default_factory=dict)  # of an actor's answers on no day, the first


class _Reach(Struct, eq=False):
    """Whom an actor's ties lead to: in each step, the closest first, `(side, how)`; one object for all days alike."""

    steps: tuple[tuple[tuple[str, str], ...], ...]


class Sides(Struct, frozen=True):
    """Who belongs to whom: `ties` between ids, and what is known of each actor (country, sector) by its id.

    Answers are kept: a casebook asks the same few thousand questions over and over. Ties are followed once for an actor
    and a day, and parties are compared once for all days on which the ties lead the same way.
    """

    ties: Ties
    known: Mapping[str, ActorValue]
    gathered: dict[frozenset[str], Parties] = field(default_factory=dict)
    reaches: dict[tuple[str, date | None], _Reach] = field(default_factory=dict)
    alike: dict[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], _Reach] = field(default_factory=dict)
    common: dict[tuple[frozenset[str], frozenset[str]], int] = field(default_factory=dict)

    def gather(self, parties: Iterable[str]) -> Parties:
        """The parties ready to be asked about: the same object for the same ids."""
        ids = frozenset(parties)
        if (found := self.gathered.get(ids)) is None:
            found = self.gathered[ids] = Parties(tuple(sorted(ids)))
        return found

    def find(self, actor: str, parties: Iterable[str] | Parties, on: date | None = None) -> tuple[Belonging, ...]:
        """The parties that an actor is on the side of on that day, the closest alone; empty where it is of none.

        A party itself and a state's organ come before ties, and close ties (*part of*) before loose ones.
        """
        asked = parties if isinstance(parties, Parties) else self.gather(parties)
        if (direct := asked.answers.get(actor)) is None:
            own = side_of(actor)
            direct = asked.answers[actor] = tuple(
                Belonging(party=party, how=_tell(actor, party)) for party in asked.ids if side_of(party) == own
            )
        if direct or not asked.ids:
            return direct
        reach = self._reach(actor, on)
        if (tied := asked.answers.get(reach)) is None:
            tied = asked.answers[reach] = _find_tied(reach, asked.ids) or self._find_among_kind(actor, asked.ids)
        return tied

    def is_of(self, actor: str, parties: Iterable[str] | Parties, on: date | None = None) -> bool:
        """Whether the actor is on the side of one of them."""
        return bool(self.find(actor, parties, on))

    def count_common(self, ones: frozenset[str], others: frozenset[str]) -> int:
        """How many of the one are on the side of one of the other, or the other way about, whichever are more.

        Each of those on whose side somebody is counts once.
        """
        if (known := self.common.get((ones, others))) is None:
            met, back = self._meet(ones, self.gather(others)), self._meet(others, self.gather(ones))
            known = self.common[ones, others] = max(len(met), len(back))
        return known

    def _meet(self, ones: frozenset[str], parties: Parties) -> set[str]:
        """The party that each is on the side of, the first of several, whatever the day."""
        firsts = parties.firsts
        for one in ones:
            if one not in firsts:
                firsts[one] = next((belonging.party for belonging in self.find(one, parties)), None)
        return {party for one in ones if (party := firsts[one]) is not None}

    def list_marks(self, actor: str) -> frozenset[str]:
        """All that a party's id, or its side, must be among for the actor to be on its side, whatever the day."""
        reached = {side for step in self._reach(actor, None).steps for side, _ in step}
        kind = self._kind_of(actor)
        return frozenset({side_of(actor), *reached, *([kind] if kind else [])})

    def _reach(self, actor: str, on: date | None) -> _Reach:
        question = (actor, on)
        if (known := self.reaches.get(question)) is None:
            steps = self._follow(actor, on)
            known = self.reaches[question] = self.alike.setdefault((actor, steps), _Reach(steps))
        return known

    def _follow(self, actor: str, on: date | None) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Every step along the actor's ties: those that hold it closely first, then those with one loose tie."""
        seen = {actor}
        reached: list[tuple[str, tuple[str, ...]]] = [(actor, ())]
        steps = []
        for loose in (0, 1):
            frontier = reached
            for _ in range(_FARTHEST):
                frontier = [
                    (tie.to, (*path, tie.how))
                    for id, path in frontier
                    for tie in self.ties(id, on)
                    if tie.to not in seen and sum(how in _LOOSE for how in (*path, tie.how)) <= loose
                ]
                if not frontier:
                    break
                seen |= {id for id, _ in frontier}
                reached += frontier
                steps.append(tuple({side_of(id): path[-1] for id, path in sorted(frontier)}.items()))
        return tuple(steps)

    def _find_among_kind(self, actor: str, parties: tuple[str, ...]) -> tuple[Belonging, ...]:
        """A party such as `gen:SYR-REB` stands for all of that country and sector."""
        kind = self._kind_of(actor)
        return (Belonging(party=kind, how="one of"),) if kind is not None and kind in parties else ()

    def _kind_of(self, actor: str) -> str | None:
        value = self.known.get(actor)
        if value is None or value.country is None or value.sector is None:
            return None
        return f"gen:{value.country}-{value.sector}"


def _find_tied(reach: _Reach, parties: tuple[str, ...]) -> tuple[Belonging, ...]:
    """The parties, in order, that the first step meets which meets any."""
    for step in reach.steps:
        how = dict(step)
        found = [Belonging(party=party, how=how[side]) for party in parties if (side := side_of(party)) in how]
        if found:
            return tuple(found)
    return ()


def _tell(actor: str, party: str) -> str:
    """How they are one side: the party itself, or as state and organ."""
    if actor == party:
        return ""
    return "an organ of" if side_of(party) == party else "of the state of"
