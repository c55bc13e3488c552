"""This file reads the actor files that users have: dictionaries, ACLED's lists, CSV with columns of any name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

from dateline.ground.names import fold
from dateline.ground.registry_load import ActorEntry
from dateline.ground.user_registry_acled import read_actor_list
from dateline.ground.user_registry_phoenix import READING, looks_like_dictionary, read_dictionary
from dateline.ground.user_registry_rows import (
    Ids,
    Kept,
    Known,
    Outcome,
    check_order,
    link_to,
    read_country,
    read_end,
    read_first_day,
    read_name,
    read_others,
    read_sector,
)
from dateline.ground.user_tables import Refused, RowError, of_row, split_header

Format = Literal["phoenix", "acled", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
_GUESSES = {
    "name": "name actor actor_name name_en title label canonical_name full_name organisation organization",
    "aliases": "aliases alias other_names alternative_names alt_names aka synonyms alternate_names",
    "country": "country iso3 country_code iso2 country_name nationality",
    "sector": "sector role type actor_type plover cameo",
    "from": "from start begin begins start_date valid_from since from_date founded",
    "until": "until end ends end_date valid_until to to_date dissolved",
    "id": "id uuid code actor_id identifier",
}
_ACLED_GUESSES = {
    "name": "actor actor_name actor1 name group",
    "type": "inter inter_code inter1 interaction interaction_code actor_type type inter_label",
    "country": "country country_name iso3",
}
COLUMNS = tuple(dict.fromkeys((*_GUESSES, *_ACLED_GUESSES)))
_SAMPLE = 200  # lines; a dictionary may open with its licence, so comments are passed over


def detect_format(path: Path) -> Format:
    """Which of the formats the file has, by its first lines.

    Raises:
        RegistryError: it is empty or no text.
    """
    first = READING.first_line(path)
    with READING.open_text(path) as file:
        if looks_like_dictionary(islice((line for line in file if line.strip()[:1] not in "#;"), _SAMPLE)):
            return "phoenix"
    header = {fold(cell).replace(" ", "_") for cell in split_header(first)}
    is_acled = header & {"actor", "actor_name", "actor1"} and header & set(_ACLED_GUESSES["type"].split())
    return "acled" if is_acled and "sector" not in header else "csv"


def choose_columns(path: Path, format: Format, given: Mapping[str, str]) -> dict[str, str]:
    """For each column of the format the header that holds it: as given, else by its usual names.

    Raises:
        RegistryError: a given header is not there, or the name is in no column.
    """
    if format == "phoenix":
        return {}
    return READING.choose_columns(path, given, _GUESSES if format == "csv" else _ACLED_GUESSES, ("name",))


def read_actors(
    path: Path, format: Format, *, name: str, columns: Mapping[str, str], country: str | None, known: Known
) -> Iterator[Outcome]:
    """Every actor of the file as what became of it.

    `name` is the registry's, `columns` as from `choose_columns`, `country` the ISO 3166 alpha-3 code of rows that name
    none, `known` finds the built-in registry's actors and the organs of states by id.

    Raises:
        RegistryError: the file cannot be read any further, or is a dictionary of something else.
    """
    if format == "phoenix":
        return read_dictionary(path, name)
    if format == "acled":
        return read_actor_list(path, name, columns, country, known)
    return _read_csv(path, name, columns, country, known)


def _read_csv(
    path: Path, registry: str, columns: Mapping[str, str], country: str | None, known: Known
) -> Iterator[Outcome]:
    ids = Ids(registry)
    for line, cells in READING.read_rows(path):
        if cells is None:
            yield Refused(line, "more or fewer cells than the header has")
            continue
        row = {column: cells[header] for column, header in columns.items()}
        yield of_row(line, partial(_csv_row, line, row, ids, country, known))


def _csv_row(line: int, cells: Mapping[str, str], ids: Ids, default: str | None, known: Known) -> Kept:
    given = cells.get("id", "").strip()
    from_, until = read_first_day(cells.get("from", "")), read_end(cells.get("until", ""))
    check_order(from_, until)
    name = read_name(cells["name"])
    others, dropped = read_others(name, re.split(r"[;|]", cells.get("aliases", "")))
    if given.startswith("reg:"):
        return Kept(line, (link_to(given, [name, *others], known, from_=from_, until=until),), dropped)
    if re.match(r"gen:|new:", given):
        raise RowError(f"id {given!r}: {given[:4]} is for actors that are described, not known")
    country, sector = read_country(cells.get("country", ""), default), read_sector(cells.get("sector", ""))
    entry = ActorEntry(
        id=ids.take(given, line) if given else ids.make(name, line), name=name, aliases=others, country=country,
        sector=sector, from_=from_, until=until,
    )  # fmt: skip
    return Kept(line, (entry,), dropped)
