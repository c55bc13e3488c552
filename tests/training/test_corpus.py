"""The corpus is valid, large and varied enough, each passage is its own, and none is the evaluation's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.records.ontology import EVENT_TYPES, FACTUALITIES, RELATIONS, ROLES, TOLL_KINDS, TYPED_MODES
from training.passages import Passage, read_passages

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "training" / "corpus").glob("*.txt"))
SHARED = ROOT.parent / "shared"
# Passages written by us that the corpus must hold at least.
AT_LEAST = 400


@cache
def corpus() -> tuple[Passage, ...]:
    """Every passage of every file."""
    return tuple(passage for path in FILES for passage in read_passages(path))


def eight_grams(text: str) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row, case and punctuation apart."""
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[start:] for start in range(8)), strict=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_valid(path: Path) -> None:
    """No file of the corpus is refused, or empty."""
    assert list(read_passages(path))


def test_there_are_enough_passages() -> None:
    """A smaller corpus is one that lost a file."""
    assert len(corpus()) >= AT_LEAST


def test_ids_are_unique() -> None:
    """An id names one passage of the whole corpus."""
    assert [name for name, count in Counter(passage.id for passage in corpus()).items() if count > 1] == []


def test_no_two_passages_share_eight_words() -> None:
    """Each was written, none expanded from another."""
    first: dict[tuple[str, ...], str] = {}
    shared = {
        (first[gram], passage.id, " ".join(gram))
        for passage in corpus()
        for gram in eight_grams(passage.text)
        if first.setdefault(gram, passage.id) != passage.id
    }
    assert shared == set()


@pytest.mark.parametrize("name", ["gold/dev.txt", "sample/idlib-2018.txt"])
def test_no_passage_shares_eight_words_with_the_evaluation(name: str) -> None:
    """What the model is measured on is nothing that it was trained on."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{path.name} is not here: nothing to compare the corpus with")
    texts = [p.text for p in read_passages(path)] if name.startswith("gold") else [path.read_text(encoding="utf-8")]
    measured = {gram for text in texts for gram in eight_grams(text)}
    assert measured
    assert {
        (passage.id, " ".join(gram)) for passage in corpus() for gram in eight_grams(passage.text) if gram in measured
    } == set()


def test_spans_of_one_kind_never_overlap() -> None:
    """Kinds nest in one another, never in themselves."""
    overlapping = []
    for passage in corpus():
        spans = sorted((m.kind, m.start, m.end, m.id) for m in passage.detection.mentions)
        overlapping += [(passage.id, a[3], b[3]) for a, b in pairwise(spans) if a[0] == b[0] and b[1] < a[2]]
    assert overlapping == []


def test_the_corpus_shows_every_label() -> None:
    """A label that training never sees is one that the model never gives."""
    seen: Counter[str] = Counter()
    for passage in corpus():
        found = passage.detection
        seen.update(t.type for t in found.triggers)
        seen.update(f"{t.type}.{t.mode}" for t in found.triggers if t.mode)
        seen.update(t.factuality for t in found.triggers)
        seen.update(f"role {a.role}" for a in found.arguments)
        seen.update(f"toll {a.of}" for a in found.arguments if a.of)
        seen.update(f"relation {r.relation}" for r in found.relations)
    labels = [
        *EVENT_TYPES,
        *TYPED_MODES,
        *FACTUALITIES,
        *(f"role {role}" for role in ROLES),
        *(f"toll {kind}" for kind in TOLL_KINDS),
        *(f"relation {relation}" for relation in RELATIONS),
    ]
    assert [label for label in labels if not seen[label]] == []


def test_some_passages_hold_no_event() -> None:
    """Markets, weather, sport: the model must also learn to find nothing."""
    assert sum(not passage.detection.triggers for passage in corpus()) >= len(corpus()) // 25
