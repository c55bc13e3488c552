"""This file says which claims mean an accord that a file gives, and what they add to it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.match.accords import find_accords
from tests.match.accord_builders import a_claim, a_given, a_truce, find
from tests.match.accord_builders import made_in_gaza as made

GIVEN = a_given(
    "accord:gaza",
    "ceasefire",
    name="Gaza ceasefire",
    names=("Cairo understandings",),
    area="Gaza",
    parties=("reg:isr", "reg:hamas"),
    from_="2020-04-02",
    until="2020-05-10",
)
# A claim, and whether it means the given accord.
MEANT = {
    "made by its parties in its days": (made(), True),
    "by its name": (
        a_claim("Fire broke the Cairo understandings.", "Fire", accord="Cairo understandings", day="2020-04-05"),
        True,
    ),
    "by a party's organ in its area": (
        a_claim(
            "Israeli armed forces shelled Rafah despite the truce.",
            "shelled",
            who=["reg:isr-mil"],
            where=["Rafah"],
            accord="truce",
            day="2020-04-05",
        ),
        True,
    ),
    "by its name at another time": (
        a_claim("Fire broke the Cairo understandings.", "Fire", accord="Cairo understandings", day="2020-06-01"),
        False,
    ),
    "made months before": (made(day="2020-01-05"), False),
    "invoked after its end": (
        a_claim(
            "Israel broke the truce with Hamas.",
            "broke",
            accord="truce",
            parties=["reg:isr", "reg:hamas"],
            day="2020-06-01",
        ),
        False,
    ),
    "with another enemy": (
        a_claim(
            "Israel and Hezbollah agreed on a truce.",
            "agreed",
            "AGREE",
            who=["reg:isr", "reg:hezbollah"],
            accord="truce",
        ),
        False,
    ),
    "of another kind": (
        a_claim(
            "Israel and Hamas agreed on a prisoner swap.",
            "agreed",
            "AGREE",
            who=["reg:isr", "reg:hamas"],
            accord="prisoner swap",
        ),
        False,
    ),
    "bare, of nobody": (a_truce("The truce held.", "held", accord="truce"), False),
}


@pytest.mark.parametrize("name", MEANT)
def test_which_claims_mean_a_given_accord(name: str) -> None:
    """By its name, or by kind, area, parties and time; else they stay an accord of their own."""
    claim, meant = MEANT[name]
    found = {accord.id: accord.claims for accord in find(claim, given=[GIVEN])}
    assert found["accord:gaza"] == (("p1#e1",) if meant else ())
    assert len(found) == (1 if meant else 2)


def test_a_given_accord_keeps_what_its_file_says() -> None:
    """Claims give it mentions, and the beginning where the file has none; nothing else."""
    (accord,) = find(made(day="2020-04-03"), given=[GIVEN])
    assert (accord.name, accord.kind, str(accord.from_), accord.origin) == (
        "Gaza ceasefire",
        "ceasefire",
        "2020-04-02",
        "file",
    )
    (undated,) = find(made(day="2020-04-03"), given=[replace(GIVEN, from_=None)])
    assert str(undated.from_) == "2020-04-03"


def test_a_name_that_several_given_accords_bear_chooses_by_place() -> None:
    """*The Astana agreement* is one zone or another; where the page does not say, it is none of them."""
    zones = [
        a_given(f"accord:{name}", "de-escalation zone", name=f"{name} zone", names=("Astana agreement",), area=name)
        for name in ("Idlib", "Aleppo")
    ]
    told: dict[str, Any] = {"accord": "Astana agreement", "number": 1}
    inside = a_claim("Fire on Ariha broke the Astana agreement.", "Fire", where=["Ariha"], **told)
    anywhere = a_claim("Fire broke the Astana agreement.", "Fire", **told)
    assert [a.id for a in find(inside, given=zones) if a.claims] == ["accord:Idlib"]
    (own,) = [a for a in find(anywhere, given=zones) if a.claims]
    assert own.origin == "claims"


def test_nothing_told_nothing_found() -> None:
    """A given accord is there without claims; without either there is none."""
    assert find_accords([], [], {}) == ()
    assert [a.id for a in find_accords([], [], {}, [GIVEN])] == ["accord:gaza"]
