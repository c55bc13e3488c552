"""This file holds PLOVER's scores of conflict and cooperation, −10 to 10, by type and mode (manual, draft 2.0)."""

from __future__ import annotations

from typing import Final

# Type → its own score ("") and those of its modes. The draft prints ACCUSE as +3: its modes are all below 0.
_SCORES: Final[dict[str, dict[str, float]]] = {
    "AGREE": {"": 2.5},
    "CONSULT": {"": 2.5, "visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "SUPPORT": {"": 5},
    "CONCEDE": {"": 4.5},
    "COOPERATE": {"": 9.5},
    "AID": {"": 10},
    "RETREAT": {"": 6.5, "withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"": 0, "assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {"": -3, "disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"": -2, "assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {"": -3.5, "restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4,
                 "violence": -3.5},
    "PROTEST": {"": -5, "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5},
    "SANCTION": {"": -6, "convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"": -5.5, "troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {"": -7, "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7,
               "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7},
    "ASSAULT": {"": -9, "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5,
                "destroy": -8.5, "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5,
                "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10},
}  # fmt: skip


def plover_score(type: str, mode: str | None) -> float:
    """The score of a type with a mode; the type's own where the mode has none (`PROTEST.vandalize`) or is not told."""
    scores = _SCORES[type]
    return float(scores.get(mode or "", scores[""]))
