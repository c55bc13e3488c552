"""What is read from HTML: the report, its captions and metadata, and the readers' comments with who answers whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.capture import CaptureOptions, Record, Source, capture, open_sources
from dateline.capture.pseudonym import hash_commenter
from dateline.errors import EmptyInput, InputError
from dateline.records.page import Page

PAGES = Path(__file__).parents[1] / "pages"
KEY = b"a key for tests"
STORY = (
    "<p>Mortar rounds fell on the village of Osmund on Monday night, wounding three farm workers, the council said.</p>"
    "<p>The council blamed the Northern Column, an armed group that has held the quarry road since January.</p>"
)


def a_page(html: str, url: str | None = None) -> Page:
    """Capture markup as a JSONL record would give it."""
    return capture(
        Source(name="-", kind="record", record=Record(html=html, url=url)), CaptureOptions(commenter_key=KEY)
    )


def a_golden_page(name: str) -> Page:
    """Capture a page of tests/pages."""
    (source,) = open_sources([str(PAGES / name)])
    assert isinstance(source, Source)
    return capture(source, CaptureOptions(commenter_key=KEY))


def words_by_role(page: Page, role: str) -> list[str]:
    """The first two words of every paragraph of a role."""
    return [" ".join(page.words_of(p).split()[:2]) for p in page.paragraphs if p.role == role]


def test_a_blog_page_with_a_comment_thread() -> None:
    """Title, caption, body and comments stand apart; menus, reply links and footers are left out."""
    page = a_golden_page("wordpress.html")
    assert words_by_role(page, "title") == ["Two villages"]
    assert words_by_role(page, "caption") == ["A burnt"]
    assert words_by_role(page, "body") == ["Mortar rounds", "The council", "A doctor", "Talks about"]
    assert words_by_role(page, "comment") == ["My cousin", "Sorry to", "The Column"]
    assert words_by_role(page, "other") == []
    for left_out in ("Home", "Reply", "Copyright", "Leave a", "thoughts on"):
        assert left_out not in page.text
    assert page.text == "\n\n".join(page.words_of(p) for p in page.paragraphs)


def test_a_thread_keeps_who_when_and_to_whom_without_names() -> None:
    """A comment has its commenter's hash, its time and its parent's commenter; no name is in the text."""
    page = a_golden_page("wordpress.html")
    petra, rat, miller = (hash_commenter(name, KEY) for name in ("Petra Lindqvist", "quarry_rat77", "Old Miller"))
    comments = [p for p in page.paragraphs if p.role == "comment"]
    assert [(c.commenter, c.time, c.reply_to) for c in comments] == [
        (petra, "2021-03-10T08:05:00+00:00", None),
        (rat, "2021-03-10T09:15:00+00:00", petra),
        (miller, None, None),
    ]
    assert not any(name in page.text for name in ("Petra", "Lindqvist", "quarry_rat77", "Miller"))
    assert "Sorry to hear that, █████." in page.text


def test_a_page_says_who_published_it_and_where() -> None:
    """Outlet, byline, address and language come from the page; an evening in New York is the next day in UTC."""
    page = a_golden_page("wordpress.html")
    assert (page.title, page.outlet) == ("Two villages shelled north of Tarvel, council says", "The Tarvel Courier")
    assert (page.byline, page.lang) == ("Ilka Brandow", "en")
    assert page.url == "https://courier.example/2021/03/09/two-villages-shelled/"
    assert (page.dct.from_, page.dct.precision, page.dct.found_in) == (date(2021, 3, 10), "minute", "meta")


def test_json_ld_goes_before_meta_tags() -> None:
    """The article's own date in JSON-LD counts, before the web page's and before a meta tag."""
    page = a_golden_page("jsonld.html")
    assert (page.dct.text, page.dct.found_in) == ("2022-05-04T07:00:00+02:00", "json-ld")
    assert (page.title, page.outlet) == ("Ceasefire monitors leave Osmund", "Vexland Monitor")


def test_comments_in_json_ld_are_comments() -> None:
    """schema.org comments are read with author and time, and names in them are blotted out."""
    page = a_golden_page("jsonld.html")
    comments = [p for p in page.paragraphs if p.role == "comment"]
    assert [c.commenter for c in comments] == [hash_commenter("Dorian Pell", KEY), hash_commenter("heron_92", KEY)]
    assert [c.time for c in comments] == ["2022-05-04T09:00:00Z", None]
    assert page.words_of(comments[1]) == "██████, nobody saw it coming."


def test_list_items_are_paragraphs_of_their_own() -> None:
    """Each item of a list is one paragraph."""
    assert words_by_role(a_golden_page("jsonld.html"), "body")[-2:] == ["Seven monitors", "Four monitors"]


@pytest.mark.parametrize(
    "comments",
    [
        # schema.org microdata
        '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Osk Tarrant</span>'
        '<p itemprop="text">You call that news?</p></div>',
        # a plain class for each comment
        '<div class="comments"><div class="comment"><b class="username">Osk Tarrant</b><div class="comment-text">'
        "You call that news?</div></div></div>",
        # a section whose comments cannot be told apart by markup
        '<div id="comments"><p>Osk Tarrant</p><p>You call that news?</p></div>',
        # no mark at all: told by the words, as in bare text
        "<div><p>Comments (1)</p><p>Osk Tarrant</p><p>You call that news? lol</p></div>",
    ],
)
def test_comments_are_found_however_they_are_marked(comments: str) -> None:
    """One comment, four kinds of markup: it is a comment, its commenter is known and unnamed."""
    page = a_page(f"<html><body><article><h1>Osmund shelled</h1>{STORY}</article>{comments}</body></html>")
    (comment,) = [p for p in page.paragraphs if p.role == "comment"]
    assert page.words_of(comment).startswith("You call that news?")
    assert comment.commenter == hash_commenter("Osk Tarrant", KEY)
    assert "Tarrant" not in page.text
    assert len(words_by_role(page, "body")) == 2


@pytest.mark.parametrize(
    ("head", "body", "found_in", "day"),
    [
        # an impossible day gives way to the address
        (
            '<meta name="date" content="2021-02-30"><link rel="canonical" href="https://c.example/2021/03/01/">',
            "",
            "url",
            1,
        ),
        # "pubdate" says more than "date", whichever comes first
        ('<meta name="date" content="2021-03-09"><meta name="pubdate" content="2021-03-02">', "", "meta", 2),
        ("", '<time datetime="2021-03-03">Wednesday</time>', "text", 3),
        ("", '<span class="entry-date">4 March 2021</span>', "text", 4),
        ("", "<p>TARVEL, March 5, 2021 (Courier) - Nothing moved on the quarry road.</p>", "text", 5),
        # another story's date, and JSON-LD that is broken
        ("", '<aside><time datetime="2021-03-06">another story</time></aside>', "none", None),
        ('<script type="application/ld+json">{"datePublished": }</script>', "", "none", None),
    ],
)
def test_dates_of_markup(head: str, body: str, found_in: str, day: int | None) -> None:
    """Each source of a date is read; what is impossible, broken or about another story gives way."""
    page = a_page(f"<html><head><title>Osmund</title>{head}</head><body><article>{body}{STORY}</article></body></html>")
    assert page.dct.found_in == found_in
    assert page.dct.from_ == (date(2021, 3, day) if day else None)


def test_markup_without_text_is_refused() -> None:
    """A page that only scripts would fill says so."""
    with pytest.raises(EmptyInput, match=r"^-: no text of a report can be found in this page; "):
        a_page("<html><body><script>load()</script><div id='app'></div></body></html>")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</div>", "<div class='comment'>", "<li id='comment-1'>", "<figcaption>", "<time datetime='x'>",
             "<!--", "<script>", "<table><td>", "Shells fell.", "“", "\x00", "\u2028", "&#x0;", "<br>",
             "<div itemscope itemtype='https://schema.org/Comment'>"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_broken_markup_is_read_or_refused(pieces: list[str]) -> None:
    """Whatever the markup, there is a page whose spans fit its text, or an InputError."""
    try:
        page = a_page("".join(pieces) + STORY)
    except InputError:
        return
    assert all(0 <= p.start < p.end <= len(page.text) for p in page.paragraphs)
