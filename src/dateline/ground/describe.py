"""This file reads who a description is: its PLOVER sector from the head noun, its country from adjectives and names."""

from __future__ import annotations

import re
from functools import cache

from dateline.ground.names import fold, strip_determiner
from dateline.ground.organs import country_of_words
from dateline.records.values import ActorValue

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
        "abductor armed_assailant terrorist_organization operative captor armed_force warlord mercenary"
    ),
    "PRM": (
        "militia militiaman militiamen paramilitary paramilitaries vigilante self-defence_group self-defense_group "
        "militia_group militia_fighter popular_committee settler_group paramilitary_group paramilitary_force "
        "tribal_fighter "
        "loyalist tribesman tribesmen"
    ),
    "MIL": (
        "soldier troop army military conscript marine officer serviceman servicemen warplane jet fighter_jet "
        "peacekeeper "
        "commander general colonel major brigade battalion garrison navy pilot reservist veteran warship"
    ),
    "COP": "police policeman policemen police_officer officer_of_the_police gendarme gendarmerie",
    "SPY": "spy intelligence_agent intelligence_officer secret_agent",
    "GOV": (
        "government authority official minister ministry president regime diplomat governor mayor state "
        "leadership envoy "
        "administration ambassador spokesman_of_the_government negotiator mediator delegation country leader premier"
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
        "settler "
        "hostage crowd community father mother son daughter couple survivor driver tribe tribal_elder parent"
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
    "EDU": "student teacher pupil schoolgirl schoolboy academic analyst expert researcher professor schoolchild "
    "schoolchildren",
    "REL": "cleric priest imam monk nun bishop pastor pope preacher rabbi sheikh",
    "BUS": "company businessman contractor trader merchant shopkeeper oil_company firm miner",
    "AGR": "farmer herder fisherman fishermen herdsman herdsmen pastoralist",
    "LAB": "worker labourer laborer union strikers trade_union striker truck_driver",
    "PTY": "party political_party politician candidate party_member",
}  # fmt: skip
_PRONOUNS = frozenset(
    [
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "our",
        "ours",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "ones",
        "himself",
        "herself",
        "itself",
        "themselves",
        "each",
        "both",
        "all",
        "others",
        "another",
        "someone",
        "somebody",
        "anyone",
        "nobody",
        "everyone",
        "some",
        "many",
        "none",
        "several",
        "few",
    ]
)
_OWNED = re.compile(r"^(?:his|her|its|their|our|my|your|the same|both)\b|^(?:the )?(?:latter|former)$", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:(?:at least|more than|less than|up to|about|around|nearly|almost|over|some|an estimated|as many as|"
    r"a (?:dozen|hundred|handful|number|group|couple|pair)(?: of)?|dozens(?: of)?|scores(?: of)?|hundreds(?: of)?|"
    r"thousands(?: of)?|tens of thousands of|several|many|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|fifty|one|all|other|another|most|few|[\d,.]+)\s+)+",
    re.IGNORECASE,
)
_SPONSORED = re.compile(
    r"\b(?P<who>[\w.'-]+)[- ](?:backed|supported|sponsored|led|linked|affiliated|allied|trained|funded|aligned)\b", re.I
)
_PRO_STATE = re.compile(
    r"\b(?:pro-(?:government|regime|assad|state|army)|loyalist|government-aligned|loyal to)\b", re.IGNORECASE
)


def is_pronoun(words: str) -> bool:
    """Whether the words only point at somebody: `it`, `they`, `who`, `its allies`."""
    if words.isupper() and len(words) > 1:
        return False  # WHO and US are names
    folded = words.casefold().strip()
    return folded in _PRONOUNS or bool(_OWNED.match(folded))


def sector_of(words: str) -> str | None:
    """The PLOVER sector that the head noun of a description tells, or None.

    >>> sector_of("at least 12 armed men")
    'UAF'
    """
    head = _cut_tail(_NUMBER.sub("", strip_determiner(words)))
    parts = re.sub(r"[^\w\s-]", "", head.casefold()).split()
    if _PRO_STATE.search(words) and parts and _heads().get(parts[-1]) in ("UAF", "REB", "PRM"):
        return "PRM"
    if re.search(r"\b(?:iran|iranian|uae|emirati|russian)-backed\b", words, re.IGNORECASE) and parts[-1:] == ["forces"]:
        return "PRM"
    for size in (3, 2, 1):
        if len(parts) >= size and (sector := _heads().get(" ".join(parts[-size:]))):
            return sector
    return None


def countries_of(words: str) -> tuple[str, ...]:
    """The countries (ISO 3166 alpha-3) whose name or adjective stands in the words; a sponsor's does not count.

    >>> countries_of("Turkish-backed Syrian rebels")
    ('SYR',)
    """
    bare = _SPONSORED.sub(" ", _NUMBER.sub("", words))
    bare = re.sub(r"\b(?:pro|anti|ex|non)-\w+", " ", bare)
    parts = [part for part in fold(bare).split() if part]
    found: dict[str, None] = {}
    at = 0
    while at < len(parts):
        for size in (3, 2, 1):
            codes = country_of_words(" ".join(parts[at : at + size])) if at + size <= len(parts) else ()
            if codes and _is_written_as_name(bare, parts[at]):
                found.update(dict.fromkeys(codes))
                at += size - 1
                break
        at += 1
    return tuple(found)


def describe(words: str, country: str | None) -> ActorValue | None:
    """The generic actor that a description names, such as `gen:SYR-REB`; None when its head noun tells no sector.

    `country` (ISO 3166 alpha-3) stands in where the words name none; without either the id is `gen:REB`.
    """
    sector = sector_of(words)
    if sector is None:
        return None
    named = countries_of(words)
    if len(named) > 1:
        home = [code for code in named if code == country]
        if not home:
            return ActorValue(
                id=f"gen:{sector}", name=_plain(words), sector=sector, provisional=False,
                decided_by=f"description; country one of {', '.join(named)}",
            )  # fmt: skip
        named = tuple(home)
    where = named[0] if named else country
    return ActorValue(
        id=f"gen:{where}-{sector}" if where else f"gen:{sector}", name=_plain(words), country=where, sector=sector,
        provisional=False, decided_by="description" if named or not where else "description, page country",
    )  # fmt: skip


def _cut_tail(head: str) -> str:
    """The noun phrase up to its first preposition or clause: `gunmen on motorbikes` is about gunmen."""
    return re.split(r"\s+(?:of|from|in|on|at|with|by|near|who|that|loyal|linked|including|and|or|for|under|affiliated|"
                    r"belonging|wearing|inside|outside|aboard|backed|riding|trying|fleeing|allied)\s+",
                    head, maxsplit=1)[0]  # fmt: skip


def _is_written_as_name(bare: str, part: str) -> bool:
    """`us` and `lao` are countries only in capitals; an adjective begins with one."""
    return bool(re.search(rf"(?:^|[^\w]){re.escape(part[:1].upper())}", bare)) and (
        part not in ("us", "car", "opt", "roc", "rok") or bool(re.search(rf"\b{part.upper()}\b|U\.S\.", bare))
    )


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", strip_determiner(words)).strip()


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for sector, nouns in _HEADS.items():
        for noun in nouns.replace("\n", " ").split():
            name = noun.replace("_", " ")
            for form in (name, name + "s", re.sub(r"y$", "ies", name)):
                found.setdefault(form, sector)
    return found
