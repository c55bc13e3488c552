"""This file is what is on a reviewer's screen: a few events under numbers, one of them marked, as they were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.cli.review_book import Book, read_shown
from dateline.cli.review_lines import Line, name_letter
from dateline.cli.review_screen import draw_item
from dateline.errors import UsageError
from dateline.review.evidence import ClaimShown, EventShown

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.review.queue import Ranked


class Item:
    """One event on the screen, as the reviewer saw it; `done` says what they decided of it."""

    def __init__(self, number: int, ranked: Ranked, shown: EventShown) -> None:
        self.number = number
        self.ranked = ranked
        self.shown = shown
        self.done = ""

    @property
    def id(self) -> str:
        """The event's id."""
        return self.shown.event.id

    def letters(self) -> dict[str, str]:
        """The letter of each claim, by id."""
        return {one.claim.id: name_letter(index) for index, one in enumerate(self.shown.claims)}

    def find_claim(self, letter: str | None) -> ClaimShown:
        """The claim of that letter; without one, the only one.

        Raises:
            UsageError: there is none of that letter, or several and no letter.
        """
        named = {name_letter(index): one for index, one in enumerate(self.shown.claims)}
        if letter is None and len(named) == 1:
            return self.shown.claims[0]
        if letter is None or letter not in named:
            choices = ", ".join(f"{self.number}{each}" for each in named)
            raise UsageError(f"{self.number}{letter or ''}: which claim? choices: {choices or 'none is left'}")
        return named[letter]

    def refresh(self, book: Book) -> None:
        """Read the event anew; one that is gone keeps its id and has no claims.

        Raises:
            StoreError: the casebook cannot be read.
        """
        event = book.event(self.id)
        if event is None:
            self.shown = EventShown(event=self.shown.event, claims=(), seen=self.shown.seen)
        else:
            (self.shown,) = read_shown(book, [event])


class Screenful:
    """The events on the screen, numbered from 1; `marked` is the number of the one that a line without number means."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.marked = 1

    @property
    def is_done(self) -> bool:
        """Whether everything on the screen was decided."""
        return all(item.done for item in self.items)

    def add(self, ranked: Ranked, shown: EventShown) -> None:
        """Put one more event on the screen, under the next number."""
        self.items.append(Item(len(self.items) + 1, ranked, shown))

    def draw(self, item: Item) -> RenderableType:
        """One event as it is on the screen now."""
        marked = item.number == self.marked and not item.done
        return draw_item(item.number, item.ranked, item.shown, marked=marked, done=item.done)

    def at(self, number: int | None = None) -> Item:
        """The event of that number; the marked one without.

        Raises:
            UsageError: there is none of that number.
        """
        number = self.marked if number is None else number
        if not 1 <= number <= len(self.items):
            raise UsageError(f"no {number} on the screen; choices: 1 to {len(self.items)}")
        return self.items[number - 1]

    def find(self, line: Line) -> list[tuple[Item, str | None]]:
        """What a line is about, each event once, with a claim's letter where one is given.

        Raises:
            UsageError: it names something that is not on the screen.
        """
        if line.everything:
            return [(item, None) for item in self.items if not item.done]
        if elsewhere := next((target.event for target in line.targets if target.event), None):
            raise UsageError(f"{elsewhere}: only a merge takes an event's id; give its number on the screen")
        if not line.targets:
            return [(self.at(), None)]
        return [(self.at(target.number), target.letter) for target in dict.fromkeys(line.targets)]

    def find_one(self, line: Line) -> Item:
        """The one event that a line is about.

        Raises:
            UsageError: it names several, or one that is not on the screen.
        """
        items = {item.number: item for item, _ in self.find(line)}
        if len(items) != 1:
            raise UsageError(f"{line.key} is about one event at a time")
        return next(iter(items.values()))

    def move_on(self) -> None:
        """Mark the next event that is not done, from the marked one on, then from the top."""
        order = [*range(self.marked, len(self.items) + 1), *range(1, self.marked)]
        self.marked = next((number for number in order if not self.at(number).done), self.marked)
