"""Which agreement is meant; in the texts `[…]` is an actor, `|…|` a place, `{…}` an accord and `<…>` an act."""

from __future__ import annotations

import re
from typing import Final

import pytest

from dateline.ground.accord_chains import part_accords
from dateline.ground.accord_words import read_kind_around
from dateline.ground.accords import read_accords
from dateline.records.coded import Toponym
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger, Detection
from dateline.records.values import AccordValue, ActorValue, PlaceValue

_KINDS: Final = {"[": "actor", "|": "place", "{": "accord"}
# What stands for several places on these pages, and for none that could be told.
_PLURALS: Final = {"towns": ("Kafriya", "Fuah"), "two towns": ("Kafriya", "Fuah"), "somewhere": ()}
_TYPES: Final = {"evacuation": "RETREAT", "leave": "RETREAT", "signed": "SUPPORT", "struck": "SUPPORT"}


def read(marked: str, roles: str = "", relations: str = "", factuality: str = "happened") -> tuple[str, Detection]:
    """The text and what is marked in it, `m1`, `m2`, … and `e1`, …; `roles` like `e1 actor m1 m2; e1 accord m3`."""
    text = ""
    mentions: list[DetectedMention] = []
    triggers: list[DetectedTrigger] = []
    for piece in re.split(r"(\[[^]]*\]|\|[^|]*\||\{[^}]*\}|<[^>]*>)", marked):
        if piece[:1] not in (*_KINDS, "<"):
            text += piece
            continue
        start = len(text)
        text += piece[1:-1]
        if piece[0] == "<":
            triggers.append(
                DetectedTrigger(
                    id=f"e{len(triggers) + 1}", start=start, end=len(text), type=_TYPES.get(piece[1:-1], "AGREE"),
                    mode=None, factuality=factuality,  # type: ignore[arg-type]
                )
            )  # fmt: skip
        else:
            kind = _KINDS[piece[0]]
            mentions.append(DetectedMention(id=f"m{len(mentions) + 1}", kind=kind, start=start, end=len(text)))  # type: ignore[arg-type]
    arguments = [
        Argument(trigger=e, role=role, target=target)  # type: ignore[arg-type]
        for e, role, *targets in (part.split() for part in roles.split(";") if part.strip())
        for target in targets
    ]
    related = [
        DetectedRelation(source=source, relation=name, target=target)  # type: ignore[arg-type]
        for source, name, target in (part.split() for part in relations.split(";") if part.strip())
    ]
    sentences = tuple((m.start(), m.end()) for m in re.finditer(r"[^.]+\.?\s*", text))
    return text, Detection(
        mentions=tuple(mentions), triggers=tuple(triggers), arguments=tuple(arguments), relations=tuple(related),
        sentences=sentences,
    )  # fmt: skip


def value(marked: str, roles: str = "", relations: str = "", factuality: str = "happened") -> AccordValue:
    """The value of the last accord; an actor's id is its name, as is a place's, those in small letters have none."""
    text, detection = read(marked, roles, relations, factuality)
    words = {m.id: text[m.start : m.end] for m in detection.mentions}
    actors = {
        m.id: ActorValue(id=words[m.id] if words[m.id][0].isupper() else None, provisional=False)
        for m in detection.mentions
        if m.kind == "actor"
    }

    def place(name: str) -> PlaceValue:
        if name in _PLURALS:
            return PlaceValue(id=None, members=tuple(PlaceValue(id=member) for member in _PLURALS[name]))
        return PlaceValue(id=name, country="KAZ" if name == "Astana" else "SYR")

    places = {m.id: place(words[m.id]) for m in detection.mentions if m.kind == "place"}
    toponyms = [
        Toponym(start=found.start(), end=found.end(), text=found[0], place=place(found[0]), mention=None)
        for found in re.finditer(r"Idlib|Astana|Syrian", text)
    ]
    values = read_accords(text, detection, actors, places, toponyms, "SYR")
    return values[[m.id for m in detection.mentions if m.kind == "accord"][-1]]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("the {Turkish-Russian de-escalation zone}", "de-escalation zone"),
        ("the {demilitarised zone} around Idlib", "demilitarised zone"),
        ("a {seven-day truce}", "truce"),
        ("a {humanitarian pause} in Aleppo", "truce"),
        ("a nationwide {ceasefire}", "ceasefire"),
        ("a {cessation of hostilities}", "ceasefire"),
        ("a {prisoner swap}", "prisoner exchange"),
        ("a {reconciliation agreement}", "reconciliation deal"),
        ("a {humanitarian corridor}", "humanitarian corridor"),
        ("{UN sanctions}", "sanctions"),
        ("{Resolution 2254}", "treaty"),
        # A bare noun: the words of its phrase before it.
        ("They agreed on an evacuation {deal} for the two towns.", "evacuation deal"),
        ("They signed a local reconciliation {agreement}.", "reconciliation deal"),
        ("HTS accepted the prisoner exchange {deal}.", "prisoner exchange"),
        ("Syria, HTS agree evacuation {deal}", "evacuation deal"),
        ("They left under the temporary truce {agreement}.", "truce"),
        # Or what it is about, behind it.
        ("They signed a {deal} on the evacuation of Douma.", "evacuation deal"),
        ("They reached a {deal} to evacuate fighters from Douma.", "evacuation deal"),
        ("They reached an {agreement} for a truce.", "truce"),
        ("They struck a {deal} with the army on a ceasefire in Idlib.", "ceasefire"),
        ("An {agreement} between Qatar and Iran to swap prisoners held.", "prisoner exchange"),
        ("Under a {deal} to exchange the bodies of fighters, both left.", "prisoner exchange"),
        ("It was a {deal} under which fighters evacuate Homs.", "evacuation deal"),
        ("An {accord} providing for the evacuation of the wounded came.", "evacuation deal"),
        # What else the sentence tells is no word for it.
        ("The {deal} came after the evacuation of Douma.", None),
        ("They broke the ceasefire and the {deal}.", None),
        ("The prisoners left under a {deal}.", None),
        ("The {deal} was reached, and prisoners were swapped.", None),
        ("They signed the {deal} to pave a road after the truce.", None),
        ("the {Minsk agreements} on a ceasefire", None),  # a name is no bare noun
    ],
)
def test_the_words_tell_its_kind(marked: str, kind: str | None) -> None:
    """Its own words first; a bare *deal* is what the words of its phrase say."""
    start, end = marked.index("{"), marked.index("}") - 1
    assert read_kind_around(marked.replace("{", "").replace("}", ""), start, end) == kind


@pytest.mark.parametrize(
    ("marked", "roles", "relations", "parties"),
    [
        # Whom the page calls a party.
        ("The {truce} between [HTS] and [Ahrar] holds.", "", "m2 party_to m1; m3 party_to m1", ["HTS", "Ahrar"]),
        # One alone is none: those who agree are parties too.
        ("[Syria] and [HTS] <agreed> on a {deal}.", "e1 actor m1 m2; e1 accord m3", "m1 party_to m3",
         ["Syria", "HTS"]),
        ("[Rebels] <agreed> to a {deal} with [Syria].", "e1 actor m1; e1 recipient m3; e1 accord m2", "",
         ["Syria", "Rebels"]),
        ("[Syria] and [HTS] <signed> a {deal}.", "e1 actor m1 m2; e1 accord m3", "", ["Syria", "HTS"]),
        ("[Syria] and [HTS] <struck> a {deal}.", "e1 actor m1 m2; e1 accord m3", "", ["Syria", "HTS"]),
        # Whom *between* and *with* join to it.
        ("[Russia] <brokered> a {deal} between [Syria] and the [HTS].", "e1 actor m1; e1 accord m2",
         "m3 party_to m2", ["Syria", "HTS"]),
        ("[HTS] <agreed> on a {truce} between [rebels] and the [Ahrar].", "e1 actor m1; e1 accord m2", "", ["Ahrar"]),
        ("A {deal} signed with [Syria] holds.", "", "", ["Syria"]),
        ("The {deal} holds between Homs and Hama, [Syria] said.", "", "", []),
        # A signing is that of the one accord in its sentence.
        ("A {deal} on Douma was <struck> by [Syria] and [HTS].", "e1 actor m2 m3", "", ["Syria", "HTS"]),
        ("A {deal} under the {truce} was <struck> by [Syria] and [HTS].", "e1 actor m3 m4", "", []),
        ("The {deal} holds. A contract was <struck> by [Syria] and [Iran].", "e1 actor m2 m3", "", []),
        # Two are told: whoever else agreed to something about it is none of them.
        ("[UN] <agreed> to watch the {truce} of [HTS] and [Ahrar].", "e1 actor m1; e1 accord m2",
         "m3 party_to m2; m4 party_to m2", ["HTS", "Ahrar"]),
        # Who brokers it is no party, whatever else says so.
        ("[Russia] and [Turkey] <brokered> a {truce} between [HTS] and [Ahrar].", "e1 actor m1 m2; e1 accord m3",
         "m1 party_to m3; m4 party_to m3; m5 party_to m3", ["HTS", "Ahrar"]),
        ("[HTS] and [Syria] <agreed> on a {truce} mediated by [Russia] and [Turkey].", "e1 actor m1 m2; e1 accord m3",
         "m4 party_to m3; m5 party_to m3", ["HTS", "Syria"]),
        ("[HTS] and [Syria] <agreed> on a {deal} after talks sponsored by [Russia] and [Turkey].",
         "e1 actor m1 m2; e1 accord m3", "m5 party_to m3; m4 party_to m3", ["HTS", "Syria"]),
        ("They left under a {deal} <mediated> by [Egypt].", "e1 actor m2; e1 accord m1", "m2 party_to m1", []),
        ("[HTS] and [Syria] made a {deal}, <brokered> by [Russia] and [Turkey].",
         "e1 actor m1 m2 m4 m5; e1 accord m3", "m4 party_to m3", ["HTS", "Syria"]),
        ("[Russia] <brokered> a {deal}: [HTS] and [Syria].", "e1 actor m1 m3 m4; e1 accord m2", "", ["HTS", "Syria"]),
        # Its own words.
        ("the {Turkish-Russian-Iranian zone} and [Turkish] troops", "", "m2 party_to m1",
         ["Turkish", "reg:tur", "reg:rus", "reg:irn"]),
        ("the {Russian-brokered truce}", "", "", []),
        # Who is not told by name is left out.
        ("[both sides] <agreed> on a {deal}.", "e1 actor m1; e1 accord m2", "", []),
    ],
)  # fmt: skip
def test_who_makes_it_is_a_party(marked: str, roles: str, relations: str, parties: list[str]) -> None:
    """Whom the page calls one, else who agrees or signs; a broker is none."""
    assert list(value(marked, roles, relations).parties) == parties


def test_who_did_not_agree_is_no_party() -> None:
    """A denied agreement has none."""
    roles = "e1 actor m1 m2; e1 accord m3"
    assert value("[Iran] and [HTS] have not <agreed> on a {deal}.", roles, factuality="denied").parties == ()


@pytest.mark.parametrize(
    ("marked", "roles", "relations", "covers"),
    [
        ("a {zone} in the province of |Idlib|", "", "", ["Idlib"]),
        ("a {truce} covering |Idlib| and |Hama|", "", "", ["Idlib", "Hama"]),
        ("a {deal} for the |two towns| after talks", "", "", ["Kafriya", "Fuah"]),
        ("a {ceasefire} around the |towns| until July", "", "", ["Kafriya", "Fuah"]),
        ("a {truce} near the town of |Saraqib|", "", "", ["Saraqib"]),
        ("a {truce} throughout |Idlib|", "", "", ["Idlib"]),
        ("a {deal} on the evacuation of |Kafriya| and |Fuah|", "", "", ["Kafriya", "Fuah"]),
        ("a {deal} over the surrender of |Douma|", "", "", ["Douma"]),
        ("The {deal} is kept. It covers the |towns|.", "", "m1 covers m2", ["Kafriya", "Fuah"]),
        ("a {deal} for |somewhere|, in |Idlib|", "", "m1 covers m2", []),
        # The place in its name, where it lies in the page's country; one abroad is where it was signed.
        ("the Idlib {ceasefire}", "", "", ["Idlib"]),
        ("the {Idlib de-escalation zone}", "", "", ["Idlib"]),
        ("the Astana {ceasefire}", "", "", []),
        ("the Syrian {ceasefire}", "", "", []),
        ("the Idlib {accord}", "", "", []),
        ("shells hit Idlib; the {ceasefire} held", "", "", []),
        # What was agreed takes place there; where people go is no part of it.
        ("[HTS] <agreed> to a {deal}: the <evacuation> of |Douma| to |Idlib|.",
         "e1 accord m2; e1 content e2; e2 place m3 m4", "", ["Douma"]),
        ("Under the {deal}, the |two towns| were to see an <evacuation>.", "e1 accord m1; e1 place m2", "",
         ["Kafriya", "Fuah"]),
        ("Under the {deal}, fighters will <leave> |Douma| for |Idlib|.", "e1 accord m1; e1 place m2 m3", "", ["Douma"]),
        ("The {deal} was signed before shells hit |Idlib|.", "", "", []),
    ],
)  # fmt: skip
def test_what_it_covers(marked: str, roles: str, relations: str, covers: list[str]) -> None:
    """As told, else the place that its words join to it, in its name, or of what was agreed; a plural's are its own."""
    assert list(value(marked, roles, relations).covers) == covers


@pytest.mark.parametrize(
    ("marked", "one"),
    [
        ("A {ceasefire} began. The {truce} holds.", True),
        ("A {ceasefire} began. Then. And then. The {deal} holds.", True),  # the page tells of no other
        ("A {de-escalation zone} is there. The {ceasefire} holds.", False),
        ("An evacuation {deal} came. The {ceasefire} holds.", False),
        ("A {ceasefire} began in a {de-escalation zone}. The {deal} holds.", True),  # the sentence before
        ("A {ceasefire} began in a {de-escalation zone}. Then. The {deal} holds.", False),
        ("A {reconciliation deal} came. An {evacuation} came.", True),
    ],
)
def test_two_agreements_are_not_one(marked: str, one: bool) -> None:
    """Other kinds are others; *the deal* among several is the one before, and no further one."""
    accords = marked.count("{")
    text, detection = read(marked, relations=f"m{accords} same m{accords - 1}")
    assert len(part_accords(detection, text).relations) == one


def test_what_is_the_same_agreement_has_its_kind_parties_and_area() -> None:
    """*The deal* in the next sentence takes all that was told of the truce."""
    marked = "[HTS] and [Ahrar] <agreed> on a {truce} in |Idlib|. The {deal} holds."
    told = value(marked, "e1 actor m1 m2; e1 accord m3", "m5 same m3; m3 covers m4")
    assert told == AccordValue(kind="truce", parties=("HTS", "Ahrar"), covers=("Idlib",))


def test_a_bare_deal_is_what_is_done_under_it() -> None:
    """Where no words beside it tell its kind, the act that it is about does; no other accord's kind is told so."""
    roles = "e1 accord m1; e1 place m2"
    assert value("Under the {deal}, |Douma| saw an <evacuation>.", roles).kind == "evacuation deal"
    assert value("Under the {deal}, fighters will <leave> |Douma|.", roles).kind is None
    assert value("Under the {Astana accord}, |Douma| saw an <evacuation>.", roles).kind is None
