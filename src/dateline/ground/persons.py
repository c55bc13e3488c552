"""This file resolves persons by title and name: the known by their offices, others provisional by their title."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from dateline.ground.actor_context import ActorContext
from dateline.ground.actor_country import country_in
from dateline.ground.group_people import people_of_group
from dateline.ground.kinds import sector_of
from dateline.ground.names import fold, slug, strip_determiner
from dateline.ground.organs import country_of_words, organ_word
from dateline.ground.registry_load import ActorEntry
from dateline.ground.registry_names import Registry
from dateline.ground.state_organs import organ_value
from dateline.records.values import ActorValue

# The last word of a title; of several the last one closes it (*army chief of staff General X*).
_TITLES: Final = frozenset(
    "president minister premier chancellor king queen prince princess emir amir sultan sheikh sheik ayatollah pope "
    "general gen "
    "lt maj brig colonel col major captain capt lieutenant sergeant sgt corporal admiral adm marshal brigadier "
    "commander chief "
    "leader head secretary ambassador senator sen representative rep congressman congresswoman governor gov mayor "
    "judge justice "
    "prosecutor spokesman spokeswoman spokesperson envoy chairman chairwoman chairperson director deputy mp "
    "lawmaker dr mr mrs "
    "ms sir lord lady rev archbishop bishop cardinal imam mullah maulana mawlawi maulvi sayyed sayyid cleric activist "
    "journalist reporter blogger militant dissident candidate coordinator commissioner adviser advisor aide "
    "counsel negotiator "
    "speaker warlord dictator strongman businessman lawyer politician official counterpart executive attorney "
    "expert analyst "
    "professor author elect officer member fighter founder staff republican democrat barrister prisoner hajj "
    "haji".split()
)
# What else stands before a name, in small letters: *law student X*, *tile maker Y*, *her brother Z*.
_CALLINGS: Final = frozenset(
    "student teacher pupil schoolboy schoolgirl schoolteacher headmaster farmer fisherman herder trader merchant "
    "vendor seller shopkeeper driver worker labourer laborer maker builder miner engineer doctor surgeon nurse "
    "medic paramedic priest monk nun pastor preacher rabbi publisher editor presenter broadcaster photographer "
    "cameraman correspondent singer poet writer actor artist musician painter footballer coach organiser "
    "organizer campaigner volunteer clerk guard policeman policewoman constable soldier gunman prefect "
    "parliamentarian legislator councillor councilman magistrate ombudsman headman ataman comrade sister brother "
    "son daughter wife husband father mother nephew niece uncle aunt cousin boy girl man woman teenager toddler "
    "villager resident pilot captive hostage".split()
)
# Ranks, with a surname alone: *General X* is the commander of that name on pages about his country.
_RANKS: Final = frozenset(
    "general gen colonel col major captain lieutenant brigadier marshal admiral commander".split()
)
_ARMED: Final = frozenset({"MIL", "REB", "PRM", "UAF"})
# Titles that are also surnames or end one: *Hun Sen*, *John Major*.
_SURNAMES: Final = frozenset("sen king prince major bishop pope lord judge marshal head mullah khan".split())
_HONORIFICS: Final = frozenset(
    "dr mr mrs ms sir lord lady hajj haji sayyed sayyid sheikh mullah maulvi mawlawi".split()
)
_PARTICLES: Final = frozenset("al el bin bint ibn ben abu abd de da dos del der van von la le y ag ould".split())
# Words of bodies and places: *Justice Ministry*, *Prime Minister's Office* name nobody.
_NO_NAME: Final = re.compile(
    r"\b(?:ministry|office|department|council|court|committee|party|house|palace|guards?|army|forces?|bureau|agency|"
    r"commission|union|front|movement|group|regime|administration|government|province|city|district|brigades?|"
    r"battalion|"
    r"general|media|news|center|centre|board|assembly|association|organi[sz]ation)\b",
    re.I,
)
# What one is minister, secretary or chief of.
_PORTFOLIO: Final = re.compile(
    r"state|staff|defen[cs]e|war|(?:the )?interior|(?:foreign|internal|external|home) affairs|health|justice|"
    r"finance|information|"
    r"education|police|intelligence|security|parliament|the house|communications|energy|oil|trade|labou?r|"
    r"transport|agriculture",
    re.I,
)
# The mention is about who stands before such a word, not about the person behind it: *forces loyal to President X*.
_CLAUSE: Final = re.compile(
    r"\b(?:loyal|by|with|against|near|and|from|backed|including|under|over|on|who|that|supporting|opposed|"
    r"supporters?)\b",
    re.I,
)
_NAME_WORD: Final = re.compile(r"[\"“‘'(]?[A-ZÀ-ÞŁŠŽ][\w.'’-]*[\"”’)]?")


_RULED: Final = re.compile(
    r"(?P<owner>[A-ZÀ-Þ].*?)(?:['’]s?)?\s+(?P<organ>government|regime|administration|army|forces|troops|military|"
    r"soldiers)",
    re.I,
)


class TitledName(Struct, frozen=True):
    """A person as a mention writes it: `title` as written before or behind the `name`."""

    title: str
    name: str


def resolve_person(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The person whom a title and a name tell; None where the words are no such thing.

    A known person is linked where the title does not speak against it: no other country, and for a surname alone an
    office that the person holds or held. Anybody else is provisional, with country and sector from the title.
    """
    if owned := _ruled_by(text, context, registry):
        return owned
    found = split_title(text)
    if found is None:
        return None
    group = _group_of(found.title, context, registry)
    country = group.country if group else country_in(found.title, context.place_country)
    linked = registry.link(found.name, context.on, country or context.country)
    entry = registry.entry(linked.id) if linked and linked.id else None
    if linked and entry and entry.person and _fits(found, country, context.country, entry, registry):
        return ActorValue(
            id=linked.id, name=linked.name, country=linked.country, sector=linked.sector, provisional=False,
            decided_by=f"person: {linked.decided_by}",
        )  # fmt: skip
    decided_by = "person nobody knows, by title"
    if holder := _holder(found, country or context.country, context, registry):
        return holder
    if country is None and group is None and context.country and organ_word(fold(found.title)):
        # *Prime Minister X* without a country is the page's own, as *the army* is.
        country, decided_by = context.country, f"{decided_by}, page country"
    # One person under several descriptions is one actor, where more than a surname tells who it is.
    name = found.name if len(found.name.split()) > 1 else text
    return ActorValue(
        id=f"new:{slug(name)}", name=name, country=country,
        sector=group.sector if group else _sector(found.title),
        provisional=True, decided_by=decided_by,
    )  # fmt: skip


def _holder(found: TitledName, country: str | None, context: ActorContext, registry: Registry) -> ActorValue | None:
    """*President X*, a surname alone: the one of that surname who holds or held that office of the country."""
    office = f"reg:{country.lower()}-gov" if country else None
    surname = fold(found.name).split()
    held = [
        entry
        for entry in registry.entries()
        if office is not None
        and fold(entry.name).split()[-len(surname) :] == surname
        and any(o.of == office and fold(o.title) in fold(found.title) for o in entry.offices)
    ]
    if len(held) > 1:
        held = [entry for entry in held if any(o.of == office and o.held(context.on) for o in entry.offices)]
    return registry.value(held[0], context.on, "person: surname and office") if len(held) == 1 else None


def _ruled_by(text: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """*Assad's army*, *the Clinton administration*: the organ of the state in whose office the person is or was."""
    match = _RULED.fullmatch(text)
    if match is None:
        return None
    owner = match["owner"]
    named = split_title(owner)
    linked = registry.link(named.name if named else owner, context.on, context.country)
    entry = registry.entry(linked.id) if linked and linked.id else None
    organ = organ_word(fold(match["organ"]))
    seats = (
        {office.of[4:7] for office in entry.offices if re.fullmatch(r"reg:[a-z]{3}-gov", office.of)} if entry else set()
    )
    if entry is None or organ is None or len(seats) != 1:
        return None
    return organ_value(seats.pop().upper(), organ[0].suffix, f"ruled by {entry.name}")


def split_title(text: str) -> TitledName | None:
    """Title and name of a person: `Syrian President X`, `X, the army's spokesman`, `the prime minister, X`.

    >>> split_title("Israeli army spokesman Avichay Adraee")
    TitledName(title='Israeli army spokesman', name='Avichay Adraee')
    """
    if "," in text:
        first, _, second = (part.strip() for part in text.partition(","))
        second = strip_determiner(second)
        for name, title in ((first, second), (second, first)):
            if len(name.split()) <= 5 and _is_persons_name(name.split()) and _closes_title(head_of_title(title)):
                return TitledName(strip_determiner(title), name)
        return None
    words = text.split()
    for at in range(len(words) - 1, 0, -1):
        closes = _closes_title(words[at - 1]) or _is_calling(words[at - 1], at)
        if closes and _is_persons_name(words[at:]):
            title = " ".join(words[:at])
            return None if _CLAUSE.search(title) else TitledName(title, " ".join(words[at:]))
    # *The envoy for Somalia X*: the name begins where the country ends.
    for at in range(len(words) - 1, 1, -1):
        before = re.fullmatch(r"(.+?) (?:for|to|in|of) (?:the )?(\S+(?: \S+){0,2})", " ".join(words[:at]))
        told = before and (country_of_words(fold(before[2])) or _PORTFOLIO.fullmatch(before[2]))
        if before and told and _closes_title(before[1].split()[-1]) and _is_persons_name(words[at:]):
            return TitledName(" ".join(words[:at]), " ".join(words[at:]))
    return None


def _group_of(title: str, context: ActorContext, registry: Registry) -> ActorValue | None:
    """The registry actor in whose name the title is held; the UN's envoy for Somalia is the UN's, no Somali."""
    words = re.split(r"\s+(?:for|to)\s+", title, maxsplit=1)[0].split()
    while words and set(fold(words[-1]).split()) <= _HONORIFICS:
        words.pop()
    return people_of_group(" ".join(words), context, registry) if words else None


def head_of_title(title: str) -> str:
    """The word that says what the person is: `spokesman` of `spokesman for the army`."""
    head = re.split(r"\s+(?:of|for|at|in|to|from|with)\s+|,", title, maxsplit=1)[0]
    return head.split()[-1] if head.split() else ""


def _closes_title(word: str) -> bool:
    last = fold(word).split()
    return bool(last) and last[-1] in _TITLES


def _is_calling(word: str, at: int) -> bool:
    """Whether it is such a word and no name; `at` is how many words stand up to it. One that opens has its capital."""
    return (word.islower() or at == 1) and word.rsplit("-", 1)[-1].casefold() in _CALLINGS


def _is_persons_name(words: list[str]) -> bool:
    if not words or len(words) > 6 or _NO_NAME.search(" ".join(words)):
        return False
    if not all(_NAME_WORD.fullmatch(w) or fold(w) in _PARTICLES or re.match(r"(?:al|el|ul)-\w", w) for w in words):
        return False
    last = fold(words[-1])
    return last not in _PARTICLES and (last in _SURNAMES or not _closes_title(words[-1]))


def _fits(found: TitledName, country: str | None, page: str | None, entry: ActorEntry, registry: Registry) -> bool:
    seats = {entry.country, *entry.active_in}
    seats |= {seat.country for office in entry.offices if (seat := registry.seat(office.of))}
    if country is not None and country not in seats:
        return False
    title = fold(found.title)
    if len(found.name.split()) > 1 or set(title.split()) <= _HONORIFICS:
        return True
    if set(title.split()) & _RANKS and entry.sector in _ARMED and page in seats and page is not None:
        return True
    return any(fold(office.title) in title for office in entry.offices)


def _sector(title: str) -> str | None:
    """The sector of the office: `Syrian President` is of the government, `army spokesman` of the forces."""
    words = fold(title).split()
    if (sector := sector_of(title)) in _ARMED:
        return sector  # a *militia leader* leads no state
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size])
        if found := organ_word(part):
            return found[0].sector
        if sector := sector_of(part):
            return sector
    for word in reversed(words):
        if (found := organ_word(word)) or (sector := sector_of(word)):
            return found[0].sector if found else sector
    return None
