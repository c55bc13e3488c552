"""This file measures the product, prints the figures and holds them against their floors.

    python -m benchmarks [--shared ../shared] [--record]

Floors only rise: `--record` lifts the floors that were exceeded and writes `benchmarks/results.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import attribution
from benchmarks.actors import measure_actors
from benchmarks.calibration import measure_calibration
from benchmarks.claims import score_claims
from benchmarks.factuality import measure_factuality
from benchmarks.geoparse import measure_geoparse
from benchmarks.modality import measure_modality
from benchmarks.places import measure_places
from benchmarks.plover import measure_plover
from benchmarks.resolvers import measure_resolvers
from benchmarks.throughput import measure_cost
from benchmarks.timex import measure_timex
from benchmarks.toll import measure_toll

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
# Figures that are better when lower; their "floor" is a ceiling.
LOWER_IS_BETTER = {
    "calibration.brier",
    "calibration.gap",
    "claims.false_facts",
    "factuality.meantime_mae",
    "factuality.uds_ih2_mae",
    "cost.cold_seconds",
    "cost.install_mb",
    "cost.coding_to_encoder",
    "cost.help_seconds",
    "cost.page_to_encoder",
    "cost.time_ms",
    "cost.place_ms",
    "cost.actor_ms",
    "cost.toll_ms",
    "cost.loaded_mb",
    "actor.own_enemy_merges",
    "place.lgl_median_km",
    "place.own_wrong_country",
}
# How far below its floor a figure may fall before it counts: int8 kernels differ a little between processors. Figures
# of factuality that are no percentages have a scale of their own.
TOLERANCE = 0.5
FINE_TOLERANCE = 0.02
FINE = ("_mae", "_r")


def main() -> int:
    """Print every figure; 1 when one is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--record", action="store_true", help="raise the floors that were exceeded")
    arguments = parser.parse_args()
    stages = {
        "claims": score_claims(arguments.shared),
        "calibration": measure_calibration(arguments.shared),
        "plover": measure_plover(arguments.shared),
        "factuality": measure_factuality(arguments.shared),
        "attribution": attribution.measure(arguments.shared),
        "modality": measure_modality(),
        "time": measure_timex(arguments.shared),
        "place": measure_places(arguments.shared) | measure_geoparse(arguments.shared),
        "actor": measure_actors(arguments.shared),
        "toll": measure_toll(),
    }
    figures = {f"{stage}.{name}": value for stage, found in stages.items() for name, value in found.items()}
    costs = {f"cost.{name}": value for name, value in (measure_cost() | measure_resolvers(arguments.shared)).items()}
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    floors = {f"{table}.{name}": v for table, values in floors.items() for name, v in values.items()}  # type: ignore[attr-defined]
    below = 0
    for name, value in (figures | costs).items():
        floor = floors.get(name)
        lower = name in LOWER_IS_BETTER
        slack = FINE_TOLERANCE if name.endswith(FINE) else TOLERANCE
        missed = floor is not None and (value > floor + slack if lower else value < floor - slack)
        below += missed
        bound = "" if floor is None else f"  ({'at most' if lower else 'at least'} {floor:g})"
        print(f"{name:32} {value:8.2f}{bound}{'  MISSED' if missed else ''}")
    if arguments.record:
        _record(figures, costs, floors)
    return 1 if below else 0


def _record(figures: dict[str, float], costs: dict[str, float], floors: dict[str, float]) -> None:
    """Write the results, and the floors raised to what was reached; costs have fixed ceilings, set by hand."""
    for name, value in figures.items():
        old = floors.get(name)
        better = min if name in LOWER_IS_BETTER else max
        floors[name] = value if old is None else better(old, value)
    tables: dict[str, list[str]] = {}
    for name, value in sorted(floors.items()):
        table, _, key = name.partition(".")
        tables.setdefault(table, []).append(f"{key} = {value:g}")
    lines = [
        "# What the product reaches, at least (false_facts and cost: at most). Only rises; `make bench` checks it."
    ]
    for table, rows in tables.items():
        lines += ["", f"[{table}]", *rows]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    results = {"measured": datetime.now(UTC).date().isoformat(), "command": "make bench", **figures, **costs}
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
