"""This file brings a casebook to the schema of today, step by step, in the transaction of the caller."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISION_TABLE: Final = "casebook_revision"
_FIRST: Final = "0001"  # casebooks of schema 1 were made before there were steps, and name none

# Steps speak to alembic's `op`, of which a program has one: two threads must not migrate two casebooks at once.
_ONE_AT_A_TIME = Lock()


def migrate(connection: Connection, *, is_new: bool) -> None:
    """Take every step that the casebook lacks; `is_new` for an empty database."""
    from alembic.config import Config
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    context = MigrationContext.configure(connection, opts={"version_table": REVISION_TABLE})
    at = context.get_current_revision() or ("base" if is_new else _FIRST)
    with _ONE_AT_A_TIME, Operations.context(context):
        for step in reversed(list(script.iterate_revisions("heads", at))):
            step.module.upgrade()
            context.stamp(script, step.revision)
