"""This file reads CAMEO's actor codes, `AFGGOVMIL` or `IGOUNO`, as country, PLOVER sector and organ of the state."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from dateline.ground.organs import countries_by_code
from dateline.ground.registry_load import SECTORS
from dateline.ground.user_tables import RowError

# Roles of CAMEO that PLOVER has under another name. RAD and MOD (radical, moderate) tell no sector and are left.
_ROLES: Final = {
    "INS": "REB", "SEP": "REB", "HLH": "SOC", "HRI": "NGO", "ENV": "SOC", "DEV": "SOC", "SET": "CVL", "NGM": "SOC",
    "IDP": "REF", "STU": "EDU", "MOS": "REL", "MUS": "REL", "CHR": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL",
    "SIK": "REL", "CTH": "REL", "PRO": "REL", "SHI": "REL", "ORT": "REL",
}  # fmt: skip
# What a code may begin with instead of a country. Regions and religions belong to no one country.
_WORLD: Final = frozenset("IGO NGO NGM IMG MNC UAF INT UNO".split())
_REGIONS: Final = frozenset(
    "AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST".split()
)
# ISO 3166 codes of an earlier day, and CAMEO's own.
_COUNTRIES: Final = {
    "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "PAL": "PSE", "WSB": "PSE", "GZS": "PSE", "TAW": "TWN", "KSV": "KOS",
    "XKX": "KOS", "BUR": "MMR",
}  # fmt: skip
# The organ in which one of that role sits, by the suffixes of `organs.ORGANS`; after GOV the portfolio.
_ORGANS: Final = {"GOV": "gov", "MIL": "mil", "COP": "cop", "SPY": "spy", "JUD": "jud", "LEG": "leg"}
_PORTFOLIOS: Final = {"MIL": "mod", "COP": "moi", "JUD": "moj", "HLH": "moh", "FRM": "mfa"}


class Cameo(Struct, frozen=True, kw_only=True):
    """A code, read: ISO 3166 alpha-3 country, PLOVER sector, and the registry id of the state's organ it is of.

    Without a sector the code is a bare country or region: it says whose somebody is and not who.
    """

    country: str | None = None
    sector: str | None = None
    organ: str | None = None


def read_code(code: str) -> Cameo:
    """What a code tells; of several roles the first one counts, what follows only specifies it.

    >>> read_code("AFGGOVMIL")
    Cameo(country='AFG', sector='GOV', organ='reg:afg-mod')
    >>> read_code("COLREBFRC").sector, read_code("IGOUNO").sector
    ('REB', 'UNO')

    Raises:
        RowError: its country or role is not known; named in the message.
    """
    if not re.fullmatch(r"(?:[A-Z]{3})+", code):
        raise RowError(f"code {code!r} is not made of groups of three capitals")
    first, *roles = (code[at : at + 3] for at in range(0, len(code), 3))
    if first in _WORLD:
        return Cameo(sector=_of_the_world(first, roles))
    country = None if first in _REGIONS else _COUNTRIES.get(first, first)
    if country is not None and country not in countries_by_code():
        if sector := read_role(first):
            return Cameo(sector=sector)
        raise RowError(f"code {code!r}: {first!r} is no country, region or role of today")
    if not roles:
        return Cameo(country=country)
    at = next((number for number, role in enumerate(roles) if read_role(role)), None)
    if at is None:
        raise RowError(f"code {code!r}: {roles[0]!r} is no role that tells a sector")
    suffix = _ORGANS.get(roles[at])
    if roles[at] == "GOV" and at + 1 < len(roles):
        suffix = _PORTFOLIOS.get(roles[at + 1], suffix)
    organ = f"reg:{country.lower()}-{suffix}" if country and suffix else None
    return Cameo(country=country, sector=read_role(roles[at]), organ=organ)


def read_role(role: str) -> str | None:
    """The PLOVER sector of a role of PLOVER or CAMEO; None if there is no such role."""
    return role if role in SECTORS else _ROLES.get(role)


def _of_the_world(first: str, roles: list[str]) -> str:
    if first == "IGO" and roles[:1] == ["UNO"]:
        return "UNO"
    if first == "IGO" and roles[:2] in (["EUR", "EEC"], ["EEC"]):
        return "EUR"
    if first == "INT":
        return next((sector for role in roles if (sector := read_role(role))), "UNK")
    return _ROLES.get(first, first)
