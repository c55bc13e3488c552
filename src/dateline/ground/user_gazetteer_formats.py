"""This file reads the place files that users have: GeoNames dumps, OCHA P-code tables, CSV with columns of any name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from dateline.errors import GazetteerError
from dateline.ground.gazetteer_file import Place
from dateline.ground.gazetteer_tables import FEATURES
from dateline.ground.names import fold
from dateline.ground.user_gazetteer_rows import (
    Kept,
    Outcome,
    iso3_by_code,
    make_id,
    read_country,
    read_name,
    read_population,
    read_position,
    read_region,
    refuse_repeated,
)
from dateline.ground.user_tables import LeftOut, Reading, Refused, RowError, of_row, split_header

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer

Format = Literal["geonames", "pcodes", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
_GEONAMES_COLUMNS = 19
_READING = Reading(error=GazetteerError, wanted="a GeoNames dump, a P-code table or a CSV")
# GeoNames' codes of what reports name. Hills, streams, farms and schools share names with towns and are left out.
_SITES = {
    "AIRB": "base", "AIRF": "airport", "AIRP": "airport", "AIRQ": "airport", "MILB": "base", "INSM": "base",
    "NVB": "base", "CMPRF": "camp", "DAM": "dam", "BDG": "bridge", "PRN": "prison", "HSP": "hospital", "PS": "plant",
    "PSN": "plant", "CSTM": "crossing", "PSTB": "crossing", "PRT": "port", "OILF": "oilfield", "MN": "mine",
    "ISL": "island",
}  # fmt: skip
_GUESSES = {
    "name": "name name_en place placename place_name location toponym settlement village town featurename",
    "lat": "lat latitude y lat_dd y_coord point_y center_lat",
    "lon": "lon lng long longitude x lon_dd long_dd x_coord point_x center_lon",
    "country": "country iso3 iso2 iso country_code countrycode country_name cc adm0_en adm0_pcode admin0",
    "admin1": "admin1 adm1 admin1_name adm1_en adm1_name province governorate region state oblast",
    "aliases": "aliases alternatenames alternate_names alternative_names alt_names altname other_names alias",
    "id": "id geonameid pcode p_code code uuid",
    "feature": "feature feature_type type class",
    "population": "population pop",
}  # fmt: skip
COLUMNS = tuple(_GUESSES)
_LEVEL = re.compile(r"adm(?:in)?_?(\d)_?(name|alt\d?|pcode|p_code)?_?([a-z]{2})?\d?$")


def detect_format(path: Path) -> Format:
    """Which of the formats the file has, by its ending and its first line.

    Raises:
        GazetteerError: it is empty or no text.
    """
    first = _READING.first_line(path)
    cells = first.split("\t")
    if len(cells) == _GEONAMES_COLUMNS and cells[0].isdigit():
        return "geonames"
    header = split_header(first)
    return "pcodes" if any(_LEVEL.match(cell.lower()) and "pcode" in cell.lower() for cell in header) else "csv"


def read_places(
    path: Path,
    format: Format,
    *,
    name: str,
    columns: Mapping[str, str],
    country: str | None,
    gazetteer: Gazetteer,
) -> Iterator[Outcome]:
    """Every row of the file as what became of it, in order, one row held at a time.

    `name` is the gazetteer's, `columns` as from `choose_columns` (for CSV), `country` the ISO 3166 alpha-3 code of rows
    that name none.

    Raises:
        GazetteerError: the file cannot be read any further.
    """
    if format == "geonames":
        return refuse_repeated(_read_geonames(path, gazetteer))
    if format == "pcodes":
        return _read_pcodes(path, country, gazetteer)
    return refuse_repeated(_read_csv(path, name, columns, country, gazetteer))


def choose_columns(path: Path, format: Format, given: Mapping[str, str]) -> dict[str, str]:
    """For each of `COLUMNS` the header of the file's column that holds it: as given, else by its usual names.

    Raises:
        GazetteerError: a given header is not there, or name, latitude or longitude is in no column.
    """
    if format != "csv":
        return {}
    return _READING.choose_columns(path, given, _GUESSES, ("name", "lat", "lon"))


def _read_geonames(path: Path, gazetteer: Gazetteer) -> Iterator[Outcome]:
    with _READING.open_text(path) as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != _GEONAMES_COLUMNS:
                yield Refused(number, f"{len(cells)} columns where a GeoNames dump has {_GEONAMES_COLUMNS}")
                continue
            yield of_row(number, partial(_geonames_row, number, cells, gazetteer))


def _geonames_row(line: int, cells: Sequence[str], gazetteer: Gazetteer) -> Outcome:
    group, code = cells[6], cells[7]
    level = int(code[3]) if re.fullmatch(r"ADM[1-4]", code) else 0
    if group != "P" and not level and code not in _SITES:
        return LeftOut(f"{group}.{code}")
    if not cells[0].isdigit():
        raise RowError(f"{cells[0]!r} is no GeoNames id")
    name, country = read_name(cells[1]), read_country(cells[8], None, gazetteer)
    lat, lon = read_position(cells[4], cells[5])
    region = gazetteer.region_name(country, cells[10]) if cells[10] not in ("", "00") else None
    place = Place(
        f"geonames:{cells[0]}",
        "region" if level else "city" if group == "P" else "own",
        name, lat, lon, country, (region or name) if level == 1 else region,
        "province" if level == 1 else "district" if level else "exact",
        read_population(cells[14]), int(code == "PPLC"),
        "province" if level == 1 else "district" if level else _SITES.get(code) or _settlement(code),
    )  # fmt: skip
    return Kept(line, place, _other_names(name, [cells[2], *cells[3].split(",")]))


def _settlement(code: str) -> str | None:
    return {"PPLC": "city", "PPLX": "quarter", "PPLL": "village"}.get(code)


def _other_names(name: str, given: Sequence[str]) -> tuple[str, ...]:
    """Other names that English text could hold: Latin letters, a capital first, no code of an airport or a link."""
    names = dict.fromkeys(" ".join(other.split()) for other in given)
    return tuple(
        other
        for other in names
        if other != name and len(other) > 2 and other[0].isupper() and not other.isupper() and _is_latin(other)
    )


def _is_latin(name: str) -> bool:
    return name.isascii() or all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in name if letter.isalpha()
    )


def _read_csv(
    path: Path, name: str, columns: Mapping[str, str], country: str | None, gazetteer: Gazetteer
) -> Iterator[Outcome]:
    for line, cells in _READING.read_rows(path):
        if cells is None:
            yield Refused(line, "more or fewer cells than the header has")
            continue
        row = {column: cells[header] for column, header in columns.items()}
        yield of_row(line, partial(_csv_row, line, row, name, country, gazetteer))


def _csv_row(
    line: int, cells: Mapping[str, str], gazetteer_name: str, default: str | None, gazetteer: Gazetteer
) -> Outcome:
    name = read_name(cells["name"])
    lat, lon = read_position(*(cells[axis].replace(",", ".") for axis in ("lat", "lon")))
    country = read_country(cells.get("country", ""), default, gazetteer)
    given = " ".join(cells.get("id", "").split())
    feature = fold(cells.get("feature", ""))
    aliases = re.split(r"[;|]" if re.search(r"[;|]", cells.get("aliases", "")) else ",", cells.get("aliases", ""))
    place = Place(
        f"{gazetteer_name}:{given}" if given else make_id(gazetteer_name, name, lat, lon),
        "own", name, lat, lon, country, read_region(cells.get("admin1", ""), country, gazetteer), "exact",
        read_population(cells.get("population", "")), 0, feature if feature in FEATURES else None,
    )  # fmt: skip
    return Kept(
        line, place, tuple(alias for alias in dict.fromkeys(map(str.strip, aliases)) if alias and alias != name)
    )


def _read_pcodes(path: Path, country: str | None, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Each unit once, whatever its level; a row's coordinates are those of its deepest unit."""
    levels: dict[int, dict[str, list[str]]] = {}
    position: dict[str, str] = {}
    seen: dict[str, str] = {}
    for line, cells in _READING.read_rows(path):
        if cells is None:
            yield Refused(line, "more or fewer cells than the header has")
            continue
        if not levels:
            levels, position = _levels_of(path, list(cells))
        if all(not cell or cell.startswith("#") for cell in cells.values()):
            yield LeftOut("HXL tags")
            continue
        try:
            yield from _pcode_row(line, cells, levels, position, seen, country, gazetteer)
        except RowError as error:
            yield Refused(line, str(error))


def _levels_of(path: Path, header: Sequence[str]) -> tuple[dict[int, dict[str, list[str]]], dict[str, str]]:
    """For each level the headers of its names and of its P-code, and the headers of the coordinates."""
    levels: dict[int, dict[str, list[str]]] = {}
    for cell in header:
        if match := _LEVEL.match(cell.lower()):
            part = "code" if (match[2] or "").startswith("p") else "names"
            levels.setdefault(int(match[1]), {"names": [], "code": []})[part].append(cell)
    for level in levels.values():  # English first: it is the name that is shown
        level["names"].sort(key=lambda cell: (not cell.lower().endswith("_en"), "alt" in cell.lower()))
    if not any(number > 0 and level["names"] and level["code"] for number, level in levels.items()):
        raise GazetteerError(f"{path}: no ADM1_EN and ADM1_PCODE among its columns; columns: {', '.join(header)}")
    folded = {fold(cell).replace(" ", "_"): cell for cell in header}
    position = {
        axis: folded[guess] for axis in ("lat", "lon") for guess in reversed(_GUESSES[axis].split()) if guess in folded
    }
    return levels, position


def _pcode_row(
    line: int,
    cells: Mapping[str, str],
    levels: Mapping[int, Mapping[str, Sequence[str]]],
    position: Mapping[str, str],
    seen: dict[str, str],
    default: str | None,
    gazetteer: Gazetteer,
) -> Iterator[Outcome]:
    filled = [
        (number, code, [cells[cell] for cell in levels[number]["names"] if cells[cell].strip()])
        for number in sorted(levels)
        if number > 0 and (code := next((cells[cell].strip() for cell in levels[number]["code"]), ""))
    ]
    if not filled:
        raise RowError("no P-code")
    if unnamed := [code for _, code, names in filled if not names]:
        raise RowError(f"{unnamed[0]} has no name")
    state = [cells[cell] for part in ("code", "names") for cell in levels.get(0, {}).get(part, ()) if cells[cell]]
    prefix = re.match(r"[A-Za-z]{2,3}", filled[0][1])
    if not state and prefix and prefix[0].upper() in iso3_by_code() and default is None:
        state = [prefix[0]]
    country = read_country(state[0] if state else "", default, gazetteer)
    region = read_region(filled[0][2][0], country, gazetteer) if filled[0][0] == 1 else None
    deepest = filled[-1][0]
    for number, code, names in filled:
        name = read_name(names[0])
        if code in seen:
            if seen[code] != name:
                raise RowError(f"{code} is {name!r} here and {seen[code]!r} above")
            continue
        lat, lon = None, None
        if number == deepest and len(position) == 2 and any(cells[cell].strip() for cell in position.values()):
            lat, lon = read_position(cells[position["lat"]], cells[position["lon"]])
        seen[code] = name
        place = Place(
            f"pcode:{code}", "region", name, lat, lon, country, region, "province" if number == 1 else "district",
            0, 0, "province" if number == 1 else "district",
        )  # fmt: skip
        yield Kept(line, place, _other_names(name, names[1:]))
