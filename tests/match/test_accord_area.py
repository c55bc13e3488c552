"""This file says which places lie in the area of an accord, and whose side somebody is on."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dateline.match.accord_area import gather, is_known, lies_within, may_be_one_area
from dateline.match.accord_sides import Belonging, Sides, Tie
from dateline.records.values import LineString, PlaceValue
from tests.match.accord_builders import ACTORS, TIES, actor, place

RADIUS = replace(place("Ariha"), precision="near", radius_km=25.0)
LINE = PlaceValue(
    id="area:line",
    precision="region",
    lat=34.0,
    lon=74.0,
    geometry=LineString(coordinates=((73.0, 34.0), (74.0, 34.0), (75.0, 35.0))),
)
NOWHERE = PlaceValue(id=None, reason="not in any gazetteer")
BOTH = PlaceValue(id=None, members=(place("Ariha"), place("Aleppo")))


def at(lat: float, lon: float, country: str | None = "IND") -> PlaceValue:
    """A village there."""
    return PlaceValue(id=f"gn:{lat},{lon}", lat=lat, lon=lon, country=country, precision="exact")


@pytest.mark.parametrize(
    ("inside", "area", "expected"),
    [
        (place("Ariha"), place("Ariha"), True),
        (place("Ariha"), place("Idlib"), True),  # by the name of its province
        (place("Aleppo"), place("Idlib"), False),
        (place("Idlib"), place("Ariha"), False),  # the wider one is not inside
        (place("Ariha"), place("Syria"), True),
        (place("Idlib"), place("Syria"), True),
        (place("Syria"), place("Syria"), True),
        (place("Tyre"), place("Syria"), False),
        (place("Saraqib"), RADIUS, True),
        (place("Aleppo"), RADIUS, False),
        (place("Idlib"), RADIUS, False),  # a part of the province may be inside, not all of it
        (place("Rafah"), place("Gaza"), True),  # by the outline
        (place("Sderot"), place("Gaza"), False),  # in the box's latitudes, of another country
        (replace(place("Rafah"), lat=31.0), place("Gaza"), False),
        (at(34.1, 73.5), LINE, True),  # eleven kilometres off
        (at(34.3, 73.5), LINE, False),  # thirty-three
        (at(34.5, 74.5), LINE, True),  # on the second stretch
        (at(35.5, 76.0), LINE, False),  # beyond its end
        (BOTH, place("Syria"), True),
        (BOTH, place("Idlib"), False),  # one of the two is outside
        (place("Ariha"), BOTH, True),
        (place("Saraqib"), BOTH, False),
        (NOWHERE, place("Syria"), False),
        (NOWHERE, NOWHERE, False),
        (place("Ariha"), NOWHERE, False),
    ],
)
def test_what_surely_lies_in_an_area(inside: PlaceValue, area: PlaceValue, expected: bool) -> None:
    """All of it; what is not known lies nowhere."""
    assert lies_within(inside, area) is expected


def test_areas_that_touch_may_be_one() -> None:
    """A page names the town, another the province."""
    assert may_be_one_area(place("Ariha"), place("Idlib"))
    assert may_be_one_area(place("Idlib"), BOTH)
    assert not may_be_one_area(place("Ariha"), place("Aleppo"))


def test_areas_gathered_are_the_widest_in_a_fixed_order() -> None:
    """What lies in another adds nothing."""
    assert gather([]) is None
    assert gather([place("Ariha"), place("Idlib")]) == place("Idlib")
    both = gather([place("Gaza"), place("Idlib"), place("Ariha")])
    assert both is not None
    assert both == gather([place("Ariha"), place("Idlib"), place("Gaza")])
    assert [member.name for member in both.members] == ["Gaza", "Idlib"]
    assert is_known(both)
    assert not is_known(NOWHERE)


SIDES = Sides(lambda id, _on: TIES.get(id, ()), {id: actor(id) for id in ACTORS})


@pytest.mark.parametrize(
    ("who", "parties", "found"),
    [
        ("reg:syr", ["reg:syr"], [("reg:syr", "")]),
        ("reg:syr-mil", ["reg:syr"], [("reg:syr", "an organ of")]),
        ("reg:syr-mil", ["reg:syr-gov"], [("reg:syr-gov", "of the state of")]),
        ("gen:SYR-MIL", ["reg:syr"], [("reg:syr", "an organ of")]),
        ("reg:tiger-forces", ["reg:syr"], [("reg:syr", "part of")]),
        ("reg:sna", ["reg:tur"], [("reg:tur", "backed by")]),
        ("reg:sna", ["reg:tur", "gen:SYR-REB"], [("reg:tur", "backed by")]),  # a tie before its kind
        ("reg:ahrar", ["gen:SYR-REB"], [("gen:SYR-REB", "one of")]),
        ("reg:hts", ["reg:al-nusra"], [("reg:al-nusra", "successor of")]),
        ("reg:hts", ["reg:hts", "gen:SYR-REB"], [("reg:hts", "")]),
        ("reg:friends", ["reg:hezbollah"], [("reg:hezbollah", "allied with")]),
        ("reg:friends", ["reg:irn"], []),  # the ally of one whom Iran backs
        ("reg:hezbollah", ["reg:isr"], []),
        ("gen:SYR-REB", ["reg:ahrar"], []),  # some rebels need not be these
        ("reg:hts", ["reg:syr"], []),  # three letters, and no state
        ("new:1", ["gen:SYR-REB"], []),
        ("reg:syr", [], []),
    ],
)
def test_whose_side_somebody_is_on(who: str, parties: list[str], found: list[tuple[str, str]]) -> None:
    """The closest tie decides, and is told."""
    assert SIDES.find(who, parties) == tuple(Belonging(party=party, how=how) for party, how in found)


def test_ties_are_those_of_the_day() -> None:
    """Who left a coalition is bound by it no more; a circle of ties ends."""

    def ties(id: str, on: date | None) -> tuple[Tie, ...]:
        return (Tie("reg:b", "part of"),) if id == "reg:a" and on == date(2020, 1, 1) else (Tie("reg:a", "part of"),)

    sides = Sides(ties, {})
    assert sides.is_of("reg:a", ["reg:b"], date(2020, 1, 1))
    assert not sides.is_of("reg:a", ["reg:b"], date(2021, 1, 1))
