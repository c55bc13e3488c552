"""This file tells how each value of a page came about, one sentence a step (`dateline code --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ground.actor_explain import explain_actor
from dateline.ground.coreference import Coreference
from dateline.ground.place_explain import explain_place
from dateline.ground.timex import explain_time
from dateline.ground.tolls import explain_tolls
from dateline.records.coded import Decision
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import ActorValue, PlaceValue, TimeValue, TollValue

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.registry import Registry
    from dateline.ground.values import Values


def explain_values(
    page: Page, detection: Detection, values: Values, gazetteer: Gazetteer, registry: Registry
) -> tuple[Decision, ...]:
    """The steps to each mention's value, in order of the text; an accord has no resolver, so none.

    The last step states the recorded value and what decided it: where the page as a whole overruled what the words
    alone gave, the steps before it end elsewhere.
    """
    coreference = Coreference(detection)
    tolls = explain_tolls(page, detection)
    written = {m.id: page.text[m.start : m.end] for m in detection.mentions}

    def lent(mention: DetectedMention, decided_by: str | None) -> tuple[str, ...]:
        """Whose value the mention took over, where it is the same as earlier ones."""
        earlier = [repr(written[a]) for a in coreference.antecedents(mention.id) if a in written]
        return (
            (f"It stands for {', '.join(earlier)}, told before, and takes that value.",) if decided_by == "same" else ()
        )

    def steps(mention: DetectedMention) -> tuple[str, ...]:
        words = written[mention.id]
        value = getattr(values, mention.kind)[mention.id]
        if mention.kind == "time":
            time = values.read_times[mention.id]
            told = explain_time(time.words, time.context)
        elif mention.kind == "place":
            told = explain_place(words, values.read_places[mention.id].context, gazetteer)
        elif mention.kind == "actor":
            told = explain_actor(words, values.actor_context, registry)
        else:
            told = tolls[mention.id]
        return (*told, *lent(mention, value.decided_by), *_overruled(told, value), conclude(value))

    return tuple(
        Decision(mention=mention.id, steps=steps(mention)) for mention in detection.mentions if mention.kind != "accord"
    )


def _overruled(told: tuple[str, ...], value: TimeValue | PlaceValue | ActorValue | TollValue) -> tuple[str, ...]:
    """Said where an actor's words alone would give another value (*forces* in *Iranian-backed forces*)."""
    if not isinstance(value, ActorValue) or value.decided_by == "same":
        return ()
    if any((value.id or value.reason or "") in step for step in told):
        return ()
    return (f"What stands beside the words, or the page as a whole, overrules that: {value.decided_by or 'no one'}.",)


def conclude(value: TimeValue | PlaceValue | ActorValue | TollValue) -> str:
    """One sentence: what the record holds, and which rule, name or comparison decided it."""
    by = f", decided by {value.decided_by}" if value.decided_by else ""
    if isinstance(value, TimeValue):
        ends = [str(day) if day else "open" for day in (value.from_, value.until)]
        known = value.from_ or value.until
        return f"Recorded: {f'[{ends[0]}, {ends[1]})' if known else f'no date, {value.reason}'}{by}."
    if isinstance(value, TollValue):
        low, high = ("open" if bound is None else str(bound) for bound in (value.low, value.high))
        counted = value.low is not None or value.high is not None
        return f"Recorded: {f'{low} to {high}' if counted else f'no number, {value.reason}'}{by}."
    if value.id is not None:
        return f"Recorded: {value.id} ({value.name}){by}."
    if isinstance(value, PlaceValue) and value.members:
        return f"Recorded: several places, {', '.join(member.id or 'unresolved' for member in value.members)}{by}."
    return f"Recorded: unresolved, {value.reason}{by}."
