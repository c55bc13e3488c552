"""This file holds what the readers of users' actor files share: a row kept, names, ids and dates that are sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from dateline.ground.describe import is_pronoun
from dateline.ground.kinds import is_kind, sector_of
from dateline.ground.names import fold, slug, strip_determiner
from dateline.ground.organs import ORGANS, capital_of_words, country_of_words
from dateline.ground.registry_load import SECTORS, ActorEntry
from dateline.ground.user_gazetteer_rows import iso3_by_code
from dateline.ground.user_registry_apart import find_merge
from dateline.ground.user_registry_cameo import read_role
from dateline.ground.user_tables import LeftOut, Refused, RowError

_LONGEST_NAME = 200
_ORGAN_WORDS = frozenset(word for organ in ORGANS for word in organ.words)
Known = Callable[[str], ActorEntry | None]


class Kept(Struct, frozen=True):
    """An actor of the file: one entry, or one for each interval in which it is of another sector or country.

    `line` is where it stands (1 the first), `dropped` how many of its other names are none.
    """

    line: int
    entries: tuple[ActorEntry, ...]
    dropped: int = 0


Outcome = Kept | Refused | LeftOut


class Ids:
    """The ids of a registry, each given once: `user:REGISTRY-NAME`, with a number where a name comes back."""

    def __init__(self, registry: str) -> None:
        self._registry = registry
        self._seen: dict[str, int] = {}

    def make(self, name: str, line: int) -> str:
        """An id for who has none."""
        first = made = f"user:{self._registry}-{slug(name) or 'unnamed'}"
        number = 1
        while made in self._seen:
            number += 1
            made = f"{first}-{number}"
        self._seen[made] = line
        return made

    def take(self, given: str, line: int) -> str:
        """The id that a row gives, behind `user:`.

        Raises:
            RowError: it holds spaces, or an earlier line has it.
        """
        made = f"user:{given.removeprefix('user:')}"
        if not re.fullmatch(r"user:[^\s:]{1,100}", made):
            raise RowError(f"id {given!r}: give at most 100 signs without spaces or colons, or reg: and a known actor")
        if made in self._seen:
            raise RowError(f"id {given!r} stands in line {self._seen[made]} already")
        self._seen[made] = line
        return made


def read_name(words: str) -> str:
    """The name as written, space around it aside.

    Raises:
        RowError: it is empty, too long, no name of its own, or the name of a state.
    """
    name = " ".join(words.split())
    if not name:
        raise RowError("no name")
    if len(name) > _LONGEST_NAME:
        raise RowError(f"a name of {len(name)} characters; at most {_LONGEST_NAME}")
    if problem := _problem_of(name):
        raise RowError(problem)
    return name


def read_others(name: str, given: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The other names, each once, and how many of those given are none.

    Raises:
        RowError: two of all the names are kept apart by the list of look-alikes.
    """
    others = [" ".join(other.split()) for other in given]
    others = [other for other in dict.fromkeys(others) if other and other != name]
    sound = [other for other in others if len(other) <= _LONGEST_NAME and not _problem_of(other)]
    if merged := find_merge([name, *sound]):
        raise RowError(f"{merged[0]!r} and {merged[1]!r} must not be one actor: {merged[2]}")
    return tuple(sound), len(others) - len(sound)


@lru_cache(10_000)
def _problem_of(name: str) -> str | None:
    """Why the words must not stand for one actor."""
    folded = fold(strip_determiner(name))
    if sum(sign.isalnum() for sign in folded) < 2 or not any(sign.isalpha() for sign in folded):
        return f"{name!r} is no name that could be looked up"
    if country_of_words(folded) or capital_of_words(folded):
        return f"{name!r} names a state; the built-in registry has the states"
    if folded in _ORGAN_WORDS or (" " not in folded and is_kind(folded)) or is_pronoun(folded):
        return f"{name!r} is a kind of people, no name"
    return None


def read_country(words: str, default: str | None) -> str | None:
    """The ISO 3166 alpha-3 code that a cell names by code or by name; an empty cell means the default.

    Raises:
        RowError: no country of that name is known, or several.
    """
    words = words.strip()
    if not words:
        return default
    found = country_of(words)
    if found is None:
        raise RowError(f"unknown country {words!r}; give ISO 3166 codes or English names")
    return found


def country_of(words: str) -> str | None:
    """The one country (ISO 3166 alpha-3) that the words are a code or name of, or None."""
    if code := iso3_by_code().get(words.upper()):
        return code
    codes = country_of_words(re.sub(r"^the ", "", fold(words)))
    return codes[0] if len(codes) == 1 else None


def read_sector(words: str) -> str:
    """The PLOVER sector that a cell tells by its code, by a role of CAMEO or in words; UNK for an empty cell.

    Raises:
        RowError: no such sector is known.
    """
    words = " ".join(words.split())
    found = (read_role(words.upper()) or sector_of(words)) if words else "UNK"
    if found is None:
        raise RowError(f"unknown sector {words!r}; sectors: {', '.join(sorted(SECTORS))}")
    return found


def read_first_day(words: str) -> date | None:
    """The first day of a day, month or year written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None for an empty cell.

    Raises:
        RowError: it is no such date.
    """
    if not words.strip():
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", words.strip())
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else _no_date(words)
    except ValueError:
        return _no_date(words)


def read_end(words: str) -> date | None:
    """The day on which it holds no more: a full date itself, else the first day after the month or year.

    Raises:
        RowError: it is no such date.
    """
    first = read_first_day(words)
    parts = words.strip().count("-")
    if first is None or parts == 2:
        return first
    return (first + timedelta(days=31 if parts == 1 else 366)).replace(day=1)


def _no_date(words: str) -> date:
    raise RowError(f"{words.strip()!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")


def check_order(from_: date | None, until: date | None) -> None:
    """Refuse an end that is not after the beginning.

    Raises:
        RowError: naming both days.
    """
    if from_ and until and from_ >= until:
        raise RowError(f"it ends ({until}) before it begins ({from_})")


def link_to(
    actor_id: str, names: Iterable[str], known: Known, *, from_: date | None = None, until: date | None = None
) -> ActorEntry:
    """The known actor with further names, which hold on `[from_, until)`; without either, as long as its own.

    Raises:
        RowError: nobody known has that id.
    """
    actor = known(actor_id)
    if actor is None:
        raise RowError(f"id {actor_id!r}: the built-in registry has no such actor")
    own = {actor.name, *actor.aliases}
    added = tuple(name for name in dict.fromkeys(names) if name not in own)
    if from_ is None and until is None:
        from_, until = actor.from_, actor.until
    return replace(actor, aliases=added, shared_names=(), from_=from_, until=until)
