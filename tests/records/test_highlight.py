"""A coded page draws itself: the text as it was, spans marked, and nothing in it that a browser would run."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.highlight import highlight
from tests.records.builders import a_claim, a_coded_page, a_mention


class Reading(HTMLParser):
    """What a browser makes of the drawing: its text, and the words under each mark."""

    def __init__(self, drawn: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marked: list[str] = []
        self.titles: list[str] = []
        self.depths: list[int] = []
        self.tags: set[str] = set()
        self._open: list[int] = []
        self.feed(drawn)
        self.close()
        self.balanced = not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where a mark opens."""
        self.tags.add(tag)
        if tag == "mark":
            self._open.append(len(self.marked))
            self.marked.append("")
            self.titles.append(dict(attrs).get("title") or "")
            self.depths.append(len(self._open))

    def handle_endtag(self, tag: str) -> None:
        """The innermost mark closes."""
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Words belong to the text and to each open mark."""
        self.text += data
        for place in self._open:
            self.marked[place] += data


def test_words_under_a_mark_are_those_of_the_span() -> None:
    """Mentions and triggers are marked where they stand, a trigger titled with what it was coded as."""
    claim = a_claim(7, 14, type="ASSAULT", mode="heavy-weapons", factuality="denied")
    reading = Reading(highlight(a_coded_page("Rebels shelled Dukan", a_mention(0, 6), claims=(claim,))))
    assert reading.marked == ["Rebels", "shelled"]
    assert reading.titles == ["actor m1", "ASSAULT.heavy-weapons · denied"]


def test_a_type_without_a_mode_stands_alone() -> None:
    """No dot hangs on a type that has no mode."""
    assert Reading(highlight(a_coded_page("met", claims=(a_claim(0, 3, type="CONSULT"),)))).titles == [
        "CONSULT · happened"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",  # a tag in the page's text
        "a & b < c > d",  # bare signs
        "&lt;b&gt; &amp;",  # text that already looks escaped
        "\"quoted\" and 'quoted'",
    ],
)
def test_the_pages_own_markup_is_only_text(text: str) -> None:
    """Captured pages are strangers' text: none of it becomes a tag."""
    reading = Reading(highlight(a_coded_page(text, a_mention(0, len(text)))))
    assert reading.text == text
    assert reading.tags == {"div", "mark"}


def test_a_title_cannot_break_out_of_its_quotes() -> None:
    """An id with a quotation mark stays inside the attribute."""
    reading = Reading(highlight(a_coded_page("x", a_mention(0, 1, id='" onmouseover="alert(1)'))))
    assert reading.titles == ['actor " onmouseover="alert(1)']


def test_spans_nest() -> None:
    """A toll inside an actor is a mark inside a mark."""
    reading = Reading(
        highlight(a_coded_page("nine fishermen fled", a_mention(0, 14), a_mention(0, 4, id="m2", kind="toll")))
    )
    assert reading.marked == ["nine fishermen", "nine"]
    assert reading.depths == [1, 2]


def test_a_span_that_crosses_another_is_cut_at_its_end() -> None:
    """HTML cannot cross; the later span shows as far as the first reaches."""
    reading = Reading(highlight(a_coded_page("abcdefgh", a_mention(0, 5), a_mention(3, 8, id="m2"))))
    assert reading.marked == ["abcde", "de"]


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
def test_text_survives_any_spans(text: str, ends: list[tuple[int, int]]) -> None:
    """Whatever is marked, the text reads as before and every mark is closed."""
    # HTML reads a carriage return as a line feed and drops NUL: not what is tested here.
    text = text.replace("\r", " ").replace("\0", " ")
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    mentions = [a_mention(start, end, id=f"m{number}") for number, (start, end) in enumerate(spans)]
    reading = Reading(highlight(a_coded_page(text, *mentions)))
    assert reading.text == text
    assert reading.balanced
    assert len(reading.marked) == len(spans)


def test_a_notebook_shows_the_drawing() -> None:
    """`_repr_html_` is what notebooks call."""
    page = a_coded_page("x", a_mention(0, 1))
    assert page._repr_html_() == highlight(page)
