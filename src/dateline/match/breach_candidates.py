"""This file keeps events by place and day, so that an accord meets those inside its area and its time alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from dateline.match.accord_area import holds_others, is_known, lies_within, list_parts
from dateline.match.accord_profile import HOLDS_DAYS
from dateline.match.breach_rules import is_forbidden
from dateline.records.accord import Accord
from dateline.records.event import Event
from dateline.records.ontology import FACTS
from dateline.records.values import PlaceValue

_NONE: Final = frozenset[int]()


class _Place:
    """The events of one place along time; `parts` are the numbers of what it is made of, itself where it is one."""

    def __init__(self, parts: frozenset[int]) -> None:
        self.parts = parts
        self.days: list[date] = []
        self.events: list[Event] = []


class Candidates:
    """The events that may breach an accord: put as fact, not rejected, with a known place, a day and an actor.

    `forbidden` holds all that any accord forbids, as a `Rule` has it. Whether a place lies in an area is asked once for
    each two, and only of areas and places of one country.
    """

    def __init__(self, events: Iterable[Event], forbidden: Collection[str]) -> None:
        self._parts: dict[PlaceValue, int] = {}
        self._by_country: dict[str | None, list[tuple[int, PlaceValue]]] = {}
        self._by_id: dict[str | None, list[tuple[int, PlaceValue]]] = {}
        self._places: dict[PlaceValue, _Place] = {}
        self._at: dict[int, list[_Place]] = {}  # places by the first of their parts
        self._inside: dict[PlaceValue, frozenset[int]] = {}
        dated = [(event.time.from_, event) for event in events if _may_breach(event, forbidden)]
        for day, event in sorted(dated, key=lambda one: (one[0] or date.min, one[1].id)):
            assert day is not None
            assert event.place is not None
            place = self._places.get(event.place) or self._put(event.place)
            place.days.append(day)
            place.events.append(event)

    def find(self, accord: Accord) -> Iterator[Event]:
        """Those that lie in its area and began while it may have been in force, in no order that means anything."""
        if accord.from_ is None or accord.area is None:
            return
        inside = _NONE.union(*map(self._find_inside, list_parts(accord.area)))
        last = last_day(accord)
        for part in inside:
            for place in self._at.get(part, ()):
                if place.parts <= inside:
                    first = bisect_left(place.days, accord.from_)
                    yield from place.events[first : bisect_left(place.days, last) if last else None]

    def _put(self, place: PlaceValue) -> _Place:
        numbers = []
        for part in list_parts(place):
            if (number := self._parts.get(part)) is None:
                number = self._parts[part] = len(self._parts)
                self._by_country.setdefault(part.country, []).append((number, part))
                self._by_id.setdefault(part.id, []).append((number, part))
            numbers.append(number)
        put = self._places[place] = _Place(frozenset(numbers))
        self._at.setdefault(numbers[0], []).append(put)
        return put

    def _find_inside(self, area: PlaceValue) -> frozenset[int]:
        """The parts of places that lie in an area which is one place itself."""
        if (known := self._inside.get(area)) is None:
            asked = list(self._by_id.get(area.id, ())) if area.id is not None else []  # whatever its country
            if holds_others(area):
                countries = {area.country, None} if area.country else self._by_country.keys()
                asked += [part for country in countries for part in self._by_country.get(country, ())]
            known = self._inside[area] = frozenset(number for number, part in asked if lies_within(part, area))
        return known


def last_day(accord: Accord) -> date | None:
    """Until when breaches are inferred: what pages alone tell is not taken to hold for years without a word of it."""
    if accord.until is None and accord.origin == "claims" and accord.from_ is not None:
        return accord.from_ + timedelta(days=HOLDS_DAYS)
    return accord.until


def _may_breach(event: Event, forbidden: Collection[str]) -> bool:
    return (
        event.factuality in FACTS
        and event.status != "rejected"
        and is_forbidden(event, forbidden)
        and event.time.from_ is not None
        and bool(event.actor)
        and is_known(event.place)
    )
