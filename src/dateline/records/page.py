"""This file holds what capture makes of an input: the page, its paragraphs and its document creation time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from dateline.records.ontology import ParagraphRole

DatePrecision = Literal["minute", "hour", "day", "week", "month", "season", "year", "none"]
FoundIn = Literal["option", "json-ld", "meta", "url", "text", "none"]


class Interval(Struct, frozen=True):
    """A stretch of days `[from_, until)`, UTC dates; `until` is exclusive, either end may be unknown."""

    from_: date | None = field(name="from", default=None)
    until: date | None = None


class CreationTime(Struct, frozen=True, kw_only=True):
    """Document creation time (DCT): when the page was published, as `[from_, until)` in UTC dates.

    `found_in` says what told it. `alternatives` holds the other readings of an ambiguous date (03/04/2024): the
    interval then spans the first of them, never a choice in silence.
    """

    from_: date | None = field(name="from", default=None)
    until: date | None = None
    precision: DatePrecision = "none"
    found_in: FoundIn = "none"
    text: str | None = None
    alternatives: tuple[Interval, ...] = ()


class Paragraph(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of the page's text with one role. Offsets count code points into `Page.text`, end exclusive.

    `commenter` is a keyed hash, never a name; `time` is what the page shows, as written in ISO 8601.
    """

    role: ParagraphRole
    start: int
    end: int
    commenter: str | None = None
    time: str | None = None
    reply_to: str | None = None


class Page(Struct, frozen=True, kw_only=True):
    """What was captured. `sha256` is the hash of the input's bytes; `lang` is ISO 639-1.

    `text` is the input's own text for plain text (code points as given, with commenters' names masked in place,
    length kept) and the extracted paragraphs joined by blank lines for HTML.
    """

    id: str
    text: str
    sha256: str
    url: str | None = None
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    lang: str | None = None
    dct: CreationTime = CreationTime()
    paragraphs: tuple[Paragraph, ...] = ()

    def words_of(self, paragraph: Paragraph) -> str:
        """The paragraph's own text."""
        return self.text[paragraph.start : paragraph.end]
