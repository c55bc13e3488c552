"""This file says of an actor what ACLED would: its `inter` type, and the name under which ACLED records such actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from dateline.records.claim import AcledRecord
from dateline.records.event import ActorDisagreement, Event
from dateline.records.values import ActorValue
from dateline.share.countries import country_of
from dateline.share.rows import unique
from dateline.share.sectors import ARMED, ORGANS, armed_first, is_two_sided, organ_of

STATE, REBELS, MILITIA = "State forces", "Rebel group", "Political militia"
RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = "Rioters", "Protesters", "Civilians", "External/Other forces"
# In the order of ACLED's codes 1 to 8, by which an interaction is named.
INTER: Final = (STATE, REBELS, MILITIA, "Identity militia", RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL)
_BY_SECTOR: Final = {
    **dict.fromkeys(ORGANS, STATE),
    **dict.fromkeys(("REB", "IMG", "ISM"), REBELS),
    **dict.fromkeys(("PRM", "UAF", "CRM"), MILITIA),
    **dict.fromkeys(("IGO", "UNO", "EUR"), EXTERNAL),
    **dict.fromkeys(
        ("CVL", "REF", "JRN", "MED", "EDU", "REL", "LAB", "BUS", "AGR", "SOC", "NGO", "MNC", "ELI"), CIVILIANS
    ),
}
# ACLED adds the years of the regime, which are not coded.
_ORGANS: Final = {"mil": "Military Forces of {}", "cop": "Police Forces of {}", "gov": "Government of {}"}
_VIOLENT: Final = frozenset({"Explosions/Remote violence", "Violence against civilians"})


class Side(Struct, frozen=True):
    """One of the two main actors of an ACLED row; `name` is empty where there is none."""

    name: str = ""
    associated: str = ""
    inter: str = ""


def sides_of(event: Event, acled: AcledRecord, country: str | None) -> tuple[Side, Side] | None:
    """Actor 1 and actor 2, or None where ACLED needs to know who did it and the page does not tell.

    `country` is where it took place, alpha-3.
    """
    actors, recipients = list(event.actor), list(event.recipient)
    if is_two_sided(event):
        # Whose side a third one is on is not told, so it is named with neither.
        actors, recipients = actors[:1], actors[1:2]
    if acled.event_type in ("Protests", "Riots"):
        return _demonstration(event, acled, country)
    if acled.event_type == "Battles":
        # Both sides of a battle are armed; who else was hurt stands in the notes alone.
        actors, recipients = ([a for a in side if a.sector in ARMED] for side in (actors, recipients))
    elif acled.event_type == "Violence against civilians":
        recipients = sorted(recipients, key=lambda actor: actor.sector in ARMED)
    else:
        recipients = armed_first(recipients)
    first = _side(armed_first(actors), country, acts=True)
    if not first.name:
        disputed = any(isinstance(d, ActorDisagreement) for d in event.disagreements)
        if acled.event_type not in _VIOLENT or event.actor or disputed:
            return None
        # ACLED's own way to record that nobody says who attacked.
        first = Side(f"Unidentified Armed Group ({country_of(country).name})", "", MILITIA)
    second = _side(recipients, country, acts=False)
    if acled.event_type == "Violence against civilians" and not second.name:
        second = Side(_people(CIVILIANS, country), "", CIVILIANS)
    return first, second


def interaction_of(first: Side, second: Side) -> str:
    """ACLED's interaction of the two, the lower code first; empty where a type is not known."""
    if not first.inter or (second.name and not second.inter):
        return ""
    if not second.name:
        return f"{first.inter} only"
    one, other = sorted((first.inter, second.inter), key=INTER.index)
    # The one pair that ACLED names the other way round.
    return f"{other}-{one}" if (one, other) == (CIVILIANS, EXTERNAL) else f"{one}-{other}"


def targets_civilians(acled: AcledRecord, second: Side) -> bool:
    """Whether civilians were the main or only target (ACLED codebook, "Civilian targeting")."""
    if acled.event_type == "Violence against civilians":
        return True
    if acled.event_type in ("Explosions/Remote violence", "Riots"):
        return second.inter == CIVILIANS
    return acled.sub_event_type == "Excessive force against protesters"


def inter_of(actor: ActorValue, country: str | None, *, acts: bool) -> str:
    """ACLED's type of that actor in that country; empty where its sector does not tell.

    A state's forces outside their own country are external. Party members and an opposition are civilians where
    something is done to them; where they act, whether they are armed is not told. Which militias are of an ethnic or
    local community PLOVER's sectors do not tell: none is called an identity militia.
    """
    if actor.sector in ORGANS and actor.country and country and actor.country != country:
        return EXTERNAL
    if actor.sector in ("OPP", "PTY"):
        return "" if acts else CIVILIANS
    return _BY_SECTOR.get(actor.sector or "", "")


def _side(actors: Sequence[ActorValue], country: str | None, *, acts: bool) -> Side:
    known = [actor for actor in actors if actor.name or actor.sector]
    if not known:
        return Side()
    lead = known[0]
    inter = inter_of(lead, country, acts=acts)
    if inter == CIVILIANS:
        return Side(_people(CIVILIANS, lead.country or country), _names(known), inter)
    if lead.sector == "UAF" and not _is_named(lead):
        return Side(f"Unidentified Armed Group ({country_of(country).name})", _names(known[1:]), inter)
    return Side(_name(lead), _names(known[1:]), inter)


def _demonstration(event: Event, acled: AcledRecord, country: str | None) -> tuple[Side, Side]:
    """The crowd first, whoever breaks it up second."""
    inter = RIOTERS if acled.event_type == "Riots" else PROTESTERS
    by_force = event.type == "ASSAULT"
    crowd, others = (event.recipient, event.actor) if by_force else (event.actor, ())
    # Against whom people march is what they say, not who is there.
    return Side(_people(inter, country), _names(crowd), inter), _side(armed_first(others), country, acts=True)


def _people(inter: str, country: str | None) -> str:
    return f"{inter} ({country_of(country).name})"


def _names(actors: Iterable[ActorValue]) -> str:
    """Those who are told of beside the main actor; civilians of no further kind add nothing to `Civilians`."""
    return "; ".join(unique(_name(actor) for actor in actors if actor.sector != "CVL" or _is_named(actor)))


def _name(actor: ActorValue) -> str:
    """The name under which ACLED records a state's forces; any other actor's own."""
    organ = organ_of(actor)
    form = _ORGANS.get(organ[1]) if organ else None
    return form.format(country_of(organ[0]).name) if organ and form else actor.name or ""


def _is_named(actor: ActorValue) -> bool:
    """Whether it is known by a name of its own, not by a description."""
    return bool(actor.name) and actor.id is not None and not actor.id.startswith("gen:")
