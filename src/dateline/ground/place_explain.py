"""This file tells a reviewer how a place was decided: every candidate with its score, and what each figure means."""

from __future__ import annotations

from inspect import getdoc

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.place_comparisons import COMPARISONS
from dateline.ground.toponym import PlaceContext, trace_place


def explain_place(words: str, context: PlaceContext, gazetteer: Gazetteer) -> tuple[str, ...]:
    """One sentence a step: the candidates compared with their scores, what the figures mean, and what decided."""
    steps: list[str] = []
    value = trace_place(words, context, gazetteer, steps.append)
    told = "\n".join(steps)
    meanings = [f"{c.__name__}: {getdoc(c)}" for c in COMPARISONS if f" {c.__name__} " in told]
    if value.id is None:
        end = f"left unresolved: {value.reason}"
    else:
        end = f"decided by {value.decided_by}: {value.name}, {value.country or 'no one country'}, {value.precision}"
    return (*dict.fromkeys(steps), *meanings, end)
