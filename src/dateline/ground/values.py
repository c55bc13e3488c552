"""This file gives every mention of a page its value: when, where, who, how many, which accord."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from msgspec import Struct

from dateline.ground.coreference import Coreference
from dateline.ground.describe import countries_of
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.moment import Tense
from dateline.ground.names import fold
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.ground.timex import TimeContext, moves_story, normalise_timex
from dateline.ground.toll import read_toll
from dateline.ground.toponym import PlaceContext, resolve_place
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


class Values(Struct, frozen=True):
    """Mention id → value, one table a kind."""

    time: dict[str, TimeValue]
    place: dict[str, PlaceValue]
    actor: dict[str, ActorValue]
    toll: dict[str, TollValue]
    accord: dict[str, AccordValue]


def value_mentions(page: Page, detection: Detection, gazetteer: Gazetteer, registry: Registry) -> Values:
    """Resolve every mention; places before actors, since a page's country says whose *army* is meant."""
    coreference = Coreference(detection)
    by_kind: dict[str, list[DetectedMention]] = {}
    for mention in detection.mentions:
        by_kind.setdefault(mention.kind, []).append(mention)
    places = _places(page, by_kind.get("place", []), detection, gazetteer, coreference, registry)
    countries = Counter(p.country for p in places.values() if p.country)
    main = countries.most_common(1)[0][0] if countries else None
    actors = _actors(page, by_kind.get("actor", []), detection, coreference, registry, main)
    return Values(
        _times(page, by_kind.get("time", []), detection),
        places,
        actors,
        {m.id: read_toll(page.text[m.start : m.end]) for m in by_kind.get("toll", [])},
        _accords(page, by_kind.get("accord", []), detection, actors, places, coreference),
    )


def _times(page: Page, mentions: list[DetectedMention], detection: Detection) -> dict[str, TimeValue]:
    """In order of the text; a day that is told becomes the story's day for *two days later*."""
    out: dict[str, TimeValue] = {}
    story: TimeValue | None = None
    story_mention: str | None = None
    tenses = _tenses(detection)
    for mention in mentions:
        words = page.text[mention.start : mention.end]
        context = TimeContext(dct=page.dct, story=story, story_mention=story_mention, tense=tenses.get(mention.id))
        value = normalise_timex(words, context)
        out[mention.id] = value
        if moves_story(value):
            story, story_mention = value, mention.id
    return out


def _tenses(detection: Detection) -> dict[str, Tense]:
    """Time mention → tense of what it dates: what was said lies behind, what is planned ahead."""
    factuality = {t.id: t.factuality for t in detection.triggers}
    out: dict[str, Tense] = {}
    for argument in detection.arguments:
        if argument.role == "said":
            out[argument.target] = "past"
        elif argument.role == "time":
            ahead = factuality[argument.trigger] in {"planned", "expected", "urged"}
            out.setdefault(argument.target, "future" if ahead else "past")
    return out


def _places(
    page: Page,
    mentions: list[DetectedMention],
    detection: Detection,
    gazetteer: Gazetteer,
    coreference: Coreference,
    registry: Registry,
) -> dict[str, PlaceValue]:
    """Twice over the text: what resolves alone gives the countries that decide the rest."""
    words = {m.id: page.text[m.start : m.end] for m in mentions}
    within: dict[str, list[str]] = {}
    for relation in detection.relations:
        if relation.relation == "within":
            within.setdefault(relation.source, []).append(relation.target)
    seen: Counter[str] = Counter()
    for mention in detection.mentions:
        if mention.kind == "actor":
            actor = registry.link(page.text[mention.start : mention.end], page.dct.from_)
            if actor is not None and actor.country:
                seen[actor.country] += 1
    values: dict[str, PlaceValue] = {}
    for _ in range(2):
        countries = seen + Counter(v.country for v in values.values() if v.country)
        known = tuple(v for v in values.values() if v.id is not None)
        for mention in mentions:
            holders = [values[h] for link in coreference.chain(mention.id) for h in within.get(link, ()) if h in values]
            context = PlaceContext(
                words_within=tuple(h for h in holders if h.id is not None), page_countries=countries, page_places=known
            )
            value = resolve_place(words[mention.id], context, gazetteer)
            values[mention.id] = _through_chain(mention.id, words[mention.id], value, values, coreference)
    return values


def _through_chain(
    mention: str, words: str, value: PlaceValue, values: dict[str, PlaceValue], coreference: Coreference
) -> PlaceValue:
    """A description takes the value of what it stands for; a plural, the area that holds all its parts."""
    if value.id is not None:
        return value
    parts = [values[a] for a in coreference.antecedents(mention) if a in values]
    if not parts or any(p.id is None and not p.members for p in parts):
        return value
    plural = words.endswith("s")
    if len(parts) == 1 and (bool(parts[0].members) != plural or _is_wider(parts[0], words)):
        return value  # one place is not "the towns", a country is not "the town": no guess
    if len(parts) == 1:
        only = parts[0]
        return PlaceValue(
            id=only.id, name=only.name, lat=only.lat, lon=only.lon, country=only.country, admin1=only.admin1,
            precision=only.precision, members=only.members, reason=only.reason, decided_by="same",
        )  # fmt: skip
    first = parts[0]
    country = first.country if all(p.country == first.country for p in parts) else None
    admin1 = first.admin1 if country and all(p.admin1 == first.admin1 for p in parts) else None
    return PlaceValue(
        id=None, country=country, admin1=admin1, members=tuple(parts), decided_by="same",
        reason="several places: see members",
    )  # fmt: skip


_TIE_LENGTH: Final = len("-affiliated ")

# Descriptions of what is smaller than a province; such words never stand for a country or a region.
_SETTLEMENT: Final = re.compile(
    r"\b(?:town|city|village|camp|district|neighbou?rhood|suburb|hospital|base|airport|crossing|enclave|capital)s?\b",
    re.I,
)


def _is_wider(value: PlaceValue, words: str) -> bool:
    return value.precision in {"country", "region", "province"} and bool(_SETTLEMENT.search(words))


def _actors(
    page: Page,
    mentions: list[DetectedMention],
    detection: Detection,
    coreference: Coreference,
    registry: Registry,
    main_country: str | None,
) -> dict[str, ActorValue]:
    context = ActorContext(on=page.dct.from_, country=main_country)
    tied = _tied(mentions, detection)
    values: dict[str, ActorValue] = {}
    for mention in mentions:
        words = page.text[tied.get(mention.id, mention.start) : mention.end]
        value = resolve_actor(words, context, registry)
        if not (value.id or "").startswith("reg:"):
            # A pronoun or description is who it refers to, when the page has named them. A name of its own is merged
            # only with one that it shares a word with: two groups in one list are not each other.
            for earlier in coreference.chain(mention.id)[1:]:
                named = values.get(earlier)
                if (value.id or "").startswith("new:") and not (named and _share_a_word(words, named.name or "")):
                    continue
                if named is not None and (named.id or "").startswith(("reg:", "new:")):
                    value = ActorValue(
                        id=named.id, name=named.name, country=named.country, sector=named.sector,
                        provisional=named.provisional, decided_by="same",
                    )  # fmt: skip
                    break
        values[mention.id] = value
    return values


def _tied(mentions: list[DetectedMention], detection: Detection) -> dict[str, int]:
    """Mention → where the phrase begins that it ends: *forces* in *Iranian-backed forces* are not the army."""
    by_id = {m.id: m for m in mentions}
    ties = {"backed_by", "affiliated_with", "allied_with"}
    return {
        r.source: by_id[r.target].start
        for r in detection.relations
        if r.relation in ties
        and r.source in by_id
        and r.target in by_id
        and 0 < by_id[r.source].start - by_id[r.target].end <= _TIE_LENGTH
    }


def _share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word of more than three letters (*Mr Haddad*, *Colonel Samir Haddad*)."""
    return bool({w for w in fold(one).split() if len(w) > 3} & set(fold(other).split()))


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
        if not parties:
            parties = [f"reg:{country.lower()}" for country in countries_of(words)]
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
