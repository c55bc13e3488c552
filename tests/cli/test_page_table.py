"""This file says what the drawn page shows: what is fact and what is not, by whom, and the words that attest it."""

from __future__ import annotations

import io
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from dateline.cli.factuality_marks import SIGNS, STYLES, count_factualities
from dateline.cli.page_table import draw_page
from dateline.records.claim import PloverRecord
from dateline.records.coded import CodedPage, Mention, Problem
from dateline.records.ontology import FACTUALITIES, Factuality
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue
from tests.cli.builders import TEXT, a_claim, a_coded_page, a_place, a_time, a_toll, an_actor

HTS = an_actor("HTS", id="reg:hts", name="Hay'at Tahrir al-Sham", country="SYR", sector="REB")
SHELLED = "The garrison was shelled, killing 12 people."


def draw(coded: CodedPage, width: int = 100, *, styled: bool = False) -> str:
    """The page as drawn, with its styles as escape codes where asked for."""
    screen = io.StringIO()
    console = Console(
        file=screen, width=width, force_terminal=styled, color_system="standard" if styled else None,
        highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    console.print(draw_page(coded, width=width))
    return screen.getvalue()


def test_every_factuality_has_a_sign_of_its_own() -> None:
    """Colour is not the only difference: it is lost in print and on many eyes."""
    assert set(SIGNS) == set(STYLES) == set(FACTUALITIES)
    assert len(set(SIGNS.values())) == len(FACTUALITIES)


@pytest.mark.parametrize("factuality", FACTUALITIES)
@pytest.mark.parametrize("width", [80, 200])
def test_the_factuality_stands_before_the_event(factuality: Factuality, width: int) -> None:
    """`planned ASSAULT` cannot be read as an assault."""
    drawn = draw(a_coded_page(a_claim(factuality=factuality)), width)
    line = next(line for line in drawn.splitlines() if "ASSAULT" in line)
    assert line.split()[1:4] == [SIGNS[factuality], factuality, "ASSAULT"]


def test_an_unknown_actor_is_quoted_and_a_known_one_named() -> None:
    """The words as written never pass for somebody identified."""
    drawn = draw(a_coded_page(a_claim(actor=(HTS,), recipient=(an_actor("the garrison"),))))
    assert "Hay'at Tahrir al-Sham SYR REB → “the garrison”" in drawn


@pytest.mark.parametrize("width", [80, 129, 130, 200])
def test_all_that_a_claim_says_is_drawn_at_every_width(width: int) -> None:
    """Where, when, toll, source, when said, and what it implies."""
    claim = a_claim(
        actor=(HTS,),
        place=(a_place("Idlib", id="g:1", name="Idlib", country="SYR", precision="exact"),),
        time=a_time("Friday", date(2021, 3, 12), date(2021, 3, 13)),
        said=a_time("March 9", date(2021, 3, 9), date(2021, 3, 10)),
        toll=(a_toll("at least 12", 12, None),),
        source=(an_actor("a source"),),
        plover=PloverRecord(event_type="THREATEN", mode="violence", auxiliary="future", date=None, derived=True),
    )
    drawn = draw(a_coded_page(claim), width)
    for words in ("Idlib, SYR", "2021-03-12", "said 2021-03-09", "12+ killed", "“a source”", "THREATEN.violence"):
        assert words in drawn


@pytest.mark.parametrize("width", [80, 200])
def test_a_toll_shows_its_parts_and_who_counted(width: int) -> None:
    """Counters by name where a registry knows them, else in their words."""
    mentions = (
        Mention(id="m7", kind="actor", start=0, end=9, text="activists"),
        Mention(id="m8", kind="actor", start=0, end=2, text="UN", actor=ActorValue(id="user:un", name="United Nations",
                                                                                    provisional=False)),
    )  # fmt: skip
    tolls = (
        a_toll("40", 40, 40),
        msgspec.structs.replace(a_toll("60", 60, 60), mention="m5", source=("m7", "m8")),
        msgspec.structs.replace(a_toll("9", 9, 9), mention="m6", of_whom="children", included_in="m4"),
    )
    drawn = draw(msgspec.structs.replace(a_coded_page(a_claim(toll=tolls)), mentions=mentions), width)
    told = " ".join(drawn.replace("\n", " ").split())
    assert "40 killed (including 9 children)" in told
    assert "counted by “activists” and United Nations" in told


@pytest.mark.parametrize("width", [60, 80, 100, 129, 130, 160, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Long names and long sentences fold."""
    long = an_actor("the " + "very " * 60 + "long name")
    claim = a_claim(actor=(long, HTS), recipient=(long,), place=(a_place("here " * 40),), source=(long,))
    drawn = draw(a_coded_page(claim, title="word " * 80), width)
    assert max(len(line) for line in drawn.splitlines()) <= width


def test_claims_of_one_sentence_stand_together_above_it() -> None:
    """The sentence is printed once, each trigger followed by its claim's number."""
    page = a_coded_page(
        a_claim("vowed", type="THREATEN", factuality="happened", number=1, content=("p1#e2",)),
        a_claim("attack", number=2),
        a_claim("shelled", factuality="happened", number=3, sentence=SHELLED),
    )
    drawn = draw(page)
    assert drawn.count("The Reed Column") == 1
    assert "vowed¹ to attack² the garrison" in drawn
    assert "was shelled³, killing" in drawn
    assert "about 2 (planned ASSAULT)" in drawn


def test_the_trigger_is_emphasised() -> None:
    """Bold and underlined, where the terminal can."""
    assert "\x1b[1;3;4mattack\x1b[0m" in draw(a_coded_page(a_claim()), styled=True)


def test_two_claims_on_the_same_words_share_them() -> None:
    """The words are printed once and carry both numbers."""
    drawn = draw(a_coded_page(a_claim(number=1), a_claim(number=2)))
    assert "to attack¹·² the garrison" in drawn


def test_a_long_sentence_is_cut_around_its_trigger() -> None:
    """And says so."""
    text = "word " * 300 + "attack " + "word " * 300
    claim = a_claim()
    start = text.index("attack")
    long = {"trigger": {"text": "attack", "start": start, "end": start + 6},
            "evidence": {"text": text, "start": 0, "end": len(text)}}  # fmt: skip
    cut = msgspec.convert(msgspec.to_builtins(claim) | long, type(claim))
    drawn = draw(a_coded_page(cut, text=text))
    assert "attack¹" in drawn
    assert drawn.count("…") == 2
    assert drawn.count("word") < 200


@pytest.mark.parametrize(
    ("dct", "told"),
    [
        (CreationTime(), "date of publication unknown"),
        (
            CreationTime(from_=date(2018, 6, 28), until=date(2018, 6, 29), precision="day", found_in="json-ld"),
            "published 2018-06-28 (from the page's JSON-LD)",
        ),
    ],
)
def test_the_header_says_when_and_how_that_is_known(dct: CreationTime, told: str) -> None:
    """With title and outlet."""
    drawn = draw(a_coded_page(dct=dct))
    assert "Column Vows To Attack Osmund" in drawn
    assert f"Courier · {told}" in drawn


@pytest.mark.parametrize(
    ("comments", "told"),
    [
        (0, None),
        (1, "1 reader's comment set apart; --comments codes them"),
        (12, "12 readers' comments set apart; --comments codes them"),
    ],
)
def test_comments_are_counted(comments: int, told: str | None) -> None:
    """They are no part of the report, and the reader is told that they are there."""
    drawn = draw(a_coded_page(comments=comments))
    assert told in drawn if told else "comment" not in drawn


def test_a_claim_from_a_comment_says_so() -> None:
    """What a reader writes below a report is no report."""
    assert "a reader's comment, not the report" in draw(a_coded_page(a_claim(comment=True)))


def test_problems_stand_at_the_end() -> None:
    """After the last claim."""
    drawn = draw(a_coded_page(a_claim(), problems=(Problem(code="no-dct", message="no date; give --published"),)))
    assert drawn.rstrip().endswith("! no date; give --published")


def test_counts_keep_facts_and_the_rest_apart() -> None:
    """A reader sees at the end how much of the page is put as fact."""
    assert count_factualities(["happened", "planned", "ongoing", "planned"]) == (
        "2 put as fact: 1 ● happened, 1 ◐ ongoing",
        "2 not put as fact: 2 ▷ planned",
    )
    assert count_factualities(["denied"])[0] == "none put as fact"


@settings(deadline=None)  # the first drawing of a process imports half of rich
@given(st.text(max_size=40), st.sampled_from([80, 140]))
def test_nothing_in_a_page_reaches_the_terminal_as_a_command(words: str, width: int) -> None:
    """No control or direction character, and no console markup, comes through from a page."""
    hostile = "\x1b[2J\x9b31m\u202e[red]" + words
    claim = a_claim(actor=(an_actor(hostile),), place=(a_place(hostile),))
    drawn = draw(a_coded_page(claim, title=hostile, outlet=hostile), width)
    assert not {"\x1b", "\x9b", "\u202e"} & set(drawn)
    assert "[red]" in drawn.replace("\n", "")


def test_the_page_text_is_as_the_builders_say() -> None:
    """The sentence used above is in the builders' text, or these tests would test nothing."""
    assert SHELLED in TEXT
