"""What one user shares another fetches: the same file, row by row, and whatever is amiss changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline import Casebook, team
from dateline.errors import DatelineError, StoreError
from dateline.ground import user_gazetteer, user_registry
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.records.collection import CollectionKind
from tests.store.sql import run_sql

PLACES = "name,lat,lon,country,aliases\nFirst,35.5,36,SYR,Al Awwal;Awal\nTell Hill,35.1,36.2,SYR,\n"
ACTORS = "name,country,sector,aliases,from\nHill Union,SYR,REB,HU;Union of the Hill,2012\nHill Guard,SYR,REB,HU,\n"
FOLDERS = {"gazetteer": "gazetteers", "registry": "registries"}
KINDS: tuple[CollectionKind, ...] = ("gazetteer", "registry")
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Gazetteer, Registry]:
    """The built-in gazetteer and registry."""
    folder = tmp_path_factory.mktemp("data")
    return Gazetteer.open(folder), Registry.load(folder)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """An empty casebook."""
    with Casebook(tmp_path / "team.db") as book:
        yield book


class User:
    """One of the team, with a configuration folder."""

    def __init__(self, folder: Path, built_in: tuple[Gazetteer, Registry]) -> None:
        self.folder = folder
        self._gazetteer, self._registry = built_in

    def add(self, kind: CollectionKind, name: str = "mine", more: str = "") -> None:
        """Add a small file of that kind, or replace it."""
        source = self.folder / f"{name}.csv"
        self.folder.mkdir(exist_ok=True)
        source.write_text((PLACES if kind == "gazetteer" else ACTORS) + more, encoding="utf-8")
        if kind == "gazetteer":
            user_gazetteer.add(source, self.folder / FOLDERS[kind], self._gazetteer, replace=True)
        else:
            user_registry.add(source, self.folder / FOLDERS[kind], self._registry, replace=True)

    def path(self, kind: CollectionKind, name: str = "mine") -> Path:
        """Where the file of that name lies."""
        return self.folder / FOLDERS[kind] / f"{name}.sqlite"

    def dump(self, kind: CollectionKind, name: str = "mine") -> list[str]:
        """All that the file says."""
        with closing(sqlite3.connect(self.path(kind, name))) as database:
            return list(database.iterdump())

    def undo(self, kind: CollectionKind) -> None:
        """Take the last change back."""
        (user_gazetteer if kind == "gazetteer" else user_registry).undo(self.folder / FOLDERS[kind])

    def names(self, kind: CollectionKind) -> list[str]:
        """The collections that are there."""
        return sorted(path.stem for path in (self.folder / FOLDERS[kind]).glob("*.sqlite"))


@pytest.fixture
def ann(tmp_path: Path, built_in: tuple[Gazetteer, Registry]) -> User:
    """She who shares."""
    return User(tmp_path / "ann", built_in)


@pytest.fixture
def ben(tmp_path: Path, built_in: tuple[Gazetteer, Registry]) -> User:
    """He who fetches."""
    return User(tmp_path / "ben", built_in)


def share(book: Casebook, kind: CollectionKind, user: User, *names: str, replace: bool = False) -> list[str]:
    """The outcomes of sharing."""
    return [move.outcome for move in team.share(book, kind, user.folder, names, replace=replace)]


def fetch(book: Casebook, kind: CollectionKind, user: User, *names: str, replace: bool = False) -> list[str]:
    """The outcomes of fetching."""
    return [move.outcome for move in team.fetch(book, kind, user.folder, names, replace=replace)]


@each_kind
def test_a_fetched_one_is_the_shared_one(book: Casebook, kind: CollectionKind, ann: User, ben: User) -> None:
    """Row by row, its index and what it says of itself among them; a second time nothing is done."""
    ann.add(kind)
    assert share(book, kind, ann) == ["added"]
    assert share(book, kind, ann) == ["unchanged"]
    assert fetch(book, kind, ben) == ["added"]
    assert ben.dump(kind) == ann.dump(kind)
    assert fetch(book, kind, ben) == ["unchanged"]
    assert share(book, kind, ben, "mine") == ["unchanged"]
    assert [s.state for s in team.compare(book, kind, ben.folder)] == ["same"]
    assert book.verify_audit().rows == 1


@each_kind
def test_one_undo_takes_back_all_that_one_fetch_wrote(
    book: Casebook, kind: CollectionKind, ann: User, ben: User
) -> None:
    """What was there returns, what was not goes."""
    for name in ("a", "b", "c"):
        ann.add(kind, name)
    share(book, kind, ann)
    ben.add(
        kind, "b", more=PLACES.splitlines()[1].replace("First", "Third") if kind == "gazetteer" else "Third,IRQ,REB,,"
    )
    before = ben.dump(kind, "b")
    assert fetch(book, kind, ben, replace=True) == ["added", "replaced", "added"]
    assert ben.dump(kind, "b") == ann.dump(kind, "b")
    ben.undo(kind)
    assert ben.names(kind) == ["b"]
    assert ben.dump(kind, "b") == before
    with pytest.raises(DatelineError, match="nothing to undo"):
        ben.undo(kind)


@each_kind
def test_another_of_the_same_name_is_not_overwritten(
    book: Casebook, kind: CollectionKind, ann: User, ben: User
) -> None:
    """Refused where it is asked for by name, with nothing written; left where all are asked for."""
    ann.add(kind)
    ben.add(kind, more="Third,35,36,SYR," if kind == "gazetteer" else "Third Union,IRQ,REB,,")
    ann.add(kind, "more")
    share(book, kind, ann)
    before = ben.dump(kind)
    with pytest.raises(DatelineError, match=r"another .* of this name.*--replace"):
        fetch(book, kind, ben, "more", "mine")
    assert ben.names(kind) == ["mine"]
    with pytest.raises(StoreError, match="--replace"):
        share(book, kind, ben, "mine")
    assert share(book, kind, ben) == ["left"]
    assert [s.state for s in team.compare(book, kind, ben.folder)] == ["other", "lacking"]
    assert fetch(book, kind, ben) == ["left", "added"]
    assert ben.dump(kind) == before
    assert share(book, kind, ben, "mine", replace=True) == ["replaced"]
    assert [(c.name, c.version) for c in book.collections(kind)] == [("mine", 2), ("more", 1)]
    assert fetch(book, kind, ann, replace=True) == ["replaced", "unchanged"]
    assert ann.dump(kind) == before


@each_kind
def test_a_name_that_is_not_there_is_told_with_those_that_are(
    book: Casebook, kind: CollectionKind, ann: User, ben: User
) -> None:
    """Here and in the casebook."""
    ann.add(kind)
    with pytest.raises(DatelineError, match=r"yours: there is no .*: mine"):
        share(book, kind, ann, "yours")
    share(book, kind, ann)
    with pytest.raises(StoreError, match="of the name yours; it holds mine"):
        fetch(book, kind, ben, "yours")
    assert ben.names(kind) == []
    assert [s.state for s in team.compare(book, kind, ben.folder)] == ["lacking"]


@each_kind
def test_what_was_changed_in_the_casebook_is_not_fetched(
    book: Casebook, kind: CollectionKind, ann: User, ben: User
) -> None:
    """Neither a record that says something else, nor one that is none, nor a name that leads out of the folder."""
    ann.add(kind)
    share(book, kind, ann)
    table, text = ("user_place", "First") if kind == "gazetteer" else ("user_actor", "Hill Union")
    run_sql(book, f"UPDATE {table} SET record = replace(record, '{text}', 'Worst')")
    with pytest.raises(StoreError, match="not what its hash says"):
        fetch(book, kind, ben)
    run_sql(book, f"UPDATE {table} SET record = 'no record'")
    with pytest.raises(StoreError, match="not what its hash says"):
        fetch(book, kind, ben)
    run_sql(book, "UPDATE collection SET name = '../../evil'")
    with pytest.raises(DatelineError, match="is no name of a"):
        fetch(book, kind, ben)
    assert list(ben.folder.rglob("*.sqlite")) == []
    assert list(ben.folder.rglob("*.building")) == []


@each_kind
def test_a_damaged_file_is_not_shared_and_can_be_fetched_anew(
    book: Casebook, kind: CollectionKind, ann: User, ben: User
) -> None:
    """Told with what to do."""
    ann.add(kind)
    share(book, kind, ann)
    fetch(book, kind, ben)
    for damage in ("DROP TABLE name", "DELETE FROM meta WHERE key = 'rules'"):
        with closing(sqlite3.connect(ben.path(kind))) as database:
            database.execute(damage)
            database.commit()
        with pytest.raises(DatelineError, match=r"mine\.sqlite"):
            share(book, kind, ben)
        assert fetch(book, kind, ben, "mine", replace=True) == ["replaced"]
        assert ben.dump(kind) == ann.dump(kind)


def test_kinds_do_not_mix(book: Casebook, ann: User, ben: User) -> None:
    """A registry and a gazetteer may bear one name."""
    for kind in KINDS:
        ann.add(kind)
        assert share(book, kind, ann) == ["added"]
    assert fetch(book, "registry", ben) == ["added"]
    assert ben.names("gazetteer") == []


def test_a_place_and_an_actor_without_a_name_in_the_index_go_along(book: Casebook, ann: User, ben: User) -> None:
    """As may be in a file that another program wrote."""
    for kind in KINDS:
        table = "place" if kind == "gazetteer" else "actor"
        ann.add(kind)
        with closing(sqlite3.connect(ann.path(kind))) as database:
            database.execute("DELETE FROM name WHERE ref = 1")
            database.commit()
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (2,)
        share(book, kind, ann)
        fetch(book, kind, ben)
        for query in (f"SELECT * FROM {table}", "SELECT * FROM name"):
            with closing(sqlite3.connect(ann.path(kind))) as hers, closing(sqlite3.connect(ben.path(kind))) as his:
                assert hers.execute(query).fetchall() == his.execute(query).fetchall()
