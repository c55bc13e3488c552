"""This file infers from area, time, parties and kind that an event may breach an accord: a question for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dateline.match.accord_sides import Belonging, Parties, Sides
from dateline.match.breach_candidates import Candidates
from dateline.match.breach_rules import Rule, is_forbidden, rule_of
from dateline.records.accord import Accord, BreachRecord
from dateline.records.event import Event
from dateline.records.values import ActorValue, PlaceValue

# PLOVER sectors of those who bear arms: one who is no party is a third force, whom the accord does not protect.
_ARMED_SECTORS = frozenset({"REB", "IMG", "PRM", "MIL", "SPY", "COP", "UAF", "CRM", "GOV"})


Bound = tuple[ActorValue, tuple[Belonging, ...]]  # who acts, and of which parties


class Terms(Struct, frozen=True, kw_only=True):
    """What an accord asks of whom, ready to be held against many events."""

    accord: Accord
    rule: Rule
    parties: Parties
    exempt: Parties


def infer_breaches(accord: Accord, events: Candidates, sides: Sides) -> Iterator[BreachRecord]:
    """The question whether it breaches the accord, for every event of which something says so, with what was compared.

    Never inferred: what is not put as fact, what a person rejected, what has no known place, day or actor, and
    whatever an accord forbids of which area, beginning or parties are not known.
    """
    terms = Terms(
        accord=accord, rule=rule_of(accord), parties=sides.gather(_ids(accord.parties)),
        exempt=sides.gather(_ids(accord.exempt)),
    )  # fmt: skip
    if len(accord.parties) < 2 or not terms.rule.forbids:
        return
    for event in events.find(accord):
        if not is_forbidden(event, terms.rule.forbids) or not _ends_in_time(event, accord):
            continue
        bound = _find_bound(event, terms, sides)
        if bound is not None and _is_against(event, terms, bound, sides):
            yield BreachRecord(
                event=event.id, breach="inferred", claims=event.claims, why=_tell_why(event, terms, bound)
            )


def _ends_in_time(event: Event, accord: Accord) -> bool:
    """Whether what began in the accord's time surely ended in it."""
    return accord.until is None or (event.time.until is not None and event.time.until <= accord.until)


def _find_bound(event: Event, terms: Terms, sides: Sides) -> Bound | None:
    """The first actor who is of a party, and of which; whom the accord exempts is bound by nothing."""
    for actor in event.actor:
        if actor.id is None or actor.provisional or sides.is_of(actor.id, terms.exempt, event.time.from_):
            continue
        if found := sides.find(actor.id, terms.parties, event.time.from_):
            return actor, found
    return None


def _is_against(event: Event, terms: Terms, bound: Bound, sides: Sides) -> bool:
    """Whether somebody whom the rule protects is among those it was done to; unnamed ones count where anyone does.

    At home, where no other party is, only the other party itself counts: what a state does to its own people is no
    breach of its truce with a neighbour.
    """
    actor, own = bound
    rule = terms.rule
    mine = {belonging.party for belonging in own}
    others = [party for party in terms.accord.parties if party.id not in mine]
    home = event.place.country if event.place is not None else None
    at_home = home is not None and actor.country == home and all(party.country not in (home, None) for party in others)
    on = event.time.from_
    named = [actor for actor in event.recipient if actor.id is not None]
    if not named:
        return rule.against == "anyone" and not at_home
    for hit in named:
        assert hit.id is not None
        if sides.is_of(hit.id, terms.exempt, on):
            continue
        theirs = {belonging.party for belonging in sides.find(hit.id, terms.parties, on)}
        if theirs - mine:
            return True
        unarmed = not theirs and hit.sector not in _ARMED_SECTORS
        if unarmed and rule.against != "another party" and not at_home:
            return True
    return False


def _ids(actors: Iterable[ActorValue]) -> list[str]:
    return [actor.id for actor in actors if actor.id is not None]


def _tell_why(event: Event, terms: Terms, bound: Bound) -> str:
    accord, (actor, belongings) = terms.accord, bound
    what = f"{event.type}.{event.mode}" if event.mode else event.type
    names = {party.id: name_actor(party) for party in accord.parties}
    belonging = belongings[0]
    party = names.get(belonging.party, belonging.party)
    who = f"{name_actor(actor)}, {belonging.how} {party}, a party" if belonging.how else f"{name_actor(actor)}, a party"
    first, began = event.time.from_, accord.from_
    day = f", that very day, so perhaps before it ({began})" if first == began else f", after it began ({began})"
    until = f" and before it ended ({accord.until})" if accord.until else ""
    told = "" if any(a.id for a in event.recipient) else "; whom it was against is not told"
    spared = f", and it exempts {_list(map(name_actor, accord.exempt))}" if told and accord.exempt else ""
    return (
        f"A question for a person, not a finding: does this breach “{accord.name}”? {what} by {who}, in"
        f" {name_place(event.place)}, inside its area ({name_place(accord.area)}){day}{until}; {terms.rule.reason}"
        f"{told}{spared}."
    )


def name_actor(actor: ActorValue) -> str:
    """The actor's name, else its id."""
    return actor.name or actor.id or "somebody"


def name_place(place: PlaceValue | None) -> str:
    """The place's name, else its id; a plural's members one by one."""
    if place is None:
        return "somewhere"
    if place.members:
        return _list(name_place(member) for member in place.members)
    name = place.name or place.id or "somewhere"
    return f"{place.radius_km:,.0f} km around {name}" if place.precision == "near" and place.radius_km else name


def _list(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
