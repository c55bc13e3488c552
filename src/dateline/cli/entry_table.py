"""This file draws who is named in claims, and where: names and their spellings, counts, factualities, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.cli.entry_filters import Chosen, tell_left_out
from dateline.cli.event_table import name_place
from dateline.cli.factuality_marks import SIGNS, STYLES
from dateline.cli.frames import make_table
from dateline.cli.phrases import flatten, name_days, name_known_actor, quote
from dateline.records.entry import ActorEntry, FactualityCounts, PlaceEntry, Spelling
from dateline.records.page import Interval
from dateline.records.values import ActorValue, PlaceValue

_QUIET: Final = "dim"
WIDE: Final = 100  # columns; from here up factualities and days have columns of their own
_SHOWN_SPELLINGS: Final = 3  # --json has them all
_LONGEST_WORDS: Final = 60  # characters; a description may be a sentence long
_MARKS: Final = re.compile("['’‘ʿʾʻʼ`“”\"]")
Entry = ActorEntry | PlaceEntry


def draw_actors(chosen: Chosen[ActorEntry], width: int) -> RenderableType:
    """One row an actor, in the order given, and below them what was left out; `width` in columns."""
    if not chosen.shown:
        return _draw_none(tell_left_out(chosen), "no actors meet this")
    numbers = [
        ("claims", [f"{entry.claims:,}" for entry in chosen.shown]),
        ("actor", [_count(entry.roles.actor) for entry in chosen.shown]),
        ("recipient", [_count(entry.roles.recipient) for entry in chosen.shown]),
        ("source", [_count(entry.roles.source) for entry in chosen.shown]),
    ]
    names = [_draw_actor(entry) for entry in chosen.shown]
    legend = "in “quotes”: words of the pages, by which no registry knows anybody" if _quotes(names) else ""
    return _draw(chosen.shown, tell_left_out(chosen), "who", names, numbers, width, legend)


def draw_places(chosen: Chosen[PlaceEntry], width: int) -> RenderableType:
    """One row a place, in the order given, and below them what was left out; `width` in columns."""
    if not chosen.shown:
        return _draw_none(tell_left_out(chosen), "no places meet this")
    numbers = [
        ("claims", [f"{entry.claims:,}" for entry in chosen.shown]),
        ("pages", [f"{entry.pages:,}" for entry in chosen.shown]),
    ]
    names = [_draw_place(entry) for entry in chosen.shown]
    legend = "in “quotes”: words of the pages" if _quotes(names) else ""
    return _draw(chosen.shown, tell_left_out(chosen), "where", names, numbers, width, legend)


def _draw(
    entries: Sequence[Entry], left_out: list[str], first: str, names: Sequence[list[Text]],
    numbers: Sequence[tuple[str, list[str]]], width: int, legend: str,
) -> RenderableType:  # fmt: skip
    is_wide = width >= WIDE
    table = make_table()
    table.add_column(first, ratio=5, overflow="fold")
    for title, _ in numbers:
        table.add_column(title, justify="right", no_wrap=True)
    if is_wide:
        table.add_column("events", ratio=2, overflow="fold")
        table.add_column("days", no_wrap=True)
    for row, entry in enumerate(entries):
        signs, days = _draw_events(entry.events), _draw_days(entry.acts)
        counts = [column[row] for _, column in numbers]
        if is_wide:
            table.add_row(_stack(names[row]), *counts, signs, days)
        else:
            details = Text("   ").join(part for part in (signs, days) if part)
            table.add_row(_stack([*names[row], details]), *counts)
    shown = [sign for sign in SIGNS if any(getattr(entry.events, sign) for entry in entries)]
    marks = " · ".join(f"{SIGNS[sign]} {sign}" for sign in shown)
    dated = "days: of what is put as fact" if any(entry.acts != Interval() for entry in entries) else ""
    notes = [*left_out, f"events: {marks}" if marks else "", dated, legend]
    return Group(table, Text(), *(Text(note, style=_QUIET) for note in notes if note))


def _stack(lines: Sequence[Text]) -> RenderableType:
    """The first line with those below it set in, also where they run over; empty ones are left out."""
    return Group(lines[0], *(Padding(line, (0, 0, 0, 2)) for line in lines[1:] if line))


def _draw_none(left_out: list[str], told: str) -> RenderableType:
    return Group(*(Text(line, style=_QUIET) for line in (told, *left_out)))


def _draw_actor(entry: ActorEntry) -> list[Text]:
    """The registry's name, or the words as written, with country and sector; below, how else pages write it."""
    value = ActorValue(id=entry.id, name=entry.name, provisional=entry.provisional)
    words = entry.spellings[0].text if entry.spellings else entry.name or "?"
    drawn = name_known_actor(value, _cut(words))
    name = Text(drawn)
    if side := " ".join(part for part in (entry.country, entry.sector) if part):
        name.append(f"  {side}", style=_QUIET)
    if entry.id is None and entry.reason:
        name.append(f"  {flatten(entry.reason)}", style=_QUIET)
    return [name, _draw_spellings(entry.spellings, apart=drawn)]


def _draw_place(entry: PlaceEntry) -> list[Text]:
    """The place as closely as it is known, or the words and why they were not located; below, how pages write it."""
    if entry.id is None:
        words = entry.spellings[0].text if entry.spellings else entry.name or "?"
        name = Text(quote(_cut(words)))
        told = (entry.country, flatten(entry.reason or ""))
        name.append("".join(f"  {part}" for part in told if part), style=_QUIET)
        return [name, _draw_spellings(entry.spellings, apart=words)]
    value = PlaceValue(
        id=entry.id, name=entry.name, country=entry.country, admin1=entry.admin1, precision=entry.precision,
        radius_km=entry.radius_km,
    )  # fmt: skip
    return [Text(name_place(value)), _draw_spellings(entry.spellings, apart=entry.name or "")]


def _draw_spellings(spellings: Sequence[Spelling], *, apart: str) -> Text:
    """`as “HTS”, “the militants” and 4 more`: those that say more than what is drawn already."""
    told = {_fold(apart)}
    other = []
    for spelling in spellings:
        if (folded := _fold(spelling.text)) not in told:
            told.add(folded)
            other.append(quote(_cut(spelling.text)))
    more = len(other) - _SHOWN_SPELLINGS
    if more == 1:
        more = 0  # naming the last takes no more room than counting it
    named = other if more <= 0 else other[:_SHOWN_SPELLINGS]
    if not named:
        return Text()
    return Text(f"as {', '.join(named)}" + (f" and {more:,} more" if more > 0 else ""), style=_QUIET)


def _draw_events(events: FactualityCounts) -> Text:
    """`● 3  ▷ 12`: how many events of which factuality."""
    parts = [
        Text(f"{sign} {number:,}", style=STYLES[name])
        for name, sign in SIGNS.items()
        if (number := getattr(events, name))
    ]
    return Text("  ").join(parts)


def _draw_days(acts: Interval) -> Text:
    return Text("" if acts == Interval() else name_days(acts.from_, acts.until))


def _count(number: int) -> str:
    return f"{number:,}" if number else "·"


def _cut(words: str) -> str:
    """The words, or their beginning where they are too many for a list."""
    words = flatten(words)
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …"


def _fold(words: str) -> str:
    """The words with case, quotation marks and apostrophes set aside: `al-Fu’ah` is no other spelling of `al-Fu'ah`."""
    return _MARKS.sub("", flatten(words)).casefold()


def _quotes(names: Iterable[list[Text]]) -> bool:
    return any("“" in line.plain for name in names for line in name)
