"""This file asks the coder whether given words took place, and holds its scores against people's (UDS-IH2, MEANTIME).

The sets lie in `../shared/bench`: they are measured on, never trained on.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.claims import code_lines, load_module

SETS = (("UDS_IH2", "dev"), ("MEANTIME", "dev"))


def measure_factuality(shared: Path) -> dict[str, float]:
    """Name → figure: mean absolute error on the scale −3 to 3 (lower is better), Pearson's r, percent of classes."""
    scorer = load_module(shared / "bench" / "factuality.py")
    figures: dict[str, float] = {}
    for name, split in SETS:
        rows = list(scorer.load(name, split))
        pages = code_lines(
            {"id": id_, "text": text, "targets": [{"start": t["start"], "end": t["end"]} for t in targets]}
            for id_, text, targets in rows
        )
        said = {page.page.id: [target.score for target in page.targets] for page in pages}
        scores = scorer.score(name, split, said)
        key = name.lower()
        figures |= {f"{key}_mae": scores["MAE"], f"{key}_class": scores["class_accuracy"]}
        if scores["pearson_r"] is not None:
            figures[f"{key}_r"] = scores["pearson_r"]
    return {name: float(value) for name, value in json.loads(json.dumps(figures)).items()}
