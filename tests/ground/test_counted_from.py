"""This file specifies acts that are dated by their distance from another time: *a day after his arrest*."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.counted_from import count_from, find_distance

SUNDAY, MONDAY = date(2018, 6, 24), date(2018, 6, 25)


def counted(marked: str) -> str | None:
    """The interval of the act in `<…>`, counted from that Sunday; None where the words tell no distance."""
    act = marked.index("<")
    distance = find_distance(marked.replace("<", "").replace(">", ""), 0, act)
    found = count_from(distance, SUNDAY, MONDAY) if distance else None
    return None if found is None else f"{found[0] or '..'}/{found[1] or '..'}"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They met on Sunday, six days after the <raid>.", "2018-06-18/2018-06-19"),
        ("They burned tyres Sunday, a day after his <conviction>.", "2018-06-23/2018-06-24"),
        ("It was the day after the <killings>.", "2018-06-23/2018-06-24"),
        ("He fled two days before the <raid>.", "2018-06-26/2018-06-27"),
        ("They wept, two days since some 8,000 men and boys were <killed>.", "2018-06-22/2018-06-23"),
        ("A year has passed since gunmen <abducted> them.", "2016-12-24/2017-12-24"),
        # A week, a month and a year are told roughly.
        ("Three weeks after the <kidnapping> they wait.", "2018-05-31/2018-06-07"),
        ("Thirty years after jets <gassed> the town they pray.", "1987-12-25/1988-12-24"),
        ("They walked, half a century after soldiers <shot> them.", "1967-12-25/1968-12-24"),
        # Hours reach into the day before; some days are within a week, some weeks nobody knows.
        ("They struck, hours after the <explosion>.", "2018-06-23/2018-06-25"),
        ("They struck, minutes after the <ultimatum>.", "2018-06-24/2018-06-25"),
        ("They struck, days after the <bombing>.", "2018-06-17/2018-06-25"),
        ("They struck, several weeks after the <bombing>.", "../2018-06-25"),
        # What lies between counts from something else, or no distance is told.
        ("Two days after the death of a man <shot> by police they met.", None),
        ("Two days after police said that they had <seized> it.", None),
        ("For days after they <shot> at people.", None),
        ("It was the sixth day since they <broke> out.", None),
        ("They met after the <raid>.", None),
    ],
)
def test_an_act_is_counted_from_the_time_beside_it(marked: str, expected: str | None) -> None:
    """Only the words right before the act tell its distance."""
    assert counted(marked) == expected


def test_what_leaves_the_calendar_is_not_counted() -> None:
    """No year lies before the first."""
    assert counted("It came five thousand years after the <flood>.") is None
