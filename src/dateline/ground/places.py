"""This file gives every place mention and every place name of a page its value, each read beside all the others."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from dateline.ground.coreference import Coreference
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry_names import Registry
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.records.coded import Toponym
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import PlaceValue

Span = tuple[int, int]

# Characters of text on either side of a mention that the resolver is shown.
_BESIDE: Final = 60
# Names and mentions on either side that count as what the page says of places: a page of two hundred is seen
# whole by each; a book is not gone through again for every name in it, and its far chapters tell nothing of this one.
_AROUND: Final = 200
# Descriptions of what is smaller than a province; such words never stand for a country or a region.
_SETTLEMENT: Final = re.compile(
    r"\b(?:town|city|village|camp|district|neighbou?rhood|suburb|hospital|base|airport|crossing|enclave|capital)s?\b",
    re.I,
)


class ReadPlace(Struct, frozen=True):
    """A place mention as it was read: its words, what the page says around it, and its value."""

    words: str
    context: PlaceContext
    value: PlaceValue


class Places(Struct, frozen=True):
    """What a page says of places: `read` by mention id, and its `toponyms` in order."""

    read: dict[str, ReadPlace]
    toponyms: tuple[Toponym, ...]


def read_places(
    page: Page,
    mentions: Sequence[DetectedMention],
    names: Sequence[Span],
    detection: Detection,
    coreference: Coreference,
    gazetteer: Gazetteer,
    registry: Registry,
) -> Places:
    """Read the mentions twice over the text: what resolves alone gives the countries that decide the rest.

    `names` are the spans of the page's place names, inside mentions of any kind or outside all.
    """
    spans = {m.id: (m.start, m.end) for m in mentions}
    holders = _holders(detection)
    seen = _countries_of_actors(page, detection, registry)
    every = sorted({*names, *spans.values()})
    holding = _holding(names, spans)
    home = registry.link(page.outlet) if page.outlet else None
    outlet_country = home.country if home else None

    def around(span: Span, within: tuple[PlaceValue, ...], known: Sequence[tuple[Span, PlaceValue]]) -> PlaceContext:
        at, of_known = bisect_left(every, span), bisect_left(known, span, key=lambda row: row[0])
        nearby = every[max(0, at - _AROUND) : at + _AROUND]
        # *Soum province* is no support for the *Soum* in it.
        apart = [(start, end) for start, end in nearby if end <= span[0] or span[1] <= start]
        near = known[max(0, of_known - _AROUND) : of_known + _AROUND]
        values = [value for (start, end), value in near if end <= span[0] or span[1] <= start]
        return PlaceContext(
            words_within=within,
            page_countries=seen + Counter(v.country for v in values if v.country),
            page_places=tuple(v for v in values if v.id is not None),
            page_words=tuple(dict.fromkeys(page.text[start:end] for start, end in apart)),
            outlet_country=outlet_country,
            before=page.text[max(0, span[0] - _BESIDE) : span[0]],
            after=page.text[span[1] : span[1] + _BESIDE],
            on=page.dct.from_,
        )

    read: dict[str, ReadPlace] = {}
    toponyms: dict[Span, PlaceValue] = {}
    outermost_first = sorted(mentions, key=lambda m: _depth(m.id, holders))
    for _ in range(2):
        known = [*((spans[mention], r.value) for mention, r in read.items()), *toponyms.items()]
        known.sort(key=lambda row: row[0])
        for mention in outermost_first:
            chain = coreference.chain(mention.id)
            outer = [read[h].value for link in chain for h in holders.get(link, ()) if h in read]
            context = around(spans[mention.id], tuple(v for v in outer if v.id is not None), known)
            text = page.text[mention.start : mention.end]
            value = _through_chain(mention.id, text, resolve_place(text, context, gazetteer), read, coreference)
            read[mention.id] = ReadPlace(text, context, value)
        same = {span: read[mention].value for mention, span in spans.items()}
        for span in names:
            if span not in same:
                text = page.text[span[0] : span[1]]
                value = resolve_place(text, around(span, (), known), gazetteer)
                toponyms[span] = _or_nowhere(value, read.get(holding.get(span, "")))
    found = []
    for span in sorted(names):
        place = toponyms[span] if span in toponyms else same[span]
        found.append(
            Toponym(
                start=span[0], end=span[1], text=page.text[span[0] : span[1]], place=place, mention=holding.get(span)
            )
        )
    # In the order of the text again: of two countries named as often the page's is the one named first.
    return Places({mention.id: read[mention.id] for mention in mentions}, tuple(found))


def _depth(mention: str, holders: Mapping[str, list[str]]) -> int:
    """How many places around a mention the text states, one inside the other: the outermost is read first."""
    depth, around, seen = 0, {mention}, {mention}
    while around := {outer for one in around for outer in holders.get(one, ())} - seen:
        depth, seen = depth + 1, seen | around
    return depth


def _holding(names: Sequence[Span], mentions: Mapping[str, Span]) -> dict[Span, str]:
    """Name → the mention that it stands in; places do not overlap, so the last to begin before it may be the one."""
    in_order = sorted((span, mention) for mention, span in mentions.items())
    held = {}
    for name in names:
        last = bisect_right(in_order, name[0], key=lambda row: row[0][0]) - 1
        if last >= 0 and name[1] <= in_order[last][0][1]:
            held[name] = in_order[last][1]
    return held


def _or_nowhere(value: PlaceValue, holder: ReadPlace | None) -> PlaceValue:
    """The value of a name, unless it is a town in another country than the mention that it stands in."""
    if holder is None or value.precision not in ("exact", "near") or holder.value.country in (None, value.country):
        return value
    return PlaceValue(id=None, reason=f"a namesake in {value.country}; {holder.words!r} is in {holder.value.country}")


def _holders(detection: Detection) -> Mapping[str, list[str]]:
    within: dict[str, list[str]] = {}
    for relation in detection.relations:
        if relation.relation == "within":
            within.setdefault(relation.source, []).append(relation.target)
    return within


def _countries_of_actors(page: Page, detection: Detection, registry: Registry) -> Counter[str]:
    seen: Counter[str] = Counter()
    for mention in detection.mentions:
        if mention.kind == "actor":
            actor = registry.link(page.text[mention.start : mention.end], page.dct.from_)
            if actor is not None and actor.country:
                seen[actor.country] += 1
    return seen


def _through_chain(
    mention: str, words: str, value: PlaceValue, read: Mapping[str, ReadPlace], coreference: Coreference
) -> PlaceValue:
    """A description takes the value of what it stands for; a plural, the area that holds all its parts."""
    if value.id is not None:
        return value
    parts = [read[a].value for a in coreference.antecedents(mention) if a in read]
    if not parts or any(p.id is None and not p.members for p in parts):
        return value
    plural = words.endswith("s")
    if len(parts) == 1 and (bool(parts[0].members) != plural or _is_wider(parts[0], words)):
        return value  # one place is not "the towns", a country is not "the town": no guess
    if len(parts) == 1:
        only = parts[0]
        return PlaceValue(
            id=only.id, name=only.name, lat=only.lat, lon=only.lon, country=only.country, admin1=only.admin1,
            precision=only.precision, geometry=only.geometry, radius_km=only.radius_km, members=only.members,
            reason=only.reason, decided_by="same",
        )  # fmt: skip
    first = parts[0]
    country = first.country if all(p.country == first.country for p in parts) else None
    admin1 = first.admin1 if country and all(p.admin1 == first.admin1 for p in parts) else None
    return PlaceValue(
        id=None, country=country, admin1=admin1, members=tuple(parts), decided_by="same",
        reason="several places: see members",
    )  # fmt: skip


def _is_wider(value: PlaceValue, words: str) -> bool:
    return value.precision in {"country", "region", "province"} and bool(_SETTLEMENT.search(words))
