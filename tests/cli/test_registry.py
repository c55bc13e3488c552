"""`dateline registry`: what is printed, what is said, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.registry import draw_added
from dateline.cli.user_data import SHOWN_REFUSALS
from dateline.ground.user_registry import Added
from dateline.ground.user_registry_file import USER_FOLDER
from tests.cli.conftest import Run, read_lines


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in registry is compiled once for the module."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's registries go."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(data_folder))
    return tmp_path / "config" / USER_FOLDER


def a_file(*rows: str) -> str:
    """A CSV of these rows in the working folder."""
    Path("mine.csv").write_text("\n".join(["name,country,sector", *rows]) + "\n", encoding="utf-8")
    return "mine.csv"


def test_a_file_is_added_listed_checked_removed_and_returned(run: Run, folders: Path) -> None:
    """Data on standard output, one record a registry; what was done on standard error."""
    result = run("registry", "add", a_file("Hill Union,SYR,REB"))
    assert result.exit_code == 0
    (added,) = read_lines(result.stdout)
    assert (added["name"], added["kept"], added["refused"], added["replaced"]) == ("mine", 1, [], False)
    (listed,) = read_lines(run("registry", "list").stdout)
    assert (listed["name"], listed["actors"], listed["sha256"]) == ("mine", 1, added["sha256"])
    checked = run("registry", "check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    removed = run("registry", "remove", "mine")
    assert (removed.exit_code, removed.stdout) == (0, "")
    assert "dateline registry undo" in removed.stderr
    assert run("registry", "list").stdout == ""
    assert run("registry", "undo").exit_code == 0
    assert [path.name for path in folders.glob("*.sqlite")] == ["mine.sqlite"]


def test_refused_rows_are_named_and_leave_3(run: Run) -> None:
    """Each with file and line, the first of them on standard error, all of them in the record."""
    result = run("registry", "add", a_file("Hill Union,SYR,REB", *["Bad Union,ATL,REB"] * (SHOWN_REFUSALS + 5)))
    assert result.exit_code == 3
    assert "mine.csv: line 3: unknown country 'ATL'" in result.stderr
    assert f"mine.csv: line {SHOWN_REFUSALS + 3}:" not in result.stderr
    assert "5 more rows were refused" in result.stderr
    (added,) = read_lines(result.stdout)
    assert [row["line"] for row in added["refused"]] == list(range(3, SHOWN_REFUSALS + 8))


def test_replacing_is_said(run: Run) -> None:
    """And refused without the option."""
    file = a_file("Hill Union,SYR,REB")
    run("registry", "add", file)
    again = run("registry", "add", file)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "--replace" in again.stderr
    replaced = run("registry", "add", file, "--replace")
    assert replaced.exit_code == 0
    assert "replaced mine" in replaced.stderr


def test_a_dry_run_adds_nothing(run: Run, folders: Path) -> None:
    """But reports as if."""
    (added,) = read_lines(run("registry", "add", a_file("Hill Union,SYR,REB"), "--dry-run").stdout)
    assert (added["kept"], added["dry_run"]) == (1, True)
    assert not folders.exists()


def test_names_that_are_taken_are_printed_and_leave_0(run: Run) -> None:
    """It is what the user asked for."""
    run("registry", "add", a_file("Free Syrian Army,SYR,PRM"))
    result = run("registry", "check")
    assert result.exit_code == 0
    (finding,) = read_lines(result.stdout)
    assert (finding["id"], finding["line"], finding["state"]) == ("user:mine-free-syrian-army", 2, "taken")


def test_what_is_amiss_is_printed_and_leaves_1(run: Run, folders: Path) -> None:
    """One record a finding."""
    folders.mkdir(parents=True)
    (folders / "broken.sqlite").write_bytes(b"no database")
    result = run("registry", "check")
    assert result.exit_code == 1
    (finding,) = read_lines(result.stdout)
    assert (finding["registry"], finding["state"]) == ("broken", "amiss")
    assert "dateline registry add FILE --name broken --replace" in finding["remedy"]


WRONG = [
    (("add", "nowhere.csv"), 1, "nowhere.csv: cannot be read"),
    (("add", "mine.csv", "--name", "No Name"), 2, "small letters"),
    (("add", "mine.csv", "--format", "xlsx"), 2, "formats: phoenix, acled, csv"),
    (("add", "mine.csv", "--columns", "group=X"), 2, "columns: name, aliases, country, sector"),
    (("add", "mine.csv", "--country", "SY"), 2, "alpha-3"),
    (("add", "agents.txt"), 1, "this is an agent dictionary"),
    (("remove", "mine"), 1, "no registry of this name; registries: none"),
    (("undo",), 1, "nothing to undo"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG, ids=[told for _, _, told in WRONG])
def test_what_cannot_be_done_is_told(run: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    """On standard error, in words, with nothing on standard output."""
    a_file("Hill Union,SYR,REB")
    Path("agents.txt").write_text("RIVER_PILOT [~BUS]\n", encoding="utf-8")
    result = run("registry", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_person_reads_counts_columns_and_what_was_left_out() -> None:
    """In lines, the commonest kind first."""
    added = Added(
        name="x", format="acled", source="x.csv", sha256="0", read=12_345, kept=12_000, actors=12_000, names=3,
        linked=40, refused=(), generic={"gen:MLI-UAF": 5, "gen:CVL": 9}, left_out={"named again": 331},
        names_left_out=2, columns={"name": "Actor"}, replaced=False, dry_run=True,
    )  # fmt: skip
    assert draw_added(added) == [
        "x (acled): 12,345 read, 12,000 would be kept, 0 refused, 14 kinds of people, 331 left out",
        "linked to built-in actors: 40",
        "columns: name=Actor",
        "kinds of people: 9 gen:CVL, 5 gen:MLI-UAF",
        "left out: 331 named again",
        "other names that are none of one actor: 2",
    ]
