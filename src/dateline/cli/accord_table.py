"""This file draws accords for a person: who is bound, where, since when, and each breach with why it may be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.frames import make_table
from dateline.cli.phrases import flatten
from dateline.records.accord import Accord, BreachRecord
from dateline.records.values import ActorValue, PlaceValue

_QUIET = "dim"
# A sign beside each colour, as for factuality: what somebody claims, and what only a comparison asks.
_SIGNS = {"claimed": "●", "inferred": "?"}
_STYLES = {"claimed": "bold red", "inferred": "yellow"}


def draw_accords(accords: Sequence[Accord]) -> RenderableType:
    """One row an accord, in the order given, its breaches below it, and last how many there are of each sort."""
    if not accords:
        return Text("no accords meet this", style=_QUIET)
    table = make_table()
    for name, ratio in (("accord", 4), ("between", 4), ("where", 3), ("in force", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    drawn: list[RenderableType] = []
    for accord in accords:
        table.add_row(
            _name(accord), Text(_list_actors(accord.parties)), Text(_name_area(accord.area)), _tell_days(accord)
        )
    drawn.append(table)
    breaches = [(accord, record) for accord in accords for record in accord.breach_records]
    if breaches:
        drawn += [Text(), _draw_breaches(breaches)]
    return Group(*drawn, Text(), Text(_count(accords), style=_QUIET))


def _name(accord: Accord) -> Text:
    origin = {"file": "your file", "bundled": "bundled", "claims": "from claims"}[accord.origin]
    parts = [accord.kind, origin, f"{len(accord.claims)} claims" if len(accord.claims) != 1 else "1 claim"]
    return Text.assemble((flatten(accord.name), "bold"), "\n", (f"{accord.id}\n{', '.join(parts)}", _QUIET))


def _list_actors(actors: Iterable[ActorValue]) -> str:
    return ", ".join(flatten(actor.name or actor.id or "?") for actor in actors) or "?"


def _name_area(area: PlaceValue | None) -> str:
    if area is None:
        return "?"
    if area.members:
        return "; ".join(_name_area(member) for member in area.members)
    name = ", ".join(flatten(part) for part in dict.fromkeys((area.name or area.id, area.country)) if part)
    return f"{area.radius_km:,.0f} km around {name}" if area.precision == "near" and area.radius_km else name


def _tell_days(accord: Accord) -> Text:
    first, until = accord.from_, accord.until
    if first is None and until is None:
        return Text("?")
    return Text(f"{_name_day(first)} until {until}" if until else f"since {first}")


def _name_day(day: date | None) -> str:
    return day.isoformat() if day else "?"


def _draw_breaches(breaches: Iterable[tuple[Accord, BreachRecord]]) -> Table:
    table = make_table()
    table.add_column("breach", no_wrap=True)
    table.add_column("event", no_wrap=True)
    table.add_column("why", ratio=1, overflow="fold")
    for _, record in breaches:
        sign = Text(f"{_SIGNS[record.breach]} {record.breach}", style=_STYLES[record.breach])
        table.add_row(sign, Text(flatten(record.event)), Text(flatten(record.why)))
    return table


def _count(accords: Sequence[Accord]) -> str:
    records = [record for accord in accords for record in accord.breach_records]
    claimed = sum(record.breach == "claimed" for record in records)
    number = f"{len(accords):,} accord{'s' if len(accords) != 1 else ''}"
    return f"{number}; breaches: {claimed:,} claimed, {len(records) - claimed:,} inferred (questions, no findings)"
