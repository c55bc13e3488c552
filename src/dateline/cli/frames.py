"""This file holds the frame that all tables of a casebook share: no lines, two columns of room, quiet heads."""

from __future__ import annotations

from rich.table import Table


def make_table(*, expand: bool = True) -> Table:
    """A table without columns; it takes the width of the screen unless told otherwise."""
    return Table(box=None, padding=(0, 2, 0, 0), expand=expand, header_style="dim", pad_edge=False)
