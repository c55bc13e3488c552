"""This file gives every mention of a page its value: when, where, who, how many, which accord."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from dateline.ground.accords import read_accords
from dateline.ground.actors import context_of, places_to_countries, value_actors
from dateline.ground.coreference import Coreference
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
    names = find_toponyms(detection.names, page.text, gazetteer, registry)
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
        accord=read_accords(page.text, detection, actors, places, read.toponyms, main),
        toponyms=read.toponyms,
        read_times=times,
        read_places=read.read,
        actor_context=context,
    )
