"""This file takes a place mention apart: the name, what it lies in, which side of it, how near, and what kind it is."""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from dateline.ground.names import strip_determiner, strip_possessive

Want = Literal["city", "region", "country", "site"]

# The Arabic article as it stands, hyphened, in front of a name in running text.
ARTICLE: Final = "al|el|ul|ash|esh|as|es|ad|ed|adh|ar|er|at|et|ath|an|en|az|ez"
_WITH_ARTICLE = re.compile(rf"(?:{ARTICLE})[-‑–]['’‘`ʿʾ]?[A-ZÀ-ÖØ-ÞĀ-ƏḀ-ỿ]")

_KINDS: dict[Want, tuple[str, ...]] = {
    "region": (
        "province", "provinces", "governorate", "governorates", "state", "states", "oblast", "oblasts", "region",
        "regions", "department", "krai", "prefecture", "republic", "muhafazah", "muhafaza", "wilayat",
        "wilaya", "county", "counties", "parish",
    ),
    "city": (
        "city", "cities", "town", "towns", "village", "villages", "municipality", "capital", "capital city", "hamlet",
        "district", "districts", "sub-district", "subdistrict", "neighborhood", "neighbourhood", "suburb", "suburbs",
        "settlement", "kibbutz", "commune", "port", "port city", "township", "quarter", "locality", "stronghold",
    ),
    "site": (
        "camp", "refugee camp", "base", "air base", "airbase", "airport", "hospital", "prison", "crossing", "dam",
        "border crossing", "checkpoint", "market", "mosque", "church", "school", "university", "front", "frontline",
        "bridge", "headquarters", "barracks", "power plant", "refinery", "military base", "military airport",
        "square",
        "street", "hotel", "embassy", "oil field", "mall", "hill", "hills", "mountain", "mountains", "station",
        "road",
        "highway", "stadium", "village school", "police station", "compound", "outpost", "consulate", "factory",
    ),
    "country": ("country", "nation"),
}  # fmt: skip
_WANT_OF = {word: want for want, words in _KINDS.items() for word in words}
_KIND_WORDS = "|".join(sorted((re.escape(word) for word in _WANT_OF), key=len, reverse=True))

_SIDE = (
    r"(?:(?:far|extreme|deep)[- ])?"
    r"(?:north|south|east|west|central|centre|center|northern|southern|eastern|western|north-?\s?east(?:ern)?|"
    r"north-?\s?west(?:ern)?|south-?\s?east(?:ern)?|south-?\s?west(?:ern)?|northernmost|southernmost|upper|lower|"
    r"rural|inner|outer|mainland|downtown|greater|coastal|occupied|besieged|war-torn|eastern and northern)"
)
_LEADING_SIDE = re.compile(rf"^({_SIDE})\s+(?=\S)", re.IGNORECASE)
_PART_OF = re.compile(
    rf"^(?:the\s+)?((?:{_SIDE}\s+)?(?:parts?|side|half|areas?|districts?|suburbs?|countryside|outskirts|tip|coast|"
    rf"edges?|entrances?|axis|fronts?|sector|neighbou?rhoods?|rural areas|interior|heart|corner)|"
    rf"{_SIDE})\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:(?:an?\s+)?(?:area|areas|place|village|town)\s+)?(?:(?:about |some |around |roughly )?[\d.,]+\s*"
    r"(?:-?\s*(?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?))\s+(?:to the\s+)?)?"
    r"(?:(?:just )?(?:near|outside|close to|around|vicinity of|the vicinity of|next to|off|away from|from|along|"
    r"towards?|"
    r"(?:north|south|east|west)(?:-?(?:east|west))?\s+(?:of|from))(?:\s+of)?\s+)(?:the\s+)?",
    re.IGNORECASE,
)
# Whose city it is says no more than its name: *northern Syrian city of Aleppo*.
_KIND_OF = re.compile(rf"^(?:the\s+)?(?:[\w'’-]+\s+){{0,3}}?({_KIND_WORDS})\s+of\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_KIND_BEFORE = re.compile(rf"^(?:the\s+)?(?:[a-z-]+\s+){{0,2}}({_KIND_WORDS})\s+(?=[A-Z]|(?:{ARTICLE})-)")
_KIND_AFTER = re.compile(rf"\s+({_KIND_WORDS})$", re.IGNORECASE)
_COUNTRYSIDE = re.compile(
    r"\s+(?:(?:north|south|east|west)\w*\s+)?(?:countryside|outskirts|suburbs?|surroundings|pocket|environs|hinterland|"
    r"area|axis|front|sector|enclave|coast|border|borders|frontier|vicinity)$",
    re.IGNORECASE,
)
_PART_OWNED = re.compile(rf"^({_SIDE})\s+(countryside|outskirts|suburbs|province|governorate|region)$", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:,|\(|\s+(?:in|inside|within|of|on|at)\s+(?:the\s+)?)\s*", re.IGNORECASE)
_DESCRIPTIVE = frozenset(
    [
        "here",
        "there",
        "home",
        "abroad",
        "it",
        "area",
        "areas",
        "scene",
        "site",
        "place",
        "region",
        "country",
        "city",
        "town",
        "towns",
        "village",
        "villages",
        "capital",
        "province",
        "border",
        "frontline",
        "hometown",
        "neighborhood",
        "world",
    ]
)


_THINGS = {"airbase": "base", "checkpoint": "crossing", "barracks": "base", "refinery": "plant"}
_THING = re.compile(
    r"\b(camp|crossing|base|dam|airport|prison|bridge|hospital|mine|oilfield|plant|airbase|checkpoint|barracks|refinery)"
    r"(?:\s+(?:of|at|in)\s+.*)?$",
    re.IGNORECASE,
)
# What a town's plan names after other towns, near or far.
_NAMED_AFTER = re.compile(r"\b(?:streets?|squares?|avenues?|boulevards?|roundabout|hotel)$", re.IGNORECASE)
# Common words that large towns and capitals also bear.
_COMMON_WORDS = frozenset(["male", "nice", "reading", "mobile", "split", "union", "capital", "buildings", "building"])


class PlaceWords(Struct, frozen=True, kw_only=True):
    """A place mention taken apart. `inside` are the places it says it lies in, nearest first."""

    name: str
    want: Want | None = None
    side: str | None = None
    near: bool = False
    countryside: bool = False
    inside: tuple[str, ...] = ()

    @property
    def may_be_name(self) -> bool:
        """Whether the side is written as part of a name (`East Bank`): then only a country or region has that side."""
        return self.side in ("North", "South", "East", "West", "Upper", "Lower", "Greater")


def is_description(words: str) -> bool:
    """Whether the words name no place of their own: `there`, `the two towns`, `the besieged city`."""
    bare = strip_determiner(words)
    names = [word for word in re.findall(r"[^\s,]+", bare) if word[0].isupper() or _WITH_ARTICLE.match(word)]
    return not names or bare.casefold() in _DESCRIPTIVE


def is_lower_name(text: str) -> bool:
    """Whether words in small letters may be a name: no word of them tells a kind, a side or a thing of every town.

    >>> is_lower_name("san salvador"), is_lower_name("police station"), is_lower_name("south")
    (True, False, False)
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())
    common = {*_DESCRIPTIVE, *_COMMON_WORDS, *_WANT_OF}
    return bool(words) and not any(word in common or re.fullmatch(_SIDE, word) for word in words)


def asked_thing(text: str) -> str:
    """The thing that words ask for at a place, as the tables call it (`camp`, `crossing`, …), or "".

    >>> asked_thing("Zamzam refugee camp"), asked_thing("Bab al-Hawa border crossing"), asked_thing("Idlib")
    ('camp', 'crossing', '')
    """
    match = _THING.search(text)
    return _THINGS.get(match[1].lower(), match[1].lower()) if match else ""


def is_named_after(text: str) -> bool:
    """Whether the words are a street, a square or the like, which may bear the name of a town of any land.

    >>> is_named_after("Kish Square"), is_named_after("Kish airport")
    (True, False)
    """
    return _NAMED_AFTER.search(text) is not None


def clean(words: str) -> str:
    """The words without article, closing possessive, quotation marks and stray punctuation."""
    text = re.sub(r"\s+", " ", words).strip(' \t\n"“”«»,;:')
    return strip_determiner(strip_possessive(text))


def take_apart(words: str) -> PlaceWords:
    """Split a place mention into name, kind, side, nearness and containers; the name keeps its spelling.

    >>> take_apart("eastern Idlib countryside").name
    'Idlib'
    >>> take_apart("outskirts of Mosul, northern Iraq").inside
    ('northern Iraq',)
    """
    text = clean(words)
    side: str | None = None
    near = countryside = False
    want: Want | None = None
    inside: list[str] = []
    owned = re.match(r"^(.{3,}?)['’]s\s+(.*)$", text)
    if owned and (part := _PART_OWNED.match(owned[2])):
        text = f"{part[1]} {owned[1]} {part[2]}"
    elif owned and owned[1][0].isupper():
        inside.append(owned[1])
        text = owned[2]
    if match := _NEAR.match(text):
        near, text = True, text[match.end() :]
    if match := _PART_OF.match(text):
        side, text = match[1].lower(), text[match.end() :]
        near = near or bool(re.search(r"outskirts|suburb|edge|entrance", side))
        countryside = "countryside" in side or "rural" in side
    # *The northern city of Aleppo* is all of Aleppo: where it lies is no part of it.
    if match := _KIND_OF.match(text):
        want, text = _WANT_OF[match[1].lower()], text[match.end() :]
    if match := _LEADING_SIDE.match(text):
        side, text = match[1], text[match.end() :]
        countryside = countryside or side.lower() == "rural"
    head, *rest = _split_inside(text) or [""]
    inside = [*rest, *inside]
    while match := _COUNTRYSIDE.search(head):
        near = near or bool(re.search("outskirts|surroundings|environs|vicinity|suburb", match[0]))
        countryside = countryside or bool(re.search("countryside|hinterland|pocket", match[0]))
        near = near or "border" in match[0] or "frontier" in match[0]
        head = head[: match.start()]
    if match := _KIND_AFTER.search(head):
        want, head = _WANT_OF[match[1].lower()], head[: match.start()]
    elif match := _KIND_BEFORE.match(head):
        want, head = _WANT_OF[match[1].lower()], head[match.end() :]
    if side is None and (match := _LEADING_SIDE.match(head)):
        side, head = match[1], head[match.end() :]
    return PlaceWords(
        name=clean(head), want=want, side=side, near=near, countryside=countryside, inside=tuple(filter(None, inside))
    )


def _split_inside(text: str) -> list[str]:
    return [part.strip(" )") for part in _INSIDE.split(text) if part.strip(" )")]
