"""What is told without its agent, its place or in part: evacuations that sides agreed on, captives freed, sanctions."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.records.claim import TollFiller
from tests.match.vow_builders import (
    AHRAR,
    ARMY,
    CIVILIANS,
    HAMA,
    HTS,
    IDLIB,
    SALAMIYAH,
    TURKISH_ARMY,
    Told,
    a_page,
    an_actor,
    done,
    one_vow,
    vow,
)

WITHDRAW: Any = {"type": "RETREAT.withdraw", "whom": ()}
DEAL = vow([HTS, ARMY], words="They agreed on an {evacuation}.", **WITHDRAW)
BOTH = vow([HTS, ARMY], words="They agreed on an {evacuation}.", where=[HAMA, SALAMIYAH], **WITHDRAW)
RELIEF = an_actor("reg:icrc", None, "NGO")
EVACUATED: Any = {"type": "AID", "words": "The town was {evacuated}."}


@pytest.mark.parametrize(
    ("vowed", "told", "status"),
    [
        (DEAL, done(who=(), **EVACUATED), "fulfilled"),
        (DEAL, done(who=RELIEF, **EVACUATED), "fulfilled"),
        (DEAL, done(who=CIVILIANS, words="The last residents {left}.", **WITHDRAW), "fulfilled"),
        (DEAL, done(who=CIVILIANS, words="Residents {left} under the deal.", **WITHDRAW), "fulfilled"),
        (DEAL, done(who=CIVILIANS, words="Residents {left} the town.", **WITHDRAW), "partly"),
        (DEAL, done(who=CIVILIANS, words="In the last week residents {left}.", **WITHDRAW), "partly"),
        (BOTH, done(who=(), **EVACUATED), "partly"),  # one town of two
        (DEAL, done(who=TURKISH_ARMY, words="Its last men {left}.", **WITHDRAW), "lapsed"),  # others who were there
        (DEAL, done(who=(), where=IDLIB, **EVACUATED), "lapsed"),
        (DEAL, done(who=(), where=(), **EVACUATED), "lapsed"),
        (DEAL, done("2018-06-20", who=(), **EVACUATED), "lapsed"),  # before they agreed
        (DEAL, done(who=(), as_="expected", **EVACUATED), "lapsed"),
        (DEAL, done(who=(), as_="urged", **EVACUATED), "lapsed"),
        (DEAL, done(who=(), type="AID", words="Food was {brought} in."), "lapsed"),
        (
            vow(words="It will {leave}.", **WITHDRAW),
            done(who=CIVILIANS, words="The last {left}.", **WITHDRAW),
            "lapsed",
        ),
    ],
)
def test_an_evacuation_is_carried_out_whoever_is_named(vowed: Told, told: Told, status: str) -> None:
    """By words that say it is the evacuation, there and later; what one side alone vows it must do itself."""
    assert one_vow(a_page("2018-06-28", vowed), a_page("2018-07-05", told)).status == status


def captives(number: int | None, text: str = "prisoners") -> dict[str, Any]:
    """A release of so many."""
    toll = () if number is None else (a_toll(number),)
    return {"type": "RETREAT.release", "whom": an_actor("gen:SYR-CVL", sector="CVL", text=text), "toll": toll}


def a_toll(number: int) -> TollFiller:
    """So many captives."""
    return TollFiller(
        mention="n", text=str(number), start=0, end=1, of="detained", low=number, high=number, vague=False
    )


@pytest.mark.parametrize(
    ("vowed", "told", "where", "status"),
    [
        (captives(100), captives(100), HAMA, "fulfilled"),
        (captives(100), captives(120), HAMA, "fulfilled"),
        (captives(100), captives(20), HAMA, "partly"),
        (captives(100), captives(None), HAMA, "partly"),
        (captives(None), captives(20), HAMA, "fulfilled"),
        (captives(None, "two soldiers"), captives(None, "two soldiers"), HAMA, "fulfilled"),  # as the words say
        (captives(None, "two soldiers"), captives(None, "one soldier"), HAMA, "partly"),
        (captives(100), captives(100), (), "fulfilled"),  # so many are freed but once
        (captives(100), captives(20), (), "partly"),
        (captives(None), captives(None), (), "lapsed"),
    ],
)
def test_a_part_of_the_captives_is_a_part(vowed: dict[str, Any], told: dict[str, Any], where: Any, status: str) -> None:
    """By the numbers; without a number on either side and without a place it may be another release."""
    pages = a_page("2018-06-28", vow(where=where, **vowed)), a_page("2018-07-05", done(where=where, **told))
    assert one_vow(*pages).status == status


@pytest.mark.parametrize(
    ("vowed", "told", "status"),
    [
        (vow(whom=AHRAR, type="SANCTION", where=()), done(whom=AHRAR, type="SANCTION", where=()), "fulfilled"),
        (vow(whom=AHRAR, type="SANCTION", where=()), done(whom=ARMY, type="SANCTION", where=()), "lapsed"),
        (vow([HTS, ARMY], whom=(), type="CONSULT", where=(), on="2018-07-02", length=7),
         done(who=[HTS, ARMY], whom=(), type="CONSULT", where=()), "fulfilled"),
        (vow([HTS, ARMY], whom=(), type="CONSULT", where=()),  # who meet again and again
         done(who=[HTS, ARMY], whom=(), type="CONSULT", where=()), "lapsed"),
        (vow([HTS, ARMY], whom=(), type="CONSULT", where=(), on="2018-07-02", length=7),
         done(who=[HTS, AHRAR], whom=(), type="CONSULT", where=()), "lapsed"),
    ],
)  # fmt: skip
def test_what_has_no_place_by_itself_needs_none(vowed: Told, told: Told, status: str) -> None:
    """Where the other side is the same by name, and of what recurs only within the vow's term."""
    assert one_vow(a_page("2018-06-28", vowed), a_page("2018-07-05", told)).status == status
