"""This file asks the coder about minimal pairs: two sentences that differ only in whether, or how, the act took place.

`modality.txt` holds them, written by us and never trained on. A pair is right when the act is found in both sentences
and has the factuality that is marked in both.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.claims import code_lines
from training.targets import read_targets

PAIRS = Path(__file__).parent / "modality.txt"


def measure_modality(path: Path = PAIRS) -> dict[str, float]:
    """Name → figure, in percent: `pairs` right, `sentences` right, and `fact_or_not` for the sentences."""
    passages = list(read_targets(path))
    pages = {page.page.id: page for page in code_lines({"id": p.id, "text": p.text} for p in passages)}
    right: dict[str, list[bool]] = {}
    told = 0
    for passage in passages:
        (target,) = passage.targets
        claims = [c for c in pages[passage.id].claims if c.trigger.start < target.end and target.start < c.trigger.end]
        found = [claim.factuality for claim in claims]
        right.setdefault(passage.id.rsplit("-", 1)[0], []).append(target.factuality in found)
        facts = {"happened", "ongoing"}
        told += bool(found) and (target.factuality in facts) == bool(facts & set(found))
    sentences = [ok for pair in right.values() for ok in pair]
    return {
        "pairs": 100 * sum(all(pair) for pair in right.values()) / len(right),
        "sentences": 100 * sum(sentences) / len(sentences),
        "fact_or_not": 100 * told / len(sentences),
    }
