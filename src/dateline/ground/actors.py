"""This file gives every actor mention of a page its value, and lends it the name that it stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec.structs import replace

from dateline.ground.actor_context import KNOWN
from dateline.ground.actor_country import PlaceCountry, countries_of
from dateline.ground.actor_scene import country_beside, names_accord
from dateline.ground.coreference import Coreference
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.members_beside import whose_men
from dateline.ground.names import fold
from dateline.ground.our_own import value_our_own
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import ActorValue, PlaceValue

# A town lends its country to *residents of X* only where no namesake elsewhere has a tenth of its people.
NAMESAKE_SHARE: Final = 0.1
LEAST_PEOPLE: Final = 20_000
_MINISTRY: Final = re.compile(r"-(?:mod|mfa|moi|moh|moj)$")
_TIE_LENGTH: Final = len("-affiliated ")


def context_of(
    page: Page,
    mentions: list[DetectedMention],
    registry: Registry,
    main_country: str | None,
    place_country: PlaceCountry | None = None,
) -> ActorContext:
    """What a page says around its actor mentions; `main_country` is that of its places (ISO 3166 alpha-3), if any."""
    country = main_country or _sole_country(page, mentions, registry)
    return ActorContext(on=page.dct.from_, country=country, place_country=place_country)


def value_actors(
    page: Page,
    mentions: list[DetectedMention],
    detection: Detection,
    coreference: Coreference,
    registry: Registry,
    context: ActorContext,
) -> dict[str, ActorValue]:
    """Actor mention → its value, in order of the text, by the page's context (`context_of`).

    A pronoun or description takes the value of the earlier mention that it is the `same` as.
    """
    tied = _tied(mentions, detection)
    states = _named_states(page, mentions)
    values: dict[str, ActorValue] = {}
    for mention in mentions:
        words = page.text[mention.start : mention.end]
        value = _where_it_stands(page.text, mention, context, detection, registry)
        if mention.id in tied and not _is_linked(value):
            words = page.text[tied[mention.id] : mention.end]
            value = resolve_actor(words, context, registry)
        if value.decided_by == "page country" and states and _MINISTRY.search(value.id or ""):
            value = _ministry(words, states, context, registry)
        if not (value.id or "").startswith(KNOWN):
            # A pronoun or description is who it refers to, when the page has named them. A name of its own is merged
            # only with one that it shares a word with, or abbreviates: two groups in one list are not each other.
            for earlier in coreference.chain(mention.id)[1:]:
                named = values.get(earlier)
                if named and named.country not in (None, *(countries_of(words) or (named.country,))):
                    continue  # *US serviceman* is nobody of another country
                if (value.id or "").startswith("new:") and not (named and _may_be_one(words, named.name or "")):
                    continue
                if named is not None and (named.id or "").startswith((*KNOWN, "new:")):
                    value = ActorValue(
                        id=named.id, name=named.name, country=named.country, sector=named.sector,
                        provisional=named.provisional, decided_by="same",
                    )  # fmt: skip
                    break
        values[mention.id] = value
    for mention in mentions:
        if values[mention.id].id is None:
            words = page.text[mention.start : mention.end]
            values[mention.id] = value_our_own(words, mention.id, detection, values) or values[mention.id]
    return values


def _where_it_stands(
    text: str, mention: DetectedMention, context: ActorContext, detection: Detection, registry: Registry
) -> ActorValue:
    """The value of the words where a country beside them, if any, goes before the page's."""
    words = text[mention.start : mention.end]
    if owned := whose_men(text, mention.start, mention.end, context, registry):
        return owned
    sentence = next((start for start, end in detection.sentences if start <= mention.start < end), mention.start)
    beside = country_beside(text, mention.start, mention.end, sentence)
    if beside is None or beside[0] == context.country:
        value = resolve_actor(words, context, registry)
    else:
        value = resolve_actor(words, replace(context, country=beside[0]), registry)
        if value.decided_by and "page country" in value.decided_by:
            value = replace(value, decided_by=value.decided_by.replace("page country", beside[1]))
    if value.decided_by == "capital for government" and names_accord(text, mention.end):
        return ActorValue(id=None, provisional=False, reason="a town that an accord is called after")
    return value


def _is_linked(value: ActorValue) -> bool:
    """Whether a name decided, not a rule about states that a sponsor's name before it would change."""
    return (value.decided_by or "").startswith(("name", "spelling", "formerly", "people of", "person"))


def _named_states(page: Page, mentions: list[DetectedMention]) -> Counter[str]:
    """How often the actors of the page are called by each country's name or adjective."""
    named = (countries_of(page.text[m.start : m.end]) for m in mentions)
    return Counter(codes[0] for codes in named if len(codes) == 1)


def _ministry(words: str, states: Counter[str], context: ActorContext, registry: Registry) -> ActorValue:
    """A bare *Ministry of Defence*: that of the state whose people the page names most; of two such, nobody's."""
    first, *others = states.most_common(2)
    if others and others[0][1] == first[1]:
        return ActorValue(id=None, provisional=False, reason="whose ministry is not told")
    return resolve_actor(words, replace(context, country=first[0]), registry)


def _sole_country(page: Page, mentions: list[DetectedMention], registry: Registry) -> str | None:
    """The one country that the page's named actors have, for a page that names no place; None for several."""
    context = ActorContext(on=page.dct.from_)
    values = [resolve_actor(page.text[m.start : m.end], context, registry) for m in mentions]
    found = {value.country for value in values if value.country}
    return found.pop() if len(found) == 1 else None


def places_to_countries(gazetteer: Gazetteer, places: Mapping[str, PlaceValue] | None = None) -> PlaceCountry:
    """A place's name → the country (ISO 3166 alpha-3) of those that bear it, None where they lie in several.

    A place that the page itself resolved (`places`: mention id → value) comes first. Among namesakes one is taken only
    where it is a country or province, or ten times as large as any elsewhere.
    """
    of_page = {fold(p.name): p.country for p in (places or {}).values() if p.name and p.country}

    @cache
    def country_of(name: str) -> str | None:
        if known := of_page.get(fold(name)):
            return known
        found = [c for c in gazetteer.candidates(name) if c.country and c.spelling != "romanised"]
        for kinds in (("country",), ("region", "area", "own")):
            codes = {c.country for c in found if c.kind in kinds}
            if codes:
                return codes.pop() if len(codes) == 1 else None
        largest = max(found, key=lambda c: c.population, default=None)
        if largest is None or largest.population < LEAST_PEOPLE:
            return None
        abroad = [c.population for c in found if c.country != largest.country]
        return largest.country if max(abroad, default=0) <= largest.population * NAMESAKE_SHARE else None

    return country_of


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


def _may_be_one(words: str, name: str) -> bool:
    """Whether the words share a word with the name, or are its initials (*VDU*, *Valley Defence Union*)."""
    initials = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ]\w*", name)).casefold()
    return share_a_word(words, name) or (len(initials) > 1 and fold(words) == initials)


def share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word of more than three letters (*Mr Haddad*, *Colonel Samir Haddad*)."""
    return bool({w for w in fold(one).split() if len(w) > 3} & set(fold(other).split()))
