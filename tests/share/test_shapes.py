"""What single columns of ACLED, UCDP, GDELT and PLOVER say, case by case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.records.claim import PloverRecord
from dateline.records.event import ActorDisagreement, Event
from dateline.records.values import ActorValue, LineString, PlaceValue
from dateline.share.acled import UNREVIEWED_TAG, acled_row
from dateline.share.counts import Count, count_of
from dateline.share.days import Days, acled_time_precision, days_of, ucdp_date_prec
from dateline.share.gdelt import fraction_of, gdelt_row
from dateline.share.numbers import number_of
from dateline.share.plover import plover_record
from dateline.share.report import Options
from dateline.share.ucdp import deaths_of, dyad_of, priogrid_of, ucdp_row
from tests.share.builders import (
    AZAZ,
    CIVILIANS,
    HTS,
    IDLIB,
    POLICE,
    RUSSIA,
    SNA,
    SYRIA,
    TEACHERS,
    a_claim,
    a_row,
    a_time,
    a_told_toll,
    a_toll,
    an_event,
)

TEXAS = replace(IDLIB, country="USA", admin1="Texas", name="Texas", precision="province")
MASKED = ActorValue(id="gen:SYR-UAF", name="masked men", country="SYR", sector="UAF", provisional=False)


def acled(event: Event, **more: Any) -> dict[str, Any]:
    """The ACLED row of a reviewed event."""
    row = acled_row(a_row(event, **more))
    assert not isinstance(row, str), row
    return row


# --- Days and counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "until", "acled", "ucdp", "middle"),
    [
        ("2019-03-01", "2019-03-02", 1, 1, date(2019, 3, 1)),
        ("2019-03-01", "2019-03-03", 2, 2, date(2019, 3, 2)),
        ("2019-03-04", "2019-03-11", 2, 3, date(2019, 3, 7)),  # a week: its Thursday
        ("2019-04-01", "2019-05-01", 3, 4, date(2019, 4, 16)),
        ("2019-01-01", "2020-01-01", None, 5, date(2019, 7, 2)),
        ("2018-01-01", "2020-01-01", None, None, date(2019, 1, 1)),
    ],
)
def test_an_interval_has_precision_codes(
    first: str, until: str, acled: int | None, ucdp: int | None, middle: date
) -> None:
    """ACLED's 1 to 3, UCDP's 1 to 5; nothing for what neither would record."""
    days = days_of(a_time(first, until))
    assert days is not None
    assert (acled_time_precision(days), ucdp_date_prec(days), days.middle) == (acled, ucdp, middle)


def test_precision_codes_are_those_of_coding() -> None:
    """A claim's codes and an export's never differ."""
    from dateline.ground import time_precision

    for length in (1, 2, 6, 7, 8, 31, 32, 366, 367):
        first = date(2019, 1, 1)
        last = date.fromordinal(first.toordinal() + length - 1)
        until = date.fromordinal(last.toordinal() + 1)
        assert acled_time_precision(Days(first, last)) == time_precision.acled_time_precision(first, until)
        assert ucdp_date_prec(Days(first, last)) == time_precision.ucdp_date_prec(first, until)


@pytest.mark.parametrize(
    ("tolls", "count"),
    [
        ((), Count()),
        ((a_toll(12, None),), Count(12, None)),
        ((a_toll(12, 14),), Count(12, 14)),
        ((a_toll(12, 12), a_toll(3, 3)), Count(12, None)),  # soldiers and villagers: not added up
        ((a_toll(40, 40, cumulative=True),), Count()),
        ((a_toll(5, 5, families=True),), Count()),
        ((a_toll(9, 9, of="wounded"),), Count()),
    ],
)
def test_a_toll_counts_this_events_people(tolls: Any, count: Count) -> None:
    """Killed, as far as one number can say it."""
    assert count_of(an_event(toll=tolls), "killed") == count


# --- ACLED ------------------------------------------------------------------------------------------------------------


def test_acled_knows_whose_forces_and_whose_people() -> None:
    """States' forces and people at large have ACLED's own names; who they are more closely stands beside."""
    row = acled(an_event(actor=(RUSSIA, SYRIA), recipient=(CIVILIANS, TEACHERS)))
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == (
        "Military Forces of Russia", "Military Forces of Syria", "External/Other forces",
    )  # fmt: skip
    assert (row["actor2"], row["assoc_actor_2"], row["inter2"]) == ("Civilians (Syria)", "maestros", "Civilians")
    assert row["civilian_targeting"] == "Civilians targeted"


def test_a_battle_has_armed_sides_only() -> None:
    """Civilians hurt in it are no side of it, and were not its target."""
    row = acled(an_event(recipient=(CIVILIANS, HTS)))
    assert (row["event_type"], row["actor2"], row["assoc_actor_2"]) == ("Battles", HTS.name, "")
    assert row["civilian_targeting"] == ""


def test_two_sides_that_act_are_actor_one_and_two() -> None:
    """A third is named with neither: whose side it is on is not told."""
    row = acled(an_event(actor=(SNA, SYRIA, HTS), recipient=()))
    assert (row["actor1"], row["actor2"]) == (SNA.name, "Military Forces of Syria")
    assert HTS.name not in row.values()
    assert row["interaction"] == "State forces-Rebel group"


def test_demonstrators_come_first_and_who_breaks_them_up_second() -> None:
    """The police that used force are actor 2."""
    row = acled(
        an_event(mode="crowd-control", actor=(POLICE,), recipient=(TEACHERS,), place=replace(IDLIB, country="COL"))
    )
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Protesters (Colombia)", "maestros", "Protesters")
    assert (row["actor2"], row["inter2"]) == ("Police Forces of Colombia", "State forces")
    assert row["interaction"] == "State forces-Protesters"


def test_whom_people_march_against_is_not_there() -> None:
    """A demonstration against a government has one actor."""
    row = acled(an_event(type="PROTEST", mode="riot", actor=(TEACHERS,), recipient=(SYRIA,)))
    assert (row["actor1"], row["actor2"], row["interaction"]) == ("Rioters (Syria)", "", "Rioters only")


@pytest.mark.parametrize("actor", [(), (MASKED,)])
def test_nobody_known_attacked(actor: tuple[ActorValue, ...]) -> None:
    """ACLED has a name for it: nobody named, or described as armed and no more."""
    row = acled(an_event(mode="explosives", actor=actor, recipient=(CIVILIANS,)))
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Syria)", "Political militia")


def test_an_actor_without_a_name_is_not_called_unidentified() -> None:
    """The page says who; it is only not known here."""
    unresolved = ActorValue(id=None, provisional=False, reason="two of that name")
    assert acled_row(a_row(an_event(mode="explosives", actor=(unresolved,)))) == "no-actor"
    assert acled_row(a_row(an_event(type="MOBILIZE", actor=(), recipient=()))) == "no-actor"
    disputed = an_event(mode="explosives", actor=(), disagreements=(ActorDisagreement(values=()),))
    assert acled_row(a_row(disputed)) == "no-actor"


def test_a_week_is_dated_by_its_middle() -> None:
    """With ACLED's code for it."""
    row = acled(an_event(time=a_time("2019-03-04", "2019-03-11", "week")))
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2019-03-07", 2019, 2)


@pytest.mark.parametrize(
    ("place", "outcome"),
    [
        (None, "no-place"),
        (PlaceValue(id=None, reason="not in any gazetteer"), "no-place"),
        (PlaceValue(id=None, members=(IDLIB, AZAZ)), "several-places"),
        (replace(IDLIB, precision="country"), "coarse-place"),
        (replace(IDLIB, precision=None), "coarse-place"),
        (IDLIB, 1),
        (replace(IDLIB, precision="near"), 2),
        (replace(IDLIB, precision="district"), 2),
        (replace(IDLIB, precision="province"), 3),
    ],
)
def test_acled_places_an_event_or_leaves_it_out(place: PlaceValue | None, outcome: int | str) -> None:
    """With its code for how closely, and never at a guess."""
    row = acled_row(a_row(an_event(place=place)))
    assert (row if isinstance(row, str) else row["geo_precision"]) == outcome


def test_fatalities_are_the_lowest_told() -> None:
    """0 where nobody tells any, which is ACLED's rule."""
    assert acled(an_event(toll=(a_toll(2, 9),)))["fatalities"] == 2
    assert acled(an_event())["fatalities"] == 0


def test_rows_that_nobody_has_reviewed_are_tagged() -> None:
    """So that they can be told apart in the file."""
    assert acled(an_event(status="machine"), status="machine")["tags"] == UNREVIEWED_TAG
    assert acled(an_event())["tags"] is None


def test_the_time_of_writing_is_there_when_given() -> None:
    """Otherwise the same rows give the same bytes."""
    options = Options(dated=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    row, line = acled_row(a_row(), options), gdelt_row(a_row(), options)
    assert not isinstance(row, str)
    assert not isinstance(line, str)
    assert row["timestamp"] == 1767323045
    assert line["DATEADDED"] == "20260102030405"


# --- UCDP -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "recipient", "kind", "a", "b"),
    [
        ((HTS,), (SYRIA,), 1, SYRIA, HTS),  # the state is side A, whoever attacked
        ((SNA,), (HTS,), 2, SNA, HTS),
        ((SNA, SYRIA), (), 1, SYRIA, SNA),
        ((HTS,), (CIVILIANS,), 3, HTS, None),
    ],
)
def test_violence_is_of_three_kinds(
    actor: tuple[ActorValue, ...], recipient: tuple[ActorValue, ...], kind: int, a: ActorValue, b: ActorValue | None
) -> None:
    """With a state on a side, without one, and against civilians."""
    dyad = dyad_of(an_event(actor=actor, recipient=recipient))
    assert dyad is not None
    assert (dyad.type_of_violence, dyad.a, dyad.b) == (kind, a, b)


@pytest.mark.parametrize(
    ("actor", "recipient"),
    [((TEACHERS,), (CIVILIANS,)), ((), (CIVILIANS,)), ((HTS,), ()), ((replace(HTS, name=None),), (SYRIA,))],
)
def test_sides_that_are_not_told_are_not_made_up(
    actor: tuple[ActorValue, ...], recipient: tuple[ActorValue, ...]
) -> None:
    """No organised armed group with a name, or nobody it fought."""
    assert dyad_of(an_event(actor=actor, recipient=recipient)) is None


@pytest.mark.parametrize(
    ("tolls", "found"),
    [
        ((), None),
        ((a_toll(None, 10),), None),  # up to ten may be none
        ((a_toll(0, 0),), None),
        ((a_toll(12, None),), (12, 12)),
        ((a_toll(12, 20),), (12, 20)),
        ((a_toll(5, 5, of="wounded"),), None),
        ((a_toll(40, 40, cumulative=True),), None),
    ],
)
def test_ucdp_wants_a_death(tolls: Any, found: tuple[int, int] | None) -> None:
    """At least one, of this event, by somebody's count."""
    deaths = deaths_of(an_event(toll=tolls))
    assert (None if deaths is None else (deaths.low, deaths.high)) == found


def test_whose_dead_they_are_is_said_only_where_told() -> None:
    """Civilians by the page's own word and nobody else's; the parts add up to the best estimate."""
    event = an_event(actor=(HTS,), recipient=(CIVILIANS,), toll=(a_toll(2, 2),))
    for of_whom, civilians in (("civilians", 2), ("people", 0)):
        row = ucdp_row(a_row(event, claims=(a_claim(event, toll=(a_told_toll(2, of_whom),)),)))
        assert not isinstance(row, str)
        assert (row["deaths_civilians"], row["deaths_unknown"], row["best"]) == (civilians, 2 - civilians, 2)


def test_a_road_is_a_line_to_ucdp() -> None:
    """Its code 5, with the point that stands for it."""
    road = replace(IDLIB, geometry=LineString(coordinates=((36.0, 35.0), (37.0, 36.0))))
    row = ucdp_row(a_row(an_event(place=road, toll=(a_toll(1, 1),))))
    assert not isinstance(row, str)
    assert (row["where_prec"], row["geom_wkt"]) == (5, "POINT (36.63 35.93)")


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (90, 180, 259200), (0, 0, 129961), (-89.6, -179.4, 2), (-89.4, -179.9, 721)],
)
def test_a_point_lies_in_a_cell_of_priogrid(lat: float, lon: float, cell: int) -> None:
    """Counted from the south-west corner eastwards; the poles and the date line belong to the last cells."""
    assert priogrid_of(lat, lon) == cell


# --- GDELT ------------------------------------------------------------------------------------------------------------


def test_gdelt_dates_a_day_or_not_at_all() -> None:
    """It has no word for a week."""
    assert gdelt_row(a_row(an_event(time=a_time("2019-03-04", "2019-03-11", "week")))) == "no-day"
    assert fraction_of(date(2019, 3, 1)) == 2019.2493


@pytest.mark.parametrize(
    ("place", "kind", "name", "lat"),
    [
        (None, 0, "", None),
        (IDLIB, 4, "Idlib, Syria", 35.93),
        (replace(IDLIB, name="Idlib", precision="province"), 5, "Idlib, Syria", 35.93),
        (replace(IDLIB, precision="country"), 1, "Idlib, Syria", 35.93),
        (PlaceValue(id=None, members=(IDLIB, AZAZ)), 1, "Syria", None),
        (replace(TEXAS, name="Austin", precision="exact"), 3, "Austin, Texas, United States", 35.93),
        (TEXAS, 2, "Texas, United States", 35.93),
    ],
)
def test_gdelt_says_what_kind_of_place(place: PlaceValue | None, kind: int, name: str, lat: float | None) -> None:
    """Its types 0 to 5; several places share a country at most."""
    row = gdelt_row(a_row(an_event(place=place)))
    assert not isinstance(row, str)
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row.get("ActionGeo_Lat")) == (kind, name, lat)


def test_a_number_follows_from_the_id_alone() -> None:
    """And every program can hold it."""
    numbers = {number_of(f"ev:{n}") for n in range(1000)}
    assert len(numbers) == 1000
    assert all(0 < number <= 2**53 for number in numbers)
    assert number_of("ev:p1#e1") == 6152921112399904


# --- PLOVER -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factuality", "modes"),
    [
        ("happened", ["aerial"]),
        ("planned", ["aerial", "future"]),
        ("conditional", ["aerial", "hypothetical"]),
        ("denied", ["aerial", "negation"]),
    ],
)
def test_plover_says_what_did_not_happen(factuality: Any, modes: list[str]) -> None:
    """By its auxiliary modes."""
    record = plover_record(a_row(an_event(mode="aerial", factuality=factuality)))
    assert not isinstance(record, str)
    assert record["mode"] == modes


def test_an_announced_act_is_the_speech_act_on_its_day() -> None:
    """A planned assault is a threat, made when it was said."""
    event = an_event(factuality="planned", time=a_time("2019-06-01", None))
    threat = PloverRecord(event_type="THREATEN", mode="violence", auxiliary=None, date="2019-05-20", derived=True)
    record = plover_record(a_row(event, claims=(a_claim(event, plover=threat),)))
    assert not isinstance(record, str)
    assert (record["event"], record["mode"], record["date"]) == (["THREATEN"], ["violence"], "2019-05-20")
    assert "enddate" not in record


def test_what_another_record_says_is_not_said_twice() -> None:
    """The content of a threat has no PLOVER record of its own."""
    event = an_event(factuality="planned")
    assert plover_record(a_row(event, claims=(a_claim(event, plover=None),))) == "other-record"


def test_plover_needs_an_actor_and_a_date() -> None:
    """Its required fields."""
    assert plover_record(a_row(an_event(actor=()))) == "no-actor"
    assert plover_record(a_row(an_event(time=a_time(None, None)))) == "no-date"
