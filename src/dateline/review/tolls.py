"""This file reads the tolls that a reviewer types: `killed=12-15`, `wounded>=3`, `detained<=40`."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.errors import UsageError
from dateline.records.ontology import TOLL_KINDS, TollKind

HOW = "write killed=12, killed=12-15, wounded>=3, detained<=40, or killed=none where the page tells none"
_TOLL = re.compile(
    r"(?P<of>[a-z]+)\s*(?P<sign>>=|<=|=)\s*(?P<low>none|\d[\d,]*)(?:\s*[-–]\s*(?P<high>\d[\d,]*))?", re.I
)
_MOST = 10**9  # people; more is a slip of the keys


class TypedToll(Struct, frozen=True, kw_only=True):
    """How many, as a reviewer types it: either bound may be open, and `none` says that the page tells none."""

    of: TollKind
    low: int | None = None
    high: int | None = None
    none: bool = False


def read_tolls(words: str) -> tuple[TypedToll, ...]:
    """The tolls that the words give, parted by spaces or by a comma and a space.

    Raises:
        UsageError: a part is no toll, counts an unknown kind, has its bounds reversed, or names a kind twice.
    """
    found: list[TypedToll] = []
    for part in filter(None, re.split(r"[;,]\s+|[;,]$|\s+(?=[A-Za-z]+\s*[<>=])", words.strip())):
        found.append(_read_toll(part.strip()))
    if not found:
        raise UsageError(f"toll {words!r} counts nobody; {HOW}")
    if len({toll.of for toll in found}) < len(found):
        raise UsageError(f"toll {words!r} names a kind twice; {HOW}")
    return tuple(found)


def _read_toll(part: str) -> TypedToll:
    match = _TOLL.fullmatch(part)
    if match is None:
        raise UsageError(f"toll {part!r} cannot be read; {HOW}")
    kind = next((kind for kind in TOLL_KINDS if kind == match["of"].lower()), None)
    if kind is None:
        raise UsageError(f"toll {part!r}: unknown kind {match['of']!r}; choices: {', '.join(TOLL_KINDS)}")
    sign, high = match["sign"], match["high"]
    if match["low"].lower() == "none":
        if sign != "=" or high:
            raise UsageError(f"toll {part!r} cannot be read; {HOW}")
        return TypedToll(of=kind, none=True)
    first = _read_number(match["low"], part)
    if high is not None:
        last = _read_number(high, part)
        if sign != "=" or first > last:
            raise UsageError(f"toll {part!r}: a range goes from the lower to the higher number; {HOW}")
        return TypedToll(of=kind, low=first, high=last)
    return TypedToll(of=kind, low=None if sign == "<=" else first, high=None if sign == ">=" else first)


def _read_number(digits: str, part: str) -> int:
    number = int(digits.replace(",", ""))
    if number > _MOST:
        raise UsageError(f"toll {part!r}: no toll is above {_MOST:,}; {HOW}")
    return number
