"""This file says what a judgement is about and what follows from it: claims as judged, and the events they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from dateline.errors import UsageError
from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.records.judgement import JudgementAction
from dateline.records.matching import Matching
from dateline.records.serialise import from_json
from dateline.store import eventing
from dateline.store.eventing import rematch, renew_events
from dateline.store.history import tell
from dateline.store.judged import find_judgements, find_to_withdraw, find_withdrawn, judge_claims, read_edit
from dateline.store.opening import writing
from dateline.store.reading import find_machine_claims
from dateline.store.writing import rewrite_claims

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# What a judgement changes: how claims are put, what they say, which of them are one act, or nothing here.
Effect = Literal["status", "words", "acts", "none"]
_EFFECTS: dict[JudgementAction, Effect] = {
    "accept": "status", "reject": "status", "edit": "words", "merge": "acts", "split": "acts",
}  # fmt: skip


def read_value(
    connection: Connection, subject: str, action: JudgementAction, value: Any
) -> tuple[Any, list[Claim], Effect]:
    """The value as it is kept, the machine's claims that the judgement is about, and its effect.

    What is left out is filled in: the claims of an event as they are now.

    Raises:
        UsageError: the action cannot take this value, there is nothing to withdraw, or no such event or claim.
    """
    if action == "withdraw":
        earlier = find_judgements(connection, subject)
        gone = find_withdrawn(earlier)
        standing = [j for j in earlier if j.action != "withdraw" and (subject, j.version) not in gone]
        back = find_to_withdraw(standing, value)
        if back is None:
            raise UsageError(f"{subject}: there is no such judgement to withdraw; value={value!r}")
        effect = _EFFECTS[back.action]
        found = find_machine_claims(connection, [one.id for one in back.seen] or [subject])
        return {"version": back.version}, found, effect if found else "none"
    event = find_event(connection, subject)
    if action in ("merge", "split"):
        if event is None:
            raise UsageError(f"{subject}: no event has this id; {action} is for events")
        value = _read_merge(connection, event, value) if action == "merge" else _read_split(event, value)
        groups = value["claims"] if action == "merge" else [value["claims"], value["from"]]
        return value, find_machine_claims(connection, [id for group in groups for id in group]), "acts"
    if event is not None:
        if action == "edit":
            raise UsageError(
                f"{subject}: an event follows from its claims; edit one of these: {', '.join(event.claims)}"
            )
        claims = list(_read_ids(value, "claims")) if value is not None else list(event.claims)
        return {"claims": claims}, find_machine_claims(connection, claims), "status"
    found = find_machine_claims(connection, [subject])
    if not found and (subject.startswith("ev:") or "#" in subject):
        raise UsageError(
            f"{subject}: no event and no claim has this id by now; `dateline history` tells what became of it"
        )
    if action == "edit" and found:
        read_edit(value)
    return value, found, _EFFECTS[action] if found else "none"


def find_event(connection: Connection, id: str) -> Event | None:
    """The event with this id, if it is in force."""
    from sqlalchemy import select

    from dateline.store.schema import EVENT

    record = connection.execute(select(EVENT.c.record).where(EVENT.c.id == id)).scalar_one_or_none()
    return None if record is None else from_json(record, Event)


def apply_effect(
    connection: Connection, matching: Matching, claims: Collection[Claim], effect: Effect, now: datetime
) -> None:
    """Write anew what follows from the judgements on these machine's claims."""
    if effect == "none" or not claims:
        return
    if effect in ("status", "words"):
        rows = rewrite_claims(connection, judge_claims(connection, list(claims), matching.derive))
        tell(connection, "claim", rows, "put", now)
    if effect == "status":
        renew_events(connection, matching, [claim.id for claim in claims])
    else:
        rematch(connection, matching, put=dict.fromkeys(claim.page for claim in claims))


def match_all(engine: Engine, matching: Matching) -> None:
    """Make events anew where another version of matching made them, or none, with claims as judged; all or nothing."""
    from sqlalchemy import select

    from dateline.store.schema import CASEBOOK, JUDGED

    with engine.connect() as connection, connection.begin():
        if connection.execute(select(CASEBOOK.c.matched_by)).scalar_one() == matching.version:
            return
    with writing(engine) as connection:
        if connection.execute(select(CASEBOOK.c.matched_by)).scalar_one() == matching.version:
            return  # another program was faster
        judged = connection.execute(select(JUDGED.c.claim).distinct().order_by(JUDGED.c.claim)).scalars().all()
        rewrite_claims(connection, judge_claims(connection, find_machine_claims(connection, judged), matching.derive))
        eventing.match_all(connection, matching)
        connection.execute(CASEBOOK.update().values(matched_by=matching.version))


def _read_merge(connection: Connection, event: Event, value: Any) -> dict[str, Any]:
    others = _read_ids(value, "with")
    if not others or event.id in others:
        raise UsageError(f'value={value!r}: a merge names other events: {{"with": [event ids]}}')
    groups = [list(event.claims)]
    for id in others:
        other = find_event(connection, id)
        if other is None:
            raise UsageError(f"{id}: no event has this id")
        groups.append(list(other.claims))
    given = value.get("claims") if isinstance(value, Mapping) else None
    return {"with": list(others), "claims": [list(group) for group in given] if given is not None else groups}


def _read_split(event: Event, value: Any) -> dict[str, Any]:
    part = _read_ids(value, "claims")
    rest = [id for id in event.claims if id not in part]
    if not part or not rest or not set(part) <= set(event.claims):
        raise UsageError(
            f"value={value!r}: a split names some, not all, of the event's claims: {', '.join(event.claims)}"
        )
    return {"claims": list(part), "from": rest}


def _read_ids(value: Any, name: str) -> tuple[str, ...]:
    given = value.get(name) if isinstance(value, Mapping) else None
    if not isinstance(given, Iterable) or isinstance(given, str) or not all(isinstance(id, str) for id in given):
        raise UsageError(f"value={value!r}: give {{{name!r}: [ids]}}")
    return tuple(given)
