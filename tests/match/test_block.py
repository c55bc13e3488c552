"""Which tellings are worth comparing."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.match.block import find_candidates
from tests.match.builders import a_telling, a_when, an_actor, hajin, idlib, province

BARE: dict[str, Any] = {"place": (), "text": "It shelled them."}
NAMED = "Rockets shelled the Kanaan orchard near Ruweished."


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ({"text": BARE["text"]}, {"text": BARE["text"]}, True),  # one town, one day
        ({"text": BARE["text"]}, {"text": BARE["text"], "when": a_when("2016-04-13")}, True),  # reports differ by days
        ({"text": BARE["text"]}, {"text": BARE["text"], "when": a_when("2016-07-13")}, False),
        ({"text": BARE["text"]}, {**BARE, "place": (province(),)}, True),  # the village and its province
        ({"text": BARE["text"]}, {**BARE, "place": (hajin(id="gn:other", lat=35.5),)}, False),  # two villages of it
        ({"text": BARE["text"]}, {**BARE, "place": (idlib(),)}, False),
        ({**BARE, "text": NAMED}, {**BARE, "text": NAMED}, True),  # no place is known, but rare names are shared
        (BARE, BARE, False),  # nothing is known
        ({**BARE, "text": NAMED}, {**BARE, "text": NAMED, "when": a_when("2019-01-01")}, True),  # remembered later
        (
            {**BARE, "actor": (an_actor("reg:a"),), "recipient": (an_actor("reg:b"),)},
            {**BARE, "actor": (an_actor("reg:b"),), "recipient": (an_actor("reg:a"),)},
            True,  # both parties, whoever does it to whom
        ),
        ({**BARE, "actor": (an_actor("reg:a"),)}, {**BARE, "actor": (an_actor("reg:a"),)}, False),  # one party is not
    ],
)
def test_tellings_meet_where_they_may_be_one_act(one: dict[str, Any], other: dict[str, Any], met: bool) -> None:
    """Whichever was there first."""
    first, second = a_telling(**one), a_telling("p2", **other)
    assert bool(find_candidates({"a": first, "b": second})) is met
    assert bool(find_candidates({"b": second, "a": first})) is met
