"""Which sentences say of an act told as done that it is only supposed, wished for, an older one's end, or denied."""

from __future__ import annotations

import pytest

from dateline.match.vow_doubts import is_disowned, is_doubted
from tests.match.vow_builders import Told


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("If HTS {attacked} the town, thousands would flee.", True),
        ("It is unclear whether HTS {attacked} the town.", True),
        ("HTS may already have {attacked} the town.", True),
        ("HTS would {attack} the town.", True),
        ("He called on HTS to {attack} the town.", True),
        ("HTS was expected on Monday to {attack} the town.", True),
        ("The United States lifted all its {sanctions} on Iran.", True),
        ("HTS {attacked} the town.", False),
        ("Asked if it would, HTS said no, and {attacked} the town.", False),  # another clause
        ("In May HTS {attacked} the town.", False),  # the month
        ("Residents said they would flee the {attack}.", False),  # what would be is the flight
        ("HTS managed to {attack} the town.", False),
        ("Talks ended with an {attack} on the town.", False),
    ],
)
def test_what_may_not_have_been_done(words: str, doubted: bool) -> None:
    """Read in the act's own clause, before it."""
    assert is_doubted(Told("happened", words=words).claim("p", 1, None)) == doubted


@pytest.mark.parametrize(
    ("words", "disowned"),
    [
        ("HTS denied that it had {attacked} the town.", True),
        ("HTS denied on Monday that it {attacked} the town.", True),
        ("HTS rejected claims that its men had {attacked} the town.", True),
        ("HTS denied having {attacked} the town.", True),
        ("HTS denied plans to {attack} the town.", True),
        ("HTS did not deny that it {attacked} the town.", False),
        ("HTS denied that it had lost men and {attacked} the town.", False),
        ("HTS, who deny ties to smugglers, {attacked} the town.", False),
        ("HTS {attacked} the town and denied that it had lost men.", False),
    ],
)
def test_what_its_teller_denies(words: str, disowned: bool) -> None:
    """What is denied reaches up to the next *and* or *but*."""
    assert is_disowned(Told("happened", words=words).claim("p", 1, None)) == disowned
