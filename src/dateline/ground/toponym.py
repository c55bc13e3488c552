"""This file resolves a place mention against the gazetteer, by what the page says around it (codebook, section 5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field, structs

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.place_words import PlaceWords, Want, clean, is_description, take_apart
from dateline.records.values import PlaceValue

# Without any support on the page a name is taken for a place only when that place is known beyond its country.
WELL_KNOWN_PEOPLE = 100_000
# Among several of a name, population decides only when the largest has this many times the people of the next. Swept on
# LGL's 4,462 toponyms: of the 32 that 8 resolves beyond 10 a third are right, of the 82 that 5 adds a fifth.
DOMINANT_TIMES = 10
# A place of another country beats a namesake in the page's own only when it is a capital or a city of a million and
# has this many times its people (Moscow over Moscow, Idaho).
WORLD_CITY_PEOPLE = 1_000_000
WORLD_CITY_TIMES = 100


class PlaceContext(Struct, frozen=True, kw_only=True):
    """What the page says around a place mention.

    `words_within`: values of the places that the text states it lies in. `page_countries`: how often the page's other
    mentions point to each country (ISO 3166 alpha-3). `page_places`: places of the page already resolved.
    """

    words_within: tuple[PlaceValue, ...] = ()
    page_countries: Mapping[str, int] = field(default_factory=dict)
    page_places: tuple[PlaceValue, ...] = ()


def resolve_place(words: str, context: PlaceContext, gazetteer: Gazetteer) -> PlaceValue:
    """The place that the words name, or an unresolved value with the reason; never a namesake without support.

    A name that no gazetteer has, inside a province that the text states, resolves to the province (precision
    `province`, decided by `within`). A side of a country has precision `region`, of a province or a city that has a
    province of its name `province`, the outskirts of a town `near`.
    """
    text = clean(words)
    if not text:
        return _unresolved("no words")
    if is_description(words):
        return _from_adjective(text, gazetteer) or _unresolved("description")
    named = gazetteer.candidates(text)
    context = _without_itself(context, named)
    whole = _choose(named, context.words_within, context, gazetteer, None)
    if isinstance(whole, PlaceCandidate):
        return _value(whole)
    apart = take_apart(words)
    if re.search(r"\S\s+(?:and|or|&)\s+\S", apart.name) and not gazetteer.candidates(apart.name):
        return _several(apart, context, gazetteer)
    within = tuple(
        value
        for value in (*(_container(inside, context, gazetteer) for inside in apart.inside), *context.words_within)
        if value.id is not None
    )
    found = gazetteer.candidates(apart.name) if apart.name else []
    context = context if named else _without_itself(context, found)
    if apart.may_be_name:
        found = [c for c in found if c.kind in ("country", "region", "area")]
    chosen = _choose(found, within, context, gazetteer, _wanted(apart, found))
    if isinstance(chosen, PlaceCandidate):
        return _qualified(chosen, apart, gazetteer)
    return _province_of(within, apart) or _unresolved(chosen if found else _unknown(within))


def _several(apart: PlaceWords, context: PlaceContext, gazetteer: Gazetteer) -> PlaceValue:
    """The places that one mention names together, as members; they share the country and the region where all agree."""
    kind = {"region": "province of ", "city": "town of "}.get(apart.want or "", "")
    parts = [part for part in re.split(r"\s+(?:and|or)\s+|\s*&\s*", apart.name) if part]
    members = tuple(resolve_place(kind + part, context, gazetteer) for part in parts)
    known = [member for member in members if member.id is not None]
    return PlaceValue(
        id=None,
        country=known[0].country if known and len({m.country for m in known}) == 1 else None,
        admin1=known[0].admin1 if known and len({(m.country, m.admin1) for m in known}) == 1 else None,
        members=members,
        reason="several places: see members",
    )


def _without_itself(context: PlaceContext, found: Sequence[PlaceCandidate]) -> PlaceContext:
    """The context less what earlier readings of this very name put in: a guess is no support for itself."""
    ids = {candidate.id for candidate in found}
    own = Counter(place.country for place in context.page_places if place.id in ids and place.country)
    if not own:
        return context
    left = {country: count - own[country] for country, count in context.page_countries.items()}
    return structs.replace(
        context,
        page_countries={country: count for country, count in left.items() if count > 0},
        page_places=tuple(place for place in context.page_places if place.id not in ids),
    )


def _container(words: str, context: PlaceContext, gazetteer: Gazetteer) -> PlaceValue:
    """The place that a mention lies in; of a town and a province of one name the province, which holds both."""
    apart = take_apart(words)
    found = gazetteer.candidates(apart.name)
    regions = [c for c in found if c.kind in ("country", "region", "area")]
    chosen = _choose(regions or found, context.words_within, context, gazetteer, apart.want)
    return _value(chosen) if isinstance(chosen, PlaceCandidate) else _unresolved(chosen)


def _wanted(apart: PlaceWords, found: Sequence[PlaceCandidate]) -> Want | None:
    """What kind of place the words ask for; a side or the countryside is the province's where one bears the name."""
    if apart.want == "site" and found:
        return None
    has_region = any(candidate.kind == "region" for candidate in found)
    if apart.want is None and has_region and (apart.countryside or (apart.side and not apart.near)):
        return "region"
    return apart.want


def _choose(
    found: Sequence[PlaceCandidate],
    within: Sequence[PlaceValue],
    context: PlaceContext,
    gazetteer: Gazetteer,
    want: Want | None,
) -> PlaceCandidate | str:
    """The one candidate that kind, containment, page and population leave, or the reason why none is left."""
    if not found:
        return "not in any gazetteer"
    left = [c for c in found if _is_kind(c, want)] or list(found)
    if within:
        inside = [c for c in left if any(_lies_in(c, outer) for outer in within)]
        # A town that the gazetteer lacks there may share its name with the province: that much is sure.
        inside = inside or [c for c in found if c.kind == "region" and any(_lies_in(c, outer) for outer in within)]
        if not inside:
            return f"no place of this name within {within[0].name}"
        left = _inside_all(inside, within)
    elif not any(c.kind in ("country", "area") for c in left):
        left = _supported(left, context) or [c for c in left if _is_supported(c, context, gazetteer)] or left
    states = [c for c in left if c.kind == "country"]
    if states and not _page_means_another(states, left, context):
        supported = [c for c in states if context.page_countries.get(c.country or "", 0)]
        states = supported if len(states) > 1 and supported else states
        return states[0] if len(states) == 1 else _ambiguous(states)
    if states and not within:
        left = _supported([c for c in left if c.kind != "country"], context)
    left = _of_one_spot(left, want)
    if len(left) > 1:
        left = _nearest_to_page(left, context)
        dominant = [
            c for c in left if all(c is o or c.population >= DOMINANT_TIMES * max(o.population, 500) for o in left)
        ]
        left = dominant or [c for c in left if c.spelling == "own"] or left
    if len(left) > 1:
        first, second = sorted(left, key=lambda c: -c.population)[:2]
        if first.population < DOMINANT_TIMES * max(second.population, 500):
            return _ambiguous(left)
        left = [first]
    return left[0] if within or _is_supported(left[0], context, gazetteer) else _no_support(left[0])


def _is_kind(candidate: PlaceCandidate, want: Want | None) -> bool:
    if want is None:
        return True
    if want == "region":
        return candidate.kind in ("region", "area")
    return candidate.kind == ("country" if want == "country" else "city") or candidate.kind == "own"


def _lies_in(candidate: PlaceCandidate, outer: PlaceValue) -> bool:
    """Whether the gazetteer files the candidate inside the place; a place is not inside itself."""
    if candidate.id == outer.id or candidate.country is None or candidate.country != outer.country:
        return False
    if outer.precision == "country" or (outer.precision == "region" and outer.admin1 is None):
        return candidate.kind != "country"
    return candidate.admin1 is not None and candidate.admin1 == outer.admin1 and candidate.kind != "region"


def _inside_all(inside: list[PlaceCandidate], within: Sequence[PlaceValue]) -> list[PlaceCandidate]:
    """Those inside as many of the stated places as any; a province narrows what a country leaves."""
    count = [sum(_lies_in(c, outer) for outer in within) for c in inside]
    return [c for c, n in zip(inside, count, strict=True) if n == max(count)]


def _supported(left: Sequence[PlaceCandidate], context: PlaceContext) -> list[PlaceCandidate]:
    """Candidates in the page's most named country among theirs, and world cities that outweigh them all."""
    count = {c.id: context.page_countries.get(c.country or "", 0) for c in left}
    best = max(count.values(), default=0)
    if not best:
        return []
    chosen = [c for c in left if count[c.id] == best]
    people = max(c.population for c in chosen)
    world = [
        c
        for c in left
        if count[c.id] < best
        and (c.capital or c.population >= WORLD_CITY_PEOPLE)
        and c.kind == "city"
        and c.population >= WORLD_CITY_TIMES * max(people, 500)
    ]
    return world or chosen


def _page_means_another(states: list[PlaceCandidate], left: list[PlaceCandidate], context: PlaceContext) -> bool:
    """Whether the page names the country of another bearer (Georgia, the state) and never the country itself."""
    named = context.page_countries
    return not any(named.get(c.country or "", 0) for c in states) and any(
        named.get(c.country or "", 0) and c.kind == "region" for c in left if c.kind != "country"
    )


def _of_one_spot(left: list[PlaceCandidate], want: Want | None) -> list[PlaceCandidate]:
    """Own table, then area, then GeoNames; of a town and the region it is in, of one name, the town, unless asked."""
    for kind in ("own", "area"):
        chosen = [c for c in left if c.kind == kind]
        if chosen and want != "region":
            return chosen
    if want != "region":
        towns = [c for c in left if c.kind == "city"]
        regions = [c for c in left if c.kind == "region"]
        left = towns + [r for r in regions if not any(_is_seat(town, r) for town in towns)]
    return left


def _is_seat(town: PlaceCandidate, region: PlaceCandidate) -> bool:
    return town.country == region.country and (town.admin1 == region.admin1 or bool(town.capital))


def _nearest_to_page(left: list[PlaceCandidate], context: PlaceContext) -> list[PlaceCandidate]:
    """Those in a first-level region that the page has places in, where any is."""
    regions = {(p.country, p.admin1) for p in context.page_places if p.admin1}
    return [c for c in left if (c.country, c.admin1) in regions] or left


def _is_supported(candidate: PlaceCandidate, context: PlaceContext, gazetteer: Gazetteer) -> bool:
    """Whether the page, or the place's own standing, makes this candidate more than a namesake."""
    if candidate.country is None or context.page_countries.get(candidate.country, 0):
        return True
    if candidate.kind == "area" or candidate.capital:
        return True
    if candidate.spelling == "romanised":
        return False
    if not context.page_countries:
        known = candidate.spelling == "own" or candidate.population >= WELL_KNOWN_PEOPLE
        return candidate.kind in ("own", "region") or known
    if candidate.kind in ("own", "region"):
        near = any(candidate.country in gazetteer.neighbours(country) for country in context.page_countries)
        return near or candidate.population >= WELL_KNOWN_PEOPLE
    return candidate.population >= WELL_KNOWN_PEOPLE


def _qualified(chosen: PlaceCandidate, apart: PlaceWords, gazetteer: Gazetteer) -> PlaceValue:
    """The candidate with the precision that side, countryside and nearness leave."""
    value = _value(chosen)
    if apart.near:
        near = chosen.kind in ("city", "own")
        if near or chosen.kind == "country":
            return structs.replace(value, precision="near" if near else "region", decided_by="near")
        return value
    if chosen.kind == "city" and apart.want in ("site", "region"):
        return structs.replace(value, precision="near", decided_by=f"{apart.want} named after the town")
    if apart.side and chosen.kind == "country":
        centre = gazetteer.centre_of_part(chosen.country or "", apart.side.lower())
        lat, lon = centre or (chosen.lat, chosen.lon)
        return structs.replace(value, lat=lat, lon=lon, precision="region", decided_by=f"part: {apart.side.lower()}")
    if (apart.side or apart.countryside) and chosen.kind in ("city", "own"):
        return structs.replace(value, precision="near", decided_by=f"part: {apart.side or 'countryside'}")
    return value


def _province_of(within: Sequence[PlaceValue], apart: PlaceWords) -> PlaceValue | None:
    """The stated province (else district-like area) of a place that no gazetteer has; a country alone is too wide."""
    for outer in within:
        if outer.precision == "province" or (outer.precision == "region" and outer.id and outer.id.startswith("area:")):
            return structs.replace(outer, decided_by="within")
    for outer in within:
        if outer.precision in ("exact", "near", "district") and (apart.want in ("site", "city") or apart.inside):
            return structs.replace(outer, precision="near", decided_by="within")
    return None


def _from_adjective(text: str, gazetteer: Gazetteer) -> PlaceValue | None:
    """`syrian` in small letters is no name of ours; kept for words that fold to a country alone."""
    found = [c for c in gazetteer.candidates(text) if c.kind == "country"] if text[:1].isupper() else []
    return _value(found[0]) if len(found) == 1 else None


def _value(chosen: PlaceCandidate) -> PlaceValue:
    notes = {"own": "own name", "other": "other name", "romanised": "romanisation"}
    note = notes[chosen.spelling] if chosen.lat is not None else f"{notes[chosen.spelling]}; no coordinate known"
    return PlaceValue(
        id=chosen.id, name=chosen.name, lat=chosen.lat, lon=chosen.lon, country=chosen.country, admin1=chosen.admin1,
        precision=chosen.precision, decided_by=note,
    )  # fmt: skip


def _unresolved(reason: str) -> PlaceValue:
    return PlaceValue(id=None, reason=reason)


def _unknown(within: Sequence[PlaceValue]) -> str:
    return f"not in any gazetteer within {within[0].name}" if within else "not in any gazetteer"


def _ambiguous(left: Sequence[PlaceCandidate]) -> str:
    return f"ambiguous: {len(left)} places of this name"


def _no_support(candidate: PlaceCandidate) -> str:
    return f"only a namesake in {candidate.country}, which the page does not name"
