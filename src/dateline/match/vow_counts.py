"""This file counts the captives whom an act is about: of a thousand who were to be freed, a hundred are a part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.match.words import read_number
from dateline.records.claim import Claim

_HELD: Final = "detained"
_RELEASE: Final = ("RETREAT", "release")


def is_release(kind: tuple[str, str | None]) -> bool:
    """Whether captives are freed."""
    return kind == _RELEASE


def count_held(claims: Iterable[Claim], *, at_least: bool = False) -> int | None:
    """How many captives are to be, or are, freed, by the account that tells of most; None where no number is told.

    Of *dozens* and *some 300* it is the highest they may be, or with `at_least` the lowest.
    """
    freed = [claim for claim in claims if is_release((claim.type, claim.mode))]
    told = [
        toll.low if toll.high is None or (at_least and toll.low is not None) else toll.high
        for claim in freed
        for toll in claim.toll
        if toll.of == _HELD
    ]
    if not told:  # *two soldiers*, where nobody counted them apart
        words = (word for claim in freed for whom in claim.recipient for word in whom.text.split()[:1])
        told = [int(number) for word in words if (number := read_number(word)) is not None and number.isdigit()]
    return max((number for number in told if number is not None), default=None)


def describe_lack(vowed: int | None, told: int | None) -> str:
    """A word where fewer were freed than vowed, or nobody tells how many; empty where it was as many."""
    if vowed is None or (told is not None and told >= vowed):
        return ""
    return f"it is not told how many of {vowed}" if told is None else f"{told} of {vowed}"
