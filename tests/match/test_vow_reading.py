"""Which claims are vows, whose, and by when: a plan is one only as its own agent tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.match.vow_builders import (
    AHRAR,
    ARMY,
    HTS,
    MONITOR,
    SPOKESMAN,
    TURKEY,
    Told,
    a_page,
    an_actor,
    follow,
    join_events,
    list_events,
    one_vow,
    vow,
)

OFF: Any = {"words": "It called off its {attack} on the army in Hama."}
WITHDRAW: Any = {"type": "RETREAT.withdraw", "whom": ()}


COMMITMENTS = [
    ("the page's own words", [vow()], 1),
    ("the agent's own words", [vow(by=HTS)], 1),
    ("its state's ministry says it", [vow(TURKEY, by=an_actor("reg:tur-mod", "TUR", "GOV"))], 1),
    ("it says it of its men", [vow(an_actor(None, text="its men"), by=HTS)], 1),
    ("it says so of itself: we", [vow(an_actor(None, text="We"), by=SPOKESMAN)], 1),
    ("quoted by others, said by itself", [vow(by=[HTS, MONITOR])], 1),
    ("in words of commitment", [vow(words="It vowed to {attack} Hama.")], 1),
    ("it is to do it", [vow(words="The army is to {leave} Hama.")], 1),
    ("an opponent alleges it", [vow(by=ARMY)], 0),
    ("an opponent quotes it", [vow(by=[HTS, ARMY])], 0),
    ("a monitor alleges it", [vow(by=MONITOR)], 0),
    ("the opponent that alleges it is taken for an agent too",
     [vow([an_actor("reg:syr-mil", sector="MIL", mention="m9", start=0), an_actor("reg:hts", start=14)],
          by=an_actor("reg:syr-mil", sector="MIL", mention="m9", start=0),
          words="The army said HTS plans to {attack} Hama.")], 0),
    ("nobody is named who would do it", [vow(())], 0),
    ("a purpose", [vow(words="It shelled Hama in order to {retake} it.")], 0),
    ("a purpose of what was done",
     [Told("happened", words="It {shelled} Hama to retake it.", beside=True),
      vow(words="It shelled Hama to {retake} it.", beside=True)], 0),
    ("a purpose, whatever was announced before",
     [Told("happened", words="Announcing a truce it {shelled} Hama to retake it.", beside=True),
      vow(words="Announcing a truce it shelled Hama to {retake} it.", beside=True)], 0),
    ("a condition", [Told("conditional", words="It would {attack} Hama if fired upon.")], 0),
    ("a forecast", [Told("expected", by=MONITOR)], 0),
    ("a demand", [Told("urged", by=ARMY)], 0),
    ("what is called off in the same breath", [vow(**OFF)], 0),
    ("a reader's remark", [vow(comment=True)], 0),
    ("what a person rejected", [vow(status="rejected")], 0),
    ("a threat of an act: one vow", [Told("happened", type="THREATEN", content=[2]), vow(by=HTS)], 1),
    ("a threat of an act, as a monitor reports",
     [Told("happened", type="THREATEN", by=MONITOR, content=[2]), vow((), by=MONITOR)], 1),
    ("a threat of an act, as its target says",
     [Told("happened", type="THREATEN", by=ARMY, content=[2]), vow((), by=ARMY)], 0),
    ("a warning that others will do it", [Told("happened", ARMY, type="THREATEN", content=[2]), vow(by=ARMY)], 0),
    ("a threat on a condition", [Told("happened", type="THREATEN", content=[2]), Told("conditional")], 0),
    ("a threat that is denied", [Told("denied", type="THREATEN", content=[2]), vow((), by=ARMY)], 0),
    ("a threat that is denied, whatever it is coded as",
     [Told("happened", type="THREATEN", content=[2], words="It denied it had {threatened} to attack.", beside=True),
      vow(by=HTS, words="It denied it had threatened to {attack}.", beside=True)], 0),
    ("a plan that is denied, though coded as planned", [vow(by=HTS, words="It denied that it will {attack} Hama.")], 0),
    ("beside another plan in the speaker's own word, as an agency reports",
     [vow(by=[HTS, MONITOR], words="It would {form} a room and attack.", type="COOPERATE", beside=True),
      vow(by=MONITOR, words="It would form a room and {attack}.", beside=True)], 2),
    ("beside somebody else's plan, as an agency reports",
     [vow(AHRAR, by=[AHRAR, MONITOR], words="It would {form} a room, they attack.", type="COOPERATE", beside=True),
      vow(by=MONITOR, words="It would form a room, they {attack}.", beside=True)], 1),
    ("a bare threat", [Told("happened", type="THREATEN.violence", words="It {threatened} the army.")], 1),
    ("a bare threat, as its target says", [Told("happened", type="THREATEN", by=ARMY)], 0),
    ("a threat beside its act, not linked",
     [Told("happened", type="THREATEN", words="It {vowed} to attack Hama.", beside=True),
      vow(words="It vowed to {attack} Hama.", beside=True)], 1),
    ("an agreement of two, one act",
     [Told("happened", [HTS, ARMY], type="AGREE", content=[2]), vow((), **WITHDRAW)], 1),
    ("an agreement without an act", [Told("happened", [HTS, ARMY], type="AGREE")], 0),
]  # fmt: skip


@pytest.mark.parametrize(("told", "vows"), [row[1:] for row in COMMITMENTS], ids=[row[0] for row in COMMITMENTS])
def test_who_commits_itself(told: list[Told], vows: int) -> None:
    """How many vows a page holds: what is no agent's own word is none."""
    assert len(follow([a_page("2018-06-28", *told)])) == vows


def test_a_vow_tells_who_what_whom_where_and_by_when() -> None:
    """Its id is its event's; claims of the speech act and of the act attest it together."""
    threat = Told("happened", type="THREATEN", on="2018-06-25", where=(), content=[2])
    page = a_page("2018-06-28", threat, vow(by=HTS, on="2018-07-02", length=7))
    found = one_vow(page, as_of="2018-07-01")
    assert found.id == found.event.replace("ev:", "vow:")
    assert found.event == next(event.id for event in list_events([page]) if event.type == "ASSAULT")
    assert [actor.id for actor in found.actor] == ["reg:hts"]
    assert (found.act.type, [actor.id for actor in found.act.recipient]) == ("ASSAULT", ["reg:syr-mil"])
    assert found.act.place is not None
    assert found.act.place.id == "gn:hama"
    assert (found.said.from_, found.said.until) == (date(2018, 6, 25), date(2018, 6, 26))
    assert (found.due.from_, found.due.until) == (date(2018, 7, 2), date(2018, 7, 9))
    assert (found.status, found.steps) == ("open", ())
    assert found.vow_claims == ("p2018-06-28#e1", "p2018-06-28#e2")


@pytest.mark.parametrize(
    ("told", "on"),
    [
        (vow(said="2018-06-26"), "2018-06-26"),  # as the claim says
        (vow(), "2018-06-28"),  # else when it was published
    ],
)
def test_when_it_was_said(told: Told, on: str) -> None:
    """Counted from then: what lies before decides nothing."""
    assert str(one_vow(a_page("2018-06-28", told)).said.from_) == on


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (vow(), None),
        (vow(on="2018-07-02", length=7), "2018-07-09"),
        (vow(on="2018-06-25", length=7), "2018-07-02"),  # this week, said on its fourth day
        (vow(on="2018-06-20"), None),  # over when it was said: no term
        (vow(on="2018-06-25", length=7, said="2018-06-25"), "2018-07-02"),  # said on its first
        (vow(on="2018-06-28"), None),  # the day of the saying, taken for the act's
    ],
)
def test_by_when_it_is_due(told: Told, due: str | None) -> None:
    """Only a time that lies ahead is a term."""
    until = one_vow(a_page("2018-06-28", told)).due.until
    assert (until and str(until)) == due


def test_the_page_that_tells_most_closely_tells_when_it_was_said() -> None:
    """*In late June*, says one, *on June 25* another: by then it was said."""
    wide = a_page("2018-07-02", Told("happened", type="THREATEN", on="2018-06-21", length=10, content=[2]), vow(by=HTS))
    close = a_page("2018-06-28", vow(said="2018-06-25"))
    event = join_events([wide, close], "p2018-07-02#e2", "p2018-06-28#e1")
    speech = next(event for event in list_events([wide]) if event.type == "THREATEN")
    (found,) = follow([wide, close], events=[event, speech], as_of="2018-07-03")
    assert (str(found.said.from_), str(found.said.until)) == ("2018-06-25", "2018-06-26")


@pytest.mark.parametrize(
    ("text", "vowers"),
    [
        ("Ansar, HTS and Ahrar announced that they will {attack} Hama.", 3),
        ("Ansar fights HTS; Ahrar announced that it will {attack} Hama.", 1),
    ],
)
def test_who_is_named_in_one_breath_with_the_speaker_speaks_too(text: str, vowers: int) -> None:
    """The model takes the last of several names for the source."""
    plain = text.replace("{", "").replace("}", "")
    named = [
        an_actor(f"reg:{name.lower()}", start=plain.index(name), end=plain.index(name) + len(name), text=name)
        for name in ("Ansar", "HTS", "Ahrar")
    ]
    # A page's first claim lies 1000 code points in: so do its names.
    moved = [an_actor(a.id, start=1000 + a.start, end=1000 + a.end, text=a.text) for a in named]
    found = one_vow(a_page("2018-06-28", vow(moved, by=moved[-1], words=text)))
    assert len(found.actor) == vowers
