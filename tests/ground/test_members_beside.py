"""Bare men are those of the group or leader whose name stands beside them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.actor_context import ActorContext
from dateline.ground.members_beside import whose_men
from dateline.ground.registry import Registry

REGISTRY = Registry.load()

ROWS = [
    # text, mention, page country, year, who
    ("Fighters of the YPG and allied rebels took the town.", "Fighters", "SYR", 2015, "reg:ypg"),
    ("It was then that Mladic's troops took the men.", "troops", "BIH", 2015, "reg:vrs"),
    ("Viv Ansanm soldiers held the post.", "soldiers", "HTI", 2024, "reg:viv-ansanm"),
    ("Gunmen loyal to Libya Dawn took a chief.", "Gunmen loyal", "LBY", 2015, "reg:libya-dawn"),
    ("Fighters from MODEL looted the port.", "Fighters", "LBR", 2003, "reg:model-liberia"),
    ("Fighters of Riek Machar looted shops.", "Fighters", "SSD", 2016, "reg:splm-io"),
    ("Soldiers of President Salva Kiir looted shops.", "Soldiers", "SSD", 2016, "reg:ssd-mil"),
    ("Fighters from MODEL held the pier.", "Fighters", None, 2003, "reg:model-liberia"),  # the only one in that year
    ("The forces of the Donetsk People's Republic took it.", "forces", "UKR", 2022, "reg:dpr"),
    ("Aircraft of the Government of National Accord flew.", "Aircraft", "LBY", 2018, "reg:gna"),
    ("Salva Kiir's rebels came.", "rebels", "SSD", 2016, None),  # no army
    ("Two Nigerian soldiers of the AU were hurt.", "Two Nigerian soldiers", "SOM", 2014, None),  # Nigeria's
    ("Soldiers from Cameroon crossed.", "Soldiers", "CMR", 2014, None),  # a state's: rules for organs
    ("HTS left. Fighters came.", "Fighters", "SYR", 2018, None),  # another sentence
    ("Young men of the bush came.", "Young men", "MOZ", 1988, None),
]


@pytest.mark.parametrize(("text", "words", "country", "year", "who"), ROWS, ids=[row[0] for row in ROWS])
def test_whose_men_they_are(text: str, words: str, country: str | None, year: int, who: str | None) -> None:
    """The words beside the mention tell; what they do not tell stays open."""
    at = text.index(words)
    context = ActorContext(on=date(year, 6, 1), country=country)
    value = whose_men(text, at, at + len(words), context, REGISTRY)
    assert (value.id if value else None) == who
