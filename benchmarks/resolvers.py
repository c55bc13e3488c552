"""This file measures what grounding costs: a mention's median time by kind, and the memory of all that is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.claims import load_module
from dateline import capture
from dateline.detect import detect
from dateline.ground.claims import amend
from dateline.ground.registry import resolve_actor
from dateline.ground.timex import normalise_timex
from dateline.ground.tolls import read_tolls
from dateline.ground.toponym import resolve_place
from dateline.ground.values import value_mentions
from dateline.pipeline import open_tools
from dateline.records.detection import DetectedMention

# What a fresh process holds once everything is open and a first page is coded.
_LOAD = """
import sys
from pathlib import Path
import dateline
dateline.code(sys.argv[1], published="2018-06-28")
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")))
"""


def measure_resolvers(shared: Path) -> dict[str, float]:
    """Name → figure: `time_ms`, `place_ms`, `actor_ms`, `toll_ms`, medians over the gold's pages; `loaded_mb`, RSS."""
    tools = open_tools(threads=1)
    folder = shared / "gold"
    spent: dict[str, list[float]] = {"time": [], "place": [], "actor": [], "toll": []}
    for passage in load_module(folder / "passages.py").read_file(folder / "dev.txt"):
        source = capture.Source(name=passage["id"], kind="text", data=passage["text"].encode())
        options = capture.CaptureOptions(published=passage["dct"], commenter_key=tools.commenter_key)
        page = capture.capture(source, options)
        detection = amend(page, detect(page.text, tools.weights), tools.registry)
        values = value_mentions(page, detection, tools.gazetteer, tools.registry)

        def resolve(mention: DetectedMention) -> None:
            words = page.text[mention.start : mention.end]  # noqa: B023
            if mention.kind == "time":
                normalise_timex(words, values.read_times[mention.id].context)  # noqa: B023
            elif mention.kind == "place":
                resolve_place(words, values.read_places[mention.id].context, tools.gazetteer)  # noqa: B023
            else:
                resolve_actor(words, values.actor_context, tools.registry)  # noqa: B023

        for mention in detection.mentions:
            if mention.kind in ("time", "place", "actor"):
                spent[mention.kind].append(_milliseconds(resolve, mention))
        tolls = sum(m.kind == "toll" for m in detection.mentions)
        if tolls:
            spent["toll"].append(_milliseconds(lambda d: read_tolls(page, d), detection) / tolls)  # noqa: B023
    return {f"{kind}_ms": median(times) for kind, times in spent.items()} | {"loaded_mb": _loaded_mb(shared)}


def _milliseconds(do: Callable[[Any], object], with_: object) -> float:
    began = perf_counter()
    do(with_)
    return 1000 * (perf_counter() - began)


def _loaded_mb(shared: Path) -> float:
    sample = shared / "sample" / "idlib-2018.txt"
    found = subprocess.run([sys.executable, "-c", _LOAD, str(sample)], check=True, capture_output=True, text=True)
    return int(found.stdout.split()[-1]) / 1000
