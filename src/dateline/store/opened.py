"""This file is a casebook that is open: its engine, what is done when it is opened, and how it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.errors import StoreError
from dateline.records.matching import Matching

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class OpenedStore:
    """A casebook that is open, and nothing that it can be asked."""

    def __init__(self, path_or_url: str | Path, matching: Matching) -> None:
        """Open the casebook in that file, or at that `postgresql://` URL; make it where there is none.

        A casebook of an older dateline is brought to today's tables, and its pages are matched anew where that would go
        otherwise today: with many pages that takes minutes. `path` is its file, absolute, None on a server; `name`
        stands for it in messages and holds no password.

        Raises:
            StoreError: this cannot be a casebook: not writable, not a database, made by a newer dateline, out of reach,
                and such.
            UsageError: a URL of another kind than `sqlite:///PATH` and `postgresql://…`.
        """
        from dateline.store.opening import locate, open_engine
        from dateline.store.postgres import is_on_server, open_server

        self.path: Path | None = None
        self._matching = matching
        self._engine: Engine | None
        if is_on_server(path_or_url):
            self._engine, self.name = open_server(str(path_or_url))
        else:
            self.path = locate(path_or_url)
            self._engine, self.name = open_engine(self.path), str(self.path)
        try:
            self._finish_forgetting()
            self._match_all()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file. Closing twice is no fault; anything else afterwards is."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def _finish_forgetting(self) -> None:
        """Do what a crash, or a reader, kept `forget` from doing."""
        from dateline.store.scrubbing import finish

        with self._telling() as engine:
            finish(engine, self.name)

    def _match_all(self) -> None:
        """Make the events, where today's way of matching did not make those that are there."""
        from dateline.store.effects import match_all

        with self._telling() as engine:
            match_all(engine, self._matching)

    @contextmanager
    def _telling(self) -> Iterator[Engine]:
        from dateline.store.faults import told_as_store_errors

        if self._engine is None:
            raise StoreError(self.name, "the casebook is closed", "open it again")
        with told_as_store_errors(self.name):
            yield self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One consistent view, whatever a writer does meanwhile."""
        with self._telling() as engine, engine.connect() as connection, connection.begin():
            yield connection
