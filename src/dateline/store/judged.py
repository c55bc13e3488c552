"""This file applies what people judged to claims: the last word on a claim counts, and withdrawn words do not.

A judgement is bound to what the person saw: where the page says something else under a claim's id by now, it does not
count any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import fields, replace

from dateline.errors import UsageError
from dateline.records.claim import Claim, Status
from dateline.records.judgement import Judgement
from dateline.records.matching import JudgedPairs, Pair
from dateline.records.ontology import EVENT_TYPES, MODES, QUADS
from dateline.records.serialise import from_json, to_json
from dateline.store.asking import ask

if TYPE_CHECKING:
    from sqlalchemy import Connection

Derive = Callable[[Claim], Claim]
EDITABLE: Final = (
    "type", "mode", "factuality", "actor", "recipient", "place", "source", "beneficiary", "accord", "time", "said",
    "toll",
)  # fmt: skip
_TYPES: Final = {field.name: field.type for field in fields(Claim) if field.name in EDITABLE}
_ROLES: Final = ("actor", "recipient", "place", "source", "beneficiary", "accord", "toll")


def hash_seen(claim: Claim) -> str:
    """What a person sees of a claim, as a hash: its words, its coding, and what its words were understood as."""
    seen: list[Any] = [claim.type, claim.mode, claim.factuality, claim.trigger.text, claim.evidence.text, claim.comment]
    for role in _ROLES:
        seen.append([[f.text, getattr(f, "id", None), getattr(f, "low", None), getattr(f, "high", None)]
                     for f in getattr(claim, role)])  # fmt: skip
    seen += [(time.text, time.from_, time.until) if time is not None else None for time in (claim.time, claim.said)]
    return sha256(to_json(seen).encode()).hexdigest()[:16]


def read_edit(value: Any) -> dict[str, Any]:
    """The fields of an edit with their new values, as a claim holds them.

    Raises:
        UsageError: no such field, or it cannot hold such a value; the message names it and the choices.
    """
    if not isinstance(value, Mapping) or not value:
        raise UsageError(f"value={value!r}: an edit gives at least one field: {', '.join(EDITABLE)}")
    read: dict[str, Any] = {}
    for name, given in value.items():
        if name not in EDITABLE:
            raise UsageError(f"unknown field {name!r}; what can be edited: {', '.join(EDITABLE)}")
        try:
            read[name] = msgspec.convert(msgspec.to_builtins(given), _TYPES[name])
        except msgspec.ValidationError as error:
            raise UsageError(f"{name}={given!r} cannot be: {error}") from error
    if "type" in read and read["type"] not in EVENT_TYPES:
        raise UsageError(f"unknown type {read['type']!r}; choices: {', '.join(EVENT_TYPES)}")
    return read


def apply_judgements(claim: Claim, judgements: Iterable[Judgement], derive: Derive) -> Claim:
    """The machine's claim as these judgements, the oldest first, leave it."""
    judgements = list(judgements)
    withdrawn = find_withdrawn(judgements)
    status: Status = "machine"
    edits: dict[str, Any] = {}
    for judgement in judgements:
        if _key(judgement) in withdrawn or not _is_about(judgement, claim):
            continue
        if judgement.action == "edit":
            edits |= read_edit(judgement.value)
            status = "edited"
        elif judgement.action == "accept":
            status = "edited" if edits else "accepted"
        elif judgement.action == "reject":
            status = "rejected"
    if not edits:
        return replace(claim, status=status) if status != claim.status else claim
    edited = replace(claim, **edits, status=status, machine=claim)
    if edited.mode is not None and edited.mode not in MODES.get(edited.type, ()):
        edited = replace(edited, mode=None)
    return derive(replace(edited, quad=QUADS[edited.type]))


def find_withdrawn(judgements: Iterable[Judgement]) -> set[tuple[str, int]]:
    """Subject and version of those that a later one of the same subject took back; the oldest come first."""
    standing: dict[str, list[Judgement]] = defaultdict(list)
    gone: set[tuple[str, int]] = set()
    for judgement in judgements:
        stack = standing[judgement.subject]
        if judgement.action != "withdraw":
            stack.append(judgement)
        elif (back := find_to_withdraw(stack, judgement.value)) is not None:
            stack.remove(back)
            gone.add(_key(back))
    return gone


def find_to_withdraw(standing: Sequence[Judgement], value: Any) -> Judgement | None:
    """Which of the judgements that stand on a subject a withdrawal means: the one of a version, else the newest."""
    version = value.get("version") if isinstance(value, Mapping) else None
    return next((j for j in reversed(standing) if version in (None, j.version)), None)


def _key(judgement: Judgement) -> tuple[str, int]:
    return judgement.subject, judgement.version


def _is_about(judgement: Judgement, claim: Claim) -> bool:
    if not judgement.seen:  # an older one; its events were named by their first claim
        return judgement.subject.removeprefix("ev:") == claim.id
    return any(one.id == claim.id and one.hash == hash_seen(claim) for one in judgement.seen)


def judge_claims(connection: Connection, claims: Sequence[Claim], derive: Derive) -> list[Claim]:
    """The machine's claims as people judged them."""
    judged = find_judgements_on(connection, [claim.id for claim in claims])
    return [apply_judgements(claim, judged[claim.id], derive) if claim.id in judged else claim for claim in claims]


def find_judgements_on(connection: Connection, claims: Collection[str]) -> dict[str, list[Judgement]]:
    """Claim id → the judgements that name it, the oldest first; a claim that none names is left out."""
    from sqlalchemy import select

    from dateline.store.schema import JUDGED, JUDGEMENT

    found: dict[str, list[Judgement]] = defaultdict(list)
    named = select(JUDGED.c.claim, JUDGEMENT.c.record).join(JUDGEMENT, JUDGEMENT.c.row == JUDGED.c.judgement)
    for row in ask(connection, named.order_by(JUDGEMENT.c.row), JUDGED.c.claim, claims):
        found[row.claim].append(from_json(row.record, Judgement))
    return found


def pair_claims(judgements: Iterable[Judgement], hashes: Mapping[str, str | None]) -> JudgedPairs:
    """The pairs of claims that merges and splits make the same act or different ones; of two verdicts the later.

    Who merges events says of all their claims that they tell one act; who splits one, that it tells two. `hashes` are
    those of the claims as they are now, null where none is kept: what says something else by now is left out.
    """
    judgements = list(judgements)
    withdrawn = find_withdrawn(judgements)
    same: dict[Pair, None] = {}
    different: dict[Pair, None] = {}
    for judgement in judgements:
        if _key(judgement) in withdrawn or judgement.action not in ("merge", "split"):
            continue
        lapsed = {one.id for one in judgement.seen if hashes.get(one.id) not in (None, one.hash)}
        told = (
            judgement.value["claims"]
            if judgement.action == "merge"
            else [judgement.value["claims"], judgement.value["from"]]
        )
        groups = [[id for id in group if id not in lapsed] for group in told]
        apart = groups if judgement.action == "split" else []
        acts = groups if judgement.action == "split" else [[id for group in groups for id in group]]
        for pair in {_pair(a, b) for act in acts for a, b in combinations(act, 2)}:
            different.pop(pair, None)
        across = [_pair(one, other) for here, there in combinations(apart, 2) for one in here for other in there]
        for pair in across:
            same.pop(pair, None)
        different |= dict.fromkeys(across)
        same |= dict.fromkeys(_pair(act[0], id) for act in acts for id in act[1:])
    return JudgedPairs(same=tuple(sorted(same)), different=tuple(sorted(different)))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def find_judgements(connection: Connection, subject: str | None) -> list[Judgement]:
    """All judgements on a subject, the oldest first; without one, the judgement that stands on each."""
    from sqlalchemy import func, select

    from dateline.store.schema import JUDGEMENT

    wanted = select(JUDGEMENT.c.record).order_by(JUDGEMENT.c.row)
    if subject is not None:
        wanted = wanted.where(JUDGEMENT.c.subject == subject)
    else:
        newest = select(JUDGEMENT.c.subject, func.max(JUDGEMENT.c.version).label("version"))
        last = newest.group_by(JUDGEMENT.c.subject).subquery()
        wanted = wanted.join(last, (last.c.subject == JUDGEMENT.c.subject) & (last.c.version == JUDGEMENT.c.version))
    return [from_json(record, Judgement) for record in connection.execute(wanted).scalars()]


def find_newest_judgement(connection: Connection, subject: str) -> Judgement | None:
    """The judgement of the highest version on a subject, if there is any."""
    from sqlalchemy import select

    from dateline.store.schema import JUDGEMENT

    versions = select(JUDGEMENT.c.record).where(JUDGEMENT.c.subject == subject).order_by(JUDGEMENT.c.version.desc())
    record = connection.execute(versions.limit(1)).scalar_one_or_none()
    return None if record is None else from_json(record, Judgement)


def find_hashes(connection: Connection, claims: Collection[str]) -> dict[str, str | None]:
    """Claim id → hash of what a person sees of it, of claims in force."""
    from sqlalchemy import select

    from dateline.store.schema import CLAIM, PAGE

    held = select(CLAIM.c.id, CLAIM.c.seen).join(PAGE, PAGE.c.row == CLAIM.c.page)
    in_force = held.where(PAGE.c.superseded_at.is_(None))
    return {row.id: row.seen for row in ask(connection, in_force, CLAIM.c.id, claims)}


def find_pairing_judgements(connection: Connection) -> list[Judgement]:
    """The judgements that join or part events, with those that take one back, the oldest first."""
    from sqlalchemy import select

    from dateline.store.schema import JUDGEMENT, PAIRING

    pairing = select(JUDGEMENT.c.subject).join(PAIRING, PAIRING.c.judgement == JUDGEMENT.c.row)
    wanted = select(JUDGEMENT.c.record).where(JUDGEMENT.c.subject.in_(pairing)).order_by(JUDGEMENT.c.row)
    return [from_json(record, Judgement) for record in connection.execute(wanted).scalars()]
