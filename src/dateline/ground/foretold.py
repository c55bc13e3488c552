"""This file tells a bystander's forecast from a plan, and both from what is past (*fear a repeat of Monday's raid*)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.ground.acled import UNARMED
from dateline.records.ontology import Factuality

_FORECAST: Final = re.compile(r"\b(?:will|would|is going to|are going to|is about to|are about to)\b", re.I)
# Words by which a bystander reports a plan of the actor's own, which stays `planned`.
_PLAN: Final = re.compile(
    r"\b(?:plan|intend|prepar|ready|readiness|vow|pledg|order|schedul|announc|promis|threaten)\w*", re.I
)

# What may stand between the time that owns an act and the act's word.
_OWNED: Final = re.compile(
    r"['’]s?\s+(?:(?!plan|expect|propos|schedul|threat|possib|promis|intend|alleg|report|suppos|claim|rumou?r|so\b)\w+\s+)?"
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


def reread_past(factuality: Factuality, *, until: date | None, between: str, published: date | None) -> Factuality:
    """`happened` for what is feared or supposed of an act whose name a past time owns; else as it is.

    `until` ends the act's own time, `between` are the words from it to the act's; a time that does not end before the
    page was `published` proves nothing.

    >>> reread_past("expected", until=date(2025, 2, 2), between="'s ", published=date(2025, 2, 2))
    'happened'
    >>> reread_past("expected", until=date(2025, 2, 2), between="'s planned ", published=date(2025, 2, 2))
    'expected'
    """
    if factuality not in {"expected", "conditional"} or until is None or published is None:
        return factuality
    return "happened" if until <= published and _OWNED.fullmatch(between) is not None else factuality
