"""This file holds the vow: a planned act by its own agent, and what became of it (codebook, section 6; contract)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.records.event import AgreedTime
from dateline.records.values import ActorValue, PlaceValue

VOW_SCHEMA = "dateline.vow/1"
VOW_TALLY_SCHEMA = "dateline.vow-tally/1"
VowStatus = Literal["open", "fulfilled", "partly", "contradicted", "withdrawn", "lapsed"]


class VowedAct(Struct, frozen=True, kw_only=True):
    """What is vowed: type and mode as of an event, against whom, where."""

    type: str
    mode: str | None = None
    recipient: tuple[ActorValue, ...] = ()
    place: PlaceValue | None = None


class VowStep(Struct, frozen=True, kw_only=True):
    """What made a vow's status: the claims, the first day on which they say that it was so, and why in a sentence.

    `claims` is empty only where time alone made it: `lapsed`.
    """

    status: VowStatus
    claims: tuple[str, ...]
    on: date | None
    why: str


class Vow(Struct, frozen=True, kw_only=True):
    """What an actor commits itself to, as all claims that tell it attest it; `status` is that of the last of `steps`.

    `said` is when it was vowed, `due` when the act is to take place: its end is null where nobody sets a term.
    `vow_claims` and `outcome_claims` are claim ids; the latter are those of `steps`, each once. `event` is the event
    that groups the vow's claims.
    """

    schema: str = VOW_SCHEMA
    id: str
    event: str
    actor: tuple[ActorValue, ...]
    act: VowedAct
    said: AgreedTime
    due: AgreedTime
    status: VowStatus
    vow_claims: tuple[str, ...]
    outcome_claims: tuple[str, ...] = ()
    steps: tuple[VowStep, ...] = ()

    def to_json(self) -> str:
        """This vow as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> Vow:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no vow; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, Vow)


class Share(Struct, frozen=True, kw_only=True):
    """A share with its interval of 95 %, each 0 to 1 (Wilson 1927); null where nothing is counted."""

    value: float | None
    low: float | None
    high: float | None


class Days(Struct, frozen=True, kw_only=True):
    """A median of days with its interval of 95 %, by order statistics; an end is null where the sample is too small."""

    median: float | None
    low: float | None
    high: float | None


class VowTally(Struct, frozen=True, kw_only=True):
    """How an actor's vows ended: counts by status, the share carried out of those that are decided, and how soon.

    `kept` is the share of `fulfilled` and `partly` among all that are not `open`; `threats` the same of vows of
    material conflict alone. `delay` counts days from the vow to the act that fulfilled it.
    """

    schema: str = VOW_TALLY_SCHEMA
    actor: ActorValue
    vows: int
    open: int = 0
    fulfilled: int = 0
    partly: int = 0
    contradicted: int = 0
    withdrawn: int = 0
    lapsed: int = 0
    kept: Share
    threats: Share
    delay: Days

    def to_json(self) -> str:
        """This tally as one line of JSON."""
        from dateline.records.serialise import to_json

        return to_json(self)
