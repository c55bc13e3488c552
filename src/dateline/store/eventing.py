"""This file keeps the events up to date: whatever changes pages or judgements, only what is near it is made anew.

An event's id stays with most of what it told. Where two become one, the other's id gets a tombstone that names the one;
where one falls apart, what is left of it keeps the id.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event
from dateline.records.history import TombstoneReason
from dateline.records.matching import Act, ActChanges, JudgedPairs, Matching
from dateline.records.serialise import from_json, to_json
from dateline.store.acts import Acts, Trace
from dateline.store.asking import ask, batches
from dateline.store.history import bury, next_row, raise_from, tell
from dateline.store.judged import find_hashes, find_pairing_judgements, judge_claims, pair_claims
from dateline.store.reading import read_page

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PAGES: Final = 100  # matched at a time when all are


class _Old(Struct, frozen=True):
    row: int
    first: int
    event: Event


def rematch(
    connection: Connection, matching: Matching, put: Iterable[str], gone: Iterable[str] = (),
    forgotten: Collection[str] = (),
) -> None:  # fmt: skip
    """Make the events anew that pages put in force or out of it are near; both by id.

    `forgotten` are claims' ids that nothing may tell of any more: an event named by one gets another id.
    """
    tables = Acts(connection)
    pages = [_read_judged(connection, matching, id) for id in put]
    changes = matching.update(tables, pages, gone, find_pairs(connection))
    _Renewal(connection, matching, tables, {matching.name_event(id) for id in forgotten}).renew(changes)


def renew_events(connection: Connection, matching: Matching, claims: Collection[str]) -> None:
    """Make the events of these claims anew; which claims they hold stays."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, TELLING

    told = select(TELLING.c.event).join(CLAIM, CLAIM.c.telling == TELLING.c.row)
    rows = {row.event for row in ask(connection, told, CLAIM.c.id, claims)}
    renewal = _Renewal(connection, matching, Acts(connection), frozenset())
    for row in sorted(row for row in rows if row is not None):  # a reader's comment is in no event
        renewal.put_event(renewal.list_members(row), renewal.read_old([row])[row])
    renewal.tell()


def match_all(connection: Connection, matching: Matching) -> None:
    """Match every page anew, whatever was known of acts before; ids of events stay where most of an act does."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, LIKENESS, PAGE, PAGE_FACTS, TELLING, TELLING_KEY

    tables = Acts(connection)
    for row in connection.execute(select(TELLING.c.id, TELLING.c.event).where(TELLING.c.event.is_not(None))):
        tables.event_of[row.id] = row.event
    connection.execute(CLAIM.update().values(telling=None))
    for table in (LIKENESS, TELLING_KEY, TELLING, PAGE_FACTS):
        connection.execute(table.delete())
    in_force = select(PAGE.c.id).where(PAGE.c.superseded_at.is_(None)).order_by(PAGE.c.row)
    pages = connection.execute(in_force).scalars().all()
    judged = find_pairs(connection)
    acts: dict[str, Act] = {}
    for start in range(0, len(pages), _PAGES):
        some = [_read_judged(connection, matching, id) for id in pages[start : start + _PAGES]]
        for act in matching.update(tables, some, (), judged).new:
            acts |= dict.fromkeys(act, act)
    renewal = _Renewal(connection, matching, tables, frozenset())
    # Whatever was told before may be gone: claims may be put together otherwise on their own page.
    renewal.renew(ActChanges(gone=(tuple(tables.event_of),), new=tuple(sorted(set(acts.values())))))


def find_pairs(connection: Connection) -> JudgedPairs:
    """Which claims people judged to tell the same act, or different ones."""
    judgements = find_pairing_judgements(connection)
    named = {one.id for judgement in judgements for one in judgement.seen}
    return pair_claims(judgements, find_hashes(connection, named))


def _read_judged(connection: Connection, matching: Matching, id: str) -> CodedPage:
    """The page in force under an id, its claims as judged."""
    from sqlalchemy import select

    from dateline.store.schema import PAGE

    in_force = select(PAGE.c.row).where(PAGE.c.id == id, PAGE.c.superseded_at.is_(None))
    coded = read_page(connection, connection.execute(in_force).scalar_one()).coded
    return replace(coded, claims=tuple(judge_claims(connection, coded.claims, matching.derive)))


class _Renewal:
    """One change of the events, from acts to feed."""

    def __init__(self, connection: Connection, matching: Matching, tables: Acts, barred: Collection[str]) -> None:
        self._connection = connection
        self._matching = matching
        self._tables = tables
        self._barred = barred  # ids that no event may have any more
        self._now = datetime.now(UTC)
        self._put: list[int] = []

    def renew(self, changes: ActChanges) -> None:
        """Give each new act the event that told most of it, and a new one where none did; bury the others."""
        event_of = self._tables.event_of
        touched = {event_of[id] for act in (*changes.gone, *changes.new) for id in act if id in event_of}
        old = self.read_old(touched | set(self._tables.traces.values()))
        traced = self._trace(changes.new)
        heirs = self._find_heirs(changes.new, old, traced)
        rows = {act: self.put_event(act, heirs.get(act)) for act in changes.new}
        kept = {heir.row for heir in heirs.values()}
        successors: dict[int, set[int]] = defaultdict(set)
        for act, row in rows.items():
            for id in act:
                if (before := event_of.get(id, traced.get(id))) is not None and before != row:
                    successors[before].add(row)
        for row, gone in sorted(old.items()):
            # What was passed over holds nothing of the acts that changed; its tellings are where they were.
            if row not in kept and not self._has_tellings(row):
                self._bury(gone, sorted(successors[row]))
        self._rename_barred()
        self.tell()

    def tell(self) -> None:
        """Add to the feed which events were put."""
        tell(self._connection, "event", self._put, "put", self._now)
        self._put = []

    def read_old(self, rows: Collection[int]) -> dict[int, _Old]:
        """Events by row, as they are now."""
        from sqlalchemy import select

        from dateline.store.schema import EVENT

        found = ask(self._connection, select(EVENT), EVENT.c.row, sorted(rows))
        return {row.row: _Old(row.row, row.first, from_json(row.record, Event)) for row in found}

    def put_event(self, act: Act, heir: _Old | None) -> int:
        """Write the event of an act, under the id and row of `heir` where there is one; its row comes back."""
        from dateline.store.schema import EVENT, TELLING

        claims, first = self._read_claims(act)
        facts = self._tables.pages({claim.page for claim in claims})
        made = self._matching.make_event(claims, facts)
        event = replace(made, id=heir.event.id if heir else self._find_id(made.claims), version=1)
        if heir is not None:
            same = replace(event, version=heir.event.version)
            event = same if same == heir.event else replace(event, version=heir.event.version + 1)
        values = {"id": event.id, "first": first, "factuality": event.factuality, "status": event.status,
                  "record": to_json(event)}  # fmt: skip
        if heir is None:
            row = next_row(self._connection, EVENT)
            self._connection.execute(EVENT.insert().values(row=row, **values))
            raise_from(self._connection, "event", [event.id])
        else:
            row = heir.row
            self._connection.execute(EVENT.update().where(EVENT.c.row == row).values(**values))
        for some in batches(act):
            self._connection.execute(TELLING.update().where(TELLING.c.id.in_(some)).values(event=row))
        if heir is None or event != heir.event:
            self._put.append(row)
        return row

    def _read_claims(self, act: Act) -> tuple[list[Claim], int]:
        """The claims of an act, as judged, in the order of their rows, and the first of these."""
        from sqlalchemy import select

        from dateline.store.schema import CLAIM, TELLING

        told = select(CLAIM.c.row, CLAIM.c.record).join(TELLING, TELLING.c.row == CLAIM.c.telling)
        rows = ask(self._connection, told, TELLING.c.id, act)
        found = sorted(((row.row, from_json(row.record, Claim)) for row in rows), key=lambda pair: pair[0])
        standing = [row for row, claim in found if claim.status != "rejected"]
        return [claim for _, claim in found], (standing or [row for row, _ in found])[0]

    def _trace(self, acts: Sequence[Act]) -> dict[str, int]:
        """Telling id → row of the event that told the same words before their page changed around them."""
        from sqlalchemy import select

        from dateline.store.schema import CLAIM, TELLING

        if not self._tables.traces:
            return {}
        new = [id for act in acts for id in act if id not in self._tables.event_of]
        found: dict[str, int] = {}
        told = select(TELLING.c.id, CLAIM.c.record).join(TELLING, TELLING.c.row == CLAIM.c.telling)
        for row in ask(self._connection, told.order_by(CLAIM.c.row), TELLING.c.id, new):
            event = self._tables.traces.get(Trace.of(from_json(row.record, Claim)))
            if event is not None:
                found.setdefault(row.id, event)
        return found

    def _find_heirs(self, acts: Sequence[Act], old: Mapping[int, _Old], traced: Mapping[str, int]) -> dict[Act, _Old]:
        """Which event each act goes on as: the one that most of its tellings were in, each event once."""
        shares: list[tuple[int, int, Act]] = []
        for act in acts:
            events = (self._tables.event_of.get(id, traced.get(id)) for id in act)
            shares += [(-share, row, act) for row, share in Counter(events).items() if row is not None and row in old]
        heirs: dict[Act, _Old] = {}
        taken: set[int] = set()
        # Of equal shares the one that the event begins with.
        begins = {row: before.event.claims[0] for row, before in old.items()}
        order = sorted(shares, key=lambda s: (s[0], old[s[1]].first, s[1], begins[s[1]] not in s[2], s[2]))
        for _, row, act in order:
            if act not in heirs and row not in taken and old[row].event.id not in self._barred:
                heirs[act] = old[row]
                taken.add(row)
        return heirs

    def _find_id(self, claims: Iterable[str]) -> str:
        """An id that no event has and none is barred from: by the first claim that can give it."""
        from sqlalchemy import exists, select

        from dateline.store.schema import EVENT

        for id in map(self._matching.name_event, claims):
            is_taken = select(exists().where(EVENT.c.id == id))
            if id not in self._barred and not self._connection.execute(is_taken).scalar_one():
                return id
        return f"ev:{secrets.token_hex(6)}"  # others are named by all of its claims, which were theirs once

    def _rename_barred(self) -> None:
        """Give other ids to the events that were named by what is forgotten, though others tell them by now."""
        from sqlalchemy import select

        from dateline.store.schema import EVENT

        named = [row.row for row in ask(self._connection, select(EVENT.c.row), EVENT.c.id, sorted(self._barred))]
        for row, old in self.read_old(named).items():
            self.put_event(self.list_members(row), None)
            self._bury(old, ())

    def list_members(self, row: int) -> Act:
        """The tellings of the event in this row."""
        from sqlalchemy import select

        from dateline.store.schema import TELLING

        members = select(TELLING.c.id).where(TELLING.c.event == row).order_by(TELLING.c.id)
        return tuple(self._connection.execute(members).scalars())

    def _has_tellings(self, row: int) -> bool:
        from sqlalchemy import exists, select

        from dateline.store.schema import TELLING

        return bool(self._connection.execute(select(exists().where(TELLING.c.event == row))).scalar_one())

    def _bury(self, gone: _Old, successors: Sequence[int]) -> None:
        """Take an event out; what was forgotten leaves no tombstone."""
        from sqlalchemy import select

        from dateline.store.schema import EVENT

        self._connection.execute(EVENT.delete().where(EVENT.c.row == gone.row))
        if gone.event.id in self._barred:
            tell(self._connection, "event", [gone.row], "forgotten", self._now)
            return
        named = select(EVENT.c.id).where(EVENT.c.row.in_(list(successors))).order_by(EVENT.c.row)
        reasons: tuple[TombstoneReason, ...] = ("removed", "merged", "split")
        reason = reasons[min(len(successors), 2)]
        ids = self._connection.execute(named).scalars().all()
        tell(self._connection, "event", [gone.row], "removed", self._now)
        bury(self._connection, "event", [gone.event.id], ids, self._now, reason)
