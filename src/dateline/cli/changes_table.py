"""This file draws the steps of a casebook's feed for a person: when, what was done, and to what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from dateline.cli.factuality_marks import SIGNS, STYLES
from dateline.cli.frames import make_table
from dateline.cli.phrases import flatten, name_known_actor
from dateline.cli.shared_data import count_entries
from dateline.records.claim import Claim
from dateline.records.collection import SharedCollection
from dateline.records.event import Event
from dateline.records.history import Change, ChangeAction

_QUIET: Final = "dim"
_STYLES: Final[dict[ChangeAction, str]] = {"put": "green", "removed": "yellow", "forgotten": "red"}


def draw_changes(changes: Sequence[Change]) -> RenderableType:
    """One row a step, in the order given; a time and a day are told once for all steps of that minute."""
    if not changes:
        return Text("nothing was done since", style=_QUIET)
    table = make_table(expand=False)
    table.add_column("when (UTC)", no_wrap=True, style=_QUIET)
    table.add_column("", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("id", overflow="fold")
    table.add_column("", overflow="fold", ratio=1)
    before = ""
    for change in changes:
        at = name_moment(change.at)
        table.add_row(
            "" if at == before else at,
            Text(change.action, style=_STYLES[change.action]),
            change.kind,
            flatten(change.id) if change.id is not None else Text("no longer known", style=_QUIET),
            _draw_collection(change.collection) if change.collection else _draw_act(change.claim or change.event),
        )
        before = at
    return table


def name_moment(at: datetime) -> str:
    """`2026-11-28 17:05`, in UTC."""
    return f"{at:%Y-%m-%d %H:%M}"


def _draw_collection(shared: SharedCollection) -> Text:
    """Which version of a shared registry or gazetteer, how much it holds, from what file."""
    told = f"version {shared.version}, {count_entries(shared.kind, shared.entries)} from {shared.source}"
    return Text(flatten(told), style=_QUIET)


def _draw_act(act: Claim | Event | None) -> Text:
    """What a claim or an event tells, in brief: as fact or not, its type, who does it."""
    if act is None:
        return Text()
    sign = Text(f"{SIGNS[act.factuality]} {act.factuality}", style=STYLES[act.factuality])
    type = f"{act.type}.{act.mode}" if act.mode else act.type
    actors = ", ".join(name_known_actor(actor, actor.name or "?") for actor in act.actor)
    status = act.status if act.status != "machine" else ""
    told = (sign, Text(type), Text(actors, style=_QUIET), Text(status, style="bold"))
    return Text(" ").join(part for part in told if part)
