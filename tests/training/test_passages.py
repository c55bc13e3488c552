"""Annotated passages: what a file says becomes a detection, and what breaks the codebook is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import PassageRefused
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger
from dateline.records.ontology import EVENT_TYPES, FACTUALITIES, RELATIONS, ROLES, TOLL_KINDS
from training.passages import Passage, main, parse_passage, read_passages, unmark


def parse(block: str) -> Passage:
    """The passage of a block written as in a file."""
    return parse_passage(block.strip().splitlines(), "here:1")


RAID = """
# raid | dct 2021-05-06 | outlet a regional daily | coast | contrast
{a1 Guards} {e1 raided} {p1 Dukan} and {e2 held} {a2 {t1 nine} men}.
e1 COERCE.seize happened actor=a1 place=p1
e2 COERCE.arrest happened actor=a1 recipient=a2 toll=t1:detained
e2 same e1
"""


def test_a_passage_is_its_text_and_what_a_perfect_detector_finds() -> None:
    """Marks leave the text; spans keep their place in it, in order, an outer one before what it holds."""
    passage = parse(RAID)
    assert passage.text == "Guards raided Dukan and held nine men."
    assert passage.detection.mentions == (
        DetectedMention(id="a1", kind="actor", start=0, end=6),
        DetectedMention(id="p1", kind="place", start=14, end=19),
        DetectedMention(id="t1", kind="toll", start=29, end=33),
        DetectedMention(id="a2", kind="actor", start=29, end=37),
    )
    assert passage.detection.triggers[1] == DetectedTrigger(
        id="e2", start=24, end=28, type="COERCE", mode="arrest", factuality="happened"
    )
    assert passage.detection.arguments[-1] == Argument(trigger="e2", role="toll", target="t1", of="detained")
    assert passage.detection.relations == (DetectedRelation(source="e2", relation="same", target="e1"),)


def test_the_header_tells_where_a_passage_is_from() -> None:
    """Id, creation time, outlet; all else is a tag."""
    passage = parse(RAID)
    assert (passage.id, passage.dct, passage.outlet) == ("raid", "2021-05-06", "a regional daily")
    assert passage.tags == ("coast", "contrast")


def test_only_the_id_must_be_there() -> None:
    """A passage may be undated, from nobody, and without any event."""
    passage = parse("# calm\nThe sea was calm.")
    assert (passage.id, passage.dct, passage.outlet, passage.tags) == ("calm", None, None, ())
    assert passage.detection.triggers == ()


def test_lines_of_text_keep_their_breaks() -> None:
    """A headline on its own line stays there: offsets count the break."""
    passage = parse("# two\n{a1 Guards} out\nThen {a2 they} left")
    assert passage.text == "Guards out\nThen they left"
    assert [(m.start, m.end) for m in passage.detection.mentions] == [(0, 6), (16, 20)]


# Marked text, plain text, spans.
MARKED = [
    ("plain", "plain", {}),
    ("{a1 they}", "they", {"a1": (0, 4)}),
    ("{a1 {t1 nine} men}", "nine men", {"a1": (0, 8), "t1": (0, 4)}),  # nested, same start
    (
        "{a1 men of {p1 Dukan}}",
        "men of Dukan",
        {"a1": (0, 12), "p1": (7, 12)},
    ),  # nested, same end: two braces close two
    ("a {{b}} c", "a {b} c", {}),  # doubled: literal
    ("{a1 é}{p1 ñ}", "éñ", {"a1": (0, 1), "p1": (1, 2)}),  # offsets count code points
    ("{c12 the truce}", "the truce", {"c12": (0, 9)}),
]


@pytest.mark.parametrize(("marked", "text", "spans"), MARKED)
def test_marks_become_spans(marked: str, text: str, spans: dict[str, tuple[int, int]]) -> None:
    """Braces with an id mark; what remains is the text."""
    assert unmark(marked, "here") == (text, spans)


@given(st.text())
def test_doubled_braces_give_any_text_back(text: str) -> None:
    """Whatever a text holds, writing its braces twice keeps it."""
    assert unmark(text.replace("{", "{{").replace("}", "}}"), "here") == (text, {})


@given(st.lists(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"])), min_size=1))
def test_spans_lie_where_their_words_are(words: list[str]) -> None:
    """For every span, the text between its offsets is what the braces held."""
    text, spans = unmark("|".join(f"{{a{number} {word}}}" for number, word in enumerate(words)), "here")
    assert [text[slice(*spans[f"a{number}"])] for number in range(len(words))] == words


TEXT = "# x\n{a1 Guards} {e1 shelled} {p1 Dukan} at {d1 dawn} after the {c1 truce}, {t1 nine} dead.\n"
GOOD = "e1 ASSAULT happened\n"

# A block, and the words that its refusal must hold: what is wrong, and the choices where there are some.
REFUSED = [
    ("no header here", ["# id | dct", "no header here"]),
    ("# x\n{a1 Guards left.", ["never closed: a1"]),
    ("# x\nGuards} left.", ["closes nothing", "Guards}"]),
    ("# x\n{Guards} left.", ["{id words}", "a p d t c e"]),  # a brace that marks nothing
    ("# x\n{z1 Guards} left.", ["{id words}", "{z1 Guards}"]),  # a letter that is no kind
    ("# x\n{a1 Guards} and {a1 men}", ["a1 marks two spans"]),
    ("# x\n{a1 Guards and {a1 men}}", ["a1 marks two spans"]),  # while the first is open
    (TEXT, ["triggers without a line: e1"]),
    (TEXT + GOOD + GOOD, ["a second line for e1"]),
    (TEXT + GOOD + "e2 ASSAULT happened", ["no span e2"]),
    (TEXT + "e1 ASSAULT", ["eN TYPE[.mode] factuality"]),  # no factuality
    (TEXT + "e1 ATTACK happened", ["unknown type 'ATTACK'", *EVENT_TYPES]),
    (TEXT + "e1 ASSAULT.arrest happened", ["unknown mode 'arrest'", "modes of ASSAULT", "aerial"]),  # COERCE's
    (TEXT + "e1 AGREE.verbal happened", ["modes of AGREE: none"]),
    (TEXT + "e1 ASSAULT done", ["unknown factuality 'done'", *FACTUALITIES]),
    (TEXT + "e1 ASSAULT happened agent=a1", ["unknown role 'agent'", *ROLES]),
    (TEXT + "e1 ASSAULT happened actor=a9", ["actor=a9 is no actor"]),  # no such span
    (TEXT + "e1 ASSAULT happened actor=p1", ["actor=p1 is no actor"]),  # of another kind
    (TEXT + "e1 ASSAULT happened said=p1", ["said=p1 is no time"]),
    (TEXT + "e1 ASSAULT happened content=a1", ["content=a1 is no trigger"]),
    (TEXT + "e1 ASSAULT happened toll=t1", ["says of what", *TOLL_KINDS]),
    (TEXT + "e1 ASSAULT happened toll=t1:dead", ["says of what", "killed"]),
    (TEXT + "e1 ASSAULT happened actor=a1:killed", ["only a toll"]),
    (TEXT + GOOD + "a1 near p1", ["unknown relation", *RELATIONS]),
    (TEXT + GOOD + "a1 leads a9", ["no span a9"]),
    (TEXT + GOOD + "p1 leads a1", ["leads does not join place to actor", "actor to actor"]),
    (TEXT + GOOD + "p1 same a1", ["same does not join place to actor", "trigger to trigger"]),
    (TEXT + GOOD + "c1 party_to a1", ["party_to does not join accord to actor", "actor to accord"]),
]


@pytest.mark.parametrize(("block", "words"), REFUSED, ids=[words[0] for _, words in REFUSED])
def test_what_breaks_the_codebook_is_refused_by_name(block: str, words: list[str]) -> None:
    """The message says where, what is wrong, and what would be taken."""
    with pytest.raises(PassageRefused) as caught:
        parse(block)
    assert str(caught.value).startswith("here:1: ")
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_file_is_passages_between_blank_lines(tmp_path: Path) -> None:
    """However many blank lines stand between, before or after."""
    path = tmp_path / "two.txt"
    path.write_text("\n\n# one\nA.\n\n \n# two\nB.\n\n", encoding="utf-8")
    assert [(p.id, p.text) for p in read_passages(path)] == [("one", "A."), ("two", "B.")]


def test_a_refusal_names_file_and_line(tmp_path: Path) -> None:
    """The line is that of the passage's header, counted from one."""
    path = tmp_path / "theme.txt"
    path.write_text("# one\nA.\n\n# two\n{a1 B.\n", encoding="utf-8")
    with pytest.raises(PassageRefused, match=r"theme\.txt:4: never closed: a1"):
        list(read_passages(path))


def test_validating_files_counts_or_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file does not hide the others; the exit status is 1 when there is one."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(RAID, encoding="utf-8")
    bad.write_text("# x\n{a1 B.", encoding="utf-8")
    assert main([str(good)]) == 0
    assert main([str(bad), str(good)]) == 1
    told = capsys.readouterr()
    assert told.out.count("1 passages, 2 events") == 2
    assert "refused bad.txt:1: never closed" in told.err
