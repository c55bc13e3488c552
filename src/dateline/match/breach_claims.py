"""This file finds the events of which a claim says that they breach an accord, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.match.accord_mentions import Mention
from dateline.match.accord_words import ENDING, VIOLATING, find_violated, tells_violation
from dateline.records.accord import BreachRecord
from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.records.ontology import FACTS

_QUOTED = 200  # code points of the page's own words


def find_claimed(
    name: str, mentions: Sequence[Mention], events: Mapping[str, Event], claims: Mapping[str, Claim]
) -> tuple[BreachRecord, ...]:
    """The breaches that the mentions of an accord of that name claim, by event id; `events` and `claims` by claim id.

    What would be a breach, is feared or denied to be one is none. An accusation counts for the act that it is about
    where the page tells that act as a fact, else for itself.
    """
    saying = {mention.claim.id: mention.claim for mention in mentions if _says_so(mention.claim)}
    told = {_sentence(claim) for claim in saying.values() if _is_act(claim)}
    found: dict[str, dict[str, Claim]] = {}
    for id, claim in sorted(saying.items()):
        if not _is_act(claim) and _sentence(claim) in told:
            continue  # *broke the truce by firing rockets*: the firing is the act
        for act in _acts_of(claim, claims):
            event = events.get(act)
            if event is not None and event.status != "rejected":
                found.setdefault(event.id, {})[id] = claim
    return tuple(
        BreachRecord(event=event, breach="claimed", claims=tuple(sorted(by)), why=_tell_why(name, by.values()))
        for event, by in sorted(found.items())
    )


def _says_so(claim: Claim) -> bool:
    if claim.factuality not in FACTS:
        return False
    if _is_act(claim) or claim.type == "ACCUSE" or VIOLATING.search(claim.trigger.text):
        return tells_violation(claim) or find_violated(claim, real=True) is not None
    return False


def _is_act(claim: Claim) -> bool:
    return claim.quad == "material conflict" and not (
        VIOLATING.fullmatch(claim.trigger.text) and not ENDING.search(claim.trigger.text)
    )


def _acts_of(claim: Claim, claims: Mapping[str, Claim]) -> list[str]:
    """The acts that an accusation is about, where they are put as fact; else the claim itself."""
    about = [claims[id] for id in claim.content if id in claims]
    acts = [act.id for act in about if act.factuality in FACTS and _is_act(act)]
    return acts if claim.type == "ACCUSE" and acts else [claim.id]


def _sentence(claim: Claim) -> tuple[str, int, int]:
    return (claim.page, claim.evidence.start, claim.evidence.end)


def _tell_why(name: str, claims: Iterable[Claim]) -> str:
    found = list(claims)
    speakers = list(dict.fromkeys(_name_speaker(claim) for claim in found))
    words = " ".join(found[0].evidence.text.split())
    quoted = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    who = ", ".join(speakers)
    return f"{who} {'says' if len(speakers) == 1 else 'say'} that this breaches “{name}”: “{quoted}”"


def _name_speaker(claim: Claim) -> str:
    """Who claims it: the innermost source; who accuses; else the page in its own voice."""
    if claim.source:
        return claim.source[0].name or claim.source[0].text
    if claim.type == "ACCUSE" and claim.actor:
        return claim.actor[0].name or claim.actor[0].text
    return "a page in its own voice"
