"""This file is the terminal that tables are drawn on."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from dateline.cli.page_table import draw_page

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.records.coded import CodedPage

WIDEST, NARROWEST = 200, 60  # columns; a longer line is hard to follow back to its start


class Screen:
    """Standard output as a person sees it; characters that its encoding lacks are replaced, never a crash."""

    def __init__(self) -> None:
        from rich.console import Console

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        console = Console(highlight=False, markup=False, emoji=False)
        width = min(WIDEST, max(NARROWEST, console.width))
        self.console = Console(highlight=False, markup=False, emoji=False, width=width)

    def draw_page(self, coded: CodedPage, *, comments_coded: bool = False) -> None:
        """Draw a coded page and flush."""
        self.draw(draw_page(coded, width=self.console.width, comments_coded=comments_coded))

    def draw_explanations(self, coded: CodedPage) -> None:
        """Draw how the page's values came about, and flush."""
        from dateline.cli.explanations import draw_explanations

        self.draw(draw_explanations(coded))

    def draw(self, thing: RenderableType = "") -> None:
        """Draw anything and flush."""
        self.console.print(thing)
        self.console.file.flush()
