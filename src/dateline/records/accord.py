"""This file holds the accord between parties to a conflict, and what breaches it (codebook, section 6; contract)."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, get_args

from msgspec import Struct, field

from dateline.records.event import Breach
from dateline.records.values import ActorValue, PlaceValue

ACCORD_SCHEMA = "dateline.accord/1"
AccordKind = Literal[
    "ceasefire", "truce", "de-escalation zone", "demilitarised zone", "no-fly zone", "evacuation deal",
    "prisoner exchange", "humanitarian corridor", "peace agreement", "other",
]  # fmt: skip
AccordOrigin = Literal["claims", "file", "bundled"]
ACCORD_KINDS: Final[tuple[AccordKind, ...]] = get_args(AccordKind)


class BreachRecord(Struct, frozen=True, kw_only=True):
    """An event that breaches an accord: `claimed` by the claims named, or `inferred` from its area, time and parties.

    An inferred breach is a question to a person, never a finding; `why` says in a sentence what was compared.
    """

    event: str
    breach: Breach
    claims: tuple[str, ...]
    why: str


class Accord(Struct, frozen=True, kw_only=True):
    """An agreement or zone between parties: what it covers and forbids, and since when.

    `area` is null where nobody tells it: then nothing is inferred. `[from_, until)` in UTC dates: from the first day on
    which it is surely in force to the first on which it may be no more; an end that nobody tells is null. `origin`:
    read from claims, given by a file that a person wrote, or `bundled`, from the list that comes with dateline; `names`
    are the other names by which pages call it. Attacks on `exempt` are no breach; `forbids` is what a file says instead
    of what the kind forbids (`ASSAULT`, `COERCE.restrict`). `breaches` are event ids, of which `breach_records` say
    more.
    """

    schema: str = ACCORD_SCHEMA
    id: str
    name: str
    kind: AccordKind
    parties: tuple[ActorValue, ...] = ()
    area: PlaceValue | None = None
    from_: date | None = field(name="from", default=None)
    until: date | None = None
    claims: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    breach_records: tuple[BreachRecord, ...] = ()
    origin: AccordOrigin = "claims"
    names: tuple[str, ...] = ()
    exempt: tuple[ActorValue, ...] = ()
    forbids: tuple[str, ...] = ()
    note: str | None = None

    def to_json(self) -> str:
        """This accord as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> Accord:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no accord; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, Accord)
