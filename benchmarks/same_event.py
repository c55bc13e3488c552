"""This file measures matching: ECB+'s stories and mentions, and our own labelled pairs.

ECB+ (../shared/bench/same_event.py) holds undated general news: sport, film and crime. A mention takes the act of the
claim whose trigger it overlaps; a mention that is no act by the codebook stays alone. Never trained on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.claims import code_lines, load_module
from dateline.match import group_stories, group_words, match_pages
from dateline.match.stories import Words
from dateline.records.coded import CodedPage
from training.pairs import code_pairs, cross_validate, measure, read_all


def measure_same_event(shared: Path) -> dict[str, float]:
    """Name → figure, in percent.

    `stories` is pairwise F1 of the pages' stories; `mentions` CoNLL F1 of the mentions' acts, of which `mentions_found`
    are a claim's trigger; `mentions_by_word` that of `group_words`, which needs no claims; `pairs…` are those of
    `training.pairs.measure`, by five folds.
    """
    bench = load_module(shared / "bench" / "same_event.py")
    documents: dict[str, Any] = bench.load("dev")
    pages = code_lines({"id": id, "text": text} for id, (text, _, _) in documents.items())
    captured = [page.page for page in pages]
    stories = group_stories(captured)
    spans = {
        (id, name): (id, words["start"], words["end"])
        for id, (_, mentions, _) in documents.items()
        for name, words in mentions.items()
    }
    by_word = group_words(captured, stories, spans.values())
    by_act = _find_acts(pages, spans)

    def score(acts: Mapping[tuple[str, str], str]) -> Any:
        predicted: dict[str, Any] = {id: {"story": stories[id], "mentions": {}} for id in documents}
        for (id, name), act in acts.items():
            predicted[id]["mentions"][name] = act
        return bench.score("dev", predicted)

    scores = score(by_act)
    examples = code_pairs(read_all())
    return {
        "stories": scores["stories_pairwise"]["F1"],
        "mentions": scores["mentions_scores"]["CoNLL_F1"],
        "mentions_found": 100 * len(by_act) / len(spans),
        "mentions_by_word": score({at: by_word[span] for at, span in spans.items()})["mentions_scores"]["CoNLL_F1"],
        **measure(examples, cross_validate(examples)),
    }


def _find_acts(pages: Sequence[CodedPage], spans: Mapping[tuple[str, str], Words]) -> dict[tuple[str, str], str]:
    """The act of each mention that a claim's trigger overlaps."""
    act_of = {claim: f"act {number}" for number, act in enumerate(match_pages(pages)) for claim in act.claims}
    claims = {page.page.id: page.claims for page in pages}
    return {
        at: act_of[found[0].id]
        for at, (page, start, end) in spans.items()
        if (found := [c for c in claims[page] if c.trigger.start < end and start < c.trigger.end])
    }
