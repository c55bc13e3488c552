"""How each value came about: every mention is told of, the last step is the record, and what overruled is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dateline.ground.claims import amend, ground
from dateline.ground.explain import conclude, explain_values
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.ground.values import value_mentions
from dateline.records.coded import CodedPage
from dateline.records.page import CreationTime, Page, Paragraph
from dateline.records.values import ActorValue, PlaceValue, TimeValue, TollValue
from tests.ground.drafts import Draft

DCT = CreationTime(from_=date(2018, 6, 28), until=date(2018, 6, 29), precision="day", found_in="option")


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


def page_of(draft: Draft) -> Page:
    """The draft's page."""
    return Page(
        id="p", text=draft.text, sha256="0" * 64, dct=DCT,
        paragraphs=(Paragraph(role="body", start=0, end=len(draft.text)),),
    )  # fmt: skip


def explained(draft: Draft, gazetteer: Gazetteer, registry: Registry) -> dict[str, tuple[str, ...]]:
    """Words of each explained mention → its steps."""
    coded = ground(page_of(draft), draft.detection(), gazetteer, registry, explain=True)
    return {each.mention.text: each.steps for each in coded.explained()}


def a_raid() -> Draft:
    """A page with a mention of every kind, some of which stand for others."""
    draft = Draft(
        "On June 25 Hay'at Tahrir al-Sham killed at least 12 people in Manbij under the truce. It left the town later."
    )
    draft.mention("time", "June 25")
    hts = draft.mention("actor", "Hay'at Tahrir al-Sham")
    draft.mention("toll", "at least 12")
    manbij = draft.mention("place", "Manbij")
    draft.mention("accord", "truce")
    draft.relate(draft.mention("actor", "It"), "same", hts)
    draft.relate(draft.mention("place", "town"), "same", manbij)
    draft.mention("time", "later")
    return draft


def test_each_mention_but_an_accord_is_explained(gazetteer: Gazetteer, registry: Registry) -> None:
    """In order of the text, each with steps that say something; an accord has no resolver to tell of."""
    draft = a_raid()
    coded = ground(page_of(draft), draft.detection(), gazetteer, registry, explain=True)
    assert [d.mention for d in coded.decisions] == [m.id for m in coded.mentions if m.kind != "accord"]
    assert all(len(d.steps) >= 2 and all(step.strip() for step in d.steps) for d in coded.decisions)


def test_the_last_step_is_what_is_recorded(gazetteer: Gazetteer, registry: Registry) -> None:
    """With what decided it: a reader of the JSON finds the end of the story in the mention beside it."""
    draft = a_raid()
    coded = ground(page_of(draft), draft.detection(), gazetteer, registry, explain=True)
    for each in coded.explained():
        value = getattr(each.mention, each.mention.kind)
        assert each.steps[-1] == conclude(value)
        assert value.decided_by is None or value.decided_by in each.steps[-1]


def test_who_lends_a_value_is_said(gazetteer: Gazetteer, registry: Registry) -> None:
    """A pronoun and a description name the words whose value they take."""
    steps = explained(a_raid(), gazetteer, registry)
    assert 'It stands for "Hay\'at Tahrir al-Sham", told before, and takes that value.' in steps["It"]
    assert "It stands for 'Manbij', told before, and takes that value." in steps["town"]
    assert not any("told before, and" in step for step in steps["Manbij"])


def test_what_overrules_the_words_is_said(gazetteer: Gazetteer, registry: Registry) -> None:
    """Where the words alone would be the army, and a sponsor before them makes them a militia, the steps say so."""
    draft = Draft("Iranian-backed forces in Syria fired on Manbij in Syria.")
    iran, forces = draft.mention("actor", "Iranian"), draft.mention("actor", "forces")
    draft.relate(forces, "backed_by", iran)
    draft.mention("place", "Syria")
    draft.mention("place", "Manbij")
    steps = explained(draft, gazetteer, registry)
    assert any(step.startswith("What stands beside the words") for step in steps["forces"])
    assert not any(step.startswith("What stands beside the words") for step in steps["Iranian"])


def test_explaining_changes_no_value(gazetteer: Gazetteer, registry: Registry) -> None:
    """The page is the same but for its decisions, of which a page that was not asked has none."""
    draft = a_raid()
    told = ground(page_of(draft), draft.detection(), gazetteer, registry, explain=True)
    plain = ground(page_of(draft), draft.detection(), gazetteer, registry)
    assert plain.decisions == ()
    assert plain.explained() == ()
    assert (told.mentions, told.claims, told.toponyms) == (plain.mentions, plain.claims, plain.toponyms)
    assert CodedPage.from_json(told.to_json()) == told


def test_steps_are_told_of_the_amended_detection(gazetteer: Gazetteer, registry: Registry) -> None:
    """Also of the mentions that the words or the registry added."""
    draft = Draft("Shelling went on from Monday to Wednesday near Manbij in Syria.")
    draft.mention("place", "Manbij")
    page = page_of(draft)
    detection = amend(page, draft.detection(), registry)
    decisions = explain_values(
        page, detection, value_mentions(page, detection, gazetteer, registry), gazetteer, registry
    )  # fmt: skip
    assert {decision.mention for decision in decisions} == {mention.id for mention in detection.mentions}
    assert len(decisions) > 1


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            TimeValue(from_=date(2018, 6, 25), until=date(2018, 6, 26), precision="day", decided_by="month_day"),
            "Recorded: [2018-06-25, 2018-06-26), decided by month_day.",
        ),
        (
            TimeValue(from_=date(2018, 6, 25), until=None, precision="day", decided_by="since"),
            "Recorded: [2018-06-25, open), decided by since.",
        ),
        (
            TimeValue(from_=None, until=None, precision="unknown", reason="the page shows no date"),
            "Recorded: no date, the page shows no date.",
        ),
        (TollValue(low=12, high=None, vague=False, decided_by="bounded"), "Recorded: 12 to open, decided by bounded."),
        (TollValue(low=0, high=0, vague=False, decided_by="plainly"), "Recorded: 0 to 0, decided by plainly."),
        (TollValue(low=None, high=None, vague=True, reason="no number"), "Recorded: no number, no number."),
        (
            ActorValue(id="reg:hts", name="HTS", provisional=False, decided_by="same"),
            "Recorded: reg:hts (HTS), decided by same.",
        ),
        (ActorValue(id=None, provisional=False, reason="pronoun"), "Recorded: unresolved, pronoun."),
        (
            PlaceValue(id="own:arsal", name="Arsal", decided_by="own name"),
            "Recorded: own:arsal (Arsal), decided by own name.",
        ),
        (
            PlaceValue(id=None, members=(PlaceValue(id="own:a"), PlaceValue(id=None)), decided_by="same"),
            "Recorded: several places, own:a, unresolved, decided by same.",
        ),
        (PlaceValue(id=None, reason="not in any gazetteer"), "Recorded: unresolved, not in any gazetteer."),
    ],
)
def test_how_a_value_is_concluded(value: TimeValue | PlaceValue | ActorValue | TollValue, sentence: str) -> None:
    """One sentence, with an open end or the reason where there is no value."""
    assert conclude(value) == sentence
