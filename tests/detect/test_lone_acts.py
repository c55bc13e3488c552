"""A word of harm tells an act where no other word of its sentence, or of the one before, does."""

import pytest
from tokenizers import Tokenizer

from dateline.detect import labels
from dateline.detect.decode import TRIGGER
from dateline.detect.encode import Encoded, encode, words_covering
from dateline.detect.features import Found
from dateline.detect.lone_acts import select_lone
from dateline.detect.weights import load_weights


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The shipped model's."""
    return load_weights(threads=1).tokenizer


def find(encoded: Encoded, word: str, kind: str) -> Found:
    """The span of the word, which occurs once."""
    start = encoded.text.index(word)
    covering = words_covering(encoded, start, start + len(word))
    assert covering is not None
    return Found(*covering, TRIGGER, labels.TYPES.index(kind))


@pytest.mark.parametrize(
    ("text", "doubtful", "kind", "known", "is_one"),
    [
        ("Gunmen killed nine farmers near Pirga on Monday.", "killed", "ASSAULT", {}, True),
        ("Gunmen killed nine farmers and burned huts.", "killed", "ASSAULT", {"burned": "ASSAULT"}, False),
        ("Rockets hit the station. At least 30 people were killed.", "killed", "ASSAULT", {"hit": "ASSAULT"}, False),
        ("They met. Gunmen killed nine.", "killed", "ASSAULT", {"met": "CONSULT"}, True),
        ("Mortar shells fell on the market.", "fell", "ASSAULT", {}, True),
        ("The town fell on Monday.", "fell", "ASSAULT", {}, False),  # what munitions do, nothing else does
        ("Two rounds exploded, and a raid followed.", "exploded", "ASSAULT", {"raid": "ASSAULT"}, True),
        ("A raid exploded the depot.", "exploded", "ASSAULT", {"raid": "ASSAULT"}, False),
        ("A court released two men.", "released", "RETREAT", {}, True),
        ("He asked for the men to be released.", "released", "RETREAT", {"asked": "REQUEST"}, False),
        ("The Security Council wants a ceasefire.", "ceasefire", "RETREAT", {}, False),  # `truces.py` reads these
        ("An anti-siege march.", "siege", "COERCE", {}, False),
        ("A court banned pictures.", "banned", "COERCE", {}, False),
    ],
)  # fmt: skip
def test_what_is_told_by_one_word(
    tokenizer: Tokenizer, text: str, doubtful: str, kind: str, known: dict[str, str], is_one: bool
) -> None:
    """Only words that hardly mean anything else, where their clause has no other act of the kind."""
    encoded = encode(text, tokenizer)
    span = find(encoded, doubtful, kind)
    triggers = [find(encoded, word, type_) for word, type_ in known.items()]
    assert select_lone(encoded, [span], [0.99], triggers) == ([span] if is_one else [])


def test_a_doubtful_type_is_not_enough(tokenizer: Tokenizer) -> None:
    """The network must be sure of what kind of act it would be; what is a trigger already is not found again."""
    encoded = encode("Gunmen killed nine farmers.", tokenizer)
    span = find(encoded, "killed", "ASSAULT")
    assert select_lone(encoded, [span], [0.8], []) == []
    assert select_lone(encoded, [span], [0.99], [span]) == []
