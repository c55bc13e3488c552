"""How the words around an act are read: is it committed to, is it a purpose, is it taken back?"""

from __future__ import annotations

import pytest

from dateline.match.vow_words import is_called_off, is_purpose, is_refused
from dateline.records.claim import Claim
from dateline.records.ontology import Factuality
from tests.match.vow_builders import Told


def a_claim(words: str, factuality: Factuality = "planned") -> Claim:
    """The claim of the act in {braces}."""
    return Told(factuality, words=words).claim("p", 1, "2018-06-28")


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("The army will {attack} Hama.", False),
        ("The army is ready to launch a large-scale {attack} on Hama.", False),
        ("The army is about to {attack} Hama.", False),
        ("The two sides are to {meet} in Ankara.", False),
        ("A deal to {release} prisoners was signed.", False),
        ("The army sent tanks to {attack} Hama.", True),
        ("Tanks moved in to carry out an {attack} on Hama.", True),
        ("It agreed on a truce in a bid to {free} prisoners.", True),
        ("It is ready for talks in order to {free} prisoners.", True),
        ("It massed forces, aiming to {retake} Hama.", True),
        ("It moved to Hama, where it will {attack} the army.", False),
    ],
)
def test_a_purpose_is_told_from_a_commitment(words: str, purpose: bool) -> None:
    """By what stands before its *to*."""
    assert is_purpose(a_claim(words), []) == purpose


@pytest.mark.parametrize(
    ("words", "called_off"),
    [
        ("It called off its {attack} on Hama.", True),
        ("It has postponed a planned large-scale {attack}.", True),
        ("It put the {attack} off.", False),  # the words lie apart: not read, and so the vow stays open
        ("It backed down from an {attack}.", True),
        ("It dropped its plan to {attack} Hama.", True),
        ("It shelved its plans for an {attack} on Hama.", True),
        ("It withdrew its threat to {attack} Hama.", True),
        ("It reversed its decision to {attack} Hama.", True),
        ("It has not dropped its plan to {attack} Hama.", False),
        ("It was urged to drop its plan to {attack} Hama.", False),
        ("It withdrew its troops to {attack} Hama.", False),  # no plan is withdrawn
        ("It dropped leaflets on its plan and began to {attack} Hama.", False),
        ("The {attack} on Hama was cancelled.", True),
        ("The {attack} on Hama has been called off.", True),
        ("The {attack} on Hama failed.", False),
        ("It decided to call off its {attack}.", True),
        ("It refused to call off its {attack}.", False),
        ("It has not called off its {attack}.", False),
        ("The UN called on it to halt its {attack}.", False),
        ("It may postpone its {attack}.", False),
        ("It threatened to cancel the {talks}.", False),
        ("The {talks} may be cancelled.", False),
        ("The {attack} was not called off.", False),
        ("It suspended aid after the {attack}.", False),
        ("It cancelled talks because of the {attack}.", False),
        ("After the {attack} on Hama talks were suspended.", False),
        ("The {attack} came before talks were cancelled.", False),
        ("The {attack} was no surprise; flights were cancelled.", False),
    ],
)
def test_what_is_taken_back_is_the_act_itself(words: str, called_off: bool) -> None:
    """Not something else that is told beside it."""
    assert is_called_off(a_claim(words, "denied")) == called_off


@pytest.mark.parametrize(
    ("words", "factuality", "refused"),
    [
        ("It will not {attack} Hama.", "denied", True),
        ("It won't {attack} Hama.", "denied", True),
        ("It has decided not to {attack} Hama.", "denied", True),
        ("It has no plans to {attack} Hama.", "denied", True),
        ("It did not {attack} Hama.", "denied", False),
        ("It will not launch any further large-scale {attack}.", "denied", True),
        ("It will not hesitate to {attack} Hama.", "denied", False),
        ("It will not end its {siege}.", "denied", False),
        ("It will not wait and {attack} Hama.", "planned", False),
    ],
)
def test_who_will_not_is_told_from_who_did_not(words: str, factuality: Factuality, refused: bool) -> None:
    """Only of what the model read as denied."""
    assert is_refused(a_claim(words, factuality)) == refused
