"""This file tells what the claims of one act agree on, field by field, and shows each account where they do not.

A claim that is silent, or whose mention stayed unresolved, contradicts nobody. Accounts that fit together are read
together, the more exact one telling more; where they do not fit, only what all of them share is left.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from dateline.records.claim import Claim, EventTime
from dateline.records.event import (
    Account,
    ActorDisagreement,
    AgreedTime,
    FactualityDisagreement,
    PlaceDisagreement,
    TimeDisagreement,
)
from dateline.records.nearness import is_same_place, lies_inside, measure_reach
from dateline.records.ontology import FACTS, Factuality
from dateline.records.page import Interval
from dateline.records.readings import list_own_readings
from dateline.records.values import ActorValue, PlaceValue, TimePrecision

V = TypeVar("V")
K = TypeVar("K", bound=Hashable)

# From what is put as fact to what is said not to be so. `denied` is last: *is denied by its source* (codebook, section
# 4) is true of an act as soon as one source denies it, `happened` is not as soon as one source says so.
_CAUTION: tuple[Factuality, ...] = ("ongoing", "happened", "planned", "expected", "urged", "conditional", "denied")
_POINTS = frozenset({"exact", "near", "district"})


def as_actor(actor: ActorValue) -> ActorValue:
    """The value alone, without the mention that it fills a role by."""
    return ActorValue(**{name: getattr(actor, name) for name in ActorValue.__struct_fields__})


def gather_actors(actors: Iterable[ActorValue]) -> tuple[ActorValue, ...]:
    """Every actor once, in order: by id where there is one, else by all that is known."""
    found: dict[str | ActorValue, ActorValue] = {}
    for actor in map(as_actor, actors):
        found.setdefault(actor.id or actor, actor)
    return tuple(found.values())


def agree_on_factuality(claims: Sequence[Claim]) -> tuple[Factuality, FactualityDisagreement | None]:
    """The most cautious factuality; two ways of putting a fact (`happened`, `ongoing`) do not disagree."""
    told = {claim.id: claim.factuality for claim in claims}
    most_cautious = max(told.values(), key=_CAUTION.index)
    if len(set(told.values())) == 1 or FACTS.issuperset(told.values()):
        return most_cautious, None
    return most_cautious, FactualityDisagreement(values=collect_accounts(told.items()))


def agree_on_actors(claims: Sequence[Claim]) -> tuple[tuple[ActorValue, ...], ActorDisagreement | None]:
    """Who did it, by the claim that names all whom the others name; where none does, those whom all name."""
    told = {claim.id: {a.id: as_actor(a) for a in claim.actor if a.id is not None} for claim in claims}
    told = {id: actors for id, actors in told.items() if actors}
    if not told:
        return gather_actors(next((claim.actor for claim in claims if claim.actor), ())), None
    agreed, fits = _fit(list(told.values()))
    if fits:
        return tuple(agreed.values()), None
    accounts = collect_accounts((id, tuple(actors.values())) for id, actors in told.items())
    return tuple(agreed.values()), ActorDisagreement(values=accounts)


def agree_on_place(claims: Sequence[Claim]) -> tuple[PlaceValue | None, PlaceDisagreement | None]:
    """Where it was: the narrowest places; a country or province named beside a place in it is no second place.

    Nor is *near X* or an area beside a village within its radius. Values of one id whose points lie apart (*12 km north
    of X* and X, two stretches of a border) are two places.
    """
    named = {claim.id: [leaf for place in claim.place for leaf in _leaves(place)] for claim in claims}
    known = _tell_apart(place for places in named.values() for place in places if place.id is not None)
    if not known:
        return _together(next((places for places in named.values() if places), [])), None
    narrow = [place for place in known if not any(_holds(place, other) for other in known)]
    told = {claim: _find_among(narrow, places) for claim, places in named.items()}
    told = {claim: places for claim, places in told.items() if places}
    agreed, fits = _fit(list(told.values()))
    if fits:
        return _together(list(agreed.values())), None
    accounts = collect_accounts(
        (claim, where) for claim, places in told.items() if (where := _together(list(places.values())))
    )
    return _together(list(agreed.values())), PlaceDisagreement(values=accounts)


def agree_on_time(claims: Sequence[Claim]) -> tuple[AgreedTime, TimeDisagreement | None]:
    """When it was: the days that all claims with a time of their own allow; none when there is no such day.

    An ambiguous date counts as the stretch from its earliest reading to its latest. Where no claim has its own time,
    the times of the story count, where there is none of them either the page's date: what was concluded so contradicts
    nobody and narrows nothing, the event lies somewhere from the first of them to the last.
    """
    told = {claim.id: time for claim in claims if (time := _own_stretch(claim)) is not None}
    if not told:
        return _concluded([claim.when for claim in claims if claim.when is not None]), None
    from_ = max((t.from_ for t in told.values() if t.from_ is not None), default=None)
    until = min((t.until for t in told.values() if t.until is not None), default=None)
    if from_ is not None and until is not None and from_ >= until:
        return AgreedTime(), TimeDisagreement(values=collect_accounts(told.items()))
    finest = min(told.values(), key=_length)
    return AgreedTime(from_=from_, until=until, precision=finest.precision), None


def collect_accounts(told: Iterable[tuple[str, K]]) -> tuple[Account[K], ...]:
    """What was told, each account once, with the claims that give it; `told` has a claim's id before each value."""
    claims: dict[K, dict[str, None]] = {}
    for id, value in told:
        claims.setdefault(value, {})[id] = None
    return tuple(Account(value=value, claims=tuple(ids)) for value, ids in claims.items())


def _fit(told: list[dict[K, V]]) -> tuple[dict[K, V], bool]:
    """The fullest account when it holds all the others, with True; else what all of them share, with False."""
    fullest = max(told, key=len)
    if all(account.keys() <= fullest.keys() for account in told):
        return fullest, True
    return {id: value for id, value in fullest.items() if all(id in account for account in told)}, False


def _leaves(place: PlaceValue) -> list[PlaceValue]:
    if place.members:
        return [leaf for member in place.members for leaf in _leaves(member)]
    return [PlaceValue(**{name: getattr(place, name) for name in PlaceValue.__struct_fields__})]


def _tell_apart(places: Iterable[PlaceValue]) -> list[PlaceValue]:
    """Each place once, as the most closely known of its values."""
    found: list[PlaceValue] = []
    for place in places:
        at = next((n for n, other in enumerate(found) if is_same_place(place, other)), None)
        if at is None:
            found.append(place)
        elif measure_reach(place) < measure_reach(found[at]):
            found[at] = place
    return found


def _find_among(known: Sequence[PlaceValue], places: Iterable[PlaceValue]) -> dict[int, PlaceValue]:
    """Which of the known places a claim names, by their number."""
    found = (next((n for n, other in enumerate(known) if is_same_place(place, other)), None) for place in places)
    return {n: known[n] for n in found if n is not None}


def _holds(wide: PlaceValue, narrow: PlaceValue) -> bool:
    """Whether one place is what the other lies in: its country or province, or an area that reaches around it."""
    if is_same_place(wide, narrow):
        return False
    if lies_inside(narrow, wide):
        return True
    if wide.country is None or wide.country != narrow.country:
        return False
    if wide.precision == "country":
        return narrow.precision != "country"
    return wide.precision == "province" and wide.admin1 == narrow.admin1 is not None and narrow.precision in _POINTS


def _together(places: list[PlaceValue]) -> PlaceValue | None:
    """Several places as one value with members, which itself says only what they share."""
    places = list(dict.fromkeys(places))
    if len(places) < 2:
        return places[0] if places else None
    countries, provinces = {p.country for p in places}, {(p.country, p.admin1) for p in places}
    return PlaceValue(
        id=None,
        country=places[0].country if len(countries) == 1 else None,
        admin1=places[0].admin1 if len(provinces) == 1 else None,
        members=tuple(places),
        reason="several places: see members",
    )


def _own_stretch(claim: Claim) -> AgreedTime | None:
    readings = list_own_readings(claim)
    if not readings:
        return None
    told = claim.time or claim.when
    return _hull(readings, told.precision if told is not None and len(readings) == 1 else "unknown")


def _concluded(times: Sequence[EventTime]) -> AgreedTime:
    """The stretch of the surest of these times, from the first to the last."""
    for taken_from in ("story", "dct"):
        some = [t for t in times if t.taken_from == taken_from and (t.from_ is not None or t.until is not None)]
        if some:
            stretches = list(dict.fromkeys(Interval(from_=t.from_, until=t.until) for t in some))
            return _hull(stretches, some[0].precision if len(stretches) == 1 else "unknown")
    return AgreedTime()


def _hull(readings: Sequence[Interval], precision: TimePrecision) -> AgreedTime:
    starts, ends = [r.from_ for r in readings], [r.until for r in readings]
    return AgreedTime(
        from_=None if None in starts else min(day for day in starts if day),
        until=None if None in ends else max(day for day in ends if day),
        precision=precision,
    )


def _length(time: AgreedTime) -> float:
    if time.from_ is None or time.until is None:
        return float("inf")
    return (time.until - time.from_).days
