"""This file measures the product, prints the figures and holds them against their floors.

    python -m benchmarks [--shared ../shared] [--only STAGE …] [--record]

Floors only rise: `--record` lifts the floors that were exceeded and writes `benchmarks/results.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable
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
from benchmarks.same_event import measure_same_event
from benchmarks.throughput import measure_cost
from benchmarks.timex import measure_timex
from benchmarks.toll import measure_toll

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
RESULTS = HERE / "results.json"
STAGES: dict[str, Callable[[Path], dict[str, float]]] = {
    "claims": score_claims,
    "calibration": measure_calibration,
    "plover": measure_plover,
    "factuality": measure_factuality,
    "attribution": attribution.measure,
    "modality": lambda shared: measure_modality(),
    "time": measure_timex,
    "place": lambda shared: measure_places(shared) | measure_geoparse(shared),
    "actor": measure_actors,
    "toll": lambda shared: measure_toll(),
    "match": measure_same_event,
    "cost": lambda shared: measure_cost() | measure_resolvers(shared),
}
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
FINE = ("_mae", "_r", "_ms")


def main() -> int:
    """Print every figure as its stage is measured; 1 when one is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--record", action="store_true", help="raise the floors that were exceeded")
    parser.add_argument("--only", nargs="+", metavar="STAGE", help=f"of {', '.join(STAGES)}")
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.only or ()) - set(STAGES)):
        parser.error(f"unknown stage {unknown[0]!r}; stages: {', '.join(STAGES)}")
    tables: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    floors = {f"{table}.{name}": value for table, values in tables.items() for name, value in values.items()}
    figures: dict[str, float] = {}
    below = 0
    for stage in arguments.only or STAGES:
        found = {f"{stage}.{name}": value for name, value in STAGES[stage](arguments.shared).items()}
        below += sum(_tell(name, value, floors.get(name)) for name, value in found.items())
        figures |= found
    if arguments.record:
        _record(figures, floors)
    return 1 if below else 0


def _tell(name: str, value: float, floor: float | None) -> bool:
    """Print a figure beside its floor; whether it is below."""
    lower = name in LOWER_IS_BETTER
    slack = FINE_TOLERANCE if name.endswith(FINE) else TOLERANCE
    missed = floor is not None and (value > floor + slack if lower else value < floor - slack)
    bound = "" if floor is None else f"  ({'at most' if lower else 'at least'} {floor:g})"
    print(f"{name:32} {value:8.2f}{bound}{'  MISSED' if missed else ''}", flush=True)
    return missed


def _record(figures: dict[str, float], floors: dict[str, float]) -> None:
    """Write the results, and the floors raised to what was reached; costs have fixed ceilings, set by hand."""
    for name, value in figures.items():
        if name.startswith("cost."):
            continue
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
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    results = known | {"measured": datetime.now(UTC).date().isoformat(), "command": "make bench"} | figures
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
