"""Where two tellings put their acts: two towns are two places, a town and its area may be one."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.match.compare_place import (
    measure_nearness,
    namesakes,
    other_place_names,
    other_place_of_act,
    same_place_name,
)
from dateline.match.telling import Telling, read_tellings
from dateline.records.claim import PlaceFiller
from dateline.records.coded import Mention, Toponym
from tests.match.builders import a_claim, a_page, hajin


def a_telling_of(text: str, *towns: PlaceFiller, act: str = "", mentions: tuple[Mention, ...] = ()) -> Telling:
    """The telling of a page that names these towns; `act` names the one at which it puts the act itself."""
    names, place = [], []
    for town in towns:
        start = text.index(town.name or "")
        span = {"start": start, "end": start + len(town.name or ""), "text": town.name}
        names.append(Toponym(place=town, **span))  # type: ignore[arg-type]
        if town.name == act:
            place.append(PlaceFiller(**({f: getattr(town, f) for f in town.__struct_fields__} | span)))
    claim = a_claim(text=text, place=tuple(place))
    return read_tellings(a_page(claim, toponyms=tuple(names), mentions=mentions))[0]


def town(name: str, **more: Any) -> PlaceFiller:
    """Idlib, or another town by another name."""
    return hajin(f"gn:{name}-{more.get('country')}", name=name, **more)


HAJIN = hajin()
IDLIB = town("Idlib", lat=35.93, lon=36.63, admin1="Idlib")


def test_an_act_told_elsewhere_is_another_though_both_towns_are_named() -> None:
    """One shells Hajin; the other shells Idlib and tells of Hajin too."""
    one = a_telling_of("They shelled it yesterday in Hajin.", HAJIN)
    other = a_telling_of(
        "They shelled a road by Idlib, hours after a blast amid buses there; Hajin wept.", IDLIB, HAJIN, act="Idlib"
    )
    assert (one.places_of, other.places_of) == ("sentence", "claim")
    assert other_place_of_act(one, other) == other_place_names(one, other) == 1.0
    assert same_place_name(one, other) == 0.0


def test_a_sentence_that_names_the_other_place_may_tell_the_same() -> None:
    """The act's own place of one stands among those of the other, or one only knows the place by name."""
    one = a_telling_of("They shelled it between Hajin and Idlib.", HAJIN, IDLIB)
    other = a_telling_of("They shelled a road by Idlib.", IDLIB, act="Idlib")
    assert other_place_of_act(one, other) == 0.0
    far = a_telling_of("They shelled it, Tadmur said.", town("Tadmur", lat=34.5, lon=38.3, admin1="Homs"))
    assert other_place_of_act(far, other) == 0.0


def test_what_stands_right_behind_the_act_is_its_place() -> None:
    """*The blast in X* was in X, wherever else the sentence's people died; *X airport* is no town of that name."""
    text = "Two of those shelled in Hajin died at Idlib."
    told = a_telling_of(text, HAJIN, IDLIB, act="Idlib")
    assert [place.name for place in told.places] == ["Hajin"]
    start = text.index("Hajin")
    longer = Mention(id="m1", kind="place", start=start, end=start + 10, text="Hajin died", place=HAJIN)
    told = a_telling_of(text, HAJIN, IDLIB, act="Idlib", mentions=(longer,))
    assert [place.name for place in told.places] == ["Idlib"]


def test_towns_of_one_name_in_two_lands_are_no_one_place() -> None:
    """Tripoli of Libya and Tripoli of Lebanon; so too an unknown village in two provinces."""
    libya = town("Tripoli", country="LBY", admin1="Tripoli", lat=32.9, lon=13.2)
    lebanon = town("Tripoli", country="LBN", admin1="North", lat=34.4, lon=35.8)
    one, other = (a_telling_of("They shelled the port of Tripoli.", place) for place in (libya, lebanon))
    assert namesakes(one, other) == other_place_names(one, other) == 1.0
    assert same_place_name(one, other) == 0.0
    known = town("Char Dara", country="AFG", admin1="Kunduz")
    within = town("Char Dara", country="AFG", admin1="Uruzgan", precision="province", decided_by="within")
    one, other = (a_telling_of("They shelled Char Dara.", place) for place in (known, within))
    assert namesakes(one, other) == 1.0


@pytest.mark.parametrize(
    ("other", "nearness"),
    [
        (hajin("gn:next", lat=34.75, precision="near", radius_km=10.0), "near"),
        (hajin("area:valley", precision="region", admin1=None, lat=34.9), "inside"),
        (hajin("area:valley", precision="region", admin1=None, lat=35.9), "country"),
        (hajin("area:east", precision="region", lat=35.9), "inside"),
        (hajin("area:valley", precision="region", admin1=None, country="IRQ", lat=34.9), "apart"),
    ],
)
def test_a_town_is_in_an_area_but_not_in_the_next_town(other: PlaceFiller, nearness: str) -> None:
    """*A school in X* is known to ten kilometres, but not in Y; an area without an outline holds what is near."""
    assert measure_nearness(HAJIN, other) == measure_nearness(other, HAJIN) == nearness


def test_two_near_towns_are_two_but_a_shrine_is_in_its_town() -> None:
    """Acts put into towns some kilometres apart, of which neither report names the other's."""
    one = a_telling_of("They shelled a road by Hajin.", HAJIN, act="Hajin")
    for lat, differ in ((34.78, 1.0), (34.70, 0.0)):
        other = a_telling_of("They shelled a road by Gharanij.", town("Gharanij", lat=lat), act="Gharanij")
        assert other_place_names(one, other) == differ


def test_an_area_without_a_known_end_is_no_other_place() -> None:
    """Swat reaches farther than its middle tells."""
    one = a_telling_of("They shelled a road by Hajin.", HAJIN, act="Hajin")
    swat = town("Swat", precision="region", admin1=None, lat=36.5)
    other = a_telling_of("They shelled a road by Swat.", swat, act="Swat")
    assert other_place_of_act(one, other) == 0.0
    assert other_place_of_act(one, a_telling_of("They shelled a road by Idlib.", IDLIB, act="Idlib")) == 1.0
