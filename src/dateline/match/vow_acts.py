"""This file tells which act carries out a vow, which is less, which undoes it, and for how long it is awaited."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal

Doing = Literal["same", "lesser"]

# Modes that are only the way in which one act is done: *airstrikes* and *shelling* are two of them, *a release* and
# *a withdrawal* are two acts.
_BY_OTHER_MEANS: Final = frozenset({"ASSAULT", "MOBILIZE", "PROTEST", "CONSULT"})
# What was vowed → what is less than it but a step of it. Gathering forces is no attack yet.
_LESSER: Final[dict[str, frozenset[str]]] = {
    "ASSAULT": frozenset({"MOBILIZE"}),
    "COERCE": frozenset({"MOBILIZE"}),
}
# Two of the codebook's names for one act (section 8.7): taking a town in battle, occupying it; putting people out.
_KIN: Final = frozenset(
    {
        frozenset({("ASSAULT", None), ("COERCE", "seize")}),
        frozenset({("SANCTION", "expel"), ("COERCE", "deport")}),
    }
)
# What was vowed → what its agent does instead; None stands for any mode, `truce` for an agreement to stop fighting.
_UNDOING: Final[dict[tuple[str, str | None], frozenset[tuple[str, str | None]]]] = {
    ("ASSAULT", None): frozenset({("RETREAT", "withdraw"), ("RETREAT", "ceasefire"), ("AGREE", "truce")}),
    ("MOBILIZE", None): frozenset({("RETREAT", "withdraw")}),
    ("COERCE", "seize"): frozenset({("RETREAT", "withdraw")}),
    ("COERCE", "restrict"): frozenset({("RETREAT", "access"), ("RETREAT", "withdraw")}),
    ("RETREAT", "ceasefire"): frozenset({("ASSAULT", None)}),
    ("RETREAT", "withdraw"): frozenset({("MOBILIZE", None)}),
    ("RETREAT", "access"): frozenset({("COERCE", "restrict"), ("COERCE", "withhold")}),
    ("AID", None): frozenset({("COERCE", "withhold")}),
}
# For how long an act is awaited for which nobody set a term, in days. Chosen by what such acts take, not swept: an
# attack, a siege or a march that is announced is begun within weeks or is another decision; forces leave, captives are
# freed and aid arrives within two months; sanctions and agreements pass through a parliament or further talks; what
# two states will build or supply together takes half a year.
HORIZON_DAYS: Final[dict[str, int]] = {
    "ASSAULT": 30,
    "COERCE": 30,
    "MOBILIZE": 30,
    "PROTEST": 14,
    "CONSULT": 30,
    "RETREAT": 60,
    "AID": 60,
    "SANCTION": 90,
    "AGREE": 90,
    "CONCEDE": 90,
    "SUPPORT": 90,
    "COOPERATE": 180,
}
_OTHER_HORIZON: Final = 90


def horizon(type: str) -> timedelta | None:
    """How long an act without a term is awaited; None for a threat of no act, which nothing can show to have passed."""
    return None if type == "THREATEN" else timedelta(days=HORIZON_DAYS.get(type, _OTHER_HORIZON))


def compare_act(vowed: tuple[str, str | None], told: tuple[str, str | None]) -> tuple[Doing | None, str]:
    """Whether what was done is what was vowed, or less, with the reason for less in words; None for another act."""
    (type, mode), (told_type, told_mode) = vowed, told
    if type == "THREATEN":
        return None, ""
    if type != told_type:
        if frozenset({vowed, told}) in _KIN:
            lesser = type == "COERCE"  # an attack is not yet an occupation
            return ("lesser", "an attack, where it vowed to seize") if lesser else ("same", "")
        if told_type in _LESSER.get(type, ()):
            return "lesser", f"{told_type} is less than {type}"
        return None, ""
    if mode is None or mode == told_mode or (told_mode is None and type in _BY_OTHER_MEANS):
        return "same", ""
    if told_mode is None:
        return "lesser", f"it is not told whether by {mode}"
    return ("lesser", f"by {told_mode}, not by {mode}") if type in _BY_OTHER_MEANS else (None, "")


def undoes(vowed: tuple[str, str | None], told: tuple[str, str | None], *, truce: bool) -> bool:
    """Whether what was done is the opposite of what was vowed; `truce` says that an agreement ends fighting."""
    (type, mode), (told_type, told_mode) = vowed, told
    if told_type == "AGREE":
        told_mode = "truce" if truce else "other"
    opposites = _UNDOING.get((type, mode), _UNDOING.get((type, None), frozenset()))
    return (told_type, told_mode) in opposites or (told_type, None) in opposites
