"""This file holds the row that every export starts from: an event with its claims and what is known of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, TypeGuard

from msgspec import Struct

from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.records.ontology import FACTS
from dateline.records.page import CreationTime, Page

EXPORT_SCHEMA: Final = "dateline.export/1"
RowStatus = Literal["machine", "reviewed", "accepted", "edited", "rejected"]
_REVIEWED: Final[frozenset[RowStatus]] = frozenset({"reviewed", "accepted", "edited"})


class PageFacts(Struct, frozen=True, kw_only=True):
    """What an export tells of a page: where it stood, who published it and when, never its text."""

    id: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    dct: CreationTime = CreationTime()

    @property
    def published(self) -> date | None:
        """The first day on which it may have been published."""
        return self.dct.from_


class Exported(Struct, frozen=True, kw_only=True):
    """An event, the claims that attest it, the pages they are from, and whether a person has judged it.

    `quoted` holds the sentences where the claims themselves are not at hand, as after reading a table back.
    """

    schema: str = EXPORT_SCHEMA
    event: Event
    status: RowStatus
    claims: tuple[Claim, ...] = ()
    pages: tuple[PageFacts, ...] = ()
    quoted: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[str, ...]:
        """The sentences that attest it, each once; none from a claim that a person has rejected."""
        told = (claim.evidence.text for claim in self.claims if claim.status != "rejected")
        return tuple(dict.fromkeys(text for text in (told if self.claims else self.quoted) if text))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published it, each once; a page without an outlet adds none."""
        return tuple(dict.fromkeys(page.outlet for page in self.pages if page.outlet))

    @property
    def urls(self) -> tuple[str, ...]:
        """Where it can be read, each address once."""
        return tuple(dict.fromkeys(page.url for page in self.pages if page.url))

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has looked at it and let it stand."""
        return self.status in _REVIEWED and not self.is_rejected

    @property
    def is_rejected(self) -> bool:
        """Whether a person has said that it is wrong."""
        return self.status == "rejected" or self.event.status == "rejected"

    @property
    def is_fact(self) -> bool:
        """Whether every claim puts it as having happened or being under way."""
        return self.event.factuality in FACTS


def join_event(
    event: Event, claims: Mapping[str, Claim], pages: Mapping[str, Page], *, status: RowStatus | None = None
) -> Exported:
    """The row of an event: `claims` and `pages` by id, of which it takes those that are its own.

    `status` is what a person said of the event, where that is more than the event's own status tells. A claim or page
    that is not given is left out: what of it the event itself tells stays.
    """
    own = tuple(claims[id] for id in event.claims if id in claims)
    named = dict.fromkeys(claim.page for claim in own)
    return Exported(
        event=event,
        status=status or event.status,
        claims=own,
        pages=tuple(facts_of(pages[id]) for id in named if id in pages),
    )


def facts_of(page: Page) -> PageFacts:
    """What an export tells of that page."""
    return PageFacts(id=page.id, outlet=page.outlet, url=page.url, title=page.title, lang=page.lang, dct=page.dct)


def unique(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Every text that says something, once, in order."""
    return tuple(dict.fromkeys(filter(_says, texts)))


def _says(text: str | None) -> TypeGuard[str]:
    return bool(text)
