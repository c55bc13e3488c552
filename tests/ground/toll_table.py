"""This file reads the table of toll cases and lays each beside what the product makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dateline.ground.tolls import read_tolls
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import TollValue

TABLE = Path(__file__).parent / "toll_cases.yaml"
_ROW = re.compile(
    r"(?P<vague>~)?(?:(?P<unknown>\?)|-(?P<most>\d+)|(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?)"
    r"(?: in:(?P<whole>\d+))?(?P<cumulative> cumulative)?(?: of:(?P<whom>.+))?"
)


class TollCase(NamedTuple):
    """A sentence with its tolls in brackets, and the row that is expected of each."""

    section: str
    text: str
    tolls: tuple[str, ...]


def read_cases() -> list[TollCase]:
    """The table's cases in order."""
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [
        TollCase(section, case["text"], tuple(str(t).strip() for t in case["tolls"]))
        for section, cases in table.items()
        for case in cases
    ]


def found_in(case: TollCase) -> list[dict[str, Any]]:
    """What the product reads of each toll, in the keys of `expected_of`."""
    page, detection = mark(case.text)
    values = read_tolls(page, detection)
    return [_as_row(values[m.id]) for m in detection.mentions]


def expected_of(case: TollCase) -> list[dict[str, Any]]:
    """What the table says of each toll.

    Raises:
        ValueError: a row is not written as the table's head says.
    """
    return [_parse(row) for row in case.tolls]


def mark(text: str) -> tuple[Page, Detection]:
    """The page without its brackets, and the tolls that stood in them, sentence by sentence."""
    plain = ""
    mentions: list[DetectedMention] = []
    for n, piece in enumerate(re.split(r"[\[\]]", text)):
        if n % 2:
            mentions.append(
                DetectedMention(id=f"t{len(mentions) + 1}", kind="toll", start=len(plain), end=len(plain) + len(piece))
            )
        plain += piece
    ends = [m.end() for m in re.finditer(r"[.!?] (?=[A-Z])", plain)]
    sentences = tuple(zip([0, *ends], [*ends, len(plain)], strict=True))
    return Page(id="case", text=plain, sha256=""), Detection(mentions=tuple(mentions), sentences=sentences)


def _parse(row: str) -> dict[str, Any]:
    match = _ROW.fullmatch(row)
    if match is None:
        raise ValueError(f"toll row {row!r} is not written as the table's head says")
    low = int(match["low"]) if match["low"] else None
    high = low
    if match["open"]:
        high = None
    elif match["high"] or match["most"]:
        high = int(match["high"] or match["most"])
    return {
        "low": low,
        "high": high,
        "vague": bool(match["vague"]),
        "included_in": f"t{match['whole']}" if match["whole"] else None,
        "cumulative": bool(match["cumulative"]),
        "of_whom": match["whom"],
    }


def _as_row(value: TollValue) -> dict[str, Any]:
    names = ("low", "high", "vague", "included_in", "cumulative", "of_whom")
    return {name: getattr(value, name) for name in names}
