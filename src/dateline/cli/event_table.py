"""This file draws events for a person: as fact or not, who to whom, where, when, and in what the claims differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.cli.factuality_marks import SIGNS, STYLES, count_factualities
from dateline.cli.frames import make_table
from dateline.cli.page_table import WIDE
from dateline.cli.phrases import flatten, name_days, name_known_actor
from dateline.records.event import Event, EventToll
from dateline.records.ontology import FACTS
from dateline.records.values import ActorValue, PlaceValue

_QUIET = "dim"


def draw_events(events: Sequence[Event], *, width: int) -> RenderableType:
    """One row an event, in the order given, and below them how many are put as fact; `width` in columns."""
    if not events:
        return Text("no events meet this", style=_QUIET)
    is_wide = width >= WIDE
    table = make_table()
    table.add_column("", no_wrap=True)
    table.add_column("event", no_wrap=True)
    table.add_column("who → whom", ratio=5, overflow="fold")
    for name, ratio in (("where", 3), ("when", 3), ("", 4)) if is_wide else ():
        table.add_column(name, ratio=ratio, overflow="fold")
    for event in events:
        table.add_row(*_mark(event), *(_spread(event) if is_wide else [_gather(event)]))
    fact, no_fact = count_factualities([event.factuality for event in events])
    legend = "in “quotes”: words of a page, not identified; ? not told"
    return Group(table, Text(), Text(fact), Text(no_fact), Text(legend, style=_QUIET))


def _mark(event: Event) -> tuple[Text, Text]:
    name = f"{event.type}.{event.mode}" if event.mode else event.type
    return (
        Text(f"{SIGNS[event.factuality]} {event.factuality}", style=STYLES[event.factuality]),
        Text(name, style="bold" if event.factuality in FACTS else ""),
    )


def _spread(event: Event) -> list[Text]:
    where = Text(name_place(event.place) if event.place else "")
    return [_draw_sides(event), where, Text(_name_when(event)), _draw_rest(event)]


def _gather(event: Event) -> Text:
    """All details in one cell, a line each, for a screen that has no room for columns."""
    lines = [_draw_sides(event)]
    if event.place:
        lines.append(Text.assemble(("where ", _QUIET), name_place(event.place)))
    if when := _name_when(event):
        lines.append(Text.assemble(("when ", _QUIET), when))
    rest = _draw_rest(event)
    return Text("\n").join([*lines, rest] if rest else lines)


def _draw_sides(event: Event) -> Text:
    sides = Text(_name_actors(event.actor))
    if event.recipient:
        sides.append(" → ", style="bold").append(_name_actors(event.recipient))
    return sides


def _draw_rest(event: Event) -> Text:
    """Toll, what the claims differ in, how many pages tell it, and what a person said of it."""
    parts = [Text(name_event_toll(toll), style="bold") for toll in event.toll]
    if event.disagreements:
        fields = ", ".join(dict.fromkeys(d.field for d in event.disagreements))
        parts.append(Text(f"claims differ: {fields}", style="yellow"))
    if event.pages > 1:
        parts.append(Text(f"{event.pages} pages, {event.origins} independent", style=_QUIET))
    if event.status != "machine":
        parts.append(Text(event.status, style="red" if event.status == "rejected" else "green"))
    return Text("\n").join(parts)


def _name_when(event: Event) -> str:
    first, until = event.time.from_, event.time.until
    return "" if first is None and until is None else name_days(first, until)


def _name_actors(actors: Iterable[ActorValue]) -> str:
    return ", ".join(_name_actor(actor) for actor in actors) or "?"


def _name_actor(actor: ActorValue) -> str:
    if not actor.name:
        return "?"
    side = " ".join(part for part in (actor.country, actor.sector) if part)
    return " ".join(filter(None, (name_known_actor(actor, actor.name), side)))


def name_place(place: PlaceValue) -> str:
    """`Argelia, Cauca, COL`; how closely, where it is no exact place; why, where it is not located."""
    if place.members:
        return "; ".join(name_place(member) for member in place.members)
    if place.id is None or not place.name:
        return f"not located ({flatten(place.reason)})" if place.reason else "not located"
    lands = () if place.precision == "country" else (place.admin1, place.country)
    name = ", ".join(flatten(part) for part in dict.fromkeys((place.name, *lands)) if part)
    if place.precision in ("exact", "country", None):
        return name
    if place.precision == "near":
        return f"near {name}" + (f" (within {place.radius_km:,.0f} km)" if place.radius_km else "")
    return f"{name} ({place.precision})"


def name_event_toll(toll: EventToll) -> str:
    """`9 killed`, `12+ killed`, `up to 40 families displaced`, `5–7 wounded in all`."""
    if toll.low is None and toll.high is None:
        number = "an unknown number"
    elif toll.high is None:
        number = f"{toll.low:,}+"
    elif toll.low is None:
        number = f"up to {toll.high:,}"
    else:
        number = f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}–{toll.high:,}"
    whom = "families" if toll.families else "people" if toll.of == "other" else ""
    what = "" if toll.of == "other" else toll.of
    return " ".join(filter(None, (number, whom, what, "in all" if toll.cumulative else "")))
