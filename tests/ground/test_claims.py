"""Detections become claims: values through coreference, sources in order, evidence, problems."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.ground.claims import ground
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.records.detection import Argument
from dateline.records.ontology import Factuality
from dateline.records.page import CreationTime
from tests.ground.drafts import Draft


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The built-in gazetteer, built once for these tests."""
    folder: Path = tmp_path_factory.mktemp("gazetteer")
    return Gazetteer.open(folder)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The built-in registry."""
    return Registry.load()


def test_a_plural_stands_for_all_the_places_it_names(gazetteer: Gazetteer, registry: Registry) -> None:
    """ "The two towns" carry both towns, and only what they share as their own."""
    draft = Draft("Kafriya and al-Fu'ah in Idlib are besieged. Nobody enters the two towns.")
    one, two = draft.mention("place", "Kafriya"), draft.mention("place", "al-Fu'ah")
    idlib = draft.mention("place", "Idlib")
    both = draft.mention("place", "two towns")
    draft.relate(one, "within", idlib)
    draft.relate(two, "within", idlib)
    draft.relate(both, "same", one, two)
    draft.trigger("besieged", "COERCE", "ongoing", place=[both])
    (claim,) = draft.coded(gazetteer, registry).claims
    (place,) = claim.place
    assert {member.name for member in place.members} == {"Kafriya", "al-Fu'ah"}
    assert (place.id, place.country, place.admin1) == (None, "SYR", "Idlib")


def test_a_town_is_never_taken_for_the_country(gazetteer: Gazetteer, registry: Registry) -> None:
    """A wrong link of "the town" to Syria leaves it unresolved with its reason."""
    draft = Draft("Syria is at war. The town fell.")
    syria, town = draft.mention("place", "Syria"), draft.mention("place", "town")
    draft.relate(town, "same", syria)
    draft.trigger("fell", "ASSAULT", place=[town])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert claim.place[0].id is None
    assert claim.place[0].reason


def test_a_pronoun_is_who_it_refers_to(gazetteer: Gazetteer, registry: Registry) -> None:
    """Coreference gives "it" the registry's actor, and says so."""
    draft = Draft("Hezbollah said it fired rockets.")
    group, it = draft.mention("actor", "Hezbollah"), draft.mention("actor", "it")
    draft.relate(it, "same", group)
    draft.trigger("fired", "ASSAULT", actor=[it], source=[group])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert claim.actor[0].id == claim.source[0].id is not None
    assert claim.actor[0].decided_by == "same"


@pytest.mark.parametrize(
    ("source", "event_type"),
    [
        ("Kenyan foreign ministry", "AGREE"),  # one state's organs speak for one another
        ("Ugandan foreign ministry", "AID"),  # what another state foretells is no promise
        ("Kenyan opposition", "AID"),
    ],
)
def test_a_state_announces_what_its_organs_will_do(
    gazetteer: Gazetteer, registry: Registry, source: str, event_type: str
) -> None:
    """Planned aid on its own state's word is an AGREE, on anybody else's an AID to come."""
    draft = Draft(f"The Kenyan army will deliver food, the {source} said.")
    army, speaker = draft.mention("actor", "Kenyan army"), draft.mention("actor", source)
    draft.trigger("deliver", "AID", "planned", actor=[army], source=[speaker])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert claim.plover is not None
    assert claim.plover.event_type == event_type


def test_two_names_in_one_list_are_not_merged_by_a_wrong_link(gazetteer: Gazetteer, registry: Registry) -> None:
    """A link between two unlike names of unknown groups is not believed."""
    draft = Draft("The Zarkan Lions and the Beled Hawks attacked.")
    lions, hawks = draft.mention("actor", "Zarkan Lions"), draft.mention("actor", "Beled Hawks")
    draft.relate(hawks, "same", lions)
    draft.trigger("attacked", "ASSAULT", actor=[lions, hawks])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert claim.actor[0].id != claim.actor[1].id


def test_the_innermost_speaker_comes_first_and_an_outlet_last(gazetteer: Gazetteer, registry: Registry) -> None:
    """ "X told outlet Y that Z attacked": X, then Y."""
    draft = Draft("Spokesman Omar Said told the group's channel Radio Zarkan that rebels attacked.")
    speaker, outlet = draft.mention("actor", "Spokesman Omar Said"), draft.mention("actor", "Radio Zarkan")
    rebels = draft.mention("actor", "rebels")
    group = draft.mention("actor", "group")
    draft.relate(outlet, "voice_of", group)
    draft.trigger("attacked", "ASSAULT", actor=[rebels], source=[outlet, speaker])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert [s.mention for s in claim.source] == [speaker, outlet]


def test_a_page_without_a_date_says_so(gazetteer: Gazetteer, registry: Registry) -> None:
    """The reader learns that relative dates are unresolved and what to do about it."""
    coded = Draft("Nothing of note.").coded(gazetteer, registry)
    problems = {p.code: p.message for p in coded.problems}
    assert "--published" in problems["no-dct"]
    assert "no-claims" in problems


def test_spans_quote_the_page(gazetteer: Gazetteer, registry: Registry) -> None:
    """For every span, `page.text[start:end] == text` (contract)."""
    draft = Draft("At least 12 civilians were killed in Aleppo on Tuesday.")
    toll, people = draft.mention("toll", "At least 12"), draft.mention("actor", "civilians")
    place, day = draft.mention("place", "Aleppo"), draft.mention("time", "Tuesday")
    draft.trigger("killed", "ASSAULT", recipient=[people], place=[place], time=[day], toll=[toll])
    coded = draft.coded(gazetteer, registry)
    (claim,) = coded.claims
    fillers = [*claim.recipient, *claim.place, *claim.toll, claim.time, claim.trigger, claim.evidence, *coded.mentions]
    assert all(f is not None and coded.page.text[f.start : f.end] == f.text for f in fillers)
    assert (claim.toll[0].low, claim.toll[0].high, claim.toll[0].of) == (12, None, "killed")


def test_forces_that_somebody_backs_are_not_the_countrys_army(gazetteer: Gazetteer, registry: Registry) -> None:
    """ "Iranian-backed forces" in Syria are militias; the bare words "forces" alone would be the army."""
    draft = Draft("In Homs, Iranian-backed forces attacked.")
    homs, iran, forces = (
        draft.mention("place", "Homs"),
        draft.mention("actor", "Iranian"),
        draft.mention("actor", "forces"),
    )
    draft.trigger("attacked", "ASSAULT", actor=[forces], place=[homs])
    draft.relate(forces, "backed_by", iran)
    (claim,) = draft.coded(gazetteer, registry).claims
    assert claim.actor[0].id != "reg:syr-mil"
    assert claim.actor[0].sector != "MIL"


def test_one_actor_fills_a_role_once(gazetteer: Gazetteer, registry: Registry) -> None:
    """ "The Falcons … they attacked", both marked as actor: the name fills the role, its pronoun does not again."""
    draft = Draft("The Zarkan Falcons said they attacked.")
    falcons, they = draft.mention("actor", "Zarkan Falcons"), draft.mention("actor", "they")
    draft.relate(they, "same", falcons)
    draft.trigger("attacked", "ASSAULT", actor=[falcons, they])
    (claim,) = draft.coded(gazetteer, registry).claims
    assert [a.mention for a in claim.actor] == [falcons]


@pytest.mark.parametrize(
    ("text", "act", "factuality", "roles", "days"),
    [
        # the day of the sentence before is another act's
        ("Rebels left on July 17. HTS did not attack.", "attack", "denied", {}, ("2018-07-14", "2018-07-21", "dct")),
        ("Rebels left on July 17. HTS came in.", "came", "happened", {}, ("2018-07-17", "2018-07-18", "story")),
        # its own sentence tells when it was not
        ("Rebels left on July 5. On July 17 HTS did not attack.", "attack", "denied", {},
         ("2018-07-17", "2018-07-18", "story")),
        ("Rebels left on July 5. HTS denied an attack on July 17.", "attack", "denied", {"time": "July 17"},
         ("2018-07-17", "2018-07-18", "own")),
        # what somebody will not do is open from the saying on
        ("Rebels left on July 5. On July 17 HTS said it would not attack.", "attack", "denied", {"said": "July 17"},
         ("2018-07-17", None, "story")),
        ("Rebels left on July 5. On July 17 HTS said it would no longer attack.", "attack", "denied",
         {"said": "July 17"}, ("2018-07-17", None, "story")),
    ],
)  # fmt: skip
def test_what_did_not_happen_has_no_day_of_another_act(
    gazetteer: Gazetteer,
    registry: Registry,
    text: str,
    act: str,
    factuality: Factuality,
    roles: dict[str, str],
    days: tuple[str, str | None, str],
) -> None:
    """A denial is dated by its own sentence, a refusal from its saying on; else by the page."""
    draft = Draft(text, CreationTime(from_=date(2018, 7, 20), until=date(2018, 7, 21), precision="day"))
    mentions = {words: draft.mention("time", words) for words in ("July 5", "July 17") if words in text}
    first = draft.trigger("left", "RETREAT")
    for time in list(mentions.values())[:1]:
        draft.arguments.append(Argument(trigger=first, role="time", target=time))
    told = draft.trigger(act, "ASSAULT", factuality, **{role: [mentions[words]] for role, words in roles.items()})
    cut = text.index(".") + 1
    detection = replace(draft.detection(), sentences=((0, cut), (cut + 1, len(text))))
    page = draft.coded(gazetteer, registry).page
    claim = next(c for c in ground(page, detection, gazetteer, registry).claims if c.id.endswith(told))
    when = claim.when
    assert when is not None
    found = (str(when.from_), None if when.until is None else str(when.until), when.taken_from)
    assert found == days
