"""This file reads passages with a torch network through the shipped decoder and scores what comes out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from benchmarks.claims import load_module
from dateline.detect import detect
from dateline.detect.weights import Weights
from dateline.records.detection import Detection
from training.network import LAYOUT, Network
from training.passages import Passage


class TorchSession:
    """Stands where the ONNX session stands, so that the decoder can read an unexported network."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def run(self, _names: None, feeds: dict[str, Any]) -> list[Any]:
        """The projection of one window: [(1, pieces, columns)]."""
        with torch.no_grad():
            out = self.network.encoder(torch.from_numpy(feeds["ids"]), torch.from_numpy(feeds["shapes"]))
        return [out.numpy()]


def heads_of(network: Network) -> dict[str, Any]:
    """The heads' arrays under the names that the shipped network reads."""
    heads = {f"{n.removesuffix('_out')}.out.weight": layer.weight for n, layer in network.out.items()}
    heads |= {f"{n.removesuffix('_out')}.out.bias": layer.bias for n, layer in network.out.items()}
    heads |= {f"{head}.features": table.weight for head, table in network.features.items()}
    return {name: tensor.detach().numpy().astype(np.float32) for name, tensor in heads.items()}


def as_weights(network: Network, tokenizer: Tokenizer, thresholds: dict[str, float]) -> Weights:
    """The network in the shape in which the shipped decoder takes it."""
    return Weights(TorchSession(network), tokenizer, LAYOUT, heads_of(network), thresholds, {})


def as_record(passage_id: str, text: str, detection: Detection) -> dict[str, Any]:
    """A detection in the shape of the gold files' JSON."""
    mentions = [
        {"id": m.id, "kind": m.kind, "start": m.start, "end": m.end, "text": text[m.start : m.end]}
        for m in detection.mentions
    ]
    events = [
        {
            "id": t.id, "type": t.type, "mode": t.mode, "factuality": t.factuality, "start": t.start, "end": t.end,
            "args": [
                {"role": a.role, "ref": a.target, **({"of": a.of} if a.of else {})}
                for a in detection.arguments
                if a.trigger == t.id
            ],
        }
        for t in detection.triggers
    ]  # fmt: skip
    relations = [{"from": r.source, "relation": r.relation, "to": r.target} for r in detection.relations]
    return {"id": passage_id, "text": text, "mentions": mentions, "events": events, "relations": relations}


def load_scorer(shared: Path) -> ModuleType:
    """The scorer that lies beside the gold, as a module."""
    return load_module(shared / "gold" / "score_claims.py")


def score(passages: list[Passage], weights: Weights, scorer: ModuleType) -> dict[str, Any]:
    """All figures of the scorer, in percent, for what `weights` make of the passages."""
    gold = [as_record(p.id, p.text, p.detection) for p in passages]
    ours = [as_record(p.id, p.text, detect(p.text, weights)) for p in passages]
    return dict(scorer.score(gold, ours))


def summary(scores: dict[str, Any]) -> str:
    """The figures that decide, in one line."""
    mentions = " ".join(f"{k} {v['f1']:.0f}" for k, v in scores["mentions"].items())
    roles = " ".join(f"{k} {v['f1']:.0f}" for k, v in scores["roles"].items())
    return (
        f"trigger {scores['trigger']['f1']:.1f} (p {scores['trigger']['p']:.0f} r {scores['trigger']['r']:.0f}) "
        f"type {scores['type']['f1']:.1f} fact {scores['factuality_accuracy']:.1f} "
        f"false {scores['false_facts']:.1f} role {scores['role']['f1']:.1f} "
        f"(p {scores['role']['p']:.0f} r {scores['role']['r']:.0f}) "
        f"whole {scores['whole']['f1']:.1f} | {mentions} | {roles}"
    )
