"""This file keeps what people decided: judgements are added and superseded, never edited."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args

from dateline.errors import ConflictError, UsageError
from dateline.records.judgement import Judgement, JudgementAction
from dateline.records.serialise import from_json, to_json
from dateline.store import audit
from dateline.store.history import next_row, tell
from dateline.store.opening import writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def add_judgement(
    engine: Engine, casebook: str, subject: str, action: JudgementAction, value: Any, reason: str, reviewer: str,
    after: int,
) -> Judgement:  # fmt: skip
    """Add a judgement to those of a subject, of which the caller saw `after`.

    Raises:
        ConflictError: the subject has other judgements by now.
        UsageError: no such action, or no subject, reason or reviewer.
    """
    if action not in get_args(JudgementAction):
        raise UsageError(f"unknown action {action!r}; choices: {', '.join(get_args(JudgementAction))}")
    for name, given in (("subject", subject), ("reason", reason), ("reviewer", reviewer)):
        if not given.strip():
            raise UsageError(f"{name}={given!r}: a judgement says on what it is, why, and whose it is")
    from dateline.store.schema import JUDGEMENT

    with writing(engine) as connection:
        standing = find_judgements(connection, subject)
        version = standing[-1].version if standing else 0
        if version != after:
            raise ConflictError(
                casebook,
                f"{subject} was judged meanwhile"
                + (f": {standing[-1].action} by {standing[-1].reviewer}, version {version}" if standing else ""),
                f"look at it again; what you saw was version {after}",
                version=version,
            )
        now = datetime.now(UTC)
        judgement = Judgement(
            subject=subject, version=version + 1, action=action, value=value, reason=reason, reviewer=reviewer, at=now
        )
        row, record, salt = next_row(connection, JUDGEMENT), to_json(judgement), secrets.token_bytes(32)
        connection.execute(
            JUDGEMENT.insert().values(row=row, subject=subject, version=version + 1, record=record, salt=salt)
        )
        tell(connection, "judgement", [row], "put", now)
        audit.log(connection, "judged", "judgement", row, audit.digest(salt, record))
    return from_json(record, Judgement)


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
