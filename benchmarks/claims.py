"""This file codes the gold passages with the installed product and scores the claims.

The gold lies beside the project (`../shared/gold`): it is measured on, never trained on.
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from dateline.pipeline import CodeOptions, code_inputs
from dateline.records.coded import CodedPage
from dateline.records.serialise import to_json


def load_module(path: Path) -> ModuleType:
    """A script that lies beside the gold, as a module.

    Raises:
        FileNotFoundError: it is not there.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"{path}: not there; the benchmarks need the folder `shared` beside the project")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code_lines(lines: Iterable[dict[str, Any]]) -> list[CodedPage]:
    """Code records as a user would: one JSONL line each; what is refused is printed and left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        results = list(code_inputs([str(path)], CodeOptions(force=True)))
    for error in results:
        if not isinstance(error, CodedPage):
            print(f"refused: {error}")
    return [r for r in results if isinstance(r, CodedPage)]


class CodedGold(NamedTuple):
    """The gold passages, the pages that the product makes of them (both as their JSON), and the scorer of both."""

    gold: list[dict[str, Any]]
    pages: list[dict[str, Any]]
    scorer: ModuleType


@cache
def code_gold(shared: Path) -> CodedGold:
    """Code the passages of the gold, text, date and outlet; once a process."""
    folder = shared / "gold"
    scorer = load_module(folder / "score_claims.py")
    gold = list(load_module(folder / "passages.py").read_file(folder / "dev.txt"))
    coded = code_lines({"id": p["id"], "text": p["text"], "published": p["dct"], "outlet": p["outlet"]} for p in gold)
    return CodedGold(gold, [msgspec.json.decode(to_json(page)) for page in coded], scorer)


def score_claims(shared: Path) -> dict[str, float]:
    """Name → figure, in percent; `false_facts` is better when lower, all others when higher."""
    gold, pages, scorer = code_gold(shared)
    scores = scorer.score(gold, pages)
    figures = {name: scores[name]["f1"] for name in ("trigger", "type", "role", "whole")}
    figures |= {
        "type_macro": scores["type_macro"],
        "factuality": scores["factuality_accuracy"],
        "fact_or_not": scores["fact_or_not_accuracy"],
        "false_facts": scores["false_facts"],
    }
    figures |= {f"mention_{kind}": part["f1"] for kind, part in scores["mentions"].items()}
    figures |= {f"role_{role}": part["f1"] for role, part in scores["roles"].items()}
    return {name: float(value) for name, value in figures.items()}
