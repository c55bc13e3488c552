"""This file holds what the readers of users' place files share: a row kept, a row refused, what makes a row sound."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.ground.countries import load_countries
from dateline.ground.gazetteer_file import Place
from dateline.ground.names import fold, slug
from dateline.ground.user_tables import LeftOut, Refused, RowError

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer

_LONGEST_NAME = 200


class Kept(Struct, frozen=True):
    """A place of the file, its other names, and the line that it came from (1 the first)."""

    line: int
    place: Place
    others: tuple[str, ...] = ()


Outcome = Kept | Refused | LeftOut


@cache
def iso3_by_code() -> Mapping[str, str]:
    """ISO 3166 alpha-3 by alpha-2 and by alpha-3 code, in capitals."""
    found = {country.iso2: country.iso3 for country in load_countries()}
    return found | {country.iso3: country.iso3 for country in load_countries()}


def read_country(words: str, default: str | None, gazetteer: Gazetteer) -> str:
    """The ISO 3166 alpha-3 code that a cell names by code or by name; an empty cell means the default.

    Raises:
        RowError: no country is given, or none of that name is known.
    """
    words = words.strip()
    if not words:
        if default is None:
            raise RowError("no country; name it for the whole file with --country, as ISO 3166 alpha-3")
        return default
    code = iso3_by_code().get(words.upper())
    if code is None:
        named = {c.country for c in gazetteer.candidates(words) if c.kind == "country"}
        code = named.pop() if len(named) == 1 else None
    if code is None:
        raise RowError(f"unknown country {words!r}; give ISO 3166 codes or English names")
    return code


def read_name(words: str) -> str:
    """The name as written, space around it aside.

    Raises:
        RowError: it is empty, too long, or has no letters that could be looked up.
    """
    name = " ".join(words.split())
    if not name:
        raise RowError("no name")
    if len(name) > _LONGEST_NAME:
        raise RowError(f"a name of {len(name)} characters; at most {_LONGEST_NAME}")
    if sum(letter.isalpha() for letter in fold(name)) < 2:
        raise RowError(f"{name!r} is no name that could be looked up")
    return name


def read_position(lat: str, lon: str) -> tuple[float, float]:
    """Latitude and longitude in WGS 84 degrees.

    Raises:
        RowError: one is missing, no number, out of bounds, or both are 0.
    """
    if not lat.strip() or not lon.strip():
        raise RowError("no coordinates")
    try:
        degrees = float(lat), float(lon)
    except ValueError:
        raise RowError(f"latitude {lat.strip()!r}, longitude {lon.strip()!r}: not decimal degrees") from None
    if not (-90 <= degrees[0] <= 90 and -180 <= degrees[1] <= 180):
        raise RowError(f"latitude {lat.strip()}, longitude {lon.strip()} is nowhere on Earth; are they swapped?")
    if degrees == (0, 0):
        raise RowError("0, 0 stands for a place nobody looked up")
    return degrees


def read_population(words: str) -> int:
    """The number of people; 0 where the cell is empty or no whole number: it only orders candidates."""
    digits = words.strip().replace(",", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0


def read_region(words: str, country: str, gazetteer: Gazetteer) -> str | None:
    """The first-level region as the built-in gazetteer shows it, else as written; None for an empty cell."""
    words = " ".join(words.split())
    return (gazetteer.region_name(country, words) or words) if words else None


def make_id(gazetteer_name: str, name: str, lat: float, lon: float) -> str:
    """An id for a row without one, that stays the same when the file is read again in another order."""
    told = hashlib.sha256(f"{name}|{lat:.5f}|{lon:.5f}".encode()).hexdigest()[:8]
    return f"{gazetteer_name}:{slug(name)}-{told}"


def refuse_repeated(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, a place whose id an earlier line has refused."""
    seen: dict[str, int] = {}
    for outcome in outcomes:
        if isinstance(outcome, Kept):
            first = seen.setdefault(outcome.place.id, outcome.line)
            if first != outcome.line:
                yield Refused(
                    outcome.line, f"{outcome.place.name!r} ({outcome.place.id}) stands in line {first} already"
                )
                continue
        yield outcome
