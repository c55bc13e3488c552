"""How the vows of an actor are counted, and how far chance reaches in so few of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dateline.match.agreement import as_actor
from dateline.match.vow_tally import measure_days, measure_share, tally_vows
from dateline.records.event import AgreedTime
from dateline.records.vow import Vow, VowedAct, VowStatus, VowStep
from tests.match.vow_builders import AHRAR, HTS, IT

SAID = date(2018, 6, 28)


def a_vow(number: int, status: VowStatus, *who: Any, type: str = "ASSAULT", days: int = 5) -> Vow:
    """A vow of HTS of 28 June, unless told otherwise, that came to its status so many days later."""
    step = VowStep(status=status, claims=(), on=SAID + timedelta(days=days), why="so")
    return Vow(
        id=f"vow:{number}", event=f"ev:{number}", actor=tuple(as_actor(actor) for actor in who or (HTS,)),
        act=VowedAct(type=type), said=AgreedTime(from_=SAID), due=AgreedTime(), status=status, vow_claims=(),
        steps=() if status == "open" else (step,),
    )  # fmt: skip


def test_an_actors_vows_are_counted_by_status() -> None:
    """What is open is not yet decided; a part counts as kept."""
    ended: list[VowStatus] = [
        "open", "fulfilled", "fulfilled", "partly", "contradicted", "withdrawn", "lapsed", "lapsed",
    ]  # fmt: skip
    (tally,) = tally_vows(a_vow(n, status) for n, status in enumerate(ended))
    assert (tally.vows, tally.open, tally.fulfilled, tally.partly) == (8, 1, 2, 1)
    assert (tally.contradicted, tally.withdrawn, tally.lapsed) == (1, 1, 2)
    assert tally.kept.value == pytest.approx(3 / 7)
    assert (tally.actor.id, tally.delay.median) == ("reg:hts", 5.0)


def test_threats_are_counted_apart() -> None:
    """Vows of material conflict; a threat of no act stays open and counts in neither share."""
    vows = [
        a_vow(1, "fulfilled"),
        a_vow(2, "lapsed", type="RETREAT"),
        a_vow(3, "open", type="THREATEN"),
        a_vow(4, "lapsed", type="COERCE"),
    ]
    (tally,) = tally_vows(vows)
    assert tally.kept.value == pytest.approx(1 / 3)
    assert tally.threats.value == pytest.approx(1 / 2)


def test_a_vow_of_several_counts_for_each_and_one_of_nobody_for_none() -> None:
    """Those of most vows first, then by name."""
    vows = [a_vow(1, "open", HTS, AHRAR), a_vow(2, "open", HTS), a_vow(3, "open", IT)]
    assert [(tally.actor.id, tally.vows) for tally in tally_vows(vows)] == [("reg:hts", 2), ("reg:ahrar-al-sham", 1)]
    assert tally_vows(vows) == tally_vows(reversed(vows))
    even = [a_vow(1, "open", HTS), a_vow(2, "open", AHRAR)]
    assert [tally.actor.name for tally in tally_vows(even)] == ["reg:ahrar-al-sham", "reg:hts"]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # the example of Newcombe (1998), Statistics in Medicine 17
    ],
)
def test_a_share_has_wilsons_interval(part: int, whole: int, low: float, high: float) -> None:
    """It never leaves 0 to 1, and is never of no width."""
    share = measure_share(part, whole)
    assert share.low is not None
    assert share.high is not None
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_of_nothing_there_is_no_share() -> None:
    """Null, not 0."""
    assert measure_share(0, 0).value is None
    (tally,) = tally_vows([a_vow(1, "open")])
    assert (tally.kept.value, tally.kept.low, tally.delay.median) == (None, None, None)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (5, None, None),  # too few: even the least and the greatest hold the median with 93.75 % only
        (6, 1, 6),
        (8, 1, 8),
        (9, 2, 8),
        (20, 6, 15),  # the ranks of the tables of the binomial distribution
    ],
)
def test_a_median_has_the_interval_of_its_order(count: int, low: float | None, high: float | None) -> None:
    """By ranks, whatever the delays look like; of the numbers 1 to n they are the ends themselves."""
    days = measure_days(list(range(count, 0, -1)))
    assert (days.median, days.low, days.high) == ((count + 1) / 2, low, high)
