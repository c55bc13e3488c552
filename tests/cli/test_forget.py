"""This file says what `dateline forget` erases, whom it asks first, and what it leaves to the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import Casebook
from dateline.records.history import Forgotten
from dateline.records.page import Paragraph
from dateline.records.serialise import from_json
from tests.cli.conftest import Run
from tests.store import builders as stored

TEXT = "Artillery shelled the market.\n\nI was there."
KEY = "c-0123456789ab"


@pytest.fixture
def book(run: Run) -> Path:
    """A page of two claims and a reader's comment, and another page."""
    comment = Paragraph(role="comment", start=TEXT.index("I was"), end=len(TEXT), commenter=KEY)
    page = stored.a_page(stored.a_claim(1), stored.a_claim(2), text=TEXT, title="Market shelled", paragraphs=(comment,))
    with Casebook("dateline.db") as casebook:
        casebook.add(page)
        casebook.add(stored.a_page(stored.a_claim(1, page="p2"), id="p2"))
        casebook.judge("p1#e1", "accept", reason="seen", reviewer="R.")
    return Path("dateline.db")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to be asked."""
    monkeypatch.setattr("dateline.cli.forget.can_ask", lambda: True)


def list_pages() -> list[str]:
    """The ids of the pages that the casebook holds."""
    with Casebook("dateline.db") as casebook:
        return [coded.page.id for coded in casebook.pages()]


@pytest.mark.usefixtures("book")
def test_a_page_is_erased_with_what_hangs_on_it(run: Run) -> None:
    """What was erased is printed, what is left to erase is said."""
    result = run("forget", "--page", "p1", "--yes")
    assert result.exit_code == 0
    assert from_json(result.stdout, Forgotten) == Forgotten(pages=1, claims=2, judgements=1)
    assert list_pages() == ["p2"]
    for words in ("copies elsewhere are yours to erase", "back-ups", "mirrors", "snapshots", "added again"):
        assert words in result.stderr


@pytest.mark.usefixtures("book")
def test_a_commenter_is_erased(run: Run) -> None:
    """The report stays, without a word of the comment."""
    result = run("forget", "--commenter", KEY, "--yes")
    assert result.exit_code == 0, result.stderr
    assert from_json(result.stdout, Forgotten).comments == 1
    with Casebook("dateline.db") as casebook:
        texts = [coded.page.text for coded in casebook.pages()]
    assert "shelled" in texts[0]
    assert "I was there" not in texts[0]


@pytest.mark.usefixtures("book", "terminal")
def test_a_person_types_the_id_again(run: Run) -> None:
    """Once it is said what would go; the question is no data."""
    result = run("forget", "--page", "p1", input="p1\n")
    assert result.exit_code == 0
    assert "page p1 “Market shelled”, 1 version with 2 claims, will be erased for good" in result.stderr
    assert "Type p1 to erase it: " in result.stderr
    assert from_json(result.stdout, Forgotten).pages == 1
    assert list_pages() == ["p2"]


@pytest.mark.usefixtures("book", "terminal")
def test_a_person_is_told_how_much_a_commenter_wrote(run: Run) -> None:
    """Before typing the key again."""
    result = run("forget", "--commenter", KEY, input=f"{KEY}\n")
    assert result.exit_code == 0
    assert f"all that the commenter {KEY} wrote, 1 comment on 1 page in force" in result.stderr
    assert f"Type {KEY} to erase it: " in result.stderr


@pytest.mark.usefixtures("book", "terminal")
@pytest.mark.parametrize("answer", ["", "\n", "y\n", "yes\n", "p2\n", "P1\n"])
def test_any_other_answer_erases_nothing(run: Run, answer: str) -> None:
    """The end of the input too."""
    result = run("forget", "--page", "p1", input=answer)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "that is not the id; nothing was erased" in result.stderr
    assert list_pages() == ["p1", "p2"]


@pytest.mark.usefixtures("book", "terminal")
def test_who_says_yes_is_not_asked(run: Run) -> None:
    """A script on a terminal waits for nobody."""
    result = run("forget", "--page", "p1", "--yes")
    assert result.exit_code == 0
    assert "Type p1" not in result.stderr


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--page", "p1"], "nobody can be asked here; add --yes to erase"),
        ([], "takes one of --page ID and --commenter KEY"),
        (["--page", "p1", "--commenter", KEY, "--yes"], "takes one of --page ID and --commenter KEY"),
        (["--page", "p9", "--yes"], "--page 'p9': is no page in "),
        (["--page", "p1#e1", "--yes"], "the page of that claim is p1"),
        (["--page", " ", "--yes"], "names nothing; give the id to erase"),
        (["--commenter", "c-nobody", "--yes"], "nothing was erased"),
    ],
)
def test_what_is_not_clear_erases_nothing(run: Run, options: list[str], told: str) -> None:
    """It is wrong usage, with what to do."""
    result = run("forget", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert list_pages() == ["p1", "p2"]


@pytest.mark.usefixtures("book")
def test_a_person_reads_in_words_what_was_erased(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --json, JSON there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    assert run("forget", "--page", "p1", "--yes").stdout == "erased: 1 version, 2 claims, 1 judgement\n"
    assert from_json(run("forget", "--page", "p2", "--yes", "--json").stdout, Forgotten).claims == 1


def test_there_must_be_a_casebook(run: Run) -> None:
    """None is made for it."""
    result = run("forget", "--page", "p1", "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no casebook there" in result.stderr
