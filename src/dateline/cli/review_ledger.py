"""This file is what a review session has written so far, line by line: the way back, and the count at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.cli.review_book import Book, Overtaken, keep_decision
from dateline.cli.review_screen import tell_judgement
from dateline.errors import UsageError
from dateline.review import decide

if TYPE_CHECKING:
    from dateline.records.judgement import Judgement, JudgementAction

Tell = Callable[[str], None]


class Made(Struct, frozen=True):
    """A judgement that was written, and the event on whose screen it was."""

    event: str
    judgement: Judgement

    @property
    def regroups(self) -> bool:
        """Whether it joined or parted events."""
        return self.judgement.action in ("merge", "split")

    def list_claims(self) -> tuple[str, ...]:
        """The claims of all events that a merge joined or a split parted; none of another judgement."""
        value = self.judgement.value
        if self.judgement.action == "merge":
            return tuple(id for group in value["claims"] for id in group)
        return (*value["claims"], *value["from"]) if self.judgement.action == "split" else ()


class Ledger:
    """The judgements of one session; each entry is what one line wrote."""

    def __init__(self, book: Book, reviewer: str) -> None:
        self._book = book
        self._reviewer = reviewer
        self._entries: list[list[Made]] = []
        self._counts: Counter[JudgementAction] = Counter()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take back."""
        return not self._entries

    def add(self, made: Sequence[Made]) -> None:
        """Keep what one line wrote; one that wrote nothing is no step of the way back."""
        self._counts.update(each.judgement.action for each in made)
        if made:
            self._entries.append(list(made))

    def take_back(self, reason: str, tell: Tell) -> list[Made]:
        """Withdraw what the last line wrote, as far as it stands and is the reviewer's own; what it had written.

        Raises:
            StoreError: the casebook cannot be written.
            UsageError: there is nothing to take back.
        """
        if self.is_empty:
            raise UsageError("nothing was judged in this session; an earlier one: dateline review --undo --reason TEXT")
        made = self._entries.pop()
        for each in reversed(made):
            self._withdraw(each.judgement, reason, tell)
        return made

    def _withdraw(self, judgement: Judgement, reason: str, tell: Tell) -> None:
        try:
            history = self._book.judgements(judgement.subject)
            decision = decide.withdraw(judgement.subject, history, self._reviewer, reason)
        except UsageError as error:
            tell(f"not undone: {error}")
            return
        if decision.value["version"] != judgement.version:
            tell(f"not undone: you judged {judgement.subject} again, elsewhere")
            return
        kept = keep_decision(self._book, decision, self._reviewer, [])
        if isinstance(kept, Overtaken):
            for newer in kept.newer:
                tell(f"not undone: {judgement.subject} was meanwhile {tell_judgement(newer)}")
            return
        self._counts[judgement.action] -= 1
        tell(f"undone: {judgement.subject} is no longer {decide.name_action(judgement.action)} by you")

    def summarise(self) -> str:
        """`3 accepted, 1 edited`; without what was taken back."""
        counts = [(decide.name_action(action), number) for action, number in self._counts.items() if number]
        return ", ".join(f"{number:,} {name}" for name, number in counts) or "nothing judged"
