"""This file gives PLOVER's types, modes and sectors the codes that GDELT writes: CAMEO events, CAMEO actors, scores."""

from __future__ import annotations

from typing import Final

from dateline.records.event import Event
from dateline.share.sectors import ARMED, is_two_sided, sectors_of

# PLOVER took over CAMEO's two-digit categories (its manual, "CAMEO to PLOVER translation"); a mode is one of CAMEO's
# narrower codes where that says no more than the mode does. "" is the type without a mode, or with another one.
_CODES: Final[dict[str, dict[str, str]]] = {
    "AGREE": {"": "030"},
    "CONSULT": {"": "040", "phone": "041", "visit": "042", "third-party": "044"},
    "SUPPORT": {"": "050"},
    "COOPERATE": {"": "060"},
    "AID": {"": "070"},
    "CONCEDE": {"": "080"},
    "RETREAT": {"": "080", "release": "0841", "access": "086", "ceasefire": "0871", "disarm": "0873",
                "withdraw": "0874"},
    "REQUEST": {"": "100", "change": "104", "yield": "105", "meet": "106"},
    "ACCUSE": {"": "110", "disapprove": "111", "allege": "112", "investigate": "090"},
    "REJECT": {"": "120", "change": "123", "yield": "124", "meet": "125"},
    "THREATEN": {"": "130", "relations": "1313", "violence": "138", "territory": "1382"},
    "PROTEST": {"": "140", "demo": "141", "hunger": "142", "strike": "143", "boycott": "143", "obstruct": "144",
                "riot": "145", "vandalize": "145"},
    "MOBILIZE": {"": "150", "police": "153", "troops": "154"},
    "SANCTION": {"": "160", "convict": "116", "expel": "166", "withdraw": "166"},
    "COERCE": {"": "170", "seize": "171", "restrict": "172", "censor": "172", "curfew": "1723", "martial-law": "1724",
               "arrest": "173", "deport": "174", "cyber": "176"},
    "ASSAULT": {"": "180", "abduct": "181", "beat": "182", "sexual": "1821", "torture": "1822", "explosives": "183",
                "suicide-attack": "1831", "targeted": "186", "firearms": "193", "heavy-weapons": "194",
                "aerial": "195", "drone": "195", "unconventional": "204", "destroy": "1712", "crowd-control": "175"},
}  # fmt: skip
# GDELT's lookup of Goldstein scores for these codes, −10 to 10. It has none for 176, which is newer than the table.
_SCORES: Final[dict[str, float]] = {
    "030": 4.0, "040": 1.0, "041": 1.0, "042": 1.9, "044": 2.5, "050": 3.5, "060": 6.0, "070": 7.0, "080": 5.0,
    "0841": 7.0, "086": 9.0, "0871": 9.0, "0873": 9.0, "0874": 10.0, "090": -2.0, "100": -5.0, "104": -5.0,
    "105": -5.0, "106": -5.0, "110": -2.0, "111": -2.0, "112": -2.0, "116": -2.0, "120": -4.0, "123": -4.0,
    "124": -4.0, "125": -5.0, "130": -4.4, "1313": -5.8, "138": -7.0, "1382": -7.0, "140": -6.5, "141": -6.5,
    "142": -6.5, "143": -6.5, "144": -7.5, "145": -7.5, "150": -7.2, "153": -7.2, "154": -7.2, "160": -4.0,
    "166": -7.0, "170": -7.0, "171": -9.2, "1712": -9.2, "172": -5.0, "1723": -5.0, "1724": -5.0, "173": -5.0,
    "174": -5.0, "175": -9.0, "180": -9.0, "181": -9.0, "182": -9.5, "1821": -9.0, "1822": -9.0, "183": -10.0,
    "1831": -10.0, "186": -10.0, "190": -10.0, "193": -10.0, "194": -10.0, "195": -10.0, "204": -10.0,
}  # fmt: skip
# PLOVER's sectors as CAMEO's role codes. PRM, PTY, PRE, REL and SOC have none that says the same.
_ROLES: Final = {
    **{
        code: code
        for code in (
            "COP", "GOV", "JUD", "LEG", "MIL", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "LAB",
            "MED", "REF", "OPP", "IGO", "NGO", "IMG", "MNC",
        )
    },
    "JRN": "MED",
    "UNO": "IGO",
    "EUR": "IGO",
}  # fmt: skip


def cameo_code(event: Event) -> str:
    """CAMEO's code of the event: its base code, or a narrower one; the first two digits are the root.

    An assault without a mode between organised armed groups is CAMEO's *fight* (190), any other its *assault* (180).
    """
    if event.type == "ASSAULT" and event.mode is None and _between_armed(event):
        return "190"
    codes = _CODES[event.type]
    return codes.get(event.mode or "", codes[""])


def goldstein_score(code: str) -> float | None:
    """The Goldstein score that GDELT has for a code, −10 to 10; None where its table has none."""
    return _SCORES.get(code)


def cameo_role(sector: str | None) -> str:
    """CAMEO's role code for a sector; empty where none says the same."""
    return _ROLES.get(sector or "", "")


def _between_armed(event: Event) -> bool:
    actors = sectors_of(event.actor)
    return bool(actors & ARMED) and (is_two_sided(event) or bool(sectors_of(event.recipient) & ARMED))
