"""This file makes the organs of every state by rule: government, forces, police, intelligence, ministries."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dateline.ground.countries import Country, load_countries
from dateline.ground.names import fold


class Organ(Struct, frozen=True, kw_only=True):
    """A kind of organ: its id suffix, PLOVER sector, how it is shown, the words that name it without the country."""

    suffix: str
    sector: str
    shown: str
    words: tuple[str, ...]


# Order matters: the first whose word closes the mention wins, so `defence ministry` stands before `ministry`.
ORGANS = (
    Organ(suffix="mod", sector="GOV", shown="{} defence ministry", words=(
        "defence ministry", "defense ministry", "ministry of defence", "ministry of defense", "defence department",
        "mod", "department of defense", "defence minister", "defense minister", "minister of defence",
        "minister of defense")),
    Organ(suffix="mfa", sector="GOV", shown="{} foreign ministry", words=(
        "foreign ministry", "ministry of foreign affairs", "foreign affairs ministry", "foreign minister",
        "foreign office",
        "minister of foreign affairs", "mfa", "ambassador", "embassy", "diplomats", "diplomat", "consulate")),
    Organ(suffix="moi", sector="GOV", shown="{} interior ministry", words=(
        "interior ministry", "ministry of interior", "ministry of the interior", "interior minister", "home ministry",
        "ministry of home affairs", "ministry of internal affairs", "minister of interior", "home minister")),
    Organ(suffix="moh", sector="GOV", shown="{} health ministry", words=(
        "health ministry", "ministry of health", "ministry of public health", "health minister",
        "public health ministry")),
    Organ(suffix="moj", sector="GOV", shown="{} justice ministry", words=(
        "justice ministry", "ministry of justice", "justice minister", "justice department")),
    Organ(suffix="spy", sector="SPY", shown="{} intelligence", words=(
        "intelligence", "intelligence service", "intelligence services", "intelligence agency",
        "intelligence agencies",
        "secret service", "security service", "intelligence directorate", "spy agency", "secret police")),
    Organ(suffix="cop", sector="COP", shown="{} police", words=(
        "police", "police force", "police forces", "national police", "riot police", "policemen", "police officers",
        "police officer", "gendarmerie", "gendarmes", "federal police", "border police", "border guards",
        "border guard",
        "military police", "security police", "law enforcement")),
    Organ(suffix="mil", sector="MIL", shown="{} armed forces", words=(
        "army", "military", "armed forces", "air force", "navy", "troops", "forces", "soldiers", "soldier",
        "military forces",
        "warplanes", "warplane", "jets", "fighter jets", "aircraft", "helicopters", "artillery", "tanks",
        "defence forces",
        "defense forces", "defence force", "defense force", "security forces", "national army", "army troops",
        "army soldiers", "army units", "ground forces", "special forces", "marines", "general staff",
        "military command",
        "army command", "coast guard", "coastguard", "national guard", "air forces", "naval forces", "drones",
        "military sources",
        "government forces", "government troops", "regime forces", "government soldiers", "regime troops",
        "army forces",
        "military officials", "military spokesman", "army spokesman", "paratroopers", "servicemen",
        "serviceman", "servicewoman", "service member", "service members", "servicewomen", "troop",
        "aerospace forces",
        "air defence forces", "air defense forces", "air defences", "air defenses", "joint chiefs of staff",
        "chief of army staff", "army chief of staff", "coas",
        "occupation forces", "occupation army", "warships", "commandos", "regime", "military junta")),
    Organ(suffix="jud", sector="JUD", shown="{} courts", words=(
        "court", "courts", "supreme court", "judiciary", "prosecutor", "prosecutors", "prosecutor general", "judge",
        "judges", "constitutional court", "high court", "public prosecutor", "attorney general")),
    Organ(suffix="leg", sector="LEG", shown="{} parliament", words=(
        "parliament", "congress", "senate", "national assembly", "lawmakers", "legislature", "legislators", "mps",
        "house of representatives", "lawmaker", "lower house", "parliamentarians")),
    Organ(suffix="gov", sector="GOV", shown="{} government", words=(
        "government", "authorities", "regime", "president", "prime minister", "officials", "official", "state",
        "cabinet", "presidency", "administration", "ministry", "minister", "interim government",
        "transitional government",
        "king", "leader", "leadership", "delegation", "republic", "leaders", "government officials",
        "government official",
        "council of ministers", "federal government", "chancellor", "vice president", "junta", "ruler", "premier",
        "presidents office", "presidential office", "office of the president", "presidential palace", "premiers office",
        "presidential administration", "prime ministers office", "office of the prime minister", "supreme leader",
        "head of state", "head of government", "royal court", "royal palace", "crown prince", "emir",
        "envoy", "governor", "mayor", "local authorities", "ministers", "side")),
)  # fmt: skip
# `regime` is the government; among the forces' words it stands only in `regime forces`.
_WORD_ORGAN = {word: organ for organ in reversed(ORGANS) for word in organ.words}
_WORD_ORGAN["regime"] = next(o for o in ORGANS if o.suffix == "gov")
_WORD_ORGAN["military junta"] = _WORD_ORGAN["regime"]
_BY_LENGTH = sorted(_WORD_ORGAN, key=len, reverse=True)
# What may stand before the organ's word and adds nothing to who it is.
_FILLERS = re.compile(
    r"\b(?:the|state|national|central|federal|regular|local|official|top|senior|deputy|former|new|then|acting|"
    r"interim|pro|elite|s)\b"
)


def organ_word(folded: str) -> tuple[Organ, str] | None:
    """The organ that a folded phrase closes with, and what is left of it: `syrian army` → forces, `syrian`."""
    for word in _BY_LENGTH:
        if folded == word:
            return _WORD_ORGAN[word], ""
        if folded.endswith(" " + word):
            return _WORD_ORGAN[word], folded[: -len(word) - 1].strip()
        for joint in (" of the ", " of ", " in "):
            if folded.startswith(word + joint):
                return _WORD_ORGAN[word], folded[len(word + joint) :].strip()
    return None


def country_of_words(folded: str) -> tuple[str, ...]:
    """The countries (ISO 3166 alpha-3) that a folded name, adjective or capital stands for; two for `congolese`."""
    return _country_words().get(folded) or _country_words().get(
        re.sub(r" {2,}", " ", _FILLERS.sub("", folded)).strip(), ()
    )


def capital_of_words(folded: str) -> str | None:
    """The country whose government its capital's name stands for (`Damascus`), or None."""
    return _capitals().get(folded)


def organ_id(iso3: str, organ: Organ) -> str:
    """The registry id of a state's organ, such as `reg:syr-mil`."""
    return f"reg:{iso3.lower()}-{organ.suffix}"


def organ_name(country: Country, organ: Organ) -> str:
    """How a state's organ is shown: `Syrian armed forces`."""
    return organ.shown.format(country.adjectives[0] if country.adjectives else country.name)


@cache
def countries_by_code() -> dict[str, Country]:
    """Countries by ISO 3166 alpha-3 code."""
    return {country.iso3: country for country in load_countries()}


@cache
def _country_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for country in load_countries():
        possessive = [name + "s" for name in (country.name, *country.names)]
        for word in {
            fold(w) for w in (country.name, *country.names, *country.adjectives, *country.peoples, *possessive)
        }:
            found.setdefault(word, []).append(country.iso3)
    for word, iso3 in (("kurds", ()), ("british", ("GBR",)), ("english", ("GBR",)), ("french", ("FRA",))):
        found[word] = list(iso3)
    return {word: tuple(codes) for word, codes in found.items() if codes}


@cache
def _capitals() -> dict[str, str]:
    capitals = {fold(c.capital): c.iso3 for c in load_countries() if c.capital and c.population > 300_000}
    # Names that news uses; Jerusalem is disputed and names a city, not a government, on most pages.
    capitals.update({"kiev": "UKR", "washington": "USA", "beijing": "CHN", "brussels": "BEL", "rangoon": "MMR"})
    capitals.pop("east jerusalem", None)
    capitals.pop("jerusalem", None)
    # Brussels stands for the European Union as often as for Belgium.
    capitals.pop("brussels", None)
    return capitals
