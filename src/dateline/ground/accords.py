"""This file reads which agreement an accord mention means: its kind, its parties and what it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.ground.accord_chains import part_accords
from dateline.ground.accord_parties import AccordMakers
from dateline.ground.accord_words import NAMES_AREA, is_bare, read_kind, read_kind_around
from dateline.ground.coreference import Coreference
from dateline.ground.describe import countries_of
from dateline.records.coded import Toponym
from dateline.records.detection import DetectedMention, DetectedTrigger, Detection
from dateline.records.lists import find_lists
from dateline.records.values import AccordValue, ActorValue, PlaceValue

# *The truce in the province of X*, *a deal on the evacuation of X*: what such words join to an accord, it covers.
_COVERS: Final = re.compile(
    r"\s+(?:in|inside|covering|for|over|around|near|across|throughout)\s+(?:the\s+)?"
    r"(?:(?:governorate|province|region|district|city|town|village)\s+of\s+)?"
    r"|\s+(?:on|for|over)\s+(?:the\s+)?(?:evacuation|surrender|handover|demilitari[sz]ation|clearing)\s+of\s+(?:the\s+)?",
    re.I,
)
_GOES_THERE: Final = re.compile(r"\b(?:to|towards?|for)\s+(?:the\s+)?$", re.I)
# Acts that an agreement is about: where they take place is where it holds.
_AGREED: Final = frozenset({"RETREAT", "AID"})


def read_accords(
    text: str,
    detection: Detection,
    actors: Mapping[str, ActorValue],
    places: Mapping[str, PlaceValue],
    toponyms: Sequence[Toponym] = (),
    country: str | None = None,
) -> dict[str, AccordValue]:
    """Accord mention → its value, from its words, from those beside it and from the mentions that it is the `same` as.

    `actors` and `places` are the page's values by mention id, `country` its main one (ISO 3166 alpha-3). Who signs is a
    party, who brokers is none. Nothing is taken from a mention that may be of another agreement (`part_accords`).
    """
    if all(mention.kind != "accord" for mention in detection.mentions):
        return {}
    reader = _Reader(text, detection, actors, places)
    return {mention.id: reader.value(mention, toponyms, country) for mention in reader.accords}


class _Reader:
    """What a page tells of its accords."""

    def __init__(
        self, text: str, detection: Detection, actors: Mapping[str, ActorValue], places: Mapping[str, PlaceValue]
    ) -> None:
        self.text = text
        self.detection = detection
        self.values = places
        self.makers = AccordMakers(text, detection, actors)
        self.coreference = Coreference(part_accords(detection, text))
        self.accords = [m for m in detection.mentions if m.kind == "accord"]
        self.places = [m for m in detection.mentions if m.kind == "place"]
        self.lists = find_lists(text, [(m.start, m.end) for m in self.places])
        self.kinds = {m.id: read_kind_around(text, m.start, m.end) for m in self.accords}

    def value(self, mention: DetectedMention, toponyms: Sequence[Toponym], country: str | None) -> AccordValue:
        """What is told of it by the mention and those that it refers to."""
        pool = self.coreference.chain(mention.id)
        agreed = self._agreed(pool)
        return AccordValue(
            kind=self._kind(mention, pool, agreed),
            parties=self.makers.parties(mention, pool),
            covers=self._told_area(mention, pool)
            or self._named_area(mention, toponyms, country)
            or self._agreed_area(agreed),
        )

    def _kind(self, mention: DetectedMention, pool: Sequence[str], agreed: Sequence[DetectedTrigger]) -> str | None:
        """By its own words, else by those of the mention that it refers to; a bare *deal* also by what is agreed."""
        if told := next((kind for one in pool if (kind := self.kinds.get(one))), None):
            return told
        if not is_bare(self.text[mention.start : mention.end]):
            return None
        return next((kind for t in agreed if (kind := read_kind(self.text[t.start : t.end]))), None)

    def _told_area(self, mention: DetectedMention, pool: Sequence[str]) -> tuple[str, ...]:
        """The places that the page says it covers, or that stand right behind it."""
        told = {r.target for r in self.detection.relations if r.relation == "covers" and r.source in pool}
        behind = (
            at
            for at, place in enumerate(self.places)
            if mention.end <= place.start and _COVERS.fullmatch(self.text, mention.end, place.start)
        )
        return self._ids(at for at, place in enumerate(self.places) if place.id in told) or self._ids(behind)

    def _named_area(
        self, mention: DetectedMention, toponyms: Sequence[Toponym], country: str | None
    ) -> tuple[str, ...]:
        """The place in its name, *the Idlib ceasefire*; one abroad, *the Astana zone*, is where it was signed."""
        if not NAMES_AREA.search(self.text[mention.start : mention.end]):
            return ()
        named = (t for t in toponyms if mention.start <= t.start < mention.end or t.end == mention.start - 1)
        return tuple(
            t.place.id
            for t in named
            if t.place.id is not None and t.place.country == country and not countries_of(t.text)
        )

    def _agreed_area(self, agreed: Sequence[DetectedTrigger]) -> tuple[str, ...]:
        """Where what was agreed takes place, but for where people are taken to."""
        acts = {t.id for t in agreed}
        told = {a.target for a in self.detection.arguments if a.role == "place" and a.trigger in acts}
        return self._ids(
            at
            for at, place in enumerate(self.places)
            if place.id in told and not _GOES_THERE.search(self.text, max(0, place.start - 20), place.start)
        )

    def _agreed(self, pool: Sequence[str]) -> list[DetectedTrigger]:
        """The acts that it is about: what those who make it agree to, and what is done under it."""
        makers = {t.id for t in self.makers.acts(pool)}
        content = {a.target for a in self.detection.arguments if a.role == "content" and a.trigger in makers}
        under = {a.trigger for a in self.detection.arguments if a.role == "accord" and a.target in pool}
        return [t for t in self.detection.triggers if t.type in _AGREED and t.id in content | under]

    def _ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """The ids of the places with these numbers and of those in one list with them; of a plural, its members'."""
        members = dict.fromkeys(member for at in places for member in self.lists.get(at, [at]))
        values = [self.values[id] for at in members if (id := self.places[at].id) in self.values]
        ids = [id for v in values for id in ((v.id,) if v.id else (member.id for member in v.members))]
        return tuple(dict.fromkeys(id for id in ids if id))
