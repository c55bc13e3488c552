"""This file codes the gold passages and writes a page that shows what the gold has beside what we have.

    python -m benchmarks.errors [--shared ../shared] [--out build/errors.html]

The page holds the gold's text: it is written to `build/`, which git ignores, and goes nowhere else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from benchmarks.claims import code_gold
from benchmarks.errors_page import Act, Difference, Fillers, Mention, Passage, draw_page
from dateline.records.ontology import FACTS, ROLES

HERE = Path(__file__).parent
# `content` takes an act, no mention, and is not scored.
SCORED_ROLES: Final = tuple(role for role in ROLES if role != "content")


def main() -> int:
    """Code, compare, write the page and print where it lies."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--out", type=Path, default=HERE.parent / "build" / "errors.html")
    arguments = parser.parse_args()
    gold, pages, scorer = code_gold(arguments.shared)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(draw_page(compare(gold, pages, scorer)), encoding="utf-8")
    print(arguments.out)
    return 0


def compare(gold: Iterable[dict[str, Any]], pages: Iterable[dict[str, Any]], scorer: ModuleType) -> list[Passage]:
    """The passages with their differences, most errors per gold event first; one that was not coded has all missed.

    `scorer` is the gold's own: what it pairs is paired here, what it takes for the same filler is the same.
    """
    coded = {page["page"]["id"]: page for page in pages}
    passages = []
    for passage in gold:
        nothing = {"page": {"id": passage["id"]}, "mentions": [], "claims": []}
        passages.append(_compare(passage, coded.get(passage["id"], nothing), scorer))
    return sorted(passages, key=lambda passage: (-passage.errors_per_event, passage.id))


def _compare(passage: dict[str, Any], page: dict[str, Any], scorer: ModuleType) -> Passage:
    text: str = passage["text"]
    gold, ours = scorer.normal(passage), scorer.normal(page)
    gold_acts, our_acts = [_act(event) for event in gold["events"]], [_act(event) for event in ours["events"]]
    paired: list[tuple[int, int]] = scorer.pair(gold["events"], ours["events"])
    missed = [gold_acts[i] for i in sorted(set(range(len(gold_acts))) - {i for i, _ in paired})]
    invented = [our_acts[j] for j in sorted(set(range(len(our_acts))) - {j for _, j in paired})]
    pairs = [(gold_acts[i], our_acts[j]) for i, j in paired]
    filled = [(a, b, fillers) for a, b in pairs for fillers in _fillers(a, b, gold["chains"], text, scorer)]
    differences = [
        *(Difference("missed", act, None, act.summary, "") for act in missed),
        *(Difference("invented", None, act, "", act.summary, false_fact=act.factuality in FACTS) for act in invented),
        *(difference for a, b in pairs for difference in _unlike(a, b)),
        *(
            Difference("role", a, b, "; ".join(f.missing), "; ".join(f.extra), role=f.role)
            for a, b, f in filled
            if f.missing or f.extra
        ),
    ]
    return Passage(
        id=passage["id"],
        about=" · ".join(filter(None, [passage.get("dct"), passage.get("outlet")])),
        text=text,
        gold_acts=tuple(gold_acts),
        our_acts=tuple(our_acts),
        pairs=tuple(pairs),
        fillers=tuple(fillers for _, _, fillers in filled),
        differences=tuple(sorted(differences, key=lambda d: (d.act.start, d.act.end))),
        gold_mentions=tuple(_mentions(gold, ours, scorer)),
        our_mentions=tuple(_mentions(ours, gold, scorer)),
    )


def _act(event: dict[str, Any]) -> Act:
    start, end = event["span"]
    return Act(start, end, event["type"], event["mode"], event["factuality"], tuple(event["args"]))


def _unlike(gold: Act, ours: Act) -> Iterator[Difference]:
    """A wrong type, a wrong factuality; a mode alone is shown but counts for nothing, as in the scores."""
    if gold.type != ours.type:
        yield Difference("type", gold, ours, gold.name, ours.name)
    if gold.factuality != ours.factuality:
        invents = ours.factuality in FACTS and gold.factuality not in FACTS
        yield Difference("factuality", gold, ours, gold.factuality, ours.factuality, false_fact=invents)


def _fillers(
    gold: Act, ours: Act, chains: dict[tuple[int, int], set[tuple[int, int]]], text: str, scorer: ModuleType
) -> Iterator[Fillers]:
    """Role by role, whose filler is there on both sides; another mention of the gold's filler will do."""
    for role in SCORED_ROLES:
        missing: list[tuple[int, int]] = []
        extra = [span for name, span in ours.fillers if name == role]
        right = 0
        for span in (span for name, span in gold.fillers if name == role):
            same = chains.get(span, {span})
            found = next((k for k, other in enumerate(extra) if any(scorer.close(s, other) for s in same)), None)
            if found is None:
                missing.append(span)
            else:
                del extra[found]
                right += 1
        if right or missing or extra:
            yield Fillers(role, right, _words(text, missing), _words(text, extra))


def _words(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(" ".join(text[start:end].split()) for start, end in spans)


def _mentions(side: dict[str, Any], other: dict[str, Any], scorer: ModuleType) -> Iterator[Mention]:
    """The mentions of one side, each with whether the other side has none of its kind there."""
    left = list(other["mentions"].values())
    for kind, start, end in side["mentions"].values():
        found = next(
            (k for k, (like, *span) in enumerate(left) if like == kind and scorer.close((start, end), span)), None
        )
        if found is not None:
            del left[found]
        yield Mention(start, end, kind, alone=found is None)


if __name__ == "__main__":
    sys.exit(main())
