"""This file makes the value of a place mention from the gazetteer's candidate, or from the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import structs

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.place_choice import Choice
from dateline.ground.place_comparisons import is_out_of_its_time
from dateline.ground.relative_place import NEAR_KM
from dateline.records.values import PlaceValue

_NOTES: Final[Mapping[str, str]] = {
    "own": "own name",
    "other": "other name",
    "romanised": "romanisation",
    "variant": "variant spelling",
}


def to_value(chosen: PlaceCandidate, on: date | None = None) -> PlaceValue:
    """The value of a page's mention that is this candidate; `on`: when the page was published."""
    decided_by = _NOTES[chosen.spelling] + ("; out of its time" if is_out_of_its_time(chosen, on) else "")
    return PlaceValue(
        id=chosen.id, name=chosen.name, lat=chosen.lat, lon=chosen.lon, country=chosen.country, admin1=chosen.admin1,
        precision=chosen.precision, geometry=chosen.geometry,
        radius_km=NEAR_KM if chosen.kind == "own" and chosen.precision == "near" else None,
        decided_by=decided_by if chosen.lat is not None else f"{decided_by}; no coordinate known",
    )  # fmt: skip


def unresolved(reason: str) -> PlaceValue:
    """The value of a mention of no place, or of one that cannot be told."""
    return PlaceValue(id=None, reason=reason)


def province_of_rivals(choice: Choice, gazetteer: Gazetteer) -> PlaceValue | None:
    """The one province in which all lie that could not be told apart: that much is sure."""
    regions = {(c.country, c.admin1) for c in choice.rivals}
    if len(regions) != 1 or None in (only := regions.pop()):
        return None
    found = [c for c in gazetteer.candidates(only[1] or "") if c.kind == "region" and c.country == only[0]]
    if len(found) != 1:
        return None
    return structs.replace(to_value(found[0]), decided_by="several of this name, all in the province")


def tell_unknown(within: Sequence[PlaceValue]) -> str:
    """Why a name that no gazetteer has is unresolved."""
    return f"not in any gazetteer within {within[0].name}" if within else "not in any gazetteer"
