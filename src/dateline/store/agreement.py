"""This file tells what the claims of one act agree on, field by field, and shows each account where they do not.

A claim that is silent, or whose mention stayed unresolved, contradicts nobody. Accounts that fit together are read
together, the more exact one telling more; where they do not fit, only what all of them share is left.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from dateline.records.claim import Claim
from dateline.records.event import (
    Account,
    ActorDisagreement,
    EventTime,
    FactualityDisagreement,
    PlaceDisagreement,
    TimeDisagreement,
)
from dateline.records.ontology import FACTS, Factuality
from dateline.records.values import ActorValue, PlaceValue
from dateline.store.window import list_readings

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
    return most_cautious, FactualityDisagreement(values=collect_accounts(told))


def agree_on_actors(claims: Sequence[Claim]) -> tuple[tuple[ActorValue, ...], ActorDisagreement | None]:
    """Who did it, by the claim that names all whom the others name; where none does, those whom all name."""
    told = {claim.id: {a.id: as_actor(a) for a in claim.actor if a.id is not None} for claim in claims}
    told = {id: actors for id, actors in told.items() if actors}
    if not told:
        return gather_actors(next((claim.actor for claim in claims if claim.actor), ())), None
    agreed, fits = _fit(list(told.values()))
    if fits:
        return tuple(agreed.values()), None
    accounts = collect_accounts({id: tuple(actors.values()) for id, actors in told.items()})
    return tuple(agreed.values()), ActorDisagreement(values=accounts)


def agree_on_place(claims: Sequence[Claim]) -> tuple[PlaceValue | None, PlaceDisagreement | None]:
    """Where it was: the narrowest places; a country or province named beside a place in it is no second place."""
    named = {claim.id: [leaf for place in claim.place for leaf in _leaves(place)] for claim in claims}
    known = {place.id: place for places in named.values() for place in places if place.id is not None}
    if not known:
        return _together(next((places for places in named.values() if places), [])), None
    narrow = {id for id, place in known.items() if not any(_holds(place, other) for other in known.values())}
    told = {claim: {p.id: p for p in places if p.id is not None and p.id in narrow} for claim, places in named.items()}
    told = {claim: places for claim, places in told.items() if places}
    agreed, fits = _fit(list(told.values()))
    if fits:
        return _together(list(agreed.values())), None
    accounts = collect_accounts(
        {claim: where for claim, places in told.items() if (where := _together(list(places.values())))}
    )
    return _together(list(agreed.values())), PlaceDisagreement(values=accounts)


def agree_on_time(claims: Sequence[Claim]) -> tuple[EventTime, TimeDisagreement | None]:
    """When it was: the days that all claims with a time allow; none when there is no such day.

    An ambiguous date counts as the stretch from its earliest reading to its latest.
    """
    told = {claim.id: time for claim in claims if (time := _stretch(claim)) is not None}
    if not told:
        return EventTime(), None
    from_ = max((t.from_ for t in told.values() if t.from_ is not None), default=None)
    until = min((t.until for t in told.values() if t.until is not None), default=None)
    if from_ is not None and until is not None and from_ >= until:
        return EventTime(), TimeDisagreement(values=collect_accounts(told))
    finest = min(told.values(), key=_length)
    return EventTime(from_=from_, until=until, precision=finest.precision), None


def collect_accounts(told: dict[str, K]) -> tuple[Account[K], ...]:
    """What was told, each account once, with the claims that give it; `told` is by claim id."""
    claims: dict[K, list[str]] = {}
    for id, value in told.items():
        claims.setdefault(value, []).append(id)
    return tuple(Account(value=value, claims=tuple(ids)) for value, ids in claims.items())


def _fit(told: list[dict[str, V]]) -> tuple[dict[str, V], bool]:
    """The fullest account when it holds all the others, with True; else what all of them share, with False."""
    fullest = max(told, key=len)
    if all(account.keys() <= fullest.keys() for account in told):
        return fullest, True
    return {id: value for id, value in fullest.items() if all(id in account for account in told)}, False


def _leaves(place: PlaceValue) -> list[PlaceValue]:
    if place.members:
        return [leaf for member in place.members for leaf in _leaves(member)]
    return [PlaceValue(**{name: getattr(place, name) for name in PlaceValue.__struct_fields__})]


def _holds(wide: PlaceValue, narrow: PlaceValue) -> bool:
    """Whether one place is the country or province that the other lies in, as far as their values tell."""
    if wide.id == narrow.id or wide.country is None or wide.country != narrow.country:
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


def _stretch(claim: Claim) -> EventTime | None:
    readings = list_readings(claim.time)
    if claim.time is None or not readings:
        return None
    starts, ends = [r.from_ for r in readings], [r.until for r in readings]
    return EventTime(
        from_=None if None in starts else min(day for day in starts if day),
        until=None if None in ends else max(day for day in ends if day),
        precision=claim.time.precision if len(readings) == 1 else "unknown",
    )


def _length(time: EventTime) -> float:
    if time.from_ is None or time.until is None:
        return float("inf")
    return (time.until - time.from_).days
