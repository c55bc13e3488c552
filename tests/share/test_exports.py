"""Each format writes what a person has read, lets nothing unreviewed out and counts what it leaves."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.records.event import Event
from dateline.share import acled, columns, gdelt, hxl, ucdp
from dateline.share.formats import FORMATS, format_named
from dateline.share.parquet import read_parquet, write_parquet
from dateline.share.report import REASONS, Options
from dateline.share.rows import Exported
from tests.share.builders import IDLIB, a_claim, a_page, a_row, a_toll, an_event, written
from tests.share.cases import ROWS

GOLDEN = Path(__file__).parent / "golden"
TEXT = [name for name, format in FORMATS.items() if not format.binary]
FACTS_ONLY = ["acled", "ucdp", "gdelt", "hxl", "ftm"]
ALL = Options(include_unreviewed=True)


@pytest.mark.parametrize("format", TEXT)
def test_the_output_is_the_one_that_was_read(format: str) -> None:
    """golden/ holds what each format makes of cases.py; a change there is to be read again."""
    text, _ = written(format, *ROWS)
    assert text.encode() == (GOLDEN / f"events{format_named(format).suffix}").read_bytes()


@pytest.mark.parametrize(
    ("format", "count", "left_out"),
    [
        ("csv", 6, {"rejected": 1, "unreviewed": 1}),
        ("jsonl", 6, {"rejected": 1, "unreviewed": 1}),
        ("geojson", 6, {"rejected": 1, "unreviewed": 1}),
        ("plover", 5, {"rejected": 1, "unreviewed": 1, "no-date": 1}),
        ("acled", 3, {"rejected": 1, "unreviewed": 1, "not-fact": 1, "no-type": 1, "several-places": 1}),
        ("ucdp", 2, {"rejected": 1, "unreviewed": 1, "not-fact": 1, "no-type": 2, "no-deaths": 1}),
        ("gdelt", 2, {"rejected": 1, "unreviewed": 1, "not-fact": 1, "no-day": 3}),
        ("hxl", 5, {"rejected": 1, "unreviewed": 1, "not-fact": 1}),
        ("ftm", 5, {"rejected": 1, "unreviewed": 1, "not-fact": 1}),
    ],
)
def test_the_report_counts_every_row(format: str, count: int, left_out: dict[str, int]) -> None:
    """Written and left out make up what was read, each reason with its sentence."""
    _, report = written(format, *ROWS)
    assert (report.format, report.read, report.written) == (format, len(ROWS), count)
    assert report.counts() == left_out
    assert report.written + sum(left.count for left in report.left_out) == report.read
    assert all(left.why == REASONS[left.reason] for left in report.left_out)


@pytest.mark.parametrize("format", TEXT)
def test_no_rows_are_a_valid_file(format: str) -> None:
    """A header, an empty collection, or nothing at all."""
    text, report = written(format)
    assert (report.read, report.written, report.left_out) == (0, 0, ())
    lines = text.splitlines()
    if format == "geojson":
        assert json.loads(text) == {"type": "FeatureCollection", "features": []}
    else:
        assert len(lines) == {"csv": 1, "acled": 1, "ucdp": 1, "hxl": 2}.get(format, 0)


# --- What may go out --------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["machine", "reviewed", "accepted", "edited", "rejected"]), max_size=6))
@pytest.mark.parametrize("format", TEXT)
def test_nothing_unreviewed_leaks(format: str, statuses: list[str]) -> None:
    """No word of a row that nobody has judged, or that somebody has rejected, is in the file."""
    rows = [_secret(status, number) for number, status in enumerate(statuses)]
    text, report = written(format, *rows)
    allowed = [number for number, status in enumerate(statuses) if status in ("reviewed", "accepted", "edited")]
    assert {int(number) for number in re.findall(r"secret(\d+)", text)} == set(allowed)
    assert report.written == len(allowed)


@pytest.mark.parametrize("format", TEXT)
def test_unreviewed_rows_go_out_when_asked_but_never_rejected_ones(format: str) -> None:
    """And what is not reviewed is marked so, where the format has a place for it."""
    rows = [_secret("machine", 0), _secret("rejected", 1), _secret("reviewed", 2)]
    text, report = written(format, *rows, options=ALL)
    assert set(re.findall(r"secret(\d)", text)) == {"0", "2"}
    assert report.counts() == {"rejected": 1}
    if format != "gdelt":
        assert re.search("machine|not reviewed", text, re.I)


def test_an_event_that_a_reviewer_rejected_stays_in_whatever_its_row_says() -> None:
    """The more cautious of the two decides."""
    _, report = written("csv", a_row(an_event(status="rejected"), status="reviewed"), options=ALL)
    assert report.counts() == {"rejected": 1}


@pytest.mark.parametrize("factuality", ["planned", "urged", "expected", "conditional", "denied"])
@pytest.mark.parametrize("format", FACTS_ONLY)
def test_what_did_not_happen_is_no_record_of_what_did(format: str, factuality: str) -> None:
    """Not even when unreviewed rows are asked for."""
    row = _secret("reviewed", 0, factuality=factuality)
    text, report = written(format, row, options=ALL)
    assert "secret" not in text
    assert report.counts() == {"not-fact": 1}


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson", "plover"])
def test_what_did_not_happen_is_marked_elsewhere(format: str) -> None:
    """Formats that have a word for it keep it with that word."""
    text, report = written(format, a_row(an_event(factuality="denied")))
    assert report.written == 1
    assert re.search("denied|negation", text)


def test_a_rejected_claim_is_not_cited() -> None:
    """The event stands on the others."""
    event = an_event()
    claims = (a_claim(event, "kept"), a_claim(event, "struck out", status="rejected"))
    assert a_row(event, claims=claims).evidence == ("kept",)


def test_the_rows_are_taken_one_by_one() -> None:
    """What is written does not wait for the last row."""
    out = StringIO(newline="")
    seen: list[int] = []

    def rows() -> Iterator[Exported]:
        for number in range(3):
            seen.append(len(out.getvalue()))
            yield a_row(an_event(id=f"ev:{number}"))

    format_named("csv").write(rows(), out, Options())
    assert seen == sorted(set(seen))


# --- Cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
@pytest.mark.parametrize("format", ["csv", "acled", "ucdp", "hxl"])
def test_no_cell_is_run_as_a_formula(format: str, start: str) -> None:
    """A text that a spreadsheet would run begins with an apostrophe; numbers below 0 stay numbers."""
    nasty = f'{start}cmd|"/c calc"'
    event = _deadly(place_name=nasty, longitude=-74.08)
    row = a_row(event, claims=(a_claim(event, nasty),), pages=(a_page(outlet=nasty, url=nasty, title=nasty),))
    text, report = written(format, row)
    assert report.written == 1
    cells = [cell for line in csv.reader(StringIO(text, newline="")) for cell in line]
    assert [
        cell for cell in cells if cell[:1] in "=+-@\t\r\n＝" and cell and not re.fullmatch(r"-?\d+\.\d+", cell)
    ] == []
    assert f"'{nasty}" in cells
    assert "-74.08" in cells


def test_gdelt_has_no_breaks_inside_a_value() -> None:
    """Its lines know no quotes."""
    event = _deadly(place_name="a\tb\r\nc", longitude=1.0)
    text, _ = written("gdelt", a_row(event))
    assert text.count("\n") == 1
    assert "a b c, Idlib, Syria" in text.split("\t")


@pytest.mark.parametrize("format", TEXT)
def test_other_scripts_stay_as_they_are(format: str) -> None:
    """UTF-8, nothing escaped or turned to ASCII."""
    text, _ = written(format, a_row(_deadly(place_name="سراقب", longitude=36.8)))
    assert "سراقب" in text


@pytest.mark.parametrize(
    ("format", "names", "delimiter"),
    [
        ("csv", tuple(columns.COLUMNS), ","),
        ("acled", acled.COLUMNS, ","),
        ("ucdp", ucdp.COLUMNS, ","),
        ("gdelt", gdelt.COLUMNS, "\t"),
        ("hxl", tuple(hxl.TAGS), ","),
    ],
)
def test_every_line_has_every_column(format: str, names: tuple[str, ...], delimiter: str) -> None:
    """As many as the project publishes: 31 of ACLED's, 49 of UCDP's, 61 of GDELT's."""
    assert len(names) == {"acled": 31, "ucdp": 49, "gdelt": 61}.get(format, len(names))
    text, _ = written(format, *ROWS, options=ALL)
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    assert {len(line) for line in lines} == {len(names)}
    if format != "gdelt":
        assert tuple(lines[0]) == names


def test_hxl_has_its_tags_under_the_header() -> None:
    """Hashtags and attributes as the standard writes them."""
    text, _ = written("hxl")
    header, tags = csv.reader(StringIO(text, newline=""))
    assert len(header) == len(tags) == len(set(tags))
    assert all(re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9]*)*", tag) for tag in tags)


# --- Formats ----------------------------------------------------------------------------------------------------------


def test_the_formats_are_those_of_the_contract() -> None:
    """`dateline export --format …`."""
    assert set(FORMATS) == set("csv parquet geojson jsonl plover acled ucdp gdelt hxl ftm".split())


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    """The message gives them."""
    with pytest.raises(UsageError, match="csv, parquet, geojson"):
        format_named("xls")


def test_parquet_needs_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is missing, the message says so."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match="DuckDB"):
        write_parquet([], BytesIO())


def test_parquet_comes_back(tmp_path: Path) -> None:
    """The same rows as by CSV."""
    pytest.importorskip("duckdb")
    path = tmp_path / "events.parquet"
    with path.open("wb") as out:
        report = write_parquet(ROWS, out)
    assert report.counts() == {"rejected": 1, "unreviewed": 1}
    again, _ = written("csv", *read_parquet(path))
    assert again == written("csv", *ROWS)[0]


# --- Rows -------------------------------------------------------------------------------------------------------------


def _deadly(*, place_name: str, longitude: float, **more: Any) -> Event:
    """An event that every format has room for, at a place of that name."""
    return an_event(mode="aerial", place=replace(IDLIB, name=place_name, lon=longitude), toll=(a_toll(1, 1),), **more)


def _secret(status: str, number: int, **more: Any) -> Exported:
    """A row of that status whose place has a name that no other row has."""
    event = _deadly(place_name=f"secret{number}", longitude=36.6, id=f"ev:{number}", **more)
    return a_row(event, status=status)
