"""This file tells whose words and deeds count as an actor's own: those of its state's organs and its members too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from dateline.records.claim import ActorFiller
from dateline.records.ontology import STATE_ORGANS
from dateline.records.values import ActorValue

_ORGAN: Final = re.compile(r"reg:([a-z]{3})(?:-(?:gov|mil|cop|jud|leg|spy|mod|mfa|moi|moh|moj))?")
# Two sides each have a government and an army there, and reports call both by the state's name: only one and the same
# id is the same side.
_DIVIDED: Final = frozenset({"LBY", "YEM"})

ActsFor = Mapping[str, Collection[str]]


class Parties:
    """Who acts for whom, by ids and states, and by the ties of the registry where they are given.

    `acts_for` maps an actor's id to the ids of those for whom it acts: what it is part of, a member of, the leader or
    the voice of, and what it was called before.
    """

    def __init__(self, acts_for: ActsFor) -> None:
        self._acts_for = acts_for
        self._known: dict[str, frozenset[str]] = {}

    def list_principals(self, id: str) -> frozenset[str]:
        """The actor itself and all for whom it acts, at whatever remove."""
        if id not in self._known:
            found, ahead = {id}, [id]
            while ahead:
                for other in self._acts_for.get(ahead.pop(), ()):
                    if other not in found:
                        found.add(other)
                        ahead.append(other)
            self._known[id] = frozenset(found)
        return self._known[id]

    def does_for(self, doer: ActorValue, vower: ActorValue) -> bool:
        """Whether what one does counts as done by the other; never of whom only a description tells (*rebels*)."""
        if not (is_named(doer) and is_named(vower)):
            return False
        return vower.id in self.list_principals(doer.id or "") or are_of_one_state(doer, vower)

    def speaks_for(self, source: ActorFiller, actor: ActorFiller) -> bool:
        """Whether one may say what the other will do: itself, its organ, its leader, or whose part it is."""
        if source.mention == actor.mention != "" or (source.id is not None and source.id == actor.id):
            return True
        return self.does_for(source, actor) or self.does_for(actor, source)

    def are_one(self, one: ActorValue, other: ActorValue) -> bool:
        """Whether two values name one side."""
        if one.id is None or other.id is None:
            return False
        return one.id == other.id or self.does_for(one, other) or self.does_for(other, one)

    def gather_sides(self, actors: Iterable[ActorValue]) -> tuple[tuple[ActorValue, ...], ...]:
        """The named actors, those of one side together: a leader and the force that he moves are one."""
        sides: list[list[ActorValue]] = []
        for actor in actors:
            if not is_named(actor):
                continue
            side = next((side for side in sides if any(self.are_one(actor, other) for other in side)), None)
            if side is None:
                sides.append([actor])
            else:
                side.append(actor)
        return tuple(map(tuple, sides))

    def list_keys(self, actor: ActorValue) -> frozenset[str]:
        """Keys of which two actors share one wherever one may act for the other."""
        if not is_named(actor):
            return frozenset()
        keys = set(self.list_principals(actor.id or ""))
        if actor.country is not None and actor.sector in STATE_ORGANS:
            keys.add(f"state {actor.country}")
        return frozenset(keys)


def is_named(actor: ActorValue) -> bool:
    """Whether it is known who it is; *rebels* and *residents* are many, and the same words may be others."""
    return actor.id is not None and not actor.id.startswith("gen:")


def are_of_one_state(one: ActorValue, other: ActorValue) -> bool:
    """Whether both are organs of one state, one of them by that state's own name: a president and its army.

    Two bodies that bear names of their own may be rivals (*the GNA*, *the LNA*): their country tells nothing.
    """
    if one.country is None or one.country != other.country or one.country in _DIVIDED:
        return False
    return {one.sector, other.sector} <= STATE_ORGANS and (_is_organ(one) or _is_organ(other))


def _is_organ(actor: ActorValue) -> bool:
    found = _ORGAN.fullmatch(actor.id or "")
    return found is not None and found[1] == (actor.country or "").lower()
