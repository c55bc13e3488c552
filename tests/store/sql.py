"""This file speaks to the database itself, past the casebook."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from dateline import Casebook
from dateline.store.opening import writing


def run_sql(book: Casebook, statement: str) -> list[Any]:
    """Run one statement in a transaction that may write; its rows, if it has any."""
    with book._telling() as engine, writing(engine) as connection:
        result = connection.execute(text(statement))
        return [tuple(row) for row in result] if result.returns_rows else []
