"""*Our troops* are those of whoever tells of the act."""

import pytest

from dateline.ground.our_own import value_our_own
from dateline.records.detection import Argument, Detection
from dateline.records.values import ActorValue

MINISTRY = ActorValue(id="reg:rus-mod", name="Russian defence ministry", country="RUS", sector="GOV", provisional=False)
REBELS = ActorValue(id="reg:arakan-army", name="Arakan Army", country="MMR", sector="REB", provisional=False)
NOBODY = ActorValue(id=None, provisional=False, reason="pronoun")

ROWS = [
    ("Our troops", MINISTRY, "reg:rus-mil"),
    ("Our brave troops", REBELS, "reg:arakan-army"),
    ("our village", MINISTRY, None),  # no force
    ("Our troops", NOBODY, None),
]


@pytest.mark.parametrize(("words", "source", "who"), ROWS)
def test_our_troops_are_the_speakers(words: str, source: ActorValue, who: str | None) -> None:
    """A state organ's are its armed forces, a group's the group itself."""
    detection = Detection(
        arguments=(
            Argument(trigger="e1", role="actor", target="m1"),
            Argument(trigger="e1", role="source", target="m2"),
        )
    )
    value = value_our_own(words, "m1", detection, {"m1": NOBODY, "m2": source})
    assert (value.id if value else None) == who
