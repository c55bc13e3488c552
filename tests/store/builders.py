"""This file builds small coded pages for the tests of the store: nothing here is read by a model."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.match import make_event
from dateline.match.origins import read_page
from dateline.records.claim import ActorFiller, Claim, EventTime, PlaceFiller, TimeFiller, TollFiller, Words
from dateline.records.coded import CodedPage, Relation
from dateline.records.event import Event
from dateline.records.ontology import QUADS, Factuality, RelationName, TollKind
from dateline.records.page import Interval, Page


def an_actor(id: str | None, text: str = "they", *, mention: str = "m1", **more: Any) -> ActorFiller:
    """An actor of that id; unresolved with None."""
    return ActorFiller(mention=mention, text=text, start=0, end=len(text), id=id, provisional=False, **more)


def a_place(id: str | None, text: str = "there", *, precision: str | None = "exact", **more: Any) -> PlaceFiller:
    """A place of that id, precise to the town; unresolved with None."""
    return PlaceFiller(mention="m2", text=text, start=0, end=len(text), id=id, precision=precision, **more)  # type: ignore[arg-type]


def a_time(first: str | None, until: str | None, *others: tuple[str, str], precision: str = "day") -> TimeFiller:
    """A time `[first, until)` in ISO dates; `others` are its other readings."""
    return TimeFiller(
        mention="m3", text="then", start=0, end=4, from_=_day(first), until=_day(until), precision=precision,  # type: ignore[arg-type]
        alternatives=tuple(Interval(from_=_day(one), until=_day(other)) for one, other in others),
    )  # fmt: skip


def a_when(first: str | None, until: str | None, taken_from: str, *, precision: str = "day") -> EventTime:
    """When an act took place, as the act's own timex, the story or the page's date (`dct`) tells."""
    return EventTime(from_=_day(first), until=_day(until), precision=precision, taken_from=taken_from)  # type: ignore[arg-type]


def a_toll(
    low: int | None, high: int | None, *, of: TollKind = "killed", mention: str = "m4", **more: Any
) -> TollFiller:
    """A toll of people killed unless told otherwise."""
    return TollFiller(mention=mention, text="some", start=0, end=4, low=low, high=high, vague=False, of=of, **more)


def a_claim(
    number: int = 1, *, page: str = "p1", type: str = "ASSAULT", factuality: Factuality = "happened", **more: Any
) -> Claim:
    """An assault that happened, unless told otherwise; its trigger is `e` and the number."""
    words = Words(text="", start=0, end=0)
    return Claim(
        id=f"{page}#e{number}", page=page, type=type, quad=QUADS[type], factuality=factuality,
        **({"mode": None, "trigger": words, "evidence": words} | more),
    )  # fmt: skip


def a_page(
    *claims: Claim, id: str = "p1", text: str = "", relations: tuple[Relation, ...] = (), **more: Any
) -> CodedPage:
    """A page that bears the claims; with no address unless a `url` or a `path` is given."""
    return CodedPage(page=Page(id=id, text=text, sha256="0" * 64, **more), claims=claims, relations=relations)


def a_relation(one: str, relation: RelationName, other: str) -> Relation:
    """One relation, from one mention or trigger to another."""
    return Relation(from_=one, relation=relation, to=other)


def one_event(*claims: Claim, relations: tuple[Relation, ...] = ()) -> Event:
    """The event that claims of one page make together; readers' comments are in none."""
    page = a_page(*claims, relations=relations)
    return make_event([claim for claim in claims if not claim.comment], {page.page.id: read_page(page)})


def accounts(event: Event, field: str) -> list[Any]:
    """What the accounts of a disagreement say; empty where there is none."""
    return [account.value for d in event.disagreements if d.field == field for account in d.values]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


HTS, ALLIES, ARMY = (
    an_actor("reg:hts", "HTS"),
    an_actor("gen:SYR-REB", "its allies"),
    an_actor("reg:syr-mil", "the army"),
)
IT = an_actor(None, "it", reason="pronoun")
