"""This file gives each test a casebook of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import Casebook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """A fresh, empty casebook."""
    with Casebook(tmp_path / "case.db") as book:
        yield book
