"""This file refuses an answer key that names a span, sentence, registry id or country that does not exist.

python -m benchmarks.keys.check [--shared ../shared]
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.claims import load_module
from dateline.ground.countries import load_countries
from dateline.ground.registry import Registry

HERE = Path(__file__).parent
# ISO 3166 leaves Kosovo to its users: PLOVER and this project write KOS, the World Bank and the EU write XKX.
_USER_ASSIGNED = frozenset({"XKX"})
_STATE = re.compile(r"reg:([a-z]{3})")


def check_actors(shared: Path) -> list[str]:
    """What is wrong with `gold_actors.csv`: a line for each span that is no actor mention, unknown id or double row."""
    passages = load_module(shared / "gold" / "passages.py").read_file(shared / "gold" / "dev.txt")
    spans = {(p["id"], m["start"], m["end"]) for p in passages for m in p["mentions"] if m["kind"] == "actor"}
    registry, states = Registry.load(), {country.iso3.lower() for country in load_countries()}
    wrong, seen = [], set()
    for line, row in _rows(HERE / "gold_actors.csv", ["passage", "start", "end", "id"]):
        span = (row["passage"], int(row["start"]), int(row["end"]))
        if span not in spans:
            wrong.append(f"gold_actors.csv:{line}: no actor mention {span}")
        if span in seen:
            wrong.append(f"gold_actors.csv:{line}: a second row for {span}")
        seen.add(span)
        for actor_id in row["id"].split("|"):
            state = _STATE.fullmatch(actor_id)
            if registry.seat(actor_id) is None and not (state and state[1] in states):
                wrong.append(f"gold_actors.csv:{line}: {actor_id!r} is nobody in the registry and no state or organ")
    return wrong


def check_countries(shared: Path) -> list[str]:
    """What is wrong with `plv_countries.csv`: a line for each unknown sentence, role or country, or double row."""
    text = (shared / "bench" / "data" / "plover_plv_train.jsonl").read_text(encoding="utf-8")
    roles = {
        (sentence["id"], role)
        for sentence in map(json.loads, text.splitlines())
        for role in ("source", "target")
        if int(sentence["id"].removeprefix("plv-")) % 21 < 8
    }
    codes = {country.iso3 for country in load_countries()} | _USER_ASSIGNED | {"-"}
    wrong, seen = [], set()
    for line, row in _rows(HERE / "plv_countries.csv", ["id", "role", "country"]):
        key = (row["id"], row["role"])
        if key not in roles:
            wrong.append(f"plv_countries.csv:{line}: {key} is not of the sample")
        if key in seen:
            wrong.append(f"plv_countries.csv:{line}: a second row for {key}")
        seen.add(key)
        wrong += [
            f"plv_countries.csv:{line}: {code!r} is no ISO 3166 alpha-3 code and not '-'"
            for code in row["country"].split("|")
            if code not in codes
        ]
    return wrong + [f"plv_countries.csv: no row for {key}" for key in sorted(roles - seen)]


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != columns:
            raise ValueError(f"{path.name}: columns {reader.fieldnames}; wanted {columns}")
        yield from enumerate(reader, 2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent.parent / "shared")
    shared_folder = parser.parse_args().shared
    found = check_actors(shared_folder) + check_countries(shared_folder)
    print("\n".join(found) or "both keys are sound")
    sys.exit(1 if found else 0)
