"""This file keeps in tables what the matcher remembers (`records.matching.ActTables`)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dateline.records.claim import Claim
from dateline.records.matching import Act, PackedTelling
from dateline.records.serialise import from_json
from dateline.store.asking import ask

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Trace(Struct, frozen=True):
    """The words of a claim, by which it is found again where its page changed around it."""

    trigger: str
    evidence: str

    @staticmethod
    def of(claim: Claim) -> Trace:
        """The words of this claim."""
        return Trace(claim.trigger.text, claim.evidence.text)


class Acts:
    """The tables, within one transaction, which note what is touched.

    `event_of` has the row of the event that each telling which was asked for belonged to before, `traces` that of the
    claims of tellings that were dropped.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.event_of: dict[str, int] = {}
        self.traces: dict[Trace, int] = {}

    def keep(self, page: str, facts: bytes, tellings: Sequence[PackedTelling]) -> None:
        """Remember a page with its tellings."""
        from sqlalchemy import bindparam, func, select

        from dateline.store.schema import CLAIM, PAGE, PAGE_FACTS, TELLING, TELLING_KEY

        in_force = select(PAGE.c.row).where(PAGE.c.id == page, PAGE.c.superseded_at.is_(None))
        of = self._connection.execute(in_force).scalar_one()
        last = self._connection.execute(select(func.coalesce(func.max(TELLING.c.row), 0))).scalar_one()
        rows = list(enumerate(tellings, start=last + 1))
        self._connection.execute(PAGE_FACTS.insert().values(page=of, packed=facts))
        kept = [
            {
                "row": row,
                "page": of,
                "id": told.id,
                "event": None,
                "found_by": _write_keys(told.keys),
                "packed": told.packed,
            }
            for row, told in rows
        ]
        self._connection.execute(TELLING.insert(), kept)
        if keys := [{"key": key, "telling": row} for row, told in rows for key in sorted(told.keys)]:
            self._connection.execute(TELLING_KEY.insert(), keys)
        tell = CLAIM.update().where(CLAIM.c.page == of, CLAIM.c.id == bindparam("of")).values(telling=bindparam("by"))
        self._connection.execute(tell, [{"of": claim, "by": row} for row, told in rows for claim in told.claims])

    def drop(self, page: str) -> None:
        """Forget a page, whichever version of it is kept."""
        from sqlalchemy import and_, bindparam, select

        from dateline.store.schema import CLAIM, LIKENESS, PAGE, PAGE_FACTS, TELLING, TELLING_KEY

        run = self._connection.execute
        pages = select(PAGE.c.row).where(PAGE.c.id == page)
        found = run(select(TELLING.c.row, TELLING.c.event, TELLING.c.found_by).where(TELLING.c.page.in_(pages))).all()
        here = select(TELLING.c.row).where(TELLING.c.page.in_(pages))
        events = {telling.row: telling.event for telling in found}
        for claim in run(select(CLAIM.c.telling, CLAIM.c.record).where(CLAIM.c.telling.in_(here))).all():
            if events[claim.telling] is not None:
                self.traces[Trace.of(from_json(claim.record, Claim))] = events[claim.telling]
        run(CLAIM.update().where(CLAIM.c.telling.in_(here)).values(telling=None))
        linked = run(select(LIKENESS.c.one, LIKENESS.c.other).where(LIKENESS.c.one.in_(here))).all()
        run(LIKENESS.delete().where(LIKENESS.c.one.in_(here)))
        if linked:
            pair = and_(LIKENESS.c.one == bindparam("here"), LIKENESS.c.other == bindparam("there"))
            run(LIKENESS.delete().where(pair), [{"here": link.other, "there": link.one} for link in linked])
        if keys := [{"of": key, "by": telling.row} for telling in found for key in _read_keys(telling.found_by)]:
            entry = and_(TELLING_KEY.c.key == bindparam("of"), TELLING_KEY.c.telling == bindparam("by"))
            run(TELLING_KEY.delete().where(entry), keys)
        run(TELLING.delete().where(TELLING.c.page.in_(pages)))
        run(PAGE_FACTS.delete().where(PAGE_FACTS.c.page.in_(pages)))

    def list_tellings(self, page: str) -> Act:
        """The ids of a page's tellings."""
        from sqlalchemy import select

        from dateline.store.schema import PAGE, TELLING

        of = select(TELLING.c.id).join(PAGE, PAGE.c.row == TELLING.c.page).where(PAGE.c.id == page)
        return tuple(self._connection.execute(of.order_by(TELLING.c.row)).scalars())

    def find(self, keys: Collection[int]) -> Collection[str]:
        """Every telling that is found under one of the keys."""
        from sqlalchemy import select

        from dateline.store.schema import TELLING, TELLING_KEY

        found = select(TELLING.c.id).join(TELLING_KEY, TELLING_KEY.c.telling == TELLING.c.row).distinct()
        return {row.id for row in ask(self._connection, found, TELLING_KEY.c.key, keys)}

    def tellings(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """Tellings by id, as they were packed."""
        from sqlalchemy import select

        from dateline.store.schema import TELLING

        kept = select(TELLING.c.id, TELLING.c.packed)
        return {row.id: row.packed for row in ask(self._connection, kept, TELLING.c.id, ids)}

    def pages(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """What was kept of pages, by id."""
        from sqlalchemy import select

        from dateline.store.schema import PAGE, PAGE_FACTS

        kept = select(PAGE.c.id, PAGE_FACTS.c.packed).join(PAGE_FACTS, PAGE_FACTS.c.page == PAGE.c.row)
        return {row.id: row.packed for row in ask(self._connection, kept, PAGE.c.id, ids)}

    def telling_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim id → id of its telling."""
        from sqlalchemy import select

        from dateline.store.schema import CLAIM, TELLING

        told = select(CLAIM.c.id, TELLING.c.id.label("telling")).join(TELLING, TELLING.c.row == CLAIM.c.telling)
        return {row.id: row.telling for row in ask(self._connection, told, CLAIM.c.id, claims)}

    def link(self, one: str, near: Mapping[str, float]) -> None:
        """Remember how likely a telling is of one act with each of others."""
        from sqlalchemy import select

        from dateline.store.schema import LIKENESS, TELLING

        if not near:
            return
        named = select(TELLING.c.id, TELLING.c.row)
        rows = {row.id: row.row for row in ask(self._connection, named, TELLING.c.id, {one, *near})}
        pairs = [(rows[one], rows[other], chance) for other, chance in near.items()]
        both = [*pairs, *((there, here, chance) for here, there, chance in pairs)]
        self._connection.execute(LIKENESS.insert(), [{"one": a, "other": b, "chance": c} for a, b, c in both])

    def near(self, ids: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """What was linked with each of these."""
        from sqlalchemy import select

        from dateline.store.schema import LIKENESS, TELLING

        there = _other_telling()
        linked = (
            select(TELLING.c.id, there.c.id.label("other"), LIKENESS.c.chance)
            .outerjoin(LIKENESS, LIKENESS.c.one == TELLING.c.row)
            .outerjoin(there, there.c.row == LIKENESS.c.other)
        )
        found: dict[str, dict[str, float]] = {}
        for row in ask(self._connection, linked, TELLING.c.id, ids):
            near = found.setdefault(row.id, {})
            if row.other is not None:
                near[row.other] = row.chance
        return found

    def acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        """The act of each telling."""
        from sqlalchemy import select

        from dateline.store.schema import TELLING

        there = _other_telling()
        together = select(TELLING.c.id, TELLING.c.event, there.c.id.label("other"))
        found: dict[str, list[str]] = defaultdict(list)
        for row in ask(self._connection, together.join(there, there.c.event == TELLING.c.event), TELLING.c.id, ids):
            found[row.id].append(row.other)
            self.event_of.setdefault(row.other, row.event)
        return {id: tuple(sorted(act)) for id, act in found.items()}


@cache
def _other_telling() -> Any:
    """The table of tellings once more, for rows about two of them."""
    from dateline.store.schema import TELLING

    return TELLING.alias()


def _write_keys(keys: Collection[int]) -> bytes:
    return array("q", sorted(keys)).tobytes()


def _read_keys(kept: bytes) -> array[int]:
    keys = array("q")
    keys.frombytes(kept)
    return keys
