"""Which stretches of a page are read."""

from __future__ import annotations

from dateline.ground.attribution import coded_stretches
from dateline.records.detection import Detection
from dateline.records.page import CreationTime, Page, Paragraph


def a_page(*roles: str) -> Page:
    """A page with a paragraph of ten characters for each role."""
    return Page(
        id="p",
        text="\n".join("Nine words" for _ in roles),
        sha256="0" * 64,
        dct=CreationTime(),
        paragraphs=tuple(Paragraph(role=role, start=n * 11, end=n * 11 + 10) for n, role in enumerate(roles)),  # type: ignore[arg-type]
    )


def test_title_and_body_are_one_stretch() -> None:
    """So that a quotation goes on in the next paragraph; a caption parts two stretches."""
    page = a_page("title", "body", "caption", "body")
    assert coded_stretches(page, Detection()) == ((0, 21), (33, 43))


def test_a_comment_is_read_where_it_was_coded() -> None:
    """Each by itself; the detection's sentences say whether it was."""
    page = a_page("body", "comment", "comment")
    assert coded_stretches(page, Detection(sentences=((0, 10),))) == ((0, 10),)
    both = Detection(sentences=((0, 10), (11, 21), (22, 32)))
    assert coded_stretches(page, both) == ((0, 10), (11, 21), (22, 32))
