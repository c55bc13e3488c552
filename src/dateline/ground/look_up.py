"""This file looks up actors and places that a person wrote by name or id: the one meant, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.organs import countries_by_code
from dateline.ground.registry_load import SECTORS
from dateline.ground.registry_names import Registry
from dateline.ground.relative_place import NEAR_KM
from dateline.records.values import ActorValue, PlaceValue

_SHOWN: Final = 5  # places of one name that a message lists
_PEOPLE: Final = {
    "REB": "rebels",
    "CVL": "civilians",
    "PRM": "militias",
    "OPP": "opposition",
    "REF": "displaced people",
}
_KINDS: Final = ("region", "own")


def look_up_actor(words: str, on: date | None, registry: Registry) -> ActorValue:
    """The actor of that id (`reg:hts`, `user:…`, `gen:SYR-REB`) or name on that day; unresolved with the reason."""
    kind, colon, rest = words.partition(":")
    if colon and kind == "gen":
        return _generic(words, rest)
    if colon:
        entry = registry.entry(words) or registry.seat(words)
        return registry.value(entry, on, "id") if entry else _nobody("no actor has this id")
    found = registry.link(words, on)
    if found is None and registry.is_shared(words):
        return _nobody("several bear this name, or only some countries' pages mean it")
    return found or _nobody("nobody is known by this name")


def place_finder(gazetteer: Gazetteer) -> Callable[[str], PlaceValue]:
    """A look-up of places by id (`iso3166-2:SY-ID`) or name; unresolved with the reason where there are several."""

    def find(words: str) -> PlaceValue:
        if ":" not in words:
            return _find_by_name(words, gazetteer)
        found = gazetteer.place(words)
        return _as_value(found, "id") if found else PlaceValue(id=None, reason="no place has this id")

    return find


def list_places(name: str, gazetteer: Gazetteer) -> tuple[PlaceValue, ...]:
    """Every place that bears the name, where a question, unlike a statement, may mean any of them."""
    return tuple(_as_value(candidate, "name") for candidate in gazetteer.candidates(name))


def _find_by_name(words: str, gazetteer: Gazetteer) -> PlaceValue:
    found = gazetteer.candidates(words)
    lands = [c for c in found if c.kind == "country"]
    if len(lands) == 1 and not any(c.kind in _KINDS and c.id != lands[0].id for c in found):
        return _as_value(lands[0], "name")  # *Lebanon* is the country, not a town in Ohio
    if len(found) == 1:
        return _as_value(found[0], "name")
    if not found:
        return PlaceValue(id=None, reason="not in any gazetteer")
    listed = ", ".join(_tell(candidate) for candidate in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return PlaceValue(id=None, reason=f"several places: {listed}{more}")


def tell_ties(registry: Registry) -> Callable[[str, date | None], tuple[tuple[str, str], ...]]:
    """Whose part, ally or successor an actor is on a day, by its id: `(id, how)`, `how` as a sentence says it."""

    def ties(actor: str, on: date | None) -> tuple[tuple[str, str], ...]:
        entry = registry.entry(actor)
        if entry is None:
            return ()
        standing = [
            (tie.to, tie.kind.replace("_", " "))
            for tie in entry.affiliations
            if on is None or ((tie.from_ is None or tie.from_ <= on) and (tie.until is None or on < tie.until))
        ]
        held = [(office.of, "in office of") for office in entry.offices if office.held(on)]
        return (*standing, *held, *((before, "successor of") for before in entry.formerly))

    return ties


def _generic(words: str, rest: str) -> ActorValue:
    country, _, sector = rest.partition("-")
    if country not in countries_by_code() or sector not in SECTORS:
        return _nobody("write gen:, a country's ISO 3166 alpha-3 code, a hyphen and a PLOVER sector, as in gen:SYR-REB")
    name = f"{_PEOPLE.get(sector, sector)} of {countries_by_code()[country].name}"
    return ActorValue(id=words, name=name, country=country, sector=sector, provisional=False, decided_by="id")


def _nobody(reason: str) -> ActorValue:
    return ActorValue(id=None, provisional=False, reason=reason)


def _as_value(candidate: PlaceCandidate, decided_by: str) -> PlaceValue:
    return PlaceValue(
        id=candidate.id, name=candidate.name, lat=candidate.lat, lon=candidate.lon, country=candidate.country,
        admin1=candidate.admin1, precision=candidate.precision, geometry=candidate.geometry, decided_by=decided_by,
        radius_km=NEAR_KM if candidate.kind == "own" and candidate.precision == "near" else None,
    )  # fmt: skip


def _tell(candidate: PlaceCandidate) -> str:
    where = ", ".join(filter(None, (candidate.precision, candidate.admin1, candidate.country)))
    return f"{candidate.id} ({candidate.name}, {where})"
