"""A force is its side's, whatever men, craft or arms it is named by; people who are counted are no state."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.registry import ActorContext, Registry, resolve_actor

REGISTRY = Registry.load()

ROWS = [
    # words, page country, year, id
    ("Israeli naval commandos", "PSE", 2010, "reg:isr-mil"),
    ("Israeli missiles", "SYR", 2018, "reg:isr-mil"),
    ("Iraqi planes", "IRN", 1988, "reg:irq-mil"),
    ("US AC-130", "SOM", 2007, "reg:usa-mil"),
    ("Russian border units", "UKR", 2023, "reg:rus-mil"),
    ("Sudanese MiGs", "SSD", 2012, "reg:sdn-mil"),
    ("Houthi naval guards", "YEM", 2019, "reg:houthis"),
    ("ELN sappers", "COL", 1999, "reg:eln"),
    ("Rada men", "LBY", 2019, "reg:rada"),
    ("Bosnian Serb gunners", "BIH", 1994, "reg:vrs"),
    ("Serb gunners", "BIH", 1994, "reg:vrs"),
    ("Coalition warplanes", "YEM", 2015, "reg:saudi-coalition"),
    ("Air force Sukhois", "AGO", 1993, "reg:ago-mil"),
    ("army supply column", "MLI", 2012, "reg:mli-mil"),
    ("National Guard squad", "NER", 2021, "reg:ner-mil"),
    ("Bosnian army men", "HRV", 1993, "reg:bih-mil"),
    ("junta men", "SLE", 1998, "reg:sle-mil"),
    ("Foreign planes", "AFG", 2008, "gen:MIL"),
    ("eleven Armenian men", "AZE", 1992, "gen:ARM-CVL"),
    ("Dutch lorries", "BIH", 1994, "new:dutch-lorries"),  # anybody's
    ("militia boys", "LBR", 2003, "gen:LBR-PRM"),
    ("militia leader", "LBR", 2003, "gen:LBR-PRM"),
    ("Men in federal uniforms", "MEX", 2008, "gen:MEX-UAF"),
    ("fifteen of his men", "PAK", 2008, None),
    ("Patrolmen", "COL", 2020, "gen:COL-COP"),
    ("eighteen-year-old Palestinian", "ISR", 2022, "gen:PSE-CVL"),
    ("four Israelis", "PSE", 2023, "gen:ISR-CVL"),
    ("37 guests", "AFG", 2008, None),
    ("21 Egyptian Christians", "LBY", 2015, None),
    ("59 Division", "NPL", 2003, "new:59-division"),  # a name
]


@pytest.mark.parametrize(("words", "country", "year", "who"), ROWS, ids=[row[0] for row in ROWS])
def test_whose_force_it_is(words: str, country: str, year: int, who: str | None) -> None:
    """State, organ or group; nobody's where the words do not tell."""
    assert resolve_actor(words, ActorContext(on=date(year, 6, 1), country=country), REGISTRY).id == who
