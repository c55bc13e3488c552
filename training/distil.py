"""This file lets trained networks teach a new one: what they say of every example, averaged, beside its labels."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from training.examples import Example
from training.losses import Soft, probabilities, project, score_parts
from training.network import Network

_FILE = "network.safetensors"
# An example with what the teachers say of it (None without teachers), and one passage's variants of it.
Taught = tuple[Example, Soft | None]
Lesson = tuple[Taught, ...]


def save_network(network: Network, run: Path) -> None:
    """Keep a network in a run folder."""
    save_file({name: tensor.contiguous() for name, tensor in network.state_dict().items()}, run / _FILE)


def load_network(run: Path) -> Network:
    """The network that `save_network` kept in a run folder."""
    network = Network()
    network.load_state_dict(load_file(run / _FILE))
    network.eval()
    return network


def ask_teachers(teachers: list[Network], examples: list[tuple[Example, ...]]) -> list[Lesson]:
    """Every variant of every example with the mean of the teachers' probabilities for each part of the loss."""
    if not teachers:
        return [tuple((e, None) for e in variants) for variants in examples]
    with torch.no_grad():
        return [tuple((e, _mean([_ask(t, e) for t in teachers])) for e in variants) for variants in examples]


def _ask(teacher: Network, example: Example) -> Soft:
    (projection,) = project(teacher, [example])
    return probabilities(score_parts(teacher, projection, example))


def _mean(said: list[Soft]) -> Soft:
    return {name: torch.stack([s[name] for s in said]).mean(0) for name in said[0]}
