"""This file chooses among the bearers of a name: hard constraints first, then the scored model, then a clear lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from dateline.ground.gazetteer import PlaceCandidate
from dateline.ground.place_comparisons import (
    WORLD_CITY_PEOPLE,
    Question,
    countries_of,
    is_one_of_many,
    is_one_spot,
    is_seat_of_nations,
    is_told,
)
from dateline.ground.place_evidence import Evidence, is_seat
from dateline.ground.place_weights import FEWEST_LEAD, Scored, rank
from dateline.records.values import PlaceValue

# Without any support on the page a name is taken for a place only when that place is known beyond its country; a page
# that names other countries asks for more, and for less right across their borders: Nikopol on a page about Bulgaria is
# not the one in Ukraine, but Manbij on a page about Turkey is the one in Syria.
WELL_KNOWN_PEOPLE = 100_000
WELL_KNOWN_FAR_PEOPLE = 250_000
WELL_KNOWN_NEAR_PEOPLE = 50_000
# By another name than its own a place far from all that the page names is known only if it is this large (Cologne); a
# town of this many people that owns the name is meant before it, unless it is a hamlet beside it: Salisbury is no
# Harare, Qana no Qina, but Rio is Rio de Janeiro.
WELL_KNOWN_OTHER_NAME_PEOPLE = 500_000
OWNER_PEOPLE = 5_000
TIMES_THE_OWNER = 100
# A name that so many places bear (Riverside, Pueblo Nuevo) is hardly more than a word: without the page's word for its
# country only a large city is known by it, and far away only one of a million.
BEARERS_OF_WORD = 8
# So many other names of the page in one province make it the page's own, whether or not its country is named.
FEWEST_NAMES_OF_REGION = 1.5

Note = Callable[[str], None]
_NONE: Mapping[str, tuple[str, ...]] = {}


class Choice(Struct, frozen=True, kw_only=True):
    """The candidate chosen, or None with the reason; `rivals` are those that it could not be told from."""

    chosen: PlaceCandidate | None = None
    reason: str = ""
    rivals: tuple[PlaceCandidate, ...] = ()


def choose(
    question: Question, within: Sequence[PlaceValue], note: Note, shared: Mapping[str, tuple[str, ...]] = _NONE
) -> Choice:
    """Choose one bearer of the name, or say why none; `note` is told what was compared.

    Hard: a place that the text says it lies in (no namesake outside it), and support (a namesake in a country that the
    page does not name is none, unless it is known beyond its country). `shared`: see `lies_in`.
    """
    left = list(question.among)
    bearers, evidence = len(left), question.evidence
    if not left:
        return Choice(reason="not in any gazetteer")
    if within:
        left = _inside(left, within, shared)
        if not left:
            return Choice(reason=f"no place of this name within {within[0].name}")
        note(f"{len(left)} of {len(question.among)} places of this name lie in {_and(within)}, which the text states")
    else:
        supported = _supported(left, question.evidence)
        if not supported:
            land = " and ".join(countries_of(max(left, key=lambda c: c.population))) or "no country"
            return Choice(reason=f"only a namesake in {land}, which the page does not name")
        left = supported
    question = _among(question, left)
    ranked = rank(question)
    for scored in ranked[:5]:
        note(_sentence(scored))
    best = ranked[0]
    rivals = [
        s.candidate
        for s in ranked[1:]
        if best.score - s.score < FEWEST_LEAD or _may_be_meant(s.candidate, best.candidate, question)
    ]
    rivals = [c for c in rivals if not is_one_spot(best.candidate, c)]
    if rivals:
        return Choice(reason=f"ambiguous: {len(rivals) + 1} places of this name", rivals=(best.candidate, *rivals))
    if not within and is_mere_word(best.candidate, bearers, evidence):
        return Choice(reason=f"one of {bearers} places of this name, in a country that the page does not name")
    return Choice(chosen=best.candidate)


def lies_in(candidate: PlaceCandidate, outer: PlaceValue, shared: Mapping[str, tuple[str, ...]] = _NONE) -> bool:
    """Whether the gazetteer files the candidate inside the place; a place is not inside itself.

    `shared`: the countries of places that several share, by id (`Gazetteer.shared`). Such a place holds all that lies
    in these countries; one on a border lies in each of them.
    """
    if candidate.id == outer.id:
        return False
    if outer.country is None:
        around = shared.get(outer.id or "", ())
        return bool(countries_of(candidate)) and set(countries_of(candidate)) <= set(around)
    if candidate.country is None:
        return outer.precision == "country" and outer.country in candidate.countries
    if candidate.country != outer.country:
        return False
    if outer.precision == "country" or (outer.precision == "region" and outer.admin1 is None):
        return candidate.kind != "country"
    smaller = candidate.kind != "region" or (candidate.precision == "district" and outer.precision != "district")
    return candidate.admin1 is not None and candidate.admin1 == outer.admin1 and smaller


def _supported(bearers: Sequence[PlaceCandidate], evidence: Evidence) -> list[PlaceCandidate]:
    """Those of a name's bearers that are more than namesakes; a region brings the town that it is named after."""
    found = [c for c in bearers if is_supported(c, evidence, bearers)]
    regions = [c for c in found if c.kind == "region"]
    return [c for c in bearers if c in found or (c.kind == "city" and any(is_seat(c, region) for region in regions))]


def is_supported(candidate: PlaceCandidate, evidence: Evidence, bearers: Sequence[PlaceCandidate] = ()) -> bool:
    """Whether the page, or the place's own standing among all `bearers` of the name, makes it more than a namesake."""
    lands = countries_of(candidate)
    if candidate.gazetteer or not lands or any(country in evidence.countries for country in lands):
        return True
    if candidate.kind in ("area", "country"):
        return True
    if candidate.spelling == "other" and any(_owns_name(other, candidate) for other in bearers):
        return False
    if candidate.capital:
        return True
    if candidate.spelling in ("romanised", "variant"):
        return False
    if evidence.regions.get((candidate.country or "", candidate.admin1 or ""), 0.0) >= FEWEST_NAMES_OF_REGION:
        return True
    near = not evidence.neighbours.isdisjoint(lands)
    if candidate.population >= _enough_people(candidate, evidence, near=near):
        return True
    if evidence.outlet_country in lands or is_seat_of_nations(candidate):
        return True
    if not evidence.countries:
        return candidate.kind in ("own", "region") or candidate.spelling == "own"
    return candidate.kind in ("own", "region") and near


def is_mere_word(candidate: PlaceCandidate, bearers: int, evidence: Evidence) -> bool:
    """Whether so many places bear the name that nothing tells which, in a country that the page does not name."""
    if bearers < BEARERS_OF_WORD or candidate.kind not in ("city", "region") or candidate.capital:
        return False
    if is_seat_of_nations(candidate):
        return False
    lands = countries_of(candidate)
    if candidate.gazetteer or evidence.outlet_country in lands or any(land in evidence.countries for land in lands):
        return False
    if evidence.regions.get((candidate.country or "", candidate.admin1 or ""), 0.0) >= FEWEST_NAMES_OF_REGION:
        return False
    if candidate.kind == "region":
        return bool(evidence.countries)
    return candidate.population < (WORLD_CITY_PEOPLE if evidence.countries else WELL_KNOWN_PEOPLE)


def _owns_name(other: PlaceCandidate, candidate: PlaceCandidate) -> bool:
    if other.spelling != "own" or other.kind != "city" or other.population < OWNER_PEOPLE:
        return False
    return candidate.population < TIMES_THE_OWNER * other.population


def _enough_people(candidate: PlaceCandidate, evidence: Evidence, *, near: bool) -> int:
    """How many people make a place of a country that the page does not name known on such a page."""
    if not evidence.countries:
        return WELL_KNOWN_PEOPLE
    if near:
        return WELL_KNOWN_NEAR_PEOPLE
    return WELL_KNOWN_OTHER_NAME_PEOPLE if candidate.spelling == "other" else WELL_KNOWN_FAR_PEOPLE


def _may_be_meant(own: PlaceCandidate, best: PlaceCandidate, question: Question) -> bool:
    """Whether a place of our table, one of many of its name, stays a rival of a larger town that the page tells nothing
    of: a front's Karlivka beside the one that has fourteen thousand people."""
    return (
        own.country == best.country
        and best.population < WELL_KNOWN_PEOPLE
        and is_one_of_many(own, question)
        and not is_told(best, (own,), question)
    )


def _inside(
    left: list[PlaceCandidate], within: Sequence[PlaceValue], shared: Mapping[str, tuple[str, ...]]
) -> list[PlaceCandidate]:
    """Those inside as many of the stated places as any; a province narrows what a country leaves."""
    count = [sum(lies_in(c, outer, shared) for outer in within) for c in left]
    most = max(count, default=0)
    return [c for c, n in zip(left, count, strict=True) if n == most and n > 0]


def _among(question: Question, left: list[PlaceCandidate]) -> Question:
    return Question(
        words=question.words, want=question.want, feature=question.feature, among=tuple(left),
        evidence=question.evidence, on=question.on,
    )  # fmt: skip


def _sentence(scored: Scored) -> str:
    place = scored.candidate
    lands = "–".join(countries_of(place))
    where = ", ".join(filter(None, (place.admin1 if place.admin1 != place.name else None, lands)))
    parts = ", ".join(f"{name} {part:+.1f}" for name, part in scored.parts)
    return f"{place.name} ({place.kind}{', ' if where else ''}{where}) scores {scored.score:.1f}: {parts}"


def _and(within: Sequence[PlaceValue]) -> str:
    return " and ".join(dict.fromkeys(outer.name or "?" for outer in within))
