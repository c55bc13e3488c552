"""This file builds small rows for the tests of the exports: nothing here is read by a model."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

from dateline.records.claim import AcledRecord, ActorFiller, Claim, TollFiller, Words
from dateline.records.event import AgreedTime, Event, EventToll
from dateline.records.ontology import QUADS, Factuality, TollKind
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue, PlaceValue
from dateline.share.formats import format_named
from dateline.share.report import PLAIN, ExportReport, Options
from dateline.share.rows import Exported, PageFacts

RUSSIA = ActorValue(id="reg:rus-mil", name="Russian military", country="RUS", sector="MIL", provisional=False)
SYRIA = ActorValue(id="reg:syr-mil", name="Syrian Army", country="SYR", sector="MIL", provisional=False)
HTS = ActorValue(id="reg:hts", name="Hay'at Tahrir al-Sham", country="SYR", sector="REB", provisional=False)
SNA = ActorValue(id="reg:sna", name="Syrian National Army", country="SYR", sector="REB", provisional=False)
CIVILIANS = ActorValue(id="gen:SYR-CVL", name="civilians", country="SYR", sector="CVL", provisional=False)
TEACHERS = ActorValue(id="gen:COL-EDU", name="maestros", country="COL", sector="EDU", provisional=False)
POLICE = ActorValue(id="reg:col-cop", name="Policía Nacional", country="COL", sector="COP", provisional=False)

IDLIB = PlaceValue(
    id="geonames:169389", name="Idlib", lat=35.93, lon=36.63, country="SYR", admin1="Idlib", precision="exact"
)
AZAZ = PlaceValue(id="geonames:173811", name="Aʿzāz", lat=36.58, lon=37.04, country="SYR", admin1="Aleppo")
BOGOTA = PlaceValue(
    id="geonames:3688689", name="Bogotá", lat=4.61, lon=-74.08, country="COL", admin1="Bogota D.C.", precision="exact"
)


def an_event(*, id: str = "ev:p1#e1", type: str = "ASSAULT", factuality: Factuality = "happened", **more: Any) -> Event:
    """An assault by Russia on HTS in Idlib on 1 March 2019, unless told otherwise."""
    given: dict[str, Any] = {
        "mode": None,
        "actor": (RUSSIA,),
        "recipient": (HTS,),
        "place": IDLIB,
        "time": a_time("2019-03-01", "2019-03-02"),
        "claims": (id.removeprefix("ev:"),),
        "origins": 1,
        "pages": 1,
        "status": "reviewed",
        "version": 1,
    }
    return Event(id=id, type=type, factuality=factuality, **(given | more))


def a_time(first: str | None, until: str | None, precision: str = "day") -> AgreedTime:
    """The days `[first, until)` in ISO."""
    days = [None if day is None else date.fromisoformat(day) for day in (first, until)]
    return AgreedTime(from_=days[0], until=days[1], precision=precision)  # type: ignore[arg-type]


def a_toll(low: int | None, high: int | None, *, of: TollKind = "killed", **more: Any) -> EventToll:
    """So many killed, unless told otherwise."""
    return EventToll(of=of, low=low, high=high, **more)


def a_claim(event: Event, words: str = "", *, acled: tuple[str, str] | None = None, **more: Any) -> Claim:
    """A claim that says what the event says, in those words, with the event's first id."""
    id = event.claims[0]
    spot = Words(text=words, start=0, end=len(words))
    return Claim(
        id=id, page=id.split("#")[0], type=event.type, mode=event.mode, quad=QUADS[event.type],
        factuality=event.factuality, trigger=Words(text=words[:6], start=0, end=6), evidence=spot,
        acled=AcledRecord(event_type=acled[0], sub_event_type=acled[1]) if acled else None, **more,
    )  # fmt: skip


def a_filler(actor: ActorValue, text: str) -> ActorFiller:
    """The actor as a page names it."""
    given = {name: getattr(actor, name) for name in ActorValue.__struct_fields__}
    return ActorFiller(mention="m1", text=text, start=0, end=len(text), **given)


def a_told_toll(low: int, of_whom: str) -> TollFiller:
    """So many of those killed, in a claim."""
    return TollFiller(
        mention="m4", text=str(low), start=0, end=2, low=low, high=low, vague=False, of="killed", of_whom=of_whom
    )


def a_page(id: str = "p1", *, published: str | None = "2019-03-02", **more: Any) -> PageFacts:
    """A page of that day, with nothing else known unless given."""
    day = None if published is None else date.fromisoformat(published)
    return PageFacts(id=id, dct=CreationTime(from_=day), **more)


def a_row(event: Event | None = None, *, status: str = "reviewed", **more: Any) -> Exported:
    """A reviewed event, alone unless claims and pages are given."""
    return Exported(event=event or an_event(), status=status, **more)  # type: ignore[arg-type]


def written(format: str, *rows: Exported, options: Options = PLAIN) -> tuple[str, ExportReport]:
    """What a format makes of the rows, and its report."""
    out = StringIO(newline="")
    report = format_named(format).write(iter(rows), out, options)
    return out.getvalue(), report
