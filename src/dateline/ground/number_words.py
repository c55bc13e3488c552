"""This file reads numbers as reports write them: digits, words, dozens, halves and millions."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_ONES: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final[dict[str, int]] = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
_SMALL: Final[dict[str, int]] = _ONES | _TENS
_SCALES: Final[dict[str, int]] = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000, "million": 1_000_000,
    "m": 1_000_000, "mn": 1_000_000, "crore": 10_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip

_DIGITS: Final = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
_WORD: Final = "|".join(sorted([*_SMALL, *(name for name in _SCALES if len(name) > 2)], key=len, reverse=True))

# A number as it may stand in running text, for use inside larger patterns; it has no groups of its own.
NUMBER: Final = (
    rf"(?:(?:{_DIGITS})(?: ?1/2|½)?(?:[ -](?:dozen|hundred|thousand|lakh|million|crore|billion)s?\b)?"
    rf"|(?:an? )?\b(?:{_WORD})\b(?:(?: and a half|[ -](?:and |point[ -])?(?:an? )?(?:{_WORD})\b)){{0,12}})"
)

_TOKEN: Final = re.compile(rf"(1/2|½|\ba half\b)|({_DIGITS})|([a-z]+)")


def read_number(words: str) -> Fraction | None:
    """The number that the words say, or None when they are no number.

    >>> str(read_number("one hundred and forty-five")), str(read_number("1.3 million")), read_number("several")
    ('145', '1300000', None)
    """
    text = words.lower().strip().replace("-", " ")
    text = re.sub(r"^half (?:an? )?(million|dozen|hundred|thousand|billion)$", r"0.5 \1", text)
    text = re.sub(r"^(?:a |one )?quarter of a (million|billion)$", r"0.25 \1", text)
    if re.sub(r"\s+", " ", _TOKEN.sub(" ", text)).strip():
        return None
    total = Fraction(0)  # what the thousands, millions … closed so far add up to
    current = Fraction(0)  # what is counted since
    seen = False
    scale_before = 0  # 1000 in "one thousand and a half": the half is of a thousand
    in_decimals = 0  # how many digits after "point"
    for half, digits, word in _TOKEN.findall(text):
        if digits:
            if seen and current != 0:
                return None
            current += Fraction(re.sub(r"[, \u00a0\u202f]", "", digits))
        elif half:
            if not seen:
                return None
            current += Fraction(max(scale_before, 1), 2)
        elif word == "and":
            if not seen:
                return None
            continue
        elif word == "point" and seen:
            in_decimals = 1
            continue
        elif word in ("a", "an"):
            if seen and current:
                return None
            current += 1
        elif word in _SMALL and in_decimals:
            current += Fraction(_SMALL[word], 10**in_decimals)
            in_decimals += 1
        elif word in _SMALL:
            value = _SMALL[word]
            rest = current % 100
            # "forty two" is a number, "two forty" or "nineteen ninety" is none (a clock, a year).
            if rest and not (rest in _TENS.values() and value < 10):
                return None
            current += value
        elif word.removesuffix("s") in _SCALES or word in _SCALES:
            scale = _SCALES.get(word) or _SCALES[word.removesuffix("s")]
            in_decimals = 0
            if scale < 1000:
                current = (current or Fraction(1)) * scale
            else:
                total += (current or Fraction(1)) * scale
                current = Fraction(0)
            scale_before = scale
        else:
            return None
        seen = True
    return total + current if seen else None


def read_whole(words: str) -> int | None:
    """`read_number`, where only whole numbers count."""
    number = read_number(words)
    return int(number) if number is not None and number.denominator == 1 else None
