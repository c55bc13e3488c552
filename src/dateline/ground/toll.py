"""This file reads how many people a toll counts, with the bounds that its words leave open (codebook, section 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from dateline.ground.number_words import NUMBER, read_number
from dateline.records.values import TollValue

# Words that name a magnitude: from twice its unit to just below the next (scores are twenties, from two of them).
_MAGNITUDES: Final[dict[str, tuple[int, int]]] = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999), "dozens of thousands": (24_000, 99_999),
    "scores of thousands": (40_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999), "tens of millions": (20_000_000, 99_999_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "several": (3, 9), "a few": (2, 5), "few": (2, 5), "a handful": (2, 6), "handful": (2, 6),
    "hundreds and hundreds": (200, 999),
}  # fmt: skip
_COUNTED_FEW: Final[dict[str, tuple[int, int]]] = {
    "several": (3, 9), "a few": (2, 5), "few": (2, 5), "some": (2, 9), "a couple": (2, 2), "a couple of": (2, 2),
}  # fmt: skip
_SCALES: Final[dict[str, int]] = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}

_EXACT: Final[dict[str, int]] = {
    "no one": 0, "no-one": 0, "nobody": 0, "none": 0, "no": 0, "not a single": 0, "not one": 0, "neither": 0,
    "a": 1, "an": 1, "another": 1, "a single": 1, "a lone": 1, "single": 1, "someone": 1, "somebody": 1, "both": 2,
    "a couple": 2, "a couple of": 2, "couple": 2, "a pair": 2, "a pair of": 2, "pair": 2, "a trio": 3, "trio": 3,
}  # fmt: skip

_UNCOUNTED: Final = re.compile(
    r"(?:a great |a good |so |too |very |the )?(?:many|numerous|countless|most|all|some|others|"
    r"a number|an unknown number|"
    r"an unspecified number|large numbers?|a large number|untold|various|multiple|much|any|more|"
    r"the rest|everyone|a lot)\b.*"
)
_SHARE: Final = re.compile(
    r".*(?:\b(?:half|third|thirds|quarter|quarters|fifth|fifths|per ?cent|percent|majority|minority|"
    r"twice|double|triple|times)\b|%|\bone in\b).*"
)

# Seen before any number: the "a" of "a third" and of "a group" counts nobody.
_SHARE_FIRST: Final = re.compile(
    r"(?:(?:nearly|almost|about|around|over|more than|less than|at "
    r"least|some|up to) )*(?:an? |one[ -]|two[ -]|three[ -])?"
    r"(?:half|third|quarter|fifth|tenth|majority|minority)s?\b(?! (?:an?|"
    r"of a) (?:million|dozen|hundred|thousand|billion))"
)
_GROUP_FIRST: Final = re.compile(
    r"(?:an?|one|another) (?:[a-z]+ ){0,2}?(?:number|lot|group|crowd|"
    r"family|team|gang|host|wave|convoy|squad|unit|column|patrol|"
    r"cell|band|mob|village|community|generation|delegation)s?\b"
)

_AT_LEAST: Final = (
    r"(?:at least|no fewer than|not fewer than|no less than|not less than|a minimum of|a confirmed|minimum)"
)
_MORE_THAN: Final = r"(?:more than|well over|over|upwards of|in excess of|above|greater than|exceeding|north of)"
_AT_MOST: Final = r"(?:up to|as many as|as much as|as high as|at most|no more than|not more than|a maximum of|maximum)"
_FEWER_THAN: Final = r"(?:fewer than|less than|under|below)"
_ALMOST: Final = r"(?:nearly|almost|close to|just under|approaching|not quite|virtually)"
_JUST_OVER: Final = r"(?:just over|a little over|slightly more than|just more than|a little more than)"
_ABOUT: Final = (
    r"(?:about|around|some|approximately|roughly|an estimated|estimated|circa|perhaps|in the region "
    r"of|possibly|probably)"
)

# How far a number given as "about" may lie from the truth: no source says, so a tenth, as the rounding of figures in
# reports suggests (50, 400, 10,000). `vague` tells the reader that these bounds are ours.
_ABOUT_SHARE: Final = Fraction(1, 10)

_IDLE: Final = re.compile(
    r"^(?:the|these|those|all|a further|further|an additional|additional|another|a total of|total "
    r"of|in all|exactly|only|"
    r"just|other|his|her|its|their|our|first|last|remaining|now|some other|more|or|other|what|which|"
    r"confirmed|including)\s+"
)
_AGE: Final = re.compile(r"\d+[ -](?:and|or)?.*year|.*[ -]years?[ -]old")

_LONGEST: Final = 200  # characters; a toll is a short noun phrase, and patterns take quadratic time on longer nonsense

_Bounds = tuple[int | None, int | None, bool]


def read_toll(words: str) -> TollValue:
    """The bounds that a toll's words give, inclusive and never below 0; an open end is None.

    *At least 12* has no high; *more than 30* starts at 31; *up to 40* has no low, for it may be none. *About 50*
    reaches a tenth to either side and *nearly 50* a tenth below, both `vague`; *dozens*, *hundreds*, *several* are
    `vague` too. *Many*, *half of them*, words without a number and more than 200 characters are unresolved, with a
    reason. Never raises for any string.

    >>> read_toll("at least a dozen civilians").low, read_toll("tens of thousands").high, read_toll("10-15").low
    (12, 99999, 10)
    """
    text = _plain(words)
    if not text:
        return TollValue(low=None, high=None, vague=False, reason="no words")
    if len(text) > _LONGEST:
        return TollValue(low=None, high=None, vague=False, reason="too long for a toll")
    if _SHARE_FIRST.match(text):
        return TollValue(low=None, high=None, vague=True, reason="a share of a whole that is not told")
    if _GROUP_FIRST.match(text):
        return TollValue(low=None, high=None, vague=True, reason="an uncounted group")
    for rule in _RULES:
        bounds = rule(text)
        if bounds is None:
            continue
        low, high, vague = bounds
        if low is not None and high is not None and low > high:
            return TollValue(
                low=None, high=None, vague=False, reason="the lower bound exceeds the upper", decided_by=_name(rule)
            )
        return TollValue(low=low, high=high, vague=vague, decided_by=_name(rule))
    if _SHARE.fullmatch(text):
        return TollValue(low=None, high=None, vague=True, reason="a share of a whole that is not told")
    if _UNCOUNTED.fullmatch(text):
        return TollValue(low=None, high=None, vague=True, reason="an uncounted many")
    if _AGE.match(text):
        return TollValue(low=None, high=None, vague=False, reason="the number is an age")
    return TollValue(low=None, high=None, vague=False, reason="no number in these words")


def _between(text: str) -> _Bounds | None:
    """*10 to 15*, *10-15*, *between 5 and 8*, *one or two*, *dozens or hundreds*."""
    match = re.fullmatch(
        r"(?:between |from |some |about |around |an estimated |anywhere from |anywhere between )*"
        r"(?P<one>.+?)(?P<join> to | and | or |-| - |,? (?:possibly|perhaps|if not) )(?P<two>.+)",
        text,
    )
    if not match:
        return None
    if match["join"] == " and " and not text.startswith(("between ", "anywhere between ")):
        return None
    if match["join"].strip() == "-" and not re.search(r"\d$", match["one"]):
        return None  # "twenty-three" is one number
    one, two = match["one"], match["two"]
    number = re.match(rf"(?:{NUMBER})", two)
    scale = re.search(r"[ -](dozen|hundred|thousand|million)s?$", number[0]) if number else None
    if scale and re.fullmatch(r"[a-z]+|\d{1,3}(?:\.\d+)?", one) and read_number(one) and one not in _SCALES:
        # "two to three thousand", "1.5 to 2 million": the scale is said once for both.
        one = f"{one} {scale[1]}"
    low, high = _amount(one.rstrip(",")), _amount(two)
    if high is None or low is None:
        return None
    return low[0], high[1], low[2] or high[2]


def _bounded(text: str) -> _Bounds | None:
    """*At least 12*, *more than 30*, *up to 40*, *nearly 50*, *about 60*, *70 or more*."""
    for pattern, bound in _BOUNDS:
        match = re.match(rf"{pattern} (?P<rest>.+)", text)
        if match:
            amount = _amount(match["rest"])
            return bound(amount) if amount is not None else None
    trailing = re.match(rf"(?P<n>{NUMBER})(?P<tail> or so| or more| plus|-plus|\+| or fewer| or less)\b", text + " ")
    trailing = trailing or re.match(rf"(?P<n>{NUMBER})(?P<tail>\+)", text)
    if trailing:
        amount = _amount(trailing["n"])
        if amount is None:
            return None
        tail = trailing["tail"].strip(" -")
        return {"or so": _about, "or fewer": _at_most, "or less": _at_most}.get(tail, _at_least)(amount)
    return None


def _plainly(text: str) -> _Bounds | None:
    """A number, a magnitude or a word for one, with whatever it counts behind it."""
    return _amount(text)


def _amount(text: str) -> _Bounds | None:
    """The bounds of an unmodified amount at the start of the words, or None where there is none."""
    text = text.strip()
    for pattern, bound in _BOUNDS:
        # "10,000 to more than 30,000"
        if re.match(rf"{pattern} ", text):
            inner = _amount(re.sub(rf"^{pattern} ", "", text))
            return bound(inner) if inner else None
    several = re.match(r"(several|a few|few|some|a couple of|a couple) (dozen|hundred|thousand|million)s?\b", text)
    if several:
        few, scale = _COUNTED_FEW[several[1]], _SCALES[several[2]]
        # "several hundred" goes on to 999, not to 900.
        return few[0] * scale, few[1] * scale + (scale - 1 if scale != 12 else 0), True
    if re.match(r"an? [\w-]+[ -]years?[ -]old\b", text):
        return 1, 1, False  # "a nine-year-old boy": the age is no count
    stripped = _IDLE.sub("", text)
    if stripped != text:
        inner = _amount(stripped)
        if inner is not None:
            return inner
    number = re.match(
        rf"(?P<n>half an? (?:million|dozen|hundred|thousand|billion)|a quarter of a million|{NUMBER})(?P<rest>.*)", text
    )
    if number:
        rest = number["rest"]
        value = read_number(number["n"])
        if value is None or value.denominator != 1 or not _is_what_is_counted(rest):
            return None
        return int(value), int(value), False
    for table in (_MAGNITUDES, _EXACT):
        for name in sorted(table, key=len, reverse=True):
            if text == name or text.startswith(f"{name} "):
                if not _is_what_is_counted(text[len(name) :]):
                    return None
                found = table[name]
                return (found, found, False) if isinstance(found, int) else (*found, True)
    return None


def _is_what_is_counted(rest: str) -> bool:
    """Whether the words behind a number are what it counts: no percent, no age, no second number of its own."""
    if re.match(
        r"[\d%]|\s*(?:per ?cent|percent)|[- ]?(?:-| and | or )?.{0,12}years?[- ]old|[ -](?:thirds?|"
        r"quarters?|fifths?|tenths?|in \w+)\b",
        rest,
    ):
        return False
    if re.match(r"\s*(?:of|out of|including|among|,|others?)\b", rest) or re.match(r"\s*[,(]", rest):
        return True
    head = re.split(r",|\b(?:including|among|of)\b", rest)[0]
    return re.search(rf"\b(?:{NUMBER})", re.sub(r"\bone\b", "", head)) is None


def _at_least(amount: _Bounds) -> _Bounds:
    return amount[0], None, amount[2]


def _more_than(amount: _Bounds) -> _Bounds:
    return (amount[0] + 1 if amount[0] is not None else None), None, amount[2]


def _at_most(amount: _Bounds) -> _Bounds:
    return None, amount[1], amount[2]


def _fewer_than(amount: _Bounds) -> _Bounds:
    return None, (max(amount[1] - 1, 0) if amount[1] is not None else None), amount[2]


def _almost(amount: _Bounds) -> _Bounds:
    low, high, _ = amount
    return (floor(low * (1 - _ABOUT_SHARE)) if low is not None else None), high, True


def _just_over(amount: _Bounds) -> _Bounds:
    low, high, _ = amount
    return (low + 1 if low is not None else None), (ceil(high * (1 + _ABOUT_SHARE)) if high is not None else None), True


def _about(amount: _Bounds) -> _Bounds:
    low, high, _ = amount
    return (
        floor(low * (1 - _ABOUT_SHARE)) if low is not None else None,
        ceil(high * (1 + _ABOUT_SHARE)) if high is not None else None,
        True,
    )


# "just over" before "over", "no more than" before "more than": the longer words first.
_BOUNDS: Final[tuple[tuple[str, Callable[[_Bounds], _Bounds]], ...]] = (
    (_JUST_OVER, _just_over),
    (_AT_MOST, _at_most),
    (_AT_LEAST, _at_least),
    (_MORE_THAN, _more_than),
    (_FEWER_THAN, _fewer_than),
    (_ALMOST, _almost),
    (_ABOUT, _about),
)

# A range first: "between 5 and 8" begins with no bound; a bound before the bare number that it bounds.
_RULES: Final[tuple[Callable[[str], _Bounds | None], ...]] = (_between, _bounded, _plainly)


def _name(rule: Callable[[str], _Bounds | None]) -> str:
    return rule.__name__.lstrip("_")


def _plain(words: str) -> str:
    text = re.sub(r"[‐‑‒–—−]", "-", words.replace("’", "'")).lower()
    return re.sub(r"\s+", " ", text).strip(" .,;:!?\"'()[]")
