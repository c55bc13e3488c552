"""This file holds the entries of a casebook's two indexes: who is named in its claims, and where, with how often."""

from __future__ import annotations

from msgspec import Struct

from dateline.records.page import Interval
from dateline.records.values import PlacePrecision

ACTOR_ENTRY_SCHEMA = "dateline.actor-entry/1"
PLACE_ENTRY_SCHEMA = "dateline.place-entry/1"


class Spelling(Struct, frozen=True, kw_only=True):
    """Words by which pages name somebody or some place, and in how many claims; words that only refer back are none."""

    text: str
    claims: int


class RoleCounts(Struct, frozen=True, kw_only=True):
    """In how many claims an actor fills each role (codebook, "Roles"); one claim may count in several."""

    actor: int = 0
    recipient: int = 0
    source: int = 0
    beneficiary: int = 0


class FactualityCounts(Struct, frozen=True, kw_only=True):
    """How many events there are of each factuality; an event's is the most cautious of its claims'."""

    happened: int = 0
    ongoing: int = 0
    planned: int = 0
    urged: int = 0
    expected: int = 0
    conditional: int = 0
    denied: int = 0


class ActorEntry(Struct, frozen=True, kw_only=True):
    """Who, and how often: one actor of the registry, one kind of people, or one name that nobody is known by.

    Where `id` is null nobody was identified: such words are one entry for each wording and `reason`. `claims` counts
    the claims that name it in any of `roles`, `pages` their pages. `events` counts the events that it does, suffers or
    gains by; what it is only the source of is not among them. `acts` is the stretch of days in which the events lie
    that a claim puts as fact, `told` the one in which the pages were published; ends that nobody tells are passed over.
    Where claims differ in `name`, `country` or `sector`, the commonest stands. `spellings`: the commonest first.
    """

    schema: str = ACTOR_ENTRY_SCHEMA
    id: str | None
    name: str | None
    country: str | None = None
    sector: str | None = None
    provisional: bool = False
    reason: str | None = None
    spellings: tuple[Spelling, ...] = ()
    claims: int
    roles: RoleCounts
    pages: int
    events: FactualityCounts
    acts: Interval
    told: Interval

    def to_json(self) -> str:
        """This entry as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> ActorEntry:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no such entry; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, ActorEntry)


class PlaceEntry(Struct, frozen=True, kw_only=True):
    """Where, and how often: one place as closely as the claims know it, `precision`; a plural counts for its members.

    What lies *near* a town, or is known by its province alone, is another entry than the town or the province itself.
    Where `id` is null the words were not located: they are one entry for each wording and `reason`. `lat`, `lon` and
    `radius_km` stand where all claims have the same. `claims`, `pages`, `events`, `acts`, `told` and `spellings` are as
    an actor's.
    """

    schema: str = PLACE_ENTRY_SCHEMA
    id: str | None
    name: str | None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    reason: str | None = None
    spellings: tuple[Spelling, ...] = ()
    claims: int
    pages: int
    events: FactualityCounts
    acts: Interval
    told: Interval

    def to_json(self) -> str:
        """This entry as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> PlaceEntry:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no such entry; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, PlaceEntry)
