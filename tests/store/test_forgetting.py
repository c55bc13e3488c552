"""What is forgotten is gone: from every table, and on SQLite from every byte of every file."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from msgspec.structs import replace

from dateline import Casebook
from dateline.errors import StoreError, UsageError
from dateline.match import name_event
from dateline.records.claim import Words
from dateline.records.coded import Attribution, CodedPage, Decision, Mention, Problem, TargetVerdict, Toponym
from dateline.records.page import Paragraph
from dateline.records.values import PlaceValue
from dateline.store import opening, scrubbing
from dateline.store.packing import hash_content, pack_capture
from tests.store.builders import a_claim, a_page, a_place, a_relation, a_time, a_toll, an_actor
from tests.store.sql import run_sql

REPORT = "Quicksilver shells fell on Marigold. "
COMMENT = "Obsidian brigade did it, says my cousin in Tamarind."
ANSWER = "I doubt that."
TEXT = REPORT + COMMENT + ANSWER
KEY, OTHER_KEY = "reader-5f0c77aa", "reader-91d2e3bb"
THEIRS = (len(REPORT), len(REPORT + COMMENT))
SECRET_WORDS = (b"quicksilver", b"marigold", b"obsidian", b"tamarind")


def words(text: str) -> Words:
    """These words where they stand in the text."""
    return Words(text=text, start=TEXT.index(text), end=TEXT.index(text) + len(text))


def at(text: str) -> dict[str, Any]:
    """The place of these words, for any record with a span."""
    found = words(text)
    return {"text": text, "start": found.start, "end": found.end}


def placed(filler: Any, text: str, mention: str) -> Any:
    """A filler that stands at these words."""
    return replace(filler, mention=mention, **at(text))


OBSIDIAN = placed(an_actor("new:obsidian"), "Obsidian brigade", "m2")
TAMARIND = placed(a_place("geonames:9", name="Tamarind"), "Tamarind", "m3")
PAGE = CodedPage(
    page=replace(
        a_page(id="p1", text=TEXT, path="siege.html", title="Quicksilver").page,
        paragraphs=(
            Paragraph(role="body", start=0, end=len(REPORT)),
            Paragraph(role="comment", start=THEIRS[0], end=THEIRS[1], commenter=KEY, time="2018-06-25T10:00:00"),
            Paragraph(role="comment", start=THEIRS[1], end=len(TEXT), commenter=OTHER_KEY, reply_to=KEY),
        ),
    ),
    mentions=(
        Mention(id="m1", kind="place", **at("Marigold")),
        Mention(id="m2", kind="actor", **at("Obsidian brigade")),
        Mention(id="m3", kind="place", **at("Tamarind")),
        Mention(id="m4", kind="actor", same="m2", **at("I")),
    ),
    claims=(
        a_claim(
            1, trigger=words("fell"), evidence=words("shells fell"), actor=(OBSIDIAN,),
            place=(placed(a_place("geonames:1"), "Marigold", "m1"),),
            toll=(placed(a_toll(2, 2, source=("m2",)), "shells", "m5"),),
            time=placed(a_time("2018-06-25", None), "cousin", "m6"), content=("p1#e2",),
        ),
        a_claim(
            2, trigger=words("did"), evidence=words("brigade did it"), comment=True, actor=(OBSIDIAN,),
            place=(TAMARIND,),
        ),
        a_claim(3, trigger=words("doubt"), evidence=words("doubt"), comment=True),
    ),
    relations=(a_relation("m2", "same", "m4"), a_relation("e2", "same", "e1"), a_relation("m1", "part_of", "m5")),
    attributions=(Attribution(content=((0, 5),)), Attribution(source=(THEIRS,), content=((0, 5),))),
    toponyms=(Toponym(place=PlaceValue(id="geonames:9"), **at("Tamarind")),),
    decisions=(Decision(mention="m4", steps=("as 'Obsidian brigade'",)),),
    targets=(TargetVerdict(**{k: v for k, v in at("did").items() if k != "text"}, factuality="happened", score=2.0),),
    problems=(
        Problem(code="c", message="'Tamarind' is unknown", start=THEIRS[0] + 1, end=THEIRS[1]),
        Problem(code="d", message="m"),
    ),
)  # fmt: skip
LATER = replace(PAGE, page=replace(PAGE.page, id="p2", title="Quicksilver, again"), claims=())
KEPT = a_page(a_claim(page="k", evidence=Words(text="Lavender", start=0, end=8)), id="k", text="Lavender fields.")


@pytest.fixture
def book(book: Casebook) -> Casebook:
    """A casebook with two versions of the page, a judgement on it, and another page."""
    for page in (PAGE, KEPT):
        book.add(page)
    merge = {"with": [name_event("p1#e1")]}
    book.judge(name_event("k#e1"), "merge", value=merge, reason="the same", reviewer="ann")
    book.judge("p1#e2", "reject", reason="Tamarind is quiet", reviewer="ann")
    book.add(LATER)
    book.judge("k#e1", "accept", reason="seen", reviewer="ann")
    return book


@pytest.fixture(params=["page", "commenter"])
def what(request: pytest.FixtureRequest) -> dict[str, str]:
    """What is forgotten."""
    return {"page": {"page": "p2"}, "commenter": {"commenter": KEY}}[request.param]


def every_byte(book: Casebook) -> bytes:
    """All that lies in the casebook's files, and what is packed in it, in lower case."""
    assert book.path is not None
    lies = [path.read_bytes() for path in sorted(book.path.parent.glob(f"{book.path.name}*"))]
    packed = run_sql(
        book,
        "SELECT page FROM capture UNION ALL SELECT coded FROM page UNION ALL "
        "SELECT packed FROM telling UNION ALL SELECT packed FROM page_facts",
    )
    return b"\0".join([*lies, *(zlib.decompress(value) for (value,) in packed)]).lower()


def traces(what: dict[str, str]) -> list[bytes]:
    """What must not be found: words, keys, ids, packed forms and hashes."""
    comment = [b"obsidian", b"tamarind", KEY.encode(), b"cousin", b"brigade"]
    pages = [pack_capture(page.page)[1] for page in (PAGE, LATER)]
    hashes = [hash_content(page).encode() for page in (PAGE, LATER)]
    hashes += [pack_capture(page.page)[0].encode() for page in (PAGE, LATER)]
    whole = [b"quicksilver", b"marigold", b"siege.html", OTHER_KEY.encode(), b"doubt", b"p1#e", b'"p2"']
    return [*comment, *(page.lower() for page in pages), *hashes, *(whole if "page" in what else [])]


def test_no_byte_is_left(book: Casebook, what: dict[str, str]) -> None:
    """In the database, its WAL, its index and its log; the rest stays, and the log is whole."""
    if book.path is None:
        pytest.skip("a server's files are not ours to read")
    before = every_byte(book)
    assert [trace for trace in traces(what) if trace not in before] == []
    book.forget(**what)
    after = every_byte(book)
    assert [trace for trace in traces(what) if trace in after] == []
    assert b"lavender" in after
    book.verify_audit()


def test_a_page_is_gone_from_every_answer(book: Casebook) -> None:
    """All its versions, by whichever id; others' judgements and pages stay."""
    told = book.forget(page="p2")
    assert (told.pages, told.claims, told.judgements) == (2, 3, 2)
    assert list(book.pages()) == [KEPT]
    assert book.versions("p1") == book.versions("p2") == []
    assert book.claims() == [replace(claim, status="accepted") for claim in KEPT.claims]
    assert [j.subject for j in book.judgements()] == ["k#e1"]
    assert book.search("quicksilver OR marigold OR obsidian OR doubt") == []
    assert sorted(hit.id for hit in book.search("lavender")) == ["k", "k#e1"]
    assert book.tombstone("p1") is book.tombstone("p1#e1") is None
    assert {c.id for c in book.changes()} == {None, "k", "k#e1", name_event("k#e1")}
    assert {c.id for c in book.changes() if c.action == "forgotten"} == {None}
    book.verify_audit()


def test_row_numbers_are_never_given_again(book: Casebook) -> None:
    """Else the feed would tell a mirror to erase what came after."""
    book.forget(page="k")
    seen = {(c.kind, c.row) for c in book.changes()}
    last = book.changes()[-1].token
    book.add(a_page(a_claim(page="n"), id="n"))
    assert {(c.kind, c.row) for c in book.changes(since=last)}.isdisjoint(seen)


def test_a_commenter_is_gone_from_every_version(book: Casebook) -> None:
    """The report stays as it was, offsets and all; of their comment only its length is left."""
    told = book.forget(commenter=KEY)
    assert (told.pages, told.comments, told.claims, told.judgements) == (2, 4, 1, 1)
    first, last = book.versions("p1")
    for stored in (first, last):
        page = stored.coded.page
        assert page.text == REPORT + "█" * len(COMMENT) + ANSWER
        assert [(p.commenter, p.reply_to, p.time) for p in page.paragraphs] == [
            (None, None, None), (None, None, None), (OTHER_KEY, None, None),
        ]  # fmt: skip
    coded = first.coded
    assert [m.id for m in coded.mentions] == ["m1", "m4"]
    assert coded.mentions[1].same is None
    assert [c.id for c in coded.claims] == ["p1#e1", "p1#e3"]
    (claim, _) = coded.claims
    assert [p.text for p in claim.place] == ["Marigold"]
    assert (claim.actor, claim.time, claim.content) == ((), None, ())
    assert [toll.source for toll in claim.toll] == [()]
    assert coded.relations == (a_relation("m1", "part_of", "m5"),)
    assert coded.attributions == PAGE.attributions[:1]
    assert (coded.toponyms, coded.targets, coded.decisions) == ((), (), ())
    assert coded.problems == (Problem(code="d", message="m"),)
    assert book.search("obsidian OR tamarind") == []
    assert [hit.id for hit in book.search("quicksilver")] == ["p2"]
    book.verify_audit()


@pytest.mark.parametrize("wrong", [{"page": "nobody"}, {"commenter": "nobody"}, {}, {"page": "p1", "commenter": KEY}])
def test_what_is_not_there_cannot_be_forgotten(book: Casebook, wrong: dict[str, str]) -> None:
    """A misspelling is told, and nothing is done."""
    before = book.changes()
    with pytest.raises(UsageError):
        book.forget(**wrong)
    assert book.changes() == before


@pytest.fixture
def reader(book: Casebook) -> Iterator[sqlite3.Connection]:
    """Another program that reads the old state of the file."""
    if book.path is None:
        pytest.skip("a server's files are not ours to read")
    with closing(sqlite3.connect(book.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM page").fetchall()
        yield reader


def test_while_somebody_reads_the_file_cannot_be_cleaned(
    book: Casebook, reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is told; opening the casebook again once they are gone cleans it."""
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.05)
    assert book.path is not None
    book.close()
    with Casebook(book.path) as mine:
        with pytest.raises(StoreError, match="forgotten, but another program is reading: traces may still lie"):
            mine.forget(page="p2")
        assert list(mine.pages()) == [KEPT]
    Casebook(book.path).close()  # still read: opening is no fault
    assert b"quicksilver" in b"".join(path.read_bytes().lower() for path in book.path.parent.glob("case*"))
    reader.execute("COMMIT")
    with Casebook(book.path) as mine:
        assert [trace for trace in traces({"page": "p2"}) if trace in every_byte(mine)] == []


def test_a_crash_between_the_two_is_made_good(book: Casebook, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Whoever opens the casebook next cleans the file."""

    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.store.forgetting.scrub", crash)
    with pytest.raises(KeyboardInterrupt):
        book.forget(page="p2")
    book.close()
    monkeypatch.undo()
    with Casebook(address) as again:
        with again._telling() as engine:
            assert not scrubbing.is_to_be_scrubbed(engine)
        if again.path is not None:
            assert [trace for trace in traces({"page": "p2"}) if trace in every_byte(again)] == []


def test_the_same_page_may_come_back(book: Casebook) -> None:
    """Forgetting is no ban: whoever adds it again wants it."""
    book.forget(page="p1")
    assert book.add(PAGE) == "added"
    assert book.versions("p1")[0].coded == PAGE
    book.verify_audit()


def test_two_codings_of_one_capture_share_it(book: Casebook) -> None:
    """And it goes with the last of them."""
    book.add(replace(KEPT, claims=()))
    assert run_sql(book, "SELECT count(*) FROM page") == [(4,)]
    assert run_sql(book, "SELECT count(*) FROM capture") == [(3,)]
    book.forget(page="k")
    assert run_sql(book, "SELECT count(*) FROM capture") == [(2,)]
    assert [page.page.id for page in book.pages()] == ["p2"]
