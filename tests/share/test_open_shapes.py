"""What geometries, FollowTheMoney entities and joined rows say, case by case."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from msgspec.structs import replace

from dateline.records.event import Event
from dateline.records.values import ActorValue, LineString, PlaceValue, Polygon
from dateline.share.acled import acled_row
from dateline.share.rows import Exported, facts_of, join_event
from dateline.share.spots import geojson_of
from tests.share.builders import (
    AZAZ,
    HTS,
    IDLIB,
    SYRIA,
    a_page,
    a_row,
    a_time,
    an_event,
    written,
)
from tests.store import builders as stored

TEXAS = replace(IDLIB, country="USA", admin1="Texas", name="Texas", precision="province")
MASKED = ActorValue(id="gen:SYR-UAF", name="masked men", country="SYR", sector="UAF", provisional=False)


def acled(event: Event, **more: Any) -> dict[str, Any]:
    """The ACLED row of a reviewed event."""
    row = acled_row(a_row(event, **more))
    assert not isinstance(row, str), row
    return row


# --- Maps -------------------------------------------------------------------------------------------------------------


def test_a_place_is_the_shape_it_has() -> None:
    """A line, an area with its rings run as RFC 7946 wants, a point; several of them together."""
    clockwise = ((0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (0.0, 0.0))
    area = replace(IDLIB, geometry=Polygon(coordinates=(clockwise, clockwise)))
    assert geojson_of(area) == {
        "type": "Polygon",
        "coordinates": [[[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [0.0, 0.0]], [list(at) for at in clockwise]],
    }
    road = replace(IDLIB, geometry=LineString(coordinates=((1.0, 2.0), (3.0, 4.0))))
    both = PlaceValue(id=None, members=(road, AZAZ))
    assert geojson_of(both) == {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, 4.0]]},
            {"type": "Point", "coordinates": [37.04, 36.58]},
        ],
    }
    assert geojson_of(PlaceValue(id=None, members=(AZAZ, PlaceValue(id=None)))) == {
        "type": "Point",
        "coordinates": [37.04, 36.58],
    }


def test_no_feature_without_a_place() -> None:
    """Nothing lies at 0,0 because nobody knows where it was."""
    text, report = written("geojson", a_row(an_event(place=None)), a_row(an_event(place=PlaceValue(id=None, name="X"))))
    assert json.loads(text)["features"] == []
    assert report.counts() == {"no-place": 2}


# --- FollowTheMoney ---------------------------------------------------------------------------------------------------


def test_an_entity_is_written_once_and_before_it_is_named() -> None:
    """However many events name it."""
    text, _ = written("ftm", a_row(an_event(id="ev:1")), a_row(an_event(id="ev:2")))
    entities = [json.loads(line) for line in text.splitlines()]
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids)) == 5
    for at, entity in enumerate(entities):
        named = [id for name in ("involved", "addressEntity") for id in entity["properties"].get(name, [])]
        assert set(named) <= set(ids[:at])


def test_states_organs_are_public_bodies_and_nobody_is_called_a_person() -> None:
    """Of others it is left open what they are."""
    text, _ = written("ftm", a_row(an_event(actor=(SYRIA, HTS, MASKED))))
    entities = [json.loads(line) for line in text.splitlines()]
    schemas = {entity["properties"].get("name", [""])[0]: entity["schema"] for entity in entities}
    assert (schemas["Syrian Army"], schemas[str(HTS.name)], schemas["masked men"]) == (
        "PublicBody", "LegalEntity", "LegalEntity",
    )  # fmt: skip


def test_properties_are_lists_of_texts() -> None:
    """As FollowTheMoney reads them."""
    text, _ = written("ftm", a_row())
    for entity in map(json.loads, text.splitlines()):
        assert set(entity) == {"id", "schema", "properties"}
        assert all(
            values and all(isinstance(value, str) and value for value in values)
            for values in entity["properties"].values()
        )


def test_an_open_time_has_one_end() -> None:
    """*Since April* has a first day and no last, here and in HXL."""
    row = a_row(an_event(time=a_time("2019-04-01", None)))
    event = json.loads(written("ftm", row)[0].splitlines()[-1])
    assert event["properties"]["startDate"] == ["2019-04-01"]
    assert "endDate" not in event["properties"]
    header, _, cells = csv.reader(StringIO(written("hxl", row)[0], newline=""))
    told = dict(zip(header, cells, strict=True))
    assert (told["date_start"], told["date_end"]) == ("2019-04-01", "")


# --- Rows -------------------------------------------------------------------------------------------------------------


def test_a_row_joins_an_event_with_its_own_claims_and_pages() -> None:
    """No more than these, in the event's order."""
    claims = [stored.a_claim(n, page=page) for n, page in ((1, "p1"), (2, "p2"), (3, "p3"))]
    pages = [stored.a_page(id=id, outlet=f"outlet of {id}").page for id in ("p1", "p2", "p3")]
    event = an_event(claims=("p2#e2", "p1#e1"), pages=2)
    row = join_event(event, {c.id: c for c in claims}, {p.id: p for p in pages}, status="edited")
    assert row == Exported(
        event=event, status="edited", claims=(claims[1], claims[0]), pages=(facts_of(pages[1]), facts_of(pages[0]))
    )
    assert row.outlets == ("outlet of p2", "outlet of p1")


def test_a_rows_status_is_the_events_where_nothing_else_is_said() -> None:
    """A machine's event is not reviewed."""
    row = join_event(an_event(status="machine"), {}, {})
    assert (row.status, row.is_reviewed) == ("machine", False)


def test_a_page_is_cited_once() -> None:
    """However many claims are from it."""
    row = a_row(pages=(a_page("p1", outlet="SANA"), a_page("p2", outlet="SANA")))
    assert row.outlets == ("SANA",)
