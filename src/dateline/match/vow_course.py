"""This file puts what became of a vow in order: each change of its status, when, by which claims and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from dateline.match.vow_acts import horizon
from dateline.match.vow_outcomes import Part, Signal
from dateline.match.vow_reading import Promise
from dateline.records.vow import VowStatus, VowStep

_DAY: Final = timedelta(days=1)
# What is told of one day: what was done before what was said of it.
_RANK: Final = {"done": 0, "undone": 1, "taken back": 2, "not done": 3}


def follow_course(
    promise: Promise, signals: Iterable[Signal], parts: frozenset[Part], deadline: date | None, as_of: date
) -> tuple[VowStep, ...]:
    """The changes of a vow's status up to a day, in their order.

    What is carried out stays so. What was called off, undone or overtaken by time becomes `fulfilled` only by the whole
    act, late no longer than such acts are awaited; a part of it then changes nothing. Called off or undone and then
    vowed again, it is `open` again. A denial says more than the silence by which a vow lapsed.
    """
    course = _Course(promise, parts, deadline)
    ordered = sorted((s for s in signals if s.on <= as_of), key=lambda s: (s.on, _RANK[s.kind], s.event, s.claims))
    sayings = [(s.time.from_, s.claims) for s in promise.sayings[1:] if s.time.from_ is not None]
    at = 0
    for signal in ordered:
        while at < len(sayings) and sayings[at][0] <= signal.on:
            course.renew(*sayings[at])
            at += 1
        course.let_pass(signal.on)
        course.take(signal)
    for on, claims in sayings[at:]:
        if on <= as_of:
            course.renew(on, claims)
    course.let_pass(as_of)
    return tuple(course.steps)


class _Course:
    """A vow's status as it stands after the signals taken so far."""

    def __init__(self, promise: Promise, parts: frozenset[Part], deadline: date | None) -> None:
        self.steps: list[VowStep] = []
        self._promise, self._parts, self._deadline = promise, parts, deadline
        self._done: set[Part] = set()
        self._by: list[str] = []  # the claims of the parts done so far

    @property
    def status(self) -> VowStatus:
        return self.steps[-1].status if self.steps else "open"

    def let_pass(self, on: date) -> None:
        """The vow lapses once its time is over by that day and nobody has told of an outcome."""
        if self._deadline is None or on <= self._deadline or self.status != "open":
            return
        days = horizon(self._promise.act.type)
        due = self._promise.due
        if due is not None and due.until is not None and due.until <= self._deadline:
            why = f"nobody tells that it was carried out by {self._deadline}, some days after its term"
        else:
            why = f"nobody tells that it was carried out within {days.days if days else 0} days; no term was set"
        self._add("lapsed", (), self._deadline + _DAY, why)

    def renew(self, on: date, claims: Sequence[str]) -> None:
        """It is vowed again."""
        if self.status in ("withdrawn", "contradicted") and on > (self.steps[-1].on or date.min):
            self._add("open", tuple(sorted(claims)), on, "it is vowed again")

    def take(self, signal: Signal) -> None:
        """Change the status by a signal, or leave it."""
        if signal.kind == "done":
            self._take_deed(signal)
        elif signal.kind == "undone":
            if self.status in ("open", "partly", "lapsed"):
                self._add("contradicted", signal.claims, signal.on, signal.why)
        elif signal.kind == "taken back":
            if self.status == "open":
                self._add("withdrawn", signal.claims, signal.on, signal.why)
        elif self.status in ("open", "lapsed"):
            self._add("contradicted", signal.claims, signal.on, signal.why)

    def _take_deed(self, signal: Signal) -> None:
        late = self._deadline is not None and signal.on > self._deadline
        awaited = horizon(self._promise.act.type)
        if self.status == "fulfilled" or (late and not self._is_soon(signal.on, awaited)):
            return
        if not signal.lacks:
            self._done |= signal.covers
        whole = not signal.lacks and self._done >= self._parts
        if self.status in ("withdrawn", "contradicted", "lapsed") and not (
            signal.covers >= self._parts and not signal.lacks
        ):
            return
        if self.status in ("withdrawn", "contradicted") and late:
            return
        why = f"{signal.why}; late" if late else signal.why
        if whole:
            others = [id for id in self._by if id not in signal.claims] if signal.covers < self._parts else []
            why = f"{why}; with what was done before, all that was vowed" if others else why
            self._add("fulfilled", (*signal.claims, *others), signal.on, why)
        elif self.status == "open":
            why = why if signal.covers == self._parts else f"{why}; only a part of what was vowed"
            self._add("partly", signal.claims, signal.on, why)
        if not signal.lacks:
            self._by += [id for id in signal.claims if id not in self._by]

    def _is_soon(self, on: date, awaited: timedelta | None) -> bool:
        """Whether an act after the vow's time still is that act: no later than it would have been awaited anew."""
        return self._deadline is not None and awaited is not None and on <= self._deadline + awaited

    def _add(self, status: VowStatus, claims: tuple[str, ...], on: date, why: str) -> None:
        self.steps.append(VowStep(status=status, claims=claims, on=on, why=why))
