"""Words right before an act that leave no doubt about it, and those that only look so."""

import pytest

from dateline.detect.plain_words import heed_plain_words, overrule
from dateline.records.detection import DetectedTrigger, Detection
from dateline.records.ontology import Factuality


@pytest.mark.parametrize(
    ("before", "network", "factuality"),
    [
        ("Soldiers are not ", "ongoing", "denied"),
        ("The army has not yet ", "happened", "denied"),
        ("The camp was never ", "happened", "denied"),
        ("They didn\u2019t ", "happened", "denied"),
        ("They did not only ", "happened", "happened"),  # they did
        ("They did not fail to ", "happened", "happened"),
        ("Gunmen could ", "happened", "conditional"),
        ("Gunmen might soon be ", "ongoing", "conditional"),
        ("Gunmen could not be reached; they ", "happened", "happened"),
        ("The planned ", "expected", "planned"),
        ("The scheduled prisoner ", "happened", "planned"),
        ("Nobody had planned the ", "denied", "denied"),
        ("Such an attack will allow the army to resume their military ", "ongoing", "conditional"),
        ("It would give the jets a reason to restart their ", "ongoing", "conditional"),
        ("The rebels vowed to renew their ", "happened", "planned"),
        ("The rebels resumed their ", "ongoing", "ongoing"),
        ("Two editors to be ", "urged", "planned"),  # a headline's future
        ("He asked for two editors to be ", "urged", "urged"),
        ("Two editors have to be ", "urged", "urged"),
        ("They will not ", "planned", "planned"),  # no fact: the network is not overruled
    ],
)
def test_what_plain_words_make_of_an_act(before: str, network: Factuality, factuality: Factuality) -> None:
    """A fact under a plain negation or possibility is none; what is called planned is planned."""
    assert overrule(before, network) == factuality


def test_only_the_own_sentence_counts() -> None:
    """A negation in the sentence before says nothing of this act."""
    text = "He did not. Attacked villages burned."
    trigger = DetectedTrigger(id="e1", start=12, end=20, type="ASSAULT", mode=None, factuality="happened")
    detection = Detection(triggers=(trigger,), sentences=((0, 11), (12, len(text))))
    assert heed_plain_words(detection, text) == detection


@pytest.mark.parametrize(
    ("before", "word", "factuality"),
    [
        ("The army denied that it had ", "attacked", "denied"),
        ("The army denied on Monday that its troops ", "shelled", "denied"),
        ("The army did not deny that it ", "attacked", "happened"),
        ("The army denied that it was behind the ", "attack", "happened"),
        ("He denied that he knew and ", "attacked", "happened"),
        ("If the rebels ", "attacked", "conditional"),
        ("It is unclear whether the army had ", "struck", "conditional"),
        ("Nobody knows whether the Friday ", "bombing", "happened"),  # it took place, whoever did it
        ("They fled as if rebels ", "attacked", "happened"),
        ("If you ask me, rebels ", "attacked", "happened"),
    ],
)
def test_who_denies_or_supposes_an_act_tells_no_fact(before: str, word: str, factuality: Factuality) -> None:
    """Only where the act is the verb of what is denied or supposed."""
    assert overrule(before, "happened", word) == factuality
