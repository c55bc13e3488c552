"""This file knows what other projects call and number the countries: ISO 3166, FIPS 10-4, Gleditsch and Ward.

data/countries.csv has a line a country, by alpha-3 code (`KOS` for Kosovo, as PLOVER writes it). A cell is empty where
the project has no such code, or where we are not sure of it.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Country(Struct, frozen=True):
    """One country: `iso_numeric` without leading zeros, `fips` as GDELT writes it, `gw` as UCDP numbers it."""

    iso3: str
    iso2: str
    iso_numeric: str
    name: str
    fips: str
    gw: str
    acled_region: str
    ucdp_name: str
    ucdp_region: str


_UNKNOWN = Country(*[""] * len(Country.__struct_fields__))


@cache
def _countries() -> dict[str, Country]:
    text = (files("dateline.share") / "data" / "countries.csv").read_text(encoding="utf-8")
    return {row["iso3"]: Country(**row) for row in csv.DictReader(text.splitlines())}


def country_of(iso3: str | None) -> Country:
    """The country of that alpha-3 code; one whose every field is empty where there is none."""
    return _countries().get(iso3 or "", _UNKNOWN)
