"""`dateline gazetteer` and `dateline registry`, where they are alike: what is printed and said, and the exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.cli.user_data import SHOWN_REFUSALS, split_columns
from dateline.errors import UsageError
from dateline.ground import gazetteer, user_registry_file
from tests.cli.conftest import Run, read_lines


class Kind(NamedTuple):
    """One kind of data: its command, its folder, a file's header with a row that is kept and one that is refused."""

    command: str
    folder: str
    header: str
    row: str
    bad_row: str
    reason: str  # why the bad row is refused
    counted: str  # the field in which a listed one counts what it holds

    def a_file(self, *more: str) -> str:
        """A CSV of the row that is kept and of more rows, in the working folder."""
        Path("mine.csv").write_text("\n".join([self.header, self.row, *more]) + "\n", encoding="utf-8")
        return "mine.csv"


GAZETTEER = Kind(
    "gazetteer", gazetteer.USER_FOLDER, "name,lat,lon,country", "First,35,36,SYR", "Bad,0,0,SYR",
    "0, 0 stands for a place nobody looked up", "places",
)  # fmt: skip
REGISTRY = Kind(
    "registry", user_registry_file.USER_FOLDER, "name,country,sector", "Hill Union,SYR,REB", "Bad Union,ATL,REB",
    "unknown country 'ATL'", "actors",
)  # fmt: skip
KINDS = [GAZETTEER, REGISTRY]

each_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.command for kind in KINDS])


@each_kind
def test_a_file_is_added_listed_checked_removed_and_returned(run: Run, config_folder: Path, kind: Kind) -> None:
    """Data on standard output, one record a file; what was done on standard error."""
    result = run(kind.command, "add", kind.a_file())
    assert result.exit_code == 0
    (added,) = read_lines(result.stdout)
    assert (added["name"], added["kept"], added["refused"], added["replaced"]) == ("mine", 1, [], False)
    (listed,) = read_lines(run(kind.command, "list").stdout)
    assert (listed["name"], listed[kind.counted], listed["sha256"]) == ("mine", 1, added["sha256"])
    checked = run(kind.command, "check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    removed = run(kind.command, "remove", "mine")
    assert (removed.exit_code, removed.stdout) == (0, "")
    assert f"dateline {kind.command} undo" in removed.stderr
    assert run(kind.command, "list").stdout == ""
    assert run(kind.command, "undo").exit_code == 0
    assert [path.name for path in (config_folder / kind.folder).glob("*.sqlite")] == ["mine.sqlite"]


@each_kind
@pytest.mark.usefixtures("config_folder")
def test_refused_rows_are_named_and_leave_3(run: Run, kind: Kind) -> None:
    """Each with file and line, the first of them on standard error, all of them in the record."""
    result = run(kind.command, "add", kind.a_file(*[kind.bad_row] * (SHOWN_REFUSALS + 5)))
    assert result.exit_code == 3
    assert f"mine.csv: line 3: {kind.reason}" in result.stderr
    assert f"mine.csv: line {SHOWN_REFUSALS + 2}:" in result.stderr
    assert f"mine.csv: line {SHOWN_REFUSALS + 3}:" not in result.stderr
    assert "5 more rows were refused" in result.stderr
    (added,) = read_lines(result.stdout)
    assert [row["line"] for row in added["refused"]] == list(range(3, SHOWN_REFUSALS + 8))


@each_kind
@pytest.mark.usefixtures("config_folder")
def test_replacing_is_said(run: Run, kind: Kind) -> None:
    """And refused without the option."""
    file = kind.a_file()
    run(kind.command, "add", file)
    again = run(kind.command, "add", file)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "--replace" in again.stderr
    replaced = run(kind.command, "add", file, "--replace")
    assert replaced.exit_code == 0
    assert f"replaced mine; the one before is kept until the next change: dateline {kind.command}" in replaced.stderr


@each_kind
def test_a_dry_run_adds_nothing(run: Run, config_folder: Path, kind: Kind) -> None:
    """But reports as if."""
    (added,) = read_lines(run(kind.command, "add", kind.a_file(), "--dry-run").stdout)
    assert (added["kept"], added["dry_run"]) == (1, True)
    assert not (config_folder / kind.folder).exists()


@each_kind
def test_what_is_amiss_is_printed_and_leaves_1(run: Run, config_folder: Path, kind: Kind) -> None:
    """One record a finding."""
    folder = config_folder / kind.folder
    folder.mkdir(parents=True)
    (folder / "broken.sqlite").write_bytes(b"no database")
    result = run(kind.command, "check")
    assert result.exit_code == 1
    (finding,) = read_lines(result.stdout)
    assert (finding[kind.command], finding["id"]) == ("broken", None)
    assert finding.get("state", "amiss") == "amiss"  # only a registry's findings have a state
    assert f"dateline {kind.command} add FILE --name broken --replace" in finding["remedy"]


WRONG_EITHER_WAY = [
    (("add", "nowhere.csv"), 1, "nowhere.csv: cannot be read"),
    (("add", "mine.csv", "--name", "No Name"), 2, "small letters"),
    (("add", "mine.csv", "--country", "SY"), 2, "alpha-3"),
    (("undo",), 1, "nothing to undo"),
]
WRONG = [
    *((kind, *wrong) for kind in KINDS for wrong in WRONG_EITHER_WAY),
    (GAZETTEER, ("add", "mine.csv", "--format", "xlsx"), 2, "formats: geonames, pcodes, csv"),
    (GAZETTEER, ("add", "mine.csv", "--columns", "town=X"), 2, "columns: name, lat, lon"),
    (GAZETTEER, ("remove", "mine"), 1, "no gazetteer of this name; gazetteers: none"),
    (REGISTRY, ("add", "mine.csv", "--format", "xlsx"), 2, "formats: phoenix, acled, csv"),
    (REGISTRY, ("add", "mine.csv", "--columns", "group=X"), 2, "columns: name, aliases, country, sector"),
    (REGISTRY, ("add", "agents.txt"), 1, "this is an agent dictionary"),
    (REGISTRY, ("remove", "mine"), 1, "no registry of this name; registries: none"),
]


@pytest.mark.parametrize(
    ("kind", "arguments", "code", "told"), WRONG, ids=[f"{kind.command}: {told}" for kind, _, _, told in WRONG]
)
@pytest.mark.usefixtures("config_folder")
def test_what_cannot_be_done_is_told(run: Run, kind: Kind, arguments: tuple[str, ...], code: int, told: str) -> None:
    """On standard error, in words, with nothing on standard output."""
    kind.a_file()
    Path("agents.txt").write_text("RIVER_PILOT [~BUS]\n", encoding="utf-8")
    result = run(kind.command, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_columns_are_read_from_one_option() -> None:
    """Headers may hold spaces and signs."""
    assert split_columns("name=Village name, lat=Y (N)", ["name", "lat"]) == {"name": "Village name", "lat": "Y (N)"}
    assert split_columns(None, ["name"]) == {}
    with pytest.raises(UsageError, match="write COLUMN=HEADER"):
        split_columns("name", ["name"])


@each_kind
def test_a_team_shares_and_fetches(
    run: Run, config_folder: Path, kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records on standard output, what to do next on standard error."""
    run(kind.command, "add", kind.a_file())
    (listed,) = read_lines(run(kind.command, "list").stdout)
    shared = run(kind.command, "share", "--db", "team.db")
    assert shared.exit_code == 0
    (move,) = read_lines(shared.stdout)
    assert (move["kind"], move["name"], move["outcome"], move["version"]) == (kind.command, "mine", "added", 1)
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "colleague"))
    beside = run(kind.command, "list", "--db", "team.db")
    assert [(one["name"], one["state"]) for one in read_lines(beside.stdout)] == [("mine", "lacking")]
    assert f"dateline {kind.command} fetch --db team.db" in beside.stderr
    fetched = run(kind.command, "fetch", "mine", "--db", "team.db")
    assert (fetched.exit_code, read_lines(fetched.stdout)) == (0, [move])
    assert f"taken back by: dateline {kind.command} undo" in fetched.stderr
    assert read_lines(run(kind.command, "list").stdout) == [listed]
    assert (run(kind.command, "check").exit_code, run("verify", "--db", "team.db").exit_code) == (0, 0)
    assert run(kind.command, "undo").exit_code == 0
    assert run(kind.command, "list").stdout == ""


@each_kind
def test_another_of_the_name_is_left_and_told(
    run: Run, config_folder: Path, kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With exit code 3 and both ways out where all are asked for; with 1 where that one is."""
    run(kind.command, "add", kind.a_file())
    run(kind.command, "share", "--db", "team.db")
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "colleague"))
    run(kind.command, "add", kind.a_file(kind.row.replace("First", "Next").replace("Hill", "Dale")))
    for command, ways in (("share", ("share mine --replace", "fetch mine --replace")), ("fetch", ("fetch mine --",))):
        result = run(kind.command, command, "--db", "team.db")
        assert (result.exit_code, [one["outcome"] for one in read_lines(result.stdout)]) == (3, ["left"])
        assert all(f"dateline {kind.command} {way}" in result.stderr for way in ways)
        refused = run(kind.command, command, "mine", "--db", "team.db")
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "--replace" in refused.stderr
    replaced = run(kind.command, "share", "--replace", "--db", "team.db")
    assert [(one["outcome"], one["version"]) for one in read_lines(replaced.stdout)] == [("replaced", 2)]


@each_kind
@pytest.mark.usefixtures("config_folder")
def test_what_was_shared_is_taken_out_again(run: Run, kind: Kind) -> None:
    """Of the casebook, not of one's own."""
    run(kind.command, "add", kind.a_file())
    run(kind.command, "share", "--db", "team.db")
    result = run(kind.command, "unshare", "mine", "--db", "team.db")
    assert (result.exit_code, [one["outcome"] for one in read_lines(result.stdout)]) == (0, ["removed"])
    assert [one["state"] for one in read_lines(run(kind.command, "list", "--db", "team.db").stdout)] == ["unshared"]
    again = run(kind.command, "unshare", "mine", "--db", "team.db")
    assert (again.exit_code, again.stdout) == (1, "")
    assert f"holds no {kind.command} of the name mine" in again.stderr


@each_kind
@pytest.mark.usefixtures("config_folder")
def test_with_nothing_to_share_no_casebook_is_made(run: Run, kind: Kind) -> None:
    """Nor with a name that is not there, and none is made by asking."""
    nothing = run(kind.command, "share", "--db", "team.db")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert f"dateline {kind.command} add FILE" in nothing.stderr
    assert run(kind.command, "share", "mine", "--db", "team.db").exit_code == 1
    assert run(kind.command, "fetch", "--db", "team.db").exit_code == 1
    assert run(kind.command, "list", "--db", "team.db").exit_code == 1
    assert not Path("team.db").exists()


@pytest.mark.usefixtures("config_folder")
def test_the_doctor_tells_what_is_lacking(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the commands to run; a casebook that cannot be read is a failed check."""

    def ask(db: str) -> dict[str, str]:
        found: dict[str, str] = read_lines(run("doctor", "--db", db).stdout)[-1]
        assert found["check"] == "shared data"
        return found

    assert ask("team.db")["state"] == "failed"
    for kind in KINDS:
        run(kind.command, "add", kind.a_file())
        run(kind.command, "share", "--db", "team.db")
    assert ask("team.db")["state"] == "ok"
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "colleague"))
    run("registry", "add", REGISTRY.a_file(REGISTRY.row.replace("Hill", "Dale")))
    found = ask("team.db")
    assert found["state"] == "warning"
    assert found["found"].endswith("holds 1 registry (you have another mine) and 1 gazetteer (you lack mine)")
    assert found["remedy"] == (
        "dateline registry fetch mine --replace --db team.db; dateline gazetteer fetch mine --db team.db"
    )


@each_kind
@pytest.mark.usefixtures("config_folder")
def test_sharing_is_drawn_on_a_terminal(run: Run, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line each, in words."""
    run(kind.command, "add", kind.a_file())
    monkeypatch.setattr("dateline.cli.user_data.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    word = kind.counted.removesuffix("s")
    shared = run(kind.command, "share", "--db", "team.db")
    assert shared.stdout == f"mine: new in the casebook (version 1, 1 {word})\n"
    listed = run(kind.command, "list", "--db", "team.db").stdout
    assert f"1 {word}" in listed
    assert "same as version 1 in the casebook" in listed
