"""Towns whose position and region contradict each other, and regions whose middle is where their towns are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_strays import find_strays
from dateline.ground.names import fold
from dateline.records.distance import distance_km

# A wide province's own town may lie at its edge: Sagaing's does, 299 km from the middle.
FARTHEST_SEAT_KM = 310.0


@dataclass
class ATown:
    """A town at a point of one country."""

    latitude: float
    longitude: float
    admin1code: str
    countrycode: str = "ML"


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


NORTH = [ATown(17.0 + n / 10, 0.0, "north") for n in range(4)]
SOUTH = [ATown(11.0 + n / 10, -7.0, "south") for n in range(4)]


def test_a_town_amid_another_region_far_from_its_own_is_a_stray() -> None:
    """Which of position and region is wrong is not known; either would mislead."""
    stray = ATown(11.2, -7.1, "north")
    assert find_strays([*NORTH, stray, *SOUTH]) == [stray]


@pytest.mark.parametrize(
    "town",
    [
        ATown(22.0, 2.0, "north"),  # far out, with nobody near: a desert post
        ATown(11.2, -7.1, "third"),  # the only town of its region
        ATown(16.0, 0.0, "north"),  # at the edge of its own
        ATown(11.2, -7.1, "north", "GN"),  # across the border
    ],
)
def test_a_lonely_town_is_no_stray(town: ATown) -> None:
    """Only another region's towns around it make one."""
    assert find_strays([*NORTH, *SOUTH, town]) == []


def test_a_stray_is_filed_under_no_region(gazetteer: Gazetteer) -> None:
    """It does not pull the middle of Gao to the other end of Mali."""
    assert {c.admin1 for c in gazetteer.candidates("Bamba") if c.country == "MLI" and c.kind == "city"} == {None}
    (gao,) = (c for c in gazetteer.candidates("Gao") if c.id == "iso3166-2:ML-7")
    assert distance_km(gao.lat or 0, gao.lon or 0, 16.27, -0.04) < 100


def test_the_middle_of_a_region_is_not_far_from_its_own_town(gazetteer: Gazetteer) -> None:
    """A region filed under another one's code, or one town filed wrongly, would put it there."""
    rows = "SELECT kind, name, country, admin1, lat, lon FROM place WHERE precision IN ('exact', 'province')"
    seats: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    middles = {}
    for kind, name, country, admin1, lat, lon in gazetteer._database.execute(rows):
        if kind == "city" and admin1 and fold(name) == fold(admin1):
            seats[country, admin1].append((lat, lon))
        elif kind == "region" and lat is not None:
            middles[country, admin1] = lat, lon
    far = {
        region: min(distance_km(*middles[region], *seat) for seat in found)
        for region, found in seats.items()
        if region in middles
    }
    assert len(far) > 300
    assert {region for region, km in far.items() if km > FARTHEST_SEAT_KM} == set()
