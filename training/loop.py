"""This file trains the network: one command, one seed, the passages it is given.

python -m training.loop --run training/runs/1 [--teachers training/runs/a training/runs/b]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct

from training.corpora import (
    OWN_CORPUS,
    Weighing,
    find_base,
    load_passages,
    load_tokenizer,
    make_examples,
    split_heldout,
)
from training.distil import Lesson, Taught, ask_teachers, load_network, save_network
from training.evaluate import as_weights, load_scorer, score, summary
from training.losses import batch_loss, padded
from training.network import Network, load_base, quantise
from training.passages import read_passages
from training.thresholds import choose_thresholds

# From sweeps on held-out training passages (training/thresholds.py; `--heldout N --sweep` prints one), seen beside the
# figures of the development passages: for `trigger` and `role` a round value that is good on both.
THRESHOLDS = {
    "mention": 0.5, "trigger": 0.55, "role": 0.5, "role.source": 0.4, "role.said": 0.3, "content": 0.5,
    "link.same": 0.4, "relation.same": 0.4, "relation": 0.5,
}  # fmt: skip


class Recipe(Struct, frozen=True, kw_only=True):
    """Everything that decides what is trained; kept beside the weights."""

    seed: int = 1
    epochs: int = 8
    batch_pieces: int = 1200  # about eight passages
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warmup: float = 0.1
    dropout: float = 0.1
    average: float = 0.995  # of the weights' exponential moving average; 0: none
    contrast_weight: float = 0.5
    written_weight: float = 0.7
    target_weight: float = 0.5
    scraped: float = 0.2  # share of the passages read as a careless scraper leaves them, drawn anew every epoch
    rounded: float = 0.25  # share of the epochs, the last ones, trained with the rounding of the shipped file
    trust: float = 0.5  # of the teachers, where there are any; the labels have the rest
    role_scale: float = 0.35
    link_scale: float = 0.2
    relation_scale: float = 0.2
    mode_scale: float = 0.5

    def scales(self) -> dict[str, float]:
        """Loss part → its factor; parts that are not named count once."""
        return {
            "role": self.role_scale,
            "link": self.link_scale,
            "relation": self.relation_scale,
            "mode": self.mode_scale,
        }

    def weighing(self) -> Weighing:
        """How much each kind of passage counts."""
        return Weighing(contrast=self.contrast_weight, written=self.written_weight, target=self.target_weight)


def train(lessons: list[Lesson], base: Path, recipe: Recipe) -> Network:
    """Train from the base encoder; the same lessons and recipe give the same network on the same machine."""
    torch.set_flush_denormal(True)
    random.seed(recipe.seed)
    np.random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    network = Network(recipe.dropout)
    load_base(network, base / "model.safetensors")
    fresh = [
        p for n, p in network.named_parameters() if not n.startswith("encoder.") or "projection" in n or "shapes" in n
    ]
    old = [
        p
        for n, p in network.named_parameters()
        if n.startswith("encoder.") and "projection" not in n and "shapes" not in n
    ]
    optimiser = torch.optim.AdamW(
        [{"params": old, "lr": recipe.encoder_rate}, {"params": fresh, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
        fused=True,
    )
    steps = recipe.epochs * len(_batches([lesson[0] for lesson in lessons], recipe.batch_pieces))
    rise = max(1, int(recipe.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: max(0.02, min(s / rise, (steps - s) / max(1, steps - rise)))
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.average)
    ) if recipe.average else None  # fmt: skip
    for epoch in range(recipe.epochs):
        network.train()
        if epoch >= recipe.epochs * (1 - recipe.rounded):
            quantise(network)
        began = time.time()
        sums: dict[str, float] = {}
        drawn = [lesson[-1] if random.random() < recipe.scraped else lesson[0] for lesson in lessons]
        batches = _batches(drawn, recipe.batch_pieces)
        for batch in batches:
            losses = batch_loss(
                network, [e for e, _ in batch], [s for _, s in batch], scale=recipe.scales(), trust=recipe.trust
            )
            loss = torch.stack(list(losses.values())).sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if averaged is not None:
                averaged.update_parameters(network)
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + value.item() / len(batches)
        parts = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
        print(f"epoch {epoch + 1}/{recipe.epochs} {time.time() - began:.0f} s {parts}", flush=True)
    out = network if averaged is None else averaged.module
    out.eval()
    return out


def _batches(drawn: list[Taught], most_pieces: int) -> list[list[Taught]]:
    """Batches of about equal length and at most so many pieces, in random order."""
    order = sorted(drawn, key=lambda item: len(item[0].ids) + random.uniform(-20, 20))
    batches: list[list[Taught]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, padded(len(item[0].ids)))
        if batches[-1] and longest * (len(batches[-1]) + 1) > most_pieces:
            batches.append([])
            longest = padded(len(item[0].ids))
        batches[-1].append(item)
    random.shuffle(batches)
    return batches


def main() -> None:
    """Train, save the network, and score it on the held-out passages and the gold."""
    parser = argparse.ArgumentParser(description="train the network")
    parser.add_argument("--base", type=Path, default=None, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--stories", type=Path, default=None, help="texts of voa-more.standoff.jsonl")
    parser.add_argument("--run", type=Path, required=True, help="folder to write to")
    parser.add_argument("--own", type=Path, nargs="*", default=None, help="own corpus files; by default all")
    parser.add_argument("--recipe", type=json.loads, default={}, help="JSON of what differs from the default recipe")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="run folders of trained networks")
    parser.add_argument("--heldout", type=int, default=0, help="set every n-th story aside")
    parser.add_argument("--sweep", action="store_true", help="choose thresholds on what was set aside")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(**arguments.recipe)
    base = arguments.base or find_base()
    tokenizer = load_tokenizer(base)
    own = sorted(OWN_CORPUS.glob("*.txt")) if arguments.own is None else arguments.own
    passages = load_passages(arguments.shared, own, stories=arguments.stories)
    kept, heldout = split_heldout(passages, arguments.heldout)
    examples = make_examples(kept, tokenizer, recipe.weighing())
    pieces, events = sum(len(e[0].ids) for e in examples), sum(len(e[0].types) for e in examples)
    print(f"{len(examples)} examples, {pieces} pieces, {events} events; {len(heldout)} held out", flush=True)
    lessons = ask_teachers([load_network(run) for run in arguments.teachers], examples)
    network = train(lessons, base, recipe)
    arguments.run.mkdir(parents=True, exist_ok=True)
    save_network(network, arguments.run)
    weights = as_weights(network, tokenizer, THRESHOLDS)
    scorer = load_scorer(arguments.shared)
    gold = list(read_passages(arguments.shared / "gold" / "dev.txt"))
    for name, passages_ in (("heldout", heldout), ("gold dev", gold)):
        if passages_:
            scores = score(passages_, weights, scorer)
            print(name, summary(scores), flush=True)
            (arguments.run / f"{name.replace(' ', '-')}.json").write_text(json.dumps(scores, indent=1))
    if heldout and arguments.sweep:
        print(choose_thresholds(heldout, weights, scorer))


if __name__ == "__main__":
    main()
