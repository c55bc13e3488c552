"""This file makes a claim's confidence mean what it says, on passages that the network has not seen.

python -m training.calibrate --run training/runs/3 --heldout 12

A claim is right here when its trigger overlaps an annotated one of the same type and factuality. The raw confidence
(the product of the scores of trigger, type and factuality) goes through one logistic curve (Platt 1999), whose slope
and offset are kept in `training/calibration.json` and travel in the model file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.detect import detect
from dateline.detect.decode import calibrate
from dateline.detect.weights import Weights
from training.corpora import OWN_CORPUS, find_base, load_passages, load_tokenizer, split_heldout
from training.distil import load_network
from training.evaluate import as_weights
from training.loop import THRESHOLDS
from training.passages import Passage

CALIBRATION = Path(__file__).parent / "calibration.json"
UNCALIBRATED = {"confidence.slope": 1.0, "confidence.offset": 0.0}

Floats = NDArray[np.float64]


def read_calibration() -> dict[str, float]:
    """Slope and offset as last fitted."""
    return dict(json.loads(CALIBRATION.read_text(encoding="utf-8"))) if CALIBRATION.is_file() else dict(UNCALIBRATED)


def judge_claims(passages: list[Passage], weights: Weights) -> tuple[Floats, Floats]:
    """Every trigger found: its confidence in 0–1, and 1 where its type and factuality are right, else 0."""
    confidence, right = [], []
    for passage in passages:
        for found in detect(passage.text, weights).triggers:
            confidence.append(found.score)
            right.append(
                any(
                    gold.start < found.end
                    and found.start < gold.end
                    and (gold.type, gold.factuality) == (found.type, found.factuality)
                    for gold in passage.detection.triggers
                )
            )
    return np.array(confidence, np.float64), np.array(right, np.float64)


def fit(confidence: Floats, right: Floats) -> dict[str, float]:
    """Slope and offset of the logistic curve over the log-odds of the raw confidence, by maximum likelihood."""
    p = confidence.clip(1e-4, 1 - 1e-4)
    odds = torch.from_numpy(np.log(p / (1 - p)))
    slope, offset = torch.ones((), dtype=torch.float64), torch.zeros((), dtype=torch.float64)
    slope.requires_grad_()
    offset.requires_grad_()
    optimiser = torch.optim.LBFGS([slope, offset], max_iter=200, line_search_fn="strong_wolfe")
    target = torch.from_numpy(right)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(slope * odds + offset, target)
        value.backward()
        return value

    optimiser.step(loss)
    return {"confidence.slope": round(slope.item(), 4), "confidence.offset": round(offset.item(), 4)}


def main() -> None:
    """Fit on the passages that a run had set aside."""
    parser = argparse.ArgumentParser(description="calibrate the confidence of claims")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--stories", type=Path, default=None)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--heldout", type=int, required=True, help="as the run was trained with")
    arguments = parser.parse_args()
    tokenizer = load_tokenizer(find_base())
    passages = load_passages(arguments.shared, sorted(OWN_CORPUS.glob("*.txt")), stories=arguments.stories)
    _, heldout = split_heldout(passages, arguments.heldout)
    weights = as_weights(load_network(arguments.run), tokenizer, THRESHOLDS | UNCALIBRATED)
    confidence, right = judge_claims(heldout, weights)
    fitted = fit(confidence, right)
    print(f"{len(confidence)} claims, {right.mean():.3f} right, raw confidence {confidence.mean():.3f}: {fitted}")
    calibrated = np.array([calibrate(raw, fitted) for raw in confidence.tolist()])
    print(f"calibrated confidence {calibrated.mean():.3f}, mean absolute gap {abs(calibrated - right).mean():.3f}")
    CALIBRATION.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
