"""This file specifies which acts a sentence only looks back on, and which times are only compared with."""

from __future__ import annotations

import pytest

from dateline.ground.background import is_awaited, is_compared, is_looked_back_on


def spans(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The text, the act in `<…>` and the time in `[…]`."""
    text, ends = "", dict[str, int]()
    for letter in marked:
        if letter in "<>[]":
            ends[letter] = len(text)
        else:
            text += letter
    return text, (ends["<"], ends[">"]), (ends["["], ends["]"])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Coffins of those who fell in the Senkata <shooting> were carried down on [Thursday].", True),
        ("Two of the injured from the terminal <blast> died [overnight].", True),
        ("Lebanon buried its dead on [Saturday] after the double <bombing> of two mosques.", True),
        ("They burned a guard hut on [Tuesday] over the <raids>.", True),
        ("Jets fired on [Friday] in answer to a chemical <attack>.", True),
        # The act's own day: it is the subject, or what the verb tells is a part of it, or the clause is its own.
        ("The <attack> came on [Thursday].", False),
        ("Ten people were killed in the <attack> on [Thursday].", False),
        ("Those in the <attack> were killed on [Thursday].", False),
        ("They mourned the <raid> which was carried out on [Thursday].", False),
        ("Four of those pulled out on [Tuesday] had since <succumbed>.", False),
        ("They came on [Sunday], and for days after they <shot> at people.", False),
        ("On [Thursday] they <attacked>.", False),
    ],
)
def test_what_is_done_after_an_act_has_a_day_of_its_own(marked: str, expected: bool) -> None:
    """*Carried down on Thursday* does not date the shooting."""
    assert is_looked_back_on(*spans(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It is the deadliest <attack> since the jihadists came in [2015].", True),
        ("She became the ninth to be <killed> [this year].", True),
        ("For the second time [since Friday] they owned up to the <massacre>.", True),
        ("They <attacked> it in [2015].", False),
        ("It was the first <attack> on the town, begun in [2015].", False),
        ("It was the second <attack> on [Thursday].", False),
        ("The <attack> began [this year].", False),
    ],
)
def test_a_time_of_comparison_is_no_acts(marked: str, expected: bool) -> None:
    """*The ninth this year* says nothing of the day."""
    text, _, time = spans(marked)
    assert is_compared(text, 0, *time) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They packed on [Tuesday], a week left until the <evacuation>.", True),
        ("He flew out on [Tuesday] ahead of their peace <talks>.", True),
        ("They packed on [Tuesday] after the <evacuation>.", False),
        ("They slept on [Tuesday] until a shell <hit> the house.", False),
    ],
)
def test_what_is_awaited_is_still_to_come(marked: str, expected: bool) -> None:
    """*Until the evacuation* puts it after the time told."""
    text, act, time = spans(marked)
    assert is_awaited(text, time[1], act[0]) == expected
