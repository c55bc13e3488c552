"""This file resolves an actor mention: registry, organ of a state, description, provisional actor (codebook, 5)."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from dateline.ground.describe import countries_of, describe, is_pronoun, sector_of
from dateline.ground.names import fold, slug, strip_determiner, strip_possessive
from dateline.ground.organs import (
    Organ,
    capital_of_words,
    countries_by_code,
    country_of_words,
    organ_id,
    organ_name,
    organ_word,
)  # fmt: skip
from dateline.ground.registry_names import Registry
from dateline.records.values import ActorValue

__all__ = ["ActorContext", "Registry", "resolve_actor"]


class ActorContext(Struct, frozen=True, kw_only=True):
    """What is known where an actor is mentioned.

    `on` is the day it is about (or the document's own); `country` the page's main country (ISO 3166 alpha-3), which
    only settles generic descriptions (*rebels*, *the army*) and names that several actors share.
    """

    on: date | None = None
    country: str | None = None


# People of a group: the mention is the group's (`HTS fighters`), as PLOVER codes it.
_MEMBERS = re.compile(
    r"[\s-]+(?:fighters?|militants?|rebels?|insurgents?|gunmen|forces?|troops|members?|leaders?|leadership|commanders?|"
    r"officials?|spokes(?:man|woman|person|people|persons)|chief|head|militia(?:s|men)?|group|movement|guerrillas?|"
    r"soldiers?|"
    r"supporters?|terrorists?|jihadists?|jihadis?|extremists?|cell|cells|network|organi[sz]ation|staff|director|"
    r"representatives?|correspondents?|reporters?|sources?|units?|faction|combatants?|operatives?|positions?|elements|"
    r"warplanes|snipers?|aid workers?|peacekeepers?|personnel|news agency|agency|newspaper|website|rebel group|"
    r"militant group|news website|television|TV|gang|gangs|gang members|cartel|report|envoy|special envoy|mission)$",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(
    r"^(?:[\w-]+\s+){0,2}?(?:fighters?|militants?|rebels?|members?|leaders?|commanders?|"
    r"spokes(?:man|woman|person)|officials?|forces|troops|soldiers|gunmen|insurgents?|head|director|chief|representatives?|elements|"
    r"units?|group|militia|sources?)"
    r"\s+(?:of|from|for|with|belonging to|loyal to)\s+(?:the\s+)?",
    re.IGNORECASE,
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
    r"separatist|guerrilla|network|pro|semi-official|opposition|ethnic)\s+)+",
    re.IGNORECASE,
)


def resolve_actor(words: str, context: ActorContext, registry: Registry) -> ActorValue:
    """Who the words name; each step more general than the one before it, and an honest `unresolved` at the end.

    Registry name, organ of a state by rule, capital for its government, people of a registry actor, description
    (`gen:SYR-REB`), a name that nobody has (`new:…`, provisional), unresolved with a reason.
    """
    text = strip_possessive(strip_determiner(re.sub(r"\s+", " ", words).strip(' "“”,;:.')))
    if not text:
        return _unresolved("no words")
    if is_pronoun(words.strip()):
        return _unresolved("pronoun")
    if linked := registry.link(text, context.on, context.country):
        return linked
    if registry.is_shared(text):
        if context.country is None:
            return _unresolved(f"ambiguous: several actors bear the name {text!r}")
        return _provisional(text, None)
    if found := _state_or_organ(text, context):
        return found
    if found := _people_of(text, context, registry):
        return found
    if described := describe(text, context.country):
        return described if not _is_name(text) else _provisional(text, described.sector)
    if len(countries_of(text)) > 1 and re.search(r"\band\b|-", text):
        return _unresolved("several actors in one mention")
    if _has_name(text):
        return _provisional(text, None)
    return _unresolved("a description that tells no sector")


def _state_or_organ(text: str, context: ActorContext) -> ActorValue | None:
    """A state by its adjective, its capital, or an organ of it by the rule in `organs.py`."""
    folded = fold(text)
    if iso3 := capital_of_words(folded) if text[:1].isupper() else None:
        return _organ(iso3, "gov", "capital for government")
    codes = country_of_words(folded) if text[:1].isupper() else ()
    if len(codes) > 1:
        codes = tuple(code for code in codes if code == context.country)
    if len(codes) == 1:
        country = countries_by_code()[codes[0]]
        return ActorValue(
            id=f"reg:{country.iso3.lower()}", name=country.name, country=country.iso3, sector="GOV", provisional=False,
            decided_by="country",
        )  # fmt: skip
    found = organ_word(folded)
    if found is None:
        return None
    organ, rest = found
    rest = re.sub(r"^(?:a|an|the)\b|\b(?:the|s)$", "", rest).strip()
    codes = country_of_words(rest) if rest else ()
    if not codes and rest and (iso3 := capital_of_words(rest)) and organ.suffix in ("gov", "mfa", "mod"):
        codes = (iso3,)
    if not codes and (not rest or rest in _BARE):
        return _page_organ(organ, text, context)
    if not codes:
        named = countries_of(text)
        codes = named if len(named) == 1 and _only_titles(rest, named[0]) else ()
    if len(codes) > 1:
        codes = tuple(code for code in codes if code == context.country)
    return _organ(codes[0], organ.suffix, "organ of state") if len(codes) == 1 else None


_BARE = frozenset(
    ["government", "regime", "state", "national", "federal", "local", "central", "regular", "top", "senior"]
)
_TITLES = frozenset(
    [
        "president",
        "prime",
        "minister",
        "foreign",
        "defence",
        "defense",
        "interior",
        "health",
        "deputy",
        "vice",
        "chief",
        "general",
        "spokesman",
        "spokeswoman",
        "top",
        "senior",
        "official",
        "officials",
        "military",
        "state",
        "the",
        "of",
        "national",
        "army",
        "regular",
        "air",
        "government",
        "security",
        "ministry",
        "regime",
        "central",
        "federal",
        "and",
        "local",
        "elite",
        "special",
        "new",
        "former",
        "transitional",
        "interim",
    ]
)


def _only_titles(rest: str, iso3: str) -> bool:
    """Whether, the country's own words aside, only titles are left: `senior Iraqi military` but not `Iraqi Badr`."""
    left = [word for word in rest.split() if word not in _TITLES]
    return any(country_of_words(" ".join(left[i:j])) == (iso3,) and not left[:i] and not left[j:]
               for i in range(len(left)) for j in range(i + 1, len(left) + 1))  # fmt: skip


def _page_organ(organ: Organ, text: str, context: ActorContext) -> ActorValue | None:
    """`the army`, `government forces`: the page's own country's; without one a generic actor of the sector."""
    if context.country is not None and organ.suffix in (
        "gov",
        "mil",
        "cop",
        "leg",
        "jud",
        "spy",
        "mod",
        "mfa",
        "moi",
        "moh",
        "moj",
    ):
        return _organ(context.country, organ.suffix, "page country")
    return ActorValue(
        id=f"gen:{organ.sector}", name=text, sector=organ.sector, provisional=False, decided_by="description"
    )


def _organ(iso3: str, suffix: str, decided_by: str) -> ActorValue:
    from dateline.ground.organs import ORGANS

    organ = next(o for o in ORGANS if o.suffix == suffix)
    country = countries_by_code()[iso3]
    return ActorValue(
        id=organ_id(iso3, organ), name=organ_name(country, organ), country=iso3, sector=organ.sector, provisional=False,
        decided_by=decided_by,
    )  # fmt: skip


def _people_of(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """A registry actor whose people, spokesman or kind of group the words add: `HTS fighters`, `rebel group M23`."""
    tries = [_MEMBERS.sub("", text), _OF_GROUP.sub("", text), _LEADING.sub("", text)]
    tries.append(_LEADING.sub("", _MEMBERS.sub("", text)))
    tries.append(re.sub(r"\s*\([^)]*\)\s*", " ", text).strip())
    spoken = text.split()
    tries += [" ".join(spoken[i:]) for i in range(1, len(spoken)) if spoken[i - 1].casefold() in _KINDS_OF_GROUP]
    for shorter in dict.fromkeys(tries):
        if shorter and shorter != text and shorter[:1].isalnum():
            linked = registry.link(shorter, context.on, context.country)
            if linked and not _is_state(linked.id):
                return ActorValue(
                    id=linked.id, name=linked.name, country=linked.country, sector=linked.sector, provisional=False,
                    decided_by=f"people of: {linked.decided_by}",
                )  # fmt: skip
    return None


def _is_state(actor_id: str | None) -> bool:
    return (
        actor_id is not None
        and re.fullmatch(r"reg:[a-z]{3}", actor_id) is not None
        and actor_id[4:].upper() in countries_by_code()
    )


def _is_name(text: str) -> bool:
    """Whether a description is a name of its own: capitals in its head noun, as in `Desert Hawks Brigade`."""
    words = [w for w in re.findall(r"[^\s]+", text) if w not in ("of", "the", "and", "for")]
    return len(words) > 1 and all(w[:1].isupper() for w in words) and not countries_of(text)


def _has_name(text: str) -> bool:
    """Whether the words begin as a name does: a capital or a digit, or an Arabic article before one.

    What begins in small letters and names somebody later (`former branch of al-Qaeda`) describes: coreference's work.
    """
    return re.match(r"(?:[a-z]{2,3}[- ])?[A-Z0-9À-ÞŁŠŽ]", text) is not None


def _provisional(text: str, sector: str | None) -> ActorValue:
    named = countries_of(text)
    return ActorValue(
        id=f"new:{slug(text)}", name=text, country=named[0] if len(named) == 1 else None,
        sector=sector or sector_of(text) or _sector_of_title(text), provisional=True, decided_by="name of nobody known",
    )  # fmt: skip


def _sector_of_title(text: str) -> str | None:
    """The sector of the office before a person's name: `Syrian President Bashar al-Assad` is of the government."""
    words = fold(text).split()
    for size in range(len(words) - 1, 0, -1):
        if (found := organ_word(" ".join(words[:size]))) or (sector := sector_of(" ".join(words[:size]))):
            return found[0].sector if found else sector
    return None


def _unresolved(reason: str) -> ActorValue:
    return ActorValue(id=None, provisional=False, reason=reason)
