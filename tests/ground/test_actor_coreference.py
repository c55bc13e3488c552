"""Who a short form, a description or a pronoun is, where one actor alone fits."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.link_descriptions import link_descriptions
from dateline.ground.registry import Registry
from dateline.records.detection import Detection
from tests.ground.drafts import Draft

REGISTRY = Registry.load()
IN_2018 = date(2018, 6, 28)


def a_page(text: str, *mentions: str, acting: str = "") -> tuple[Draft, Detection]:
    """A page with these actor mentions in order; `acting` is the source of the first event, at *said*."""
    draft, after = Draft(text), 0
    for words in mentions:
        nth = text[:after].count(words)
        draft.mention("actor", words, nth)
        after = text.index(words, after) + len(words)
    if acting:
        draft.trigger("said", "CONSULT", source=[f"m{mentions.index(acting) + 1}"])
    ends = [i + 1 for i, sign in enumerate(text) if sign == "."]
    found = draft.detection()
    starts = [0, *ends][: len(ends)]
    return draft, Detection(
        mentions=found.mentions, triggers=found.triggers, arguments=found.arguments, relations=found.relations,
        sentences=tuple(zip(starts, ends, strict=True)),
    )  # fmt: skip


LINKED = [
    # text, mentions in order, who acts, the last mention's antecedent (None: left alone)
    ("The Valley Defence Union (VDU) fled. Later VDU returned.", ("Valley Defence Union", "VDU"), "", 0),
    ("Ahrar al-Sham withdrew. Ahrar came back.", ("Ahrar al-Sham", "Ahrar"), "", 0),
    ("Ahrar al-Sham met Ahrar al-Sharqiya. Ahrar came back.",
     ("Ahrar al-Sham", "Ahrar al-Sharqiya", "Ahrar"), "", None),
    ("Colonel Samir Haddad said no. Haddad left.", ("Colonel Samir Haddad", "Haddad"), "", 0),
    ("Colonel Samir Haddad met Major Omar Haddad. Haddad left.",
     ("Colonel Samir Haddad", "Major Omar Haddad", "Haddad"), "", None),
    ("HTS took the town. The group holds it.", ("HTS", "group"), "", 0),
    ("HTS fought Ahrar al-Sham. The group lost.", ("HTS", "Ahrar al-Sham", "group"), "", None),
    ("HTS fought the Syrian Arab Army. The militants lost.", ("HTS", "Syrian Arab Army", "militants"), "", 0),
    ("The Syrian Arab Army advanced. The militants lost.", ("Syrian Arab Army", "militants"), "", None),
    ("HTS took it. It rained. It rained. It rained. The group left.", ("HTS", "group"), "", None),  # too far back
    ("HTS took the town. A group of men fled.", ("HTS", "group"), "", None),  # not definite
    ('HTS took the town. "The group lies", he said.', ("HTS", "group"), "", None),  # a speaker's word
    ("Hezbollah met Hamas. The Lebanese group left.", ("Hezbollah", "Hamas", "Lebanese group"), "", 0),
    ("UNICEF sent aid. The organization left.", ("UNICEF", "organization"), "", 0),
    ("SOHR said ten died. It gave no names.", ("SOHR", "It"), "SOHR", 0),
    ("SOHR said HTS attacked. It gave no names.", ("SOHR", "HTS", "It"), "SOHR", None),
    ("Turkey's president said it would attack.", ("Turkey", "president", "it"), "president", 0),
    ("In Turkey a president said it would attack.", ("Turkey", "president", "it"), "president", None),
    ("President Bashar al-Assad said no. He left.",
     ("President Bashar al-Assad", "He"), "President Bashar al-Assad", 0),
    ("SOHR said ten died. He left.", ("SOHR", "He"), "SOHR", None),  # no person is named
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions", "acting", "antecedent"), LINKED, ids=[row[0] for row in LINKED])
def test_the_last_mention_is_who_alone_fits(
    text: str, mentions: tuple[str, ...], acting: str, antecedent: int | None
) -> None:
    """A wrong merge is worse than none: two that fit, or none, leave it open."""
    _, detection = a_page(text, *mentions, acting=acting)
    linked = link_descriptions(detection, text, REGISTRY, IN_2018)
    found = {r.source: r.target for r in linked.relations if r.relation == "same"}
    last = f"m{len(mentions)}"
    assert found.get(last) == (None if antecedent is None else f"m{antecedent + 1}")


def test_what_the_network_linked_stays() -> None:
    """The sieves only fill gaps."""
    text = "HTS fought Hamas. The group left."
    draft, detection = a_page(text, "HTS", "Hamas", "group")
    draft.relate("m3", "same", "m2")
    told = Detection(mentions=detection.mentions, relations=draft.detection().relations, sentences=detection.sentences)
    assert link_descriptions(told, text, REGISTRY, IN_2018) == told
