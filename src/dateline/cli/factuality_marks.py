"""This file gives every factuality its sign and colour, so that what is no fact cannot be taken for one at a glance."""

from __future__ import annotations

from typing import Final

from dateline.records.ontology import FACTS, Factuality

# A sign of its own beside each colour: colour alone is lost on one reader in twelve and in every printout.
# Filled signs for what is put as fact, hollow or crossed ones for what is not. ANSI colours, so that the reader's own
# theme keeps them legible on light and dark.
SIGNS: Final[dict[Factuality, str]] = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "▷",
    "urged": "△",
    "expected": "○",
    "conditional": "◇",
    "denied": "✗",
}
STYLES: Final[dict[Factuality, str]] = {
    "happened": "bold green",
    "ongoing": "bold green",
    "planned": "yellow",
    "urged": "magenta",
    "expected": "bright_blue",
    "conditional": "cyan",
    "denied": "red",
}


def count_factualities(factualities: list[Factuality]) -> tuple[str, str]:
    """Two phrases: what is put as fact (`3 as fact: 2 happened, 1 ongoing`), and what is not."""
    return (
        _count("put as fact", [f for f in SIGNS if f in FACTS], factualities),
        _count("not put as fact", [f for f in SIGNS if f not in FACTS], factualities),
    )


def _count(title: str, kinds: list[Factuality], factualities: list[Factuality]) -> str:
    counts = [(kind, factualities.count(kind)) for kind in kinds]
    total = sum(number for _, number in counts)
    if not total:
        return f"none {title}"
    parts = ", ".join(f"{number} {SIGNS[kind]} {kind}" for kind, number in counts if number)
    return f"{total} {title}: {parts}"
