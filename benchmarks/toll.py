"""This file measures how tolls are read: own sentences in the constructions of reporting from all regions.

The table is `tests/ground/toll_cases.yaml`; a sentence counts when every toll in it is right in every field.
"""

from __future__ import annotations

from tests.ground.toll_table import expected_of, found_in, read_cases


def measure_toll() -> dict[str, float]:
    """Name → figure: `own_cases`, sentences right in percent."""
    cases = read_cases()
    right = sum(found_in(case) == expected_of(case) for case in cases)
    return {"own_cases": 100 * right / len(cases)}
