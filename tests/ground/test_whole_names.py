"""This file specifies how the bounds of mentions are mended; in the texts `[…]` is an actor and `|…|` a place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dateline.ground.registry import Registry
from dateline.ground.whole_names import join_names, whole_words
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, Detection

REGISTRY = Registry.load()


def read(marked: str) -> tuple[str, Detection]:
    """The text, and what is marked in it: m1, m2, …, each the actor of e1 and the `same` as the one before it."""
    text = ""
    mentions: list[DetectedMention] = []
    for piece in re.split(r"(\[[^]]*\]|\|[^|]*\|)", marked):
        if piece[:1] in ("[", "|"):
            kind = "actor" if piece[0] == "[" else "place"
            start, name = len(text), f"m{len(mentions) + 1}"
            text += piece[1:-1]
            mentions.append(DetectedMention(id=name, kind=kind, start=start, end=len(text)))  # type: ignore[arg-type]
        else:
            text += piece
    arguments = tuple(Argument(trigger="e1", role="actor", target=m.id) for m in mentions)
    same = tuple(
        DetectedRelation(source=after.id, relation="same", target=before.id) for before, after in pairwise(mentions)
    )
    return text, Detection(mentions=tuple(mentions), arguments=arguments, relations=same)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("|YANG|ON, Tuesday", ["YANGON"]),
        ("|Homs|, Tuesday", ["Homs"]),
        ("|Homs|-Hama road", ["Homs"]),
        ("|Home||s| burnt", ["Home", "s"]),  # nothing grows into its neighbour
        ("Two die in |Homs\n\nDAMASCUS|, Tuesday", ["Homs"]),
        ("[Ham]as said", ["Ham"]),  # actors are left: *Israel* of *Israelis*, *HTS* of *HTSs*
    ],
)
def test_mentions_end_with_a_word_and_a_paragraph(marked: str, words: list[str]) -> None:
    """A place takes the rest of its word; what runs into the next paragraph is cut there."""
    text, detection = read(marked)
    assert [text[m.start : m.end] for m in whole_words(detection, text).mentions] == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("The [National Front] for [Liberation] left.", ["National Front for Liberation"]),
        ("The [Group] for [Support of Islam] and [Muslims] left.", ["Group for Support of Islam and Muslims"]),
        ("[Turkey] and [Syria] left.", ["Turkey", "Syria"]),
        ("[National Front] leaders want [Liberation].", ["National Front", "Liberation"]),
    ],
)
def test_pieces_of_one_name_are_joined(marked: str, words: list[str]) -> None:
    """Only where the registry has the whole name; the first piece keeps its id and takes the others' roles."""
    text, detection = read(marked)
    joined = join_names(detection, text, REGISTRY)
    assert [text[m.start : m.end] for m in joined.mentions] == words
    assert [a.target for a in joined.arguments] == [m.id for m in joined.mentions]
    assert [(r.source, r.target) for r in joined.relations] == [("m2", "m1")] * (len(words) - 1)
