"""This file says what a reviewer may type, and what it means."""

from __future__ import annotations

import pytest

from dateline.cli.review_lines import HELP, Line, Target, read_line
from dateline.errors import UsageError
from dateline.review.evidence import EDITED_FIELDS

HERE = Target()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a", Line(key="accept")),
        ("accept", Line(key="accept")),
        ("A 2", Line(key="accept", targets=(Target(2),))),
        ("a 1-3,5", Line(key="accept", targets=(Target(1), Target(2), Target(3), Target(5)))),
        ("a 2b", Line(key="accept", targets=(Target(2, "b"),))),
        ("a all", Line(key="accept", everything=True)),
        ("a all -- all read", Line(key="accept", everything=True, reason="all read")),
        ("a looks right to me", Line(key="accept", reason="looks right to me")),
        ("r", Line(key="reject")),
        ("r another town", Line(key="reject", reason="another town")),
        ("r 2 another town", Line(key="reject", targets=(Target(2),), reason="another town")),
        ("r -- 2 towns of that name", Line(key="reject", reason="2 towns of that name")),
        ("m 3", Line(key="merge", targets=(Target(3),))),
        (
            "m 3,ev:1f2e one attack",
            Line(key="merge", targets=(Target(3), Target(event="ev:1f2e")), reason="one attack"),
        ),
        ("s b it is another day", Line(key="split", targets=(Target(None, "b"),), reason="it is another day")),
        ("s 2b,c", Line(key="split", targets=(Target(2, "b"), Target(None, "c")))),
        ("c aa", Line(key="context", targets=(Target(None, "aa"),))),
        ("u", Line(key="undo")),
        ("u 3 was right", Line(key="undo", reason="3 was right")),
        ("2", Line(key="mark", targets=(Target(2),))),
        ("  n  ", Line(key="next")),
        ("?", Line(key="help")),
        ("q", Line(key="quit")),
        ("l", Line(key="list")),
    ],
)
def test_a_line_is_a_key_which_and_why(text: str, line: Line) -> None:
    """The first word after the key says which, where it can; the rest is the reason."""
    assert read_line(text) == line


@pytest.mark.parametrize(
    ("text", "targets", "field", "value", "reason"),
    [
        ("e factuality planned", (), "factuality", "planned", ""),
        ("e factuality=planned -- the vow", (), "factuality", "planned", "the vow"),
        (
            "e b place Ras al-Ayn, SYR -- so says the map",
            (Target(None, "b"),),
            "place",
            "Ras al-Ayn, SYR",
            "so says the map",
        ),
        ("e 2 mode none", (Target(2),), "mode", "none", ""),
        ("e 2b toll killed=12-15 wounded>=3", (Target(2, "b"),), "toll", "killed=12-15 wounded>=3", ""),
        ("e toll killed=12", (), "toll", "killed=12", ""),
    ],
)
def test_an_edit_is_a_field_and_its_value(
    text: str, targets: tuple[Target, ...], field: str, value: str, reason: str
) -> None:
    """The reason after two hyphens, since a value may have several words."""
    assert read_line(text) == Line(key="edit", targets=targets, field=field, value=value, reason=reason)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x", "no such key 'x'; keys: a r e m s u c w l n q ?"),
        ("yes please", "no such key 'yes'"),
        ("a b", "for claim b of event 1 write: a 1b"),  # not the reason b for all of the marked event
        ("r c", "for claim c of event 1 write: r 1c"),
        ("a 3-1", "the lower number first"),
        ("e", "unknown field ''; write: e FIELD VALUE -- REASON; fields: type"),
        ("e colour red", "unknown field 'colour'"),
        ("e all factuality planned", "name one claim"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, told: str) -> None:
    """With how it is written; nothing is guessed."""
    with pytest.raises(UsageError) as refused:
        read_line(text)
    assert told in str(refused.value)


def test_the_help_fits_the_screen_and_names_every_key_and_field() -> None:
    """80 columns."""
    assert max(map(len, HELP.splitlines())) <= 80
    begins = {line.split(" ")[0] for line in HELP.splitlines()}
    assert {"a", "r", "e", "m", "s", "u", "c", "w", "l", "n", "q"} <= begins
    assert all(field in HELP for field in EDITED_FIELDS)
