"""This file builds coded pages of one or two claims for the tests of matching: nothing here is read by a model."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from dateline.match.telling import Telling, read_tellings
from dateline.records.claim import ActorFiller, Claim, EventTime, PlaceFiller, Words
from dateline.records.coded import CodedPage
from dateline.records.page import CreationTime, Page
from tests.store import builders

TEXT = "Artillery shelled the market in Hajin on Monday, killing 12 people, said doctor Samer Kanaan."


def a_when(day: str | None, *, days: int = 1, taken_from: str = "own") -> EventTime | None:
    """The act's time, from that day on; None for a page that does not tell it."""
    if day is None:
        return None
    first = date.fromisoformat(day)
    until = first + timedelta(days=days)
    return EventTime(from_=first, until=until, precision="day", taken_from=taken_from)  # type: ignore[arg-type]


def hajin(id: str = "gn:hajin", **more: Any) -> PlaceFiller:
    """A small town of eastern Syria, or another place of the same kind."""
    town: dict[str, Any] = {"lat": 34.695, "lon": 40.831, "country": "SYR", "admin1": "Deir ez-Zor", "name": "Hajin"}
    return builders.a_place(id, **(town | more))


def province() -> PlaceFiller:
    """The province in which Hajin lies."""
    return builders.a_place("gn:dez", precision="province", country="SYR", admin1="Deir ez-Zor", lat=35.3, lon=40.1)


def idlib() -> PlaceFiller:
    """A town of another province."""
    return builders.a_place("gn:idlib", country="SYR", admin1="Idlib", lat=35.93, lon=36.63)


def an_actor(id: str, **more: Any) -> ActorFiller:
    """An actor of that id."""
    return builders.an_actor(id, **more)


def a_claim(page: str = "p1", number: int = 1, *, text: str = TEXT, trigger: str = "shelled", **more: Any) -> Claim:
    """A shelling of Hajin on 11 April 2016, unless told otherwise."""
    start = max(0, text.find(trigger))
    told: dict[str, Any] = {"place": (hajin(),), "when": a_when("2016-04-11")}
    claim = builders.a_claim(number, page=page, **(told | more))
    return replace(
        claim,
        trigger=Words(text=trigger, start=start, end=start + len(trigger)),
        evidence=Words(text=text, start=0, end=len(text)),
    )


def a_page(*claims: Claim, day: str | None = "2016-04-12", outlet: str | None = None, **more: Any) -> CodedPage:
    """A page that bears the claims and was published that day; its text is the first claim's evidence."""
    first = date.fromisoformat(day) if day else None
    told = CreationTime(from_=first, until=first + timedelta(days=1) if first else None, precision="day")
    text = more.pop("text", claims[0].evidence.text if claims else "")
    id = claims[0].page if claims else "p1"
    page = Page(id=id, text=text, sha256="0" * 64, dct=told, outlet=outlet, url=more.pop("url", None))
    return CodedPage(page=page, claims=claims, **more)


def a_telling(page: str = "p1", *, day: str | None = "2016-04-12", **more: Any) -> Telling:
    """The telling of a page with one claim."""
    return read_tellings(a_page(a_claim(page, **more), day=day))[0]


def whom(words: str, text: str, **more: Any) -> dict[str, Any]:
    """What a claim tells whose text says that those whom these words of it name were killed."""
    start = text.index(words)
    filler = ActorFiller(
        mention="m1",
        text=words,
        start=start,
        end=start + len(words),
        id=more.pop("id", None),
        provisional=False,
        **more,
    )
    return {"text": text, "trigger": "killed", "recipient": (filler,)}
