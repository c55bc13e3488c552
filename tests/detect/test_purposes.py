"""A purpose is as sure as the act that it hangs on, and a plan where that act is a fact."""

import pytest

from dateline.detect.called_off import read_called_off
from dateline.detect.plain_words import heed_plain_words
from dateline.detect.purposes import read_purposes
from dateline.records.detection import Argument, DetectedTrigger, Detection
from dateline.records.ontology import Factuality


def two_acts(text: str, main: str, factuality: Factuality, purpose: str) -> Detection:
    """A sentence with an act of this factuality, and a planned one at the words of the purpose."""
    acts: list[tuple[str, Factuality]] = [(main, factuality), (purpose, "planned")]
    return Detection(
        triggers=tuple(
            DetectedTrigger(
                id=f"e{n}", start=text.index(words), end=text.index(words) + len(words),
                type="ASSAULT", mode=None, factuality=how,
            )
            for n, (words, how) in enumerate(acts, 1)
        ),
        sentences=((0, len(text)),),
    )  # fmt: skip


READ = [
    # the sentence, the act and its factuality, the purpose, what the purpose is
    ("This would allow Russia to resume operations in order to break the siege.",
     "resume", "conditional", "break", "conditional"),
    ("Analysts expect the army to move tanks north in order to storm the town.",
     "move", "expected", "storm", "expected"),
    ("Activists fear that the army will advance on Saraqib to cut the road.",
     "advance", "expected", "cut", "expected"),
    ("Russia could send warplanes to bomb the rebels.", "send", "conditional", "bomb", "conditional"),
    ("The army may shell the town in an attempt to force them out.", "shell", "conditional", "force", "conditional"),
    ("Any raid on the camp with the aim of taking hostages would fail.", "raid", "conditional", "taking",
     "conditional"),
    ("HTS moved men to Hama in order to attack the army.", "moved", "happened", "attack", "planned"),
    ("The army is massing to retake the town.", "massing", "ongoing", "retake", "planned"),
    ("HTS will cross the river in order to attack.", "cross", "planned", "attack", "planned"),
    ("Residents fear a raid; tanks came in order to storm it.", "raid", "expected", "storm", "planned"),
    ("A raid could come, and HTS plans to answer in order to attack.", "raid", "conditional", "attack", "planned"),
    ("A raid would force the rebels to strike.", "raid", "conditional", "strike", "planned"),  # an object, no purpose
    ("If they threaten to strike, he leaves.", "threaten", "conditional", "strike", "planned"),  # its content
]  # fmt: skip


@pytest.mark.parametrize(("text", "main", "factuality", "purpose", "read"), READ, ids=[row[0] for row in READ])
def test_a_purpose_is_as_sure_as_its_act(
    text: str, main: str, factuality: Factuality, purpose: str, read: Factuality
) -> None:
    """Codebook, section 8.6, for facts; the rest follows the act."""
    _, found = read_purposes(two_acts(text, main, factuality, purpose), text).triggers
    assert found.factuality == read


def test_purposes_of_purposes_follow() -> None:
    """What hangs on a purpose that is conditional is so too."""
    text = "Jets could move north in order to strike the town in order to break the siege."
    detection = two_acts(text, "move", "conditional", "strike")
    start = text.index("break")
    last = DetectedTrigger(id="e3", start=start, end=start + 5, type="ASSAULT", mode=None, factuality="planned")
    found = read_purposes(Detection(triggers=(*detection.triggers, last), sentences=detection.sentences), text)
    assert [t.factuality for t in found.triggers] == ["conditional"] * 3


def test_what_somebody_vows_is_no_purpose() -> None:
    """The content of another word keeps what it is."""
    text = "A vow could come to strike in order to win the town."
    detection = two_acts(text, "vow", "conditional", "win")
    vowed = Detection(
        triggers=detection.triggers, sentences=detection.sentences,
        arguments=(Argument(trigger="e1", role="content", target="e2"),),
    )  # fmt: skip
    assert read_purposes(vowed, text) == vowed


def factualities(detection: Detection, text: str) -> list[Factuality]:
    """What the rules make of each act, in the order of `detect`."""
    read = read_purposes(read_called_off(heed_plain_words(detection, text), text), text)
    return [trigger.factuality for trigger in read.triggers]


def test_plain_words_come_first_and_purposes_last() -> None:
    """*Could* makes the act conditional, and so what it is to serve; *called off* outdoes *planned*."""
    text = "Tanks could move in order to storm it."
    assert factualities(two_acts(text, "move", "happened", "storm"), text) == ["conditional", "conditional"]
    off = "HTS called off the planned attack."
    start = off.index("attack")
    attack = DetectedTrigger(id="e1", start=start, end=start + 6, type="ASSAULT", mode=None, factuality="happened")
    assert factualities(Detection(triggers=(attack,), sentences=((0, len(off)),)), off) == ["denied"]
