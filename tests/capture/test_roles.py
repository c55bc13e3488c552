"""What is report and what is not, in bare text: titles, captions, comments; and above all, when in doubt, report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture import CaptureOptions, Record, Source, capture
from dateline.capture.blocks import split_blocks
from dateline.capture.pseudonym import hash_commenter
from dateline.capture.roles import classify_blocks
from dateline.records.page import Page
from tests.capture.dumps import DUMPS, REPORT, Dump

KEY = b"a key for tests"


def a_page(text: str, title: str | None = None) -> Page:
    """Capture a text as a JSONL record would give it."""
    source = Source(name="-", kind="record", record=Record(text=text, title=title))
    return capture(source, CaptureOptions(commenter_key=KEY))


def roles_of(text: str) -> list[str]:
    """The roles of a text's paragraphs, in order."""
    return [paragraph.role for paragraph in a_page(text).paragraphs]


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_report_and_comments_are_told_apart(dump: Dump) -> None:
    """Title, caption and body come first, and every comment is found with its commenter's hash."""
    page = a_page(dump.text)
    report = [p.role for p in page.paragraphs if p.start < len(REPORT) - 2]
    assert report == ["title", "caption", "body", "body"]
    comments = [p for p in page.paragraphs if p.role == "comment"]
    assert [c.commenter for c in comments] == [name and hash_commenter(name, KEY) for name, _ in dump.comments]
    for comment, (_, words) in zip(comments, dump.comments, strict=True):
        assert page.words_of(comment).startswith(words)
    assert {p.role for p in page.paragraphs if p.start >= len(REPORT)} <= {"comment", "other"}


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_no_commenters_name_is_kept(dump: Dump) -> None:
    """Names on their own lines, and where others repeat them, are blotted out; the length stays."""
    page = a_page(dump.text)
    assert len(page.text) == len(dump.text)
    assert page.text[: len(REPORT)] == REPORT
    for name, _ in dump.comments:
        for part in (name or "").split():
            assert part not in page.text
    assert all(a == b or b == "█" for a, b in zip(dump.text, page.text, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        # a crosshead that could be a name, before report
        "Shells fell on Osmund on Monday, the council said.\n\nLittle Harrow\n\nTwo houses burnt down, residents said.",
        # first person and second person inside quotation marks are the report's
        'The doctor wept.\n\n"I told you they would come back! You did not listen!" he shouted at the officer.',
        # a fighter's diary: talk, but nothing announces readers
        "A diary from Osmund\n\nI left at dawn. You would not know it.\n\nMy street is gone. I can't look.",
        # a communiqué that shouts
        "Statement no. 4\nOur people! The hour has come!\nGlory to the fallen!\nOur men took the quarry on Monday.",
        # questions and answers of a briefing
        "QUESTION: Do you confirm the strike?\nMR PELL: I do not. I have no information for you.\nQUESTION: Thank you.",
        # the name of a place and a date alone
        "The fleet sailed.\n\nPort Osmund\n\nOn March 3 the first ships reported engine trouble and turned back.",
    ],
)
def test_report_is_never_taken_for_comment(text: str) -> None:
    """Talk without anything that announces readers stays report."""
    assert set(roles_of(text)) <= {"title", "body"}


LATER = "Marta Vexley\n\nI was there, you know.\n\nLate Reader\n\nYou all knew it. Lol!\n"


@pytest.mark.parametrize(
    ("block", "roles"),
    [
        # no talk in it by itself, but a reader's name over it and an exclamation, as in those that follow
        ("Osk Tarrant\n\nWelcome home, men of Tarvel! Three years under fire and they never gave up.",
         ["other", "comment"]),
        ("Osk Tarrant\n\nAnd who pays for the mill? The council has no money.", ["other", "comment"]),
        # two such, one after the other
        ("Osk Tarrant\n\nWelcome home! They never gave up.\n\nLena Brookvale\n\nWho pays? Not the council.",
         ["other", "comment", "other", "comment"]),
        # nothing tells it from a crosshead and report
        ("Little Harrow\n\nThe village lies below the ridge and has one well.", ["body", "body"]),
        ("Little Harrow\n\nTwo houses burnt down, residents said.", ["body", "body"]),
        ("Little Harrow\n\n“They left us to die!” a miller told the council.", ["body", "body"]),
        ("Osk Tarrant\n\nShelling killed four civilians on Monday! Troops fled.", ["body", "body"]),
        ("Why The Ridge Fell At Last\n\nWelcome home, men of Tarvel!", ["body", "body"]),  # no name above it
    ],
)  # fmt: skip
def test_a_mild_first_comment_belongs_to_those_that_follow(block: str, roles: list[str]) -> None:
    """A section found by louder comments reaches up to those of the same shape before it, and no further."""
    page = a_page(f"{REPORT}{block}\n\n{LATER}")
    found = [p.role for p in page.paragraphs if len(REPORT) <= p.start < len(REPORT) + len(block)]
    assert [role for role in found if role != "other"] == [role for role in roles if role != "other"]
    assert [p.role for p in page.paragraphs if p.start > len(REPORT) + len(block)].count("comment") == 2


def test_a_heading_is_where_comments_begin() -> None:
    """What stands above *Comments* is no comment, whatever its shape."""
    text = f"{REPORT}Osk Tarrant\n\nWelcome home, men of Tarvel! They never gave up.\n\nComments (2)\n\n{LATER}"
    above = [p.role for p in a_page(text).paragraphs if len(REPORT) <= p.start < text.index("Comments (2)")]
    assert "comment" not in above


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Photo: Ilka Brandow", "caption"),
        ("Rebels on the quarry road (file photo)", "caption"),
        ("A soldier guards the bridge of Osmund, March 9, 2021. [Reuters]", "caption"),
        ("Villagers flee Little Harrow. AFP/Getty Images", "caption"),
        ("Villagers fled Little Harrow as shells fell.", "body"),  # a scene alone is no caption
        ("OSMUND (Reuters) - Shells hit the market of Osmund on Monday, killing two.", "body"),  # a dateline
        ("The photo showed two soldiers beside a burnt tractor, the ministry said.", "body"),
        ("Satellite images show that the bridge was destroyed.", "body"),
        ("By Ilka Brandow", "other"),
        ("By Monday night the town had fallen", "body"),
        ("9 March 2021, 14:05", "other"),
        ("Share this on Facebook", "other"),
        ("Read more: Talks stall in Tarvel", "other"),
        ("Share prices fell after the attack.", "body"),
        ("Comments (0)", "other"),
    ],
)
def test_a_line_between_paragraphs(line: str, role: str) -> None:
    """A line in the middle of a report is body unless it says itself what else it is."""
    before = "Guns fell silent in Tarvel on Tuesday, the council of the district said.\n\n"
    after = "\n\nNobody could say on Wednesday how long the pause would last."
    assert roles_of(before + line + after) == ["body", role, "body"]


def test_a_title_that_is_given_is_found() -> None:
    """A record's title is the title paragraph where the text repeats it, and only `Page.title` where it does not."""
    text = "Quarry road retaken.\n\nArmy units retook the quarry road on Monday, the ministry of defence said."
    assert [p.role for p in a_page(text, "Quarry road retaken.").paragraphs] == ["title", "body"]
    page = a_page(text, "Another title")
    assert [p.role for p in page.paragraphs] == ["body", "body"]
    assert page.title == "Another title"


def test_report_after_comments_needs_strong_evidence() -> None:
    """One more paragraph below comments stays a comment; three plain reports are a report again."""
    story = "Troops entered the district of Osmund on Monday, the ministry said, and killed two militants.\n\n"
    talk = DUMPS["lone names"].text + "\n"
    assert a_page(talk + story).paragraphs[-1].role == "comment"
    assert [p.role for p in a_page(talk + story * 3).paragraphs[-3:]] == ["body"] * 3


def test_a_word_of_the_report_is_not_blotted_out() -> None:
    """A commenter who calls himself after the town does not take the town out of the others' words."""
    text = REPORT + "Free Tarvel\n\nYou are all liars!\n\nMarta Vexley\n\nI pity Tarvel. lol\n"
    assert "I pity Tarvel." in a_page(text).text


def test_a_hard_wrapped_paragraph_is_one() -> None:
    """Lines broken at a width are joined; a headline above them is not."""
    text = (
        "Convoy turned back at Osmund bridge\n"
        "A convoy of nine lorries with flour and medicine was turned back at\n"
        "the bridge of Osmund on Monday, drivers said, after militiamen had\n"
        "demanded half of the load.\n"
        "The council protested."
    )
    assert [block.text.split()[0] for block in split_blocks(text)] == ["Convoy", "A", "The"]


@given(st.text(alphabet=st.sampled_from("ab AB.!?\n\r :•10é\ufeff@“”"), max_size=300))
def test_paragraphs_lie_in_order_inside_the_text(text: str) -> None:
    """Whatever the text, spans are in order, do not overlap, are not blank, and the text keeps its length."""
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\xa0"):
        return
    page = a_page(text)
    assert len(page.text) == len(text)
    at = 0
    for paragraph in page.paragraphs:
        assert at <= paragraph.start < paragraph.end <= len(text)
        assert page.words_of(paragraph).strip()
        at = paragraph.end


@given(st.lists(st.sampled_from([d.text for d in DUMPS.values()]), min_size=1, max_size=3))
def test_roles_do_not_depend_on_line_ends(texts: list[str]) -> None:
    """CRLF and LF give the same roles; each counts as many code points as it has."""
    text = "".join(texts)
    windows = text.replace("\n", "\r\n")
    assert roles_of(windows) == roles_of(text)
    last = a_page(windows).paragraphs[-1]
    assert last.end == len(windows.rstrip())


def test_the_classifier_can_be_told_that_there_are_no_comments() -> None:
    """Where markup has told the comments apart, the classifier looks for none."""
    blocks = split_blocks(DUMPS["lone names"].text)
    assert classify_blocks(blocks, has_comments=False).section is None
