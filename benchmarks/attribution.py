"""This file codes the PolNeAR development articles with the installed product and scores who says what.

The articles lie beside the project (`../shared/bench`): they are measured on, never copied and never trained on.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from benchmarks.claims import code_lines, load_module

SPLIT = "dev"


def measure(shared: Path) -> dict[str, float]:
    """Name → figure, in percent, higher is better.

    `attribution` is end to end: content Jaccard of at least 0.5 and a shared source. A second human has 72.3 of it.

    Raises:
        FileNotFoundError: `shared/bench/attribution.py` is not there.
    """
    bench = load_module(shared / "bench" / "attribution.py")
    articles = [(name, text, date) for name, (text, date, _) in bench.load(SPLIT).items()]
    lines = [{"id": name, "text": text} | ({"published": date} if date else {}) for name, text, date in articles]
    said = {page.page.id: msgspec.to_builtins(page.attributions) for page in code_lines(lines)}
    scores = bench.score(SPLIT, said, False)
    figures = {"attribution": scores["attribution"]["F1"], "source_head": scores["source_head%"]}
    figures |= {name: scores[name]["F1"] for name in ("content_exact", "content_soft")}
    figures |= {f"recall_{kind}": part["R"] for kind, part in scores["recall_by_kind"].items()}
    return {name: float(value) for name, value in figures.items()}
