"""Export, import, export: the second file is the first, whatever the rows hold."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.errors import MalformedLine
from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.share.cells import read_list, shield, unshield, write_list
from dateline.share.columns import COLUMNS, from_flat, to_flat
from dateline.share.csv_file import read_csv
from dateline.share.formats import format_named
from dateline.share.geojson import read_geojson
from dateline.share.jsonl import read_jsonl
from dateline.share.report import Options
from dateline.share.rows import EXPORT_SCHEMA, Exported, PageFacts
from dateline.share.spots import read_wkt, write_wkt
from tests.records.builders import any_record
from tests.share.builders import IDLIB, a_page, a_row, an_event, written
from tests.share.cases import ROWS

# Not shrunk: of a row as large as this it takes minutes.
ANY = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ALL = Options(include_unreviewed=True)


@st.composite
def any_row(draw: st.DrawFn) -> Exported:
    """Any row that an export lets out: ids as they are made, everything else as its type allows."""
    event = draw(any_record(Event))
    event = replace(
        event,
        id=f"ev:{event.id}",
        type=f"T{event.type}",
        claims=tuple(f"p#{id}" for id in event.claims),
        status="reviewed",
    )
    return Exported(
        schema=EXPORT_SCHEMA,
        event=event,
        status=draw(st.sampled_from(["machine", "reviewed", "accepted", "edited"])),
        claims=tuple(draw(st.lists(any_record(Claim), max_size=1))),
        pages=tuple(draw(st.lists(any_record(PageFacts), max_size=2))),
        quoted=tuple(draw(st.lists(st.text(max_size=8), max_size=2))),
    )


def read_back(format: str, text: str) -> list[Exported]:
    """The rows that a format reads from what it wrote."""
    read = format_named(format).read
    assert read is not None
    return list(read(StringIO(text, newline="")))


@ANY
@given(st.lists(any_row(), max_size=2))
@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson"])
def test_what_is_read_back_is_written_as_it_was(format: str, rows: list[Exported]) -> None:
    """Identity of the file, byte for byte."""
    first, _ = written(format, *rows, options=ALL)
    again, _ = written(format, *read_back(format, first), options=ALL)
    assert again == first


@ANY
@given(any_row())
def test_json_lines_lose_nothing(row: Exported) -> None:
    """The row itself comes back, claims and all."""
    text, _ = written("jsonl", row, options=ALL)
    assert list(read_jsonl(StringIO(text))) == [row]


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson"])
def test_the_cases_come_back(format: str) -> None:
    """So do rows as they are in life."""
    first, report = written(format, *ROWS, options=ALL)
    assert report.written == len(ROWS) - 1
    assert written(format, *read_back(format, first), options=ALL)[0] == first


def test_a_table_read_back_knows_what_its_columns_hold() -> None:
    """Who, where, when, how many, how it was judged, and the words; the claims stay behind."""
    row = ROWS[0]
    (read,) = read_back("csv", written("csv", row)[0])
    assert read.event.actor == row.event.actor
    assert read.event.place == row.event.place
    assert read.event.time == row.event.time
    assert read.event.toll == row.event.toll
    assert read.status == row.status
    assert read.evidence == row.evidence
    assert read.outlets == row.outlets
    assert read.claims == ()


@given(st.text())
def test_a_shielded_text_comes_back(text: str) -> None:
    """Whatever a cell says, apostrophes and signs included."""
    assert unshield(shield(text)) == text


@given(st.lists(st.one_of(st.none(), st.text(min_size=1)), min_size=2))
def test_a_list_in_a_cell_comes_back(values: list[str | None]) -> None:
    """Also with semicolons, backslashes and unknown values in it."""
    assert read_list(write_list(values)) == values


@given(st.text(min_size=1))
def test_a_list_of_one_comes_back(value: str) -> None:
    """One value is a list too."""
    assert read_list(write_list([value])) == [value]


def test_no_list_is_an_empty_cell() -> None:
    """And back."""
    assert write_list([]) == ""
    assert read_list("") == []


@pytest.mark.parametrize(
    "text",
    [
        "LINESTRING (36.7 35.6, 36.9 36.1)",
        "POLYGON ((0.0 0.0, 2.0 0.0, 0.0 2.0, 0.0 0.0), (0.5 0.5, 1.0 0.5, 0.5 1.0, 0.5 0.5))",
    ],
)
def test_well_known_text_comes_back(text: str) -> None:
    """Lines, and areas with holes."""
    assert write_wkt(read_wkt(text)) == text


def test_a_flat_row_has_every_column() -> None:
    """In the order of the list."""
    assert list(to_flat(a_row())) == list(COLUMNS)


def test_missing_columns_are_unknown() -> None:
    """A table cut down to the columns that every row needs is still one."""
    row = from_flat({"id": "ev:1", "status": "reviewed", "type": "ASSAULT", "factuality": "happened"})
    assert row.event.place is None
    assert row.event.actor == ()


# --- Files that are none ----------------------------------------------------------------------------------------------

_HEADER = "id,status,type,factuality,toll,latitudes\r\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", "line 1", "no column id, status, type, factuality"),
        ("id,type\r\n", "line 1", "no column status, factuality"),
        (_HEADER + "ev:1,reviewed,ASSAULT,happened,killed many,\r\n", "line 2", "no toll: 'killed many'"),
        (_HEADER + "ev:1,reviewed,ASSAULT,perhaps,,\r\n", "line 2", "perhaps"),
        (_HEADER + "ev:1,seen,ASSAULT,happened,,\r\n", "line 2", "seen"),
        (_HEADER + ",reviewed,ASSAULT,happened,,\r\n", "line 2", "nothing under id"),
        (_HEADER + "ev:1,reviewed,ASSAULT,happened,,north\r\n", "line 2", "latitudes"),
        (_HEADER + "ev:1,reviewed,ASSAULT,happened,,1,2\r\n", "line 2", "7 cells under 6 columns"),
    ],
)
def test_a_table_that_is_none_is_refused_by_line(text: str, line: str, what: str) -> None:
    """The message names the file, the line and what is wrong."""
    with pytest.raises(MalformedLine, match=line) as caught:
        list(read_csv(StringIO(text, newline=""), name="edited.csv"))
    assert "edited.csv" in str(caught.value)
    assert what in str(caught.value)


def test_a_table_saved_by_a_spreadsheet_is_read() -> None:
    """With a byte order mark, columns moved and one of somebody's own added."""
    text = "\ufefftype,my notes,id,status,factuality\r\nASSAULT,check!,ev:1,reviewed,happened\r\n"
    (row,) = read_csv(StringIO(text, newline=""))
    assert (row.event.id, row.event.type) == ("ev:1", "ASSAULT")


@pytest.mark.parametrize("line", ["{}", "no json", '{"schema":"dateline.export/9","event":' + "{}}"])
def test_a_line_that_is_no_row_is_refused_by_number(line: str) -> None:
    """Counted from 1, empty lines too."""
    with pytest.raises(MalformedLine, match=r"rows\.jsonl, line 2"):
        list(read_jsonl(StringIO("\n" + line + "\n"), name="rows.jsonl"))


def test_rows_of_another_schema_are_refused() -> None:
    """A later dateline may mean something else by them."""
    text = written("jsonl", a_row())[0].replace(EXPORT_SCHEMA, "dateline.export/9")
    with pytest.raises(MalformedLine, match=r"dateline\.export/9"):
        list(read_jsonl(StringIO(text)))


def test_a_feature_moved_on_the_map_is_refused() -> None:
    """Its properties would say the old place."""
    text = written("geojson", a_row())[0].replace('"coordinates":[36.63,35.93]', '"coordinates":[36.0,35.0]')
    with pytest.raises(MalformedLine, match="feature 1"):
        list(read_geojson(StringIO(text)))


@pytest.mark.parametrize("text", ["", "[]", '{"type": "FeatureCollection"}', '{"features": [{"properties": {}}]}'])
def test_a_collection_that_is_none_is_refused(text: str) -> None:
    """Whatever else it is."""
    with pytest.raises(MalformedLine):
        list(read_geojson(StringIO(text)))


def test_a_row_keeps_its_place_when_a_page_has_none() -> None:
    """List columns of pages hold one value a page, known or not."""
    row = a_row(an_event(place=IDLIB), pages=(a_page("p1"), a_page("p2", outlet="SANA", published=None)))
    (read,) = read_back("csv", written("csv", row)[0])
    assert [(page.id, page.outlet, page.published) for page in read.pages] == [
        ("p1", None, row.pages[0].published),
        ("p2", "SANA", None),
    ]
