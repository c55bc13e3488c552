"""The model file: opening it tells nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_opening_the_model_leaves_nothing_for_its_makers(tmp_path: Path) -> None:
    """onnxruntime would write a device id and a store of events into the user's cache, and send them when it can."""
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "USERPROFILE": str(tmp_path)}
    # With CI set it is silent by itself, which would hide a mistake.
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    told = "from dateline.detect.weights import load_weights; load_weights(threads=1)"
    subprocess.run([sys.executable, "-c", told], check=True, env=environment | home)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
