"""This file groups pages into stories: those that report one affair, whatever acts of it each tells.

Pages are compared by their words, names and word pairs, weighed by how rare they are among these pages and in text at
large, and grouped by average linkage. It is a view of a set of pages, computed for the whole set: which acts are one is
matched without it.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import log
from typing import Final

from dateline.match.words import list_words, measure_likeness, scale, share_of_texts
from dateline.records.page import Page

Words = tuple[str, int, int]

# Swept on ECB+ dev, whose stories are general news: F1 is 90 to 93 from 0.15 to 0.21, 85 at 0.24.
SAME_STORY: Final = 0.18
# The pages count as so many more, made of text at large: three pages alone do not tell which words are rare.
_AT_LARGE: Final = 100
# A word that so large a part of all texts hold makes no word pair.
_COMMON: Final = 0.2
# Pages that share none of each other's so many most telling words are not compared.
_KEY_WORDS: Final = 40


def group_stories(pages: Iterable[Page]) -> dict[str, str]:
    """Page id → id of its story, which is the smallest id of its pages; the order of the pages does not matter."""
    counted = {page.id: _count(page.text) for page in pages}
    weights = _weigh(counted)
    return _link(weights, _candidates(weights))


def group_words(pages: Sequence[Page], stories: Mapping[str, str], words: Iterable[Words]) -> dict[Words, str]:
    """Which of the words asked about name one act, by the story of their page and their own last word.

    For words that no claim has as its trigger: names of feasts and races, films and births are acts to some readers,
    though not by the codebook. `Words` are `(page id, start, end)` in code points.
    """
    texts = {page.id: page.text for page in pages}
    found: dict[Words, str] = {}
    for page, start, end in words:
        stems = [word.stem for word in list_words(texts[page][start:end])]
        found[page, start, end] = f"{stories[page]}/{stems[-1] if stems else texts[page][start:end]}"
    return found


def _count(text: str) -> Counter[str]:
    """Words, names (`^` and the word) and pairs of words that follow on each other, with how often each is there."""
    counted: Counter[str] = Counter()
    before = None
    for word in list_words(text):
        counted[word.stem] += 1
        if word.text[0].isupper():
            counted["^" + word.stem] += 1
        common = share_of_texts(word.stem) > _COMMON
        if before is not None and not common:
            counted[f"{before} {word.stem}"] += 1
        before = None if common else word.stem
    return counted


def _weigh(counted: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Page → word → weight, of length 1; what stands on one page only tells nothing of others."""
    held = Counter(word for words in counted.values() for word in words)
    texts = len(counted) + _AT_LARGE
    rarity = {
        word: log(texts / (pages + _AT_LARGE * (0.0 if " " in word else share_of_texts(word.removeprefix("^")))))
        for word, pages in held.items()
        if pages > 1
    }
    return {
        page: scale({word: (1 + log(count)) * rarity[word] for word, count in words.items() if word in rarity})
        for page, words in counted.items()
    }


def _candidates(weights: Mapping[str, Mapping[str, float]]) -> set[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for page in sorted(weights):
        words = weights[page]
        for word in sorted(words, key=lambda word: (-words[word], word))[:_KEY_WORDS]:
            holders[word].append(page)
    return {pair for pages in holders.values() for pair in combinations(pages, 2)}


def _link(weights: Mapping[str, Mapping[str, float]], candidates: set[tuple[str, str]]) -> dict[str, str]:
    """Average linkage: the likeness of two groups is that of their added weights, over the number of pairs."""
    members = {page: [page] for page in weights}
    added = {page: dict(words) for page, words in weights.items()}
    linked: dict[str, set[str]] = {page: set() for page in weights}
    queue: list[tuple[float, str, str, int, int]] = []

    def offer(one: str, other: str) -> None:
        one, other = sorted((one, other))
        sizes = len(members[one]), len(members[other])
        average = round(measure_likeness(added[one], added[other]) / (sizes[0] * sizes[1]), 9)
        if average >= SAME_STORY:
            heapq.heappush(queue, (-average, one, other, *sizes))

    for one, other in candidates:
        linked[one].add(other)
        linked[other].add(one)
        offer(one, other)
    while queue:
        _, one, other, size, other_size = heapq.heappop(queue)
        if len(members.get(one, ())) != size or len(members.get(other, ())) != other_size:
            continue  # a group has grown since; the pair was offered anew
        members[one] += members.pop(other)
        for word, weight in added.pop(other).items():
            added[one][word] = added[one].get(word, 0.0) + weight
        for third in linked.pop(other) - {one}:
            linked[third].discard(other)
            linked[third].add(one)
            linked[one].add(third)
        linked[one].discard(other)
        for third in linked[one]:
            offer(one, third)
    return {page: story for story, pages in members.items() for page in pages}
