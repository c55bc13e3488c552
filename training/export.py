"""This file turns a trained network into the one file that ships: int8 ONNX with heads, labels and tokenizer inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from dateline.detect import weights as shipped
from dateline.detect.labels import fingerprint
from training.evaluate import heads_of
from training.network import HEADS, LAYERS, LAYOUT, WIDTH, Network

_OPSET = 17


class _Graph:
    """Collects nodes and weights; every method returns the name of what it computes."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def constant(self, name: str, array: np.ndarray[Any, Any] | np.float32) -> str:
        self.weights.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def op(self, kind: str, inputs: list[str], **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def linear(self, x: str, layer: torch.nn.Linear, name: str) -> str:
        weight = self.constant(f"{name}.weight", layer.weight.detach().numpy().T)
        bias = self.constant(f"{name}.bias", layer.bias.detach().numpy())
        return self.op("Add", [self.op("MatMul", [x, weight]), bias])

    def rows(self, table: np.ndarray[Any, Any], ids: str, name: str) -> str:
        """Rows of a table kept as int8 with a scale of its own a row: a third of the error of one scale for all."""
        scale = np.abs(table).max(axis=1, keepdims=True).clip(1e-8) / 127
        whole = self.constant(f"{name}.int8", np.round(table / scale).astype(np.int8))
        scales = self.constant(f"{name}.scale", scale.astype(np.float32))
        cast = self.op("Cast", [self.op("Gather", [whole, ids])], to=TensorProto.FLOAT)
        return self.op("Mul", [cast, self.op("Gather", [scales, ids])])

    def norm(self, x: str, layer: torch.nn.LayerNorm, name: str) -> str:
        scale = self.constant(f"{name}.scale", layer.weight.detach().numpy())
        bias = self.constant(f"{name}.bias", layer.bias.detach().numpy())
        return self.op("LayerNormalization", [x, scale, bias], epsilon=1e-12)

    def gelu(self, x: str) -> str:
        inner = self.op("Erf", [self.op("Mul", [x, self.constant(f"{x}.r", np.float32(0.5**0.5))])])
        half = self.op("Mul", [x, self.constant(f"{x}.h", np.float32(0.5))])
        return self.op("Mul", [half, self.op("Add", [inner, self.constant(f"{x}.o", np.float32(1))])])


def build_graph(network: Network) -> onnx.ModelProto:
    """The encoder with its projection as ONNX: `ids`, `shapes` (batch, pieces) → (batch, pieces, COLUMNS).

    There is no mask: the shipped detector reads one window at a time, without padding.
    """
    g = _Graph()
    encoder = network.encoder
    words = g.rows(encoder.words.weight.detach().numpy(), "ids", "words")
    shapes = g.op("Gather", [g.constant("shape_table", encoder.shapes.weight.detach().numpy()), "shapes"])
    length = g.op("Gather", [g.op("Shape", ["ids"]), g.constant("one", np.array([1], np.int64))])
    zero = g.constant("zero", np.array([0], np.int64))
    table = encoder.positions.weight.detach().numpy() + encoder.kind.detach().numpy()
    places = g.op("Slice", [g.constant("positions", table), zero, length, zero])
    x = g.norm(g.op("Add", [g.op("Add", [words, places]), shapes]), encoder.norm, "norm")
    split = g.constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    joined = g.constant("joined", np.array([0, 0, WIDTH], np.int64))
    scale = g.constant("scale", np.float32((WIDTH // HEADS) ** -0.5))
    for index in range(LAYERS):
        layer: Any = encoder.layers[index]
        parts = {}
        for name, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
            linear = g.linear(x, getattr(layer, name), f"{index}.{name}")
            parts[name] = g.op("Transpose", [g.op("Reshape", [linear, split])], perm=order)
        scores = g.op("Mul", [g.op("MatMul", [parts["query"], parts["key"]]), scale])
        seen = g.op("MatMul", [g.op("Softmax", [scores], axis=-1), parts["value"]])
        seen = g.op("Reshape", [g.op("Transpose", [seen], perm=[0, 2, 1, 3]), joined])
        attended = g.linear(seen, layer.attended, f"{index}.attended")
        x = g.norm(g.op("Add", [x, attended]), layer.norm_attended, f"{index}.norm_attended")
        inner = g.gelu(g.linear(x, layer.inner, f"{index}.inner"))
        outer = g.linear(inner, layer.outer, f"{index}.outer")
        x = g.norm(g.op("Add", [x, outer]), layer.norm_outer, f"{index}.norm_outer")
    out = g.linear(x, encoder.projection, "projection")
    g.nodes.append(helper.make_node("Identity", [out], ["projection_out"]))
    graph = helper.make_graph(
        g.nodes,
        "dateline",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "pieces"]) for n in ("ids", "shapes")],
        [helper.make_tensor_value_info("projection_out", TensorProto.FLOAT, ["batch", "pieces", None])],
        g.weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], producer_name="dateline")
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def export(
    network: Network, tokenizer: Tokenizer, thresholds: dict[str, float], training: dict[str, Any], path: Path
) -> None:
    """Write the model file: int8 weights, one scale a column, everything else that detection needs in the metadata."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = path.with_suffix(".float.onnx")
    onnx.save(build_graph(network), str(plain))
    # reduce_range: 7 bits a weight, so that no sum overflows on processors without VNNI.
    quantize_dynamic(
        str(plain), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    plain.unlink()
    model = onnx.load(str(path))
    metadata = {
        shipped.LABELS_KEY: fingerprint(),
        shipped.HEADS_KEY: shipped.pack_heads(heads_of(network)),
        shipped.LAYOUT_KEY: json.dumps(LAYOUT),
        shipped.THRESHOLDS_KEY: json.dumps(thresholds),
        shipped.TOKENIZER_KEY: tokenizer.to_str(),
        shipped.TRAINING_KEY: json.dumps(training),
    }
    for key, value in metadata.items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, str(path))
