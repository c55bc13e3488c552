"""Names of towns that stand for those who rule there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.match.seats import find_seats
from dateline.match.telling import read_tellings
from dateline.records.coded import CodedPage, Mention, Toponym
from dateline.records.values import ActorValue
from tests.match.builders import a_claim, a_page, hajin


def a_page_of(text: str, town: str, *mentions: Mention) -> CodedPage:
    """A page with one shelling of no told place, whose text names the town."""
    start = text.index(town)
    place = hajin(f"gn:{town}", name=town)
    names = (Toponym(start=start, end=start + len(town), text=town, place=place),)
    return a_page(a_claim(text=text, place=()), toponyms=names, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("They shelled it, Moscow said on Monday.", True),
        ("The strikes that Moscow and Minsk have prepared shelled it.", True),
        ("They shelled it, and Moscow has been burning.", False),
        ("They shelled it in Moscow and Minsk has burned.", False),
        ("They shelled Moscow on Monday.", False),
    ],
)
def test_a_town_that_speaks_or_prepares_is_its_rulers(text: str, rules: bool) -> None:
    """Such a name is no place of an act; a town to which something happens is one."""
    page = a_page_of(text, "Moscow")
    assert bool(find_seats(page)) is rules
    assert read_tellings(page)[0].places_of == ("nowhere" if rules else "sentence")


def test_what_the_registry_takes_for_a_government_is_no_place() -> None:
    """*Moscow drove trucks across*: the page's own coding says who that is."""
    text = "Tired of waiting, Moscow shelled the road."
    ruler = Mention(
        id="m1", kind="actor", start=18, end=24, text="Moscow", actor=ActorValue(id="reg:rus-gov", provisional=False)
    )
    assert find_seats(a_page_of(text, "Moscow", ruler)) == {(18, 24)}
    assert find_seats(a_page_of(text, "Moscow")) == set()


def test_what_goes_on_is_no_place() -> None:
    """*During Mass* names no town, whatever the network took it for."""
    text = "They shelled the church in Hajin during Mass."
    mass = Mention(id="m1", kind="place", start=40, end=44, text="Mass", place=replace(hajin(), id=None))
    page = a_page(a_claim(text=text), mentions=(mass,))
    assert read_tellings(page)[0].place_names == {}
