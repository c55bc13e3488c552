"""This file is a review in the terminal: a screenful of events, a line for each decision, and the next screenful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.cli.review_book import Book, keep_decision, read_shown
from dateline.cli.review_ledger import Ledger, Made
from dateline.cli.review_lines import HELP, Line, read_line
from dateline.cli.review_screen import draw_context, draw_item, draw_newer, draw_why, tell_judgement
from dateline.cli.review_screenful import Item, Screenful
from dateline.errors import UsageError
from dateline.records.judgement import Judgement
from dateline.review import decide
from dateline.review.edits import Lookup, read_edit
from dateline.review.evidence import EventShown
from dateline.review.queue import Ranked

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.review.decide import Decision

ACCEPT_REASON: Final = "the page attests it"  # the record says what the page attests, not that it is true
UNDO_REASON: Final = "undone"
_ASKED_BELOW: Final = "asked below"  # to see whether it can be decided at all, before a reason is asked for
_PROMPT_ROWS: Final = 2
_END_PROMPT: Final = "nothing is left; u takes your last line back, Enter ends> "
Read = Callable[[str], str | None]  # a prompt → the line typed, None where no more will come
Put = Callable[["RenderableType"], None]
Measure = Callable[["RenderableType"], int]  # how many lines it takes on the screen


class Session:
    """One reviewer at the queue. All that is decided is written at once; leaving loses nothing.

    `load` gives the queue as it stands; `rows` is the height of the screen, in lines.
    """

    def __init__(
        self, book: Book, load: Callable[[], list[Ranked]], lookup: Lookup, reviewer: str, *,
        read: Read, put: Put, measure: Measure, rows: int,
    ) -> None:  # fmt: skip
        self._book = book
        self._load = load
        self._lookup = lookup
        self._reviewer = reviewer
        self._read = read
        self._put = put
        self._measure = measure
        self._rows = rows
        self._waiting: list[Ranked] = []
        self._screen = Screenful()
        self._done: set[str] = set()  # ids of the events that were decided here
        self._passed: set[str] = set()  # and of those that `n` passed over
        self._ledger = Ledger(book, reviewer)
        self._ended = False

    def run(self) -> None:
        """Show screen after screen until the queue is empty or the reviewer quits; then say what was done.

        Raises:
            StoreError: the casebook cannot be read or written.
        """
        self._waiting = self._load()
        if not self._waiting:
            self._tell("nothing to judge: no event meets this")
            return
        events = "event" if len(self._waiting) == 1 else "events"
        self._tell(f"{len(self._waiting):,} {events} to judge, as {self._reviewer}; ? for the keys")
        while not self._ended:
            if self._fill_screen():
                self._draw()
                while not self._ended and not self._screen.is_done:
                    if self._answer(self._read(self._prompt())):
                        break
            elif self._ledger.is_empty or not self._answer_at_end(self._read(_END_PROMPT)):
                break
        self._tell_end()

    # --- The screen ---------------------------------------------------------------------------------------------------

    def _fill_screen(self) -> bool:
        """Take as many events from the queue as the screen has room for, at least one; False where none is left."""
        self._screen = Screenful()
        room = self._rows - _PROMPT_ROWS
        while self._waiting:
            ranked = self._waiting[0]
            event = self._book.event(ranked.event.id)
            if event is None or event.status != ranked.event.status:  # judged, or gone, since the queue was made
                self._waiting.pop(0)
                continue
            (shown,) = read_shown(self._book, [event])
            room -= self._measure(draw_item(1, ranked, shown)) + 1
            if self._screen.items and room < 0:
                break
            self._screen.add(ranked, shown)
            self._waiting.pop(0)
        return bool(self._screen.items)

    def _draw(self) -> None:
        for item in self._screen.items:
            self._put(Text())
            self._put(self._screen.draw(item))
        self._put(Text())

    def _prompt(self) -> str:
        return f"{self._screen.marked} of {len(self._screen.items)} ({len(self._waiting):,} more)> "

    def _tell(self, message: str) -> None:
        self._put(Text(message))

    def _tell_end(self) -> None:
        here = {item.id for item in self._screen.items if not item.done}
        left = len(self._waiting) + len(here | self._passed)
        self._tell(f"{self._ledger.summarise()}; {left:,} left in the queue")

    # --- A line -------------------------------------------------------------------------------------------------------

    def _answer(self, text: str | None) -> bool:
        """Do what the line says; True where the screen is over with."""
        if text is None:
            self._ended = True
            return True
        if not text.strip():
            return False
        try:
            return self._do(read_line(text))
        except UsageError as error:
            self._tell(f"not done: {error}")
            return False

    def _answer_at_end(self, text: str | None) -> bool:
        """The queue is empty; True where the reviewer takes the last line back."""
        is_undo = text is not None and text.strip().lower() in ("u", "undo")
        return is_undo and self._undo(UNDO_REASON)

    def _do(self, line: Line) -> bool:
        match line.key:
            case "quit":
                self._ended = True
                return True
            case "next":
                self._passed |= {item.id for item in self._screen.items if not item.done}
                return True
            case "help":
                self._tell(HELP)
            case "list":
                self._draw()
            case "mark":
                self._mark(line.targets[0].number or 0)
            case "context":
                for item, letter in self._screen.find(line):
                    self._put(draw_context(item.find_claim(letter)))
            case "why":
                for item, letter in self._screen.find(line):
                    one = item.find_claim(letter).claim.id
                    for words in draw_why(item.letters()[one], item.shown.why.get(one, ())):
                        self._put(words)
            case "undo":
                return self._undo(line.reason or UNDO_REASON)
            case "merge":
                return self._merge(line)
            case "split":
                return self._split(line)
            case "edit":
                return self._edit(line)
            case "accept" | "reject":
                self._decide(line)
        return False

    def _mark(self, number: int) -> None:
        item = self._screen.at(number)
        self._screen.marked = number
        self._put(self._screen.draw(item))

    def _ask_reason(self, given: str) -> str:
        """The reason of the line, or of the next one.

        Raises:
            UsageError: none was given there either.
        """
        reason = given or self._read("reason> ") or ""
        if not reason.strip():
            raise UsageError("a judgement says why; nothing was written")
        return reason.strip()

    # --- Decisions ----------------------------------------------------------------------------------------------------

    def _decide(self, line: Line) -> None:
        """Accept or reject each of those named, as they were seen; one that fails keeps none of the others back."""
        found = self._screen.find(line)
        if line.key == "accept":
            whole, part = decide.accept, decide.accept_claim
            reason = line.reason or ACCEPT_REASON
        else:
            whole, part = decide.reject, decide.reject_claim
            reason = self._ask_reason(line.reason)
        made: list[Made] = []
        for item, letter in found:
            claim = item.find_claim(letter).claim.id if letter else None

            def answer(shown: EventShown, claim: str | None = claim) -> Decision:
                return whole(shown, reason) if claim is None else part(shown, claim, reason)

            try:
                judgement = self._keep(item, answer)
            except UsageError as error:
                self._tell(f"{item.number} not done: {error}")
                continue
            if judgement is not None:
                made.append(Made(item.id, judgement))
                stays = list(self._list_kept(item, judgement))
                self._after(item, judgement, all_of_it=claim is None)
                for words in stays:
                    self._tell(words)
        self._ledger.add(made)

    def _edit(self, line: Line) -> bool:
        """Edit one claim; True where its event tells other claims by that, so that the screen is no longer so."""
        item = self._screen.find_one(line)
        claim = item.find_claim(line.targets[0].letter if line.targets else None).claim
        read_edit(claim, line.field, line.value, self._lookup)  # what cannot be meant is told before a reason is asked
        reason = self._ask_reason(line.reason)

        def answer(shown: EventShown) -> Decision:
            now = decide.find_claim(shown, claim.id).claim
            return decide.edit(shown, claim.id, read_edit(now, line.field, line.value, self._lookup), reason)

        judgement = self._keep(item, answer)
        if judgement is None:
            return False
        before = item.shown.event.claims
        self._ledger.add([Made(item.id, judgement)])
        self._after(item, judgement)
        if item.shown.event.claims != before or not item.shown.claims:
            self._tell(f"by that {item.id} tells other claims; what it told comes first on the next screen")
            self._reload(set(before))
            return True
        self._put(self._screen.draw(item))
        return False

    def _merge(self, line: Line) -> bool:
        """Merge the marked event with those that the line names."""
        item = self._screen.at()
        if any(target.letter for target in line.targets):
            raise UsageError("a merge is of whole events; a claim that belongs elsewhere is split off first")
        named = dict.fromkeys(target.event or self._screen.at(target.number).id for target in line.targets)
        others = self._read_others(named)
        decide.merge(item.shown, others, _ASKED_BELOW)
        reason = self._ask_reason(line.reason)
        on_screen = {each.id: each.shown for each in self._screen.items}
        as_seen = [on_screen.get(other.event.id, other) for other in others]
        judgement = self._keep(
            item, lambda shown: decide.merge(shown, self._read_others(named), reason), others=as_seen
        )
        return judgement is not None and self._regroup(item, judgement)

    def _read_others(self, ids: Iterable[str]) -> list[EventShown]:
        found: list[EventShown] = []
        for event_id in ids:
            event = self._book.event(event_id)
            if event is None:
                raise UsageError(f"{event_id}: the casebook has no such event")
            found += read_shown(self._book, [event])
        return found

    def _split(self, line: Line) -> bool:
        item = self._screen.find_one(line)
        claims = [item.find_claim(target.letter).claim.id for target in line.targets]
        decide.split(item.shown, claims, _ASKED_BELOW)
        reason = self._ask_reason(line.reason)
        judgement = self._keep(item, lambda shown: decide.split(shown, claims, reason))
        return judgement is not None and self._regroup(item, judgement)

    def _keep(
        self, item: Item, answer: Callable[[EventShown], Decision], *, others: Sequence[EventShown] = ()
    ) -> Judgement | None:
        """Write the decision; where somebody was faster, show what they decided and ask again. None: not written."""
        while True:
            kept = keep_decision(self._book, answer(item.shown), self._reviewer, [item.shown, *others])
            if isinstance(kept, Judgement):
                return kept
            for words in draw_newer(kept.newer, item.letters()):
                self._put(words)
            for event in kept.regrouped:
                self._tell(f"meanwhile {event} was merged, split or matched anew")
            item.refresh(self._book)
            if not item.shown.claims:
                item.done = "gone"
                self._screen.move_on()
                self._tell("yours was not written: the event is gone, its claims are told by another")
                return None
            self._put(self._screen.draw(item))
            again = self._read("decide all the same? y or n> ") or ""
            if again.strip().lower() not in ("y", "yes"):
                self._tell("yours was not written; theirs stands")
                return None
            others = self._read_others(other.event.id for other in others)

    def _after(self, item: Item, judgement: Judgement, *, all_of_it: bool = False) -> None:
        """What a written decision does to the screen: the event is read anew, and the mark goes on when it is done."""
        before, letter = item.shown.event.status, item.letters().get(judgement.subject, "")
        item.refresh(self._book)
        done = decide.name_action(judgement.action)
        if all_of_it or item.shown.event.status != before or not item.shown.claims:
            item.done = done
            self._done.add(item.id)
        self._tell(f"{item.number}{letter} {done}: {judgement.reason} (version {judgement.version})")
        self._screen.move_on()

    def _list_kept(self, item: Item, judgement: Judgement) -> Iterator[str]:
        """What a judgement of the whole event leaves as it is: claims that somebody had judged one by one."""
        if judgement.subject != item.id:
            return
        for id, letter in item.letters().items():
            standing = decide.find_claim(item.shown, id).standing
            if id not in judgement.value["claims"] and standing is not None:
                yield f"{item.number}{letter} stays {tell_judgement(standing)}"

    def _regroup(self, item: Item, judgement: Judgement) -> bool:
        """After a merge or a split the events are others: the queue is made anew, those touched come first."""
        self._ledger.add([Made(item.id, judgement)])
        self._tell(f"{decide.name_action(judgement.action)}: {judgement.reason} (version {judgement.version})")
        self._reload(set(item.shown.event.claims))
        return True

    def _reload(self, claims: set[str]) -> None:
        """The queue anew, without what was decided or passed over; events that hold one of the claims come first."""
        touched: list[Ranked] = []
        others: list[Ranked] = []
        for ranked in self._load():
            if not claims.isdisjoint(ranked.event.claims):
                touched.append(ranked)
            elif ranked.event.id not in self._done | self._passed:
                others.append(ranked)
        self._waiting = [*touched, *others]

    def _undo(self, reason: str) -> bool:
        """Take back what the last line wrote; what it was about is shown again."""
        made = self._ledger.take_back(reason, self._tell)
        touched = {each.event for each in made}
        self._done -= touched
        self._passed -= touched
        on_screen = {item.id: item for item in self._screen.items}
        if touched <= on_screen.keys() and not any(each.regroups for each in made):
            for id in sorted(touched, key=lambda id: -on_screen[id].number):
                on_screen[id].refresh(self._book)
                on_screen[id].done = ""
                self._screen.marked = on_screen[id].number
                self._put(self._screen.draw(on_screen[id]))
            return False
        events = (self._book.event(id) for id in touched)
        named = {claim for each in made for claim in each.list_claims()}
        self._reload(named.union(*(event.claims for event in events if event is not None)))
        return True
