"""What a page tells of its acts, before any other page is looked at."""

from __future__ import annotations

from dateline.match.telling import read_tellings
from tests.match.builders import a_claim, a_page, a_telling, a_when
from tests.store.builders import a_place, a_relation, a_time


def test_claims_that_the_page_links_are_one_telling() -> None:
    """*shelled … the bombardment*, linked by `same`, is one act told twice."""
    page = a_page(a_claim(number=1), a_claim(number=2), relations=(a_relation("e2", "same", "e1"),))
    assert [[c.id for c in telling.claims] for telling in read_tellings(page)] == [["p1#e1", "p1#e2"]]


def test_a_link_that_a_person_denied_is_not_believed() -> None:
    """Neither are the links of others to the same act: nobody knows to which of both they belong."""
    links = (a_relation("e2", "same", "e1"), a_relation("e3", "same", "e1"))
    page = a_page(*(a_claim(number=n) for n in (1, 2, 3)), relations=links)
    assert len(read_tellings(page, [("p1#e1", "p1#e2")])) == 3


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
    assert a_telling(text="It shelled twenty-six homes, two schools.").numbers == {"26"}
