"""The page of errors names what is wrong, worst first, counts it, and is safe to open."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.claims import load_module
from benchmarks.errors import compare
from benchmarks.errors_page import KINDS, Act, Difference, Fillers, Mention, Passage, draw_page

SCORER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "score_claims.py"

RAID = "Raiders will burn Old Mill, Ana said. Nobody was hurt."
TALKS = "The two mayors met in Lido on Monday."


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The gold's own scorer, which says what is paired and what is the same filler."""
    if not SCORER.is_file():
        pytest.skip("the gold is not here: nothing says which triggers are pairs")
    return load_module(SCORER)


def span(text: str, words: str) -> dict[str, int]:
    """Where the words lie."""
    return {"start": text.index(words), "end": text.index(words) + len(words)}


def a_gold(id_: str, text: str, mentions: dict[str, str], events: list[dict[str, Any]]) -> dict[str, Any]:
    """A gold passage; mentions are words → kind, the arguments of events (role, words)."""
    found = [{"id": words, "kind": kind, **span(text, words)} for words, kind in mentions.items()]
    return {"id": id_, "dct": "2020-01-02", "outlet": "a <paper>", "text": text, "mentions": found, "events": events}


def an_event(text: str, words: str, type_: str, factuality: str, *args: tuple[str, str]) -> dict[str, Any]:
    """An event of the gold."""
    return {
        "type": type_,
        "factuality": factuality,
        "args": [{"role": role, "ref": ref} for role, ref in args],
        **span(text, words),
    }


def a_claim(text: str, words: str, type_: str, factuality: str, **roles: list[str]) -> dict[str, Any]:
    """A claim of a coded page."""
    filled = {role: [span(text, filler) for filler in fillers] for role, fillers in roles.items()}
    return {"type": type_, "factuality": factuality, "trigger": span(text, words), **filled}


def compared(scorer: ModuleType) -> list[Passage]:
    """Talks that are coded rightly, and a raid that is coded wrongly."""
    talks = a_gold("talks", TALKS, {"mayors": "actor"}, [an_event(TALKS, "met", "CONSULT", "happened")])
    raid = a_gold(
        "raid",
        RAID,
        {"Raiders": "actor", "Old Mill": "place", "Ana": "actor"},
        [
            an_event(RAID, "burn", "ASSAULT", "planned", ("actor", "Raiders"), ("place", "Old Mill")),
            an_event(RAID, "hurt", "ASSAULT", "denied"),
        ],
    )
    claims = [
        a_claim(RAID, "burn", "COERCE", "happened", actor=["Raiders", "Ana"]),
        a_claim(RAID, "said", "ACCUSE", "happened"),
    ]
    pages = [
        {"page": {"id": "talks"}, "mentions": [], "claims": [a_claim(TALKS, "met", "CONSULT", "happened")]},
        {"page": {"id": "raid"}, "mentions": [{"id": "m1", "kind": "actor", **span(RAID, "Ana")}], "claims": claims},
    ]
    return compare([talks, raid], pages, scorer)


def test_every_kind_of_error_is_told(scorer: ModuleType) -> None:
    """Each row says what the gold has and what we have."""
    raid = compared(scorer)[0]
    assert {(d.role or d.kind, d.gold_says, d.we_say, d.false_fact) for d in raid.differences} == {
        ("type", "ASSAULT", "COERCE", False),
        ("factuality", "planned", "happened", True),  # put as fact, and is none
        ("actor", "", "Ana", False),
        ("place", "Old Mill", "", False),
        ("invented", "", "ACCUSE happened", True),
        ("missed", "ASSAULT denied", "", False),
    }
    assert {(f.role, f.right, len(f.missing), len(f.extra)) for f in raid.fillers} == {
        ("actor", 1, 0, 1),
        ("place", 0, 1, 0),
    }


def test_a_mention_of_one_side_only_shows(scorer: ModuleType) -> None:
    """What the other side has too is not marked as alone."""
    raid = compared(scorer)[0]
    assert [RAID[m.start : m.end] for m in raid.gold_mentions if m.alone] == ["Raiders", "Old Mill"]
    assert [m.alone for m in raid.our_mentions] == [False]


def test_the_worst_passage_comes_first(scorer: ModuleType) -> None:
    """By errors per event of the gold."""
    assert [(p.id, p.errors_per_event) for p in compared(scorer)] == [("raid", 3), ("talks", 0)]


def test_a_passage_that_was_not_coded_has_all_missed(scorer: ModuleType) -> None:
    """What was refused is an error as well."""
    (passage,) = compare([a_gold("x", TALKS, {}, [an_event(TALKS, "met", "CONSULT", "happened")])], [], scorer)
    assert [d.kind for d in passage.differences] == ["missed"]


# --- The drawing ------------------------------------------------------------------------------------------------------

HOSTILE = "</style><script>alert(1)</script> & bombed \"it\" <b>'now'"


def a_passage() -> Passage:
    """One act with two errors in a text that would be code, did nobody escape it; a mention crosses the act."""
    start = HOSTILE.index("bombed")
    gold = Act(start, start + 6, "ASSAULT", "aerial", "planned", (("actor", (0, 8)),))
    ours = Act(start, start + 6, "ASSAULT", None, "happened", ())
    return Passage(
        id='x"><i>',
        about="a <paper>",
        text=HOSTILE,
        gold_acts=(gold,),
        our_acts=(ours,),
        pairs=((gold, ours),),
        fillers=(Fillers("actor", 0, ("</style>",), ()),),
        differences=(
            Difference("factuality", gold, ours, "planned", "happened", false_fact=True),
            Difference("role", gold, ours, "</style>", "", role="actor"),
        ),
        gold_mentions=(Mention(start + 3, start + 10, "actor", alone=True),),
        our_mentions=(),
    )


class Reader(HTMLParser):
    """The tags, addresses and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it, and that it is open."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The tag that closes is the one that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is read."""
        self.texts.append(data)


def test_the_page_shows_the_text_twice_whatever_it_holds() -> None:
    """Every character of the passage is text, on either side, and every element is closed in its order."""
    page = Reader(draw_page([a_passage()]))
    assert "".join(page.texts).count(HOSTILE) == 2
    assert page.tags & {"script", "i", "img", "link", "iframe"} == set()
    assert page.open == []


def test_the_page_asks_nothing_of_anybody() -> None:
    """Its policy admits one style sheet, by hash; every address is a place in the page itself."""
    page = draw_page([a_passage()])
    read = Reader(page)
    ids = {value for name, value in read.attributes if name == "id"}
    addresses = [value for name, value in read.attributes if name in ("href", "src", "action")]
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "style" not in {name for name, _ in read.attributes}
    assert re.findall(r"url\(|@import|https?:", page) == []
    assert addresses
    assert {address for address in addresses if address.removeprefix("#") not in ids} == set()


def test_each_kind_of_error_can_be_asked_for_alone() -> None:
    """The style sheet knows every button, and every class that a row may have."""
    page = draw_page([a_passage()])
    for kind in [*KINDS, "false-fact"]:
        assert f'id="only-{kind}"' in page
        assert f"#only-{kind}:checked" in page
        assert f":not(.has-{kind})" in page
    assert '<tr class="has-factuality has-false-fact">' in page


def test_the_summary_counts() -> None:
    """By kind, by factuality (gold in rows, ours in columns), and by role."""
    page = draw_page([a_passage()])
    assert "<tr><th>wrong factuality</th><td>1</td></tr>" in page
    assert "<tr><th>false facts, of 1 put as fact</th><td>1</td></tr>" in page
    assert '<tr><th>planned</th><td class="false-fact">1</td>' in page
    assert "<tr><th>actor</th><td>0</td><td>1</td><td>0</td></tr>" in page
