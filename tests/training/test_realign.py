"""Labels find their words again in the story, also where the hand that copied them slipped."""

import pytest

from dateline.errors import PassageRefused
from training.passages import parse_passage
from training.realign import sign_words
from training.standoff import join, take_apart

PASSAGE = parse_passage(
    [
        "# voa-77-2",
        '{a1 Rebels}, who hold {p1 Ma\'arra}, {e1 shelled} "{a2 four posts}" of the {a3 army} on the road to the port',
        "{d1 on Friday}. Nobody was hurt, and the road was open again by noon, said a driver who had passed it twice.",
        "e1 ASSAULT.heavy-weapons happened actor=a1 recipient=a2 place=p1 time=d1",
    ],
    "here",
)
STORY = f"It was a long week. {PASSAGE.text.replace(chr(10), ' ')} More is not known."


def words_of(story: str) -> dict[str, str]:
    """Mention or trigger → the words that its label covers after joining."""
    found = join(take_apart(PASSAGE), {"77": story})
    words = {m.id: found.text[m.start : m.end] for m in found.detection.mentions}
    return words | {t.id: found.text[t.start : t.end] for t in found.detection.triggers}


RIGHT = {"a1": "Rebels", "p1": "Ma'arra", "a2": "four posts", "a3": "army", "d1": "on Friday", "e1": "shelled"}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("driver", "driver", {}),  # nothing changed
        ("Ma'arra", "Ma’arra", {"p1": "Ma’arra,"}),  # another apostrophe: the whole word is taken
        ("It was a long week. ", "", {}),  # the story begins with the passage
        ("road to the port", "road toward the port", {}),
    ],
)
def test_labels_find_their_words_in_the_story(old: str, new: str, changed: dict[str, str]) -> None:
    """A word that differs keeps its neighbours' labels in place."""
    assert words_of(STORY.replace(old, new)) == RIGHT | changed


def test_a_story_that_tells_something_else_is_refused() -> None:
    """Labels are never laid over words that were not annotated."""
    with pytest.raises(PassageRefused, match="nor a story with these words"):
        join(take_apart(PASSAGE), {"77": "Rebels who hold the town shelled the army on Friday."})


def test_signed_words_are_no_text() -> None:
    """A sign is a hash and a length."""
    assert all(len(sign.split(":")[0]) == 4 for sign in sign_words(PASSAGE.text).split())
