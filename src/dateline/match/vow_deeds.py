"""This file reads what may decide a vow out of the events: deeds, denials, and acts that are called off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from dateline.match.agreement import agree_on_actors, agree_on_place, gather_actors
from dateline.match.vow_clearings import Clearing, read_clearing
from dateline.match.vow_counts import count_held
from dateline.match.vow_doubts import is_disowned, is_doubted
from dateline.match.vow_places import list_places, name_unknown
from dateline.match.vow_times import find_taken_place, find_told
from dateline.match.vow_words import is_called_off, is_refused, names_calling_off, tells_taking, tells_truce
from dateline.records.claim import Claim
from dateline.records.ontology import FACTS
from dateline.records.page import CreationTime, Interval
from dateline.records.values import ActorValue, PlaceValue


class Deed(Struct, frozen=True, kw_only=True):
    """What an event's claims tell as done or under way, by those who tell it so; `denials` are the others of it.

    `took` bounds the days. `takes`: a place was taken; `truce`: an agreement ends fighting; `clearing`: people are
    brought out of a place; `held`: how many captives it is about, at the most; `unknown` are names of places that no
    gazetteer tells apart. What only an expectation, a plan, a supposition or a reader's remark tells is no deed.
    """

    event: str
    claims: tuple[Claim, ...]
    type: str
    mode: str | None
    actor: tuple[ActorValue, ...]
    recipient: tuple[ActorValue, ...]
    places: tuple[PlaceValue, ...]
    took: Interval
    takes: bool
    truce: bool
    denials: tuple[Claim, ...]
    clearing: Clearing | None = None
    held: int | None = None
    unknown: frozenset[str] = frozenset()


class Word(Struct, frozen=True, kw_only=True):
    """A claim that an act did not take place, will not, or is taken back by its agent: `taken_back`.

    `on` is the day on which it was said, or published; `since` the first on which it may have been said. A refusal that
    is told without a day may be news of that week; what is called off was vowed before.
    """

    event: str
    claim: Claim
    actor: tuple[ActorValue, ...]
    places: tuple[PlaceValue, ...]
    on: date | None
    since: date | None
    taken_back: bool


class Happenings(Struct, frozen=True, kw_only=True):
    """All deeds, and all words that an act was not done or is taken back, in the order of the events' ids."""

    deeds: tuple[Deed, ...]
    words: tuple[Word, ...]


def read_happenings(told: Mapping[str, Sequence[Claim]], published: Mapping[str, CreationTime]) -> Happenings:
    """What the events tell as done, denied or taken back; `told` maps an event's id to its standing claims."""
    by_sentence: dict[tuple[str, int, int], list[Claim]] = {}
    for claims in told.values():
        for claim in claims:
            by_sentence.setdefault(_sentence(claim), []).append(claim)
    called_off = {
        content for claims in told.values() for claim in claims if names_calling_off(claim) for content in claim.content
    }
    deeds: list[Deed] = []
    words: list[Word] = []
    for event in sorted(told):
        claims = told[event]
        off = {claim.id for claim in claims if claim.id in called_off or is_called_off(claim)}
        back = off | {claim.id for claim in claims if is_refused(claim)}
        facts = [claim for claim in claims if claim.factuality in FACTS and claim.id not in back]
        disowned = [claim for claim in facts if is_disowned(claim)]
        facts = [claim for claim in facts if claim not in disowned and not is_doubted(claim)]
        denials = tuple(c for c in claims if c in disowned or (c.factuality == "denied" and c.id not in back))
        if facts:
            deeds.append(_make_deed(event, facts, denials))
        words += [
            Word(
                event=event,
                claim=claim,
                actor=claim.actor or _find_agent(claim, by_sentence[_sentence(claim)]),
                places=list_places(agree_on_place([claim])[0]),
                on=(on := find_told(claim, published).from_),
                since=on if claim.id in off else _find_earliest(claim, on),
                taken_back=claim.id in back,
            )
            for claim in claims
            if claim.id in back or (claim in denials and not facts)
        ]
    return Happenings(deeds=tuple(deeds), words=tuple(words))


def _make_deed(event: str, facts: Sequence[Claim], denials: tuple[Claim, ...]) -> Deed:
    type = Counter(claim.type for claim in facts).most_common(1)[0][0]
    modes = {claim.mode for claim in facts if claim.type == type and claim.mode is not None}
    return Deed(
        event=event,
        claims=tuple(facts),
        type=type,
        mode=modes.pop() if len(modes) == 1 else None,
        actor=agree_on_actors(facts)[0],
        recipient=gather_actors(recipient for claim in facts for recipient in claim.recipient),
        places=list_places(agree_on_place(facts)[0]),
        took=find_taken_place(facts),
        takes=tells_taking(facts),
        truce=type == "AGREE" and tells_truce(facts),
        denials=denials,
        clearing=read_clearing(facts),
        held=count_held(facts),
        unknown=name_unknown(facts),
    )


def _find_agent(claim: Claim, sentence: Iterable[Claim]) -> tuple[ActorValue, ...]:
    """Who takes an act back whose own words name nobody: *HTS {called off} its {attack}*, else who says so."""
    before = [
        other
        for other in sentence
        if other.actor and other.factuality in FACTS and other.trigger.end <= claim.trigger.start
    ]
    if before:
        return max(before, key=lambda other: other.trigger.end).actor
    return claim.source[:1]


def _find_earliest(claim: Claim, on: date | None) -> date | None:
    if claim.said is not None or claim.when is None or claim.when.taken_from == "own":
        return on
    return claim.when.from_


def _sentence(claim: Claim) -> tuple[str, int, int]:
    return claim.page, claim.evidence.start, claim.evidence.end
