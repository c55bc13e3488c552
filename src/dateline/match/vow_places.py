"""This file tells whether an act took place where it was vowed: there, only near it, or somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from dateline.records.claim import Claim
from dateline.records.nearness import is_same_place, lies_inside, measure_km
from dateline.records.values import PlaceValue

Where = Literal["there", "near"]
# Chosen, not swept: the next village, from which a town can be shelled. Another town by name is another place however
# near it lies, so this makes an act no more than partly the one that was vowed.
NEAR_KM: Final = 10.0
_FAR_DEGREES: Final = 0.1  # of latitude, 11 km: a quick look before the great circle
_POINTS: Final = frozenset({"exact", "near"})


def list_places(place: PlaceValue | None) -> tuple[PlaceValue, ...]:
    """The resolved places that a value stands for, a plural's one by one; none where it is not known where."""
    if place is None:
        return ()
    if place.members:
        return tuple(leaf for member in place.members for leaf in list_places(member))
    return (place,) if place.id is not None else ()


def name_unknown(claims: Iterable[Claim]) -> frozenset[str]:
    """The names, in small letters, of places that no gazetteer tells apart; none where one of the claims' is known.

    What only describes a place (*the area*, *two hilltops*) names none.
    """
    fillers = [place for claim in claims for place in claim.place]
    if any(list_places(place) for place in fillers):
        return frozenset()
    names = (" ".join(place.text.split()).removeprefix("the ") for place in fillers)
    return frozenset(name.casefold() for name in names if name[:1].isupper())


def find_where(vowed: PlaceValue, told: PlaceValue) -> Where | None:
    """Where the act lies by the place that was vowed: in it, beside it, or None for elsewhere or not told so closely.

    A village fulfils what was vowed for its province; *in the province* does not tell that it was the village.
    """
    if is_same_place(vowed, told) or holds(vowed, told):
        return "there"
    if not {vowed.precision, told.precision} <= _POINTS or _are_far(vowed, told):
        return None
    apart = measure_km(vowed, told)
    return "near" if apart is not None and apart <= NEAR_KM else None


def holds(wide: PlaceValue, narrow: PlaceValue) -> bool:
    """Whether one place lies in the other: in its circle or outline, in its province, in its country."""
    if wide.radius_km is not None and lies_inside(narrow, wide):
        return True
    if wide.country is None or wide.country != narrow.country or narrow.precision in ("country", None):
        return False
    if wide.precision == "country":
        return True
    inside = wide.precision == "province" and wide.admin1 is not None and wide.admin1 == narrow.admin1
    return inside and narrow.precision in ("exact", "near", "district")


def overlap(ones: Iterable[PlaceValue], others: Iterable[PlaceValue]) -> bool:
    """Whether a place of one kind is, holds or lies in one of the other."""
    told = tuple(others)
    return any(is_same_place(a, b) or holds(a, b) or holds(b, a) for a in ones for b in told)


def _are_far(one: PlaceValue, other: PlaceValue) -> bool:
    return one.lat is not None and other.lat is not None and abs(one.lat - other.lat) > _FAR_DEGREES
