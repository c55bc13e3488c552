"""This file keeps what people decided: judgements are added and superseded, never edited."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args

from dateline.errors import ConflictError, UsageError
from dateline.records.judgement import Judgement, JudgementAction, SeenClaim
from dateline.records.matching import Matching
from dateline.records.serialise import from_json, to_json
from dateline.store import audit
from dateline.store.effects import apply_effect, read_value
from dateline.store.history import next_row, tell
from dateline.store.judged import find_newest_judgement, hash_seen
from dateline.store.opening import writing

if TYPE_CHECKING:
    from sqlalchemy import Engine


def add_judgement(
    engine: Engine, casebook: str, matching: Matching, subject: str, action: JudgementAction, value: Any, reason: str,
    reviewer: str, after: int,
) -> Judgement:  # fmt: skip
    """Add a judgement to those of a subject, of which the caller saw `after`, and make anew what follows from it.

    Raises:
        ConflictError: the subject has other judgements by now.
        UsageError: no such action, no subject, reason or reviewer, or a value that the action cannot take.
    """
    if action not in get_args(JudgementAction):
        raise UsageError(f"unknown action {action!r}; choices: {', '.join(get_args(JudgementAction))}")
    for name, given in (("subject", subject), ("reason", reason), ("reviewer", reviewer)):
        if not given.strip():
            raise UsageError(f"{name}={given!r}: a judgement says on what it is, why, and whose it is")
    from dateline.store.schema import JUDGED, JUDGEMENT, PAIRING

    with writing(engine) as connection:
        newest = find_newest_judgement(connection, subject)
        version = newest.version if newest is not None else 0
        if version != after:
            raise ConflictError(
                casebook,
                f"{subject} was judged meanwhile"
                + (f": {newest.action} by {newest.reviewer}, version {version}" if newest is not None else ""),
                f"look at it again; what you saw was version {after}",
                version=version,
            )
        value, claims, effect = read_value(connection, subject, action, value)
        now = datetime.now(UTC)
        judgement = Judgement(
            subject=subject, version=version + 1, action=action, value=value, reason=reason, reviewer=reviewer, at=now,
            seen=tuple(SeenClaim(id=claim.id, hash=hash_seen(claim)) for claim in claims),
        )  # fmt: skip
        row, record, salt = next_row(connection, JUDGEMENT), to_json(judgement), secrets.token_bytes(32)
        connection.execute(
            JUDGEMENT.insert().values(row=row, subject=subject, version=version + 1, record=record, salt=salt)
        )
        if claims:
            connection.execute(JUDGED.insert(), [{"claim": claim.id, "judgement": row} for claim in claims])
        if action in ("merge", "split"):
            connection.execute(PAIRING.insert().values(judgement=row))
        tell(connection, "judgement", [row], "put", now)
        audit.log(connection, "judged", "judgement", row, audit.digest(salt, record))
        apply_effect(connection, matching, claims, effect, now)
    return from_json(record, Judgement)
