"""This file gives each test a casebook of its own, once in a SQLite file and once in a PostgreSQL schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from dateline import Casebook
from tests.store.server import Server, find_programs, running_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of this session's own; the test is skipped where its programs are not installed."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and postgres are not installed here")
    with running_server(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Where a casebook may be kept that is new or empty; another place at each call."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"case{next(_NUMBERS)}.db")
        return
    server: Server = request.getfixturevalue("server")
    lent: list[str] = []

    def lend() -> str:
        lent.append(server.lend_schema())
        return server.url_of(lent[-1])

    yield lend
    for name in lent:
        server.take_back(name)


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """Where this test's casebook is kept."""
    return new_address()


@pytest.fixture
def book(address: str) -> Iterator[Casebook]:
    """A fresh, empty casebook."""
    with Casebook(address) as book:
        yield book
