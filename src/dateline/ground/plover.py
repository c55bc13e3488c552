"""This file derives the PLOVER record of a claim (codebook, section 4; PLOVER 2.0 draft)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from dateline.records.claim import PloverRecord
from dateline.records.ontology import FACTS, MODES, QUADS, Factuality

Auxiliary = Literal["future", "hypothetical", "negation", "historical"]

# Codebook, section 4: factualities as PLOVER's auxiliary modes.
_AUXILIARY: Final[dict[Factuality, Auxiliary]] = {
    "planned": "future",
    "expected": "future",
    "urged": "hypothetical",
    "conditional": "hypothetical",
    "denied": "negation",
}
# Codebook, section 4: an event that ended longer ago than this is historical.
HISTORICAL: Final = timedelta(days=90)

# What a verbal trigger says of its content already stands in that trigger's own record.
_SPEAKS_FOR_CONTENT: Final = frozenset({"THREATEN", "AGREE", "REQUEST", "CONCEDE", "REJECT"})

# A refusal is of something that was wanted (PLOVER: REJECT); who will not attack rejects nothing.
_COOPERATION: Final = frozenset({"verbal cooperation", "material cooperation"})

# Modes of THREATEN are the content of the threat; COERCE and SANCTION modes that have a like-named one.
_THREAT_MODE: Final = {
    "COERCE.restrict": "restrict",
    "COERCE.curfew": "restrict",
    "COERCE.censor": "restrict",
    "COERCE.withhold": "restrict",
    "COERCE.arrest": "arrest",
    "COERCE.deport": "expel",
    "COERCE.seize": "territory",
    "SANCTION.expel": "expel",
    "SANCTION.discontinue": "relations",
    "SANCTION.withdraw": "relations",
    "PROTEST.strike": "restrict",
    "PROTEST.boycott": "restrict",
    "PROTEST.obstruct": "restrict",
}
# What is asked for, by the type of the act (PLOVER: assist, change, yield, meet).
_REQUEST_MODE: Final = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "SANCTION": "change",
}


def derive_plover(
    *,
    event_type: str,
    mode: str | None,
    factuality: Factuality,
    by_own_agent: bool,
    refused: bool = False,
    said_by: frozenset[str],
    event_date: date | None,
    ended: date | None,
    published: date | None,
) -> PloverRecord | None:
    """The PLOVER record of one claim, or None when another claim's record stands for it.

    `by_own_agent`: the source is the actor itself, or the page tells the plan without a source. `refused`: the words
    say that the agent *will* not, rather than did not. `said_by`: types of
    the triggers whose `content` this act is. `ended`: first day after the event, `published`: the DCT's first day.
    """
    on = event_date.isoformat() if event_date else None
    if factuality in FACTS:
        historical = ended is not None and published is not None and published - ended > HISTORICAL
        return PloverRecord(
            event_type=event_type, mode=mode, auxiliary="historical" if historical else None, date=on, derived=False
        )
    if said_by & _SPEAKS_FOR_CONTENT:
        return None
    reduced = None
    if factuality == "planned" and by_own_agent:
        reduced = _as_announced(event_type, mode)
    elif factuality == "denied" and refused and by_own_agent and QUADS[event_type] in _COOPERATION:
        mode = _REQUEST_MODE.get(event_type)
        reduced = ("REJECT", mode if mode in MODES["REJECT"] else None)
    elif factuality == "urged":
        reduced = ("REQUEST", _REQUEST_MODE.get(event_type))
    if reduced is not None:
        return PloverRecord(event_type=reduced[0], mode=reduced[1], auxiliary=None, date=on, derived=True)
    return PloverRecord(event_type=event_type, mode=mode, auxiliary=_AUXILIARY[factuality], date=on, derived=False)


def _as_announced(event_type: str, mode: str | None) -> tuple[str, str | None] | None:
    """An act that its own agent announces, as the verbal act that this is; None for acts that are verbal already."""
    if event_type == "RETREAT":
        return "CONCEDE", None
    if event_type in {"CONSULT", "SUPPORT", "COOPERATE", "AID"}:
        return "AGREE", None
    if QUADS[event_type] == "material conflict":
        threat = "violence" if event_type == "ASSAULT" else _THREAT_MODE.get(f"{event_type}.{mode}")
        return "THREATEN", threat if threat in MODES["THREATEN"] else None
    return None
