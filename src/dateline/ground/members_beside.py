"""This file reads whose men a bare mention is by the words beside it: *fighters* of the YPG, Mladic's *troops*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.actor_context import ActorContext
from dateline.ground.actor_country import countries_of
from dateline.ground.group_people import is_state
from dateline.ground.names import fold
from dateline.ground.persons import split_title
from dateline.ground.registry_load import ActorEntry
from dateline.ground.registry_names import Registry
from dateline.ground.state_organs import organ_value
from dateline.records.values import ActorValue

# Men of somebody, in a mention that holds no owner.
_MEN: Final = re.compile(
    r"(?:(?:\w+|armed|masked|hooded|loyal|some|several|many|most|all)\s+){0,2}"
    r"(?:fighters?|gunm[ae]n|men|soldiers?|troops|forces|militants?|rebels?|insurgents?|guerrillas?|militiam[ae]n|militias?|"
    r"members?|elements|units?|commandos?|combatants?|guards?|aircraft|(?:war)?planes|jets|helicopters|drones|tanks|artillery|"
    r"gunners|patrols?|columns?|dissidents|remnants|bombers?|snipers?)"
    r"(?P<loyal>\s+(?:loyal|allied|aligned|linked))?",
    re.I,
)
_NO_ARMY: Final = re.compile(r"\b(?:rebels?|insurgents?|guerrillas?|militants?|militia\w*)\b", re.I)
_WORD: Final = r"(?:[A-ZÀ-Þ][\w'’-]*|al-[\w'’-]+)"
_NAME: Final = rf"(?P<name>{_WORD}(?:\s+(?:(?:of|the|for|and|de|del|la|al|in)\s+){{0,2}}{_WORD}){{0,6}})"
_OF: Final = re.compile(rf"\s+(?:of|from|with|belonging to|loyal to|allied to|aligned with)\s+(?:the\s+)?{_NAME}")
_TO: Final = re.compile(rf"\s+(?:to|with)\s+(?:the\s+)?{_NAME}")
_BEFORE: Final = re.compile(rf"{_NAME}(?:['’]s?)?\s+(?:own\s+)?$")
_REACH: Final = 80  # code points beside a mention in which its owner's name stands
_ARMED: Final = frozenset({"MIL", "REB", "PRM", "UAF", "CRM", "IGO", "UNO", "COP", "SPY", "PTY", "OPP", "GOV"})


def whose_men(text: str, start: int, end: int, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The registry's body, or the leader's, whose men the mention (code points) is by the words beside it; else None.

    A state's name is left to those rules that know its organs. The longest name that somebody bears decides.
    """
    match = _MEN.fullmatch(text, start, end)
    if match is None:
        return None
    value = _beside(match["loyal"] is not None, text, start, end, context, registry)
    if value and value.sector == "MIL" and _NO_ARMY.search(text, start, end):
        return None  # *X's rebels* are no army, whatever X came to be
    own = countries_of(text[start:end])
    return value if value and (not own or value.country in own) else None


def _beside(
    loyal: bool, text: str, start: int, end: int, context: ActorContext, registry: Registry
) -> ActorValue | None:
    behind = (_TO if loyal else _OF).match(text, end, end + _REACH)
    if behind is not None:
        words = behind["name"].split()
        return next((v for n in range(len(words), 0, -1) if (v := _body(" ".join(words[:n]), context, registry))), None)
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is None:
        return None
    words = before["name"].removesuffix("’").removesuffix("'").split()
    return next((v for n in range(len(words)) if (v := _body(" ".join(words[n:]), context, registry))), None)


def _body(name: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The body of that name, or of the leader of that name, where it is one that has men under arms."""
    titled = split_title(name)
    linked = registry.link(titled.name if titled else name, context.on, context.country) or _sole(
        name, context, registry
    )
    entry = registry.entry(linked.id) if linked and linked.id else None
    if linked is None or entry is None:
        return None
    if entry.person or entry.offices:
        return _led_by(entry, context, registry)
    if linked.sector not in _ARMED or is_state(linked.id):
        return None
    return ActorValue(
        id=linked.id, name=linked.name, country=linked.country, sector=linked.sector, provisional=False,
        decided_by=f"people of: {linked.decided_by}",
    )  # fmt: skip


def _sole(name: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """A name that others bear too, on a page of no country: the one body of that name in that time, if it is one.

    That it has men under arms says that a body is meant (*fighters from MODEL*).
    """
    if context.country is not None or not registry.is_shared(name):
        return None
    key = fold(name)
    found = [
        entry
        for entry in registry.entries()
        if entry.in_force(context.on) and not entry.person and key in {fold(n) for n in (entry.name, *entry.aliases)}
    ]
    return registry.value(found[0], context.on, "the sole body of the name") if len(found) == 1 else None


def _led_by(entry: ActorEntry, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The one body that the person leads on that day: a group, or of a state's head the armed forces."""
    held = {office.of for office in entry.offices if office.held(context.on)} or {o.of for o in entry.offices}
    of = held.pop() if len(held) == 1 else ""
    if re.fullmatch(r"reg:[a-z]{3}-gov", of):
        return organ_value(of[4:7].upper(), "mil", f"ruled by {entry.name}")
    seat = registry.seat(of)
    if seat is None or seat.sector not in _ARMED:
        return None
    return registry.value(seat, context.on, f"led by {entry.name}")
