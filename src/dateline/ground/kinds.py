"""This file reads which kind of people a description is about: its head noun and that noun's PLOVER sector."""

from __future__ import annotations

import re
from functools import cache

from dateline.ground.names import strip_determiner
from dateline.ground.number_words import NUMBER as SPELLED

# Head nouns by PLOVER sector, singular; plurals are made by rule. UAF: armed and nobody says for whom. "terrorist" is
# its speaker's word, so it tells no more than "armed".
_HEADS: dict[str, str] = {
    "REB": (
        "rebel insurgent guerrilla guerilla separatist secessionist jihadist jihadi mujahideen mujahid mujahedeen "
        "militant "
        "islamist extremist insurrectionist dissident_fighter opposition_fighter rebel_group rebel_forces "
        "rebel_fighter "
        "militant_group insurgent_group jihadist_group extremist_group insurgency rebellion opposition_forces "
        "opposition_factions rebel_faction armed_opposition islamist_group separatist_group opposition_group_fighter "
        "armed_opposition_group guerrilla_group islamist_faction"
    ),
    "UAF": (
        "gunman gunmen attacker assailant fighter bomber suicide_bomber armed_man armed_men armed_group shooter "
        "terrorist terrorist_group faction combatant force armed_faction armed_element sniper hijacker kidnapper "
        "abductor armed_assailant terrorist_organization operative captor armed_force warlord mercenary raider "
        "rifleman riflemen masked_man masked_men hooded_man hooded_men infiltrator armed_motorcyclist man_in_uniform "
        "men_in_uniform belligerent"
    ),
    "PRM": (
        "militia militiaman militiamen paramilitary paramilitaries vigilante self-defence_group self-defense_group "
        "militia_group militia_fighter popular_committee settler_group paramilitary_group paramilitary_force "
        "tribal_fighter "
        "loyalist tribesman tribesmen irregular home_guard"
    ),
    "MIL": (
        "soldier troop army military conscript marine officer serviceman servicemen warplane jet fighter_jet "
        "peacekeeper general_staff "
        "commander general colonel major captain lieutenant sergeant corporal admiral marshal brigadier brigade "
        "battalion garrison navy pilot reservist veteran warship commando gunner sapper infantry infantryman "
        "infantrymen artillerymen paratrooper trooper guardsman guardsmen blue_helmet gunship gunboat frigate "
        "fighter-bomber"
    ),
    "COP": "police policeman policemen police_officer officer_of_the_police gendarme gendarmerie "
    "patrolman patrolmen constable policewoman policewomen",
    "SPY": "spy intelligence_agent intelligence_officer secret_agent",
    "GOV": (
        "government authority official minister ministry president regime diplomat governor mayor state "
        "leadership envoy "
        "administration ambassador spokesman_of_the_government negotiator mediator delegation country leader premier "
        "secretary chief_minister prime_minister vice_president counterpart adviser advisor aide chancellor king queen "
        "emir sultan statesman justice_minister foreign_minister councillor commissioner"
    ),
    "LEG": "lawmaker parliament parliamentarian senator legislator mp",
    "JUD": "court judge prosecutor tribunal judiciary jury",
    "OPP": (
        "protester protestor demonstrator activist opposition dissident opposition_activist opposition_leader "
        "opposition_party rioter opposition_group anti-government_protester opposition_politician marcher"
    ),
    "CVL": (
        "civilian resident villager people person child children woman women man men local inhabitant boy girl "
        "family "
        "families victim passenger worshipper worshiper shopper witness eyewitness bystander citizen minor baby "
        "infant pedestrian tourist population elder youth mourner motorist household teenager neighbour neighbor "
        "settler detainee inmate prisoner "
        "hostage civil_society civil_society_leader crowd community "
        "father mother son daughter couple survivor driver tribe tribal_elder parent"
    ),
    "REF": "refugee migrant displaced_person displaced_people idp asylum-seeker asylum_seeker evacuee "
    "displaced_family",
    "CRM": (
        "gang gangster bandit cartel pirate smuggler trafficker criminal thug robber gang_member criminal_group "
        "drug_trafficker criminal_gang drug_cartel looter cattle_rustler"
    ),
    "JRN": "journalist reporter photographer cameraman correspondent newsman editor blogger",
    "MED": "newspaper broadcaster media channel outlet news_agency television radio state_television state_media "
    "state_tv "
           "local_media news_network media_outlet website daily magazine monitor_news television_station",
    "NGO": (
        "aid_worker aid_group aid_agency humanitarian charity monitor monitoring_group rights_group ngo "
        "aid_organization humanitarian_worker human_rights_group rescuer rescue_worker first_responder war_monitor "
        "aid_organisation human_rights_organization rights_organization observer humanitarian_agency "
        "humanitarian_organization"
    ),
    "SOC": "medic doctor nurse hospital_staff paramedic health_worker medical_worker lawyer",
    "EDU": "university school student teacher pupil schoolgirl schoolboy academic analyst expert researcher "
    "professor schoolchild "
    "schoolchildren",
    "REL": "cleric priest imam monk nun bishop pastor pope preacher rabbi sheikh",
    "BUS": "company businessman contractor trader merchant shopkeeper oil_company firm miner bank corporation "
    "manufacturer airline investor donor",
    "AGR": "farmer herder fisherman fishermen herdsman herdsmen pastoralist",
    "LAB": "worker labourer laborer union strikers trade_union striker truck_driver employee staff",
    "PTY": "party political_party politician candidate party_member",
}  # fmt: skip
NUMBER = re.compile(
    r"^(?:(?:at least|more than|less than|up to|about|around|nearly|almost|over|some|an estimated|as many as|"
    r"a (?:dozen|hundred|handful|number|group|couple|pair)(?: of)?|dozens(?: of)?|scores(?: of)?|hundreds(?: of)?|"
    rf"thousands(?: of)?|tens of thousands of|several|many|all|other|another|most|few|[\d,.]+|{SPELLED})\s+)+",
    re.IGNORECASE,
)
# Heads that say nothing of a side where a word before them does: *militia boys*, *rebel leaders*.
_ANYBODY = frozenset(
    "man men boy boys youth youths lad lads people woman women leader leaders chief chiefs commander commanders".split()
)
_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
# *Men in federal uniforms* are armed, and nobody knows whose.
_IN_UNIFORM = re.compile(
    r"(?:\w+\s+){0,3}(?:men|people|individuals)\s+(?:in|wearing)\s+(?:[\w-]+\s+){0,3}uniforms?\b", re.I
)
# *Fifteen of his men*: whose men they are tells more than that they are men.
_OF_HIS = re.compile(r"of (?:his|her|its|their|our|my) (?:own )?(?:men|people)\b", re.I)
_PRO_STATE = re.compile(
    r"\b(?:pro-(?:government|regime|assad|state|army)|loyalist|government-aligned|loyal to)\b", re.IGNORECASE
)


def strip_number(words: str) -> str:
    """The words without the number or measure that they begin with.

    >>> strip_number("at least twenty-one soldiers")
    'soldiers'
    """
    return NUMBER.sub("", words)


def head_of(words: str) -> str:
    """The noun phrase without its number, article and everything from its first preposition or clause on.

    >>> head_of("at least 12 gunmen on motorbikes")
    'gunmen'
    """
    return _cut_tail(NUMBER.sub("", strip_determiner(words)))


def is_kind(words: str) -> bool:
    """Whether the words, alone, are a kind of people that the table knows: *residents*, *riot police*."""
    parts = re.sub(r"[^\w\s-]", "", words.casefold()).split()
    return any(" ".join(parts[-size:]) in _heads() for size in (3, 2, 1) if len(parts) >= size)


def sector_of(words: str) -> str | None:
    """The PLOVER sector that the head noun of a description tells, or None.

    >>> sector_of("at least 12 armed men")
    'UAF'
    """
    if _IN_UNIFORM.match(words):
        return "UAF"
    if _OF_HIS.match(head_of(words)):
        return None
    parts = re.sub(r"[^\w\s-]", "", head_of(words).casefold()).split()
    if _PRO_STATE.search(words) and parts and _heads().get(parts[-1]) in ("UAF", "REB", "PRM"):
        return "PRM"
    if re.search(r"\b(?:iran|iranian|uae|emirati|russian)-backed\b", words, re.IGNORECASE) and parts[-1:] == ["forces"]:
        return "PRM"
    for size in (3, 2, 1):
        if len(parts) >= size and (sector := _heads().get(" ".join(parts[-size:]))):
            armed = _heads().get(parts[-2]) if size == 1 < len(parts) and parts[-1] in _ANYBODY else None
            return armed if armed in _ARMED else sector
    return None


def _cut_tail(head: str) -> str:
    """The noun phrase up to its first preposition or clause: `gunmen on motorbikes` is about gunmen."""
    return re.split(r"\s+(?:of|from|in|on|at|with|by|near|who|that|loyal|linked|including|and|or|for|under|affiliated|"
                    r"belonging|wearing|inside|outside|aboard|backed|riding|trying|fleeing|allied)\s+",
                    head, maxsplit=1)[0]  # fmt: skip


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for sector, nouns in _HEADS.items():
        for noun in nouns.replace("\n", " ").split():
            name = noun.replace("_", " ")
            for form in (name, name + "s", re.sub(r"y$", "ies", name)):
                found.setdefault(form, sector)
    return found
