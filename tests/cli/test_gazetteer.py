"""`dateline gazetteer`: what is printed, what is said, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.gazetteer import draw_added
from dateline.cli.user_data import SHOWN_REFUSALS, split_columns
from dateline.errors import UsageError
from dateline.ground.gazetteer import USER_FOLDER
from dateline.ground.user_gazetteer import Added
from tests.cli.conftest import Run, read_lines

HEADER = "name,lat,lon,country"


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in gazetteer is built once for the module."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's gazetteers go."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(data_folder))
    return tmp_path / "config" / USER_FOLDER


def a_file(*rows: str) -> str:
    """A CSV of these rows in the working folder."""
    Path("mine.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return "mine.csv"


def test_a_file_is_added_listed_checked_removed_and_returned(run: Run, folders: Path) -> None:
    """Data on standard output, one record a gazetteer; what was done on standard error."""
    result = run("gazetteer", "add", a_file("First,35,36,SYR"))
    assert result.exit_code == 0
    (added,) = read_lines(result.stdout)
    assert (added["name"], added["kept"], added["refused"], added["replaced"]) == ("mine", 1, [], False)
    (listed,) = read_lines(run("gazetteer", "list").stdout)
    assert (listed["name"], listed["places"], listed["sha256"]) == ("mine", 1, added["sha256"])
    checked = run("gazetteer", "check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    removed = run("gazetteer", "remove", "mine")
    assert (removed.exit_code, removed.stdout) == (0, "")
    assert "dateline gazetteer undo" in removed.stderr
    assert run("gazetteer", "list").stdout == ""
    assert run("gazetteer", "undo").exit_code == 0
    assert [path.name for path in folders.glob("*.sqlite")] == ["mine.sqlite"]


def test_refused_rows_are_named_and_leave_3(run: Run) -> None:
    """Each with file and line, the first of them on standard error, all of them in the record."""
    result = run("gazetteer", "add", a_file("First,35,36,SYR", *["Bad,0,0,SYR"] * (SHOWN_REFUSALS + 5)))
    assert result.exit_code == 3
    assert "mine.csv: line 3: 0, 0 stands for a place nobody looked up" in result.stderr
    assert f"mine.csv: line {SHOWN_REFUSALS + 2}:" in result.stderr
    assert f"mine.csv: line {SHOWN_REFUSALS + 3}:" not in result.stderr
    assert "5 more rows were refused" in result.stderr
    (added,) = read_lines(result.stdout)
    assert [row["line"] for row in added["refused"]] == list(range(3, SHOWN_REFUSALS + 8))


def test_replacing_is_said(run: Run) -> None:
    """And refused without the option."""
    file = a_file("First,35,36,SYR")
    run("gazetteer", "add", file)
    again = run("gazetteer", "add", file)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "--replace" in again.stderr
    replaced = run("gazetteer", "add", file, "--replace")
    assert replaced.exit_code == 0
    assert "replaced mine" in replaced.stderr


def test_a_dry_run_adds_nothing(run: Run, folders: Path) -> None:
    """But reports as if."""
    (added,) = read_lines(run("gazetteer", "add", a_file("First,35,36,SYR"), "--dry-run").stdout)
    assert (added["kept"], added["dry_run"]) == (1, True)
    assert not folders.exists()


WRONG = [
    (("add", "nowhere.csv"), 1, "nowhere.csv: cannot be read"),
    (("add", "mine.csv", "--name", "No Name"), 2, "small letters"),
    (("add", "mine.csv", "--format", "xlsx"), 2, "formats: geonames, pcodes, csv"),
    (("add", "mine.csv", "--columns", "town=X"), 2, "columns: name, lat, lon"),
    (("add", "mine.csv", "--country", "SY"), 2, "alpha-3"),
    (("remove", "mine"), 1, "no gazetteer of this name; gazetteers: none"),
    (("undo",), 1, "nothing to undo"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG, ids=[told for _, _, told in WRONG])
def test_what_cannot_be_done_is_told(run: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    """On standard error, in words, with nothing on standard output."""
    a_file("First,35,36,SYR")
    result = run("gazetteer", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_what_is_amiss_is_printed_and_leaves_1(run: Run, folders: Path) -> None:
    """One record a finding."""
    folders.mkdir(parents=True)
    (folders / "broken.sqlite").write_bytes(b"no database")
    result = run("gazetteer", "check")
    assert result.exit_code == 1
    (finding,) = read_lines(result.stdout)
    assert (finding["gazetteer"], finding["id"]) == ("broken", None)
    assert "dateline gazetteer add FILE --name broken --replace" in finding["remedy"]


def test_columns_are_read_from_one_option() -> None:
    """Headers may hold spaces and signs."""
    assert split_columns("name=Village name, lat=Y (N)", ["name", "lat"]) == {"name": "Village name", "lat": "Y (N)"}
    assert split_columns(None, ["name"]) == {}
    with pytest.raises(UsageError, match="write COLUMN=HEADER"):
        split_columns("name", ["name"])


def test_a_person_reads_counts_columns_and_what_was_left_out() -> None:
    """In lines, the commonest kind first."""
    added = Added(
        name="x", format="csv", source="x.csv", sha256="0", read=12_345, kept=12_000, names=3, refused=(),
        left_out={"T.MT": 5, "H.STM": 340}, columns={"name": "Village"}, replaced=False, dry_run=True,
    )  # fmt: skip
    assert draw_added(added) == [
        "x (csv): 12,345 read, 12,000 would be kept, 0 refused, 345 left out",
        "columns: name=Village",
        "left out: 340 H.STM, 5 T.MT",
    ]
