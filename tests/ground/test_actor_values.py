"""Actors of a page: what a mention takes from the others around it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.actors import context_of, value_actors
from dateline.ground.coreference import Coreference
from dateline.ground.registry import Registry
from dateline.records.page import CreationTime, Page, Paragraph
from tests.ground.drafts import Draft

REGISTRY = Registry.load()


def ids_of(text: str, mentions: list[str], main: str | None, *relations: tuple[int, str, int]) -> list[str | None]:
    """The ids of the mentions, in order; relations as (from, name, to) by their numbers."""
    draft = Draft(text)
    names = [draft.mention("actor", words) for words in mentions]
    for source, relation, target in relations:
        draft.relate(names[source], relation, names[target])
    page = Page(
        id="p", text=text, sha256="0", dct=CreationTime(from_=date(2018, 6, 1), until=date(2018, 6, 2)),
        paragraphs=(Paragraph(role="body", start=0, end=len(text)),),
    )  # fmt: skip
    detection = draft.detection()
    mentioned = list(detection.mentions)
    context = context_of(page, mentioned, REGISTRY, main)
    values = value_actors(page, mentioned, detection, Coreference(detection), REGISTRY, context)
    return [values[name].id for name in names]


@pytest.mark.parametrize(
    ("text", "mentions", "main", "relations", "ids"),
    [
        # A ministry is of the state whose people the page names most, not of the scene.
        ("A British soldier died in Syria, the Ministry of Defence said.", ["British soldier", "Ministry of Defence"],
         "SYR", [], ["reg:gbr-mil", "reg:gbr-mod"]),
        ("British and French pilots: the Ministry of Defence said so.",
         ["British", "French pilots", "Ministry of Defence"],
         "SYR", [], ["reg:gbr", "gen:FRA-MIL", None]),
        ("The Ministry of Defence said so.", ["Ministry of Defence"], "SYR", [], ["reg:syr-mod"]),
        # Who is called of one country is nobody of another, whatever the network says.
        ("Syrian troops and an American trader.", ["Syrian troops", "American trader"],
         "SYR", [(1, "same", 0)], ["reg:syr-mil", "gen:USA-BUS"]),
        ("HTS fell back. The group left.", ["HTS", "group"], "SYR", [(1, "same", 0)], ["reg:hts", "reg:hts"]),
        # A sponsor before a name changes nothing; before a rule's word it does.
        ("al-Qaeda-linked Nusra Front", ["al-Qaeda", "Nusra Front"],
         "SYR", [(1, "affiliated_with", 0)], ["reg:al-qaeda", "reg:al-nusra"]),
        ("Iranian-backed forces", ["Iranian", "forces"], "SYR", [(1, "backed_by", 0)], ["reg:irn", "gen:SYR-PRM"]),
        # Without a place, the one country of the actors is the page's.
        ("Iraqi police shot at protesters.", ["Iraqi police", "protesters"], None, [], ["reg:irq-cop", "gen:IRQ-OPP"]),
        ("Iraqi police met Iranian rebels and protesters.", ["Iraqi police", "Iranian rebels", "protesters"],
         None, [], ["reg:irq-cop", "gen:IRN-REB", "gen:OPP"]),
        # A country that opens the sentence is its scene; a foreign capital is not, delegations meet there.
        ("In neighbouring Niger, soldiers shot villagers.", ["soldiers", "villagers"],
         "MLI", [], ["reg:ner-mil", "gen:NER-CVL"]),
        # A region right behind people, and a state right before a bare organ, say whose they are.
        ("Militants in Gaza fired rockets.", ["Militants"], "ISR", [], ["gen:PSE-REB"]),
        ("Pakistan's military dismissed the claim.", ["military"], "IND", [], ["reg:pak-mil"]),
        ("Warplanes struck the town, and the army shelled it.", ["Warplanes", "army"],
         "SYR", [], ["gen:SYR-MIL", "reg:syr-mil"]),  # craft alone may be another state's
        ("Fighters of the YPG took the town.", ["Fighters"], "SYR", [], ["reg:ypg"]),
        ("In Geneva, rebels met envoys.", ["rebels"], "SYR", [], ["gen:SYR-REB"]),
        # Whose name it is may stand right behind it.
        ("It has no ties with al-Shabaab of Somalia.", ["al-Shabaab"], "MOZ", [], ["reg:al-shabaab"]),
        # An accord called after a capital is not its government's.
        ("The Minsk agreements ban it, Minsk said.", ["Minsk"], "UKR", [], [None]),
        ("Talks failed, Minsk said.", ["Minsk"], "UKR", [], ["reg:blr-gov"]),
    ],
)  # fmt: skip
def test_a_page_tells_what_words_alone_do_not(
    text: str, mentions: list[str], main: str | None, relations: list[tuple[int, str, int]], ids: list[str | None]
) -> None:
    """The page's country, its states and its coreference, each only where nothing speaks against it."""
    assert ids_of(text, mentions, main, *relations) == ids
