"""Labels live here, sentences elsewhere; joined again they are the annotated passage."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.errors import PassageRefused
from training.augment import scrape
from training.passages import Passage, parse_passage
from training.standoff import join, main, read_standoff, read_texts, take_apart

LINES = [
    "# x-1 | dct 2020-01-02 | outlet a wire | nowhere",
    '{a1 Rebels}, who hold {p1 Ma\'arra}, {e1 shelled} "{a2 {t1 four} posts}"',
    "{d1 on Friday}.",
    "e1 ASSAULT.heavy-weapons happened actor=a1 recipient=a2 place=p1 time=d1 toll=t1:other",
]


def a_passage() -> Passage:
    """A small annotated passage with marks that scraping loses."""
    return parse_passage(LINES, "here")


def test_joined_labels_and_text_are_the_passage_again() -> None:
    """Nothing is lost on the way but the header's tags."""
    passage = a_passage()
    assert join(take_apart(passage), {"x-1": passage.text}) == replace(passage, tags=())


@pytest.mark.parametrize(
    ("texts", "words"),
    [({}, "no text of that id"), ({"x-1": "Another text."}, "another hash")],
)
def test_a_text_that_is_missing_or_changed_is_refused(texts: dict[str, str], words: str) -> None:
    """Labels are never laid over words that were not annotated."""
    with pytest.raises(PassageRefused, match=words):
        join(take_apart(a_passage()), texts)


def test_a_standoff_file_holds_no_sentence(tmp_path: Path) -> None:
    """What goes into the repository has labels, offsets and a hash, and not one word of the text."""
    source, target = tmp_path / "p.txt", tmp_path / "p.jsonl"
    source.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert main(["make", str(source), str(target)]) == 0
    assert "shelled" not in target.read_text(encoding="utf-8")
    (standoff,) = read_standoff(target)
    assert join(standoff, read_texts(source)).text == a_passage().text
    assert main(["check", str(target), str(source)]) == 0


def test_scraping_keeps_every_label_on_its_words() -> None:
    """Marks and line breaks go; each span still covers the words that it covered."""
    passage = a_passage()
    scraped = scrape(passage)
    assert scraped.text == "Rebels who hold Maarra shelled four posts on Friday."
    words = {m.id: scraped.text[m.start : m.end] for m in scraped.detection.mentions}
    assert words == {"a1": "Rebels", "p1": "Maarra", "a2": "four posts", "t1": "four", "d1": "on Friday"}
    (trigger,) = scraped.detection.triggers
    assert scraped.text[trigger.start : trigger.end] == "shelled"
