"""This file measures what coding costs: cold start, help, and coding against the bare encoder in one run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from dateline import capture
from dateline.detect import detect
from dateline.detect.encode import cut_windows, encode
from dateline.detect.network import Reading
from dateline.pipeline import code_page, open_tools

# An invented report of ordinary length, long enough for several windows once repeated.
_REPORT = (
    "Fighters of the Northern Front shelled the town of Sarmin on Tuesday, killing at least four civilians, a medical "
    "source said. The army denied that it had withdrawn from two checkpoints on the highway. Residents told reporters "
    "that aid convoys had been blocked since Sunday. The governor called on both sides to respect the ceasefire. "
)


def measure_cost() -> dict[str, float]:
    """Seconds of a cold `code` and of `--help`, and the time of detection as a ratio to the encoder alone."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(_REPORT, encoding="utf-8")
        cold = _seconds([sys.executable, "-m", "dateline", "code", str(page), "--published", "2018-06-28"])
        help_ = _seconds([sys.executable, "-m", "dateline", "--help"])
    detecting, coding = coding_to_encoder()
    return {
        "cold_seconds": cold,
        "help_seconds": help_,
        "coding_to_encoder": detecting,
        "page_to_encoder": coding,
    }


def coding_to_encoder() -> tuple[float, float]:
    """Time of detecting, and of coding the page whole, over that of the encoder's runs on the same windows."""
    tools = open_tools(threads=1)
    weights = tools.weights
    text = "\n".join(_REPORT for _ in range(40))
    encoded = encode(text, weights.tokenizer)
    windows = cut_windows(encoded)

    def bare() -> None:
        for window in windows:
            Reading(weights, encoded, window)

    source = capture.Source(name="report", kind="text", data=text.encode())
    page = capture.capture(source, capture.CaptureOptions(published="2018-06-28", commenter_key=tools.commenter_key))
    bare()
    code_page(page, tools)
    detecting, coding = [], []
    for _ in range(5):
        began = time.perf_counter()
        bare()
        encoded_at = time.perf_counter()
        detect(text, weights)
        detected_at = time.perf_counter()
        code_page(page, tools)
        detecting.append((detected_at - encoded_at) / (encoded_at - began))
        coding.append((time.perf_counter() - detected_at) / (encoded_at - began))
    return median(detecting), median(coding)


def _seconds(command: list[str]) -> float:
    """The median wall time of three runs."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return median(times)
