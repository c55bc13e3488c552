"""This file cuts text into words and says how telling each is: a rare word that two reports share says much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, log, sqrt
from sys import intern
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*|\d+(?:[.,:]\d+)*")
_ENDINGS: Final = ("ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
_SHORTEST_STEM: Final = 3
_ADDRESS: Final = re.compile(r"^\s*https?\W.*$", re.M)


class Word(NamedTuple):
    """A word of a text: as written, as its stem, and where it starts, in code points."""

    text: str
    stem: str
    start: int


_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{_UNITS[one]}": 10 * number + one for number, ten in enumerate(_TENS, 2) for one in range(1, 10)},
    "dozen": 12,
}  # fmt: skip


def read_number(word: str) -> str | None:
    """The number that a word is, in digits; None for any other word.

    >>> read_number("Twenty-six"), read_number("1,200"), read_number("market")
    ('26', '1200', None)
    """
    if word[0].isdigit():
        return word.replace(",", "")
    number = _NUMBERS.get(word.lower())
    return None if number is None else str(number)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word in small letters without possessive and ending; crude, but the same for both reports.

    >>> stem("Kidnapped"), stem("kidnapping"), stem("seize"), stem("army's")
    ('kidnap', 'kidnap', 'seiz', 'army')
    """
    small = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST_STEM:
            small = small[: -len(ending)]
            break
    else:
        small = small.removesuffix("e") if len(small) > _SHORTEST_STEM else small
    return small[:-1] if len(small) > _SHORTEST_STEM and small[-1] == small[-2] else small


def list_words(text: str) -> list[Word]:
    """Every word and number of a text of more than one character, in order; lines that are addresses have none."""
    bare = _ADDRESS.sub(lambda line: " " * len(line[0]), text)
    return [Word(m[0], intern(stem(m[0])), m.start()) for m in _WORD.finditer(bare) if len(m[0]) > 1 or m[0].isdigit()]


@cache
def _counts() -> tuple[int, Mapping[str, int]]:
    rows = files("dateline.match").joinpath("data", "words.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(number) for number, _, word in (row.partition(" ") for row in rows if not row.startswith("#"))}
    return counts.pop("*"), counts


def share_of_texts(stem: str) -> float:
    """How large a part of all texts hold the word, 0 to 1: by our corpora, 0 for a word that they hardly know."""
    texts, counts = _counts()
    return counts.get(stem, 0) / texts


def tell_weight(stem: str) -> float:
    """How telling the word is: the logarithm of how many texts there are for one that holds it; at least 0."""
    texts, counts = _counts()
    return log((texts + 1) / (counts.get(stem, 0) + 1))


def rarest() -> float:
    """The weight of a word that our corpora do not know."""
    return tell_weight("")


def weigh_words(stems: Iterable[str]) -> dict[str, float]:
    """Word → weight, scaled to length 1: the rarer in text at large and the oftener here, the more."""
    return scale({word: (1 + log(count)) * tell_weight(word) for word, count in Counter(stems).items()})


def scale(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights scaled to length 1; all 0 stay so."""
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def measure_likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two tables of weights of length 1: 0 for no common word, 1 for the same words."""
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())
