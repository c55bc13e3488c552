"""This file specifies which clauses look ahead, so that their weekday is the coming one."""

from __future__ import annotations

import pytest

from dateline.ground.timex_tense import tense_around


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
