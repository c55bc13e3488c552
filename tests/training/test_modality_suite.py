"""The minimal pairs that the coder is asked about are valid, differ where they should, and were never trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from dateline.records.ontology import FACTUALITIES
from tests.training.test_corpus import eight_grams
from training.passages import read_passages
from training.targets import TargetPassage, read_targets

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 100
OF_EACH_VALUE = 10


@cache
def suite() -> tuple[TargetPassage, ...]:
    """Every sentence of the suite, in order."""
    return tuple(read_targets(ROOT / "benchmarks" / "modality.txt"))


def pairs() -> list[tuple[TargetPassage, TargetPassage]]:
    """Sentence `a` and sentence `b` of each pair."""
    return list(zip(suite()[::2], suite()[1::2], strict=True))


def test_the_suite_is_a_hundred_pairs_of_two() -> None:
    """Ids number the pairs, `a` before `b`, so that a figure can be broken down by pair."""
    assert [sentence.id for sentence in suite()] == [
        f"mp-{number:03}-{letter}" for number in range(1, PAIRS + 1) for letter in "ab"
    ]


def test_each_passage_is_one_sentence_with_one_act() -> None:
    """What is asked about a sentence has one answer."""
    assert [sentence.id for sentence in suite() if len(sentence.targets) != 1 or "\n" in sentence.text] == []


def test_the_two_of_a_pair_stand_differently() -> None:
    """A coder that gives both the same value, whatever it is, has one of them wrong."""
    assert [a.id for a, b in pairs() if a.targets[0].factuality == b.targets[0].factuality] == []


def test_the_two_of_a_pair_are_nearly_the_same_words() -> None:
    """Who, whom and where stay, so that nothing but the modality can tell the two apart."""
    likeness = {a.id: SequenceMatcher(None, a.text.split(), b.text.split()).ratio() for a, b in pairs()}
    assert {name: value for name, value in likeness.items() if value < 0.6 or value == 1} == {}


def test_every_value_is_asked_for() -> None:
    """A value that hardly occurs is one whose loss nobody would see."""
    values = Counter(sentence.targets[0].factuality for sentence in suite())
    assert {value: values[value] for value in FACTUALITIES if values[value] < OF_EACH_VALUE} == {}


def test_no_two_pairs_share_eight_words() -> None:
    """Each pair was written, none expanded from another; the two of one pair share what they like."""
    first: dict[tuple[str, ...], str] = {}
    assert {
        (first[gram], pair, " ".join(gram))
        for sentence in suite()
        for pair in [sentence.id.rsplit("-", 1)[0]]
        for gram in eight_grams(sentence.text)
        if first.setdefault(gram, pair) != pair
    } == set()


def trained_texts(folder: Path) -> Iterator[str]:
    """The text of every passage that training reads from text files."""
    for path in sorted((folder / "corpus").glob("*.txt")):
        yield from (passage.text for passage in read_passages(path))
    for path in sorted((folder / "targets").glob("*.txt")):
        yield from (passage.text for passage in read_targets(path))


def test_no_sentence_shares_eight_words_with_the_training_data() -> None:
    """What the model is measured on is nothing that it was trained on."""
    trained = {gram for text in trained_texts(ROOT / "training") for gram in eight_grams(text)}
    assert trained
    assert {
        (sentence.id, " ".join(gram)) for sentence in suite() for gram in eight_grams(sentence.text) if gram in trained
    } == set()
