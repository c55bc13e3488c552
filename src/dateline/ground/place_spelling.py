"""This file writes a place's name one way, where a language of its country leaves a choice in Latin letters.

Rules, never likeness: two names meet only where these rules make the same letters of both. A family of rules holds for
the names of its own countries alone; what each joins wrongly is measured in tests/ground/test_gazetteer_spelling.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from string import ascii_lowercase

from msgspec import Struct

from dateline.ground.names import fold, strip_articles

# Words that are written out or cut short in any country's names; the short form is the key.
_SHORT = {"saint": "st", "sainte": "ste", "santa": "sta", "santo": "sto", "mount": "mt", "fort": "ft"}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b(?= )", re.MULTILINE)


class Family(Struct, frozen=True, kw_only=True):
    """Rules for the names of `countries` (ISO 3166 alpha-3).

    `canonical` takes folded names, one a line, and keeps the lines; `code` begins the family's keys in the index.
    """

    code: str
    countries: frozenset[str]
    canonical: Callable[[str], str]


def shorten(folded: str) -> str:
    """Folded names, one a line, with `saint`, `mount`, `fort`, `santa` as they are abbreviated before another word.

    >>> shorten("saint louis") == shorten("st louis")
    True
    """
    return _SHORTENED.sub(lambda word: _SHORT[word[0]], folded)


def place_key(name: str) -> str:
    """The key under which the name stands in the index as written: folded, its first words shortened."""
    return shorten(fold(name))


def variant_keys(key: str) -> dict[str, str]:
    """For each family's code the key that its rules make of a name; none where the name is too short to be told by."""
    if len(key) <= 3:  # a short name is mostly vowels, which is what the rules change
        return {}
    return {family.code: family.canonical(key) for family in FAMILIES}


@cache
def families_of(country: str | None) -> tuple[Family, ...]:
    """The families whose rules hold for the names of that country (ISO 3166 alpha-3); none where it is fixed."""
    return tuple(family for family in FAMILIES if country in family.countries)


def _replace(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


_DOUBLE = tuple((letter * 2, letter) for letter in ascii_lowercase)


def _undouble(text: str) -> str:
    return _replace(text, _DOUBLE)


def _words(table: Mapping[str, str]) -> Callable[[str], str]:
    """What writes each listed word of a name as the one that stands for it; the table is `{written: "forms of it"}`."""
    of = {form: word for word, forms in table.items() for form in forms.split()}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(of))})\b")
    return lambda text: pattern.sub(lambda found: of[found[0]], text)


_arabic_words = _words(
    {
        "kafr": "kafar kafer kefr kfar kafir kufr",
        "tal": "tall tell tel",
        "dair": "dayr deir der deyr",
        "ain": "ayn ein",
        "bait": "bayt beit bet beyt",
        "jabal": "jebel jabel gebel djebel jebal gabal djebal",
        "wadi": "wady ouadi oued wad vadi",
        "abu": "abou abo bu bou albu",
        "um": "umm oum om",
        "shaikh": "shaykh sheikh cheikh sheik chaikh",
        "burj": "borj bordj",
        "kasr": "qasr qasir gasr ksar",
        "kalat": "qalat qalaat kalaat",
        "bir": "beer",
        "marat": "maarat maarrat maaret maarret maraat",
        "bin": "ibn ben",
    }
)
_ARABIC = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("aw", "au"), ("ei", "ai"), ("ay", "ai"), ("ey", "ai"),
           ("dj", "j"), ("tch", "ch"), ("q", "k"), ("dh", "d"))  # fmt: skip
_FINAL_A = re.compile(r"(?:ah|eh|e)\b")


def _arabic(text: str) -> str:
    """Articles, long vowels, doubling, the feminine ending, short e and o, and words such as Tal and Deir."""
    text = _undouble(_replace(_arabic_words(strip_articles(text)), _ARABIC))
    return _replace(_FINAL_A.sub("a", text), (("e", "i"), ("o", "u"), (" ", "")))


_SLAVIC = (("shch", "sch"), ("kh", "x"), ("zh", "q"), ("sh", "w"), ("ch", "c"), ("h", "g"), ("y", "i"), ("j", "i"),
           ("ie", "e"), ("iu", "u"), ("io", "o"), ("tsia", "tsa"))  # fmt: skip
_slavic_words = _words({"rog": "rig"})  # horn, as in Kryvyi Rih
_SLAVIC_WHITE = re.compile(r"\bbil")
_SLAVIC_V = re.compile(r"[ieo]v(?=[^aeiou\n ]|$| )", re.MULTILINE)
_SLAVIC_ENDS = re.compile(r"(?:(?P<neuter>oe|(?<=[nvk])[eo])|(?P<masculine>oi)|(?P<feminine>aia))(?=$| )", re.MULTILINE)


def _slavic(text: str) -> str:
    """Ukrainian beside Russian: h and g, y and i, -iv and -ov, the endings of adjectives and of -ne, -ve, -ske."""
    text = _undouble(_replace(text, _SLAVIC))
    text = _SLAVIC_ENDS.sub(lambda end: {"neuter": "o", "masculine": "i", "feminine": "a"}[end.lastgroup or ""], text)
    return _SLAVIC_V.sub("v", _SLAVIC_WHITE.sub("bel", _slavic_words(text))).replace(" ", "")


_FRENCH = (("ou", "u"), ("oo", "u"), ("w", "u"), ("dj", "j"), ("tch", "ch"), ("gue", "ge"), ("gui", "gi"),
           ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("ct", "kt"), ("y", "i"), (" ", ""))  # fmt: skip


def _french(text: str) -> str:
    """French beside English in the Sahel and central Africa: ou, u and w; dj and j; gu and g; c and k; y and i."""
    return _undouble(_replace(text, _FRENCH))


_EZAFE = re.compile(r"\b(?:e|i|ye|yi|y)\b ?")
_PERSIAN = (("q", "k"), ("v", "w"), ("oo", "u"), ("ou", "u"), ("ow", "u"), ("ee", "i"), ("iy", "i"), ("ay", "ai"),
            ("ey", "ai"), ("ei", "ai"), ("zi\n", "zai\n"))  # fmt: skip


def _persian(text: str) -> str:
    """Persian, Pashto and Urdu: q and k, v and w, the linking -e-, long and short vowels, -abad apart or not."""
    text = _undouble(_replace(_EZAFE.sub("", text), _PERSIAN))
    return _replace(_FINAL_A.sub("a", text), (("e", "i"), ("o", "u"), (" ", "")))


_SOMALI = (("x", "h"), ("dh", "d"), ("q", "k"), ("c", ""), ("y", "i"), ("ow", "o"), (" ", ""))


def _somali(text: str) -> str:
    """Somali orthography beside English: x for h, c for the ayn, dh, q, vowels written twice."""
    return _undouble(_replace(text, _SOMALI))


_BURMESE = (("hp", "p"), ("ph", "p"), ("hk", "k"), ("kh", "k"), ("ht", "t"), ("hs", "s"), ("oo", "u"), (" ", ""))


def _burmese(text: str) -> str:
    """Burmese, Shan and Kachin: aspirates marked before, after or not at all, syllables apart or not."""
    return _undouble(_replace(text, _BURMESE))


def _joined(text: str) -> str:
    """Other countries whose names come through a foreign spelling: words apart or not, letters doubled or not."""
    return _undouble(text.replace(" ", ""))


_WRITES_ARABIC = "ARE BHR DZA EGY IRQ ISR JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TCD TUN YEM"
_WRITES_FRENCH = "BDI BEN BFA CAF CIV CMR COD COG DJI GAB GIN MDG MLI MRT NER SEN TCD TGO"
# Not where Latin letters are the country's own: Newtown and New Town, Paterson and Patterson are different towns.
_OTHERWISE = (
    "AGO ARM AZE BGD BIH ERI ETH GEO GHA GNB IND KAZ KEN KGZ KHM KOS LBR LKA MOZ MWI NGA NPL PHL PNG RWA SLE SRB SSD"
    " THA TKM TLS TZA UGA UZB ZMB ZWE"
)
FAMILIES = (
    Family(code="a~", countries=frozenset(_WRITES_ARABIC.split()), canonical=_arabic),
    Family(code="u~", countries=frozenset(["UKR", "RUS", "BLR"]), canonical=_slavic),
    Family(code="f~", countries=frozenset(_WRITES_FRENCH.split()), canonical=_french),
    Family(code="p~", countries=frozenset(["AFG", "PAK", "IRN", "TJK"]), canonical=_persian),
    Family(code="s~", countries=frozenset(["SOM", "DJI"]), canonical=_somali),
    Family(code="m~", countries=frozenset(["MMR"]), canonical=_burmese),
    Family(code="j~", countries=frozenset(_OTHERWISE.split()), canonical=_joined),
)
