"""Independent origins: how many attest an act of their own knowledge (codebook, section 6)."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.match.origins import count_independent_origins, group_origins, name_origin, read_page
from dateline.records.coded import CodedPage
from tests.match.builders import TEXT, a_claim, a_page, an_actor
from tests.store.builders import a_relation

DAILY = "River Daily's reporter counted forty craters by the mill and spoke to families who had lost their stores."
THIRD = "At the mill nobody has slept since Monday's rounds, which fell, the miller's wife says, every few minutes."
QUOTE = "“We carried the dead in vegetable carts through the orchards until the morning came.”"
OBSERVATORY = an_actor("reg:sohr", name="Syrian Observatory for Human Rights")
DOCTOR = an_actor("new:kanaan", name="Samer Kanaan")
SOURCES = [(), (OBSERVATORY,), (DOCTOR,), (an_actor("gen:SYR-SOC"),), (an_actor("reg:tass", name="TASS"),)]
TEXTS = [TEXT, DAILY, THIRD, f"A miller said: {QUOTE} Guns fired.", f"{QUOTE} So the teacher told us by telephone."]
OUTLETS = ["Northern Wire", "River Daily", "Sputnik News", "RIA Novosti", "TASS", None]


def told(page: str, text: str = TEXT, outlet: str | None = None, *sources: Any) -> CodedPage:
    """A page that tells the act once for each source, or once in its own voice."""
    claims = [a_claim(page, n, text=text, source=source) for n, source in enumerate(sources or ((),), 1)]
    return a_page(*claims, text=text, outlet=outlet)


def count(*pages: CodedPage) -> int:
    """The origins of an act that all claims of the pages tell."""
    return count_independent_origins([c for page in pages for c in page.claims], [read_page(p) for p in pages])


def test_two_newsrooms_in_words_of_their_own_are_two() -> None:
    """Each saw for itself."""
    assert count(told("a", TEXT, "Northern Wire"), told("b", DAILY, "River Daily")) == 2


def test_a_wire_copy_is_no_second_origin() -> None:
    """Trimmed and topped with a line of its own, it is the wire's story still."""
    copy = f"From our wires. {TEXT}"
    assert count(told("a", TEXT, "Northern Wire"), told("b", copy, "River Daily")) == 1


def test_one_outlet_twice_is_one() -> None:
    """However different its two stories."""
    assert count(told("a", TEXT, "River Daily"), told("b", DAILY, "The River Daily")) == 1


def test_sister_outlets_are_one() -> None:
    """They have one newsroom."""
    assert count(told("a", TEXT, "Sputnik News"), told("b", DAILY, "RIA Novosti")) == 1


def test_one_source_quoted_by_two_outlets_is_one() -> None:
    """*according to the Observatory* adds nothing to the Observatory."""
    assert count(told("a", TEXT, "x", (OBSERVATORY,)), told("b", DAILY, "y", (OBSERVATORY,))) == 1


def test_an_outlet_quoted_by_another_is_that_outlet() -> None:
    """*TASS reported* on a page, and the page of TASS."""
    assert count(told("a", TEXT, "x", (an_actor("reg:tass", name="TASS"),)), told("b", DAILY, "TASS")) == 1


def test_two_sources_on_one_page_are_two() -> None:
    """And what the page adds in its own voice adds none."""
    assert count(told("a", TEXT, "x", (OBSERVATORY,), (DOCTOR,), ())) == 2


def test_one_statement_under_two_names_is_one() -> None:
    """The same words in quotation marks, given to a miller here and to a teacher there."""
    assert count(told("a", TEXTS[3], "x", (OBSERVATORY,)), told("b", TEXTS[4], "y", (DOCTOR,))) == 1


def test_a_spokesman_is_whom_he_speaks_for() -> None:
    """`voice_of` joins both."""
    page = told("a", TEXT, "x", (OBSERVATORY,), (replace(DOCTOR, mention="m7"),))
    from dateline.records.coded import Mention
    from dateline.records.values import ActorValue

    mentions = tuple(
        Mention(id=id, kind="actor", start=0, end=1, text="x", actor=ActorValue(id=i, name=name, provisional=False))
        for id, i, name in (("m7", "new:kanaan", "Samer Kanaan"), ("m8", "reg:sohr", OBSERVATORY.name))
    )
    assert count(replace(page, mentions=mentions, relations=(a_relation("m7", "voice_of", "m8"),))) == 1


def test_origins_are_named() -> None:
    """Who stands for each, for the reviewer."""
    pages = [told("a", TEXT, "Sputnik News"), told("b", DAILY, "River Daily", (DOCTOR,))]
    claims = [c for page in pages for c in page.claims]
    assert group_origins(claims, map(read_page, pages)) == (("samer kanaan",), ("sputnik",))


def test_a_name_is_the_same_however_it_is_written() -> None:
    """Case, article, *News* and the address's ending are no part of it."""
    assert {name_origin(n) for n in ("The River Daily", "river daily news", "RIVER DAILY")} == {"river daily"}
    assert read_page(a_page(a_claim(), url="https://www.riverdaily.com/a")).outlet == "riverdaily"


pages = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(OUTLETS), st.lists(st.sampled_from(SOURCES), max_size=3)),
    min_size=1,
    max_size=5,
).map(lambda drawn: [told(f"p{n}", text, outlet, *sources) for n, (text, outlet, sources) in enumerate(drawn)])


@settings(deadline=None)
@given(pages, st.data())
def test_an_added_copy_never_raises_the_count(pages: list[CodedPage], data: st.DataObject) -> None:
    """Under any outlet's name, and even where its sources were read otherwise."""
    original = data.draw(st.sampled_from(pages))
    sources = data.draw(st.lists(st.sampled_from(SOURCES), max_size=3))
    copy = told("copy", original.page.text, data.draw(st.sampled_from(OUTLETS)), *sources)
    assert count(*pages, copy) <= count(*pages)


@settings(deadline=None)
@given(pages, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(pages: list[CodedPage], draw: Any) -> None:
    """The same groups of names come out."""
    shuffled = pages[:]
    draw.shuffle(shuffled)
    grouped = [
        group_origins([c for page in some for c in page.claims], [read_page(p) for p in some])
        for some in (pages, shuffled)
    ]
    assert grouped[0] == grouped[1]
