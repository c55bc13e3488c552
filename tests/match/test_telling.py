"""What a page tells of its acts, before any other page is looked at."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.match.telling import read_tellings
from dateline.records.coded import CodedPage, Mention
from dateline.records.values import TimeValue, Timex3
from tests.match.builders import a_claim, a_page, a_telling, a_when
from tests.store.builders import a_place, a_relation, a_time, an_actor


def test_claims_that_the_page_links_are_one_telling() -> None:
    """*shelled … the bombardment*, linked by `same`, is one act told twice."""
    page = a_page(a_claim(number=1), a_claim(number=2), relations=(a_relation("e2", "same", "e1"),))
    assert [[c.id for c in telling.claims] for telling in read_tellings(page)] == [["p1#e1", "p1#e2"]]


def test_a_link_that_a_person_denied_is_not_believed() -> None:
    """The others stay with the first: one act is told in two sentences, the one judged different in a third."""
    links = (a_relation("e2", "same", "e1"), a_relation("e3", "same", "e1"))
    page = a_page(*(a_claim(number=n) for n in (1, 2, 3)), relations=links)
    acts = [[claim.id for claim in telling.claims] for telling in read_tellings(page, [("p1#e1", "p1#e2")])]
    assert acts == [["p1#e1", "p1#e3"], ["p1#e2"]]


def test_a_readers_comment_tells_no_act() -> None:
    """Comments are no report (codebook, section 2)."""
    assert read_tellings(a_page(a_claim(), a_claim(number=2, comment=True)))[0].claims == (a_claim(),)


def test_the_acts_own_time_goes_before_the_pages() -> None:
    """One claim knows only that it was within a week of publication, the other the day."""
    vague = a_claim(number=1, when=a_when("2016-04-06", days=7, taken_from="dct"))
    page = a_page(vague, a_claim(number=2), relations=(a_relation("e2", "same", "e1"),))
    (telling,) = read_tellings(page)
    first = a_telling().days
    assert (telling.days, telling.dated) == (first, True)


def test_a_week_is_no_date() -> None:
    """*last week* does not date the act."""
    assert not a_telling(when=a_when("2016-04-04", days=7)).dated


def test_the_part_of_day_is_in_the_time_or_the_words() -> None:
    """The TIMEX3 value, and *at dawn*."""
    time = a_time("2016-04-11", "2016-04-12")
    assert a_telling(text="Guns shelled Hajin at dawn.", time=time).day_parts == {"morning"}


def test_an_unresolved_place_keeps_its_name() -> None:
    """A village that no gazetteer knows can still be the same village."""
    page = a_page(a_claim(place=(a_place(None, "Abu Hasan"),)))
    assert read_tellings(page)[0].places == ()


def test_numbers_in_words_are_numbers() -> None:
    """*Twenty-six* and 26 are one number; *two* is too common to tell anything."""
    assert a_telling(text="It shelled twenty-six homes, two schools.").details.numbers == {"26"}


def test_the_day_of_remembrance_is_not_the_acts() -> None:
    """*Ten years after* says that the act was long ago, though the page gives only today's date."""
    telling = a_telling(text="They met on Monday, ten years after guns shelled the town.")
    assert (telling.days, telling.dated, "remembering" in telling.marks) == (None, False, True)


def test_of_a_list_only_its_own_item_is_read() -> None:
    """Between semicolons stand other acts, with tolls of their own."""
    text = "In May: 3 May, Homs, 14 dead; 9 May, Hajin shelled, 26 dead; 11 May, Idlib, 31 dead; 12 May, a truce."
    assert a_telling(text=text).details.numbers == {"9", "26"}


def test_another_says_so_only_beside_the_act() -> None:
    """*A second blast* is one more; *the second floor* is not."""
    assert "another" in a_telling(text="A second time guns shelled the town.").marks
    assert "another" not in a_telling(text="Guns shelled it, and the whole of the second floor burned.").marks


def test_doers_are_not_counted_among_the_harmed() -> None:
    """*Soldiers shelled herders* harmed herders."""
    text = "Soldiers shelled the herders."
    soldiers = an_actor("gen:SYR-MIL", "Soldiers")
    assert a_telling(text=text, actor=(soldiers,)).details.people == {"herders"}


def a_page_of_no_day(text: str, *times: tuple[str, str, str, str | None]) -> CodedPage:
    """A page whose act only the page's date bounds, with times by their words: from, until, the rule that read them."""
    mentions = tuple(
        Mention(
            id=f"m{number}", kind="time", start=text.index(words), end=text.index(words) + len(words), text=words,
            time=TimeValue(
                from_=date.fromisoformat(first), until=date.fromisoformat(until), precision="day", decided_by=rule,
                timex3=Timex3(type="DATE", value="PRESENT_REF" if words == "now" else first),
            ),
        )
        for number, (words, first, until, rule) in enumerate(times)
    )  # fmt: skip
    when = a_when("2016-04-06", days=7, taken_from="dct")
    return a_page(a_claim(text=text, trigger="shelled", when=when), mentions=mentions)


@pytest.mark.parametrize(
    ("text", "time", "dated"),
    [
        ("Guns shelled it, said a man on Monday.", ("Monday", "2016-04-11", "2016-04-12", "weekday"), True),
        ("Now it is shelled, and 28 are now dead.", ("now", "2016-04-12", "2016-04-13", "reference"), False),
        ("Two of the shelled died in the night.", ("the night", "2016-04-12", "2016-04-13", "day_part"), False),
        ("It was shelled; on Monday they met.", ("Monday", "2016-04-11", "2016-04-12", "weekday"), False),
        ("It was shelled at dusk on Monday.", ("dusk on Monday", "2016-04-11", "2016-04-12", "day_part"), True),
    ],
)
def test_only_a_day_named_beside_an_undated_act_is_its_day(
    text: str, time: tuple[str, str, str, str | None], dated: bool
) -> None:
    """*Now*, a bare *in the night* and what stands behind a semicolon date nothing."""
    (telling,) = read_tellings(a_page_of_no_day(text, time))
    assert telling.dated == dated


def test_a_month_named_beside_an_undated_act_is_its_time() -> None:
    """*The arson during the riots last month*."""
    page = a_page_of_no_day("It was shelled in the war last month.", ("last month", "2016-03-01", "2016-04-01", None))
    (telling,) = read_tellings(page)
    assert telling.days == (date(2016, 3, 1).toordinal(), date(2016, 4, 1).toordinal())
    assert (telling.days_told, telling.dated) == (True, False)
