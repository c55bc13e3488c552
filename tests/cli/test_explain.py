"""What `dateline code --explain` prints: JSON for a program, drawn lines for a person, nothing of it unasked."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from dateline.cli.explanations import draw_explanations
from dateline.records.coded import CodedPage, Decision, ExplainedMention, Mention
from dateline.records.page import Interval
from dateline.records.serialise import from_json, to_json
from dateline.records.values import (
    AccordValue,
    ActorValue,
    PlaceValue,
    TimePrecision,
    TimeValue,
    Timex3,
    TollValue,
)  # fmt: skip
from tests.cli.builders import a_coded_page
from tests.cli.conftest import Run, read_lines

TEXT = """Shells hit Manbij on Monday

HASAKA, Syria - Turkish artillery killed at least 12 civilians near Manbij on Monday, the Hasaka police said. They
had warned of the attack two days earlier. The ceasefire of June 3 had held until then.
"""


@pytest.fixture
def page(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report in the working folder, and folders of the tests' own for keys and caches."""
    folder = tmp_path_factory.getbasetemp() / "dateline-home"
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(folder / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(folder / "data"))
    (tmp_path / "manbij.txt").write_text(TEXT, encoding="utf-8")
    return "manbij.txt"


PUBLISHED = ("--published", "2018-06-28")


def test_each_value_is_one_line_of_json(run: Run, page: str) -> None:
    """Piped: the mentions of times, places, actors and tolls in order, each with its steps, and no claim."""
    lines = run("code", page, *PUBLISHED, "--explain").stdout.splitlines()
    explained = [from_json(line, ExplainedMention) for line in lines]
    coded = CodedPage.from_json(run("code", page, *PUBLISHED, "--pages").stdout)
    assert [to_json(each) for each in explained] == lines
    assert [each.mention for each in explained] == [m for m in coded.mentions if m.kind != "accord"]
    assert {each.mention.kind for each in explained} == {"time", "place", "actor", "toll"}
    assert {(each.schema, each.page) for each in explained} == {("dateline.decision/1", coded.page.id)}
    for each in explained:
        assert all(each.steps)
        assert each.steps[-1].startswith("Recorded: ")
        value = getattr(each.mention, each.mention.kind)
        assert value.decided_by is None or value.decided_by in each.steps[-1]


def test_whole_pages_carry_the_steps_only_when_asked(run: Run, page: str) -> None:
    """With `--pages --explain` each mention has its decision; with `--pages` alone the rest is the same."""
    plain = CodedPage.from_json(run("code", page, *PUBLISHED, "--pages").stdout)
    told = CodedPage.from_json(run("code", page, *PUBLISHED, "--pages", "--explain").stdout)
    assert plain.decisions == ()
    assert [d.mention for d in told.decisions] == [m.id for m in told.mentions if m.kind != "accord"]
    assert (plain.mentions, plain.claims, plain.toponyms) == (told.mentions, told.claims, told.toponyms)


def test_steps_are_drawn_on_a_terminal(run: Run, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each explained mention has its line; with `--json` there, the same JSON Lines as elsewhere."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    drawn = run("code", page, *PUBLISHED, "--explain").stdout
    explained = read_lines(run("code", page, *PUBLISHED, "--explain", "--json").stdout)
    heads = re.findall(r"^(time|place|actor|toll) +“(.+?)” →", drawn, re.M)
    assert heads == [(line["mention"]["kind"], line["mention"]["text"]) for line in explained]
    assert "published 2018-06-28 (as given)" in drawn
    assert "Recorded: " not in drawn  # the line above the steps says it
    assert drawn.count("page_country: ") == 1  # what a comparison means is told once
    assert not re.search(r": no answer\.$|' does not fit\.$", drawn, re.M)  # idle steps are drawn together
    assert not re.search(r"Read '(.+)' as '\1'", drawn)


# --- Drawing --------------------------------------------------------------------------------------------------------


def draw(coded: CodedPage, width: int = 200) -> str:
    """The page's explanations as drawn."""
    screen = io.StringIO()
    Console(file=screen, width=width, highlight=False, markup=False, emoji=False).print(draw_explanations(coded))
    return screen.getvalue()


def told(mention: Mention, *steps: str) -> CodedPage:
    """A page of one mention with its steps."""
    page = a_coded_page()
    return CodedPage(page=page.page, mentions=(mention,), decisions=(Decision(mention=mention.id, steps=steps),))


def a_day(precision: TimePrecision = "day", timex3: Timex3 | None = None) -> TimeValue:
    """The 25th of June."""
    return TimeValue(from_=DAY.from_, until=DAY.until, precision=precision, timex3=timex3)


def undated(**more: Any) -> TimeValue:
    """A time that is no place on the calendar."""
    return TimeValue(from_=None, until=None, precision="unknown", **more)


def a_mention(**value: object) -> Mention:
    """A mention of the kind that the value is given under."""
    (kind,) = value
    return Mention(id="m1", kind=kind, start=0, end=5, text="words", **value)  # type: ignore[arg-type]


DAY = Interval(from_=date(2018, 6, 25), until=date(2018, 6, 26))
ARSAL = PlaceValue(id="own:arsal", name="Arsal", admin1="Baalbek-Hermel", country="LBN", precision="exact")


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (a_day(), "2018-06-25, to the day"),
        (a_day(timex3=Timex3(type="DATE", value="2018-06-25")), "2018-06-25, to the day"),
        (
            a_day("hour", Timex3(type="TIME", value="2018-06-25TNI")),
            "2018-06-25, to the hour (2018-06-25TNI)",
        ),
        (TimeValue(from_=date(2018, 6, 25), until=None, precision="day"), "since 2018-06-25, to the day"),
        (
            undated(reason="a length", timex3=Timex3(type="DURATION", value="P2D")),
            "no date: a length (P2D)",
        ),
        (undated(), "no date: no reason told"),
        (
            undated(alternatives=(DAY, Interval(from_=date(2018, 7, 1), until=None))),
            "2018-06-25 or since 2018-07-01, ambiguous",
        ),
        (TollValue(low=12, high=12, vague=False), "12"),
        (TollValue(low=0, high=0, vague=False), "0"),
        (TollValue(low=1200, high=None, vague=False), "1,200 or more"),
        (TollValue(low=None, high=30, vague=False), "up to 30"),
        (TollValue(low=24, high=99, vague=True), "24 to 99, a vague word"),
        (TollValue(low=None, high=None, vague=False, reason="an age"), "no number: an age"),
        (ARSAL, "Arsal, Baalbek-Hermel, LBN, exact (own:arsal)"),
        (PlaceValue(id="x:1", name="Daraa", admin1="Daraa", country="SYR"), "Daraa, SYR (x:1)"),
        (PlaceValue(id=None, reason="not in any gazetteer"), "unresolved: not in any gazetteer"),
        (
            PlaceValue(id=None, members=(ARSAL, PlaceValue(id=None, reason="unknown"))),
            "2 places: Arsal, Baalbek-Hermel, LBN, exact (own:arsal); unresolved: unknown",
        ),
        (
            ActorValue(id="reg:hts", name="HTS", country="SYR", sector="REB", provisional=False),
            "HTS, SYR REB (reg:hts)",
        ),
        (ActorValue(id="new:a", name="A", provisional=True), "A (new:a, provisional)"),
        (ActorValue(id=None, provisional=False, reason="pronoun"), "unresolved: pronoun"),
    ],
)
def test_a_value_is_drawn_in_a_few_words(value: TimeValue | TollValue | PlaceValue | ActorValue, drawn: str) -> None:
    """What is known, how closely, under which id; what is not, and why. No end of a count or time is made up."""
    kind = {TimeValue: "time", TollValue: "toll", PlaceValue: "place", ActorValue: "actor"}[type(value)]
    assert f"\n{kind:6} “words” → {drawn}\n" in draw(told(a_mention(**{kind: value}), "It was so."))


@pytest.mark.parametrize(
    ("steps", "lines"),
    [
        (["It was so."], ["It was so."]),
        # idle steps in a row are one, in their order; one that answered stays
        (
            ["Tried names: no answer.", "Tried states: no answer.", "Tried persons: decided: reg:x."],
            ["Tried without an answer: names; states.", "Tried persons: decided: reg:x."],
        ),
        (
            ["The rule 'share' does not fit.", "The rule 'group' does not fit.", "The rule 'plainly' decided: 12."],
            ["Rules that do not fit: share; group.", "The rule 'plainly' decided: 12."],
        ),
        (
            ["Tried names: no answer.", "It is spelt like another.", "Tried states: no answer."],
            ["Tried without an answer: names.", "It is spelt like another.", "Tried without an answer: states."],
        ),
        # what the head line says is not said again; words that were read as others are
        (["Read 'HTS' as 'HTS' on 2018-06-28.", "Recorded: reg:hts (HTS)."], []),
        (["Read 'the HTS' as 'HTS'."], ["Read 'the HTS' as 'HTS'."]),
        (["two\nlines \x1b[31m"], ["two lines �[31m"]),
    ],
)
def test_steps_are_drawn_as_a_person_wants_them(steps: Sequence[str], lines: Sequence[str]) -> None:
    """Shorter than in JSON, in the same order, with nothing in them that acts on the screen."""
    drawn = draw(told(a_mention(actor=ActorValue(id=None, provisional=False)), *steps))
    assert [line.strip() for line in drawn.split("no reason told\n")[1].splitlines() if line.strip()] == lines


def test_what_figures_mean_is_told_once_below() -> None:
    """However many places were compared by them."""
    mentions = tuple(
        Mention(id=f"m{n}", kind="place", start=0, end=1, text="S", place=PlaceValue(id=None)) for n in range(3)
    )
    steps = ("S: two of this name", "population: How many people live there.")
    decisions = tuple(Decision(mention=m.id, steps=steps) for m in mentions)
    drawn = draw(CodedPage(page=a_coded_page().page, mentions=mentions, decisions=decisions))
    assert drawn.count("population: How many people live there.") == 1
    assert drawn.index("population: ") > drawn.rindex("S: two of this name")


def test_a_page_with_nothing_to_explain_says_so() -> None:
    """An accord alone, or no mention at all."""
    accord = Mention(id="m1", kind="accord", start=0, end=1, text="S", accord=AccordValue())
    for mentions in ((), (accord,)):
        assert "the page has no mention to explain" in draw(CodedPage(page=a_coded_page().page, mentions=mentions))


@pytest.mark.parametrize("width", [60, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Long values and long steps are wrapped."""
    mention = a_mention(place=PlaceValue(id=None, members=(ARSAL,) * 6))
    drawn = draw(told(mention, "It was compared with all the others of the page. " * 8), width)
    assert max(map(len, drawn.splitlines())) <= width
