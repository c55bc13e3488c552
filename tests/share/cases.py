"""This file holds the rows whose exports lie, read by a person, in golden/."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from dateline.records.claim import PloverRecord
from dateline.records.event import EventAccord, TimeDisagreement
from dateline.records.values import LineString, PlaceValue
from dateline.share.rows import Exported
from tests.share.builders import (
    AZAZ,
    BOGOTA,
    CIVILIANS,
    HTS,
    IDLIB,
    POLICE,
    RUSSIA,
    SNA,
    SYRIA,
    TEACHERS,
    a_claim,
    a_filler,
    a_page,
    a_row,
    a_time,
    a_told_toll,
    a_toll,
    an_event,
)

_STRIKE = an_event(
    id="ev:p1#e1", mode="aerial", toll=(a_toll(12, None), a_toll(3, 5, of="wounded")), claims=("p1#e1", "p2#e4"),
    origins=2, pages=2, disagreements=(TimeDisagreement(values=()),),
)  # fmt: skip
_SHELLING = an_event(
    id="ev:p3#e1", mode="heavy-weapons", actor=(HTS,), recipient=(CIVILIANS,),
    place=PlaceValue(id="geonames:172955", name="al-Fu'ah", lat=35.98, lon=36.7, country="SYR", admin1="Idlib",
                     precision="near", radius_km=4.0),
    time=a_time("2019-03-04", "2019-03-11", "week"), toll=(a_toll(2, 2),),
    accords=(EventAccord(id="acc:sochi", breach="inferred"),),
)  # fmt: skip
_MARCH = an_event(
    id="ev:p4#e2", type="PROTEST", mode="demo", factuality="ongoing", actor=(TEACHERS,), recipient=(), place=BOGOTA,
    time=a_time("2021-05-05", "2021-05-06"),
)  # fmt: skip
_DISPERSED = an_event(
    id="ev:p4#e3", mode="crowd-control", actor=(POLICE,), recipient=(TEACHERS,), place=BOGOTA,
    time=a_time("2021-05-05", "2021-05-06"), toll=(a_toll(7, 7, of="wounded"),), status="machine",
)  # fmt: skip
_CLASHES = an_event(
    id="ev:p5#e1", actor=(SNA, SYRIA), recipient=(), time=a_time("2019-04-01", "2019-05-01", "month"),
    place=PlaceValue(
        id=None, country="SYR", members=(IDLIB, replace(AZAZ, precision="exact")), reason="several places: see members"
    ),
)  # fmt: skip
_ROAD = an_event(
    id="ev:p5#e7", type="COERCE", mode="restrict", recipient=(), actor=(SNA,),
    place=PlaceValue(id="dl:m5-idlib", name="M5", lat=35.8, lon=36.8, country="SYR", precision="near",
                     geometry=LineString(coordinates=((36.7, 35.6), (36.9, 36.1)))),
    time=a_time("2019-04-01", None),
)  # fmt: skip
_VOW = an_event(
    id="ev:p6#e1", factuality="planned", actor=(HTS,), recipient=(SYRIA,), place=IDLIB, time=a_time("2019-06-01", None),
)  # fmt: skip
_REJECTED = an_event(id="ev:p7#e1", status="rejected")

ROWS: Final[tuple[Exported, ...]] = (
    a_row(
        _STRIKE,
        claims=(
            a_claim(_STRIKE, "struck the city, killing at least 12 people.", actor=(a_filler(RUSSIA, "jets"),),
                    acled=("Explosions/Remote violence", "Air/drone strike")),
            replace(a_claim(_STRIKE, "Raids hit Idlib; “مدنيون” were among the dead."), id="p2#e4", page="p2"),
        ),
        pages=(
            a_page("p1", outlet="=HYPERLINK(\"x\")", url="https://a.example/1", title="Strike", lang="en"),
            a_page("p2", outlet="Zaman al-Waṣl", url="https://b.example/2", published="2019-03-03"),
        ),
    ),
    a_row(
        _SHELLING,
        status="accepted",
        claims=(a_claim(_SHELLING, "- shells fell, killing two civilians.", toll=(a_told_toll(2, "civilians"),)),),
        pages=(a_page("p3", outlet="SANA", published=None),),
    ),
    a_row(_MARCH, status="edited", pages=(a_page("p4", outlet="El Diario", url="https://c.example/4"),)),
    a_row(_DISPERSED, status="machine", pages=(a_page("p4", outlet="El Diario", url="https://c.example/4"),)),
    a_row(_CLASHES),
    a_row(_ROAD),
    a_row(
        _VOW,
        claims=(
            a_claim(
                _VOW, "vowed to storm the base.",
                plover=PloverRecord(
                    event_type="THREATEN", mode="violence", auxiliary=None, date="2019-05-20", derived=True
                ),
            ),
        ),
    ),
    a_row(_REJECTED, status="rejected"),
)  # fmt: skip
