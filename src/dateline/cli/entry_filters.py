"""This file is what `dateline actors` and `places` share: options, what they ask the casebook, what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import typer
from msgspec import Struct

from dateline.cli.event_filters import Filters, open_existing
from dateline.cli.printing import is_drawn
from dateline.cli.streams import DONE, put_line, say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.records.claim import Claim
    from dateline.records.entry import ActorEntry, PlaceEntry
    from dateline.records.event import Event
    from dateline.records.page import CreationTime

Country = Annotated[
    str | None,
    typer.Option("--country", metavar="ISO3", help="Only those of this country, by ISO 3166 alpha-3, such as SYR."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many, those of most claims first.")
]
Unresolved = Annotated[
    bool, typer.Option("--unresolved", help="Instead, the words that were not understood as any of them, and why.")
]

Entry = TypeVar("Entry", "ActorEntry", "PlaceEntry")
ListEntries = Callable[["Iterable[Claim]", "Mapping[str, CreationTime]", "Iterable[Event]"], "list[Entry]"]


class Choice(Struct, frozen=True, kw_only=True):
    """Which entries are asked for. `provisional` and `unresolved` ask for nothing else."""

    country: str | None = None
    provisional: bool = False
    unresolved: bool = False
    limit: int | None = None


class Chosen(Struct, Generic[Entry], frozen=True, kw_only=True):
    """The entries to show, and what was not asked for: how many more there are, and how many are unresolved."""

    shown: tuple[Entry, ...]
    over_limit: int = 0
    unresolved: int = 0


def put_entries(
    db: str,
    filters: Filters,
    choice: Choice,
    list_entries: ListEntries[Entry],
    draw: Callable[[Chosen[Entry], int], RenderableType],
    *,
    json: bool,
) -> int:
    """Ask the casebook for the claims that meet the filters, list who or where they name, put that out: 0.

    `draw` takes what was chosen and the width of the screen. Piped, what was left out is said on standard error.

    Raises:
        StoreError: there is no casebook, or it cannot be read.
        UsageError: a filter asks for something that does not exist.
    """
    from msgspec.structs import replace

    from dateline.cli.user_data import read_country

    choice = replace(choice, country=read_country(choice.country))
    with open_existing(db) as book:
        asked = {
            "since": filters.since, "until": filters.until, "actor": filters.actor, "place": filters.place,
            "type": filters.type,
        }  # fmt: skip
        entries = list_entries(book.claims(**asked), book.published(), book.events(**asked, accords=False))
    chosen = choose(entries, choice)
    if is_drawn(json):
        from dateline.cli.screen import Screen

        screen = Screen()
        screen.draw(draw(chosen, screen.console.width))
        return DONE
    for entry in chosen.shown:
        put_line(entry.to_json())
    for note in tell_left_out(chosen):
        say(note)
    return DONE


def choose(entries: Sequence[Entry], choice: Choice) -> Chosen[Entry]:
    """The entries that are asked for, in the order given."""
    here = [entry for entry in entries if choice.country in (None, entry.country)]
    unresolved = [entry for entry in here if entry.id is None]
    if choice.unresolved:
        wanted = unresolved
    else:
        wanted = [entry for entry in here if entry.id is not None]
        if choice.provisional:
            wanted = [entry for entry in wanted if getattr(entry, "provisional", False)]
    shown = wanted[: choice.limit]
    asks_for_some = choice.unresolved or choice.provisional
    return Chosen(
        shown=tuple(shown),
        over_limit=len(wanted) - len(shown),
        unresolved=0 if asks_for_some else len(unresolved),
    )


def tell_left_out(chosen: Chosen[ActorEntry] | Chosen[PlaceEntry]) -> list[str]:
    """What there is besides the entries shown, and how to see it; a note each."""
    notes = []
    if chosen.over_limit:
        notes.append(f"{chosen.over_limit:,} more {'is' if chosen.over_limit == 1 else 'are'} left out by --limit")
    if chosen.unresolved:
        words = "wording was" if chosen.unresolved == 1 else "wordings were"
        notes.append(f"{chosen.unresolved:,} {words} not understood; --unresolved lists them with the reasons")
    return notes
