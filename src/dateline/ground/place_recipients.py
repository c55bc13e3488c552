"""This file makes places of recipients that are places: *freed Manbij* is done in Manbij, to nobody whom it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.ground.values import Values, value_mentions
from dateline.records.coded import Toponym
from dateline.records.detection import DetectedMention, Detection
from dateline.records.page import Page
from dateline.records.values import PlaceValue

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.registry import Registry

# A country, or a land as wide, stands for those who rule or people it.
_PLACES: Final = frozenset({"exact", "near", "district", "province"})
# What is done to a place: it is stormed, shelled, freed, left. Asked, accused or paid are people.
_TO_PLACES: Final = frozenset({"ASSAULT", "RETREAT", "AID"})
_POSSESSIVE: Final = ("'s", "’s", "' ", "’ ")
# A name that the page's other words leave unread as one is a place only where the gazetteer's bearer is a town of so
# many people: a man may be called as a hamlet is.
_TOWN_PEOPLE: Final = 20_000


def settle_recipients(
    page: Page, detection: Detection, values: Values, gazetteer: Gazetteer, registry: Registry
) -> tuple[Detection, Values]:
    """The detection in which such recipients are places where the act was, and its values read anew.

    A recipient is one if it is nobody known, its whole name is a place that resolves in a country which the page
    names, and it does nothing on the page itself.
    """
    suspects = _suspects(page, detection, values, gazetteer)
    if not suspects:
        return detection, values
    moved = _as_places(detection, suspects)
    tried = value_mentions(page, moved, gazetteer, registry)
    kept = {mention for mention in suspects if mention not in tried.place or _is_place(tried.place[mention])}
    if not kept:
        return detection, values
    if kept == suspects:
        return moved, tried
    moved = _as_places(detection, kept)
    return moved, value_mentions(page, moved, gazetteer, registry)


def _suspects(page: Page, detection: Detection, values: Values, gazetteer: Gazetteer) -> set[str]:
    types = {trigger.id: trigger.type for trigger in detection.triggers}
    fills: dict[str, set[tuple[str, str]]] = {}
    for argument in detection.arguments:
        fills.setdefault(argument.target, set()).add((argument.role, types.get(argument.trigger, "")))
    linked = {end for r in detection.relations if r.relation == "same" for end in (r.source, r.target)}
    found = set()
    for mention in detection.mentions:
        roles = fills.get(mention.id, set())
        if mention.kind != "actor" or mention.id in linked or not roles:
            continue
        if any(role != "recipient" or kind not in _TO_PLACES for role, kind in roles):
            continue
        if _is_known(values, mention) or page.text.startswith(_POSSESSIVE, mention.end):
            continue
        if _is_toponym(mention, values.toponyms) or _is_town_taken(mention, page.text, detection, gazetteer):
            found.add(mention.id)
    return found


def _is_known(values: Values, mention: DetectedMention) -> bool:
    actor = values.actor[mention.id]
    return actor.id is not None and not actor.id.startswith("new:")


def _is_toponym(mention: DetectedMention, toponyms: Collection[Toponym]) -> bool:
    return any(
        toponym.start == mention.start and toponym.end == mention.end and _is_place(toponym.place)
        for toponym in toponyms
    )


def _is_town_taken(mention: DetectedMention, text: str, detection: Detection, gazetteer: Gazetteer) -> bool:
    """Whether the words stand right behind the act's own word and are the name of a town."""
    words = text[mention.start : mention.end]
    if not all(word[0].isupper() for word in words.split()):
        return False
    if not any(trigger.end + 1 == mention.start for trigger in detection.triggers):
        return False
    bearers = gazetteer.candidates(words)
    return any(c.kind == "city" and c.spelling == "own" and c.population >= _TOWN_PEOPLE for c in bearers)


def _is_place(value: PlaceValue) -> bool:
    return value.id is not None and value.precision in _PLACES


def _as_places(detection: Detection, moved: Collection[str]) -> Detection:
    """The detection where these mentions are places; one that is a place on the same words already becomes that."""
    spans = {(m.start, m.end): m.id for m in detection.mentions if m.kind == "place"}
    into = {m.id: spans.get((m.start, m.end), m.id) for m in detection.mentions if m.id in moved}
    arguments = [
        replace(a, role="place", target=into[a.target]) if a.target in into else a for a in detection.arguments
    ]
    first = {(a.trigger, a.role, a.target, a.of): a for a in reversed(arguments)}
    return replace(
        detection,
        mentions=tuple(
            replace(m, kind="place") if m.id in into else m for m in detection.mentions if into.get(m.id, m.id) == m.id
        ),
        arguments=tuple(a for a in arguments if first[a.trigger, a.role, a.target, a.of] is a),
        relations=tuple(
            r for r in detection.relations if not _is_gone(r.source, into) and not _is_gone(r.target, into)
        ),
    )


def _is_gone(mention: str, into: Mapping[str, str]) -> bool:
    return into.get(mention, mention) != mention
