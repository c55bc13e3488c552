"""This file finds the registry actor whose people the words are: *HTS fighters*, *spokesman for the Houthis*."""

from __future__ import annotations

import re

from dateline.ground.actor_context import ActorContext
from dateline.ground.kinds import NUMBER
from dateline.ground.lookalikes import kept_apart
from dateline.ground.names import fold, strip_possessive
from dateline.ground.organs import countries_by_code, country_of_words
from dateline.ground.registry_names import Registry
from dateline.records.values import ActorValue

# People of a group: the mention is the group's (`HTS fighters`), as PLOVER codes it.
_MEMBERS = re.compile(
    r"[\s-]+(?:fighters?|militants?|rebels?|insurgents?|gunmen|forces?|troops|members?|leaders?|leadership|commanders?|"
    r"officials?|spokes(?:man|woman|person|people|persons)|chief|head|militia(?:s|men)?|group|movement|guerrillas?|"
    r"soldiers?|"
    r"supporters?|terrorists?|jihadists?|jihadis?|extremists?|cell|cells|network|organi[sz]ation|staff|director|"
    r"representatives?|correspondents?|reporters?|sources?|units?|faction|combatants?|operatives?|positions?|elements|"
    r"warplanes|snipers?|(?:suicide )?bombers?|veterans?|affiliates?|(?:terror(?:ist)?|jihadist|militant|armed|"
    r"extremist) (?:group|organi[sz]ation|network|movement)|attackers?|suspects?|delegations?|volunteers?|"
    r"rescuers?|monitors?|observers?|inspectors?|navy|"
    r"air force|aerospace force|ground forces?|aid workers?|peacekeepers?|personnel|news agency|agency|newspaper|"
    r"website|rebel group|"
    r"militant group|news website|television|TV|gang|gangs|gang members|cartel|report|envoy|special envoy|mission)$",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(
    r"^(?:[\w-]+\s+){0,2}?(?:fighters?|militants?|mercenaries|contractors|jihadists?|terrorists?|guerrillas?|"
    r"volunteers|rebels?|members?|leaders?|commanders?|"
    r"spokes(?:man|woman|person)|officials?|forces|troops|soldiers|gunmen|insurgents?|head|director|chief|"
    r"representatives?|elements|"
    r"units?|group|militia|sources?)"
    r"\s+(?:of|from|for|with|belonging to|loyal to)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# *The EU's diplomatic chief*: an office of the group, not a body of its own.
_OWNED = re.compile(
    r"(?P<group>.+?)['’]s\s+(?:[a-z-]+\s+){0,3}(?:network|fighters?|militants?|rebels?|forces?|troops|members?|"
    r"leaders?|"
    r"leadership|"
    r"commanders?|officials?|spokes(?:man|woman|person)|chief|head|militia|soldiers?|director|envoy|mission|staff)$"
)
# A noun of kind before the name itself: `state news agency SANA`.
_KINDS_OF_GROUP = frozenset(
    [
        "agency",
        "network",
        "group",
        "movement",
        "militia",
        "organization",
        "organisation",
        "outlet",
        "channel",
        "broadcaster",
        "newspaper",
        "alliance",
        "coalition",
        "party",
        "faction",
        "front",
        "army",
        "television",
        "station",
        "website",
        "monitor",
        "daily",
    ]
)
_LEADING = re.compile(
    r"^(?:(?:[\w']+(?:-[\w']+)+|armed|militant|rebel|jihadist|islamist|extremist|shiite|shia|sunni|kurdish|terrorist|"
    r"insurgent|group|movement|paramilitary|so-called|self-styled|outlawed|banned|state|local|alleged|suspected|"
    r"news agency|agency|daily|official|private|militia|organi[sz]ation|broadcaster|watchdog|monitor|powerful|"
    r"separatist|guerrilla|network|pro|senior|top|key|leading|high-ranking|foreign|semi-official|opposition|"
    r"ethnic)\s+)+",
    re.IGNORECASE,
)


def people_of_group(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """A registry actor whose people, spokesman or kind of group the words add: `HTS fighters`, `rebel group M23`."""
    whole = text
    text = NUMBER.sub("", text)
    closer = _MEMBERS.sub("", _MEMBERS.sub("", text))
    tries = [
        text,
        closer,
        _LEADING.sub("", closer),
        _MEMBERS.sub("", text),
        _OF_GROUP.sub("", text),
        _LEADING.sub("", text),
    ]
    tries.append(_LEADING.sub("", _MEMBERS.sub("", text)))
    tries.append(re.sub(r"\s*\([^)]*\)\s*", " ", text).strip())
    first, _, rest = text.partition(" ")
    home = country_of_words(fold(strip_possessive(first)))
    tries += [_MEMBERS.sub("", rest), rest] if home else []
    if owned := _OWNED.match(text):
        tries.append(owned["group"])
    if text.startswith("former ") and text[7:8].isupper():
        tries.append(text[7:])  # *the former FARC*: the name of what is over; its people come after a noun of people
    spoken = text.split()
    tries += [" ".join(spoken[i:]) for i in range(1, len(spoken)) if spoken[i - 1].casefold() in _KINDS_OF_GROUP]
    for shorter in dict.fromkeys(tries):
        if shorter and shorter != whole and shorter[:1].isalnum():
            linked = registry.link(shorter, context.on, context.country)
            if linked and home and shorter in rest and linked.country not in (None, *home):
                continue  # *Syrian Hezbollah* is not Lebanon's
            if linked and not is_state(linked.id) and not kept_apart(whole, linked.id or ""):
                return ActorValue(
                    id=linked.id, name=linked.name, country=linked.country, sector=linked.sector, provisional=False,
                    decided_by=f"people of: {linked.decided_by}",
                )  # fmt: skip
    return None


def owner_of(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The registry actor whose body the words name with a possessive: *Hezbollah's Radwan Force*."""
    owner = re.match(r"(.+?)['’]s\s+\w", text)
    return registry.link(owner[1], context.on, context.country) if owner else None


def is_state(actor_id: str | None) -> bool:
    """Whether the id is a state itself, no organ and no group."""
    return (
        actor_id is not None
        and re.fullmatch(r"reg:[a-z]{3}", actor_id) is not None
        and actor_id[4:].upper() in countries_by_code()
    )
