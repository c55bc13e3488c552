"""This file resolves a place mention against the gazetteer, by what the page says around it (codebook, section 5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field, structs

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.named_part import read_named_part, tells_owner
from dateline.ground.names import fold
from dateline.ground.place_beside import Beside, read_beside
from dateline.ground.place_choice import Choice, Note, choose, lies_in
from dateline.ground.place_comparisons import Question, is_kind
from dateline.ground.place_evidence import Evidence, gather_evidence
from dateline.ground.place_states import is_bare_state, read_state
from dateline.ground.place_values import province_of_rivals, tell_unknown, to_value, unresolved
from dateline.ground.place_words import (
    PlaceWords,
    Want,
    asked_thing,
    clean,
    is_description,
    is_lower_name,
    is_named_after,
    take_apart,
)
from dateline.ground.relative_place import NEAR_KM, OUTSKIRTS_KM, place_by_province, place_relative, side_of
from dateline.ground.relative_words import read_relative
from dateline.records.values import PlaceValue

# In small letters a name is read only where it cannot be a common word: this many people, or a land or region.
_LOWER_CASE_PEOPLE = 500_000
# A county is never taken for the town that it shares a name with: most lie elsewhere.
_COUNTY = re.compile(r"\b(?:county|counties|parish|parishes)$", re.IGNORECASE)
# What every town has; *old quarters of Hama* lie in the town, not somewhere in its province.
_PART_OF_TOWN = re.compile(r"\b(?:quarter|neighbou?rhood|suburb|street|square|market|mosque|hospital|part)s?$", re.I)
# Names of a state that a country or a larger city shares: behind a comma they hold a place only if they have one of it.
_SHARED_STATES = frozenset({"Georgia", "Washington", "New York"})


class PlaceContext(Struct, frozen=True, kw_only=True):
    """What the page says around a place mention.

    `words_within`: values of the places that the text states it lies in. `page_countries`: how often the page's other
    mentions point to each country (ISO 3166 alpha-3). `page_places`: places of the page already resolved.
    `page_words`: the words of all place mentions of the page, resolved or not. `outlet_country`: where the outlet is at
    home. `before`, `after`: the page's text next to the mention, some sixty characters each. `on`: when the page was
    published.
    """

    words_within: tuple[PlaceValue, ...] = ()
    page_countries: Mapping[str, int] = field(default_factory=dict)
    page_places: tuple[PlaceValue, ...] = ()
    page_words: tuple[str, ...] = ()
    outlet_country: str | None = None
    before: str = ""
    after: str = ""
    on: date | None = None


def resolve_place(words: str, context: PlaceContext, gazetteer: Gazetteer) -> PlaceValue:
    """The place that the words name, or an unresolved value with the reason; never a namesake without support.

    A name that no gazetteer has, inside a province that the text states, resolves to the province (precision
    `province`, decided by `within`). A side of a country has precision `region`, of a province or a city that has a
    province of its name `province`, the outskirts of a town `near`. *12 km north of X* is a point with a radius, *the
    X–Y road* a line, decided by the relation's name.
    """
    return trace_place(words, context, gazetteer, lambda _: None)


def trace_place(words: str, context: PlaceContext, gazetteer: Gazetteer, note: Note) -> PlaceValue:
    """`resolve_place`, with every step told to `note` as one plain sentence."""
    text = clean(words)
    if not text:
        return unresolved("no words")
    if is_description(words):
        return _from_adjective(text, gazetteer) or _from_lower(text, context, gazetteer, note)
    if state := read_state(words.strip(), postal=context.before.rstrip().endswith(",")):
        note(f"{text} is how news writes {state[0]}")
        return _state_value(state, gazetteer, "abbreviation")
    beside = read_beside(context.before, context.after)
    named = _bearers(text, context, gazetteer)
    context = _without_itself(context, text, named)
    within = (*context.words_within, *_stated_beside(beside, named, context, gazetteer))
    if beside.county and (counties := _counties(text, gazetteer)):
        named = counties
    if named:
        note(f"{text}: {len(named)} places of this name")
        want = "region" if _holds(named, beside.held, gazetteer) else beside.want
        whole = _choose(text, named, within, context, gazetteer, want, note)
        if whole.chosen is not None:
            return place_by_province(to_value(whole.chosen, context.on), gazetteer)
        if all(c.kind == "region" for c in named):
            return province_of_rivals(whole, gazetteer) or unresolved(whole.reason)
    relative = read_relative(text)
    if relative is not None and not (relative.whole and gazetteer.candidates(relative.whole)):
        note(f"the words state a relation: {relative.kind}")
        placed = _place_head(relative.head, within, context, gazetteer, note) or place_relative(
            relative, lambda end: _anchor(end, context, gazetteer, note), context.page_countries, gazetteer
        )
        if placed is not None:
            return placed
    part = read_named_part(text)
    if part is not None and not _is_larger(part.name, part.of, gazetteer):
        words = f"{part.name} {part.kind}, {part.of}"
    apart = take_apart(words)
    if re.search(r"\S\s+(?:and|or|&)\s+\S", apart.name) and not gazetteer.candidates(apart.name):
        return _several(apart, context, gazetteer)
    found = _bearers(apart.name, context, gazetteer) if apart.name else []
    if apart.side and (sided := gazetteer.candidates(f"{apart.side} {apart.name}")):
        found, apart = sided, structs.replace(apart, name=f"{apart.side} {apart.name}", side=None)
    feature = asked_thing(text)
    of_town = bool(_PART_OF_TOWN.search(part.kind if part else apart.name))
    holders = _containers(apart, found, context, gazetteer, of_town=of_town)
    within = (*holders, *within)
    context = context if named else _without_itself(context, apart.name, found)
    if apart.may_be_name:
        found = [c for c in found if c.kind in ("country", "region", "area")]
    if apart.name != text or not named:
        note(f"{apart.name or 'no name'}: {len(found)} places of this name")
    found = _without_far_namesakes(text, found, within, context, gazetteer)
    choice = _choose(
        apart.name, found, within, context, gazetteer, _wanted(apart, found) or beside.want, note, feature=feature
    )
    if choice.chosen is not None and choice.chosen.kind == "city" and _COUNTY.search(text):
        return unresolved("no county of this name in any gazetteer")
    if choice.chosen is not None and choice.chosen.kind == "country" and tells_owner(apart.name, text):
        return _province_of(within, apart) or unresolved(f"{apart.name} tells whose site it is, not where")
    if choice.chosen is not None:
        return _qualified(choice.chosen, apart, context.on, gazetteer)
    return (
        _province_of(within, apart)
        or province_of_rivals(choice, gazetteer)
        or unresolved(choice.reason if found else tell_unknown(within))
    )


def _choose(
    words: str,
    found: Sequence[PlaceCandidate],
    within: Sequence[PlaceValue],
    context: PlaceContext,
    gazetteer: Gazetteer,
    want: Want | None,
    note: Note,
    *,
    feature: str = "",
) -> Choice:
    left = [c for c in found if is_kind(c, want)] or list(found)
    inside = [c for c in left if any(lies_in(c, outer, gazetteer.shared()) for outer in within)]
    if within and not inside:
        # A town that the gazetteer lacks there may share its name with the province: that much is sure.
        left = [c for c in found if c.kind == "region"] or left
    question = Question(
        words=words,
        want=want,
        feature=feature,
        among=tuple(left),
        evidence=_evidence(context, gazetteer),
        on=context.on,
    )
    return choose(question, within, note, gazetteer.shared())


def _bearers(name: str, context: PlaceContext, gazetteer: Gazetteer) -> list[PlaceCandidate]:
    """Every place of the name; where all lie elsewhere, other spellings of it in the page's own countries too."""
    found = gazetteer.candidates(name)
    if is_bare_state(name) and not context.before.rstrip().endswith(","):
        found = [c for c in found if c.kind != "region" or c.spelling == "own"]
    at_home = {*context.page_countries, None, *(value.country for value in context.words_within)}
    if found and context.page_countries and not any(c.country in at_home or c.kind == "country" for c in found):
        known = {c.id for c in found}
        found += [c for c in gazetteer.variants(name) if c.country in at_home and c.id not in known]
    return found


def _without_far_namesakes(
    text: str,
    found: list[PlaceCandidate],
    within: Sequence[PlaceValue],
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> list[PlaceCandidate]:
    """Of the bearers of a street's or square's name those in a country that the page names: one is called after towns
    of any land."""
    if not is_named_after(text):
        return found
    named = {*_evidence(context, gazetteer).countries, *(value.country for value in within), None}
    return [c for c in found if c.country in named or c.kind == "own"]


def _evidence(context: PlaceContext, gazetteer: Gazetteer) -> Evidence:
    return gather_evidence(
        context.page_countries, context.page_places, context.page_words, context.outlet_country, gazetteer
    )


def _stated_beside(
    beside: Beside, found: Sequence[PlaceCandidate], context: PlaceContext, gazetteer: Gazetteer
) -> tuple[PlaceValue, ...]:
    """What the neighbouring text states the mention to lie in: *Alexandria, La.*, *Aleppo, Syria*, *R-Moorpark*."""
    if beside.state is not None:
        value = _state_value(beside.state, gazetteer, "abbreviation")
        broad = any(c.kind in ("country", "region", "area") for c in found)
        if any(lies_in(c, value) for c in found) or not (broad or beside.state[0] in _SHARED_STATES):
            return (value,)
    for holder in beside.stated:
        value = _container(holder, found, context, gazetteer)
        if value.id is not None and value.precision in ("country", "province", "region"):
            return (value,)
    for holder in beside.holders:
        value = _container(holder, found, context, gazetteer)
        if value.id is not None and value.precision in ("country", "province", "region"):
            return (value,) if any(lies_in(c, value, gazetteer.shared()) for c in found) else ()
    states = gazetteer.country("USA") if beside.in_congress else None
    return (to_value(states),) if states and any(c.country == "USA" for c in found) else ()


def _holds(found: Sequence[PlaceCandidate], held: str, gazetteer: Gazetteer) -> bool:
    """Whether a region of this name holds a place of the name in front of its comma."""
    regions = [to_value(c) for c in found if c.kind == "region"]
    if not held or not regions:
        return False
    last = [" ".join(held.split(" ")[count:]) for count in range(held.count(" ") + 1)]
    named = next((places for words in last if (places := gazetteer.candidates(words))), [])
    return any(lies_in(c, region) for c in named for region in regions if c.kind == "city")


def _state_value(state: tuple[str, str], gazetteer: Gazetteer, decided_by: str) -> PlaceValue:
    found = [c for c in gazetteer.candidates(state[0]) if c.kind == "region" and c.country == state[1]]
    return structs.replace(to_value(found[0]), decided_by=decided_by) if found else unresolved("not in any gazetteer")


def _is_larger(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether the first name's largest bearer in a country of the second's outnumbers it: *Baghdad district of X*."""
    others = gazetteer.candidates(other)
    countries = {c.country for c in others}
    most = max((c.population for c in gazetteer.candidates(one) if c.country in countries), default=0)
    return most > max((c.population for c in others), default=0)


def _counties(name: str, gazetteer: Gazetteer) -> list[PlaceCandidate]:
    """The counties of *Lee and Henry counties*, whose names stand without that word."""
    return [c for kind in ("County", "Parish") for c in gazetteer.candidates(f"{name} {kind}") if c.kind == "region"]


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


def _without_itself(context: PlaceContext, words: str, found: Sequence[PlaceCandidate]) -> PlaceContext:
    """The context less what earlier readings of this very name put in: a guess is no support for itself."""
    ids = {candidate.id for candidate in found}
    key = fold(words)
    own = Counter(place.country for place in context.page_places if place.id in ids and place.country)
    left = {country: count - own[country] for country, count in context.page_countries.items()}
    return structs.replace(
        context,
        page_countries={country: count for country, count in left.items() if count > 0},
        page_places=tuple(place for place in context.page_places if place.id not in ids),
        page_words=tuple(other for other in context.page_words if fold(other) != key),
    )


def _anchor(words: str, context: PlaceContext, gazetteer: Gazetteer, note: Note) -> PlaceValue:
    """The value of a place that others are placed by; the text beside the mention is not beside the anchor."""
    return trace_place(words, structs.replace(context, before="", after=""), gazetteer, note)


def _place_head(
    head: str, within: Sequence[PlaceValue], context: PlaceContext, gazetteer: Gazetteer, note: Note
) -> PlaceValue | None:
    """The named place of *X, 12 km north of Y* where a gazetteer has X; an unknown X is where the words put it."""
    if not head or is_description(head):
        return None
    value = _anchor(head, structs.replace(context, words_within=tuple(within)), gazetteer, note)
    return value if value.id is not None and value.decided_by != "within" else None


def _containers(
    apart: PlaceWords, held: Sequence[PlaceCandidate], context: PlaceContext, gazetteer: Gazetteer, *, of_town: bool
) -> list[PlaceValue]:
    """What the words say that the place lies in, nearest first, each read inside the next: *Amazonas region, Peru*."""
    found: list[PlaceValue] = []
    for inside in reversed(apart.inside):
        around = structs.replace(context, words_within=(*found, *context.words_within))
        value = _container(inside, held, around, gazetteer, of_town=of_town)
        if value.id is None and found:
            value = _container(inside, held, context, gazetteer, of_town=of_town)
        if value.id is not None:
            found.insert(0, value)
    return found


def _container(
    words: str,
    held: Sequence[PlaceCandidate],
    context: PlaceContext,
    gazetteer: Gazetteer,
    *,
    of_town: bool = False,
) -> PlaceValue:
    """The place that a mention lies in: of its bearers one that holds the mention's, and of a town and a province of
    one name the province, which holds both, but of a quarter (`of_town`) the town."""
    if state := read_state(words, postal=True):
        return _state_value(state, gazetteer, "abbreviation")
    apart = take_apart(words)
    found = gazetteer.candidates(words) or gazetteer.candidates(apart.name)
    wider = ("city", "own") if of_town else ("country", "region", "area")
    regions = [c for c in found if c.kind in wider]
    holding = [c for c in regions if any(lies_in(h, to_value(c), gazetteer.shared()) for h in held)]
    choice = _choose(
        apart.name, holding or regions or found, context.words_within, context, gazetteer, apart.want, lambda _: None
    )
    return to_value(choice.chosen, context.on) if choice.chosen else unresolved(choice.reason)


def _wanted(apart: PlaceWords, found: Sequence[PlaceCandidate]) -> Want | None:
    """What kind of place the words ask for; a side or the countryside is the province's where one bears the name."""
    if apart.want == "site" and found:
        return None
    has_region = any(candidate.kind == "region" for candidate in found)
    if apart.want is None and has_region and (apart.countryside or (apart.side and not apart.near)):
        return "region"
    return apart.want


def _qualified(chosen: PlaceCandidate, apart: PlaceWords, on: date | None, gazetteer: Gazetteer) -> PlaceValue:
    """The candidate with the precision and the geometry that side, countryside and nearness leave."""
    value = to_value(chosen, on)
    if apart.near:
        if chosen.kind in ("city", "own"):
            edge = bool(apart.side) or apart.countryside
            return structs.replace(
                value, precision="near", radius_km=OUTSKIRTS_KM if edge else NEAR_KM, decided_by="near"
            )
        return structs.replace(value, precision="region", decided_by="near") if chosen.kind == "country" else value
    if chosen.kind == "city" and apart.want in ("site", "region"):
        return structs.replace(
            value, precision="near", radius_km=NEAR_KM, decided_by=f"{apart.want} named after the town"
        )
    if apart.side:
        sided = side_of(value, apart.side.lower(), gazetteer)
        if sided is not value:
            return sided
    if (apart.side or apart.countryside) and chosen.kind in ("city", "own"):
        return structs.replace(
            value, precision="near", radius_km=NEAR_KM, decided_by=f"part: {apart.side or 'countryside'}"
        )
    if apart.side and chosen.kind == "country":
        return structs.replace(value, precision="region", decided_by=f"part: {apart.side.lower()}")
    return value


def _province_of(within: Sequence[PlaceValue], apart: PlaceWords) -> PlaceValue | None:
    """The stated province (else district-like area) of a place that no gazetteer has; a country alone is too wide."""
    for outer in within:
        if outer.precision == "province" or (outer.precision == "region" and outer.id and outer.id.startswith("area:")):
            return structs.replace(outer, decided_by="within")
    for outer in within:
        if outer.precision in ("exact", "near", "district") and (apart.want in ("site", "city") or apart.inside):
            return structs.replace(outer, precision="near", radius_km=NEAR_KM, decided_by="within")
    return None


def _from_adjective(text: str, gazetteer: Gazetteer) -> PlaceValue | None:
    """`syrian` in small letters is no name of ours; kept for words that fold to a country alone."""
    found = [c for c in gazetteer.candidates(text) if c.kind == "country"] if text[:1].isupper() else []
    return to_value(found[0]) if len(found) == 1 else None


def _from_lower(text: str, context: PlaceContext, gazetteer: Gazetteer, note: Note) -> PlaceValue:
    """A name on a page without capitals, where it is too well known to be a common word; else a description."""
    if not is_lower_name(text):
        return unresolved("description")
    found = [
        c
        for c in gazetteer.candidates(text)
        if c.spelling == "own" or c.population >= 2 * _LOWER_CASE_PEOPLE
        if c.kind != "city" or c.capital or c.population >= _LOWER_CASE_PEOPLE
    ]
    context = _without_itself(context, text, found)
    choice = _choose(text, found, context.words_within, context, gazetteer, None, note)
    return to_value(choice.chosen, context.on) if choice.chosen else unresolved("description")
