"""Gazetteers of the user's own: what is read, what is refused, and that they outrank the built-in one."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import GazetteerError, UsageError
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.user_files import Change
from dateline.ground.user_gazetteer import Added, add, held, remove, undo
from dateline.ground.user_gazetteer_check import check

ALEPPO = "geonames:170063"


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One built-in gazetteer for the module: building it takes seconds."""
    return tmp_path_factory.mktemp("gazetteer")


@pytest.fixture(scope="module")
def built_in(data_folder: Path) -> Iterator[Gazetteer]:
    """The gazetteer without anything added."""
    opened = Gazetteer.open(data_folder)
    yield opened
    opened.close()


def a_file(folder: Path, *lines: str, name: str = "mine.csv") -> Path:
    """A file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def a_dump_line(
    number: int = 1, name: str = "Marj al-Xyz", *, others: str = "", lat: str = "35.5", lon: str = "36.5",
    code: str = "P.PPL", country: str = "SY", admin1: str = "12", people: str = "0",
) -> str:  # fmt: skip
    """A row as GeoNames writes it."""
    group, feature = code.split(".")
    cells = [str(number), name, name, others, lat, lon, group, feature, country, "", admin1, "", "", "", people]
    return "\t".join([*cells, "", "300", "Asia/Damascus", "2024-01-01"])


def opened(data_folder: Path, folder: Path) -> Gazetteer:
    """The gazetteer with the user's."""
    return Gazetteer.open(data_folder, folder)


def refusals(added: Added) -> list[tuple[int, str]]:
    """Each refused row's line, and why."""
    return [(refused.line, refused.reason) for refused in added.refused]


def test_a_csv_is_read_by_the_usual_names_of_its_columns(
    tmp_path: Path, built_in: Gazetteer, data_folder: Path
) -> None:
    """Names, degrees, country and province; other names are found too."""
    file = a_file(
        tmp_path,
        "Village;Lat;Long;ISO2;Governorate;Aliases;Type;PCode",
        "Marj al-Xyz;35,5;36.25;SY;Idleb;Marj Xyz|Merj;camp;C1",
    )
    added = add(file, tmp_path / "g", built_in)
    assert (added.name, added.format, added.read, added.kept, added.refused) == ("mine", "csv", 1, 1, ())
    assert added.columns == {
        "name": "Village", "lat": "Lat", "lon": "Long", "country": "ISO2", "admin1": "Governorate",
        "aliases": "Aliases", "id": "PCode", "feature": "Type",
    }  # fmt: skip
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        (found,) = gazetteer.candidates("Merj")
    assert (found.id, found.gazetteer, found.name, found.lat, found.lon) == (
        "mine:C1",
        "mine",
        "Marj al-Xyz",
        35.5,
        36.25,
    )
    assert (found.country, found.admin1, found.feature, found.spelling) == ("SYR", "Idlib", "camp", "other")


REFUSED_ROWS = [
    ("Nowhere,0,0,SYR", "0, 0 stands for a place nobody looked up"),
    ("Pole,95,10,SYR", "nowhere on Earth"),
    ("Swapped,38.2,136.1e9,SYR", "nowhere on Earth"),
    ("Words,north,36,SYR", "not decimal degrees"),
    ("Nan,nan,36,SYR", "nowhere on Earth"),
    ("Empty,,36,SYR", "no coordinates"),
    (",35,36,SYR", "no name"),
    ("7,35,36,SYR", "no name that could be looked up"),
    ("Atlantis,35,36,ATL", "unknown country 'ATL'"),
    ("Stateless,35,36,", "no country"),
    ("Short,35", "more or fewer cells"),
    ("First,35.0,36.0,SYR", "line 2 already"),  # told twice
]


@pytest.mark.parametrize(("row", "told"), REFUSED_ROWS, ids=[told for _, told in REFUSED_ROWS])
def test_a_wrong_row_is_refused_by_line_and_the_rest_kept(
    tmp_path: Path, built_in: Gazetteer, row: str, told: str
) -> None:
    """One bad row costs itself."""
    file = a_file(tmp_path, "name,lat,lon,country", "First,35.0,36.0,SYR", row, "Last,35.1,36.1,Syria")
    added = add(file, tmp_path / "g", built_in)
    ((line, reason),) = refusals(added)
    assert line == 3
    assert told in reason
    assert added.kept == 2


def test_a_country_may_be_given_for_the_whole_file(tmp_path: Path, built_in: Gazetteer) -> None:
    """For rows that name none."""
    file = a_file(tmp_path, "name,lat,lon", "First,35.0,36.0")
    assert add(file, tmp_path / "g", built_in, country="SYR").kept == 1


def test_columns_may_be_named(tmp_path: Path, built_in: Gazetteer) -> None:
    """Where headers are unusual; one that is not there is told with those that are."""
    file = a_file(tmp_path, "Wie,wo_n,wo_e", "First,35.0,36.0")
    columns = {"name": "Wie", "lat": "wo_n", "lon": "wo_e"}
    assert add(file, tmp_path / "g", built_in, columns=columns, country="SYR").kept == 1
    with pytest.raises(GazetteerError, match="no column for name; name it with --columns name=HEADER; columns: Wie"):
        add(file, tmp_path / "g", built_in, name="b")
    with pytest.raises(GazetteerError, match="no column 'was' for name; columns: Wie, wo_n, wo_e"):
        add(file, tmp_path / "g", built_in, name="b", columns={"name": "was"})


def test_a_quoted_cell_may_hold_commas_and_lines(tmp_path: Path, built_in: Gazetteer) -> None:
    """Lines are counted as an editor counts them."""
    file = a_file(tmp_path, "name,lat,lon,country,aliases", '"A, of B",35,36,SYR,"one,', 'two"', "Bad,0,0,SYR,")
    added = add(file, tmp_path / "g", built_in)
    assert (added.kept, refusals(added)[0][0]) == (1, 4)


def test_a_geonames_dump_keeps_towns_regions_and_sites(tmp_path: Path, built_in: Gazetteer, data_folder: Path) -> None:
    """Streams, hills and schools share names with towns: they are left out, by kind; provinces get the shown names."""
    file = a_file(
        tmp_path,
        a_dump_line(1, others="Merj,مرج,MXZ,http://x"),
        a_dump_line(2, "Qal Base", code="S.AIRB"),
        a_dump_line(3, "Nahr Qal", code="H.STM"),
        a_dump_line(4, "Qal District", code="A.ADM2"),
        a_dump_line(5, lat="0", lon="0"),
        "too\tshort",
        a_dump_line(1, "Again"),
        name="SY.txt",
    )
    added = add(file, tmp_path / "g", built_in)
    assert (added.name, added.format, added.read, added.kept) == ("sy", "geonames", 7, 3)
    assert added.left_out == {"H.STM": 1}
    assert [line for line, _ in refusals(added)] == [5, 6, 7]
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        town, base, district = (gazetteer.candidates(name)[0] for name in ("Merj", "Qal Base", "Qal District"))
        assert gazetteer.candidates("MXZ") == []
    assert (town.id, town.kind, town.country, town.admin1) == ("geonames:1", "city", "SYR", "Idlib")
    assert (base.kind, base.feature) == ("own", "base")
    assert (district.kind, district.precision, district.admin1) == ("region", "district", "Idlib")


def test_a_zip_is_read_as_its_table(tmp_path: Path, built_in: Gazetteer) -> None:
    """As GeoNames packs them, with a readme."""
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("SY.txt", a_dump_line() + "\n")
    assert add(tmp_path / "SY.zip", tmp_path / "g", built_in).kept == 1


def test_a_p_code_table_gives_each_unit_once(tmp_path: Path, built_in: Gazetteer, data_folder: Path) -> None:
    """Provinces as the built-in gazetteer names them; a province without coordinates has the built-in ones."""
    file = a_file(
        tmp_path,
        "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,ADM2_AR,lat,lon",
        "#country,#country+code,#adm1,#adm1+code,#adm2,#adm2+code,,#geo+lat,#geo+lon".replace(",,", ",#x,"),
        "Syria,SY,Idleb,SY07,Harim,SY0703,حارم,36.2,36.5",
        "Syria,SY,Idleb,SY07,Ariha,SY0705,,35.8,36.6",
        "Syria,SY,Other,SY07,Jisr,SY0709,,35.8,36.3",
        "Syria,SY,Idleb,SY07,,SY0710,,35.8,36.3",
    )
    added = add(file, tmp_path / "g", built_in)
    assert (added.format, added.kept, added.left_out) == ("pcodes", 3, {"HXL tags": 1})
    assert refusals(added) == [(5, "SY07 is 'Other' here and 'Idleb' above"), (6, "SY0710 has no name")]
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        province = next(c for c in gazetteer.candidates("Idleb") if c.kind == "region")
        district = next(c for c in gazetteer.candidates("Harim") if c.gazetteer)
    idlib = next(c for c in built_in.candidates("Idlib") if c.kind == "region")
    assert idlib.lat is not None
    assert (province.id, province.precision, province.gazetteer) == ("pcode:SY07", "province", "mine")
    assert (province.lat, province.lon) == (idlib.lat, idlib.lon)
    assert (district.admin1, district.precision, district.lat, district.lon) == ("Idlib", "district", 36.2, 36.5)


def test_a_users_place_stands_for_the_built_in_one_that_it_is(
    tmp_path: Path, built_in: Gazetteer, data_folder: Path
) -> None:
    """By id or by name, country and nearness; a namesake far off stays a candidate, after the user's."""
    aleppo = next(c for c in built_in.candidates("Aleppo") if c.id == ALEPPO)
    file = a_file(
        tmp_path,
        "name,lat,lon,country",
        f"Aleppo,{aleppo.lat},{(aleppo.lon or 0) + 0.01},SYR",
        "Homs,33.0,38.9,SYR",
    )
    add(file, tmp_path / "g", built_in)
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        assert ALEPPO not in [c.id for c in gazetteer.candidates("Aleppo")]
        assert gazetteer.candidates("Aleppo")[0].gazetteer == "mine"
        homs = [c.gazetteer for c in gazetteer.candidates("Homs") if c.country == "SYR" and c.kind != "region"]
    assert homs == ["mine", ""]


def test_a_users_name_is_met_in_other_spellings(tmp_path: Path, built_in: Gazetteer, data_folder: Path) -> None:
    """By the same rules as the built-in names."""
    add(a_file(tmp_path, "name,lat,lon,country", "Tall al-Xuz,35,36,SYR"), tmp_path / "g", built_in)
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        (found,) = gazetteer.candidates("Tel Xuuz")
    assert (found.name, found.spelling, found.gazetteer) == ("Tall al-Xuz", "romanised", "mine")


def test_nothing_is_replaced_unasked(tmp_path: Path, built_in: Gazetteer) -> None:
    """And what is replaced returns by undo, once."""
    folder = tmp_path / "g"
    add(a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR"), folder, built_in)
    second = a_file(tmp_path, "name,lat,lon,country", "Second,35,36,SYR", "Third,35.2,36,SYR")
    with pytest.raises(GazetteerError, match="mine: there is a gazetteer of this name; replace it with --replace"):
        add(second, folder, built_in)
    assert add(second, folder, built_in, replace=True).replaced
    assert held(folder)[0].places == 2
    assert undo(folder) == Change(change="replaced", name="mine")
    assert held(folder)[0].places == 1
    with pytest.raises(GazetteerError, match="nothing to undo"):
        undo(folder)


def test_adding_and_removing_are_undone(tmp_path: Path, built_in: Gazetteer) -> None:
    """The last change alone."""
    folder = tmp_path / "g"
    add(a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR"), folder, built_in)
    remove("mine", folder)
    assert held(folder) == []
    undo(folder)
    assert [gazetteer.name for gazetteer in held(folder)] == ["mine"]
    add(tmp_path / "mine.csv", folder, built_in, name="other")
    undo(folder)
    assert [gazetteer.name for gazetteer in held(folder)] == ["mine"]


def test_a_dry_run_writes_nothing(tmp_path: Path, built_in: Gazetteer) -> None:
    """It counts what would be kept."""
    file = a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR", "Bad,0,0,SYR")
    added = add(file, tmp_path / "g", built_in, dry_run=True)
    assert (added.kept, len(added.refused), added.dry_run) == (1, 1, True)
    assert not (tmp_path / "g").exists()


def test_a_file_without_a_sound_row_changes_nothing(tmp_path: Path, built_in: Gazetteer) -> None:
    """The gazetteer of that name stays; the first reason is told."""
    folder = tmp_path / "g"
    add(a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR"), folder, built_in)
    before = held(folder)
    file = a_file(tmp_path, "name,lat,lon,country", "First,0,0,SYR")
    with pytest.raises(GazetteerError, match=r"no row of it can be used; line 2: 0, 0 .*; nothing was changed"):
        add(file, folder, built_in, replace=True)
    assert held(folder) == before
    assert [path.name for path in folder.glob("*.building")] == []


WRONG_FILES = [
    (b"", "its first line is empty"),
    ("name,lat,lon,country\nM\xe9naka,15,2,MLI\n".encode("latin-1"), "not UTF-8"),
    (b"PK\x03\x04 no zip", "no column"),
    (b"ADM1_EN,ADM2_PCODE\nx,y\n", "no ADM1_EN and ADM1_PCODE"),
]


@pytest.mark.parametrize(("content", "told"), WRONG_FILES, ids=[told for _, told in WRONG_FILES])
def test_a_file_that_is_no_table_is_told(tmp_path: Path, built_in: Gazetteer, content: bytes, told: str) -> None:
    """With its path and what to do."""
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(GazetteerError, match=rf"x\.csv: .*{told}"):
        add(tmp_path / "x.csv", tmp_path / "g", built_in)


@pytest.mark.parametrize("name", ["../evil", "A", "", "x" * 42, "undo/x"])
def test_a_name_is_no_path(tmp_path: Path, built_in: Gazetteer, name: str) -> None:
    """It becomes a file's name."""
    file = a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR")
    with pytest.raises(UsageError, match="small letters, digits and hyphens"):
        add(file, tmp_path / "g", built_in, name=name)
    with pytest.raises(GazetteerError, match="no gazetteer of this name"):
        remove(name, tmp_path / "g")


def test_checks_find_what_is_amiss(tmp_path: Path, built_in: Gazetteer) -> None:
    """A GeoNames id on another spot, a spot named twice, and a file that is none."""
    folder = tmp_path / "g"
    number = ALEPPO.split(":")[1]
    file = a_file(
        tmp_path,
        a_dump_line(int(number), "Aleppo", lat="30.0", lon="36.5"),
        a_dump_line(2),
        a_dump_line(3),
        name="SY.txt",
    )
    add(file, folder, built_in)
    (folder / "broken.sqlite").write_bytes(b"SQLite format 3\0 and no more")
    found = [(finding.gazetteer, finding.id, finding.problem) for finding in check(folder, built_in)]
    assert [(gazetteer, place) for gazetteer, place, _ in found] == [
        ("broken", None),
        ("sy", ALEPPO),
        ("sy", "geonames:2"),
    ]
    assert "km from where the built-in gazetteer has" in found[1][2]
    assert "2 places of this name stand on one spot" in found[2][2]


TAMPERED = [
    ("UPDATE place SET lat = 91", "nowhere on Earth"),
    ("UPDATE place SET lat = 0, lon = 0", "nobody looked up"),
    ("UPDATE place SET lat = NULL", "one is missing"),
    ("UPDATE place SET country = 'ATL'", "unknown country 'ATL'"),
    ("INSERT INTO place SELECT 2, id, kind, name || 'x', lat, lon, country, admin1, precision, 0, 0, '', '', '', '', ''"
     " FROM place", "2 places have this id"),
    ("UPDATE meta SET value = 'old' WHERE key = 'rules'", "spelling rules of another version"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), TAMPERED, ids=[told for _, told in TAMPERED])
def test_checks_read_every_row(tmp_path: Path, built_in: Gazetteer, change: str, told: str) -> None:
    """What `add` would have refused is found in a file from elsewhere."""
    folder = tmp_path / "g"
    add(a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR"), folder, built_in)
    assert list(check(folder, built_in)) == []
    with closing(sqlite3.connect(folder / "mine.sqlite")) as database, database:
        database.execute(change)
    (finding,) = check(folder, built_in)
    assert told in finding.problem
    assert "--name mine --replace" in finding.remedy


def test_a_damaged_file_stops_the_start_with_advice(tmp_path: Path, data_folder: Path, built_in: Gazetteer) -> None:
    """Coding without the user's places would be coding something else."""
    (tmp_path / "broken.sqlite").write_bytes(b"no database")
    with pytest.raises(GazetteerError, match="dateline gazetteer remove broken"):
        opened(data_folder, tmp_path)


def test_the_doctor_counts_what_was_added(tmp_path: Path, data_folder: Path, built_in: Gazetteer) -> None:
    """By name."""
    add(a_file(tmp_path, "name,lat,lon,country", "First,35,36,SYR"), tmp_path / "g", built_in)
    with closing(opened(data_folder, tmp_path / "g")) as gazetteer:
        assert gazetteer.doctor().endswith("added: mine, 1 places")
