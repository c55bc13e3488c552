"""docs/export.md describes every format, reason and column, and none that is not there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from dateline.share import acled, columns, gdelt, hxl, ucdp
from dateline.share.formats import FORMATS
from dateline.share.report import REASONS, Reason
from tests.share.builders import written
from tests.share.cases import ROWS

TEXT = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def first_cells(text: str) -> list[str]:
    """The names in code type in the first column of a section's tables."""
    rows = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", text, re.M)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def section(heading: str) -> str:
    """The text under a heading."""
    after = re.split(rf"^## {re.escape(heading)}$", TEXT, flags=re.M)
    assert len(after) == 2, heading
    return re.split(r"^## ", after[1], maxsplit=1, flags=re.M)[0]


def test_reasons_and_formats_are_listed() -> None:
    """In the tables at the top."""
    opening = TEXT.split("\n## ", maxsplit=1)[0]
    assert sorted(first_cells(opening)) == sorted([*REASONS, *FORMATS])
    assert tuple(REASONS) == get_args(Reason)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("csv, parquet, geojson", columns.COLUMNS),
        ("acled", acled.COLUMNS),
        ("ucdp", ucdp.COLUMNS),
        ("gdelt", gdelt.COLUMNS),
        ("hxl", hxl.TAGS),
    ],
)
def test_every_column_is_described(heading: str, names: tuple[str, ...]) -> None:
    """Once."""
    assert sorted(first_cells(section(heading))) == sorted(names)


def test_hxl_columns_are_described_with_their_tags() -> None:
    """The same as in the file."""
    assert dict(re.findall(r"^\| `(\w+)` \| `(#[^`]+)` \|", section("hxl"), re.M)) == hxl.TAGS


def test_every_field_of_a_plover_record_is_described() -> None:
    """Of those that the cases have."""
    text, _ = written("plover", *ROWS)
    used = {name for line in text.splitlines() for name in json.loads(line)}
    assert used <= set(first_cells(section("plover")))


def test_every_entity_and_property_is_described() -> None:
    """Of those that the cases have."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section("ftm"), re.M))
    rows["LegalEntity"] += rows["PublicBody"]
    text, _ = written("ftm", *ROWS)
    for entity in map(json.loads, text.splitlines()):
        assert set(entity["properties"]) <= set(re.findall(r"`(\w+)`", rows[entity["schema"]]))
