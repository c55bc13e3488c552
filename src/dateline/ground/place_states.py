"""This file knows how news writes the states of North America: abbreviations and people's names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# Name: the AP Stylebook's abbreviation and the post's. AP writes eight states out; older copy shortens some of them.
_US: Final = {
    "Alabama": ("Ala.", "AL"), "Alaska": ("Alaska", "AK"), "Arizona": ("Ariz.", "AZ"), "Arkansas": ("Ark.", "AR"),
    "California": ("Calif.", "CA"), "Colorado": ("Colo.", "CO"), "Connecticut": ("Conn.", "CT"),
    "Delaware": ("Del.", "DE"), "District of Columbia": ("D.C.", "DC"), "Florida": ("Fla.", "FL"),
    "Georgia": ("Ga.", "GA"), "Hawaii": ("Hawaii", "HI"), "Idaho": ("Ida.", "ID"), "Illinois": ("Ill.", "IL"),
    "Indiana": ("Ind.", "IN"), "Iowa": ("Ia.", "IA"), "Kansas": ("Kan.", "KS"), "Kentucky": ("Ky.", "KY"),
    "Louisiana": ("La.", "LA"), "Maine": ("Maine", "ME"), "Maryland": ("Md.", "MD"), "Massachusetts": ("Mass.", "MA"),
    "Michigan": ("Mich.", "MI"), "Minnesota": ("Minn.", "MN"), "Mississippi": ("Miss.", "MS"),
    "Missouri": ("Mo.", "MO"), "Montana": ("Mont.", "MT"), "Nebraska": ("Neb.", "NE"), "Nevada": ("Nev.", "NV"),
    "New Hampshire": ("N.H.", "NH"), "New Jersey": ("N.J.", "NJ"), "New Mexico": ("N.M.", "NM"),
    "New York": ("N.Y.", "NY"), "North Carolina": ("N.C.", "NC"), "North Dakota": ("N.D.", "ND"),
    "Ohio": ("Ohio", "OH"), "Oklahoma": ("Okla.", "OK"), "Oregon": ("Ore.", "OR"), "Pennsylvania": ("Pa.", "PA"),
    "Rhode Island": ("R.I.", "RI"), "South Carolina": ("S.C.", "SC"), "South Dakota": ("S.D.", "SD"),
    "Tennessee": ("Tenn.", "TN"), "Texas": ("Tex.", "TX"), "Utah": ("Utah", "UT"), "Vermont": ("Vt.", "VT"),
    "Virginia": ("Va.", "VA"), "Washington": ("Wash.", "WA"), "West Virginia": ("W.Va.", "WV"),
    "Wisconsin": ("Wis.", "WI"), "Wyoming": ("Wyo.", "WY"),
}  # fmt: skip
_CANADA: Final = {
    "Alberta": ("Alta.", "AB"), "British Columbia": ("B.C.", "BC"), "Manitoba": ("Man.", "MB"),
    "New Brunswick": ("N.B.", "NB"), "Newfoundland and Labrador": ("N.L.", "NL"), "Nova Scotia": ("N.S.", "NS"),
    "Ontario": ("Ont.", "ON"), "Prince Edward Island": ("P.E.I.", "PE"), "Quebec": ("Que.", "QC"),
    "Saskatchewan": ("Sask.", "SK"),
}  # fmt: skip
# What the people are called, for those whose name is no country's or town's too; plural and singular.
_PEOPLES: Final = {
    "Alabama": "Alabamian", "Alaska": "Alaskan", "Alberta": "Albertan", "Arizona": "Arizonan", "Arkansas": "Arkansan",
    "California": "Californian", "Colorado": "Coloradan", "Florida": "Floridian", "Hawaii": "Hawaiian",
    "Idaho": "Idahoan", "Illinois": "Illinoisan", "Indiana": "Hoosier", "Iowa": "Iowan", "Kansas": "Kansan",
    "Kentucky": "Kentuckian", "Louisiana": "Louisianan", "Manitoba": "Manitoban", "Michigan": "Michigander",
    "Minnesota": "Minnesotan", "Mississippi": "Mississippian", "Missouri": "Missourian", "Montana": "Montanan",
    "Nebraska": "Nebraskan", "Nevada": "Nevadan", "New York": "New Yorker", "North Carolina": "North Carolinian",
    "Ohio": "Ohioan", "Ontario": "Ontarian", "Oregon": "Oregonian", "Pennsylvania": "Pennsylvanian",
    "South Carolina": "South Carolinian", "Tennessee": "Tennessean", "Texas": "Texan", "Vermont": "Vermonter",
    "Virginia": "Virginian", "West Virginia": "West Virginian", "Wyoming": "Wyomingite",
}  # fmt: skip


@cache
def _written() -> dict[str, tuple[str, str]]:
    """Spelling → (name, ISO 3166 alpha-3); stops stay, since *Ill.* is a state and *Ill* is not."""
    table: dict[str, tuple[str, str]] = {}
    for states, country in ((_US, "USA"), (_CANADA, "CAN")):
        for name, (short, code) in states.items():
            for form in (short, code, short.replace(".", ". ").strip()):
                table[form] = (name, country)
            if short.count(".") > 1:
                table[short.replace(".", "")] = (name, country)
            if people := _PEOPLES.get(name):
                table[people] = table[people + "s"] = (name, country)
    return table


def read_state(words: str, *, postal: bool = False) -> tuple[str, str] | None:
    """The state or province that an abbreviation or its people's name stands for, and its country; None for no such.

    The post's two capitals count only where `postal` allows them, behind a town's comma: *LA* alone is Los Angeles.

    >>> read_state("W. Va."), read_state("LA"), read_state("LA", postal=True), read_state("Ill")
    (('West Virginia', 'USA'), None, ('Louisiana', 'USA'), None)
    """
    words = words.strip()
    if len(words) == 2 and words.isupper() and not postal:
        return None
    return _written().get(words)


def is_bare_state(words: str) -> bool:
    """Whether the words are a state's abbreviation without its full stop, and so a word: Mass is said in churches.

    >>> is_bare_state("Mass"), is_bare_state("Mass."), is_bare_state("Texas")
    (True, False, False)
    """
    return f"{words.strip()}." in _written()


def state_after(text: str) -> tuple[str, str] | None:
    """The state that text right behind a place begins with, after a comma or an opening bracket.

    >>> state_after(", La., on Monday"), state_after(", Texas. He"), state_after(", Libya")
    (('Louisiana', 'USA'), ('Texas', 'USA'), None)
    """
    match = _state_after().match(text)
    if not match:
        return None
    words = match[1]
    if words in _US:
        return words, "USA"
    return (words, "CAN") if words in _CANADA else read_state(words, postal=True)


@cache
def _state_after() -> re.Pattern[str]:
    forms = {*_US, *_CANADA, *(form for form in _written() if form[-1] == "." or form.isupper())}
    longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"\s*[,(]\s*({longest})(?![\w-])")
