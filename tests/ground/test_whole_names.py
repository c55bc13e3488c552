"""This file specifies how the bounds of mentions are mended; in the texts `[…]` is an actor and `|…|` a place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from dateline.ground.registry import Registry
from dateline.ground.whole_names import join_names, whole_words
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTarget, Detection

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
        ("HTS-linked news agency [Iba]'a said", ["Iba'a"]),
        ("HTS-linked news agency [Iba]’a said", ["Iba’a"]),
        ("[Iba'a]'s report", ["Iba'a"]),
        ("[Iba']a's report", ["Iba'a"]),
        ("in |al-Fu'|ah and Kafriya", ["al-Fu'ah"]),
        ("in |al-Fu|’ah’s streets", ["al-Fu’ah"]),
        ("in al-Fu’|ah| and Kafriya", ["al-Fu’ah"]),
        ("in Idlib-based Fu'|ah|", ["Fu'ah"]),
        ("in |N|'Djamena", ["N'Djamena"]),
        ("in |Sana|'a's |airport|", ["Sana'a", "airport"]),
        ("in |Al-Ra|'i, Aleppo", ["Al-Ra'i"]),
        ("[Hay]'at Tahrir al-Sham", ["Hay'at"]),
        ("the [Ansar al-Shari]ʼa brigades", ["Ansar al-Shariʼa"]),
        ("[Iba]'[a] said", ["Iba'a"]),  # two pieces of one word are one
        ("[Iba]['a] said", ["Iba'a"]),
        ("in |al-Fu|'|ah| and |Kafriya|", ["al-Fu'ah", "Kafriya"]),
        ("in |Ta|'[izz]", ["Ta'izz"]),  # and what the first is
        ("the army'[s spokesman] said", ["spokesman"]),
        ("[Iba'a]'[s] report", ["Iba'a"]),
        ("[Assad]'s army", ["Assad"]),
        ("[Assad]’s [army]", ["Assad", "army"]),
        ("the [rebels]' base", ["rebels"]),
        ("[they]'ve left and [we]'ll stay", ["they", "we"]),
        ("[HTS]' allies", ["HTS"]),
        ("'[Homs]' fell", ["Homs"]),
        ("a '|Homs|' sign", ["Homs"]),
        ("a [US AC]-130 came", ["US AC-130"]),  # a type goes on with its number
        ("the [EU]-27 met", ["EU"]),
    ],
)
def test_an_apostrophe_within_a_name_is_one_of_its_letters(marked: str, words: list[str]) -> None:
    """A mention that begins or ends there takes the whole word; a possessive and a short form are no part of it."""
    text, detection = read(marked)
    assert [text[m.start : m.end] for m in whole_words(detection, text).mentions] == words


def test_the_pieces_of_one_word_fill_their_roles_together() -> None:
    """The first piece keeps its id; roles and relations of the other become its own, and none points at itself."""
    text, detection = read("in |al-Fu|'|ah| and |Kafriya|")
    asked = DetectedTarget(start=0, end=2, factuality="happened", score=1.0, source=("m2", "m1"))
    whole = whole_words(replace(detection, targets=(asked,)), text)
    assert [a.target for a in whole.arguments] == ["m1", "m3"]
    assert [(r.source, r.target) for r in whole.relations] == [("m3", "m1")]
    assert [t.source for t in whole.targets] == [("m1",)]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("a deal for the |two| towns after talks", ["two towns"]),
        ("|both| besieged villages", ["both besieged villages"]),
        ("in |three| provinces", ["three provinces"]),
        ("the |two| |towns|", ["two towns"]),
        ("the |two| and the towns", ["two"]),
        ("the |two| of them", ["two"]),
        ("the |town| villages", ["town"]),
    ],
)
def test_a_number_takes_the_places_that_it_counts(marked: str, words: list[str]) -> None:
    """*Two* alone is no place; with its noun it stands for two."""
    text, detection = read(marked)
    assert [text[m.start : m.end] for m in whole_words(detection, text).mentions] == words


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("a violation of the Turkish-Russian-Iranian de-escalation zone", "de-escalation zone",
         "Turkish-Russian-Iranian de-escalation zone"),
        ("the Turkish-Russian ceasefire holds", "ceasefire", "Turkish-Russian ceasefire"),
        ("the US-Russian truce", "truce", "US-Russian truce"),
        ("the Armenian–Azerbaijani peace accord", "peace accord", "Armenian–Azerbaijani peace accord"),
        ("the Israel-Lebanon maritime deal", "maritime deal", "Israel-Lebanon maritime deal"),
        ("the Turkish-backed ceasefire", "ceasefire", "ceasefire"),
        ("the Russian ceasefire", "ceasefire", "ceasefire"),  # one people: whose it is, not its name
        ("Abu al-Zuhur ceasefire", "ceasefire", "ceasefire"),
        ("the Anglo-Saxon ceasefire", "ceasefire", "ceasefire"),
        ("the Guinea-Bissau ceasefire", "ceasefire", "ceasefire"),
    ],
)  # fmt: skip
def test_an_accord_takes_the_peoples_before_it(text: str, marked: str, words: str) -> None:
    """Two peoples or countries joined by a hyphen are the parties, and part of the name."""
    start = text.index(marked)
    accord = DetectedMention(id="m1", kind="accord", start=start, end=start + len(marked))
    (whole,) = whole_words(Detection(mentions=(accord,)), text).mentions
    assert text[whole.start : whole.end] == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("The [National Front] for [Liberation] left.", ["National Front for Liberation"]),
        ("The [Group] for [Support of Islam] and [Muslims] left.", ["Group for Support of Islam and Muslims"]),
        ("[Turkey] and [Syria] left.", ["Turkey", "Syria"]),
        ("[National Front] leaders want [Liberation].", ["National Front", "Liberation"]),
        ("[Two] [Palestinians] came.", ["Two Palestinians"]),  # a number and whom it counts
        ("[HTS] [fighters] came.", ["HTS", "fighters"]),
    ],
)
def test_pieces_of_one_name_are_joined(marked: str, words: list[str]) -> None:
    """Only where the registry has the whole name; the first piece keeps its id and takes the others' roles."""
    text, detection = read(marked)
    joined = join_names(detection, text, REGISTRY)
    assert [text[m.start : m.end] for m in joined.mentions] == words
    assert [a.target for a in joined.arguments] == [m.id for m in joined.mentions]
    assert [(r.source, r.target) for r in joined.relations] == [("m2", "m1")] * (len(words) - 1)
