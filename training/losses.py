"""This file is the joint loss: tags, types, factuality, roles, links and relations of a batch of examples."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from dateline.detect import labels
from dateline.detect.features import FEATURE_STARTS, FEATURES, NO_TYPE
from dateline.detect.network import PAIR_HEADS, PairHead
from training.examples import IGNORE, Example
from training.network import Network, averaging, split_columns

# Share of the trigger types hidden from the pair heads in training: at decoding time some are wrong.
HIDDEN_TYPES = 0.15
_TYPE_FEATURES = [i for i, (name, _) in enumerate(FEATURES) if name.endswith("_type")]
# Which columns of the type-and-mode head belong to each type.
_OWNED = [
    torch.tensor([i for i, name in enumerate(labels.TYPES_AND_MODES) if name.split(".")[0] == type_])
    for type_ in labels.TYPES
]


# Shares of the pieces, and of the named actors and places, that are hidden from the encoder in training.
HIDDEN_PIECES = 0.05
HIDDEN_MENTIONS = 0.1
_MASK = 103  # [MASK] in the encoder's vocabulary


def hide(example: Example) -> Tensor:
    """The example's pieces with some hidden: single ones, and whole mentions, so that constructions are learned."""
    ids = torch.from_numpy(example.ids).clone()
    ids[torch.rand(len(ids)) < HIDDEN_PIECES] = _MASK
    triggers = set(example.triggers.tolist())
    for index, (start, end) in enumerate(example.spans.tolist()):
        if index not in triggers and torch.rand(()) < HIDDEN_MENTIONS:
            ids[start:end] = _MASK
    return ids


def pad(examples: list[Example], *, hidden: bool = False) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, shapes and mask of a batch with the encoder's markers: (batch, pieces + 2); `hidden` as in `hide`."""
    longest = max(len(e.ids) for e in examples) + 2
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    shapes = torch.zeros_like(ids)
    mask = torch.zeros(len(examples), longest, dtype=torch.bool)
    for row, e in enumerate(examples):
        n = len(e.ids)
        ids[row, 0], ids[row, n + 1] = 101, 102
        ids[row, 1 : n + 1] = hide(e) if hidden else torch.from_numpy(e.ids)
        shapes[row, 1 : n + 1] = torch.from_numpy(e.shapes)
        mask[row, : n + 2] = True
    return ids, shapes, mask


def batch_loss(network: Network, examples: list[Example], scale: dict[str, float]) -> dict[str, Tensor]:
    """The loss of each part, averaged over the batch by the examples' weights; `scale` multiplies each part."""
    ids, shapes, mask = pad(examples, hidden=network.training)
    projections = network.encoder(ids, shapes, mask).unbind(0)
    total: dict[str, Tensor] = {}
    weight = sum(e.weight for e in examples)
    for projection, e in zip(projections, examples, strict=True):
        for name, value in _example_loss(network, projection[1 : len(e.ids) + 1], e).items():
            total[name] = total.get(name, torch.zeros(())) + value * (e.weight * scale.get(name, 1.0) / weight)
    return total


def _example_loss(network: Network, projection: Tensor, e: Example) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}
    words = (e.trigger_tags != IGNORE).sum()
    columns = split_columns(projection)
    mention = columns["mention"].reshape(len(e.ids), -1, 3).transpose(0, 1)
    tags = torch.from_numpy(e.mention_tags)
    out["mention"] = (
        F.cross_entropy(mention.reshape(-1, 3), tags.reshape(-1), ignore_index=IGNORE, reduction="sum") / words
    )
    out["trigger"] = F.cross_entropy(columns["trigger"], torch.from_numpy(e.trigger_tags), ignore_index=IGNORE)
    if not len(e.spans):
        return out
    spans = torch.from_numpy(e.spans)
    of_spans = averaging(spans[:, 0], spans[:, 1], len(e.ids))
    if len(e.triggers):
        of_triggers = of_spans[e.triggers]
        logits = network.read_out("type", of_triggers @ columns["type"])
        log_p = logits.log_softmax(-1)
        types = torch.stack([log_p[:, owned].logsumexp(-1) for owned in _OWNED], 1)
        out["type"] = F.nll_loss(types, torch.from_numpy(e.types))
        out["mode"] = F.nll_loss(log_p, torch.from_numpy(e.types_and_modes))
        low, high = torch.from_numpy(e.sentences).unbind(1)
        around = averaging(low, high, len(e.ids)) @ columns["fact_sentence"]
        hidden = of_triggers @ columns["fact"] + around
        out["fact"] = F.cross_entropy(network.read_out("fact", hidden), torch.from_numpy(e.factuality))
    for head in PAIR_HEADS:
        out |= _pair_loss(network, columns, spans, of_spans, e, head)
    return out


def _pair_loss(
    network: Network, columns: dict[str, Tensor], spans: Tensor, of_spans: Tensor, e: Example, head: PairHead
) -> dict[str, Tensor]:
    pairs = e.pairs[head]
    if not len(pairs.index):
        return {}
    index, features = torch.from_numpy(pairs.index), torch.from_numpy(pairs.features)
    logits = pair_logits(network, columns, spans, of_spans, index, features, head)
    targets, mask = torch.from_numpy(pairs.targets), torch.from_numpy(pairs.mask)
    n = targets.shape[1]
    loss = F.binary_cross_entropy_with_logits(logits[:, :n], targets, weight=mask, reduction="sum")
    out: dict[str, Tensor] = {head: loss / (len(e.triggers) + 1 if head != "relation" else len(spans))}
    if head == "role" and len(e.toll_pairs):
        out["toll"] = F.cross_entropy(logits[e.toll_pairs, n:], torch.from_numpy(e.toll_kinds))
    return out


def pair_logits(
    network: Network,
    columns: dict[str, Tensor],
    spans: Tensor,
    of_spans: Tensor,
    index: Tensor,
    features: Tensor,
    head: PairHead,
) -> Tensor:
    """Logits of every pair; mirrors `dateline.detect.network.Reading.pairs`."""
    a, b = index.unbind(1)
    part = {name: of_spans @ columns[f"{head}_{name}"] for name in ("first", "second", "left", "right")}
    low = torch.minimum(spans[a, 1], spans[b, 1])
    high = torch.maximum(low, torch.maximum(spans[a, 0], spans[b, 0]))
    between = averaging(low, high, of_spans.shape[1]) @ columns[f"{head}_between"]
    hidden = part["first"][a] + part["second"][b] + part["left"][a] * part["right"][b] + between
    if network.training:
        features = features.clone()
        for column in _TYPE_FEATURES:
            hide = torch.rand(len(features)) < HIDDEN_TYPES
            features[hide, column] = FEATURE_STARTS[column] + NO_TYPE
    return network.read_out(head, hidden + network.features[head](features))
