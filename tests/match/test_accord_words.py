"""This file says which words of violation are found, also where the sentence is first looked at without a pattern."""

from __future__ import annotations

import pytest

from dateline.match.accord_words import VIOLATING, find_violated
from tests.match.accord_builders import a_claim


@pytest.mark.parametrize(
    "said",
    [
        "violated", "VIOLATING", "in violation of", "breached", "in breach of", "infringed", "contravened", "flouted",
        "broke", "Broken", "breaking", "breaks", "in defiance of", "in an act of defiance of", "defied", "defies",
        "defying", "v\u0131olated", "V\u0130OLATED", "bro\u212ae",  # i without a dot, I with one, Kelvin
    ],
)  # fmt: skip
def test_each_form_is_found(said: str) -> None:
    """In capitals and in letters of which a pattern takes no notice, too."""
    assert VIOLATING.search(said)
    claim = a_claim(f"Shells {said} the truce.", "Shells")
    assert find_violated(claim, real=True) == "truce"


@pytest.mark.parametrize("said", ["broke out before", "broadcast", "abroad, the defence minister praised", "kept"])
def test_no_violation_is_none(said: str) -> None:
    """Words that look like one."""
    assert find_violated(a_claim(f"They {said} the truce.", "They"), real=True) is None
