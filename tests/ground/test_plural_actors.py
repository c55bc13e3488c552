"""Whom a plural of actors stands for, where the page leaves no doubt, and that it is left alone elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.registry import Registry
from dateline.ground.stand_for import name_plural_actors
from dateline.records.detection import Argument, Detection
from tests.ground.drafts import Draft

REGISTRY = Registry.load()
IN_2018 = date(2018, 6, 28)

# (word, type, {role: words of mentions}); a mention of the same words is their last one before the act's end.
Act = tuple[str, str, dict[str, tuple[str, ...]]]


def a_page(text: str, mentions: tuple[str, ...], acts: tuple[Act, ...]) -> tuple[Draft, dict[str, str], Detection]:
    """A page with these actor mentions in order and these acts; ids by the words, for words that come once."""
    draft, ids, after = Draft(text), {}, 0
    for words in mentions:
        at = text.index(words, after)
        ids[words] = draft.mention("actor", words, count_before(text, words, at))
        after = at + len(words)
    for word, type_, roles in acts:
        act = draft.trigger(word, type_)
        for role, words_of_role in roles.items():
            draft.arguments += [Argument(trigger=act, role=role, target=ids[w]) for w in words_of_role]  # type: ignore[arg-type]
    ends = [i + 1 for i, sign in enumerate(text) if sign == "."]
    found = draft.detection()
    return draft, ids, Detection(
        mentions=found.mentions, triggers=found.triggers, arguments=found.arguments, relations=found.relations,
        sentences=tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True)),
    )  # fmt: skip


def count_before(text: str, words: str, at: int) -> int:
    """How often the words occur before this place."""
    return sum(text.startswith(words, i) for i in range(at))


TWO: dict[str, tuple[str, ...]] = {"actor": ("HTS", "Ahrar al-Sham")}
ROWS: list[tuple[str, tuple[str, ...], tuple[Act, ...], str, tuple[str, ...]]] = [
    # text, its actors, the acts before, the plural, whom it stands for
    ("Hamas and Israel clashed. Both sides met.", ("Hamas", "Israel", "Both sides"),
     (("clashed", "ASSAULT", {"actor": ("Hamas", "Israel")}),), "Both sides", ("Hamas", "Israel")),
    ("Russia and Ukraine met. The two sides agreed.", ("Russia", "Ukraine", "two sides"),
     (("met", "CONSULT", {"actor": ("Russia", "Ukraine")}),), "two sides", ("Russia", "Ukraine")),
    ("Russia met Ukraine. The parties agreed.", ("Russia", "Ukraine", "parties"),
     (("met", "CONSULT", {"actor": ("Russia",), "recipient": ("Ukraine",)}),), "parties", ("Russia", "Ukraine")),
    ("India and Pakistan met. The two countries agreed.", ("India", "Pakistan", "two countries"),
     (("met", "CONSULT", {"actor": ("India", "Pakistan")}),), "two countries", ("India", "Pakistan")),
    ("HTS attacked the Syrian army. Both sides lost men.", ("HTS", "Syrian army", "Both sides"),
     (("attacked", "ASSAULT", {"actor": ("HTS",), "recipient": ("Syrian army",)}),), "Both sides",
     ("HTS", "Syrian army")),
    ("HTS attacked the Syrian army and 26 soldiers died. Both sides lost men.",
     ("HTS", "Syrian army", "26 soldiers", "Both sides"),
     (("attacked", "ASSAULT", {"actor": ("HTS",), "recipient": ("Syrian army", "26 soldiers")}),), "Both sides",
     ("HTS", "Syrian army")),  # the army's own men
    # an agreement may lie two sentences back, and who brokered it is no side
    ("Russia and HTS agreed after talks led by Turkey. Russia left. The two sides met.",
     ("Russia", "HTS", "Turkey", "two sides"), (("agreed", "AGREE", {"actor": ("Russia", "HTS")}),), "two sides",
     ("Russia", "HTS")),
    ("Russia attacked HTS. It rained. The two sides met.", ("Russia", "HTS", "two sides"),
     (("attacked", "ASSAULT", {"actor": ("Russia",), "recipient": ("HTS",)}),), "two sides", ()),
    # a third could be meant
    ("Russia and HTS agreed. Iran left. The two sides met.", ("Russia", "HTS", "Iran", "two sides"),
     (("agreed", "AGREE", {"actor": ("Russia", "HTS")}),), "two sides", ()),
    ("Russia, HTS and Iran met. Both sides left.", ("Russia", "HTS", "Iran", "Both sides"),
     (("met", "CONSULT", {"actor": ("HTS", "Iran")}),), "Both sides", ()),
    ("Russia attacked HTS. Both sides met Iran.", ("Russia", "HTS", "Both sides", "Iran"),
     (("attacked", "ASSAULT", {"actor": ("Russia",), "recipient": ("HTS",)}),), "Both sides", ("Russia", "HTS")),
    ("Russia attacked HTS, Iran said. Both sides left.", ("Russia", "HTS", "Iran", "Both sides"),
     (("attacked", "ASSAULT", {"actor": ("Russia",), "recipient": ("HTS",)}),), "Both sides", ()),
    ("Russia attacked HTS. Two sides left.", ("Russia", "HTS", "Two sides"),
     (("attacked", "ASSAULT", {"actor": ("Russia",), "recipient": ("HTS",)}),), "Two sides", ()),  # not *the* two
    ("Russia and Turkey sent aid. Both sides left.", ("Russia", "Turkey", "Both sides"),
     (("sent", "AID", {"actor": ("Russia", "Turkey")}),), "Both sides", ()),  # no two sides: they act together
    ("HTS attacked 12 civilians. Both sides left.", ("HTS", "12 civilians", "Both sides"),
     (("attacked", "ASSAULT", {"actor": ("HTS",), "recipient": ("12 civilians",)}),), "Both sides", ()),
    ("Russia attacked HTS. The two countries met.", ("Russia", "HTS", "two countries"),
     (("attacked", "ASSAULT", {"actor": ("Russia",), "recipient": ("HTS",)}),), "two countries", ()),
    # all that acted together
    ("HTS and Ahrar al-Sham attacked. The groups left.", ("HTS", "Ahrar al-Sham", "groups"),
     (("attacked", "ASSAULT", TWO),), "groups", ("HTS", "Ahrar al-Sham")),
    ("HTS and Ahrar al-Sham attacked. It rained. The fighters left.", ("HTS", "Ahrar al-Sham", "fighters"),
     (("attacked", "ASSAULT", TWO),), "fighters", ("HTS", "Ahrar al-Sham")),
    ("HTS and Ahrar al-Sham attacked. The two factions left.", ("HTS", "Ahrar al-Sham", "two factions"),
     (("attacked", "ASSAULT", TWO),), "two factions", ("HTS", "Ahrar al-Sham")),
    ("HTS and Ahrar al-Sham attacked. The three groups left.", ("HTS", "Ahrar al-Sham", "three groups"),
     (("attacked", "ASSAULT", TWO),), "three groups", ()),
    ("HTS and Ahrar al-Sham attacked. Hezbollah came. The groups left.",
     ("HTS", "Ahrar al-Sham", "Hezbollah", "groups"), (("attacked", "ASSAULT", TWO),), "groups", ()),
    ("HTS and its allies attacked. The groups left.", ("HTS", "its allies", "groups"),
     (("attacked", "ASSAULT", {"actor": ("HTS", "its allies")}),), "groups", ()),
    ("HTS and Russia attacked. The fighters left.", ("HTS", "Russia", "fighters"),
     (("attacked", "ASSAULT", {"actor": ("HTS", "Russia")}),), "fighters", ()),
    ("HTS and Ahrar al-Sham attacked. Groups of men left.", ("HTS", "Ahrar al-Sham", "Groups"),
     (("attacked", "ASSAULT", TWO),), "Groups", ()),  # not *the* groups
    ("HTS attacked. Ahrar al-Sham left. The groups met.", ("HTS", "Ahrar al-Sham", "groups"),
     (("attacked", "ASSAULT", {"actor": ("HTS",)}), ("left", "RETREAT", {"actor": ("Ahrar al-Sham",)})), "groups", ()),
    # those told right behind it
    ("Two allied groups, HTS and Ahrar al-Sham, met.", ("Two allied groups", "HTS", "Ahrar al-Sham"), (),
     "Two allied groups", ("HTS", "Ahrar al-Sham")),
    ("Three groups, HTS and Ahrar al-Sham among them, met.", ("Three groups", "HTS", "Ahrar al-Sham"), (),
     "Three groups", ()),
    ("Two groups, HTS and Russia met.", ("Two groups", "HTS", "Russia"), (), "Two groups", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions", "acts", "plural", "members"), ROWS, ids=[row[0] for row in ROWS])
def test_whom_a_plural_stands_for(
    text: str, mentions: tuple[str, ...], acts: tuple[Act, ...], plural: str, members: tuple[str, ...]
) -> None:
    """The plural is the `same` as each; none where the text may mean others."""
    _, ids, detection = a_page(text, mentions, acts)
    found = name_plural_actors(detection, text, REGISTRY, IN_2018)
    assert {(r.source, r.target) for r in found.relations} == {(ids[plural], ids[member]) for member in members}


def test_the_members_fill_the_plurals_roles_and_its_pronouns() -> None:
    """*The groups … they vowed*: both did, once each."""
    text = "HTS and Ahrar al-Sham attacked. The groups fled, and they vowed revenge."
    attacked: Act = ("attacked", "ASSAULT", {"actor": ("HTS", "Ahrar al-Sham")})
    vowed: Act = ("vowed", "THREATEN", {"actor": ("groups", "they"), "source": ("they",)})
    draft, ids, detection = a_page(text, ("HTS", "Ahrar al-Sham", "groups", "they"), (attacked, vowed))
    draft.relate(ids["they"], "same", ids["groups"])
    linked = Detection(
        mentions=detection.mentions, triggers=detection.triggers, arguments=detection.arguments,
        relations=tuple(draft.relations), sentences=detection.sentences,
    )  # fmt: skip
    found = name_plural_actors(linked, text, REGISTRY, IN_2018)
    both = [ids["HTS"], ids["Ahrar al-Sham"]]
    assert [a.target for a in found.arguments if (a.trigger, a.role) == ("e2", "actor")] == both
    assert [a.target for a in found.arguments if (a.trigger, a.role) == ("e2", "source")] == both


def test_a_plural_in_a_quotation_is_the_speakers() -> None:
    """What somebody calls *both sides* is not told by the page."""
    text = 'Hamas and Israel clashed. "Both sides lie", he said.'
    _, _, detection = a_page(
        text, ("Hamas", "Israel", "Both sides"), (("clashed", "ASSAULT", {"actor": ("Hamas", "Israel")}),)
    )
    assert name_plural_actors(detection, text, REGISTRY, IN_2018) == detection
