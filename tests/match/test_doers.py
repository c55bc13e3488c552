"""Soldiers and rebels are two, gunmen and rebels may be one; whom the words name by name is one person."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.match import compare_actors, compare_details
from dateline.match.details import find_clauses, read_details
from dateline.match.doers import are_opposed, name_person, read_party
from dateline.match.words import list_words
from dateline.records.claim import ActorFiller
from tests.match.builders import a_telling, whom
from tests.store.builders import an_actor


def gen(text: str, sector: str | None = None, **more: Any) -> ActorFiller:
    """Somebody whom only a description tells."""
    return an_actor(f"gen:{sector}", text, sector=sector, **more)


def reg(id: str, text: str, sector: str, **more: Any) -> ActorFiller:
    """Somebody of the registry."""
    return an_actor(f"reg:{id}", text, sector=sector, **more)


def new(text: str, **more: Any) -> ActorFiller:
    """A name that nobody is known by."""
    return an_actor("new:" + text.lower().replace(" ", "-"), text, **more)


SOLDIERS = gen("Soldiers", "MIL")
ISRAELIS = reg("isr-mil", "Israeli aircraft", "MIL", country="ISR")


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        (SOLDIERS, gen("rebels", "REB"), True),
        (SOLDIERS, gen("herdsmen", "AGR"), True),
        (gen("Arab herdsmen", "AGR"), reg("isis", "Elements of the Islamic State", "IMG"), True),
        (ISRAELIS, new("Iranian forces", country="IRN"), True),
        (ISRAELIS, new("Israeli missiles", country="ISR"), False),
        (ISRAELIS, reg("tcd-mil", "soldiers", "MIL", country="TCD"), False),  # whose, the words do not say
        (reg("unita", "UNITA", "PTY"), new("Air force Sukhois"), True),
        (reg("houthis", "Houthi", "REB"), reg("saudi-coalition", "The coalition", "IGO"), True),
        (reg("anti-balaka", "Anti-balaka", "PRM"), reg("ex-seleka", "Ex-Seleka soldiers", "REB"), True),
        (reg("ltte", "Tigers", "REB"), gen("rebels", "REB"), False),
        (reg("fdlr", "FDLR", "REB"), reg("fdlr-foca", "FDLR Foca", "REB"), False),
        (gen("Gunmen", "UAF"), gen("rebels", "REB"), False),
        (gen("Teachers", "EDU"), an_actor("new:sugar-cutters", "Their", name="Sugar cutters"), True),
        (gen("workers", "LAB"), gen("dock workers", "LAB"), False),
        (gen("men", "CVL"), gen("rebels", "REB"), False),
        (an_actor(None, "our army"), gen("rebels", "REB"), False),
        (new("General Sidiki", sector="MIL"), gen("fighters", "UAF"), False),
    ],
)
def test_who_cannot_be_the_other(one: ActorFiller, other: ActorFiller, opposed: bool) -> None:
    """By their sides, or by the state, band or trade that both name."""
    assert are_opposed(one, other) == are_opposed(other, one) == opposed


def test_forces_are_on_the_side_of_whom_they_belong_to() -> None:
    """*Karabakh forces* are armed by their sector, *Russian border units* their state's; *forces* are anybody's."""
    parties = [gen("Karabakh forces", "UAF"), new("Russian border units", country="RUS"), gen("forces", "UAF")]
    assert [read_party(party).side for party in parties] == ["armed", "state", None]


def test_sides_are_told_of_deeds_put_as_fact() -> None:
    """Who denies an act often says that the other side did it; who takes a town the other side calls by other names."""
    army, rebels = {"actor": (SOLDIERS,)}, {"actor": (gen("Rebels", "REB"),)}
    taken = {"trigger": "captured"}, {"trigger": "liberated"}

    def say(one: dict[str, Any], other: dict[str, Any]) -> float:
        return compare_actors.other_actor(a_telling(**one), a_telling("p2", **other))

    assert say(army, rebels) == pytest.approx(0.6)
    assert say({"actor": (ISRAELIS,)}, {"actor": (reg("hamas", "Hamas", "REB"),)}) == 1.0
    assert say(army, rebels | {"factuality": "denied"}) == 0.0
    assert say(army | taken[0], rebels | taken[1]) == 0.0
    assert say(army | {"type": "CONSULT"}, rebels | {"type": "CONSULT"}) == 0.0


@pytest.mark.parametrize(
    ("filler", "name"),
    [
        (new("the tile maker Ernesto Baz"), {"arnastu", "baz"}),
        (new("Maria de la Rosa"), {"maria", "da", "la", "rusa"}),
        (new("Nineteen Assyrians"), set()),
        (new("Frontier Corps cadets"), set()),
        (reg("wfp", "World Food Programme", "NGO"), set()),
        (gen("a dentist", "CVL"), set()),
    ],
)
def test_a_person_s_name(filler: ActorFiller, name: set[str]) -> None:
    """Two names in a row at the end; an organisation's and a people's are none."""
    assert name_person(filler) == name


BAZ = whom("the tile maker Ernesto Baz", "Gunmen killed the tile maker Ernesto Baz in Hajin.")


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        (whom("a dentist", "Gunmen killed a dentist in Hajin."), 1.0),
        (whom("her", "Gunmen who killed her fled."), 1.0),
        (whom("a craftsman", "Gunmen killed a craftsman named Baz in Hajin."), 0.0),
        (whom("people", "Gunmen killed people in Hajin."), 0.0),  # he may be among them
        ({"text": "Gunmen killed in Hajin.", "trigger": "killed"}, 0.0),
    ],
)
def test_a_person_whom_the_other_report_does_not_name(other: dict[str, Any], missing: float) -> None:
    """It tells of somebody too, and has no such name."""
    one, two = a_telling(**BAZ), a_telling("p2", **other)
    assert compare_actors.other_person(one, two) == compare_actors.other_person(two, one) == missing


def test_a_person_whom_the_other_report_names() -> None:
    """*Baz* is enough, and need not be a victim there."""
    mourned = a_telling("p2", text="The family of Baz mourned him after gunmen killed in Hajin.", trigger="killed")
    other = a_telling("p2", **whom("Amina Said", "Gunmen killed Amina Said."))
    assert compare_actors.same_person(a_telling(**BAZ), mourned) == 1.0
    assert compare_actors.same_person(a_telling(**BAZ), other) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (whom("three teachers", "They killed three teachers."), whom("two herders", "They killed two herders."), 1.0),
        (whom("four elders", "They killed four elders."), whom("four greybeards", "They killed four greybeards."), 0.0),
        (whom("him", "They killed him.", id="reg:k"), whom("the writer", "They killed the writer.", id="reg:k"), 0.0),
        (whom("a teacher", "They killed a teacher."), whom("nobody", "They killed nobody."), 0.0),
        (whom("a teacher", "They killed a teacher."), whom("a relative", "They killed a relative."), 0.0),
    ],
)
def test_other_victims(one: dict[str, Any], other: dict[str, Any], differ: float) -> None:
    """As many, one and the same by the registry, or anybody are no others."""
    assert compare_details.other_victims(a_telling(**one), a_telling("p2", **other)) == differ


def test_people_are_compared_who_suffered_it() -> None:
    """A doctor who speaks of the dead, or a herder who saw it, is no victim."""
    teachers = a_telling(**whom("three teachers", "They killed three teachers, a herder said."))
    herders = a_telling("p2", **whom("two herders", "They killed two herders beside a school of teachers."))
    unknown = a_telling("p2", text="They killed, a herder said.", trigger="killed")
    assert compare_details.other_people(teachers, herders) == 1.0
    assert compare_details.same_people(teachers, herders) == 0.0
    assert compare_details.other_people(teachers, unknown) == 0.0


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("A car bomb hit the mosque on Monday.", "hit", {"mosque"}),
        ("Jets bombed a training ground, police said.", "bombed", set()),
        ("Gunmen in cars attacked a police station.", "attacked", {"police"}),
        ("A shell hit the school, and a hospital counted nine dead.", "hit", {"school"}),
        ("Jets bombed a convoy.", "bombed", {"convoy"}),
    ],
)
def test_what_is_hit(text: str, trigger: str, targets: set[str]) -> None:
    """In the act's own clause; neither a weapon nor who speaks."""
    start = text.index(trigger)
    told_in = find_clauses(text, [(start, start + len(trigger))], [])
    assert read_details(list_words(text), [(0, len(text))], (), told_in).targets == targets


def test_kin_sites_may_be_one() -> None:
    """*The barracks* of one is *the police post* of the other; a market is no school."""

    def differ(one: str, other: str) -> float:
        tellings = (a_telling(f"p{n}", text=f"Guns shelled the {site}.") for n, site in enumerate((one, other)))
        return compare_details.other_site(*tellings)

    assert (differ("barracks", "police post"), differ("market", "school")) == (0.0, 1.0)
