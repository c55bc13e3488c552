"""This file reads words that place something by other places: *12 km north of X*, *the X–Y road*, *between X and Y*."""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

RelativeKind = Literal["offset", "road", "between", "border", "coast"]

_BEARINGS: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0, "northnortheast": 22.5, "eastnortheast": 67.5, "eastsoutheast": 112.5,
    "southsoutheast": 157.5, "southsouthwest": 202.5, "westsouthwest": 247.5, "westnorthwest": 292.5,
    "northnorthwest": 337.5,
}  # fmt: skip
_POINT: Final = r"(?:north|south|east|west)(?:ern)?"
_BEARING: Final = rf"(?:{_POINT}(?:[-–\s]?{_POINT}){{0,2}})"
_KM: Final = {"km": 1.0, "kilomet": 1.0, "mi": 1.609344, "mile": 1.609344, "m": 0.001, "met": 0.001, "nautical": 1.852}
_UNIT: Final = r"(?P<unit>nautical\s+miles?|kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s?|m)\b\.?"
_WORDS: Final = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60,
    "a hundred": 100, "hundred": 100, "dozen": 12, "half a": 0.5, "half": 0.5, "a few": 3, "few": 3, "several": 5,
    "couple of": 2,
}  # fmt: skip
_NUMBER: Final = rf"(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})"
_ROUGH: Final = (
    r"(?P<rough>(?:about|some|around|roughly|approximately|nearly|almost|over|more than|less than|just|only|"
    r"an estimated|within)\s+)?"
)
_OFFSET: Final = re.compile(
    rf"^(?:(?P<head>.+?)[,(]?\s+)??(?:at\s+)?{_ROUGH}{_NUMBER}[-\s]*{_UNIT}(?:\s*\([^)]*\))?\s+"
    rf"(?:(?:to\s+the\s+|due\s+)?(?P<bearing>{_BEARING})\s+(?:of|from)|from|outside(?:\s+of)?|away\s+from|off|inside)\s+"
    r"(?:the\s+)?(?P<anchor>.+)$",
    re.IGNORECASE,
)
_BEARING_ONLY: Final = re.compile(
    rf"^(?:(?:area|areas|places?|village|town|point)\s+)?(?:just\s+)?(?P<bearing>{_BEARING})\s+(?:of|from)\s+(?:the\s+)?"
    r"(?P<anchor>[^,]+.*)$",
    re.IGNORECASE,
)
_WAY: Final = (
    r"(?:international\s+|main\s+|strategic\s+|coastal\s+|desert\s+)?(?:road|highway|motorway|route|railway|axis)"
)
_ROAD_AFTER: Final = re.compile(rf"^(?P<pair>.+?)\s+{_WAY}$", re.IGNORECASE)
_ROAD_BEFORE: Final = re.compile(
    rf"^(?:{_WAY})\s+(?:(?:from|between|connecting|linking|that\s+(?:connects|links)|leading\s+from)\s+)"
    r"(?P<one>.+?)\s+(?:to|and|with)\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"^(?:(?:area|areas|halfway|midway|stretch|line|somewhere|land|front(?:\s*line)?)\s+)?between\s+(?:the\s+)?"
    r"(?:(?:towns?|cities|villages)\s+of\s+)?(?P<one>.+?)\s+and\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_BORDER_PAIR: Final = re.compile(
    r"^(?P<pair>.+?[-–—/].+?)\s+(?:borders?|frontier)(?:\s+(?:area|region|zone)s?)?$", re.IGNORECASE
)
_BORDER_BETWEEN: Final = re.compile(
    r"^(?:borders?|frontier)\s+(?:areas?\s+)?between\s+(?P<one>.+?)\s+and\s+(?P<other>.+)$", re.IGNORECASE
)
_BORDER_OWNED: Final = re.compile(
    r"^(?P<one>.+?)(?:['’]s?)\s+(?:\w+ern\s+)?(?:borders?|frontier)\s+with\s+(?P<other>.+)$", re.IGNORECASE
)
_BORDER_ADJECTIVE: Final = re.compile(r"^(?P<one>\w+)\s+(?:borders?|frontier)\s+with\s+(?P<other>.+)$", re.IGNORECASE)
_BORDER_WITH: Final = re.compile(
    r"^(?:(?:near|along|on|at)\s+)?(?:the\s+)?(?:\w+ern\s+)?(?:borders?|frontier)\s+with\s+(?:the\s+)?(?P<other>.+)$",
    re.IGNORECASE,
)
_BORDER_SINGLE: Final = re.compile(
    r"^(?:(?:near|along|on|at|close\s+to)\s+)?(?:the\s+)?(?P<other>[A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:border|frontier)"
    r"(?:\s+(?:area|region|zone)s?)?$"
)
_COAST: Final = re.compile(
    r"^(?:waters\s+)?off\s+(?:the\s+)?(?:\w+ern\s+)?(?:coast|shores?|coastline)\s+of\s+(?:the\s+)?(?P<anchor>.+)$|"
    r"^(?:waters\s+)?off\s+(?P<owner>.+?)(?:['’]s?)?\s+(?:\w+ern\s+)?(?:coast|shores?|coastline)$",
    re.IGNORECASE,
)


class Relative(Struct, frozen=True, kw_only=True):
    """What the words say: one anchor, or several readings of a pair of ends, likeliest first.

    `km` is None for a bearing without a distance, `bearing` in degrees from north, None without one; `sharp` for
    sixteen-wind bearings. `rough`: *about*, *some*. `head` is what stands in front (*village of X*). An empty first end
    of a `border` is the page's own country. `whole`: the pair uncut, in case it is one name (*Deir ez-Zor road*).
    `one_side`: the border is called by one country's name alone (*the Turkish border*).
    """

    kind: RelativeKind
    anchor: str = ""
    ends: tuple[tuple[str, str], ...] = ()
    km: float | None = None
    bearing: float | None = None
    sharp: bool = False
    rough: bool = False
    head: str = ""
    whole: str = ""
    one_side: bool = False


def read_relative(text: str) -> Relative | None:
    """What relation the words state, or None for words that state none.

    >>> read_relative("about 30 miles south-east of Mosul").bearing
    135.0
    >>> read_relative("Idlib–Aleppo highway").ends
    (('Idlib', 'Aleppo'),)
    """
    text = re.sub(r"^(?:the|an?)\s+(?=\S)", "", text.strip(), flags=re.IGNORECASE)
    return _border(text) or _coast(text) or _road(text) or _offset(text)


def read_bearing(words: str) -> float | None:
    """The degrees from north of a compass word, or None for another word.

    >>> read_bearing("north-eastern"), read_bearing("central")
    (45.0, None)
    """
    return _degrees(words)[0]


def _offset(text: str) -> Relative | None:
    if match := _BETWEEN.match(text):
        return Relative(kind="between", ends=((match["one"], match["other"]),))
    if match := _OFFSET.match(text):
        number, unit = match["number"].lower(), match["unit"].lower()
        amount = _WORDS.get(number) or float(number.replace(",", ""))
        factor = next(
            value for start, value in sorted(_KM.items(), key=lambda kv: -len(kv[0])) if unit.startswith(start)
        )
        bearing, sharp = _degrees(match["bearing"])
        vague = number in ("a few", "few", "several", "couple of")
        return Relative(
            kind="offset", anchor=match["anchor"], km=amount * factor, bearing=bearing, sharp=sharp,
            rough=vague or match["rough"] is not None, head=(match["head"] or "").strip(" ,("),
        )  # fmt: skip
    if match := _BEARING_ONLY.match(text):
        bearing, sharp = _degrees(match["bearing"])
        return Relative(kind="offset", anchor=match["anchor"], bearing=bearing, sharp=sharp)
    return None


def _degrees(words: str | None) -> tuple[float | None, bool]:
    if words is None:
        return None, False
    key = re.sub(r"(?:far|extreme|deep|most)|[^a-z]", "", words.lower()).replace("ern", "")
    return _BEARINGS.get(key), key.count("th") + key.count("st") > 2


def _road(text: str) -> Relative | None:
    if match := _ROAD_BEFORE.match(text):
        return Relative(kind="road", ends=((match["one"], match["other"]),))
    if match := _ROAD_AFTER.match(text):
        pairs = _pairs(match["pair"])
        return Relative(kind="road", ends=pairs, whole=match["pair"]) if pairs else None
    return None


def _border(text: str) -> Relative | None:
    for pattern in (_BORDER_BETWEEN, _BORDER_OWNED, _BORDER_ADJECTIVE):
        if match := pattern.match(text):
            if re.fullmatch(rf"{_POINT}|common|shared|the|its|their|tense|porous", match["one"], re.IGNORECASE):
                break
            return Relative(kind="border", ends=((match["one"], match["other"]),))
    if match := _BORDER_WITH.match(re.sub(r"^(?:its|their|common|shared)\s+", "", text)):
        return Relative(kind="border", ends=(("", match["other"]),))
    if match := _BORDER_SINGLE.match(text):
        return Relative(kind="border", ends=(("", match["other"]),), one_side=True)
    if match := _BORDER_PAIR.match(text):
        return Relative(kind="border", ends=pairs) if (pairs := _pairs(match["pair"])) else None
    return None


def _coast(text: str) -> Relative | None:
    if match := _COAST.match(text):
        return Relative(kind="coast", anchor=match["anchor"] or match["owner"])
    return None


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut the words in two at a dash or *to*: a long dash first, since hyphens stand in names too."""
    cuts = list(re.finditer(r"\s*[–—/]\s*|\s+to\s+|\s+-\s+", text)) or list(re.finditer("-", text))
    pairs = ((text[: m.start()].strip(), text[m.end() :].strip()) for m in cuts)
    return tuple(pair for pair in pairs if all(re.match(r"[A-Z].|(?:al|el|as|ash)-", end) for end in pair))
