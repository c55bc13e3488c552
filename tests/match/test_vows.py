"""What became of what actors vowed: a table of vows and what later pages tell, to be read as the specification."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.match.vow_acts import HORIZON_DAYS
from dateline.records.coded import CodedPage
from tests.match.vow_builders import (
    AHRAR,
    ARMY,
    CIVILIANS,
    FARM,
    GNA,
    HAMA,
    HTS,
    IDLIB,
    IT,
    KHITAB,
    LIBYAN_ARMY,
    OUTSKIRTS,
    PRESIDENT,
    PROVINCE,
    REBELS,
    SALAMIYAH,
    SDF,
    TURKEY,
    TURKISH_ARMY,
    Told,
    a_page,
    a_place,
    an_actor,
    done,
    follow,
    join_events,
    list_events,
    one_vow,
    vow,
)

NEW_FARM = a_place("New Farm", 0, 0, id=None, precision=None, reason="two of that name")
FRIDAY: Any = {"on": "2018-07-06"}  # a week after the saying
OFF: Any = {"words": "It called off its {attack} on the army in Hama."}
WILL_NOT: Any = {"words": "It will not {attack} the army in Hama."}
WITHDRAW: Any = {"type": "RETREAT.withdraw", "whom": ()}
TRUCE: Any = {"type": "RETREAT.ceasefire"}
AGREED: Any = {"type": "AGREE", "words": "They {agreed} on a truce."}


# The page of 28 June 2018 tells the vow, the page of 5 July what came of it; each row asks how it stands at the end of
# the year, or on the day given.
OUTCOMES = [
    # --- carried out ---
    ("the act itself", vow(), done(), "fulfilled"),
    ("the act under way", vow(), done(as_="ongoing"), "fulfilled"),
    ("in its time", vow(**FRIDAY), done(), "fulfilled"),
    ("a day late is no other act", vow(**FRIDAY), done("2018-07-08"), "fulfilled"),
    ("a village for what was vowed for the province", vow(where=PROVINCE), done(), "fulfilled"),
    ("its outskirts are the town", vow(), done(where=OUTSKIRTS), "fulfilled"),
    ("of a vow against nobody in particular", vow(whom=()), done(), "fulfilled"),
    ("in the town, whoever it was done to", vow(), done(whom=()), "fulfilled"),
    ("by name, of whom the vow only described", vow(whom=REBELS), done(whom=AHRAR), "fulfilled"),
    ("by any means, where none was vowed", vow(), done(type="ASSAULT.heavy-weapons"), "fulfilled"),
    ("by an organ of the state that vowed it", vow(TURKEY), done(who=TURKISH_ARMY), "fulfilled"),
    ("by the army that its president moves", vow(PRESIDENT, whom=HTS), done(who=ARMY, whom=HTS), "fulfilled"),
    ("by its leader and itself, both named", vow([PRESIDENT, ARMY], whom=HTS), done(who=ARMY, whom=HTS), "fulfilled"),
    ("a town taken, as vowed", vow(words="It will {capture} Hama."), done(words="It {took} Hama."), "fulfilled"),
    ("a withdrawal", vow(TURKEY, **WITHDRAW), done(who=TURKISH_ARMY, **WITHDRAW), "fulfilled"),
    ("talks, whoever is named first", vow(whom=SDF, type="CONSULT"), done(who=[SDF, HTS], whom=(), type="CONSULT"), "fulfilled"),  # noqa: E501
    ("in a place of one name, which no gazetteer tells apart", vow(where=NEW_FARM), done(where=NEW_FARM), "fulfilled"),
    # --- a part of it ---
    ("one of the places", vow(where=[HAMA, SALAMIYAH]), done(), "partly"),
    ("one of those who vowed it", vow([HTS, AHRAR]), done(), "partly"),
    ("forces gathered for an attack", vow(), done(type="MOBILIZE.troops"), "partly"),
    ("by other means", vow(type="ASSAULT.aerial"), done(type="ASSAULT.firearms"), "partly"),
    ("a town attacked, where it vowed to take it", vow(words="It will {capture} Hama."), done(), "partly"),
    ("the village beside it", vow(), done(where=KHITAB), "partly"),
    ("civilians hit, where it vowed to attack the army", vow(), done(whom=CIVILIANS), "partly"),
    ("a clash that nobody says who began", vow(), done(who=[HTS, ARMY], whom=()), "partly"),
    ("nobody says where, but on that day against them", vow(**FRIDAY), done("2018-07-06", where=()), "partly"),
    ("a vow for no place, but on that day against them", vow(where=(), **FRIDAY), done("2018-07-06"), "partly"),
    # --- nothing that decides it ---
    ("it was before the vow", vow(), done("2018-06-20"), "lapsed"),
    ("on the day of the vow: who knows which was first", vow(), done("2018-06-28"), "lapsed"),
    ("by somebody else", vow(), done(who=AHRAR), "lapsed"),
    ("by the one it was vowed against", vow(), done(who=ARMY, whom=HTS), "lapsed"),
    ("by rebels, who may be others", vow(), done(who=REBELS), "lapsed"),
    ("by rebels that vowed it, who may be others", vow(REBELS), done(who=REBELS), "lapsed"),
    ("by nobody who is named", vow(), done(who=()), "lapsed"),
    ("by it, whoever that is", vow(), done(who=IT), "lapsed"),
    ("by another side of the same land", vow(SDF), done(who=ARMY), "lapsed"),
    ("by the army of a divided state", vow(GNA, whom=HTS), done(who=LIBYAN_ARMY, whom=HTS), "lapsed"),
    ("against somebody else", vow(), done(whom=AHRAR), "lapsed"),
    ("in another town", vow(), done(where=IDLIB), "lapsed"),
    ("somewhere in the province: no word of the town", vow(), done(where=PROVINCE), "lapsed"),
    ("nobody knows where", vow(), done(where=FARM), "lapsed"),
    ("in another place that no gazetteer tells apart", vow(where=NEW_FARM, **FRIDAY),
     done(where=a_place("Old Farm", 0, 0, id=None, precision=None, reason="unknown")), "lapsed"),
    ("in a place that is only described", vow(where=FARM), done(where=FARM), "lapsed"),
    ("supposed, though coded as done", vow(), done(words="Nobody knows whether it {attacked} the army."), "lapsed"),
    ("denied, though coded as done", vow(), done(words="It denied that it {attacked} the army."), "lapsed"),
    ("no place on either side, and no term", vow(where=()), done(where=()), "lapsed"),
    ("another act", vow(), done(type="COERCE.arrest"), "lapsed"),
    ("a release is no withdrawal", vow(**WITHDRAW), done(type="RETREAT.release", whom=()), "lapsed"),
    ("months later", vow(), done("2018-11-05"), "lapsed"),
    ("long before its day", vow(on="2018-09-01"), done(), "lapsed"),
    ("what others expect", vow(), done(as_="expected"), "lapsed"),
    ("what somebody calls for", vow(), done(as_="urged"), "lapsed"),
    ("what would be", vow(), done(as_="conditional"), "lapsed"),
    ("what a reader remarks", vow(), done(comment=True), "lapsed"),
    ("what a person rejected", vow(), done(status="rejected"), "lapsed"),
    ("a truce with somebody else", vow(), done(whom=AHRAR, **AGREED), "lapsed"),
    ("a truce elsewhere", vow(), done(where=IDLIB, **AGREED), "lapsed"),
    ("an agreement that ends no fighting", vow(), done(type="AGREE", words="They {agreed} on prices."), "lapsed"),
    ("leaving another town", vow(), done(where=IDLIB, **WITHDRAW), "lapsed"),
    ("leaving one of two towns", vow(where=[HAMA, SALAMIYAH]), done(**WITHDRAW), "lapsed"),
    ("a truce broken by the other side", vow(whom=ARMY, **TRUCE), done(who=ARMY, whom=HTS), "lapsed"),
    ("two vow a truce, one attacks a third", vow([HTS, ARMY], whom=(), **TRUCE), done(whom=SDF), "lapsed"),
    ("a truce broken before it began", vow(on="2018-07-06", **TRUCE), done("2018-07-04"), "lapsed"),
    # --- the opposite ---
    ("it leaves the town instead", vow(), done(**WITHDRAW), "contradicted"),
    ("two vow a truce, one attacks the other", vow([HTS, ARMY], whom=(), **TRUCE), done(), "contradicted"),
    ("it agrees on a truce instead", vow(), done(**AGREED), "contradicted"),
    ("it agrees on a truce for all the province", vow(), done(where=PROVINCE, **AGREED), "contradicted"),
    ("it attacks where it vowed a truce", vow(**TRUCE), done(), "contradicted"),
    ("weeks into the truce that it vowed", vow(on="2018-06-29", **TRUCE), done(), "contradicted"),
    ("it moves in where it vowed to leave", vow(**WITHDRAW), done(whom=(), type="MOBILIZE.troops"), "contradicted"),
    ("denied once its day was over", vow(on="2018-07-02"), Told("denied"), "contradicted"),
    ("a denial of that day", vow(on="2018-07-02"), Told("denied", on="2018-07-02", by=HTS), "contradicted"),
    ("a denial of another day", vow(on="2018-07-02"), Told("denied", on="2018-07-04", by=HTS), "lapsed"),
    # --- taken back ---
    ("it calls it off", vow(), Told("denied", **OFF), "withdrawn"),
    ("it calls it off, as it says itself", vow(), Told("denied", by=HTS, **OFF), "withdrawn"),
    ("called off, though coded as what happened", vow(), Told("happened", **OFF), "withdrawn"),
    ("called off, though coded as still planned", vow(), Told("planned", **OFF), "withdrawn"),
    ("it will not", vow(), Told("denied", by=HTS, **WILL_NOT), "withdrawn"),
    ("it will not this month, said within the month", vow(on="2018-06-28", length=20),
     Told("denied", by=HTS, on="2018-06-28", length=20, said="2018-07-04", **WILL_NOT), "withdrawn"),
    ("it would not in May", vow(), Told("denied", by=HTS, on="2018-05-01", length=31, said="2018-07-04", **WILL_NOT),
     "lapsed"),
    ("talks that one side cancels", vow([HTS, SDF], whom=(), type="CONSULT"),
     Told("denied", SDF, whom=(), type="CONSULT", words="It called off the {talks}."), "withdrawn"),
    ("in the passive", vow(), Told("denied", words="Its {attack} on Hama was postponed."), "withdrawn"),
    # --- not taken back ---
    ("an attack that one of two calls off", vow([HTS, AHRAR]), Told("denied", **OFF), "lapsed"),
    ("others say that it calls it off", vow(), Told("denied", by=ARMY, **OFF), "lapsed"),
    ("it calls off another attack", vow(), Told("denied", where=IDLIB, **OFF), "lapsed"),
    ("it calls off an attack nobody says where", vow(), Told("denied", where=(), **OFF), "lapsed"),
    ("somebody else calls it off", vow(), Told("denied", AHRAR, **OFF), "lapsed"),
    ("it only did not do it yet", vow(), Told("denied", by=HTS, words="It did not {attack} Hama."), "lapsed"),
    ("aid is halted after an attack", vow(), Told("denied", words="It halted aid after the {attack}."), "lapsed"),
]  # fmt: skip


@pytest.mark.parametrize(("vowed", "told", "status"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES])
def test_what_became_of_it(vowed: Told, told: Told, status: str) -> None:
    """By the end of the year; what decides nothing leaves it to time."""
    found = one_vow(a_page("2018-06-28", vowed), a_page("2018-07-05", told))
    assert found.status == status, [step.why for step in found.steps]


@pytest.mark.parametrize(
    ("published", "status"), [("2018-07-02", "lapsed"), ("2018-07-04", "lapsed"), ("2018-07-05", "fulfilled")]
)
def test_news_without_a_day_is_a_week_wide(published: str, status: str) -> None:
    """What a page tells without a time may be six days old: it counts only where all of these lie after the vow."""
    assert one_vow(a_page("2018-06-28", vow()), a_page(published, done(None))).status == status


def test_without_any_day_nothing_decides() -> None:
    """Neither a deed, since it may be older, nor time."""
    found = one_vow(a_page(None, vow(), id="undated"), a_page("2018-07-05", done()))
    assert (found.status, found.said.from_) == ("open", None)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2018-06-29", "open"),
        ("2018-07-04", "open"),  # done on that day, published on the next
        ("2018-07-05", "fulfilled"),
    ],
)
def test_a_day_knows_what_was_published_by_then(as_of: str, status: str) -> None:
    """What came out later was not known; a vow that came out later was none."""
    pages = [a_page("2018-06-28", vow()), a_page("2018-07-05", done())]
    assert one_vow(*pages, as_of=as_of).status == status
    assert follow(pages, as_of="2018-06-27") == ()


@pytest.mark.parametrize(
    ("told", "last_open"),
    [
        (vow(), "2018-07-28"),  # 30 days for an attack
        (vow(**WITHDRAW), "2018-08-27"),  # 60 for a withdrawal
        (vow(on="2018-07-02"), "2018-07-05"),  # its day and 3 more
        (vow(on="2018-07-01", length=31), "2018-08-15"),  # a month and half of it
    ],
)
def test_when_a_vow_lapses(told: Told, last_open: str) -> None:
    """The day after the last on which it would still be in time; no claim says so, time alone does."""
    page = a_page("2018-06-28", told)
    day = date.fromisoformat(last_open)
    assert one_vow(page, as_of=last_open).status == "open"
    found = one_vow(page, as_of=str(date.fromordinal(day.toordinal() + 1)))
    (step,) = found.steps
    assert (step.status, step.claims) == ("lapsed", ())
    assert step.on == date.fromordinal(day.toordinal() + 1)


@pytest.mark.parametrize(("published", "status"), [("2018-07-02", "open"), ("2018-07-05", "withdrawn")])
def test_a_refusal_without_a_day_may_be_older_than_the_vow(published: str, status: str) -> None:
    """Of the week before its page; said on a day of its own, it counts from then."""
    refusal = Told("denied", by=HTS, **WILL_NOT)
    assert one_vow(a_page("2018-06-28", vow()), a_page(published, refusal), as_of="2018-07-06").status == status
    dated = Told("denied", by=HTS, said="2018-07-01", **WILL_NOT)
    pages = [a_page("2018-06-28", vow()), a_page("2018-07-02", dated)]
    assert one_vow(*pages, as_of="2018-07-06").status == "withdrawn"


def test_a_threat_of_no_act_stays_open() -> None:
    """What was not named can be found neither done nor missed."""
    threat = Told("happened", type="THREATEN.violence", words="It {threatened} the army.")
    assert one_vow(a_page("2018-06-28", threat), a_page("2018-07-05", done()), as_of="2020-01-01").status == "open"


def steps_of(*pages: CodedPage, **more: Any) -> list[str]:
    """The statuses that a vow went through."""
    return [step.status for step in one_vow(*pages, **more).steps]


VOWED = a_page("2018-06-28", vow())
CALLED_OFF = a_page("2018-07-02", Told("denied", **OFF))


@pytest.mark.parametrize(
    ("pages", "steps"),
    [
        ([VOWED, a_page("2018-08-10", done("2018-08-09"))], ["lapsed", "fulfilled"]),  # late
        ([VOWED, CALLED_OFF, a_page("2018-07-05", done())], ["withdrawn", "fulfilled"]),  # a ruse, or a change of mind
        ([VOWED, CALLED_OFF, a_page("2018-08-10", done("2018-08-09"))], ["withdrawn"]),  # another decision
        ([VOWED, CALLED_OFF, a_page("2018-07-05", done(type="MOBILIZE"))], ["withdrawn"]),
        ([VOWED, a_page("2018-07-05", done()), a_page("2018-07-09", Told("denied", **OFF))], ["fulfilled"]),
        ([VOWED, a_page("2018-07-05", done()), a_page("2018-07-09", done("2018-07-08", **WITHDRAW))], ["fulfilled"]),
        ([VOWED, a_page("2018-07-02", done("2018-07-01", type="MOBILIZE")), a_page("2018-07-05", done())],
         ["partly", "fulfilled"]),
        ([VOWED, a_page("2018-07-02", done("2018-07-01", type="MOBILIZE")), a_page("2018-07-05", done(**WITHDRAW))],
         ["partly", "contradicted"]),
        ([a_page("2018-06-28", vow(where=[HAMA, SALAMIYAH])), a_page("2018-07-02", done("2018-07-01")),
          a_page("2018-07-05", done(where=SALAMIYAH))], ["partly", "fulfilled"]),
        ([a_page("2018-06-28", vow([HTS, AHRAR])), a_page("2018-07-02", done("2018-07-01")),
          a_page("2018-07-05", done(who=AHRAR))], ["partly", "fulfilled"]),
        ([a_page("2018-06-28", vow(on="2018-07-02")), a_page("2018-07-20", Told("denied", on="2018-07-02"))],
         ["lapsed", "contradicted"]),
    ],
)  # fmt: skip
def test_one_status_after_another(pages: list[CodedPage], steps: list[str]) -> None:
    """Carried out is carried out; the rest may still become so, by the whole act and not too late."""
    assert steps_of(*pages) == steps


def test_two_places_one_after_another_are_all_that_was_vowed() -> None:
    """The step that makes it whole cites both pages."""
    pages = [a_page("2018-06-28", vow(where=[HAMA, SALAMIYAH])), a_page("2018-07-02", done("2018-07-01"))]
    found = one_vow(*pages, a_page("2018-07-05", done(where=SALAMIYAH)))
    assert found.steps[-1].claims == ("p2018-07-05#e1", "p2018-07-02#e1")
    assert found.outcome_claims == ("p2018-07-02#e1", "p2018-07-05#e1")


def test_what_is_vowed_again_is_open_again() -> None:
    """Where matching finds one act in both; it is then awaited from the second time on."""
    again = a_page("2018-07-20", vow())
    pages = [VOWED, CALLED_OFF, again]
    one = join_events(pages, "p2018-06-28#e1", "p2018-07-20#e1")
    events = [one, *list_events([CALLED_OFF])]
    assert steps_of(*pages, events=events, as_of="2018-08-10") == ["withdrawn", "open"]
    assert steps_of(*pages, events=events, as_of="2018-08-20") == ["withdrawn", "open", "lapsed"]


def test_an_act_that_matching_joins_with_its_vow_fulfils_it() -> None:
    """One event may hold the plan and the deed; the deed must name its agent and its place itself."""
    for told, status in ((done(), "fulfilled"), (done(who=()), "open"), (done(where=()), "open")):
        later = a_page("2018-07-05", told)
        event = join_events([VOWED, later], "p2018-06-28#e1", "p2018-07-05#e1")
        assert one_vow(VOWED, later, events=[event], as_of="2018-07-10").status == status


def test_who_denies_its_own_act_has_neither_done_it_nor_not() -> None:
    """Another's denial of it leaves a part, and says so."""
    later = a_page("2018-07-05", done(by=ARMY), Told("denied", by=HTS, words="It did not {attack} Hama."))
    event = join_events([later], "p2018-07-05#e1", "p2018-07-05#e2")
    events = [*list_events([VOWED]), event]
    assert one_vow(VOWED, later, events=events, as_of="2018-07-10").status == "open"
    later = a_page("2018-07-05", done(by=HTS), Told("denied", by=ARMY, words="It did not {attack} Hama."))
    events = [*list_events([VOWED]), join_events([later], "p2018-07-05#e1", "p2018-07-05#e2")]
    found = one_vow(VOWED, later, events=events, as_of="2018-07-10")
    assert (found.status, "others deny it" in found.steps[0].why) == ("partly", True)


def test_who_would_not_and_then_did_has_done_it() -> None:
    """A refusal before it is no denial of it, though matching finds one act in both."""
    refusal, later = a_page("2018-07-02", Told("denied", by=HTS, **WILL_NOT)), a_page("2018-07-09", done("2018-07-08"))
    event = join_events([refusal, later], "p2018-07-02#e1", "p2018-07-09#e1")
    assert steps_of(VOWED, refusal, later, events=[*list_events([VOWED]), event])[-1] == "fulfilled"


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ((), None),
        (HTS, "according to reg:hts alone"),
        (ARMY, "according to reg:syr-mil alone"),
    ],
)
def test_an_outcome_that_one_side_claims_says_so(by: Any, told: str | None) -> None:
    """In its sentence, with the name; what a page tells in its own voice does not."""
    (step,) = one_vow(VOWED, a_page("2018-07-05", done(by=by))).steps
    assert step.why.startswith("reg:hts: ASSAULT, “attacked”, reg:syr-mil, at hama, 2018-07-04")
    assert ("alone" in step.why) == (told is not None)
    assert (told or "") in step.why


def test_the_registry_may_tell_who_acts_for_whom() -> None:
    """A brigade acts for the group of which it is part; the group does not act for one of its brigades."""
    brigade = an_actor("reg:brigade")
    ties = {"reg:brigade": ("reg:corps",), "reg:corps": ("reg:hts",)}
    pages = [VOWED, a_page("2018-07-05", done(who=brigade))]
    assert one_vow(*pages).status == "lapsed"
    assert one_vow(*pages, acts_for=ties).status == "fulfilled"
    back = [a_page("2018-06-28", vow(brigade)), a_page("2018-07-05", done())]
    assert one_vow(*back, acts_for=ties).status == "lapsed"


def test_every_type_has_its_own_patience_or_the_common_one() -> None:
    """No type is awaited for less than a week or more than half a year."""
    assert all(7 <= days <= 183 for days in HORIZON_DAYS.values())
