"""What the words or the registry say outright: outlets, ties, lists, plurals, former selves, forecasts."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.apposition import name_the_plural
from dateline.ground.foretold import reread_forecast, reread_past
from dateline.ground.former import link_former_selves
from dateline.ground.one_saying import share_said
from dateline.ground.outlets import name_outlets
from dateline.ground.registry import Registry
from dateline.ground.sieves.coreference_plural import link_plurals
from dateline.ground.ties import tie_actors
from dateline.records.detection import Detection
from dateline.records.ontology import Factuality
from tests.ground.drafts import Draft


def relations(detection: Detection) -> set[tuple[str, str, str]]:
    """Relations without their scores."""
    return {(r.source, r.relation, r.target) for r in detection.relations}


@pytest.mark.parametrize("words", ["SSM-run broadcaster Sawt al-Sahra", "SSM-linked news network Sawt al-Sahra"])
def test_the_outlet_is_the_source_and_its_owners_voice(words: str) -> None:
    """The claim is on the outlet's word, and the page says whose outlet it is."""
    draft = Draft(f"Fighters will attack, according to the {words}.")
    group, outlet = draft.mention("actor", "SSM"), draft.mention("actor", "Sawt al-Sahra")
    draft.trigger("attack", "ASSAULT", "planned", source=[group])
    detection = name_outlets(draft.detection(), draft.text)
    assert [(a.role, a.target) for a in detection.arguments] == [("source", outlet)]
    assert relations(detection) == {(outlet, "voice_of", group)}


def test_a_kind_of_outlet_marked_apart_is_the_outlet_too() -> None:
    """*News network* may be a mention of its own before the name; the named outlet is the source."""
    draft = Draft("Fighters will attack, according to the SSM-linked news network Sawt al-Sahra.")
    group, kind = draft.mention("actor", "SSM"), draft.mention("actor", "news network")
    outlet = draft.mention("actor", "Sawt al-Sahra")
    draft.trigger("attack", "ASSAULT", "planned", source=[group, kind])
    detection = name_outlets(draft.detection(), draft.text)
    assert [(a.role, a.target) for a in detection.arguments] == [("source", outlet)]
    assert relations(detection) == {(outlet, "voice_of", group)}


def test_a_group_beside_an_outlet_of_another_is_left_alone() -> None:
    """Only a tie that the words state between the two makes one the other's voice."""
    draft = Draft("The SSM attacked, Radio Zarkan said.")
    group, outlet = draft.mention("actor", "SSM"), draft.mention("actor", "Radio Zarkan")
    draft.trigger("attacked", "ASSAULT", actor=[group], source=[outlet])
    assert name_outlets(draft.detection(), draft.text) == draft.detection()


@pytest.mark.parametrize(
    ("words", "relation"),
    [("Turkish-backed", "backed_by"), ("al-Qaeda affiliated", "affiliated_with"), ("Iran-aligned", "allied_with")],
)
def test_a_tie_between_two_actors_is_a_relation(words: str, relation: str) -> None:
    """Codebook, section 8, decision 2: two spans and what ties them."""
    first_words = words.replace("-backed", "").replace(" affiliated", "").replace("-aligned", "")
    draft = Draft(f"The {words} fighters left.")
    first, second = draft.mention("actor", first_words), draft.mention("actor", "fighters")
    assert relations(tie_actors(draft.detection(), draft.text)) == {(second, relation, first)}


def test_the_names_behind_a_plural_inherit_its_tie_and_its_roles() -> None:
    """Of *the X affiliated groups A, B and C* each is affiliated with X, and each did what the groups did."""
    draft = Draft("The Ansar affiliated groups Zarkan, Beled and Murad attacked.")
    ansar, groups = draft.mention("actor", "Ansar"), draft.mention("actor", "groups")
    names = [draft.mention("actor", name) for name in ("Zarkan", "Beled", "Murad")]
    draft.trigger("attacked", "ASSAULT", actor=[groups])
    detection = name_the_plural(tie_actors(draft.detection(), draft.text), draft.text)
    assert {(name, "affiliated_with", ansar) for name in names} <= relations(detection)
    assert [a.target for a in detection.arguments] == names


def test_a_plural_of_places_stands_for_just_so_many() -> None:
    """*The two towns* are the two named before; of three named towns no two are chosen."""
    draft = Draft("Kafriya and Fuah are encircled. The two towns starve. Homs, Hama and Idlib sent none to both towns.")
    one, two = draft.mention("place", "Kafriya"), draft.mention("place", "Fuah")
    first, later = draft.mention("place", "two towns"), draft.mention("place", "both towns")
    for name in ("Homs", "Hama", "Idlib"):
        draft.mention("place", name)
    found = relations(link_plurals(draft.detection(), draft.text))
    assert found == {(p, "same", t) for p in (first, later) for t in (one, two)}


def test_the_former_branch_is_the_actor_whose_past_the_registry_knows() -> None:
    """HTS was al-Nusra, and al-Nusra was affiliated with al-Qaeda; an unrelated group named before is not taken."""
    draft = Draft("Ahrar al-Sham and Hay’at Tahrir al-Sham (HTS) met. The former branch of al-Qaeda in Syria left.")
    draft.mention("actor", "Ahrar al-Sham")
    hts, former = (
        draft.mention("actor", "Hay’at Tahrir al-Sham (HTS)"),
        draft.mention("actor", "former branch of al-Qaeda in Syria"),
    )
    detection = link_former_selves(draft.detection(), draft.text, Registry.load(), date(2018, 6, 28))
    assert relations(detection) == {(hts, "formerly", former), (former, "same", hts)}


@pytest.mark.parametrize(
    ("factuality", "sectors", "evidence", "reread"),
    [
        ("planned", {"OPP"}, "Activists claimed that the attack will target Kafriya.", "expected"),
        ("planned", {"CVL"}, "Residents said the army is going to attack.", "expected"),
        ("planned", {"MIL"}, "The army said it will attack.", "planned"),  # its own plan
        ("planned", {"OPP"}, "Activists said the army plans an attack that will take days.", "planned"),
        ("planned", set(), "The army will attack.", "planned"),  # the page's own words
        ("denied", {"OPP"}, "Activists said the army will not attack.", "denied"),
    ],
)
def test_a_bystanders_forecast_is_no_plan(
    factuality: Factuality, sectors: set[str | None], evidence: str, reread: Factuality
) -> None:
    """Codebook, section 4: somebody else predicts, fears or claims that it will come."""
    assert reread_forecast(factuality, sectors=frozenset(sectors), evidence=evidence) == reread


def test_what_one_source_says_in_one_sentence_was_said_at_one_time() -> None:
    """A vow beside a vow has its date; an act that is itself dated so, and another source's, have not."""
    draft = Draft("On Monday the group said it will strike and besiege, and that it fled; a doctor spoke of shelling.")
    group, doctor = draft.mention("actor", "group"), draft.mention("actor", "doctor")
    monday = draft.mention("time", "Monday")
    draft.trigger("strike", "ASSAULT", "planned", source=[group], said=[monday])
    besiege = draft.trigger("besiege", "COERCE", "planned", source=[group])
    draft.trigger("fled", "RETREAT", source=[group], time=[monday])
    draft.trigger("shelling", "ASSAULT", source=[doctor])
    detection = share_said(draft.detection())
    assert [(a.trigger, a.target) for a in detection.arguments if a.role == "said"] == [
        ("e1", monday),
        (besiege, monday),
    ]


@pytest.mark.parametrize(
    ("factuality", "between", "until", "read"),
    [
        ("expected", "'s ", date(2025, 2, 2), "happened"),  # they fear that yesterday's raid will be repeated
        ("conditional", "’s deadly ", date(2025, 2, 2), "happened"),
        ("expected", "'s ", date(2025, 2, 4), "expected"),  # tomorrow's
        ("expected", "'s planned ", date(2025, 2, 2), "expected"),
        ("conditional", "'s alleged ", date(2025, 2, 2), "conditional"),
        ("expected", " the expected ", date(2025, 2, 2), "expected"),
        ("planned", "'s ", date(2025, 2, 2), "planned"),  # its own agent's word is kept
        ("denied", "'s ", date(2025, 2, 2), "denied"),
    ],
)
def test_what_a_past_day_owns_is_past(factuality: Factuality, between: str, until: date, read: Factuality) -> None:
    """A fear or a supposition about it does not put it ahead; words that doubt it, or plan it, do."""
    assert reread_past(factuality, until=until, between=between, published=date(2025, 2, 2)) == read
