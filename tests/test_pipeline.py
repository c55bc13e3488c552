"""The stages in order, on the real model: what a reader's comment may and may not do."""

import json
from pathlib import Path

import pytest

import dateline
from dateline.errors import NotEnglish, UsageError

DEMO = Path(dateline.__file__).parent / "demo"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and caches of the tests are not the user's."""
    folder = tmp_path_factory.getbasetemp() / "dateline-home"
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(folder / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(folder / "data"))


def test_comments_never_change_what_the_report_attests() -> None:
    """With `comments` the report's claims are the same, and what readers wrote is marked as such."""
    page = DEMO / "fezzan-dump.txt"
    alone, with_comments = dateline.code(page), dateline.code(page, comments=True)

    def facts(coded: dateline.CodedPage) -> list[tuple[object, ...]]:
        return [
            (c.type, c.mode, c.factuality, c.trigger, [f.text for f in c.actor]) for c in coded.claims if not c.comment
        ]

    assert facts(alone) == facts(with_comments)
    assert not any(c.comment for c in alone.claims)


def test_no_commenters_name_is_kept() -> None:
    """A commenter is a keyed hash, in the record and in the text."""
    coded = dateline.code(DEMO / "fezzan-dump.txt", comments=True)
    assert "Harmattan Joe" not in coded.to_json()
    assert {p.commenter for p in coded.page.paragraphs if p.commenter}


def test_spans_quote_the_page_and_json_comes_back() -> None:
    """`page.text[start:end] == text` for every span, and the record survives its JSON."""
    coded = dateline.code(DEMO / "cauca-news.html")
    for mention in coded.mentions:
        assert coded.page.text[mention.start : mention.end] == mention.text
    for claim in coded.claims:
        assert coded.page.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
    assert dateline.CodedPage.from_json(coded.to_json()) == coded


def test_another_language_is_refused_unless_forced(tmp_path: Path) -> None:
    """The message says which language it looks like and what to do."""
    page = tmp_path / "de.txt"
    page.write_text(
        "Die Armee hat am Dienstag die Stadt beschossen. Nach Angaben der Behörden kamen vier Menschen ums Leben. "
        "Die Regierung rief zu einer Waffenruhe auf und forderte die Rebellen auf, sich zurückzuziehen.",
        encoding="utf-8",
    )
    with pytest.raises(NotEnglish, match="--force"):
        dateline.code(page)
    assert dateline.code(page, force=True).page.lang == "de"


def test_code_takes_one_page(tmp_path: Path) -> None:
    """Two lines are two pages: `code_inputs` is for them."""
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="2 pages"):
        dateline.code(lines)


def test_a_line_may_ask_about_any_words(tmp_path: Path) -> None:
    """Each target is answered in order, with who says so and when; where there is a claim, as the claim has it."""
    text = "The health ministry said on Friday that rebels had attacked Zarkan. Shops did not open."
    asked = [
        {"id": name, "start": text.index(name), "end": text.index(name) + len(name)} for name in ("open", "attacked")
    ]
    line = tmp_path / "asked.jsonl"
    line.write_text(
        json.dumps({"id": "a", "text": text, "published": "2018-06-28", "targets": asked}) + "\n", encoding="utf-8"
    )
    coded = dateline.code(line)
    opened, attacked = coded.targets
    assert [(t.id, text[t.start : t.end]) for t in coded.targets] == [("open", "open"), ("attacked", "attacked")]
    assert opened.factuality == "denied"
    assert opened.score < 0 < attacked.score <= 3
    (claim,) = [c for c in coded.claims if c.trigger.text == "attacked"]
    assert (attacked.factuality, attacked.source, attacked.time) == (claim.factuality, claim.source, claim.time)
    assert dateline.CodedPage.from_json(coded.to_json()) == coded


def test_who_says_what_is_told_for_the_whole_report() -> None:
    """Every attribution's spans lie in the report; a reader's remark is none unless comments are asked for."""
    page = DEMO / "fezzan-dump.txt"
    alone, with_comments = dateline.code(page), dateline.code(page, comments=True)
    report = [(p.start, p.end) for p in alone.page.paragraphs if p.role in {"title", "body"}]
    assert alone.attributions
    for attribution in alone.attributions:
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert any(a <= start < end <= b for a, b in report)
    assert set(alone.attributions) <= set(with_comments.attributions)


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Rebels shelled the town of Homs on Monday, a monitor said.", {"happened"}),
        ("Rebels denied that they had shelled the town of Homs on Monday.", {"denied"}),
        ("Rebels vowed to shell the town of Homs next week.", {"planned"}),
        ("The governor called on rebels not to shell the town of Homs.", {"denied", "urged"}),
    ],
)
def test_the_same_act_in_other_words_is_another_claim(tmp_path: Path, sentence: str, factuality: set[str]) -> None:
    """What was said of an act decides: a denial, a vow and a plea are no attack."""
    page = tmp_path / "page.txt"
    page.write_text(sentence, encoding="utf-8")
    found = [c.factuality for c in dateline.code(page, published="2018-06-28").claims if c.type == "ASSAULT"]
    assert found
    assert set(found) <= factuality
