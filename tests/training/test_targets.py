"""Marked acts: what a file says becomes targets, bad writing is refused by name, and the corpus is our own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import PassageRefused
from dateline.records.ontology import FACTUALITIES
from tests.training.test_corpus import eight_grams
from training.passages import read_passages
from training.targets import Target, TargetPassage, main, read_targets, unmark

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "training" / "targets").glob("*.txt"))
SHARED = ROOT.parent / "shared"
# What was written; less is a file that lost some.
PASSAGES, TARGETS, OF_EACH_VALUE = 900, 2500, 100

TWO = """
# tg-1 | a review
We {happened ordered} soup.
It never {denied came}.

# tg-2
{planned Call} me {{soon}}.
"""


@cache
def corpus() -> tuple[TargetPassage, ...]:
    """Every passage of every file."""
    return tuple(passage for path in FILES for passage in read_targets(path))


def read(tmp_path: Path, written: str) -> tuple[TargetPassage, ...]:
    """The passages of a file that holds just this."""
    path = tmp_path / "some.txt"
    path.write_text(written, encoding="utf-8")
    return tuple(read_targets(path))


# --- What a file says -------------------------------------------------------------------------------------------------


def test_a_passage_is_its_text_and_the_acts_marked_in_it(tmp_path: Path) -> None:
    """Marks leave the text, a line's end stays in it; the header tells the id."""
    assert read(tmp_path, TWO) == (
        TargetPassage(
            "tg-1", "We ordered soup.\nIt never came.", (Target(3, 10, "happened"), Target(26, 30, "denied"))
        ),
        TargetPassage("tg-2", "Call me {soon}.", (Target(0, 4, "planned"),)),
    )


# Marked line, plain line, offsets.
MARKED = [
    ("plain", "plain", []),
    ("{happened ran}", "ran", [(0, 3)]),
    ("é {denied set foot} in", "é set foot in", [(2, 10)]),  # several words; code points are counted
    ("{{happened ran}}", "{happened ran}", []),  # doubled: literal, whatever it holds
    ("{{{denied ran}}}", "{ran}", [(1, 4)]),  # a mark inside literal braces
    ("{urged go}{denied stay}", "gostay", [(0, 2), (2, 6)]),
]


@pytest.mark.parametrize(("marked", "text", "offsets"), MARKED)
def test_marks_become_targets(marked: str, text: str, offsets: list[tuple[int, int]]) -> None:
    """Braces with a value mark; what remains is the text."""
    plain, targets = unmark(marked, "here")
    assert (plain, [(target.start, target.end) for target in targets]) == (text, offsets)


@given(st.text())
def test_doubled_braces_give_any_text_back(text: str) -> None:
    """Whatever a text holds, writing its braces twice keeps it."""
    assert unmark(text.replace("{", "{{").replace("}", "}}"), "here") == (text, ())


@given(st.lists(st.tuples(st.sampled_from(FACTUALITIES), st.from_regex(r"[^{}\s]+( [^{}\s]+)?", fullmatch=True))))
def test_targets_lie_where_their_words_are(acts: list[tuple[str, str]]) -> None:
    """For every target, the text between its offsets is what the braces held."""
    text, targets = unmark("|".join(f"{{{value} {words}}}" for value, words in acts), "here")
    assert [(target.factuality, text[target.start : target.end]) for target in targets] == acts


# --- What is refused --------------------------------------------------------------------------------------------------

# A file, the line of its error, and the words that the refusal must hold: what is wrong, and the choices.
REFUSED = [
    ("# x\nIt {hapened ran}.", 2, ["unknown factuality 'hapened'", *FACTUALITIES]),
    ("# x\nIt {happened ran}.\n\n# y\nIt\n{Happened ran}.", 6, ["unknown factuality 'Happened'"]),  # the second passage
    ("# x\nIt {happened ran.", 2, ["belongs to no mark", "{happened ran.", *FACTUALITIES]),  # never closed
    ("# x\nIt happened} ran.", 2, ["belongs to no mark"]),  # never opened
    ("# x\nIt {happened ran\nout}.", 2, ["belongs to no mark"]),  # over a line's end
    ("# x\nIt {happened ran {denied out}}.", 2, ["belongs to no mark"]),  # one in another
    ("# x\nIt {happened ran}}.", 2, ["belongs to no mark"]),
    ("# x\nIt {happened}.", 2, ["belongs to no mark", "{value words}"]),  # nothing marked
    ("# x\nIt {happened ran }.", 2, ["belongs to no mark"]),  # a space is no part of an act
    ("\n# x\nIt {happened ran}.\n\n# x | again\nIt {denied ran}.", 5, ["the id x is taken since line 2"]),
    ("It {happened ran}.", 1, ["# id | topic"]),
    ("#\nIt {happened ran}.", 1, ["# id | topic"]),  # an id of no letters
    ("# x\nIt ran.", 1, ["no act of x is marked", *FACTUALITIES]),
]


@pytest.mark.parametrize(("written", "line", "words"), REFUSED)
def test_what_is_badly_written_is_refused_by_name(tmp_path: Path, written: str, line: int, words: list[str]) -> None:
    """The message names file and line, what is wrong, and what would be taken."""
    with pytest.raises(PassageRefused) as caught:
        read(tmp_path, written)
    assert str(caught.value).startswith(f"some.txt:{line}: ")
    assert [word for word in words if word not in str(caught.value)] == []


def test_validating_files_counts_or_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file does not hide the others; the exit status is 1 when there is one."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TWO, encoding="utf-8")
    bad.write_text("# x\n{sure ran}", encoding="utf-8")
    assert main([str(good)]) == 0
    assert main([str(bad), str(good)]) == 1
    told = capsys.readouterr()
    assert told.out.count("2 passages, 3 targets: happened 1, ongoing 0, planned 1,") == 2
    assert "refused bad.txt:2: unknown factuality 'sure'" in told.err


# --- The corpus -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_valid(path: Path) -> None:
    """No file is refused, or empty."""
    assert list(read_targets(path))


def test_there_is_enough_of_every_value() -> None:
    """A value that training hardly sees is one that the network never gives."""
    values = Counter(target.factuality for passage in corpus() for target in passage.targets)
    assert len(corpus()) >= PASSAGES
    assert values.total() >= TARGETS
    assert {value: values[value] for value in FACTUALITIES if values[value] < OF_EACH_VALUE} == {}


def test_ids_are_unique() -> None:
    """An id names one passage of all the files."""
    assert [name for name, count in Counter(passage.id for passage in corpus()).items() if count > 1] == []


def test_no_two_passages_share_eight_words() -> None:
    """Each was written, none expanded from another."""
    first: dict[tuple[str, ...], str] = {}
    assert {
        (first[gram], passage.id, " ".join(gram))
        for passage in corpus()
        for gram in eight_grams(passage.text)
        if first.setdefault(gram, passage.id) != passage.id
    } == set()


def texts_in(value: object) -> Iterator[str]:
    """Every text in a JSON value; a list of words is one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        yield " ".join(inner for inner in value if isinstance(inner, str))
        for inner in value:
            if not isinstance(inner, str):
                yield from texts_in(inner)


def test_a_list_of_words_is_one_text() -> None:
    """Scored sets keep their sentences whole or in words; both are read."""
    assert [text for text in texts_in({"text": "A b.", "tokens": ["c", "d"], "n": [1]}) if text] == ["A b.", "c d"]


@pytest.mark.parametrize("pattern", ["bench/data/*.jsonl", "gold/dev.txt"])
def test_no_passage_shares_eight_words_with_the_evaluation(pattern: str) -> None:
    """What the model is measured on is nothing that it was trained on."""
    paths = sorted(SHARED.glob(pattern))
    if not paths:
        pytest.skip(f"{pattern} is not here: nothing to compare the passages with")
    measured: set[tuple[str, ...]] = set()
    for path in paths:
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").split("\n")  # a text may hold other line ends
            records = [json.loads(line) for line in lines if line]
            texts = [text for record in records for text in texts_in(record)]
        else:
            texts = [passage.text for passage in read_passages(path)]
        grams = {gram for text in texts for gram in eight_grams(text)}
        assert grams, f"{path.name} holds no text that this test can find"
        measured |= grams
    assert {
        (passage.id, " ".join(gram)) for passage in corpus() for gram in eight_grams(passage.text) if gram in measured
    } == set()
