"""This file gives every mention of a page its value: when, where, who, how many, which accord."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from msgspec import Struct

from dateline.ground.actors import context_of, places_to_countries, value_actors
from dateline.ground.coreference import Coreference
from dateline.ground.describe import countries_of
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import ReadPlace, read_places
from dateline.ground.registry import ActorContext
from dateline.ground.registry_names import Registry
from dateline.ground.times import ReadTime, read_times
from dateline.ground.tolls import read_tolls
from dateline.ground.toponym_find import find_toponyms
from dateline.records.coded import Toponym
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import AccordValue, ActorValue, PlaceValue, TimeValue, TollValue

# What an accord is called tells its kind; the first that fits decides, the more specific first.
_ACCORD_KINDS: Final = (
    (re.compile(r"de-?escalation|safe zone|demilitari[sz]ed|buffer zone", re.I), "de-escalation zone"),
    (re.compile(r"evacuat", re.I), "evacuation deal"),
    (re.compile(r"prisoner|hostage|exchange|swap", re.I), "exchange"),
    (re.compile(r"cease-?fire|cessation|truce|armistice|pause", re.I), "ceasefire"),
    (re.compile(r"peace", re.I), "peace agreement"),
    (re.compile(r"sanction", re.I), "sanctions"),
    (re.compile(r"treaty|convention|resolution|charter|protocol", re.I), "treaty"),
)


# *The truce in the province of X*: what such words join to an accord is what it covers.
_COVERS: Final = re.compile(
    r"\s+(?:in|covering|for|over)\s+(?:the\s+)?(?:(?:governorate|province|region|district)\s+of\s+)?", re.I
)


class Values(Struct, frozen=True, kw_only=True):
    """Mention id → value, one table a kind; the page's place names; and from what each was read, for an explanation."""

    time: dict[str, TimeValue]
    place: dict[str, PlaceValue]
    actor: dict[str, ActorValue]
    toll: dict[str, TollValue]
    accord: dict[str, AccordValue]
    toponyms: tuple[Toponym, ...]
    read_times: dict[str, ReadTime]
    read_places: dict[str, ReadPlace]
    actor_context: ActorContext


def value_mentions(page: Page, detection: Detection, gazetteer: Gazetteer, registry: Registry) -> Values:
    """Resolve every mention; places before actors, since a page's country says whose *army* is meant."""
    coreference = Coreference(detection)
    by_kind: dict[str, list[DetectedMention]] = {}
    for mention in detection.mentions:
        by_kind.setdefault(mention.kind, []).append(mention)
    names = find_toponyms(detection.names, page.text, gazetteer)
    read = read_places(page, by_kind.get("place", []), names, detection, coreference, gazetteer, registry)
    places = {mention: r.value for mention, r in read.read.items()}
    countries = Counter(p.country for p in places.values() if p.country)
    main = countries.most_common(1)[0][0] if countries else None
    mentions = by_kind.get("actor", [])
    context = context_of(page, mentions, registry, main, places_to_countries(gazetteer, places))
    actors = value_actors(page, mentions, detection, coreference, registry, context)
    times = read_times(page, by_kind.get("time", []), detection)
    return Values(
        time={mention: r.value for mention, r in times.items()},
        place=places,
        actor=actors,
        toll=read_tolls(page, detection),
        accord=_accords(page, by_kind.get("accord", []), detection, actors, places, coreference),
        toponyms=read.toponyms,
        read_times=times,
        read_places=read.read,
        actor_context=context,
    )


def _accords(
    page: Page,
    mentions: list[DetectedMention],
    detection: Detection,
    actors: dict[str, ActorValue],
    places: dict[str, PlaceValue],
    coreference: Coreference,
) -> dict[str, AccordValue]:
    out: dict[str, AccordValue] = {}
    for mention in mentions:
        chain = set(coreference.chain(mention.id))
        words = page.text[mention.start : mention.end]
        parties = [
            actors[r.source].id
            for r in detection.relations
            if r.relation == "party_to" and r.target in chain and r.source in actors
        ]
        covers = [
            places[r.target].id
            for r in detection.relations
            if r.relation == "covers" and r.source in chain and r.target in places
        ]
        named = countries_of(words)
        if not parties or len(named) > 1:  # *Turkish-Russian-Iranian zone*: the network sees one of them
            parties += [f"reg:{country.lower()}" for country in named]
        if not covers:
            covers = [
                places[m.id].id
                for m in detection.mentions
                if m.kind == "place" and _COVERS.fullmatch(page.text[mention.end : max(mention.end, m.start)])
            ]
        out[mention.id] = AccordValue(
            kind=next((kind for pattern, kind in _ACCORD_KINDS if pattern.search(words)), None),
            parties=tuple(dict.fromkeys(p for p in parties if p)),
            covers=tuple(dict.fromkeys(c for c in covers if c)),
        )
    return out
