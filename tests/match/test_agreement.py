"""Where and when an act was, by all the claims that tell it: what contradicts what, and what only tells less."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.records.values import Polygon
from tests.store.builders import a_claim, a_place, a_time, a_when, accounts, one_event

KAFRIYA = a_place("geonames:1", "Kafriya", country="SYR", admin1="Idlib")
FUAH = a_place("geonames:2", "Fu'ah", country="SYR", admin1="Idlib")
IDLIB = a_place("geonames:3", "Idlib", precision="province", country="SYR", admin1="Idlib")
SYRIA = a_place("geonames:4", "Syria", precision="country", country="SYR")
TRIPOLI = a_place("geonames:5", "Tripoli", country="LBY", admin1="Tripoli")
UNKNOWN = a_place(None, "a farm", precision=None, reason="not in any gazetteer")
TOWNS = a_place(None, "the two towns", precision=None, members=(KAFRIYA, FUAH))


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        ([(KAFRIYA,), ()], "geonames:1", 0),
        ([(KAFRIYA, IDLIB), (SYRIA,)], "geonames:1", 0),  # in a town, of a province, of a country
        ([(IDLIB,), (SYRIA,)], "geonames:3", 0),
        ([(UNKNOWN,), (KAFRIYA,)], "geonames:1", 0),
        ([(UNKNOWN,), ()], "not in any gazetteer", 0),
        ([(TOWNS,), (KAFRIYA,)], "geonames:1 geonames:2", 0),  # one of the two says no other thing
        ([(KAFRIYA,), (FUAH,)], None, 2),
        ([(TRIPOLI,), (IDLIB,), (KAFRIYA,)], None, 2),
        ([(TRIPOLI,), (SYRIA,)], None, 2),
        ([(), ()], None, 0),
    ],
)
def test_where_it_was(told: list[tuple[Any, ...]], agreed: str | None, shown: int) -> None:
    """The narrowest place that the claims allow, several as members; none where they contradict each other."""
    event = one_event(*(a_claim(n, place=places) for n, places in enumerate(told, start=1)))
    place = event.place
    members = " ".join(member.id or "" for member in place.members) if place else ""
    assert (place and (members or place.id or place.reason)) == agreed
    assert len(accounts(event, "place")) == shown


def test_places_together_say_only_what_they_share() -> None:
    """The country and the province, and no point between them."""
    place = one_event(a_claim(1, place=(KAFRIYA, FUAH))).place
    assert place is not None
    assert (place.id, place.country, place.admin1, place.lat) == (None, "SYR", "Idlib", None)
    abroad = one_event(a_claim(1, place=(KAFRIYA, TRIPOLI))).place
    assert abroad is not None
    assert (abroad.country, abroad.admin1) == (None, None)


def a_box(south: float, west: float, north: float, east: float) -> Polygon:
    """An outline as grounding draws it."""
    return Polygon(coordinates=(((west, south), (east, south), (east, north), (west, north), (west, south)),))


SARAQIB = a_place("geonames:6", "Saraqib", country="SYR", admin1="Idlib", lat=35.86, lon=36.81)
AROUND = a_place("geonames:6", "outskirts", precision="near", country="SYR", lat=35.86, lon=36.81, radius_km=6.0)
NORTH_OF = a_place("geonames:6", "12 km north", precision="near", country="SYR", lat=35.97, lon=36.81, radius_km=8.3)
HAMLET = a_place("geonames:7", "a hamlet", country="SYR", admin1="Idlib", lat=35.96, lon=36.80)
NORTH = a_place(
    "geonames:4", "the north", precision="region", country="SYR", lat=36.0, lon=38.5, radius_km=350.0,
    geometry=a_box(35.0, 35.7, 37.3, 42.3),
)  # fmt: skip
NORTH_EAST = a_place(
    "geonames:4", "the north-east", precision="region", country="SYR", lat=36.2, lon=40.5, radius_km=200.0,
    geometry=a_box(35.0, 39.0, 37.3, 42.3),
)  # fmt: skip
HOMS = a_place("geonames:8", "Homs", country="SYR", admin1="Homs", lat=34.73, lon=36.71)
BORDER_WEST = a_place("border:SYR+TUR", "the border", precision="region", lat=36.8, lon=37.0, radius_km=120.0)
BORDER_EAST = a_place("border:SYR+TUR", "the border", precision="region", lat=37.0, lon=40.5, radius_km=120.0)


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        ([AROUND, SARAQIB], "Saraqib", 0),  # its outskirts, as far as the words tell, may be itself
        ([NORTH_OF, SARAQIB], None, 2),  # one id, twelve kilometres apart
        ([NORTH_OF, HAMLET], "a hamlet", 0),  # which lies where the words point to
        ([NORTH_OF, KAFRIYA], None, 2),  # of this nobody knows where it lies
        ([NORTH, NORTH_EAST], "the north-east", 0),
        ([NORTH, SARAQIB], "Saraqib", 0),
        ([NORTH_EAST, SARAQIB], None, 2),
        ([NORTH, HOMS], None, 2),  # inside the circle, outside the outline
        ([NORTH, SYRIA], "the north", 0),
        ([BORDER_WEST, BORDER_WEST], "the border", 0),
        ([BORDER_WEST, BORDER_EAST], None, 2),  # two stretches of one border
    ],
)
def test_places_are_compared_by_where_they_lie(told: list[Any], agreed: str | None, shown: int) -> None:
    """Not by the id alone: what is told by way of another place has that place's id."""
    forwards, backwards = (
        one_event(*(a_claim(n, place=(place,)) for n, place in enumerate(order, start=1)))
        for order in (told, told[::-1])
    )
    words = {(place.lat, place.lon): place.text for place in told}
    assert forwards.place == backwards.place
    assert (forwards.place and words[forwards.place.lat, forwards.place.lon]) == agreed
    assert len(accounts(forwards, "place")) == shown


JUNE = a_time("2018-06-01", "2018-07-01", precision="month")
DAY = a_time("2018-06-25", "2018-06-26")
NEXT_DAY = a_time("2018-06-26", "2018-06-27")
SINCE = a_time("2018-06-20", None)
EITHER = a_time("2018-03-04", "2018-03-05", ("2018-04-03", "2018-04-04"))


@pytest.mark.parametrize(
    ("told", "agreed", "shown"),
    [
        ([DAY, None], ("2018-06-25", "2018-06-26", "day"), 0),
        ([JUNE, DAY], ("2018-06-25", "2018-06-26", "day"), 0),
        ([JUNE, SINCE], ("2018-06-20", "2018-07-01", "month"), 0),
        ([SINCE], ("2018-06-20", "None", "day"), 0),
        ([EITHER], ("2018-03-04", "2018-04-04", "unknown"), 0),  # one of the two days: no choice in silence
        ([EITHER, a_time("2018-04-03", "2018-04-04")], ("2018-04-03", "2018-04-04", "day"), 0),
        ([DAY, NEXT_DAY], ("None", "None", "unknown"), 2),
        ([DAY, JUNE, NEXT_DAY], ("None", "None", "unknown"), 3),
        ([None], ("None", "None", "unknown"), 0),
    ],
)
def test_when_it_was(told: list[Any], agreed: tuple[str, str, str], shown: int) -> None:
    """The days that every claim with a time allows."""
    event = one_event(*(a_claim(n, time=time) for n, time in enumerate(told, start=1)))
    assert (str(event.time.from_), str(event.time.until), event.time.precision) == agreed
    assert len(accounts(event, "time")) == shown


DCT_WEEK = a_when("2018-06-22", "2018-06-29", "dct", precision="week")
FROM_DCT = a_when("2018-06-28", None, "dct", precision="unknown")
MONDAY, TUESDAY = a_when("2018-06-25", "2018-06-26", "story"), a_when("2018-06-26", "2018-06-27", "story")
OWN_JUNE = {"time": JUNE, "when": a_when("2018-06-01", "2018-07-01", "own", precision="month")}
EARLIER = {"time": a_time("2018-05-01", "2018-05-02"), "when": a_when("2018-05-01", "2018-05-02", "own")}


@pytest.mark.parametrize(
    ("told", "agreed"),
    [
        ([EARLIER, {"when": DCT_WEEK}], ("2018-05-01", "2018-05-02", "day")),  # the page's date contradicts nobody
        ([OWN_JUNE, {"when": MONDAY}], ("2018-06-01", "2018-07-01", "month")),  # nor does the story narrow it
        ([{"when": MONDAY}, {"when": DCT_WEEK}], ("2018-06-25", "2018-06-26", "day")),
        ([{"when": MONDAY}, {"when": TUESDAY}], ("2018-06-25", "2018-06-27", "unknown")),  # one of the two days
        ([{"when": DCT_WEEK}, {"when": DCT_WEEK}], ("2018-06-22", "2018-06-29", "week")),
        ([{"when": DCT_WEEK}, {"when": FROM_DCT}], ("2018-06-22", "None", "unknown")),  # done or planned: not one day
        ([{"when": a_when(None, None, "dct", precision="unknown")}], ("None", "None", "unknown")),
    ],
)  # fmt: skip
def test_an_own_time_goes_before_what_is_concluded(told: list[dict[str, Any]], agreed: tuple[str, str, str]) -> None:
    """Own timex, story, page: the surest that any claim has; what is concluded never makes a disagreement."""
    event = one_event(*(a_claim(n, **times) for n, times in enumerate(told, start=1)))
    assert (str(event.time.from_), str(event.time.until), event.time.precision) == agreed
    assert accounts(event, "time") == []
