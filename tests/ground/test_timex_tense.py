"""This file specifies which clauses look ahead, so that their weekday is the coming one."""

from __future__ import annotations

import pytest

from dateline.ground.timex_tense import looks_back, tense_around


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("Rebels will leave the town on [Friday].", "future"),
        ("The talks are due to resume on [Friday].", "future"),
        ("They plan to march on [Friday].", "future"),
        ("The convoy could leave as early as [Friday].", "future"),
        ("The hearing was postponed until [Friday].", "future"),
        ("He said troops would be withdrawn on [Friday].", "future"),
        ("On [Friday], the envoy will visit the camp.", "future"),
        ("A truce for [Easter] will begin on Friday.", "future"),
        ("A blockade which they have announced for [Friday] worries us.", "future"),
        ("Rebels are to be evacuated on [Friday].", "future"),
        ("They spoke of a strike on Knin in [August] unless the rebels gave in.", "future"),
        ("Loudspeakers told people to be out by [Friday].", "future"),
        ("The bombardment on [Friday] will be avenged.", None),
        ("Rebels left the town on [Friday].", None),
        ("They vowed to avenge the men killed on [Friday].", None),  # the nearest verb looks back
        ("They will answer [Friday]’s attack.", None),
        ("They will honour those lost since [Friday].", None),
        ("They will answer the [Friday] raid.", None),
        ("The army on [Friday] shelled the village.", None),
        ("The ministry will act. On [Friday] shells fell.", None),  # another sentence
        ("[Friday]", None),
    ],
)
def test_the_nearest_verb_of_the_clause_tells_whether_it_looks_ahead(marked: str, tense: str | None) -> None:
    """A time right before a noun, after *since* or before a past verb looks back, whatever else the clause says."""
    start, end = marked.index("["), marked.index("]") - 1
    assert tense_around(marked.replace("[", "").replace("]", ""), start, end) == tense


@pytest.mark.parametrize(
    ("marked", "back"),
    [
        ("They reached an agreement on the evacuation of the two towns on [July 17].", True),
        ("HTS agreed on an evacuation deal on [July 17].", True),
        ("The army signed a deal on the withdrawal of the rebels on [July 17].", True),
        ("Talks on the handover of the prisoners began on [July 17].", True),
        ("The army concluded the evacuation accord on [July 17].", True),
        ("They struck a deal to leave the town on [July 17].", True),
        ("The council met about the planned offensive on [July 17].", False),  # a plan by its own word
        ("HTS agreed to leave the town on [July 17].", False),  # the nearest verb looks ahead
        ("HTS said that it would attack the army on [July 17].", False),
        ("HTS announced an attack on the army for [July 17].", False),
        ("The army vowed revenge on [July 17].", False),
        ("The parties planned a meeting on [July 17].", False),
        ("The ministry set a deadline on [July 17].", False),
        ("The evacuation was postponed until [July 17].", False),
        ("On [July 17] the evacuation of the towns is to begin.", False),
        ("The army met. An attack on [July 17] is feared.", False),  # another sentence
    ],
)
def test_a_past_verb_may_govern_the_time_of_a_plan(marked: str, back: bool) -> None:
    """The nearest verb before the time in its clause, unless it is one of announcing."""
    start, end = marked.index("["), marked.index("]") - 1
    assert looks_back(marked.replace("[", "").replace("]", ""), start, end) == back
