"""This file checks the user's gazetteers: what would put a claim on the wrong spot, or nowhere, is found by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.ground.gazetteer_file import open_for_reading
from dateline.ground.user_gazetteer import KIND, rules_fingerprint
from dateline.ground.user_gazetteer_rows import iso3_by_code
from dateline.records.distance import distance_km

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer

# GeoNames moves a place by some kilometres from edition to edition; farther than this one of the two is another place.
FARTHEST_KM = 200.0


class Finding(Struct, frozen=True, kw_only=True):
    """Something amiss in a gazetteer: the place's id where it is one place, what is wrong and what to do."""

    gazetteer: str
    id: str | None
    problem: str
    remedy: str


def check(folder: Path, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Everything that is amiss in the user's gazetteers; `gazetteer` is the built-in one."""
    positions = gazetteer.positions()
    for path in sorted(folder.glob("*.sqlite")):
        again = f"mend the source and add it again: dateline gazetteer add FILE --name {path.stem} --replace"
        try:
            rules = KIND.read_about(path).get("rules")
            with closing(open_for_reading(path, again)) as database:
                problems = list(_check_file(database, positions))
        except (GazetteerError, sqlite3.Error) as error:
            yield Finding(gazetteer=path.stem, id=None, problem=str(error), remedy=again)
            continue
        if rules != rules_fingerprint():
            problem = "its names were indexed by the spelling rules of another version; some may not be found"
            yield Finding(gazetteer=path.stem, id=None, problem=problem, remedy=again)
        for place_id, problem in problems:
            yield Finding(gazetteer=path.stem, id=place_id, problem=problem, remedy=again)


def _check_file(
    database: sqlite3.Connection, positions: dict[str, tuple[float, float]]
) -> Iterator[tuple[str | None, str]]:
    verdict = database.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        yield None, f"the file is damaged ({verdict})"
        return
    states = frozenset(iso3_by_code().values())
    for place_id, name, lat, lon, country in database.execute("SELECT id, name, lat, lon, country FROM place"):
        if country not in states:
            yield place_id, f"{name}: unknown country {country!r}"
        if (lat is None) != (lon is None):
            yield place_id, f"{name}: latitude {lat}, longitude {lon}: one is missing"
        if lat is None or lon is None:
            continue
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            yield place_id, f"{name}: latitude {lat}, longitude {lon} is nowhere on Earth"
        elif lat == lon == 0:
            yield place_id, f"{name}: 0, 0 stands for a place nobody looked up"
        elif place_id in positions and (apart := distance_km(lat, lon, *positions[place_id])) > FARTHEST_KM:
            yield place_id, f"{name}: {apart:,.0f} km from where the built-in gazetteer has {place_id}"
    for place_id, count in database.execute("SELECT id, count(*) FROM place GROUP BY id HAVING count(*) > 1"):
        yield place_id, f"{count} places have this id"
    same = "SELECT min(id), name, count(*) FROM place WHERE lat IS NOT NULL GROUP BY name, country, kind, lat, lon"
    for place_id, name, count in database.execute(f"{same} HAVING count(DISTINCT id) > 1"):
        yield place_id, f"{name}: {count} places of this name stand on one spot"
