"""This file finds whose force words name by its men, craft or arms: *Israeli planes*, *ELN sappers*, *army patrol*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.actor_context import ActorContext
from dateline.ground.group_people import is_state
from dateline.ground.kinds import strip_number
from dateline.ground.names import fold
from dateline.ground.organs import countries_by_code, country_of_words, organ_word
from dateline.ground.registry_names import Registry
from dateline.ground.state_organs import organ_value, state_or_organ
from dateline.records.values import ActorValue

# Men and units that only a force has.
_TROOPS: Final = (
    r"commandos?|gunners?|artillerymen|sappers?|infantry(?:m[ae]n)?|paras?|paratroopers?|riflemen|grenadiers|cavalry|"
    r"patrols?|columns?|contingents?|outposts?|posts?|positions|command|units?|squads?|platoons?|detachments?|"
    r"cadets?|recruits?|reinforcements"
)
# What flies, floats, rolls or is fired. Lorries and ships without more may be anybody's.
_ARMS: Final = (
    r"(?:war|aero|sea)?planes?|(?:fighter|attack|combat)?[ -]?jets?|aircraft|fighter-bombers?|bomber planes?|"
    r"(?:heli)?copters?|helicopters?|gunships?|gunboats?|warships?|frigates?|destroyers?|submarines?|"
    r"drones?|missiles?|rockets?|shells?|howitzers?|artillery|batter(?:y|ies)|guns?|mortars?|tanks?|armou?r|"
    r"armou?red (?:cars?|vehicles?)|bombs?"
)
# Types of aircraft and rockets: *AC-130*, *Su-25s*, *MiGs*.
_TYPES: Final = r"[A-Z][A-Za-z]{0,2}-\d{1,3}\w{0,2}|MiGs?|Sukhois?|Antonovs?|Mirages?|Apaches?|Katyushas?|Grads?"
# What may stand before those: of which arm or kind they are.
_ARM: Final = (
    r"(?P<arm>(?:(?:naval|navy|air|air force|army|border|marine|ground|special|elite|fighter|attack|combat|assault|"
    r"military|regular|heavy|light|field|long-range|mountain|airborne|armou?red|mechani[sz]ed|supply|cruise|ballistic|"
    r"transport|fuel|rocket|artillery|tank|war|own)\s+)*)"
)
_STATE_FORCE: Final = re.compile(
    rf"(?P<owner>.+?)(?:['’]s?)?\s+{_ARM}(?:(?i:{_TROOPS}|{_ARMS})|{_TYPES})(?:\s+(?:crews?|pilots?|gunners?))?"
)
# Of an army or a group also these, which are civil people's and things where a state's adjective alone is before them.
_OF_A_FORCE: Final = re.compile(
    rf"(?P<owner>.+?)(?:['’]s?)?\s+{_ARM}(?:(?i:{_TROOPS}|{_ARMS}|"
    r"guards?|guardsmen|sentr(?:y|ies)|crews?|pilots?|raiders?|invaders?|convoys?|trucks?|lorr(?:y|ies)|vehicles?|"
    r"engineers?|personnel|teams?|boats?|ranks|side|men|boys|youths|lads|cadres|followers|escorts?|riders|infiltrators|"
    rf"columns? of \w+)|{_TYPES})"
)
_FOREIGN: Final = re.compile(rf"(?i:foreign|unidentified|unknown)\s+{_ARM}(?i:{_TROOPS}|{_ARMS})")
_GOVERNMENT: Final = re.compile(r"\b(?:government|regime|junta|state)$", re.I)
_ORGAN_OWNERS: Final = frozenset({"mil", "gov", "cop", "spy"})
_SHORTEST: Final = 3  # of a group's name before *men*: *A men* names nobody


def side_force(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The side whose force the words are: a state's armed forces, an organ, or the group itself; None for no force.

    The owner stands first, as an adjective or name, and the force's men, craft or arms close the words. *Foreign
    planes* are some state's force, and not that of the page's country.
    """
    body = strip_number(text)
    if _FOREIGN.fullmatch(body):
        return ActorValue(id="gen:MIL", name=text, sector="MIL", provisional=False, decided_by="a foreign force")
    if match := _STATE_FORCE.fullmatch(body):
        codes = country_of_words(fold(match["owner"])) if match["owner"][:1].isupper() else ()
        if len(codes) > 1:
            codes = tuple(code for code in codes if code == context.country)
        if len(codes) == 1 and codes[0] in countries_by_code():
            return organ_value(codes[0], "mil", "force of a state")
    match = _OF_A_FORCE.fullmatch(body)
    if match is None:
        return None
    # *Bosnian army men*: the arm may be the organ that owns them.
    owners = dict.fromkeys((f"{match['owner']} {match['arm']}".strip(), match["owner"]))
    return next(
        (
            found
            for owner in owners
            if (found := _of_organ(owner, context) or _of_group(owner, context, registry)) is not None
        ),
        None,
    )


def _of_organ(owner: str, context: ActorContext) -> ActorValue | None:
    """*Army patrol*, *government infantry*, *Tatmadaw columns*: the organ; a government's troops are its army."""
    found = organ_word(fold(owner))
    if found is None or found[0].suffix not in _ORGAN_OWNERS:
        return None
    value = state_or_organ(owner, context)
    if value is None or found[0].suffix != "gov":
        return value
    if _GOVERNMENT.search(owner) is None:
        return None  # a *governor's men* may be his own
    if value.country is None:
        return ActorValue(id="gen:MIL", name=owner, sector="MIL", provisional=False, decided_by="description")
    return organ_value(value.country, "mil", value.decided_by or "organ of state")


def _of_group(owner: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """*ELN sappers*, *Bosnian Serb gunners*: the group that bears the name, or the people's forces."""
    if len(owner) < _SHORTEST:
        return None
    names = (owner, f"{owner} forces") if owner[:1].isupper() else (f"{owner} forces",)
    for name in names:
        linked = registry.link(name, context.on, context.country)
        entry = registry.entry(linked.id) if linked and linked.id else None
        if linked and entry and not entry.person and linked.sector not in _CIVIL and not is_state(linked.id):
            return ActorValue(
                id=linked.id, name=linked.name, country=linked.country, sector=linked.sector, provisional=False,
                decided_by=f"force of: {linked.decided_by}",
            )  # fmt: skip
    return None


# Whose *guards* and *crews* are no fighters of a side, and whose name with them is an own body's.
_CIVIL: Final = frozenset({"MED", "JRN", "BUS", "SOC", "EDU", "REL", "NGO"})
