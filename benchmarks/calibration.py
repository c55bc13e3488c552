"""This file holds a claim's confidence against how often such claims are right, on the gold that was never trained on.

python -m benchmarks.calibration --draw docs/reliability.svg      the model card's reliability diagram
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from benchmarks.claims import code_gold

_BINS = 5


class Bin(Struct, frozen=True):
    """Claims of about the same confidence: how many, their mean confidence and the share that is right, in 0–1."""

    claims: int
    confidence: float
    right: float


def judge_gold(shared: Path) -> list[tuple[float, bool]]:
    """Every claim on the gold pages: its confidence, and whether trigger, type and factuality are those of the gold."""
    gold, coded, scorer = code_gold(shared)
    pages = {page["page"]["id"]: page for page in coded}
    judged = []
    for passage in gold:
        ours, theirs = scorer.normal(pages[passage["id"]])["events"], scorer.normal(passage)["events"]
        right = {
            j
            for i, j in scorer.pair(theirs, ours)
            if (theirs[i]["type"], theirs[i]["factuality"]) == (ours[j]["type"], ours[j]["factuality"])
        }
        claims = pages[passage["id"]]["claims"]
        judged += [(claim["confidence"], j in right) for j, claim in enumerate(claims)]
    return judged


def bin_claims(judged: list[tuple[float, bool]], bins: int = _BINS) -> list[Bin]:
    """The claims in order of confidence, in bins of equal size."""
    ordered = sorted(judged)
    cuts = [round(i * len(ordered) / bins) for i in range(bins + 1)]
    parts = [ordered[a:b] for a, b in pairwise(cuts) if b > a]
    return [Bin(len(p), sum(c for c, _ in p) / len(p), sum(r for _, r in p) / len(p)) for p in parts]


def measure_calibration(shared: Path) -> dict[str, float]:
    """Name → figure: `gap`, the mean distance in percent points between a bin's confidence and the share right."""
    judged = judge_gold(shared)
    gap = sum(b.claims * abs(b.confidence - b.right) for b in bin_claims(judged)) / len(judged)
    return {"gap": 100 * gap, "brier": 100 * sum((c - r) ** 2 for c, r in judged) / len(judged)}


def draw(bins: list[Bin]) -> str:
    """The reliability diagram as SVG: confidence to the right, share right upwards; the diagonal is the promise."""
    size, edge = 300, 40

    def at(x: float, y: float) -> str:
        return f"{edge + x * size:.0f},{edge + (1 - y) * size:.0f}"

    points = " ".join(at(b.confidence, b.right) for b in bins)
    marks = "".join(
        f'<circle cx="{at(b.confidence, b.right).split(",")[0]}" cy="{at(b.confidence, b.right).split(",")[1]}" r="4" '
        f'fill="#1f5f8b"><title>{b.claims} claims: confidence {b.confidence:.2f}, right {b.right:.2f}</title></circle>'
        for b in bins
    )
    ticks = "".join(
        f'<text x="{edge + t * size:.0f}" y="{edge + size + 16}" text-anchor="middle">{t:g}</text>'
        f'<text x="{edge - 6}" y="{edge + (1 - t) * size + 4:.0f}" text-anchor="end">{t:g}</text>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    )
    whole = size + 2 * edge
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" width="{whole}" height="{whole}" '
        'font-family="sans-serif" font-size="11">'
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>'
        f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="none" stroke="#999"/>'
        f'<polyline points="{at(0, 0)} {at(1, 1)}" stroke="#999" stroke-dasharray="4 4" fill="none"/>'
        f'<polyline points="{points}" stroke="#1f5f8b" stroke-width="2" fill="none"/>{marks}{ticks}'
        f'<text x="{whole / 2:.0f}" y="{whole - 6}" text-anchor="middle">confidence of a claim</text>'
        f'<text x="12" y="{whole / 2:.0f}" text-anchor="middle" transform="rotate(-90 12 {whole / 2:.0f})">'
        "share right in trigger, type and factuality</text></svg>\n"
    )


def main() -> None:
    """Print the bins and, if asked, draw them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--draw", type=Path, default=None)
    arguments = parser.parse_args()
    bins = bin_claims(judge_gold(arguments.shared))
    for b in bins:
        print(f"{b.claims:4} claims  confidence {b.confidence:.2f}  right {b.right:.2f}")
    if arguments.draw:
        arguments.draw.write_text(draw(bins), encoding="utf-8")


if __name__ == "__main__":
    main()
