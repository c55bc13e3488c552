"""This file holds the words in which reports count people: magnitudes, bounds, shares, households, idle words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

# Words that name a magnitude: from twice its unit to just below the next (scores are twenties, from two of them).
MAGNITUDES: Final[dict[str, tuple[int, int]]] = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999), "dozens of thousands": (24_000, 99_999),
    "scores of thousands": (40_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "lakhs": (200_000, 9_999_999), "crores": (20_000_000, 99_999_999),
    "millions": (2_000_000, 9_999_999), "tens of millions": (20_000_000, 99_999_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "several": (3, 9), "a few": (2, 5), "few": (2, 5), "a handful": (2, 6), "handful": (2, 6),
    "hundreds and hundreds": (200, 999), "double figures": (10, 99), "double digits": (10, 99),
    "triple figures": (100, 999), "triple digits": (100, 999), "three figures": (100, 999),
}  # fmt: skip
COUNTED_FEW: Final[dict[str, tuple[int, int]]] = {
    "several": (3, 9), "a few": (2, 5), "few": (2, 5), "some": (2, 9), "a couple": (2, 2), "a couple of": (2, 2),
}  # fmt: skip
SCALES: Final[dict[str, int]] = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000, "crore": 10_000_000,
}  # fmt: skip

EXACT: Final[dict[str, int]] = {
    "no one": 0, "no-one": 0, "nobody": 0, "none": 0, "no": 0, "not a single": 0, "not one": 0, "neither": 0, "nil": 0,
    "a": 1, "an": 1, "another": 1, "a single": 1, "a lone": 1, "single": 1, "someone": 1, "somebody": 1, "both": 2,
    "a couple": 2, "a couple of": 2, "couple": 2, "a pair": 2, "a pair of": 2, "pair": 2, "a duo": 2, "duo": 2,
    "a married couple": 2, "an elderly couple": 2, "a young couple": 2, "twins": 2, "a trio": 3, "trio": 3,
    "triplets": 3, "a quartet": 4, "quartet": 4,
}  # fmt: skip

UNCOUNTED: Final = re.compile(
    r"(?:a great |a good |so |too |very |the )?(?:many|numerous|countless|innumerable|most|all|some|others|"
    r"a number|an unknown number|unknown|unspecified|"
    r"an unspecified number|(?:large|small|great|significant|unknown|growing|considerable) numbers?|a large number|"
    r"untold|various|multiple|much|any|more|"
    r"the rest|rest|everyone|everybody|a lot)\b.*"
)
# "in five", as in "one in five"; "in five attacks" tells where, not how large a share.
RATIO: Final = (
    r"(?:in|out of) (?:every )?(?:three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3})\b"
    r"(?!,?\d| (?:[a-z]+ )?(?:attacks|days|hours|weeks|months|years|incidents|raids|strikes|villages|towns|blasts))"
)
SHARE: Final = re.compile(
    r".*(?:\b(?:half|third|thirds|quarter|quarters|fifth|fifths|per ?cent|percent|pct|pc|majority|minority|"
    rf"twice|double|triple|times)\b|%|\b{RATIO}).*"
)

# Seen before any number: the "a" of "a third" and of "a group" counts nobody, the "third" of "a third victim" does.
SHARE_FIRST: Final = re.compile(
    r"(?:(?:nearly|almost|about|around|over|more than|less than|fewer than|at least|some|up to|roughly|just under|"
    r"just over|well over|only|fully) )*(?:an? |one[ -]|two[ -]|three[ -]|the )?"
    r"(?:half|third|quarter|fifth|tenth|(?:vast |great |large |overwhelming )?majority|minority)s?\b"
    r"(?! (?:an?|of a) (?:million|dozen|hundred|thousand|billion|lakh|crore)\b)"
    r"(?! (?:[a-z-]+ )?(?:victim|person|man|woman|boy|girl|child|soldier|civilian|journalist|body|hostage|fatality|"
    r"death|suspect|detainee|policeman|worker|officer|fighter|protester|student)\b)(?![ -](?:million|dozen)\b)"
)
RATIO_FIRST: Final = re.compile(
    rf"(?:(?:nearly|almost|about|around|over|more than|at least|some|up to|roughly) )*[\w-]+ {RATIO}(?:$|\W.*)"
)
_COLLECTIVE: Final = (
    r"(?:group|crowd|family|team|gang|host|wave|convoy|squad|unit|column|patrol|crew|party|platoon|household|"
    r"cell|band|mob|village|community|generation|delegation|congregation|bus|class|staff|contingent)s?"
)
GROUP_FIRST: Final = re.compile(
    rf"(?:an?|one|another|the|an entire|whole) (?:[a-z]+ ){{0,2}}?(?:numbers?|lot|{_COLLECTIVE})"
    r"(?=$|[,;:(]|\s(?:of|from|in|at|on|who|that|which|were|was|near|and|with|by)\b)"
)
GROUP_OF: Final = re.compile(
    rf"(?:an?|one|another|the|his|her|their|an entire|a whole) (?:[a-z'-]+ ){{0,3}}?{_COLLECTIVE} of (?P<rest>.+)"
)
ORDINAL: Final = re.compile(
    r"(?:an?|the|his|her|its|their) (?:[a-z-]+ )?(?P<ordinal>(?P<digits>\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)|second|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth)\b(?P<rest>(?: [a-z'-]+){0,4})"
)
ORDINALS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=2,
    )
}
SHARES: Final[dict[str, Fraction]] = {
    "half": Fraction(1, 2), "one half": Fraction(1, 2), "a third": Fraction(1, 3), "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3), "a quarter": Fraction(1, 4), "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4), "a fifth": Fraction(1, 5), "one fifth": Fraction(1, 5),
    "two fifths": Fraction(2, 5), "three fifths": Fraction(3, 5), "four fifths": Fraction(4, 5),
    "a tenth": Fraction(1, 10),
}  # fmt: skip

AT_LEAST: Final = (
    r"(?:at least|at the very least|no fewer than|not fewer than|no less than|not less than|a minimum of|a minimum|"
    r"a confirmed|minimum|as few as)"
)
MORE_THAN: Final = (
    r"(?:(?:far |many |considerably |significantly |slightly )?more than|well over|well above|well in excess of|over|"
    r"upwards of|in excess of|above|greater than|exceeding|topping|north of)"
)
AT_MOST: Final = (
    r"(?:up to|as many as|as much as|as high as|at most|at the most|no more than|not more than|a maximum of|"
    r"a maximum|maximum|no higher than)"
)
FEWER_THAN: Final = r"(?:(?:far |slightly )?fewer than|(?:far |slightly )?less than|under|below)"
ALMOST: Final = (
    r"(?:nearly|almost|close to|just under|a little under|a little less than|just short of|approaching|not quite|"
    r"virtually|nearing|just shy of|shy of|just below)"
)
JUST_OVER: Final = (
    r"(?:just over|a little over|slightly over|slightly more than|just more than|a little more than|just above)"
)
ABOUT: Final = (
    r"(?:about|around|some|approximately|roughly|an estimated|estimated|circa|perhaps|in the region "
    r"of|possibly|probably|maybe|in the order of|on the order of|something like)"
)

IDLE: Final = re.compile(
    r"^(?:the|these|those|all|a further|further|an additional|additional|an extra|extra|another|yet another|"
    r"a combined total of|a combined|a grand total of|a total of|total of|in all|a toll of|a death toll of|exactly|"
    r"precisely|only|merely|just|fully|even|a mere|a staggering|a record|a reported|reportedly|reported|"
    r"each of the|every one of the|other|his|her|its|their|our|first|last|remaining|surviving|now|some other|more|or|"
    r"what|which|confirmed|including|a|an)\s+"
)
AGE: Final = re.compile(r"\d+[ -](?:and|or)?.*year|.*[ -]years?[ -]old|(?:aged|age) ")

# What may be added up when the words name people of one home: a mother and two sons.
KIN: Final = (
    r"(?:mother|father|grandmother|grandfather|grandparent|parent|wife|husband|spouse|widow|son|daughter|child|baby|"
    r"infant|toddler|brother|sister|sibling|twin brother|twin sister|grandson|granddaughter|grandchild|nephew|niece|"
    r"cousin|uncle|aunt|man|woman|boy|girl|teenager|fiancée|fiancee|bride|groom|newborn|stepson|stepdaughter|"
    r"daughter-in-law|son-in-law|mother-in-law|father-in-law|sister-in-law|brother-in-law)"
)
KINS: Final = (
    r"(?:mothers|fathers|grandparents|parents|wives|sons|daughters|children|babies|infants|toddlers|brothers|sisters|"
    r"siblings|grandsons|granddaughters|grandchildren|nephews|nieces|cousins|uncles|aunts|men|women|boys|girls|"
    r"teenagers|newborns|kids)"
)

_SPLIT_MAGNITUDE: Final = re.compile(
    r"\b(tens|dozens|scores|hundreds),? (or|to|if not|possibly|perhaps|maybe|and perhaps) (?:even )?"
    r"(dozens|scores|hundreds),? of (thousands|millions)\b"
)


def plain_toll(words: str) -> str:
    """The words in lower case with plain dashes, and figures as English writes them.

    *1.500* is 1,500 (nobody counts half people), *12,5 million* is 12.5 million, *1,20,000* is 120,000; *10k* is ten
    thousand.
    """
    text = re.sub(r"[‐‑‒–—−]", "-", words.replace("’", "'")).lower()
    text = re.sub(r"\s+", " ", text).strip(" .,;:!?\"'()[]-")
    text = re.sub(r"\b(\d{1,2}(?:,\d{2})+),(\d{3})\b(?!,)", lambda m: m[1].replace(",", "") + m[2], text)
    text = re.sub(r"\b(\d{1,3}(?:\.\d{3}){2,})\b", lambda m: m[1].replace(".", ","), text)
    text = re.sub(r"\b([1-9]\d{0,2})\.(\d{3})\b(?![.,]?\d| (?:million|lakh|crore|billion|thousand))", r"\1,\2", text)
    text = re.sub(r"\b(\d{1,3}),(\d{1,2}) (?=million|lakh|crore|billion)", r"\1.\2 ", text)
    text = re.sub(r"(?<=\d)'(?=\d{3}\b)", ",", text)
    text = re.sub(r"(?<=\d)k\b", " thousand", text)
    text = re.sub(r"(?<=\d)(?:mn?|mln)\b", " million", text)
    text = re.sub(r"\b(tens|hundreds|thousands|dozens) (?:up)?on \1\b", r"\1", text)
    text = re.sub(r"\b(?:many|untold|countless|literally|several) (?=(?:tens|dozens|hundreds|thousands)\b)", "", text)
    text = re.sub(r"\b(a )?half[ -](?=dozen\b)", "half a ", text)
    return _SPLIT_MAGNITUDE.sub(r"\1 of \4 \2 \3 of \4", text)
