"""Which words in capitals are an actor's name and no town's; in the texts `|…|` is a place and `[…]` an actor."""

from __future__ import annotations

import re

import pytest

from dateline.ground.actor_acronyms import is_actors_acronym, name_acronyms
from dateline.ground.registry import Registry
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, Detection

REGISTRY = Registry.load()


def read(marked: str) -> tuple[str, Detection]:
    """The text and what is marked in it: m1, m2, …, all places or actors of e1."""
    text = ""
    mentions: list[DetectedMention] = []
    for piece in re.split(r"(\[[^]]*\]|\|[^|]*\|)", marked):
        start = len(text)
        text += piece[1:-1] if piece[:1] in ("[", "|") else piece
        if piece[:1] in ("[", "|"):
            kind = "actor" if piece[0] == "[" else "place"
            mentions.append(DetectedMention(id=f"m{len(mentions) + 1}", kind=kind, start=start, end=len(text)))  # type: ignore[arg-type]
    arguments = tuple(Argument(trigger="e1", role=m.kind, target=m.id) for m in mentions)
    return text, Detection(mentions=tuple(mentions), arguments=arguments)


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("|SANA| reporter said that shells fell.", True),
        ("|SANA|: Army units repelled an attack.", True),
        ("|SANA| correspondent in Hama said so.", True),
        ("DAMASCUS, |SANA| – The army repelled an attack.", True),
        ("Shells fell on Hama, |SANA| said.", True),
        ("|PA| forces entered Jenin.", True),
        ("|SANA| – The army repelled an attack.", True),
        ("|WAFA| said that Jenin was raided.", True),
        ("|MINUSMA| said its base was attacked.", False),  # no acronym of the registry's five letters: no town either
        ("|AFP|, Reuters and AP reported it.", True),
        ("|SDF| fighters entered Raqqa.", True),
        ("|UN| envoys met.", True),
        ("|IRNA|, the news agency, said so.", True),
        # Towns and states.
        ("|SANA|, Yemen (AP) — Houthi fighters shelled the port.", False),
        ("|SANA|, July 20 – Houthi fighters shelled the port.", False),
        ("|TAK| (Reuters) – Soldiers left.", False),
        ("|HOMS| – The army left.", False),
        ("|ALEPPO|, Syria – The army left.", False),
        ("|MOSCOW| said so.", False),
        ("|US| troops left.", False),
        ("|UAE| troops left.", False),
        ("PITTSBURGH, |PA| – Police left.", False),
        # Names that are not in capitals, or not acronyms.
        ("|Sana| is the capital.", False),
        ("|HAMAS| fired rockets.", False),
        ("|AZOV| fell.", False),
    ],
)
def test_an_acronym_of_somebody_known_is_no_place(marked: str, actor: bool) -> None:
    """Unless a dateline goes on behind it, or a state is called so."""
    text, detection = read(marked)
    (place,) = detection.mentions
    assert is_actors_acronym(text, place.start, place.end, REGISTRY) == actor
    assert name_acronyms(detection, text, REGISTRY).mentions[0].kind == ("actor" if actor else "place")


def test_what_is_an_actor_fills_no_place() -> None:
    """The roles and relations of the place go with it; an actor that is marked there already stays as it is."""
    text, detection = read("|SANA| reporter in |Hama| said.")
    within = DetectedRelation(source="m2", relation="within", target="m1")
    named = name_acronyms(
        Detection(mentions=detection.mentions, arguments=detection.arguments, relations=(within,)), text, REGISTRY
    )
    assert [(m.id, m.kind) for m in named.mentions] == [("m1", "actor"), ("m2", "place")]
    assert [(a.role, a.target) for a in named.arguments] == [("place", "m2")]
    assert named.relations == ()


def test_no_second_actor_is_marked() -> None:
    """Where the network marked both, the place is gone."""
    text = "SANA reporter said."
    both = tuple(DetectedMention(id=id, kind=kind, start=0, end=4) for id, kind in (("m1", "actor"), ("m2", "place")))  # type: ignore[arg-type]
    assert [m.id for m in name_acronyms(Detection(mentions=both), text, REGISTRY).mentions] == ["m1"]
