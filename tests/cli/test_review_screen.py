"""This file says how an event is drawn for the reviewer."""

from __future__ import annotations

import io
from typing import Any

from msgspec.structs import replace
from rich.console import Console, RenderableType

from dateline.cli.review_screen import draw_context, draw_item, draw_newer, draw_why
from dateline.records.claim import EventTime
from dateline.records.event import (
    Account,
    ActorDisagreement,
    AgreedTime,
    Disagreement,
    FactualityDisagreement,
    PlaceDisagreement,
    TimeDisagreement,
    TollDisagreement,
    TollRange,
)
from dateline.records.page import CreationTime
from dateline.records.values import PlaceValue
from dateline.review.evidence import EventShown
from dateline.review.queue import rank_event
from tests.review.builders import COLUMN, GUARD, OSMUND, TARIM, a_claim, a_judgement, a_place, an_actor, shown, words


def text_of(thing: RenderableType) -> str:
    """What is drawn on 80 columns, on one line."""
    screen = io.StringIO()
    Console(file=screen, width=80, highlight=False, markup=False, emoji=False).print(thing)
    assert max(map(len, screen.getvalue().splitlines())) <= 80
    return " ".join(screen.getvalue().split())


def draw(told: EventShown, **more: Any) -> str:
    """The event as the first on the screen."""
    ranked = rank_event(told.event, [one.claim for one in told.claims])
    return text_of(draw_item(1, ranked, told, **more))


def test_all_that_a_reviewer_needs_is_there() -> None:
    """As fact or not, what, why now, the sentence, who printed it and when, and every role by the name of its field."""
    told = draw(shown(a_claim(recipient=(an_actor(GUARD, "villagers"),), confidence=0.7)), marked=True)
    for part in (
        "▶ 1 ● happened ASSAULT.heavy-weapons ev:1",
        "matters 0.87: 12 killed; material conflict; put as fact; both parties are named",
        "unsure 0.44: the model is 70% sure; one origin alone attests it",
        "“On Monday the Reed Column [shelled] the market in Osmund, killing 12 villagers.”",
        "Courier · 2018-06-26 · Column Shells Osmund",
        "actor Reed Column SYR REB · recipient Osmund Guard SYR MIL · place Osmund, Idlib, SYR · time 2018-06-25"
        " · toll 12 killed",
    ):
        assert part in told


def test_what_is_not_resolved_says_why() -> None:
    """The page's words are quoted."""
    nobody = replace(an_actor(text="villagers"), id=None, name=None, country=None, sector=None, reason="pronoun")
    unknown = replace(an_actor(text="Nobody"), id="new:reed", provisional=True, country=None, sector=None)
    nowhere = a_place(PlaceValue(id=None, reason="not in any gazetteer"))
    told = draw(shown(a_claim(actor=(nobody, unknown), place=(nowhere,))))
    assert "“villagers” (not identified: pronoun), “Nobody” as “Reed Column” (in no registry)" in told
    assert "place “Osmund” (not located: not in any gazetteer)" in told


def test_a_claim_that_says_something_else_than_its_event_says_so() -> None:
    """Type, mode and factuality; in what the claims differ is told below."""
    on_fact = FactualityDisagreement(
        values=(Account(value="happened", claims=("p1#e1",)), Account(value="denied", claims=("p2#e1",)))
    )
    told = draw(shown(a_claim(), a_claim("p2#e1", factuality="denied"), disagreements=(on_fact,)))
    assert "✗ denied ASSAULT.heavy-weapons" in told
    assert "claims differ: factuality: happened (a) / denied (b)" in told


def test_every_disagreement_is_told_account_by_account() -> None:
    """With the letters of its claims."""
    day = a_claim().time
    assert day is not None
    one, other = ("p1#e1",), ("p2#e1",)
    disagreements: tuple[Disagreement, ...] = (
        TollDisagreement(
            values=(
                Account(value=TollRange(of="killed", low=12, high=None), claims=one),
                Account(value=TollRange(of="killed", low=None, high=9), claims=other),
            )
        ),
        PlaceDisagreement(values=(Account(value=OSMUND, claims=one), Account(value=TARIM, claims=other))),
        TimeDisagreement(
            values=(
                Account(value=AgreedTime(from_=day.from_, until=day.until), claims=one),
                Account(value=AgreedTime(), claims=other),
            )
        ),
        ActorDisagreement(values=(Account(value=(COLUMN,), claims=one), Account(value=(), claims=other))),
    )
    told = draw(shown(a_claim(), a_claim("p2#e1"), disagreements=disagreements))
    for part in (
        "toll: 12+ killed (a) / up to 9 killed (b)",
        "place: Osmund, Idlib, SYR (a) / Tarim, Idlib, SYR (b)",
        "time: 2018-06-25 (a) / ? (b)",
        "actor: Reed Column SYR REB (a) / ? (b)",
    ):
        assert part in told


def test_a_persons_value_stands_before_the_machines_own() -> None:
    """A field that is now empty too, and an edited type."""
    machine = a_claim()
    edited = replace(machine, type="PROTEST", mode=None, place=(), status="edited", machine=machine)
    by_ben = a_judgement("edit", subject="p1#e1", reviewer="Ben", reason="a march")
    told = draw(shown(edited, histories={"p1#e1": [by_ben]}))
    assert "place not told (machine: Osmund, Idlib, SYR)" in told
    assert "type PROTEST (machine: ASSAULT)" in told
    assert "mode not told (machine: heavy-weapons)" in told
    assert "edited by Ben, 2026-11-28 12:01 UTC: a march (version 1)" in told


def test_what_a_person_added_is_named_without_words_of_the_page() -> None:
    """An actor and a place that the page does not name."""
    actor = replace(an_actor(), mention="", text="", provisional=True, id="new:x", name="Ferrymen")
    place = replace(a_place(), mention="", text="", id=None, name="Osmundville", reason="not in any gazetteer")
    told = draw(shown(a_claim(actor=(actor,), place=(place,))))
    assert "“Ferrymen” (in no registry)" in told
    assert "“Osmundville” (not located: not in any gazetteer)" in told


def test_a_judgement_on_what_the_page_no_longer_says_is_marked() -> None:
    """It is shown, and that it counts for nothing."""
    told = draw(shown(a_claim(), histories={"p1#e1": [a_judgement("reject", subject="p1#e1")]}))
    assert "rejected by Ana" in told
    assert "that judgement no longer counts" in told


def test_what_the_page_prints_cannot_act_on_the_screen() -> None:
    """Control characters are shown as such; a very long sentence is cut."""
    evil = replace(a_claim(), evidence=replace(words("The truce is over."), text="\x1b[2J" + "so it goes " * 200))
    told = shown(evil)
    text = draw(replace(told, claims=(replace(told.claims[0], title="a\x07b", outlet=None, published=CreationTime()),)))
    assert "\x1b" not in text
    assert "�[2J" in text
    assert "outlet unknown · date unknown · a�b" in text
    assert "…”" in text
    assert len(text) < 1300


def test_the_paragraph_is_drawn_around_its_sentence() -> None:
    """Or that it is not at hand."""
    (one,) = shown().claims
    assert text_of(draw_context(one)).startswith("The truce is over. On Monday")
    assert "not at hand" in text_of(draw_context(replace(one, context=None)))


def test_what_others_decided_meanwhile_names_them() -> None:
    """And the claim by its letter."""
    newer = (a_judgement("edit", subject="p2#e1", reviewer="Ben", reason="the map", version=3), a_judgement())
    assert [line.plain for line in draw_newer(newer, {"p2#e1": "b"})] == [
        "meanwhile claim b was edited by Ben, 2026-11-28 12:03 UTC: the map (version 3)",
        "meanwhile ev:1 was accepted by Ana, 2026-11-28 12:01 UTC: seen (version 1)",
    ]


def test_claims_of_one_page_name_it_once() -> None:
    """The later ones refer to the first."""
    told = draw(shown(a_claim(), a_claim("p1#e2"), a_claim("p2#e1")))
    assert told.count("Courier · 2018-06-26") == 2
    assert told.count("on the same page as a") == 1


def test_a_time_that_the_act_itself_is_not_given_says_where_it_is_from() -> None:
    """The story, or the page's own date."""
    day = a_claim().time
    assert day is not None

    def when(taken_from: Any) -> str:
        told = EventTime(from_=day.from_, until=day.until, precision="day", taken_from=taken_from)
        return draw(shown(a_claim(time=None, when=told)))

    assert "time 2018-06-25 (from the story)" in when("story")
    assert "time 2018-06-25 (from the page's date)" in when("dct")


def test_why_two_claims_are_one_act_is_told_even_where_nobody_says() -> None:
    """An empty list is no silence."""
    assert [line.plain for line in draw_why("b", ())] == ["claim b and claim a:", "  no reason is at hand"]
