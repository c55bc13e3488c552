"""Pages that report one affair."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.match import group_stories, group_words
from dateline.records.page import Page

FERRY = (
    "The ferry Lena Marie sank off Korvo island on Sunday with ninety people aboard, the coast guard said.",
    "Divers searching the wreck of the Lena Marie off Korvo brought up four more bodies from the sunken ferry.",
    "Korvo mourned the dead of the Lena Marie; the ferry had sunk with twice the people it was built for.",
)
COURT = (
    "A court in Velmont sentenced the banker Otto Grahl to six years for emptying pension accounts.",
    "Otto Grahl, the banker convicted in Velmont of looting pension accounts, will appeal, his lawyer said.",
)
ASKED_WORDS = ((1, "sunken ferry"), (2, "ferry"), (3, "accounts"))
PAGES = [Page(id=f"p{n}", text=text, sha256="0" * 64) for n, text in enumerate((*FERRY, *COURT))]

ASKED = [(PAGES[n], word) for n, word in ASKED_WORDS]


def test_pages_of_one_affair_are_one_story() -> None:
    """A wreck and a trial: two stories, each named by its first page."""
    assert group_stories(PAGES) == {"p0": "p0", "p1": "p0", "p2": "p0", "p3": "p3", "p4": "p3"}


@given(st.permutations(PAGES))
def test_the_order_of_pages_does_not_matter(pages: list[Any]) -> None:
    """Not for the stories' names either."""
    assert group_stories(pages) == group_stories(PAGES)


def test_no_pages_are_no_stories() -> None:
    """And a page without words is a story of its own."""
    assert group_stories([]) == {}
    assert group_stories([Page(id="a", text="", sha256="")]) == {"a": "a"}


def test_words_of_one_story_that_are_forms_of_one_word_name_one_act() -> None:
    """*sank* aside: it is another word. The same word in another story is another act."""
    asked = [(page.id, page.text.index(word), page.text.index(word) + len(word)) for page, word in ASKED]
    first, second, third = group_words(PAGES, group_stories(PAGES), asked).values()
    assert (first == second, first == third) == (True, False)
