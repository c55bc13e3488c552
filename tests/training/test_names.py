"""Passages in which every place name is marked: how they are read, what each word teaches, and whose words they are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.detect.encode import encode
from dateline.detect.names import Words, list_words, load_head
from dateline.detect.weights import Weights, load_weights
from dateline.errors import PassageRefused
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.toponym_find import COMPARISONS
from training.named import IGNORED, PASSAGES, Named, compare, fit_weights, make_row, read_named, tag_named, tag_told
from training.passages import parse_passage

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted(PASSAGES.glob("*.txt"))


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model, for its tokenizer and its projection."""
    return load_weights(threads=1)


def read(tmp_path: Path, text: str) -> list[Named]:
    """The passages of a file with that text."""
    path = tmp_path / "here.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_named(path))


@cache
def all_named() -> tuple[Named, ...]:
    """Every passage of every file."""
    return tuple(passage for path in FILES for passage in read_named(path))


# --- Reading --------------------------------------------------------------------------------------------------------


def test_marks_leave_the_text_and_keep_their_place(tmp_path: Path) -> None:
    """Passages are apart by blank lines; lines of one keep their breaks."""
    first, second = read(
        tmp_path, "# a | dct 2019-01-02\n{p Zarkan} fell\nto {p Beled} men.\n\n\n# b\nCalm in {p Old Zarkan}\n"
    )
    assert (first.id, first.text) == ("a", "Zarkan fell\nto Beled men.")
    assert [first.text[start:end] for start, end in first.spans] == ["Zarkan", "Beled"]
    assert [second.text[start:end] for start, end in second.spans] == ["Old Zarkan"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{p Zarkan fell", "a brace that marks nothing"),  # never closed
        ("Zarkan} fell", "a brace that marks nothing"),  # never opened
        ("{p } fell", "a brace that marks nothing"),  # around nothing
        ("{a1 Zarkan} fell", "a brace that marks nothing"),  # the other corpus's marks
        ("{p Old {p Zarkan}} fell", "a brace that marks nothing"),  # names do not nest
    ],
)
def test_stray_braces_are_refused(tmp_path: Path, body: str, told: str) -> None:
    """By file and passage, with what to write instead: a name lost here would teach that it is none."""
    with pytest.raises(PassageRefused, match=told) as refused:
        read(tmp_path, f"# good\n{{p Beled}} held.\n\n# bad | dct 2019-01-02\n{body}\n")
    assert "here.txt: bad: " in str(refused.value)
    assert "{p words}" in str(refused.value)


@pytest.mark.parametrize("text", ["{p Zarkan} fell.", "# only a header", "# a\nCalm.\n\nNo header here."])
def test_a_passage_without_header_or_text_is_refused(tmp_path: Path, text: str) -> None:
    """The header is how a person finds it again."""
    with pytest.raises(PassageRefused, match="a passage begins with '# id"):
        read(tmp_path, text)


PIECE = st.tuples(st.text("ab Zé.,'", min_size=1, max_size=6), st.booleans()).filter(lambda piece: piece[0].strip())


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=6))
def test_what_is_marked_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, bool]]
) -> None:
    """The text is the pieces put together, the spans are those that were marked."""
    body = "".join(f"{{p {words}}}" if marked else words for words, marked in pieces)
    if body != body.strip():
        return
    (passage,) = read(tmp_path_factory.mktemp("named"), f"# a\n{body}")
    assert passage.text == "".join(words for words, _ in pieces)
    assert [passage.text[a:b] for a, b in passage.spans] == [words for words, marked in pieces if marked]


# --- What a word teaches --------------------------------------------------------------------------------------------


def words_of(text: str, weights: Weights) -> Words:
    """The words of a text."""
    return list_words(encode(text, weights.tokenizer))


def test_every_word_of_a_named_passage_is_told(tmp_path: Path, weights: Weights) -> None:
    """The first word of a name, its further words, and all else, which is none."""
    (named,) = read(tmp_path, "# a\nMen of {p Old Zarkan} left {p Beled-on-Sea}.")
    words = words_of(named.text, weights)
    assert dict(zip(words.texts, tag_named(named, words).tolist(), strict=True)) == {
        "Men": 0, "of": 0, "Old": 1, "Zarkan": 2, "left": 0, "Beled": 1, "-": 2, "on": 2, "Sea": 2, ".": 0,
    }  # fmt: skip


def test_an_annotated_passage_tells_only_what_is_sure(weights: Weights) -> None:
    """Places in capitals are names, small letters are none; capitals in actors or descriptions may be either."""
    passage = parse_passage(
        ["# a", "{a1 Zarkan Guards} {e1 shelled} the {p1 city of Beled} and {p2 Kadim}.",
         "e1 ASSAULT happened actor=a1 place=p1"],
        "here:1",
    )  # fmt: skip
    words = words_of(passage.text, weights)
    assert dict(zip(words.texts, tag_told(passage, words).tolist(), strict=True)) == {
        "Zarkan": IGNORED, "Guards": IGNORED, "shelled": 0, "the": 0, "city": 0, "of": 0, "Beled": IGNORED, "and": 0,
        "Kadim": 1, ".": 0,
    }  # fmt: skip


def test_a_country_inside_an_actor_is_a_name(weights: Weights) -> None:
    """What no mention tells, the table of countries does; outside all mentions it stays in doubt."""
    passage = parse_passage(["# a", "{a1 Syrian troops} left. Syria was calm."], "here:1")
    words = words_of(passage.text, weights)
    tags = dict(zip(words.texts, tag_told(passage, words).tolist(), strict=True))
    assert (tags["Syrian"], tags["troops"], tags["Syria"]) == (1, 0, IGNORED)


# --- The weights ----------------------------------------------------------------------------------------------------


def test_fitted_weights_follow_what_decides() -> None:
    """A comparison that goes with the right answer speaks for it, one that goes against it against, noise hardly."""
    draw = np.random.default_rng(3)
    table = draw.integers(0, 2, size=(600, 3)).astype(np.float64)
    right = ((table[:, 0] - table[:, 1] + draw.normal(0, 0.5, 600)) > 0).astype(np.float64)
    fitted = fit_weights([table[:300], table[300:]], [right[:300], right[300:]])
    assert fitted[0] > 1
    assert fitted[1] < -1
    assert abs(fitted[2]) < 1


def test_a_comparison_that_never_holds_weighs_nothing() -> None:
    """And one that always decides stays finite: the prior holds it."""
    right = np.array([0.0, 1.0] * 50)
    fitted = fit_weights([np.stack([right - 0.5, np.zeros(100)], axis=1)], [right])
    assert 0 < fitted[0] < 30
    assert fitted[1] == pytest.approx(0, abs=1e-9)


def test_proposals_are_compared_and_marked_right(weights: Weights, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A row a proposal, a column a comparison; right are those that a person marked."""
    text = "Mosul police left Kirkuk."
    named = Named("a", text, ((0, 5), (18, 24)))
    gazetteer = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    row = make_row(weights, text, lambda words: tag_named(named, words), named.spans)
    table, right = compare(row, load_head(), gazetteer)
    gazetteer.close()
    assert table.shape == (len(right), len(COMPARISONS))
    assert right.sum() == 2
    assert row.features.shape[0] == len(row.words.texts) == len(row.tags)


# --- The passages themselves ----------------------------------------------------------------------------------------


def eight_grams(text: str) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row, case and punctuation apart."""
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[start:] for start in range(8)), strict=False)


def test_every_file_is_read_and_holds_names() -> None:
    """A smaller set is one that lost a file; ids name one passage each."""
    assert len(FILES) >= 6
    assert len(all_named()) >= 500
    assert sum(len(passage.spans) for passage in all_named()) >= 4000
    assert [name for name, count in Counter(passage.id for passage in all_named()).items() if count > 1] == []


def test_marked_names_are_names_as_they_stand() -> None:
    """No space or comma at their edges, a capital or digit in each, and none marked twice."""
    for passage in all_named():
        names = [passage.text[start:end] for start, end in passage.spans]
        assert [name for name in names if name != name.strip(" ,;:\n") or "\n" in name] == [], passage.id
        assert [name for name in names if not any(c.isupper() or c.isdigit() for c in name)] == [], passage.id
        assert all(a[1] <= b[0] for a, b in zip(passage.spans, passage.spans[1:], strict=False)), passage.id


def test_no_two_passages_share_eight_words() -> None:
    """Each was written, none expanded from another."""
    first: dict[tuple[str, ...], str] = {}
    shared = {
        (first[gram], passage.id, " ".join(gram))
        for passage in all_named()
        for gram in eight_grams(passage.text)
        if first.setdefault(gram, passage.id) != passage.id
    }
    assert shared == set()


def texts_of(path: Path) -> Iterator[str]:
    """Everything that is written in a file of the evaluation's: a passage file, or the strings of its JSON lines."""
    content = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".jsonl":
        yield re.sub(r"\{\w+ |\}", "", content)
        return
    for line in filter(None, content.split("\n")):  # not splitlines: a text may hold other line ends
        values = [json.loads(line)]
        while values:
            value = values.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict | list):
                values += value.values() if isinstance(value, dict) else value


@pytest.mark.parametrize("folder", ["bench", "gold"])
def test_no_passage_is_the_evaluations(folder: str) -> None:
    """None shares eight words in a row with a text that dateline is measured on."""
    if not (SHARED / folder).is_dir():
        pytest.skip(f"no ../shared/{folder} here")
    ours = {gram: passage.id for passage in all_named() for gram in eight_grams(passage.text)}
    paths = [path for path in sorted((SHARED / folder).rglob("*")) if path.suffix in (".jsonl", ".txt")]
    assert paths
    copied = {
        (path.name, ours[gram], " ".join(gram))
        for path in paths
        for text in texts_of(path)
        for gram in eight_grams(text)
        if gram in ours
    }
    assert copied == set()
