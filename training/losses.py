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
_GRAIN = 16
_MASK = 103  # [MASK] in the encoder's vocabulary

# What teachers say of one example: part of the loss → probabilities in the shape of that part's logits.
Soft = dict[str, Tensor]


def hide(example: Example) -> Tensor:
    """The example's pieces with some hidden: single ones, and whole mentions, so that constructions are learned."""
    ids = torch.from_numpy(example.ids).clone()
    ids[torch.rand(len(ids)) < HIDDEN_PIECES] = _MASK
    triggers = set(example.triggers.tolist())
    for index, (start, end) in enumerate(example.spans.tolist()):
        if index not in triggers and torch.rand(()) < HIDDEN_MENTIONS:
            ids[start:end] = _MASK
    return ids


def padded(pieces: int) -> int:
    """The length that so many pieces are padded to: with few lengths there are few kernels to be compiled for them."""
    return -(-(pieces + 2) // _GRAIN) * _GRAIN


def pad(examples: list[Example], *, hidden: bool = False) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, shapes and mask of a batch with the encoder's markers: (batch, pieces + 2); `hidden` as in `hide`."""
    longest = padded(max(len(e.ids) for e in examples))
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


def project(network: Network, examples: list[Example]) -> list[Tensor]:
    """The projection of every example: (pieces, COLUMNS) each. In training in bfloat16, with some pieces hidden."""
    ids, shapes, mask = pad(examples, hidden=network.training)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=network.training):
        projections = network.encoder(ids, shapes, mask)
    return [p[1 : len(e.ids) + 1] for p, e in zip(projections.float().unbind(0), examples, strict=True)]


def batch_loss(
    network: Network, examples: list[Example], soft: list[Soft | None], *, scale: dict[str, float], trust: float
) -> dict[str, Tensor]:
    """The loss of each part, averaged over the batch by the examples' weights; `scale` multiplies each part.

    `soft` is what teachers say of each example; where there is such, it counts `trust` of the target, the labels the
    rest.
    """
    total: dict[str, Tensor] = {}
    weight = sum(e.weight for e in examples)
    for projection, e, s in zip(project(network, examples), examples, soft, strict=True):
        for name, value in _example_loss(score_parts(network, projection, e), e, s or {}, trust).items():
            total[name] = total.get(name, torch.zeros(())) + value * (e.weight * scale.get(name, 1.0) / weight)
    return total


def score_parts(network: Network, projection: Tensor, e: Example) -> dict[str, Tensor]:
    """The logits of every part of the loss for one example, given its labelled spans.

    `mention` is (kinds × pieces, 3) and `trigger` (pieces, 3), `type`, `mode` and `fact` have a row a trigger; pair
    heads a row a candidate pair.
    """
    columns = split_columns(projection)
    out: dict[str, Tensor] = {}
    if e.tagged:
        mention = columns["mention"].reshape(len(e.ids), -1, 3).transpose(0, 1)
        out |= {"mention": mention.reshape(-1, 3), "trigger": columns["trigger"]}
    if not len(e.spans):
        return out
    spans = torch.from_numpy(e.spans)
    of_spans = averaging(spans[:, 0], spans[:, 1], len(e.ids))
    if len(e.triggers):
        of_triggers = of_spans[e.triggers]
        low, high = torch.from_numpy(e.sentences).unbind(1)
        around = averaging(low, high, len(e.ids)) @ columns["fact_sentence"]
        out["fact"] = network.read_out("fact", of_triggers @ columns["fact"] + around)
        if e.tagged:
            log_p = network.read_out("type", of_triggers @ columns["type"]).log_softmax(-1)
            out["type"] = torch.stack([log_p[:, owned].logsumexp(-1) for owned in _OWNED], 1)
            out["mode"] = log_p
    if e.tagged:
        for head in PAIR_HEADS:
            if len(e.pairs[head].index):
                out[head] = pair_logits(network, columns, spans, of_spans, e, head)
    return out


def probabilities(parts: dict[str, Tensor]) -> Soft:
    """Logits of `score_parts` as probabilities: a softmax a row, for pair labels a logistic function each."""
    return {
        name: logits.sigmoid() if name in PAIR_HEADS else logits.softmax(-1)
        for name, logits in parts.items()
    }  # fmt: skip


def _example_loss(parts: dict[str, Tensor], e: Example, soft: Soft, trust: float) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}

    def cross(name: str, target: Tensor) -> Tensor:
        """Summed cross-entropy of a part against its labels and what teachers say."""
        log_p = parts[name].log_softmax(-1)
        kept = target != IGNORE
        loss = F.nll_loss(log_p, target, ignore_index=IGNORE, reduction="sum")
        if name in soft:
            taught = -(soft[name][kept] * log_p[kept]).sum()
            loss = (1 - trust) * loss + trust * taught
        return loss

    if e.tagged:
        words = (e.trigger_tags != IGNORE).sum()
        out["mention"] = cross("mention", torch.from_numpy(e.mention_tags).reshape(-1)) / words
        out["trigger"] = cross("trigger", torch.from_numpy(e.trigger_tags)) / words
    if "fact" in parts:
        out["fact"] = cross("fact", torch.from_numpy(e.factuality)) / len(e.triggers)
    if "type" in parts:
        out["type"] = cross("type", torch.from_numpy(e.types)) / len(e.triggers)
        out["mode"] = cross("mode", torch.from_numpy(e.types_and_modes)) / len(e.triggers)
    for head in PAIR_HEADS:
        if head not in parts:
            continue
        pairs = e.pairs[head]
        targets, mask = torch.from_numpy(pairs.targets), torch.from_numpy(pairs.mask)
        n = targets.shape[1]
        if head in soft:
            targets = (1 - trust) * targets + trust * soft[head][:, :n]
        loss = F.binary_cross_entropy_with_logits(parts[head][:, :n], targets, weight=mask, reduction="sum")
        out[head] = loss / (len(e.triggers) + 1 if head != "relation" else len(e.spans))
        if head == "role" and len(e.toll_pairs):
            out["toll"] = F.cross_entropy(parts[head][e.toll_pairs, n:], torch.from_numpy(e.toll_kinds))
    return out


def pair_logits(
    network: Network, columns: dict[str, Tensor], spans: Tensor, of_spans: Tensor, e: Example, head: PairHead
) -> Tensor:
    """Logits of every pair; mirrors `dateline.detect.network.Reading.pairs`."""
    index, features = torch.from_numpy(e.pairs[head].index), torch.from_numpy(e.pairs[head].features)
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
