"""This file finds the state, or its organ, that words name by rule: *Turkish army*, *Damascus*, *the police*."""

from __future__ import annotations

import re

from dateline.ground.actor_context import ActorContext
from dateline.ground.actor_country import countries_of
from dateline.ground.names import fold
from dateline.ground.organs import (
    ORGANS,
    Organ,
    capital_of_words,
    countries_by_code,
    country_of_words,
    organ_id,
    organ_name,
    organ_word,
)
from dateline.records.values import ActorValue

# Who speaks or acts for an organ is the organ: *Turkish defence ministry official*.
_SPEAKS_FOR = re.compile(
    r" (?:spokes(?:man|woman|person|people)|chief|head|officials?|sources?|representatives?|commanders?|units?|"
    r"officers?|personnel)$"
)


def state_or_organ(text: str, context: ActorContext) -> ActorValue | None:
    """A state by its adjective, its capital, or an organ of it by the rule in `organs.py`."""
    folded = fold(text)
    if iso3 := capital_of_words(folded) if text[:1].isupper() else None:
        return organ_value(iso3, "gov", "capital for government")
    codes = country_of_words(folded) if text[:1].isupper() else ()
    if len(codes) > 1:
        codes = tuple(code for code in codes if code == context.country)
    if len(codes) == 1:
        country = countries_by_code()[codes[0]]
        return ActorValue(
            id=f"reg:{country.iso3.lower()}", name=country.name, country=country.iso3, sector="GOV", provisional=False,
            decided_by="country",
        )  # fmt: skip
    # A supporter behind the organ says nothing about whose it is: *Syrian government warplanes supported by Russia*.
    folded = re.split(r" (?:supported|backed|assisted|aided|led) by ", folded, maxsplit=1)[0]
    body = _SPEAKS_FOR.sub("", folded)
    folded = body if body != folded and organ_word(body) else folded
    found = organ_word(folded)
    if found is None:
        return None
    organ, rest = found
    rest = re.sub(r"^(?:a|an|the)\b|\b(?:the|s)$", "", rest).strip()
    codes = country_of_words(rest) if rest else ()
    if (
        not codes
        and organ.suffix == "mil"
        and (owner := re.sub(r" (?:government|regime|army|military|state)s?$", "", rest))
    ):
        codes = country_of_words(owner)
    if not codes and rest and (iso3 := capital_of_words(rest)) and organ.suffix in ("gov", "mfa", "mod"):
        codes = (iso3,)
    if not codes and (not rest or rest in _BARE):
        return _page_organ(organ, text, context)
    if not codes:
        named = countries_of(text)
        codes = named if len(named) == 1 and _only_titles(rest, named[0]) else ()
    if len(codes) > 1:
        codes = tuple(code for code in codes if code == context.country)
    return organ_value(codes[0], organ.suffix, "organ of state") if len(codes) == 1 else None


_CRAFT = re.compile(r"(?:warplanes?|(?:fighter )?jets|aircraft|helicopters|drones|warships|artillery|tanks)")
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
    """`the army`, `government forces`: the page's own country's; without one a generic actor of the sector.

    Craft alone (*warplanes*) may be a foreign state's over that country, so they stay generic.
    """
    if _CRAFT.fullmatch(fold(text)):
        return ActorValue(
            id=f"gen:{context.country}-MIL" if context.country else "gen:MIL", name=text, country=context.country,
            sector="MIL", provisional=False, decided_by="description, page country",
        )  # fmt: skip
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
        return organ_value(context.country, organ.suffix, "page country")
    return ActorValue(
        id=f"gen:{organ.sector}", name=text, sector=organ.sector, provisional=False, decided_by="description"
    )


def organ_value(iso3: str, suffix: str, decided_by: str) -> ActorValue:
    """The organ of that suffix (`gov`, `mil` …, see `ORGANS`) of the country."""
    organ = next(o for o in ORGANS if o.suffix == suffix)
    country = countries_by_code()[iso3]
    return ActorValue(
        id=organ_id(iso3, organ), name=organ_name(country, organ), country=iso3, sector=organ.sector, provisional=False,
        decided_by=decided_by,
    )  # fmt: skip
