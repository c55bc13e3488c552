"""This file tells a bystander's forecast from a plan: *activists claimed it will target* is `expected`."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.acled import UNARMED
from dateline.records.ontology import Factuality

_FORECAST: Final = re.compile(r"\b(?:will|would|is going to|are going to|is about to|are about to)\b", re.I)
# Words by which a bystander reports a plan of the actor's own, which stays `planned`.
_PLAN: Final = re.compile(
    r"\b(?:plan|intend|prepar|ready|readiness|vow|pledg|order|schedul|announc|promis|threaten)\w*", re.I
)


def reread_forecast(factuality: Factuality, *, sectors: frozenset[str | None], evidence: str) -> Factuality:
    """`expected` for what only people without a part in it say will come; any other factuality as it is.

    `sectors` are those of the sources (None: unknown); `evidence` is the sentence.

    >>> reread_forecast("planned", sectors=frozenset({"OPP"}), evidence="Activists said the attack will hit Homs.")
    'expected'
    >>> reread_forecast("planned", sectors=frozenset({"MIL"}), evidence="The army said it will attack.")
    'planned'
    """
    bystanders = bool(sectors) and sectors <= UNARMED
    if factuality == "planned" and bystanders and _FORECAST.search(evidence) and not _PLAN.search(evidence):
        return "expected"
    return factuality
