"""Registries and gazetteers that users share: all that are offered or nothing, told by hash, and told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline import Casebook
from dateline.errors import StoreError
from dateline.records.collection import CollectionAbout, CollectionHash, CollectionKind, OwnCollection
from dateline.store.collecting import Offered
from dateline.store.held_collections import BATCH
from tests.store.builders import a_page
from tests.store.sql import run_sql

RECORDS = [(1, '{"id":"user:a"}'), (2, '{"id":"user:b","name":"Ḥamā"}')]


def an_offer(
    name: str = "mine", records: list[tuple[int, str]] = RECORDS, kind: CollectionKind = "gazetteer"
) -> Offered:
    """A collection of these records, with the digest that they have."""
    about = CollectionAbout(
        kind=kind, name=name, format="csv", source=f"{name}.csv", sha256="ab" * 32, rules="cd" * 6,
        entries=len(records), names=3, added="2026-01-02T03:04:05+00:00",
    )  # fmt: skip
    hashed = CollectionHash(about)
    for number, record in records:
        hashed.add(number, record)
    said = {name: getattr(about, name) for name in CollectionAbout.__struct_fields__}
    return Offered(OwnCollection(**said, digest=hashed.hexdigest()), lambda: iter(records))


OTHER = an_offer(records=[(1, '{"id":"user:c"}')])


def test_what_is_shared_is_what_comes_back(book: Casebook) -> None:
    """Each kind by itself, in order of the names; more records than go in at once."""
    many = [(number, f'{{"id":"user:{number}"}}') for number in range(1, 2 * BATCH + 3)]
    offers = [an_offer("b"), an_offer("a-many", many), an_offer("b", kind="registry")]
    assert [move.outcome for move in book.put_collections(offers)] == ["added"] * 3
    assert [(c.kind, c.name, c.version, c.entries) for c in book.collections()] == [
        ("gazetteer", "a-many", 1, len(many)), ("gazetteer", "b", 1, 2), ("registry", "b", 1, 2),
    ]  # fmt: skip
    assert [c.name for c in book.collections("registry")] == ["b"]
    assert list(book.collection_records("gazetteer", "a-many")) == many
    assert list(book.collection_records("registry", "b")) == RECORDS
    assert list(book.collection_records("registry", "a-many")) == []


def test_sharing_the_same_again_writes_nothing(book: Casebook) -> None:
    """No step, no row of the log, no version; when it was added is no part of what it says."""
    book.put_collections([an_offer()])
    before = (book.changes(), book.verify_audit(), book.collections())
    (move,) = book.put_collections([an_offer()])
    assert (move.outcome, move.version) == ("unchanged", 1)
    assert (book.changes(), book.verify_audit(), book.collections()) == before


def test_another_of_the_name_is_refused_left_or_replaced(book: Casebook) -> None:
    """As was asked for; the new one is the next version, and the log holds the hash of the old one."""
    book.put_collections([an_offer()])
    with pytest.raises(StoreError, match=r"another gazetteer of the name mine \(version 1.*--replace"):
        book.put_collections([OTHER])
    (left,) = book.put_collections([OTHER], taken="leave")
    assert (left.outcome, left.digest) == ("left", an_offer().about.digest)
    (move,) = book.put_collections([OTHER], taken="replace")
    assert (move.outcome, move.version) == ("replaced", 2)
    assert list(book.collection_records("gazetteer", "mine")) == [(1, '{"id":"user:c"}')]
    assert run_sql(book, "SELECT count(*) FROM user_place") == [(1,)]
    logged = run_sql(book, 'SELECT action, kind, "row", digest FROM audit ORDER BY number')
    assert logged == [
        ("shared", "collection", 1, an_offer().about.digest),
        ("replaced", "collection", 1, ""),
        ("shared", "collection", 2, OTHER.about.digest),
    ]
    assert book.verify_audit().rows == 3


def test_of_several_all_are_shared_or_none(book: Casebook) -> None:
    """Be it that a name is taken, or that reading one fails."""
    book.put_collections([an_offer()])
    with pytest.raises(StoreError, match="another gazetteer"):
        book.put_collections([an_offer("new"), OTHER])

    def fail() -> Iterator[tuple[int, str]]:
        yield RECORDS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.put_collections([an_offer("new"), Offered(an_offer("late").about, fail)])
    assert [c.name for c in book.collections()] == ["mine"]
    assert run_sql(book, "SELECT count(*) FROM user_place") == [(2,)]
    assert len(book.changes()) == book.verify_audit().rows == 1


def test_what_is_unshared_is_gone(book: Casebook) -> None:
    """All that are named, or none; the feed and the log tell of it."""
    book.put_collections([an_offer(), an_offer("more")])
    with pytest.raises(StoreError, match="no gazetteer of the name less; it holds mine, more"):
        book.unshare_collections("gazetteer", ["mine", "less"])
    assert len(book.collections()) == 2
    (gone,) = book.unshare_collections("gazetteer", ["mine"])
    assert (gone.name, gone.outcome) == ("mine", "removed")
    assert [c.name for c in book.collections()] == ["more"]
    assert run_sql(book, "SELECT count(*) FROM user_place") == [(2,)]
    assert [(c.action, c.row) for c in book.changes()] == [("put", 1), ("put", 2), ("removed", 1)]
    assert book.verify_audit().rows == 3
    (again,) = book.put_collections([an_offer()])
    assert again.outcome == "added"
    assert [(c.id, c.row) for c in book.changes() if c.id == "gazetteer:mine"] == [("gazetteer:mine", 3)]


def test_records_that_are_not_what_the_digest_says_are_refused(book: Casebook) -> None:
    """The file was changed between its two readings."""
    with pytest.raises(StoreError, match="changed while it was read"):
        book.put_collections([Offered(an_offer().about, lambda: RECORDS[:1])])
    assert book.collections() == []


def test_the_feed_tells_of_them(book: Casebook) -> None:
    """The record of what is put; of what was replaced since, the row alone."""
    book.put_collections([an_offer(kind="registry")])
    (step,) = book.changes()
    assert (step.kind, step.id, step.action) == ("collection", "registry:mine", "put")
    assert step.collection == book.collections()[0]
    book.put_collections([an_offer(kind="registry", records=RECORDS[:1])], taken="replace")
    assert [(c.action, c.row, c.id) for c in book.changes()] == [
        ("put", 1, None), ("removed", 1, None), ("put", 2, "registry:mine"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE user_place SET record = replace(record, 'user:b', 'user:x')",
        "DELETE FROM user_place WHERE number = 2",
        "UPDATE user_place SET number = 3 WHERE number = 2",
        "UPDATE collection SET source = 'x.csv'",
        "UPDATE collection SET digest = 'x'",
        "DELETE FROM user_place; DELETE FROM collection",
    ],
)
def test_what_was_changed_past_dateline_is_found(book: Casebook, change: str) -> None:
    """A record, how many there are, what the collection says of itself, or all of it."""
    book.put_collections([an_offer()])
    for statement in change.split("; "):
        run_sql(book, statement)
    with pytest.raises(StoreError, match="collection 1 is not what the audit log says"):
        book.verify_audit()


def test_a_back_up_and_what_is_restored_hold_them(
    book: Casebook, tmp_path: Path, new_address: Callable[[], str]
) -> None:
    """And go on with them."""
    book.add(a_page())
    book.put_collections([an_offer(), an_offer(kind="registry")])
    book.put_collections([OTHER], taken="replace")
    book.backup(tmp_path / "copy.db")
    with Casebook.restore(tmp_path / "copy.db", new_address()) as again:
        assert again.collections() == book.collections()
        assert list(again.collection_records("registry", "mine")) == RECORDS
        assert again.verify_audit(head=book.verify_audit().head).rows == book.verify_audit().rows + 1
        (move,) = again.put_collections([an_offer()], taken="replace")
        assert move.version == 3
