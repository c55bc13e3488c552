"""What the losses see of a passage: tags on first pieces, chains as antecedents, plurals apart."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from dateline.detect import labels
from dateline.detect.weights import load_weights
from training.examples import IGNORE, make_example
from training.passages import parse_passage


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The shipped tokenizer."""
    return load_weights(threads=1).tokenizer


def test_tags_stand_on_the_first_piece_of_each_word(tokenizer: Tokenizer) -> None:
    """One B for each span, I for its further words, nothing asked of the rest of a word."""
    passage = parse_passage(
        ["# x", "{a1 Syrian troops} {e1 besieged} {p1 Kafriya}.", "e1 COERCE.restrict happened actor=a1 place=p1"], "x"
    )
    example = make_example(passage, tokenizer)
    assert example is not None
    actor, place = (example.mention_tags[labels.TAGGERS.index(kind)] for kind in ("actor", "place"))
    assert actor[actor != IGNORE].tolist() == [1, 2, 0, 0, 0]
    assert place[place != IGNORE].tolist() == [0, 0, 0, 1, 0]
    assert (actor == IGNORE).sum() == len(example.ids) - 5


def test_roles_are_the_positive_pairs(tokenizer: Tokenizer) -> None:
    """Every argument is one positive label, and a label that the codebook forbids does not count."""
    passage = parse_passage(
        ["# x", "{a1 Rebels} {e1 shelled} {p1 Homs}.", "e1 ASSAULT happened actor=a1 place=p1"], "x"
    )
    example = make_example(passage, tokenizer)
    assert example is not None
    roles = example.pairs["role"]
    found = {labels.MENTION_ROLES[c] for _, c in zip(*np.nonzero(roles.targets), strict=True)}
    assert found == {"actor", "place"}
    assert (roles.targets * roles.mask).sum() == 2


def test_every_earlier_mention_of_a_chain_is_a_right_antecedent_but_a_plural_joins_nobody(tokenizer: Tokenizer) -> None:
    """ "It" may point to both earlier names of the group; "the two towns" do not make the towns one."""
    passage = parse_passage(
        [
            "# x",
            "{a1 Hamas} said {a2 the movement} left; {a3 it} kept {p1 Kafriya} and {p2 Fuah}, the {p3 two towns}.",
            "a2 same a1",
            "a3 same a2",
            "p3 same p1",
            "p3 same p2",
        ],
        "x",
    )
    example = make_example(passage, tokenizer)
    assert example is not None
    relation = example.pairs["relation"]
    same = relation.targets[:, labels.RELATION_LABELS.index("same")]
    assert same.sum() == 5  # a2→a1, a3→a2, a3→a1, p3→p1, p3→p2
