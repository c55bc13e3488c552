"""Recipients that are places: where the act was, and not to whom it was done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.records.claim import Claim
from tests.ground.drafts import Draft


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The built-in registry."""
    return Registry.load()


def claim_of(text: str, word: str, recipient: str, type_: str, gazetteer: Gazetteer, registry: Registry) -> Claim:
    """The claim of a page on which the network took these words for a recipient."""
    draft = Draft(text)
    draft.mention("place", "Syria")
    whom = draft.mention("actor", recipient)
    draft.trigger(word, type_, recipient=[whom])
    return draft.coded(gazetteer, registry).claims[0]


@pytest.mark.parametrize(
    ("text", "word", "recipient", "type_", "place"),
    [
        ("In Syria troops have freed Manbij from them.", "freed", "Manbij", "RETREAT", "Manbij"),
        ("In Syria troops arrested Manbij on Friday.", "arrested", "Manbij", "COERCE", None),
        ("In Syria troops beat Manbij's mayor on Friday.", "beat", "Manbij", "ASSAULT", None),
        ("In Syria troops shot a man, Manbij, on Friday.", "shot", "Manbij", "ASSAULT", None),
        ("In Syria troops shelled Toledo on Friday.", "shelled", "Toledo", "ASSAULT", None),
        ("In Syria troops attacked Hezbollah on Friday.", "attacked", "Hezbollah", "ASSAULT", None),
    ],
)
def test_a_town_behind_the_act_is_its_place(
    text: str, word: str, recipient: str, type_: str, place: str | None, gazetteer: Gazetteer, registry: Registry
) -> None:
    """A town of the page's country that is freed or shelled; not a person, a party or a namesake abroad."""
    claim = claim_of(text, word, recipient, type_, gazetteer, registry)
    assert [filler.name for filler in claim.place] == ([place] if place else [])
    assert [filler.text for filler in claim.recipient] == ([] if place else [recipient])


def test_what_is_a_place_already_stays_one(gazetteer: Gazetteer, registry: Registry) -> None:
    """The network marked the words twice: the place fills the role, and no recipient is left."""
    draft = Draft("In Syria troops have freed Manbij.")
    draft.mention("place", "Syria")
    whom, where = draft.mention("actor", "Manbij"), draft.mention("place", "Manbij")
    draft.trigger("freed", "RETREAT", recipient=[whom], place=[where])
    coded = draft.coded(gazetteer, registry)
    assert [(f.mention, f.name) for f in coded.claims[0].place] == [(where, "Manbij")]
    assert coded.claims[0].recipient == ()
    assert [m.id for m in coded.mentions if m.text == "Manbij"] == [where]
