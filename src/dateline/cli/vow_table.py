"""This file draws vows for a person: who vowed what, to whom, where, by when, and what made of it what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.cli.event_table import name_place
from dateline.cli.frames import make_table
from dateline.cli.page_table import WIDE
from dateline.cli.phrases import flatten, name_days, name_known_actor
from dateline.records.event import AgreedTime
from dateline.records.values import ActorValue
from dateline.records.vow import Days, Share, Vow, VowStatus, VowTally

_QUIET: Final = "dim"
# A sign of its own beside each colour, as for factualities: colour alone is lost on some readers and in print.
SIGNS: Final[dict[VowStatus, str]] = {
    "open": "▷",
    "fulfilled": "●",
    "partly": "◐",
    "contradicted": "✗",
    "withdrawn": "◁",
    "lapsed": "○",
}
STYLES: Final[dict[VowStatus, str]] = {
    "open": "yellow",
    "fulfilled": "bold green",
    "partly": "green",
    "contradicted": "red",
    "withdrawn": "magenta",
    "lapsed": "bright_blue",
}
_CAVEAT: Final = (
    "in [brackets]: how far chance alone reaches (95 %). Counted is what pages told and matching found; "
    "what nobody reported counts as lapsed."
)


def draw_vows(vows: Sequence[Vow], *, width: int) -> RenderableType:
    """One row a vow, in the order given, with what made its status below it, and a count; `width` in columns."""
    if not vows:
        return Text("no vows meet this", style=_QUIET)
    is_wide = width >= WIDE
    table = make_table()
    table.add_column("", no_wrap=True)
    table.add_column("vowed", no_wrap=True)
    table.add_column("who → whom", ratio=4, overflow="fold")
    for name, ratio in (("where", 3), ("said, due", 3), ("what made it so", 6)) if is_wide else ():
        table.add_column(name, ratio=ratio, overflow="fold")
    for vow in vows:
        table.add_row(*_mark(vow), *(_spread(vow) if is_wide else [_gather(vow)]))
    return Group(table, Text(), Text(_count(vows)), Text("in “quotes”: words of a page; ? not told", style=_QUIET))


def draw_tallies(tallies: Sequence[VowTally], *, width: int) -> RenderableType:
    """One row an actor, in the order given, and what the intervals mean; `width` in columns."""
    if not tallies:
        return Text("no vows of actors that are known meet this", style=_QUIET)
    is_wide = width >= WIDE
    table = make_table()
    table.add_column("who", ratio=3, overflow="fold")
    table.add_column("vows", justify="right", no_wrap=True)
    table.add_column("how they ended", ratio=5, overflow="fold")
    names = ("kept", "threats kept", "median days")
    for name in names if is_wide else ():
        table.add_column(name, no_wrap=True)
    for tally in tallies:
        counts = [(status, int(getattr(tally, status))) for status in SIGNS]
        ended = _name_counts(counts)
        measures = [_name_share(tally.kept), _name_share(tally.threats), _name_delay(tally.delay)]
        if not is_wide:
            lines = [f"{name} {told}" for name, told in zip(names, measures, strict=True) if told]
            ended, measures = "\n".join([ended, *lines]), []
        table.add_row(_name_actor(tally.actor), f"{tally.vows:,}", ended, *measures)
    return Group(table, Text(), Text(_CAVEAT, style=_QUIET))


def _mark(vow: Vow) -> tuple[Text, Text]:
    name = f"{vow.act.type}.{vow.act.mode}" if vow.act.mode else vow.act.type
    return Text(f"{SIGNS[vow.status]} {vow.status}", style=STYLES[vow.status]), Text(name)


def _spread(vow: Vow) -> list[Text]:
    times = Text(_name_time(vow.said) or "?")
    if due := _name_due(vow.due):
        times.append(f"\ndue {due}")
    return [_draw_sides(vow), Text(name_place(vow.act.place) if vow.act.place else "?"), times, _draw_steps(vow)]


def _gather(vow: Vow) -> Text:
    """All details in one cell, a line each, for a screen that has no room for columns."""
    lines = [_draw_sides(vow)]
    if vow.act.place:
        lines.append(Text.assemble(("where ", _QUIET), name_place(vow.act.place)))
    for name, told in (("said ", _name_time(vow.said)), ("due ", _name_due(vow.due))):
        if told:
            lines.append(Text.assemble((name, _QUIET), told))
    steps = _draw_steps(vow)
    return Text("\n").join([*lines, steps] if steps else lines)


def _draw_sides(vow: Vow) -> Text:
    sides = Text(_name_actors(vow.actor))
    if vow.act.recipient:
        sides.append(" → ", style="bold").append(_name_actors(vow.act.recipient))
    return sides


def _draw_steps(vow: Vow) -> Text:
    """Each change of the status with its day and its reason, the last one marked."""
    lines = []
    for step in vow.steps:
        is_last = step is vow.steps[-1]
        line = Text(f"{step.on} " if step.on else "", style=_QUIET)
        line.append(f"{SIGNS[step.status]} {step.status}: ", style=STYLES[step.status] if is_last else _QUIET)
        lines.append(line.append(flatten(step.why), style="" if is_last else _QUIET))
    return Text("\n").join(lines)


def _count(vows: Sequence[Vow]) -> str:
    counts = [(status, sum(vow.status == status for vow in vows)) for status in SIGNS]
    return f"{len(vows):,} {'vow' if len(vows) == 1 else 'vows'}: {_name_counts(counts)}"


def _name_counts(counts: Iterable[tuple[VowStatus, int]]) -> str:
    """`2 ▷ open, 1 ● fulfilled`, leaving out what there is none of."""
    return ", ".join(f"{count:,} {SIGNS[status]} {status}" for status, count in counts if count)


def _name_time(time: AgreedTime) -> str:
    return "" if time.from_ is None and time.until is None else name_days(time.from_, time.until)


def _name_due(due: AgreedTime) -> str:
    """Nothing where nobody set a term."""
    return "" if due.until is None else name_days(due.from_, due.until)


def _name_actors(actors: Iterable[ActorValue]) -> str:
    return ", ".join(map(_name_actor, actors)) or "?"


def _name_actor(actor: ActorValue) -> str:
    return name_known_actor(actor, actor.name) if actor.name else "?"


def _name_share(share: Share) -> str:
    """`43 % [16–75]`; nothing where nothing is decided."""
    if share.value is None or share.low is None or share.high is None:
        return ""
    return f"{share.value:.0%} [{100 * share.low:.0f}–{100 * share.high:.0f}]".replace("%", " %", 1)


def _name_delay(days: Days) -> str:
    """`6 [2–9]`; without the interval where there are too few."""
    if days.median is None:
        return ""
    ends = "" if days.low is None or days.high is None else f" [{days.low:g}–{days.high:g}]"
    return f"{days.median:g}{ends}"
