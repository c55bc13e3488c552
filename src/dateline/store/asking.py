"""This file asks about many values a few at a time: databases bound how many one statement may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BATCH: Final = 500  # SQLite takes no more than 32,766
T = TypeVar("T")


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """The values, each once, in their order, as many at a time as one statement may hold."""
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def ask(connection: Connection, query: Any, column: Any, values: Iterable[T]) -> Iterator[Any]:
    """The rows of a query whose column has one of the values."""
    for some in batches(values):
        yield from connection.execute(query.where(column.in_(some))).all()
