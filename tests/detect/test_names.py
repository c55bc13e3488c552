"""Proposed place names: where they may begin and end, that a long page is read piece by piece, what a head must be."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.detect import detect
from dateline.detect.encode import cut_windows, encode
from dateline.detect.names import (
    HEAD_FILE,
    LONGEST,
    NameHead,
    NameReader,
    Words,
    describe_words,
    fingerprint_network,
    head_for,
    list_words,
    load_head,
    propose_names,
    watch,
)  # fmt: skip
from dateline.detect.network import Reading
from dateline.detect.weights import Weights, load_weights
from dateline.errors import WeightsError

TEXT = """Police in Zarkan fled
North Beled was calm. Al-Hasaka, the U.S. and Deir ez-Zor were not: "Port-au-Prince," he said."""


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The shipped model, for its tokenizer and its projection."""
    return load_weights(threads=1)


def words_of(text: str, weights: Weights) -> Words:
    """The words of a text."""
    return list_words(encode(text, weights.tokenizer))


def eager(words: Words) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Tags by which every word may be any of a name's."""
    return np.full((len(words.texts), 3), 1 / 3, np.float32)


def proposed(text: str, weights: Weights) -> set[str]:
    """All that an eager head would propose."""
    words = words_of(text, weights)
    return {text[name.start : name.end] for name in propose_names(words, eager(words))}


ALPHABET = string.ascii_letters + "éÉıßÄñ0123 \n.,-'’()،العرдД"


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=60))
def test_proposals_keep_to_the_text_and_its_lines(weights: Weights, text: str) -> None:
    """None is empty, leaves the text, crosses a line, ends or begins in white space, or is longer than a name."""
    words = words_of(text, weights)
    for name in propose_names(words, eager(words)):
        found = text[name.start : name.end]
        assert 0 <= name.start < name.end <= len(text)
        assert "\n" not in found
        assert found == found.strip()
        assert sum(name.start <= start < name.end for start, _ in words.spans) <= LONGEST


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=60))
def test_proposals_begin_as_names_do(weights: Weights, text: str) -> None:
    """With a capital, a digit, a letter of a script without capitals, or the article of an Arabic name."""
    words = words_of(text, weights)
    for name in propose_names(words, eager(words)):
        found = text[name.start : name.end]
        first = next(word for span, word in zip(words.spans, words.texts, strict=True) if span[0] == name.start)
        assert not found[0].islower() or first in ("al", "el", "ash", "as", "ad")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deir ez-Zor fell", {"Deir", "Deir ez-Zor", "Zor"}),  # a short word before a hyphen belongs to the name
        ("in Port-au-Prince", {"Port", "Port-au-Prince", "Prince"}),
        ("a Beled-born man", {"Beled"}),  # a longer word before or behind a hyphen does not
        ("Gulf of Zarkan", {"Gulf", "Gulf of Zarkan", "Zarkan"}),
        ("Zarkan and", {"Zarkan"}),  # no name ends in a joining word
        ("Zarkan, Beled", {"Zarkan", "Beled"}),  # nor goes on behind a comma
        ("Zarkan fell", {"Zarkan"}),
        ("over the école", set()),  # small letters with marks are small letters
        ("Zarkan .", {"Zarkan"}),  # a full stop belongs to a name only where it is written to it
        ("Ala.", {"Ala", "Ala."}),
        ("Zarkan\nBeled", {"Zarkan", "Beled"}),
        ("al Zarkan", {"al Zarkan", "Zarkan"}),
        ("the town", set()),
        ("", set()),
    ],
)
def test_where_a_name_may_begin_and_end(weights: Weights, text: str, names: set[str]) -> None:
    """Of an eager head's words only such runs are proposed."""
    assert proposed(text, weights) == names


def test_odds_tell_the_likelier_name(weights: Weights) -> None:
    """What the head takes for a name's two words weighs more than either, and no log-odds leave their bounds."""
    words = words_of("in North Beled today", weights)
    tags = np.array([[0.98, 0.01, 0.01], [0.02, 0.97, 0.01], [0.02, 0.01, 0.97], [0.98, 0.01, 0.01]], np.float32)
    odds = {(n.start, n.end): n.odds for n in propose_names(words, tags)}
    assert max(odds, key=lambda span: odds[span]) == (3, 14)
    assert all(-6 <= value <= 10 for value in odds.values())


def test_words_that_are_surely_none_are_not_proposed(weights: Weights) -> None:
    """Below the faintest odds nothing is handed on: a page has thousands of capitals."""
    words = words_of("Zarkan fell", weights)
    assert propose_names(words, np.array([[1, 0, 0], [1, 0, 0]], np.float32)) == ()


# --- The head -------------------------------------------------------------------------------------------------------


def small_head(width: int = 3, features: int = 4) -> NameHead:
    """A head of random numbers."""
    draw = np.random.default_rng(7).normal
    shapes = ((3, features, width), (width,), (width, 3), (3,), (2, width))
    inner, inner_bias, outer, outer_bias, missing = (draw(size=shape).astype(np.float32) for shape in shapes)
    return NameHead(inner, inner_bias, outer, outer_bias, missing, "of no network")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_words_read_in_blocks_are_read_as_at_once(sizes: list[int]) -> None:
    """A word at a block's edge still hears of its neighbours in the next."""
    head = small_head()
    features = np.random.default_rng(sum(sizes)).normal(size=(sum(sizes), 4)).astype(np.float32)
    hidden = np.zeros((len(features), 3), np.float32)
    at = 0
    for size in sizes:
        head.add(hidden, at, features[at : at + size])
        at += size
    assert head.tag(hidden) == pytest.approx(head.read(features), abs=1e-5)


def test_tags_are_probabilities() -> None:
    """They add up to one for each word; a text without words has none."""
    head = small_head()
    tags = head.read(np.ones((5, 4), np.float32))
    assert tags.sum(axis=1) == pytest.approx(np.ones(5), abs=1e-6)
    assert head.read(np.zeros((0, 4), np.float32)).shape == (0, 3)


def test_a_page_in_many_windows_is_read_whole(weights: Weights) -> None:
    """Every word is described once, in order, and the reader of windows proposes what the head reads of all."""
    text = "\n".join(f"{TEXT} Part {n} ends." for n in range(30))
    encoded = encode(text, weights.tokenizer)
    windows = cut_windows(encoded)
    assert len(windows) > 2
    reader = NameReader(encoded, load_head())
    blocks = []

    def note(window, columns):  # type: ignore[no-untyped-def]
        blocks.append(describe_words(encoded, reader.words, window, columns))
        reader.note(window, columns)

    read = watch(lambda window: Reading(weights, encoded, window), encoded, weights, note)
    for window in windows:
        read(window)
    ends = [at + len(features) for at, features in blocks]
    assert [at for at, _ in blocks] == [0, *ends[:-1]]
    assert ends[-1] == len(reader.words.spans)
    whole = load_head().read(np.concatenate([features for _, features in blocks]))
    at_once = propose_names(reader.words, whole)
    assert [(n.start, n.end) for n in reader.propose()] == [(n.start, n.end) for n in at_once]


def test_an_overlong_sentence_is_cut_without_losing_a_word(weights: Weights) -> None:
    """A sentence of several windows, cut inside a word, describes every word all the same."""
    text = " ".join(f"Xyzzyhattannabad{n}" for n in range(120))
    detection = detect(text, weights)
    assert all(0 <= name.start < name.end <= len(text) for name in detection.names)
    assert len(words_of(text, weights).spans) == 120


def test_names_are_offsets_of_the_whole_text(weights: Weights) -> None:
    """Also of the second stretch and the second group: the words there are the words proposed."""
    text = "Mosul fell.\n\n###\n\nKirkuk held."
    groups = [[(0, 11)], [(18, 30)]]
    found = {text[n.start : n.end]: n.start for n in detect(text, weights, groups).names}
    assert found["Mosul"] == 0
    assert found["Kirkuk"] == 18


def test_what_is_in_no_group_is_not_read(weights: Weights) -> None:
    """A readers' comment that is not coded proposes nothing."""
    text = "Mosul fell.\nI was in Kirkuk."
    assert {text[n.start : n.end] for n in detect(text, weights, [[(0, 11)]]).names} <= {"Mosul", "Mosul fell"}


# --- Its file -------------------------------------------------------------------------------------------------------


def test_the_shipped_head_belongs_to_the_shipped_model(weights: Weights) -> None:
    """It reads just as many columns as the projection has for it."""
    encoded = encode(TEXT, weights.tokenizer)
    reader = NameReader(encoded, load_head())
    read = watch(lambda window: Reading(weights, encoded, window), encoded, weights, reader.note)
    for window in cut_windows(encoded):
        read(window)
    assert {TEXT[n.start : n.end] for n in reader.propose()} >= {"Zarkan", "Deir ez-Zor", "Port-au-Prince"}


def damaged(tmp_path: Path, how: str) -> Path:
    """A head's file that is none any more."""
    path = tmp_path / "names.npz"
    whole = HEAD_FILE.read_bytes()
    arrays = dict(np.load(HEAD_FILE))
    if how == "empty":
        path.write_bytes(b"")
    elif how == "cut off":
        path.write_bytes(whole[: len(whole) // 2])
    elif how == "overwritten":
        path.write_bytes(whole[:2000] + bytes(2000) + whole[4000:])
    elif how == "no archive":
        path.write_text("version https://example.org/spec\n", encoding="utf-8")
    elif how == "array missing":
        np.savez(path, **{name: array for name, array in arrays.items() if name != "outer"})
    elif how == "narrower":
        np.savez(path, **(arrays | {"inner": arrays["inner"][:, :-1]}))
    elif how == "other tags":
        np.savez(path, **(arrays | {"outer": arrays["outer"][:, :-1]}))
    elif how == "other width":
        np.savez(path, **(arrays | {"inner_bias": arrays["inner_bias"][:-1]}))
    elif how == "pickled":
        np.savez(path, **(arrays | {"inner": np.array([{}], dtype=object)}))
    return path


def test_a_head_of_another_network_is_refused(weights: Weights) -> None:
    """Trained anew, a network of the same shape would give the old head plausible nonsense to read."""
    other = replace(weights, heads=weights.heads | {"type.out.weight": weights.heads["type.out.weight"] + 1})
    assert head_for(weights).network == fingerprint_network(weights)
    with pytest.raises(WeightsError, match="made for the network"):
        head_for(other)


@pytest.mark.parametrize(
    "how",
    [
        "missing", "empty", "cut off", "overwritten", "no archive", "array missing", "narrower", "other tags",
        "other width", "pickled",
    ],
)  # fmt: skip
def test_a_head_that_is_none_is_refused(tmp_path: Path, how: str) -> None:
    """With the file's name and what to do, whatever is wrong with it."""
    path = damaged(tmp_path, how)
    with pytest.raises(WeightsError, match="no head for place names there") as refused:
        load_head(path)
    assert str(path) in str(refused.value)
    assert "reinstall dateline" in str(refused.value)
