"""This file finds who is party to an accord: who is called so, who makes it; never who only brokers it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.ground.accord_words import is_brokering, is_making, is_signing, parties_in
from dateline.records.detection import DetectedMention, DetectedTrigger, Detection
from dateline.records.lists import find_lists
from dateline.records.values import ActorValue

_BROKERED_BY: Final = re.compile(r"\b(?:brokered|mediated|sponsored|facilitated|hosted)\s+by\s+(?:the\s+)?", re.I)
# *A deal between A and B*, *an agreement signed with A*.
_BETWEEN: Final = re.compile(r"\s+(?:(?:reached|signed|struck)\s+)?(?:between|among|with)\s+(?:the\s+)?", re.I)
_NEAR: Final = 40  # code points before an actor in which such words stand


class AccordMakers:
    """Who makes the accords of a page, and who brokers them."""

    def __init__(self, text: str, detection: Detection, actors: Mapping[str, ActorValue]) -> None:
        self.text = text
        self.detection = detection
        self.values = actors
        self.actors = [m for m in detection.mentions if m.kind == "actor" and m.id in actors]
        self.lists = find_lists(text, [(m.start, m.end) for m in self.actors])
        self.carried: dict[str, set[str]] = {}
        for argument in detection.arguments:
            if argument.role == "accord":
                self.carried.setdefault(argument.trigger, set()).add(argument.target)
        self.brokers = self._find_brokers()

    def parties(self, mention: DetectedMention, pool: Sequence[str]) -> tuple[str, ...]:
        """Actor ids: whom the page calls a party, whom its own words name; where these are too few, who makes it.

        `pool` are the ids of the mention and of those that it refers to.
        """
        told = [r.source for r in self.detection.relations if r.relation == "party_to" and r.target in pool]
        between = self._between(mention)
        parties = self._ids([*told, *between])
        named = parties_in(self.text[mention.start : mention.end])
        if not parties or len(named) > 1:  # *Turkish-Russian-Iranian zone*: the network sees one of them
            parties += [f"reg:{code.lower()}" for code in named]
        if len(set(parties)) < 2 and len(between) < 2:  # of *between A and B* nobody else makes it
            parties += self._ids(self._makers(pool))
        return tuple(dict.fromkeys(parties))

    def acts(self, pool: Sequence[str]) -> list[DetectedTrigger]:
        """The acts by which one of these mentions is made.

        A signing that carries no accord is that of the one in its sentence, where that has none.
        """
        triggers = [t for t in self.detection.triggers if t.factuality != "denied"]
        found = [
            t
            for t in triggers
            if self.carried.get(t.id, set()) & set(pool) and is_making(t.type, self.text[t.start : t.end])
        ]
        return found or [
            t
            for t in triggers
            if t.id not in self.carried
            and is_signing(self.text[t.start : t.end])
            and self._accords_beside(t) == [pool[0]]
        ]

    def _ids(self, mentions: Sequence[str]) -> list[str]:
        found = (self.values[one].id for one in mentions if one in self.values and one not in self.brokers)
        return [id for id in found if id is not None]

    def _between(self, mention: DetectedMention) -> list[str]:
        """The actors whom *between* or *with* joins to the accord."""
        for at, actor in enumerate(self.actors):
            if actor.start >= mention.end and _BETWEEN.fullmatch(self.text, mention.end, actor.start):
                return self._listed(at)
        return []

    def _makers(self, pool: Sequence[str]) -> list[str]:
        making = {t.id for t in self.acts(pool)}
        return [
            a.target
            for role in ("actor", "recipient")
            for a in self.detection.arguments
            if a.role == role and a.trigger in making
        ]

    def _accords_beside(self, trigger: DetectedTrigger) -> list[str]:
        sentence = next((s for s in self.detection.sentences if s[0] <= trigger.start < s[1]), (0, 0))
        return [m.id for m in self.detection.mentions if m.kind == "accord" and sentence[0] <= m.start < sentence[1]]

    def _find_brokers(self) -> frozenset[str]:
        """The actors behind *mediated by*; of *A and B brokered it*, which has none, those who do it."""
        found: set[str] = set()
        ends: list[int] = []
        for at, actor in enumerate(self.actors):
            words = list(_BROKERED_BY.finditer(self.text, max(0, actor.start - _NEAR), actor.start))
            if words and words[-1].end() == actor.start:
                found.update(self._listed(at))
                ends.append(words[-1].start())
        for trigger in self.detection.triggers:
            if is_brokering(self.text[trigger.start : trigger.end]) and trigger.start not in ends:
                doing = {a.target for a in self.detection.arguments if (a.trigger, a.role) == (trigger.id, "actor")}
                found.update(m.id for m in self.actors if m.id in doing and m.start < trigger.start)
        return frozenset(found)

    def _listed(self, at: int) -> list[str]:
        return [self.actors[member].id for member in self.lists.get(at, [at])]
