"""This file reads the model file: one int8 ONNX network with its heads, labels and tokenizer in its metadata."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from msgspec import Struct

from dateline.detect.labels import fingerprint
from dateline.errors import WeightsError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

MODEL_FILE: Final = Path(__file__).parent / "model" / "dateline.onnx"
# Keys of the ONNX metadata.
LABELS_KEY: Final = "dateline.labels"
HEADS_KEY: Final = "dateline.heads"
LAYOUT_KEY: Final = "dateline.layout"
THRESHOLDS_KEY: Final = "dateline.thresholds"
TOKENIZER_KEY: Final = "dateline.tokenizer"
TRAINING_KEY: Final = "dateline.training"


class Weights(Struct, frozen=True):
    """A loaded model.

    `layout` names the columns of the projection: name → (first, last + 1). `heads` are float32 arrays by name.
    `thresholds` are in 0–1. `training` tells what the model was made from.
    """

    session: Any
    tokenizer: Tokenizer
    layout: dict[str, tuple[int, int]]
    heads: dict[str, NDArray[np.float32]]
    thresholds: dict[str, float]
    training: dict[str, Any]


def load_weights(path: Path = MODEL_FILE, *, threads: int = 0) -> Weights:
    """Open the model file; `threads` bounds the cores one inference takes (0: all).

    Raises:
        WeightsError: the file is missing, no model of dateline's, or made for other labels.
    """
    # Since 1.29 its packages note what is run, with an id of the device, and send it to their maker. Not from here; the
    # variable is read when the library is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from tokenizers import Tokenizer

    if not path.is_file():
        raise WeightsError(f"{path}: no model file there; reinstall dateline, its package carries one")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # windows differ in length: the arena kept 10 MB more and saved no time
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own unrelated classes
        raise WeightsError(f"{path}: not a model that onnxruntime can open ({error}); reinstall dateline") from error
    metadata: dict[str, str] = session.get_modelmeta().custom_metadata_map
    made_for = metadata.get(LABELS_KEY)
    if made_for != fingerprint():
        raise WeightsError(
            f"{path}: made for the labels {made_for}, this version of dateline has {fingerprint()}; "
            "install the model that belongs to this version, or train one (make train)"
        )
    tokenizer = Tokenizer.from_str(metadata[TOKENIZER_KEY])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Weights(
        session,
        tokenizer,
        {name: (low, high) for name, (low, high) in json.loads(metadata[LAYOUT_KEY]).items()},
        unpack_heads(metadata[HEADS_KEY]),
        json.loads(metadata[THRESHOLDS_KEY]),
        json.loads(metadata[TRAINING_KEY]),
    )


def pack_heads(heads: dict[str, NDArray[np.float32]]) -> str:
    """Arrays as JSON with base64 values, little-endian float32; `unpack_heads` gives them back exactly."""
    packed = {
        name: {"shape": list(a.shape), "data": base64.b64encode(a.astype("<f4").tobytes()).decode()}
        for name, a in heads.items()
    }
    return json.dumps(packed)


def unpack_heads(packed: str) -> dict[str, NDArray[np.float32]]:
    """What `pack_heads` packed."""
    return {
        name: np.frombuffer(base64.b64decode(item["data"]), "<f4").reshape(item["shape"]).astype(np.float32)
        for name, item in json.loads(packed).items()
    }
