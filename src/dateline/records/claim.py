"""This file holds the claim: one page's account of one event, by one source (codebook, section 6; contract)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from dateline.records.ontology import Factuality, Quad, TollKind
from dateline.records.values import AccordValue, ActorValue, PlaceValue, TimePrecision, TimeValue, TollValue

CLAIM_SCHEMA = "dateline.claim/1"
Status = Literal["machine", "accepted", "edited", "rejected"]


class ActorFiller(ActorValue, frozen=True, kw_only=True, omit_defaults=True):
    """An actor mention in a role, with what it was resolved to; a span of `Page.text` in code points."""

    mention: str
    text: str
    start: int
    end: int


class PlaceFiller(PlaceValue, frozen=True, kw_only=True, omit_defaults=True):
    """A place mention in a role, with what it was resolved to; a span of `Page.text` in code points."""

    mention: str
    text: str
    start: int
    end: int


class TimeFiller(TimeValue, frozen=True, kw_only=True, omit_defaults=True):
    """A time mention in a role, with what it was resolved to; a span of `Page.text` in code points."""

    mention: str
    text: str
    start: int
    end: int


class TollFiller(TollValue, frozen=True, kw_only=True, omit_defaults=True):
    """A toll mention in a role: `of` what (killed, wounded, …); a span of `Page.text` in code points.

    `source`: mention ids of who counted it, innermost first, where that is somebody else than the claim's own source.
    """

    mention: str
    text: str
    start: int
    end: int
    of: TollKind
    source: tuple[str, ...] = ()


class AccordFiller(AccordValue, frozen=True, kw_only=True, omit_defaults=True):
    """An accord mention in a role; a span of `Page.text` in code points."""

    mention: str
    text: str
    start: int
    end: int


class EventTime(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When the act took or takes place, as surely as the page tells: `[from_, until)` in UTC dates.

    `taken_from` says where the interval is from: a timex of the act's `own`, the `story` time that stands when it is
    told, or the document (`dct`), within some days before which news reports an act; `anchor` is the mention or `dct`.
    `acled_time_precision` is 1 to 3 (ACLED codebook), `ucdp_date_prec` 1 to 5 (UCDP GED codebook).
    """

    from_: date | None = field(name="from")
    until: date | None
    precision: TimePrecision
    taken_from: Literal["own", "story", "dct"]
    anchor: str | None = None
    acled_time_precision: int | None = None
    ucdp_date_prec: int | None = None


class Words(Struct, frozen=True, kw_only=True):
    """A piece of the page, quoted: `Page.text[start:end] == text`, in code points."""

    text: str
    start: int
    end: int


class PloverRecord(Struct, frozen=True, kw_only=True):
    """The PLOVER event this claim stands for; `derived` when the text has no word of its own for the speech act."""

    event_type: str
    mode: str | None
    auxiliary: Literal["future", "hypothetical", "negation", "historical"] | None
    date: str | None
    derived: bool


class AcledRecord(Struct, frozen=True, kw_only=True):
    """The ACLED event and sub-event type, by the crosswalk; only for what happened."""

    event_type: str
    sub_event_type: str


class Claim(Struct, frozen=True, kw_only=True):
    """What one page attests of one event. `id` is `<page id>#<trigger id>`; `content` holds claim ids.

    `machine` is there once a person edited the claim: the claim as the machine made it.
    """

    id: str
    schema: str = CLAIM_SCHEMA
    page: str
    type: str
    mode: str | None
    quad: Quad
    factuality: Factuality
    trigger: Words
    actor: tuple[ActorFiller, ...] = ()
    recipient: tuple[ActorFiller, ...] = ()
    place: tuple[PlaceFiller, ...] = ()
    source: tuple[ActorFiller, ...] = ()
    beneficiary: tuple[ActorFiller, ...] = ()
    accord: tuple[AccordFiller, ...] = ()
    time: TimeFiller | None = None
    said: TimeFiller | None = None
    when: EventTime | None = None
    toll: tuple[TollFiller, ...] = ()
    content: tuple[str, ...] = ()
    plover: PloverRecord | None = None
    acled: AcledRecord | None = None
    evidence: Words
    comment: bool = False
    confidence: float = 1.0  # 0–1
    status: Status = "machine"
    machine: Claim | UnsetType = UNSET
