"""Vows followed across pages that the real model codes: what is vowed in one and done, or not, in a later one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.match import find_events
from dateline.match.vows import follow_vows
from dateline.records.event import Event
from dateline.records.vow import Vow

Follow = Callable[..., list[Vow]]

ATTACK = "Hay'at Tahrir al-Sham vowed on Monday to attack the Syrian army in Saraqib."
ANNOUNCED = "Hay'at Tahrir al-Sham announced on Monday that it will attack the Syrian army in Saraqib."


def make_events(pages: list[dateline.CodedPage]) -> list[Event]:
    """The events of the pages, each page by itself."""
    return [event for page in pages for event in find_events(page)]


@pytest.fixture
def follow(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Follow:
    """Code texts as pages of 26 June 2018, 5 July and so on, and follow their vows up to a day."""
    folder = tmp_path_factory.getbasetemp() / "dateline-home"
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(folder / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(folder / "data"))

    def follow_texts(*texts: str, as_of: str = "2018-07-15") -> list[Vow]:
        pages = []
        for number, (day, text) in enumerate(zip(("2018-06-26", "2018-07-05", "2018-07-12"), texts, strict=False)):
            path = tmp_path / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            pages.append(dateline.code(path, published=day))
        claims = {claim.id: claim for page in pages for claim in page.claims}
        published = {page.page.id: page.page.dct for page in pages}
        return list(follow_vows(make_events(pages), claims, published, date.fromisoformat(as_of)))

    return follow_texts


def test_a_threat_that_is_carried_out(follow: Follow) -> None:
    """Speech act and act are one vow, said on the day told, not on that of the page."""
    (vow,) = follow(ATTACK, "On Wednesday, Hay'at Tahrir al-Sham attacked the Syrian army in Saraqib.")
    assert ([actor.id for actor in vow.actor], vow.act.type, len(vow.vow_claims)) == (["reg:hts"], "ASSAULT", 2)
    assert (vow.said.from_, vow.status) == (date(2018, 6, 25), "fulfilled")
    assert vow.steps[0].on == date(2018, 7, 4)


def test_an_attack_that_only_its_victim_tells(follow: Follow) -> None:
    """The reason names the one who says so."""
    later = "The Syrian army said that Hay'at Tahrir al-Sham shelled its positions in Saraqib on Wednesday."
    (vow,) = follow(ANNOUNCED, later)
    assert vow.status == "fulfilled"
    assert "according to Syrian armed forces alone" in vow.steps[0].why


@pytest.mark.parametrize(
    "later",
    [
        "Hay'at Tahrir al-Sham said on Wednesday that it will not attack the Syrian army in Saraqib.",
        "Hay'at Tahrir al-Sham said on Wednesday it had called off its attack on the Syrian army in Saraqib.",
        "Hay'at Tahrir al-Sham has postponed its attack on the Syrian army in Saraqib.",
    ],
)
def test_an_attack_that_is_called_off(follow: Follow, later: str) -> None:
    """However it is put, and however the model codes the act that does not come."""
    (vow,) = follow(ANNOUNCED, later)
    assert vow.status == "withdrawn"


@pytest.mark.parametrize(
    "later",
    [
        "Ahrar al-Sham attacked the Syrian army in Saraqib on Wednesday.",
        "Hay'at Tahrir al-Sham had attacked the Syrian army in Saraqib on June 12.",
        "The Syrian army attacked Hay'at Tahrir al-Sham in Saraqib on Wednesday.",
        "Analysts expect that Hay'at Tahrir al-Sham will attack the Syrian army in Saraqib.",
        "Hay'at Tahrir al-Sham attacked the Syrian army in Hama on Wednesday.",
    ],
)
def test_what_does_not_carry_it_out(follow: Follow, later: str) -> None:
    """Somebody else, an earlier day, the other side, a forecast, another town."""
    vow = next(vow for vow in follow(ATTACK, later) if vow.said.from_ == date(2018, 6, 25))
    assert (vow.status, vow.outcome_claims) == ("open", ())


def test_a_plan_that_the_enemy_alleges_is_no_vow(follow: Follow) -> None:
    """Though it came as he said."""
    alleged = "The Syrian army said on Monday that Hay'at Tahrir al-Sham plans to attack Saraqib."
    assert follow(alleged, "Hay'at Tahrir al-Sham attacked Saraqib on Wednesday.") == []


def test_a_purpose_is_no_vow(follow: Follow) -> None:
    """The model codes it as planned by the army."""
    shelled = "The Syrian army shelled Saraqib on Monday to retake the town."
    assert follow(shelled, "The Syrian army captured Saraqib on Wednesday.") == []


def test_what_a_state_promises_its_army_does(follow: Follow) -> None:
    """Within the term that the page sets."""
    promise = "Turkey promised on Monday to withdraw its troops from Manbij within two weeks."
    (vow,) = follow(promise, "Turkish troops withdrew from Manbij on Wednesday.")
    assert (vow.act.type, vow.act.mode, vow.due.until) == ("RETREAT", "withdraw", date(2018, 7, 11))
    assert vow.status == "fulfilled"


def test_two_towns_one_after_the_other(follow: Follow) -> None:
    """A part first, and then the whole."""
    (vow,) = follow(
        "The Rapid Support Forces said they will attack El Obeid and Kosti within days.",
        "The Rapid Support Forces attacked Kosti on Monday, witnesses said.",
        "The Rapid Support Forces attacked El Obeid on Thursday.",
    )
    assert [step.status for step in vow.steps] == ["partly", "fulfilled"]


def test_a_truce_that_is_broken(follow: Follow) -> None:
    """Time alone only said that nobody told of it."""
    agreed = "The rebels and the army agreed on Monday to cease fire in Daraa from Thursday."
    (vow,) = follow(agreed, "The army shelled rebels in Daraa on Wednesday.")
    assert vow.status == "contradicted"


def test_talks_that_are_cancelled(follow: Follow) -> None:
    """By whomever: they take two."""
    talks = "Russia and Turkey will hold talks in Ankara next week."
    later = "The talks between Russia and Turkey in Ankara, planned for this week, were cancelled."
    (vow,) = follow(talks, later)
    assert (vow.act.type, vow.status) == ("CONSULT", "withdrawn")
