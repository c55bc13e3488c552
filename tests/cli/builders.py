"""This file builds small coded pages for the tests of the command line: nothing here is read by a model."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from dateline.records.claim import ActorFiller, Claim, PlaceFiller, TimeFiller, TollFiller, Words
from dateline.records.coded import CodedPage, Problem
from dateline.records.ontology import QUADS, Factuality, TollKind
from dateline.records.page import CreationTime, Page, Paragraph

TEXT = "The Reed Column vowed to attack the garrison of Osmund on Friday. The garrison was shelled, killing 12 people."


def words(text: str, page: str = TEXT) -> Words:
    """A piece of the page's text, where it first stands."""
    start = page.index(text)
    return Words(text=text, start=start, end=start + len(text))


def an_actor(text: str, *, id: str | None = None, name: str | None = None, **more: Any) -> ActorFiller:
    """An actor: provisional without an id."""
    return ActorFiller(
        mention="m1", text=text, start=0, end=len(text), id=id or "new:1", name=name, provisional=id is None, **more
    )


def a_place(text: str, *, id: str | None = None, **more: Any) -> PlaceFiller:
    """A place: not located without an id."""
    return PlaceFiller(mention="m2", text=text, start=0, end=len(text), id=id, **more)


def a_time(text: str, first: date | None, until: date | None, **more: Any) -> TimeFiller:
    """A time, precise to the day unless told otherwise."""
    return TimeFiller(
        mention="m3", text=text, start=0, end=len(text), from_=first, until=until,
        **({"precision": "day"} | more),
    )  # fmt: skip


def a_toll(text: str, low: int | None, high: int | None, *, of: TollKind = "killed", vague: bool = False) -> TollFiller:
    """A toll of people killed unless told otherwise."""
    return TollFiller(mention="m4", text=text, start=0, end=len(text), low=low, high=high, vague=vague, of=of)


def a_claim(
    trigger: str = "attack",
    *,
    type: str = "ASSAULT",
    mode: str | None = None,
    factuality: Factuality = "planned",
    number: int = 1,
    sentence: str = "The Reed Column vowed to attack the garrison of Osmund on Friday.",
    **more: Any,
) -> Claim:
    """A claim on the page's own words: a planned attack unless told otherwise."""
    return Claim(
        id=f"p1#e{number}", page="p1", type=type, mode=mode, quad=QUADS[type], factuality=factuality,
        trigger=words(trigger), evidence=words(sentence), **more,
    )  # fmt: skip


def a_coded_page(*claims: Claim, comments: int = 0, problems: tuple[Problem, ...] = (), **page: Any) -> CodedPage:
    """A page that bears the claims, with as many readers' comments as asked for."""
    told: dict[str, Any] = {
        "id": "p1", "text": TEXT, "sha256": "0" * 64, "title": "Column Vows To Attack Osmund", "outlet": "Courier",
        "path": "osmund.txt",
        "dct": CreationTime(
            from_=date(2021, 3, 9), until=date(2021, 3, 10), precision="day", found_in="option"
        ),
        "paragraphs": (
            Paragraph(role="body", start=0, end=len(TEXT)),
            *(Paragraph(role="comment", start=0, end=1, commenter=f"c-{i}") for i in range(comments)),
        ),
    }  # fmt: skip
    of = Page(**(told | page))
    own = tuple(replace(claim, id=f"{of.id}#{claim.id.partition('#')[2]}", page=of.id) for claim in claims)
    return CodedPage(page=of, claims=own, problems=problems)
