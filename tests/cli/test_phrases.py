"""This file says in which words a claim's values are shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.cli.phrases import name_actor, name_creation_time, name_days, name_place, name_time, name_toll, name_tolls
from dateline.records.claim import ActorFiller, PlaceFiller, TimeFiller, TollFiller
from dateline.records.page import CreationTime, Interval
from dateline.records.values import PlaceValue
from tests.cli.builders import a_place, a_time, a_toll, an_actor

KAFRIYA = PlaceValue(id="g:1", name="Kafriya", admin1="Idlib", country="SYR", precision="exact")

SARAQIB: dict[str, Any] = {"id": "g:6", "name": "Saraqib", "admin1": "Idlib", "country": "SYR"}
ROAD: dict[str, Any] = {"id": "between:g:3+g:9", "name": "Idlib–Aleppo", "country": "SYR"}


@pytest.mark.parametrize(
    ("first", "until", "words"),
    [
        (date(2018, 6, 25), date(2018, 6, 26), "2018-06-25"),
        (date(2018, 6, 1), date(2018, 7, 1), "2018-06"),
        (date(2018, 12, 1), date(2019, 1, 1), "2018-12"),
        (date(2018, 1, 1), date(2019, 1, 1), "2018"),
        (date(2018, 6, 25), date(2018, 6, 28), "2018-06-25…27"),
        (date(2018, 6, 25), date(2018, 7, 3), "2018-06-25…07-02"),
        (date(2018, 12, 30), date(2019, 1, 3), "2018-12-30…2019-01-02"),
        (date(2018, 6, 25), None, "since 2018-06-25"),
        (None, date(2018, 6, 25), "before 2018-06-25"),
        (None, None, "?"),
    ],
)
def test_days_are_written_as_people_do(first: date | None, until: date | None, words: str) -> None:
    """The end is exclusive in the record and inclusive in words."""
    assert name_days(first, until) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 800))
def test_days_never_lose_their_first_year(first: date, length: int) -> None:
    """Whatever the interval, its first year can be read from the words."""
    until = date.fromordinal(first.toordinal() + length)
    assert name_days(first, until).startswith(str(first.year))


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (a_time("June 25", date(2018, 6, 25), date(2018, 6, 26)), "2018-06-25"),
        (a_time("the other day", None, None, reason="vague"), "“the other day”"),
        (
            a_time("dawn", date(2018, 6, 25), date(2018, 6, 26), precision="hour"),
            "2018-06-25 (dawn)",
        ),
        (
            a_time(
                "Monday", date(2018, 6, 25), date(2018, 6, 26),
                alternatives=(
                    Interval(date(2018, 6, 25), date(2018, 6, 26)), Interval(date(2018, 7, 2), date(2018, 7, 3)),
                ),
            ),
            "2018-06-25 or 2018-07-02 (ambiguous)",
        ),
    ],
)  # fmt: skip
def test_a_time_is_never_more_certain_than_its_record(time: TimeFiller, words: str) -> None:
    """Readings are listed, and what could not be told is quoted."""
    assert name_time(time) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (a_place("Idlib", id="g:1", name="Idlib", admin1="Idlib", country="SYR", precision="exact"), "Idlib, SYR"),
        (a_place("Kafraya", id="g:1", name="Kafriya", admin1="Idlib", country="SYR", precision="exact"),
         "Kafriya, Idlib, SYR"),
        # a village known by its province alone
        (a_place("Kafriya", id="g:2", name="Idlib", admin1="Idlib", country="SYR", precision="province"),
         "“Kafriya”, in Idlib, SYR (province)"),
        (a_place("Idlib", id="g:2", name="Idlib", admin1="Idlib", country="SYR", precision="province"),
         "Idlib, SYR (province)"),
        (a_place("Syria", id="g:3", name="Syria", country="SYR", precision="country"), "Syria (country)"),
        (a_place("the front", reason="description"), "“the front” (not located)"),
        (a_place("the two towns", members=(KAFRIYA, PlaceValue(id=None, reason="not in any gazetteer"))),
         "“the two towns”: Kafriya, Idlib, SYR, ?"),
        (a_place("12 km north of Saraqib", **SARAQIB, precision="near", radius_km=8.3),
         "12 km north of Saraqib, Idlib, SYR (within 8 km)"),
        # spelled otherwise than the gazetteer does
        (a_place("12 km north of Saraqeb", **SARAQIB, precision="near", radius_km=8.3),
         "“12 km north of Saraqeb”, near Saraqib, Idlib, SYR (within 8 km)"),
        (a_place("a farm", **SARAQIB, precision="near"), "“a farm”, near Saraqib, Idlib, SYR"),
        (a_place("Saraqib", **SARAQIB, precision="near", radius_km=10.0), "near Saraqib, Idlib, SYR (within 10 km)"),
        (a_place("Saraqib", **SARAQIB, precision="exact", radius_km=3.0), "Saraqib, Idlib, SYR"),
        (a_place("the Idlib–Aleppo highway", **ROAD, precision="near", radius_km=33.5),
         "the Idlib–Aleppo highway, SYR (within 34 km)"),
        (a_place("between Idlib and Aleppo", **ROAD, precision="near", radius_km=33.5),
         "between Idlib and Aleppo, SYR (within 34 km)"),
        (a_place("the road", **ROAD, precision="region", radius_km=90.0), "“the road”, Idlib–Aleppo, SYR (region)"),
        (a_place("Turkish-Syrian border", id="border:SYR+TUR", name="Syria–Turkey border", precision="region"),
         "Syria–Turkey border (region)"),
    ],
)  # fmt: skip
def test_a_place_says_how_closely_it_is_known(place: PlaceFiller, words: str) -> None:
    """A province never passes for the village."""
    assert name_place(place) == words


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (a_toll("12", 12, 12), "12 killed"),
        (a_toll("at least 12", 12, None), "12+ killed"),
        (a_toll("up to 1,500", None, 1500, of="displaced"), "up to 1,500 displaced"),
        (a_toll("five to seven", 5, 7, of="wounded"), "5–7 wounded"),
        (a_toll("dozens", 24, 99, vague=True), "“dozens” killed"),
        (a_toll("many", None, None, of="besieged"), "“many” besieged"),
        (a_toll("30", 30, 30, of="other"), "30 people"),
    ],
)
def test_a_toll_keeps_its_bounds(toll: TollFiller, words: str) -> None:
    """Vague words stay words: no number that nobody gave."""
    assert name_toll(toll) == words


def counted(toll: TollFiller, mention: str = "m4", **more: Any) -> TollFiller:
    """A toll with what else is known of it."""
    return replace(toll, mention=mention, **more)


DEAD = counted(a_toll("12", 12, 12), of_whom="civilians")
CHILDREN = counted(a_toll("three", 3, 3), "m5", of_whom="children", included_in="m4")
WOMEN = counted(a_toll("two", 2, 2), "m6", of_whom="women", included_in="m4")
GIRLS = counted(a_toll("a", 1, 1), "m7", of_whom="girl", included_in="m5")
SOLDIERS = counted(a_toll("four", 4, 4), "m8", of_whom="soldiers")
FLED = counted(a_toll("40", 40, 40, of="displaced"), "m9", of_whom="families", reason="counts families, not people")


@pytest.mark.parametrize(
    ("tolls", "words"),
    [
        ([DEAD, CHILDREN], "12 killed (including 3 children)"),
        ([CHILDREN, WOMEN, DEAD], "12 killed (including 3 children and 2 women)"),
        ([DEAD, CHILDREN, GIRLS], "12 killed (including 3 children and 1 girl)"),  # a part of a part
        ([CHILDREN], "3 killed"),  # its whole is told elsewhere
        ([DEAD, SOLDIERS], "12 civilians killed, 4 soldiers killed"),
        ([a_toll("20", 20, 20, of="wounded"), counted(a_toll("three", 3, 3), "m5", included_in="m4")],
         "20 wounded (including 3 killed)"),
        ([DEAD, counted(a_toll("40", 40, 40), "m8", cumulative=True, of_whom="civilians")],
         "12 killed, 40 killed in all"),
        ([FLED], "40 families displaced"),
        ([replace(FLED, of="other")], "40 families"),
        ([counted(a_toll("four", None, None), reason="counts tanks, not people")], "“four” (counts tanks, not people)"),
        ([a_toll("40", 40, 40), counted(a_toll("60", 60, 60), "m5", source=("m1",))],
         "40 killed, 60 killed (counted by “activists”)"),
        ([counted(DEAD, source=("m1", "m2", "m3")), CHILDREN],
         "12 killed (including 3 children; counted by “activists” and the UN)"),  # m3 has no name
        ([replace(DEAD, included_in="m5"), replace(CHILDREN, included_in="m4")],
         "12 civilians killed, 3 children killed"),  # a circle
        ([], ""),
    ],
)  # fmt: skip
def test_tolls_of_one_claim_are_told_apart(tolls: list[TollFiller], words: str) -> None:
    """A part stands with its whole, a count of a longer time and of families as such, a rival with who counted."""
    assert name_tolls(tolls, {"m1": "“activists”", "m2": "the UN"}) == words


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (an_actor("HTS", id="reg:hts", name="Hay'at Tahrir al-Sham"), "Hay'at Tahrir al-Sham"),
        (an_actor("the Wind", id="user:north-wind", name="North Wind"), "North Wind"),  # a user's registry is one too
        (an_actor("rebels", id="gen:SYR-REB", name="SYR REB"), "“rebels”"),  # a kind of actor, nobody in particular
        (an_actor("a new  \n group", name="a new group"), "“a new group”"),
    ],
)
def test_only_the_registry_names_an_actor(actor: ActorFiller, words: str) -> None:
    """All others are quoted, on one line."""
    assert name_actor(actor) == words


def test_an_ambiguous_date_of_publication_lists_its_readings() -> None:
    """03/04/2024 is a day in March or in April."""
    march, april = Interval(date(2024, 3, 4), date(2024, 3, 5)), Interval(date(2024, 4, 3), date(2024, 4, 4))
    dct = CreationTime(
        from_=april.from_, until=april.until, precision="day", found_in="text", alternatives=(april, march)
    )
    assert name_creation_time(dct) == "published 2024-04-03 or 2024-03-04 (ambiguous, as shown on the page)"
