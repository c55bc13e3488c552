"""This file draws the history of one id: whether it counts today, its versions, its judgements, what took its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.changes_table import name_moment
from dateline.cli.frames import make_table
from dateline.cli.id_history import IdHistory, PageVersion
from dateline.cli.phrases import flatten
from dateline.records.judgement import Judgement, JudgementAction

_QUIET: Final = "dim"
_LONGEST_VALUE: Final = 200  # characters of what a judgement sets; --json has all of it
_SHOWN_MEMBERS: Final = 3  # an event may have hundreds of claims
_WIDEST_REVIEWER: Final = 24  # columns
_STYLES: Final[dict[JudgementAction, str]] = {
    "accept": "green", "edit": "yellow", "reject": "red", "merge": "cyan", "split": "cyan", "withdraw": "dim",
}  # fmt: skip


def draw_history(history: IdHistory) -> RenderableType:
    """The id and what became of it, then its versions and its judgements, the oldest first."""
    parts: list[RenderableType] = [_draw_head(history)]
    if history.versions:
        parts += [Text(), Text("versions", style="bold"), Padding(_draw_versions(history.versions), (0, 0, 0, 2))]
    if history.judgements:
        parts += [Text(), Text("judged", style="bold"), Padding(_draw_judgements(history.judgements), (0, 0, 0, 2))]
    if history.judged_with:
        title = Text("judged with others", style="bold")
        parts += [Text(), title, Padding(_draw_judgements(history.judged_with, named=True), (0, 0, 0, 2))]
    if not history.judgements and not history.judged_with:
        parts += [Text(), Text("nobody has judged it", style=_QUIET)]
    return Group(*parts)


def _draw_head(history: IdHistory) -> Text:
    kind = "" if history.kind == "other" else f"{history.kind} "
    head = Text.assemble((kind, _QUIET), (flatten(history.id), "bold"))
    if history.in_force:
        head.append("  in force", style="green")
    elif history.in_force is False and history.tombstone is None:
        head.append("  not in force", style="yellow")
    if stone := history.tombstone:
        head.append(f"  {stone.reason} {name_moment(stone.at)} UTC", style="yellow")
        head.append(f"\n{_tell_successors(history)}", style="" if stone.successors else _QUIET)
    return head


def _tell_successors(history: IdHistory) -> str:
    successors = history.tombstone.successors if history.tombstone else ()
    if not successors:
        return "nothing took its place"
    told = f"in its place: {', '.join(map(flatten, successors))}"
    return told if history.now == successors else f"{told}; today: {', '.join(map(flatten, history.now)) or 'nothing'}"


def _draw_versions(versions: Sequence[PageVersion]) -> Table:
    table = make_table()
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("captured (UTC)", no_wrap=True)
    table.add_column("superseded", no_wrap=True)
    table.add_column("claims", justify="right", no_wrap=True)
    table.add_column("page", overflow="fold", ratio=1)
    for version in versions:
        until = version.superseded_at
        page = Text(flatten(version.title or "page without a title"))
        table.add_row(
            str(version.version),
            name_moment(version.captured_at),
            name_moment(until) if until else Text("in force", style="green"),
            f"{version.claims:,}",
            page.append(f"\n{flatten(version.page)}", style=_QUIET),
        )
    return table


def _draw_judgements(judgements: Sequence[Judgement], *, named: bool = False) -> Table:
    """`named`: each tells on which id it is."""
    table = make_table()
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("when (UTC)", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("who", overflow="fold", max_width=_WIDEST_REVIEWER)
    table.add_column("why", overflow="fold", ratio=1)
    for judgement in judgements:
        why = Text(flatten(judgement.reason))
        if named:
            why.append(f"\non {flatten(judgement.subject)}", style=_QUIET)
        if value := _name_value(judgement.value):
            why.append(f"\n{value}", style=_QUIET)
        table.add_row(
            str(judgement.version), name_moment(judgement.at),
            Text(judgement.action, style=_STYLES[judgement.action]), flatten(judgement.reviewer), why,
        )  # fmt: skip
    return table


def _name_value(value: Any) -> str:
    """`place: Idlib; time: 2018-06-25 …`: what a judgement sets, in a line; as JSON where it has no names."""
    if value is None:
        return ""
    named = "; ".join(f"{key}: {_name_part(part)}" for key, part in value.items()) if isinstance(value, dict) else ""
    words = flatten(named or _name_part(value))
    return words if len(words) <= _LONGEST_VALUE else words[:_LONGEST_VALUE] + " …"


def _name_part(part: Any) -> str:
    """A value as a person would name it: a filler by its name, an interval by its ends, a list by its members."""
    if part is None or part == [] or part == {}:
        return "none"
    if isinstance(part, list):
        named = list(_list_members(part))
        more = len(named) - _SHOWN_MEMBERS
        return ", ".join(named[:_SHOWN_MEMBERS]) + (f" and {more:,} more" if more > 0 else "")
    if isinstance(part, dict):
        return " ".join(_name_filler(part)) or "none"
    return str(part)


def _list_members(parts: list[Any]) -> Iterator[str]:
    """The members of a list, and of the lists in it: a merge names the claims of each event."""
    for part in parts:
        if isinstance(part, list):
            yield from _list_members(part)
        else:
            yield _name_part(part)


def _name_filler(filler: dict[str, Any]) -> Iterator[str]:
    if name := filler.get("name") or filler.get("text"):
        yield str(name)
    if filler.get("id"):
        yield f"({filler['id']})"
    for key in ("of", "low", "high", "from", "until"):
        if filler.get(key) is not None:
            yield f"{key} {filler[key]}"
