"""Which of the acts that a page links are two by its own words."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.match.doubtful_links import split_doubtful
from dateline.records.claim import Words
from tests.match.builders import a_claim, a_page, a_when, an_actor, hajin, idlib

TEXT = "Guns shelled Hajin on Monday. The shelling lasted an hour."


def told(text: str, first: str, second: str, one: dict[str, Any], other: dict[str, Any]) -> int:
    """In how many acts the two words of one page are told."""
    claims = (a_claim(number=1, trigger=first, text=text, **one), a_claim(number=2, trigger=second, text=text, **other))
    return len(split_doubtful(claims, a_page(*claims)))


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        ({}, {}, 1),
        ({}, {"when": a_when("2016-04-12")}, 1),  # reports of one act differ by a day
        ({}, {"when": a_when("2016-04-14")}, 2),
        ({}, {"when": a_when("2016-04-14", taken_from="story")}, 1),  # not what its own clause tells
        ({}, {"when": a_when("2016-04-14", days=7)}, 1),  # a week is no day
        ({}, {"when": None}, 1),
        ({}, {"place": (idlib(),)}, 2),
        ({}, {"place": (hajin(id="gn:near", lat=34.75),)}, 1),
        ({}, {"place": ()}, 1),
    ],
)
def test_other_days_and_places_are_other_acts(one: dict[str, Any], other: dict[str, Any], acts: int) -> None:
    """Only where both clauses tell them for themselves."""
    assert told(TEXT, "shelled", "shelling", one, other) == acts


HTS, ARMY, REBELS = an_actor("reg:hts"), an_actor("reg:syr-mil"), an_actor("gen:SYR-REB")


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        ({"actor": (HTS,), "recipient": (ARMY,)}, {"actor": (ARMY,)}, 2),
        ({"actor": (HTS,)}, {"actor": (ARMY,), "recipient": (HTS,)}, 2),
        ({"actor": (HTS,), "recipient": (ARMY,)}, {"actor": (HTS,)}, 1),
        ({"actor": (HTS,), "recipient": (ARMY,)}, {"actor": (HTS, ARMY)}, 1),  # both fight
        ({"actor": (HTS,), "recipient": (ARMY,)}, {"recipient": (HTS,)}, 1),  # who did it is not told
        ({"actor": (HTS,), "recipient": (ARMY,)}, {"actor": (REBELS,)}, 1),  # which may be HTS
    ],
)
def test_an_act_turned_round_is_another(one: dict[str, Any], other: dict[str, Any], acts: int) -> None:
    """The one who does it is whom the other befalls."""
    assert told(TEXT, "shelled", "shelling", one, other) == acts


@pytest.mark.parametrize(
    ("text", "second", "acts"),
    [
        ("Guns shelled Hajin. In March jets had bombed it.", "bombed", 2),
        ("Guns shelled Hajin. Jets had bombed it for an hour.", "bombed", 1),  # no word puts it before
        ("Guns shelled Hajin. The army said that it had bombed it earlier than planned.", "bombed", 1),
        ("May: guns shelled Hajin; June: jets bombed Homs; July: a truce; August: talks.", "bombed", 2),
        ("Guns shelled Hajin; jets bombed it.", "bombed", 1),  # two halves of a sentence are no list
    ],
)
def test_what_came_before_and_what_stands_apart_in_a_list_are_other_acts(text: str, second: str, acts: int) -> None:
    """*Had*, with a word for a time, but not in what somebody is quoted to say; and the items between semicolons."""
    assert told(text, "shelled", second, {}, {}) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Jets shelled Hajin, hours after the blast in Homs.", 2),
        ("Jets shelled Hajin in retaliation for the blast in Homs.", 2),
        ("Guns shelled Hajin after dark; the blast was heard in Homs.", 1),
        ("Guns shelled Hajin. Hours after the blast in it, fires burned.", 1),  # who speaks of later means the same act
    ],
)
def test_what_comes_hours_after_an_act_or_answers_it_is_another(text: str, acts: int) -> None:
    """Where one sentence tells both."""
    sentence = text.split(". ")[0]
    first, second = a_claim(number=1, text=text), a_claim(number=2, trigger="blast", text=text)
    if "blast" not in sentence:
        first = replace(first, evidence=Words(text=sentence, start=0, end=len(sentence)))
    claims = (first, second)
    assert len(split_doubtful(claims, a_page(*claims, text=text))) == acts


def test_the_rest_stays_with_the_first_that_it_may_stay_with() -> None:
    """Of three, the one of another day stands alone."""
    claims = (a_claim(number=1), a_claim(number=2, when=a_when("2016-04-20")), a_claim(number=3))
    parts = split_doubtful(claims, a_page(*claims))
    assert [[claim.id for claim in part] for part in parts] == [["p1#e1", "p1#e3"], ["p1#e2"]]
