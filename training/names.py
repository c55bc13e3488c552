"""This file trains the head that proposes place names, and fits the comparisons that choose among its proposals.

python -m training.names [--shared ../shared]

The network stays as it ships: the head reads its projection. About five minutes on two cores; the seed is fixed. It
learns from `training/toponyms` (every name marked) and, with less weight, from what the annotated passages tell of
names: a word outside every mention and in small letters is none, a place mention of capitalised words only is one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
import yaml
from msgspec.structs import replace
from numpy.typing import NDArray
from torch import nn

from dateline.detect.names import ARRAYS, HEAD_FILE, TAGS, NameHead, fingerprint_network
from dateline.detect.weights import load_weights
from dateline.ground import toponym_find
from dateline.ground.gazetteer import Gazetteer
from training.named import IGNORED, PASSAGES, Row, compare, fit_weights, make_row, read_named, tag_named, tag_told
from training.passages import read_passages

HERE: Final = Path(__file__).parent
WEIGHTS: Final = HERE.parent / "src" / "dateline" / "ground" / "data" / toponym_find.WEIGHTS_FILE

SEED: Final = 1
FOLDS: Final = 5
WIDTH: Final = 64
EPOCHS: Final = 12
AXES: Final = 256  # principal axes of the features that are trained on; they hold 99 % of the variance
BATCH: Final = 4096
RATE: Final = 2e-3
DECAY: Final = 0.05
DROPOUT: Final = 0.3
TOLD_WEIGHT: Final = 0.3  # what an annotated passage counts beside one in which every name is marked
TOLD_PASSAGES: Final = 400  # of 1,787; 700 gave nothing more on held-out passages


def fit_head(rows: Sequence[tuple[Row, float]], seed: int) -> NameHead:
    """Train a head; each row comes with its weight."""
    torch.manual_seed(seed)
    features = torch.from_numpy(np.concatenate([row.features for row, _ in rows]))
    tags = torch.from_numpy(np.concatenate([row.tags for row, _ in rows]))
    weight = torch.from_numpy(np.concatenate([np.full(len(row.tags), w, np.float32) for row, w in rows]))
    first, last = (np.concatenate([edge(len(row.tags)) for row, _ in rows]) for edge in (_at_start, _at_end))
    mean = features.mean(0)
    axes = _axes(features - mean)
    features = (features - mean) @ axes
    inner, outer = nn.Linear(3 * AXES, WIDTH), nn.Linear(WIDTH, TAGS)
    network = nn.Sequential(nn.Dropout(DROPOUT), inner, nn.GELU(approximate="tanh"), nn.Dropout(DROPOUT), outer)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(tags) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    starts, ends = torch.from_numpy(first), torch.from_numpy(last)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(tags)).split(BATCH):
            before = features[(batch - 1).clamp(min=0)] * ~starts[batch, None]
            after = features[(batch + 1).clamp(max=len(tags) - 1)] * ~ends[batch, None]
            scores = network(torch.cat([before, features[batch], after], dim=1))
            loss = F.cross_entropy(scores, tags[batch], ignore_index=IGNORED, reduction="none")
            optimiser.zero_grad()
            (loss * weight[batch]).mean().backward()
            optimiser.step()
            schedule.step()
    return _fold(inner, outer, mean, axes)


def _at_start(length: int) -> NDArray[np.bool_]:
    return np.asarray(np.arange(length) == 0)


def _at_end(length: int) -> NDArray[np.bool_]:
    return np.asarray(np.arange(length) == length - 1)


def _axes(centred: torch.Tensor) -> torch.Tensor:
    """The first principal axes, scaled to unit variance: (features, AXES). Each feature counts alike."""
    scale = centred.std(0) + 1e-3
    values, vectors = torch.linalg.eigh(torch.cov((centred / scale).T))
    kept = vectors[:, -AXES:] / values[-AXES:].clamp(min=1e-6).sqrt()
    return kept / scale[:, None]


def _fold(inner: nn.Linear, outer: nn.Linear, mean: torch.Tensor, axes: torch.Tensor) -> NameHead:
    """The head on plain features: mean and axes go into the weights."""
    weight = inner.weight.detach().reshape(WIDTH, 3, -1) @ axes.T
    bias = inner.bias.detach() - (weight[:, 1] @ mean)
    around = torch.stack([weight[:, 0] @ mean, weight[:, 2] @ mean])
    return NameHead(
        weight.permute(1, 2, 0).contiguous().numpy(),
        bias.numpy(),
        outer.weight.detach().T.contiguous().numpy(),
        outer.bias.detach().numpy(),
        around.numpy(),
        network="",
    )


def main() -> None:
    """Train the head five times without a fifth of the passages, fit the weights on those, train the head on all."""
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpus/")
    parser.add_argument("--cache", type=Path, default=HERE / "runs" / "gazetteer", help="where the gazetteer is built")
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # the matrices are small: two threads wait for each other
    weights, gazetteer = load_weights(), Gazetteer.open(arguments.cache)
    named = [passage for path in sorted(PASSAGES.glob("*.txt")) for passage in read_named(path)]
    rows = [make_row(weights, p.text, partial(tag_named, p), p.spans) for p in named]
    paths = [*sorted((HERE / "corpus").glob("*.txt")), arguments.shared / "corpus" / "voa.txt"]
    told = [passage for path in paths for passage in read_passages(path)]
    chosen = np.random.default_rng(SEED).permutation(len(told))[:TOLD_PASSAGES]
    extra = [(make_row(weights, told[i].text, partial(tag_told, told[i])), TOLD_WEIGHT) for i in chosen]
    print(f"{len(rows)} passages with {sum(len(r.spans) for r in rows)} names, {len(extra)} annotated ones", flush=True)
    tables, right = [], []
    for fold in range(FOLDS):
        head = fit_head([*((r, 1.0) for i, r in enumerate(rows) if i % FOLDS != fold), *extra], SEED + fold)
        held = [r for i, r in enumerate(rows) if i % FOLDS == fold]
        for row in held:
            table, is_name = compare(row, head, gazetteer)
            tables.append(table)
            right.append(is_name)
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    fitted = fit_weights(tables, right)
    written = {c.__name__: round(float(w), 3) for c, w in zip(toponym_find.COMPARISONS, fitted, strict=True)}
    WEIGHTS.write_text(
        "# How much each comparison of toponym_find.py speaks for a proposed place name, in log-odds. Written by\n"
        "# `python -m training.names`, fitted on training/toponyms; do not edit.\n"
        + yaml.safe_dump(written, sort_keys=False),
        encoding="utf-8",
    )
    head = replace(fit_head([*((r, 1.0) for r in rows), *extra], SEED), network=fingerprint_network(weights))
    half = {name: getattr(head, name).astype(np.float16) for name in ARRAYS}
    np.savez_compressed(HEAD_FILE, **half, network=np.array(head.network))
    print(f"wrote {HEAD_FILE.name} ({HEAD_FILE.stat().st_size // 1000} kB) and {WEIGHTS.name}")


if __name__ == "__main__":
    main()
