"""This file explains an actor's value: what was tried in which order, what each step said, and what decided."""

from __future__ import annotations

from dateline.ground.describe import is_pronoun
from dateline.ground.registry import STEPS, ActorContext, Registry, resolve_actor, words_to_resolve
from dateline.records.values import ActorValue


def explain_actor(words: str, context: ActorContext, registry: Registry) -> tuple[str, ...]:
    """One plain sentence a step of `resolve_actor`, in its order, up to the one that decided; the result last."""
    text = words_to_resolve(words)
    told = [f"Read {words!r} as {text!r}{_where(context)}."]
    if not text or is_pronoun(words.strip()):
        return (*told, f"Unresolved: {resolve_actor(words, context, registry).reason}.")
    for name, step in STEPS:
        found = step(text, context, registry)
        if found is not None:
            return (*told, f"Tried {name}: {_decision(found)}", *_in_time(found, context, registry))
        told.append(f"Tried {name}: no answer.")
        told += [f"It is spelt like {name!r} but must not be taken for it: {reason}."
                 for name, reason in registry.kept_apart(text) if step is STEPS[0][1]]  # fmt: skip
    return (*told, f"Unresolved: {resolve_actor(words, context, registry).reason}.")


def _where(context: ActorContext) -> str:
    when = f" on {context.on.isoformat()}" if context.on else ""
    return f"{when} on a page about {context.country}" if context.country else when


def _decision(value: ActorValue) -> str:
    if value.id is None:
        return f"unresolved, {value.reason}."
    kind = "a provisional actor" if value.provisional else "decided"
    told = ", ".join(part for part in (value.country, value.sector) if part) or "no country or sector"
    return f"{kind}: {value.id} ({value.name}; {told}) by {value.decided_by}."


def _in_time(value: ActorValue, context: ActorContext, registry: Registry) -> tuple[str, ...]:
    """When the entry was in force, and the office that gave a person's sector."""
    entry = registry.entry(value.id) if value.id else None
    if entry is None:
        return ()
    told = []
    if entry.from_ or entry.until:
        told.append(f"{entry.name} bore the name from {entry.from_ or 'unknown'} until {entry.until or 'now'}.")
    told += [f"In office on that day: {o.title} of {o.of}." for o in entry.offices if o.held(context.on)]
    return tuple(told)
