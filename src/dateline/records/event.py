"""This file holds the event: claims that tell the same act, what they agree on and where they differ (codebook, 6)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Generic, Literal, TypeVar

from msgspec import Struct, field

from dateline.records.ontology import Factuality, TollKind
from dateline.records.values import ActorValue, PlaceValue, TimePrecision

EVENT_SCHEMA = "dateline.event/1"
EventStatus = Literal["machine", "reviewed", "rejected"]
Breach = Literal["claimed", "inferred"]
V = TypeVar("V")


class AgreedTime(Struct, frozen=True, kw_only=True):
    """When: `[from_, until)` in UTC dates; an end that nobody tells is null."""

    from_: date | None = field(name="from", default=None)
    until: date | None = None
    precision: TimePrecision = "unknown"


class TollRange(Struct, frozen=True, kw_only=True):
    """How many people one account counts, or how many families; either bound may be open."""

    of: TollKind
    low: int | None
    high: int | None
    families: bool = False


class EventToll(Struct, frozen=True, kw_only=True):
    """How many people, and who says so; `sources` is empty where every page says it in its own voice.

    `families`: households were counted, not people. `cumulative`: the count of a longer time than this event.
    """

    of: TollKind
    low: int | None
    high: int | None
    sources: tuple[ActorValue, ...] = ()
    families: bool = False
    cumulative: bool = False


class Account(Struct, Generic[V], frozen=True, kw_only=True):
    """What some of the claims say where others say something else; `claims` are their ids."""

    value: V
    claims: tuple[str, ...]


class ActorDisagreement(Struct, frozen=True, kw_only=True, tag_field="field", tag="actor"):
    """The claims name different actors, and none of them names all."""

    field: ClassVar[Literal["actor"]] = "actor"
    values: tuple[Account[tuple[ActorValue, ...]], ...]


class PlaceDisagreement(Struct, frozen=True, kw_only=True, tag_field="field", tag="place"):
    """The claims name different places, neither of which holds the other."""

    field: ClassVar[Literal["place"]] = "place"
    values: tuple[Account[PlaceValue], ...]


class TimeDisagreement(Struct, frozen=True, kw_only=True, tag_field="field", tag="time"):
    """The claims give times that have no day in common."""

    field: ClassVar[Literal["time"]] = "time"
    values: tuple[Account[AgreedTime], ...]


class TollDisagreement(Struct, frozen=True, kw_only=True, tag_field="field", tag="toll"):
    """The claims give figures of one kind of toll that cannot all be right."""

    field: ClassVar[Literal["toll"]] = "toll"
    values: tuple[Account[TollRange], ...]


class FactualityDisagreement(Struct, frozen=True, kw_only=True, tag_field="field", tag="factuality"):
    """The claims differ in whether it happened."""

    field: ClassVar[Literal["factuality"]] = "factuality"
    values: tuple[Account[Factuality], ...]


Disagreement = ActorDisagreement | PlaceDisagreement | TimeDisagreement | TollDisagreement | FactualityDisagreement


class EventAccord(Struct, frozen=True, kw_only=True):
    """An accord that the event breaches: as a claim says, or as inferred from its area and time."""

    id: str
    breach: Breach


class Event(Struct, frozen=True, kw_only=True):
    """One act, as all the claims that tell it attest it (contract, "Event, vow, accord").

    `actor`, `place`, `time` and `toll` hold what the claims agree on; where they do not, `disagreements` shows each
    account. `recipient` holds everyone whom a claim names. `factuality` is the most cautious of the claims': an event
    is put as fact only where every claim of it is. `origins` counts independent origins, `pages` the pages; `version`
    rises when it changes.
    """

    schema: str = EVENT_SCHEMA
    id: str
    type: str
    mode: str | None
    factuality: Factuality
    actor: tuple[ActorValue, ...] = ()
    recipient: tuple[ActorValue, ...] = ()
    place: PlaceValue | None = None
    time: AgreedTime = AgreedTime()
    toll: tuple[EventToll, ...] = ()
    claims: tuple[str, ...]
    origins: int
    pages: int
    disagreements: tuple[Disagreement, ...] = ()
    status: EventStatus = "machine"
    accords: tuple[EventAccord, ...] = ()
    version: int

    def to_json(self) -> str:
        """This event as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> Event:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no event; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, Event)
