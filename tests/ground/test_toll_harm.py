"""Plain words behind a number say that those counted were left alive."""

import pytest

from dateline.ground.toll_harm import correct_harm
from dateline.records.detection import Argument, DetectedMention, Detection
from dateline.records.ontology import TollKind

ROWS: list[tuple[str, str, TollKind]] = [
    ("The robbery left one attendant in shock.", "one", "other"),
    ("The fire left some 300 families homeless.", "300", "displaced"),
    ("The blast left two young guards badly wounded.", "two", "wounded"),
    ("It cost three hundred men, dead or injured.", "three hundred", "other"),
    ("The strike left eight people dead.", "eight", "killed"),
    ("The blast killed two and left a wall in ruins.", "two", "killed"),
    ("Gunmen killed four wounded soldiers.", "four", "killed"),
]


@pytest.mark.parametrize(("text", "words", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_what_befell_them_is_what_the_words_say(text: str, words: str, kind: TollKind) -> None:
    """A toll that the network takes for one of the killed."""
    at = text.index(words)
    detection = Detection(
        mentions=(DetectedMention(id="m1", kind="toll", start=at, end=at + len(words)),),
        arguments=(Argument(trigger="e1", role="toll", target="m1", of="killed"),),
    )
    assert [a.of for a in correct_harm(detection, text).arguments] == [kind]
