"""Links that the network drew between enemies, or to people nobody has named, are taken back."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.link_descriptions import link_descriptions
from dateline.ground.registry import Registry
from dateline.records.detection import DetectedRelation, Detection
from tests.ground.drafts import Draft

REGISTRY = Registry.load()
IN_2018 = date(2018, 6, 28)

ROWS = [
    # text, the one named, the description, whether the link stays; places are given in their own rows
    # enemies
    ("The Syrian Arab Army advanced. The rebels agreed to leave.", "Syrian Arab Army", "rebels", False),
    ("The Syrian army lost two hills. The fighters took missiles.", "Syrian army", "fighters", False),
    ("HTS attacked the army. It was the first attack by the group.", "army", "group", False),
    ("The Syrian government called for talks. The militants stayed away.", "Syrian government", "militants", False),
    ("HTS attacked the base. The soldiers fled.", "HTS", "soldiers", False),
    ("HTS attacked the base. The militants fled.", "HTS", "militants", True),
    ("The Syrian Arab Army advanced. The soldiers took a hill.", "Syrian Arab Army", "soldiers", True),
    ("The Free Syrian Army advanced. The rebels took a hill.", "Free Syrian Army", "rebels", True),
    ("The Free Syrian Army advanced. The soldiers took a hill.", "Free Syrian Army", "soldiers", True),
    ("The rebel National Army advanced. The rebels took a hill.", "rebel National Army", "rebels", True),
    ("Wagner Group men came. The group left.", "Wagner Group", "group", True),
    # a part of many, or others
    ("HTS attacked the army. Several militant groups joined.", "HTS", "militant groups", False),
    ("HTS attacked the army. Several militants died.", "HTS", "Several militants", False),
    ("HTS attacked the army. Some fighters died.", "HTS", "Some fighters", False),
    ("HTS attacked the army. Most of the rebels left.", "HTS", "rebels", False),
    ("HTS attacked the army. Other groups joined.", "HTS", "Other groups", False),
    ("HTS attacked the army. Local factions joined.", "HTS", "Local factions", False),
    ("HTS attacked the army. Two more insurgents died.", "HTS", "Two more insurgents", False),
    ("HTS attacked the army. Some of its fighters died.", "HTS", "fighters", False),
    ("HTS attacked the army. Militants fled.", "HTS", "Militants", True),  # a headline's word for it
    ("HTS attacked the army. These militants fled.", "HTS", "militants", True),
    ("HTS, other militants of the north said, fled.", "HTS", "other militants", True),  # in apposition
    # one and several
    ("HTS and its allies attacked. The groups left.", "HTS", "groups", False),
    ("HTS and Ahrar clashed. The two factions met.", "Ahrar", "two factions", False),
    ("HTS and Iran clashed. Both sides met.", "HTS", "Both sides", False),
    ("HTS formed an alliance of factions. It left.", "HTS", "alliance of factions", True),
]


@pytest.mark.parametrize(("text", "named", "description", "stays"), ROWS, ids=[row[0] for row in ROWS])
def test_who_cannot_be_the_same(text: str, named: str, description: str, stays: bool) -> None:
    """A veto: the description is nobody named, unless a sieve finds somebody else."""
    draft = Draft(text)
    first, second = draft.mention("actor", named), draft.mention("actor", description)
    draft.relate(second, "same", first)
    assert is_kept(draft, second, first) is stays


PLACES = [
    # text, the description, whether its link to HTS stays
    ("HTS attacked Hama. Militants in Daraa gave up.", "Militants", False),
    ("HTS attacked Hama. In Daraa, militants gave up.", "militants", False),
    ("HTS attacked Hama. In the province of Daraa, militants gave up.", "militants", False),
    ("HTS attacked Hama. Fighters from Daraa gave up.", "Fighters", False),
    ("HTS attacked Hama. In Daraa, the rebels there gave up.", "rebels", False),
    ("HTS attacked Hama. The rebels there gave up.", "rebels", True),
    ("HTS attacked Daraa. Militants in Daraa gave up.", "Militants", True),
    ("HTS attacked Hama. The militants in Daraa gave up.", "militants", True),  # may be the other front of the same
    ("HTS attacked Hama. Militants gave up in Daraa.", "Militants", True),  # the place of what they did
]


@pytest.mark.parametrize(("text", "description", "stays"), PLACES, ids=[row[0] for row in PLACES])
def test_armed_men_of_another_place(text: str, description: str, stays: bool) -> None:
    """Without *the*, men of a place of their own are not those of another."""
    draft = Draft(text)
    hts, men = draft.mention("actor", "HTS"), draft.mention("actor", description)
    for name in ("Hama", "Daraa"):
        for nth in range(text.count(name)):
            draft.mention("place", name, nth)
    draft.relate(men, "same", hts)
    assert is_kept(draft, men, hts) is stays


def test_a_wrong_link_gives_way_to_the_right_one() -> None:
    """The group is not the army, so it is the one armed group named."""
    draft = Draft("HTS attacked the army. It was the first attack by the group.")
    hts, army, group = (draft.mention("actor", words) for words in ("HTS", "army", "group"))
    draft.relate(group, "same", army)
    assert links(draft) == {(group, hts)}


def test_what_stands_for_several_keeps_them() -> None:
    """A plural that the page spells out is no stranger to its members."""
    draft = Draft("Several groups met: HTS and Ahrar al-Sham. Several groups left.")
    hts, ahrar = draft.mention("actor", "HTS"), draft.mention("actor", "Ahrar al-Sham")
    groups = draft.mention("actor", "Several groups", 1)
    draft.relate(groups, "same", hts, ahrar)
    assert links(draft) == {(groups, hts), (groups, ahrar)}


def test_a_pronoun_follows_its_own_link() -> None:
    """Only descriptions are judged by their words."""
    draft = Draft("The Syrian Arab Army advanced. They took a hill.")
    army, they = draft.mention("actor", "Syrian Arab Army"), draft.mention("actor", "They")
    draft.relate(they, "same", army)
    assert links(draft) == {(they, army)}


def links(draft: Draft) -> set[tuple[str, str]]:
    """What is the same as what, once the draft is read."""
    found = draft.detection()
    ends = [i + 1 for i, sign in enumerate(draft.text) if sign == "."]
    detection = Detection(
        mentions=found.mentions, relations=found.relations,
        sentences=tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True)),
    )  # fmt: skip
    relations: tuple[DetectedRelation, ...] = link_descriptions(detection, draft.text, REGISTRY, IN_2018).relations
    return {(r.source, r.target) for r in relations if r.relation == "same"}


def is_kept(draft: Draft, source: str, target: str) -> bool:
    """Whether the two are still linked."""
    return (source, target) in links(draft)
