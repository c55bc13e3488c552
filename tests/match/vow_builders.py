"""This file builds the pages on which actors vow and act, for the tests of vows: nothing here is read by a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from dateline.match import find_events, make_event
from dateline.match.origins import read_page
from dateline.match.vows import follow_vows
from dateline.records.claim import ActorFiller, Claim, EventTime, PlaceFiller, TimeFiller, Words
from dateline.records.coded import CodedPage
from dateline.records.event import Event
from dateline.records.ontology import QUADS, Factuality
from dateline.records.page import CreationTime, Page
from dateline.records.vow import Vow

LATER = "2018-12-31"


def an_actor(id: str | None, country: str | None = "SYR", sector: str | None = "REB", **more: Any) -> ActorFiller:
    """An actor by its id; its mention is its own unless told otherwise."""
    words: dict[str, Any] = {"mention": f"m-{id}", "text": (id or "it").partition(":")[2] or "it", "start": 0, "end": 1}
    known = {"id": id, "name": id, "country": country, "sector": sector, "provisional": False}
    return ActorFiller(**(words | known | more))


HTS = an_actor("reg:hts")
AHRAR = an_actor("reg:ahrar-al-sham")
SDF = an_actor("reg:sdf")
ARMY = an_actor("reg:syr-mil", sector="MIL")
PRESIDENT = an_actor("reg:bashar-al-assad", sector="GOV")
TURKEY = an_actor("reg:tur", "TUR", "GOV")
TURKISH_ARMY = an_actor("reg:tur-mil", "TUR", "MIL")
GNA = an_actor("reg:gna", "LBY", "GOV")
LIBYAN_ARMY = an_actor("reg:lby-mil", "LBY", "MIL")
REBELS = an_actor("gen:SYR-REB", text="rebels")
CIVILIANS = an_actor("gen:SYR-CVL", sector="CVL", text="12 civilians")
MONITOR = an_actor("gen:SYR-NGO", sector="NGO", text="a monitor")
SPOKESMAN = an_actor("new:abu-omar", sector=None)
IT = an_actor(None, None, None, reason="pronoun")


def a_place(name: str, lat: float, lon: float, **more: Any) -> PlaceFiller:
    """A town of Hama province, unless told otherwise."""
    words: dict[str, Any] = {"mention": f"p-{name}", "text": name, "start": 0, "end": 1}
    town = {"precision": "exact", "country": "SYR", "admin1": "Hama", "name": name, "id": f"gn:{name}"}
    return PlaceFiller(**(words | town | {"lat": lat, "lon": lon} | more))


HAMA = a_place("hama", 35.13, 36.75)
SALAMIYAH = a_place("salamiyah", 35.01, 37.05)  # 30 km from Hama
KHITAB = a_place("khitab", 35.19, 36.69)  # 9 km from it
IDLIB = a_place("idlib", 35.93, 36.63, admin1="Idlib")
PROVINCE = a_place("hama-province", 35.2, 37.0, precision="province")
OUTSKIRTS = a_place("hama", 35.15, 36.75, precision="near", radius_km=8.0)
SYRIA = a_place("syria", 35.0, 38.0, precision="country", admin1=None)
FARM = a_place("farm", 35.1, 36.7, id=None, precision=None, reason="not in any gazetteer")


def days(first: str, length: int = 1) -> tuple[date, date]:
    """The days `[first, first + length)`."""
    start = date.fromisoformat(first)
    return start, start + timedelta(days=length)


def a_time(first: str | None, length: int = 1) -> TimeFiller | None:
    """A timex for so many days from that one on."""
    if first is None:
        return None
    start, until = days(first, length)
    return TimeFiller(mention="d1", text="then", start=0, end=4, from_=start, until=until, precision="day")


class Told:
    """One claim to be: what a page says of an act. Actors, places and so on are lists or a single one."""

    def __init__(
        self,
        factuality: Factuality,
        who: Any = HTS,
        *,
        type: str = "ASSAULT",
        whom: Any = ARMY,
        where: Any = HAMA,
        on: str | None = None,
        length: int = 1,
        said: str | None = None,
        by: Any = (),
        words: str = "An {attack} was reported.",
        **more: Any,
    ) -> None:
        self.factuality, self.who, self.whom, self.where, self.by = factuality, who, whom, where, by
        self.type, _, mode = type.partition(".")
        self.mode = mode or None
        self.time, self.said = a_time(on, length), a_time(said)
        before, _, rest = words.partition("{")
        self.trigger, _, after = rest.partition("}")
        self.start, self.sentence, self.more = len(before), before + self.trigger + after, more

    def claim(self, page: str, number: int, day: str | None) -> Claim:
        """The claim as the page of that day makes it; a sentence of its own, unless it is another's."""
        offset = 0 if self.more.get("beside") else 1000 * number
        start = offset + self.start
        told = {key: value for key, value in self.more.items() if key not in ("beside", "content")}
        when = None
        if self.time is not None:
            when = EventTime(from_=self.time.from_, until=self.time.until, precision="day", taken_from="own")
        elif day is not None and self.factuality in ("happened", "denied"):
            first, until = days(day)
            when = EventTime(from_=first - timedelta(days=6), until=until, precision="week", taken_from="dct")
        elif day is not None:
            first, until = days(day)
            ends = until if self.factuality == "ongoing" else None
            when = EventTime(from_=first, until=ends, precision="unknown", taken_from="dct")
        return Claim(
            id=f"{page}#e{number}", page=page, type=self.type, mode=self.mode, quad=QUADS[self.type],
            factuality=self.factuality, actor=_list(self.who), recipient=_list(self.whom), place=_list(self.where),
            source=_list(self.by), time=self.time, said=self.said, when=when,
            trigger=Words(text=self.trigger, start=start, end=start + len(self.trigger)),
            evidence=Words(text=self.sentence, start=offset, end=offset + len(self.sentence)),
            content=tuple(f"{page}#e{n}" for n in self.more.get("content", ())),
            **told,
        )  # fmt: skip


def vow(who: Any = HTS, **more: Any) -> Told:
    """HTS will attack the army in Hama, as the page itself tells; no term, unless `on` gives one."""
    return Told("planned", who, **({"words": "It will {attack} the army in Hama."} | more))


def done(on: str | None = "2018-07-04", who: Any = HTS, **more: Any) -> Told:
    """HTS attacked the army in Hama on that day."""
    return Told(more.pop("as_", "happened"), who, on=on, **({"words": "It {attacked} the army in Hama."} | more))


def a_page(day: str | None, *told: Told, id: str | None = None) -> CodedPage:
    """A page that was published that day; its id is the day's unless given."""
    name = id or f"p{day}"
    first, until = days(day) if day else (None, None)
    dct = CreationTime(from_=first, until=until, precision="day" if day else "none")
    claims = tuple(one.claim(name, n, day) for n, one in enumerate(told, 1))
    text = " ".join(one.sentence for one in told)
    return CodedPage(page=Page(id=name, text=text, sha256="0" * 64, dct=dct), claims=claims)


def list_events(pages: Iterable[CodedPage]) -> list[Event]:
    """The events of the pages, each page by itself."""
    return [event for page in pages for event in find_events(page)]


def join_events(pages: Sequence[CodedPage], *ids: str) -> Event:
    """One event of these claims of several pages, as when matching finds them to be one act."""
    claims = {claim.id: claim for page in pages for claim in page.claims}
    facts = {page.page.id: read_page(page) for page in pages}
    return make_event([claims[id] for id in ids], facts)


def follow(pages: Sequence[CodedPage], *, as_of: str = LATER, events: Any = None, **more: Any) -> tuple[Vow, ...]:
    """The vows of the pages as they stand on that day; `events` are the pages' own unless given."""
    return follow_vows(
        list_events(pages) if events is None else events,
        {claim.id: claim for page in pages for claim in page.claims},
        {page.page.id: page.page.dct for page in pages},
        date.fromisoformat(as_of),
        **more,
    )


def one_vow(*pages: CodedPage, **more: Any) -> Vow:
    """The only vow of the pages; later claims make none."""
    (found,) = follow(pages, **more)
    return found


def _list(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, list | tuple) else (given,)
