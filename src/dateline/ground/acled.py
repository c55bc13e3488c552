"""This file maps what happened to ACLED's event and sub-event types, by a crosswalk of named conditions."""

from __future__ import annotations

from typing import Final

from dateline.records.claim import AcledRecord

# PLOVER sectors of organised armed actors, of the state and against it, and of people who bear no arms.
STATE_ARMED: Final = frozenset({"MIL", "COP", "PRM", "SPY", "GOV"})
NON_STATE_ARMED: Final = frozenset({"REB", "UAF", "CRM", "IMG", "ISM"})
ARMED: Final = STATE_ARMED | NON_STATE_ARMED
UNARMED: Final = frozenset({"CVL", "REF", "JRN", "MED", "EDU", "REL", "LAB", "BUS", "AGR", "SOC", "NGO", "OPP"})

_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_PROTESTS, _RIOTS, _STRATEGIC = "Protests", "Riots", "Strategic developments"


def to_acled(
    event_type: str,
    mode: str | None,
    *,
    actors: frozenset[str],
    recipients: frozenset[str],
    two_sided: bool,
) -> AcledRecord | None:
    """ACLED's types for an act that happened, or None where the crosswalk has none or the page does not tell enough.

    `actors` and `recipients` are PLOVER sectors; `two_sided` when the text names two or more sides as actors.
    """
    pair = _assault(mode, actors, recipients, two_sided) if event_type == "ASSAULT" else None
    if event_type == "PROTEST" and actors & ARMED:
        pair = None  # gunmen who block a road are no protesters
    elif event_type == "PROTEST":
        pair = {
            "riot": (_RIOTS, "Violent demonstration"),
            "vandalize": (_RIOTS, "Violent demonstration"),
            "demo": (_PROTESTS, "Peaceful protest"),
            "obstruct": (_PROTESTS, "Peaceful protest"),
        }.get(mode or "")
    elif event_type == "COERCE":
        pair = _coerce(mode, actors)
    elif event_type == "MOBILIZE":
        pair = (_STRATEGIC, "Change to group/activity")
    elif event_type == "RETREAT":
        pair = {
            "withdraw": (_STRATEGIC, "Non-violent transfer of territory"),
            "ceasefire": (_STRATEGIC, "Agreement"),
            "release": (_STRATEGIC, "Agreement"),
            "disarm": (_STRATEGIC, "Agreement"),
        }.get(mode or "")
    elif (
        event_type in {"AGREE", "CONSULT", "CONCEDE", "SUPPORT"}
        and actors & ARMED
        and (recipients & ARMED or two_sided)
    ):
        pair = (_STRATEGIC, "Agreement")
    elif event_type == "SANCTION" and mode == "expel" and recipients & UNARMED:
        pair = (_STRATEGIC, "Other")
    return AcledRecord(event_type=pair[0], sub_event_type=pair[1]) if pair else None


def _assault(
    mode: str | None, actors: frozenset[str], recipients: frozenset[str], two_sided: bool
) -> tuple[str, str] | None:
    by_means = {
        "unconventional": (_REMOTE, "Chemical weapon"),
        "aerial": (_REMOTE, "Air/drone strike"),
        "drone": (_REMOTE, "Air/drone strike"),
        "suicide-attack": (_REMOTE, "Suicide bomb"),
        "explosives": (_REMOTE, "Remote explosive/landmine/IED"),
        "sexual": (_CIVILIANS, "Sexual violence"),
        "destroy": (_STRATEGIC, "Looting/property destruction"),
        "crowd-control": (_PROTESTS, "Protest with intervention"),
    }
    if mode in by_means:
        return by_means[mode]
    if mode == "heavy-weapons":
        return (_BATTLES, "Armed clash") if two_sided else (_REMOTE, "Shelling/artillery/missile attack")
    if mode == "abduct":
        return None if recipients & ARMED else (_CIVILIANS, "Abduction/forced disappearance")
    if recipients & UNARMED and not recipients & ARMED:
        return (_CIVILIANS, "Attack") if actors & ARMED else None
    if two_sided or (actors & ARMED and recipients & ARMED):
        return _BATTLES, "Armed clash"
    return None  # who fought whom is not told: a guess would be wrong too often


def _coerce(mode: str | None, actors: frozenset[str]) -> tuple[str, str] | None:
    if mode == "arrest":
        if actors & NON_STATE_ARMED:
            return _CIVILIANS, "Abduction/forced disappearance"
        return (_STRATEGIC, "Arrests") if actors & STATE_ARMED else None
    return (_STRATEGIC, "Looting/property destruction") if mode == "seize" else None
