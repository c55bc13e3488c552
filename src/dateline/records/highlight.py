"""This file draws a coded page as HTML: its text with the spans highlighted, for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.records.coded import CodedPage

# Background colours by kind; text stays dark on each (contrast at least 7:1).
_COLOURS = {
    "actor": "#cfe3ff",
    "place": "#d3f2d0",
    "time": "#fff0b8",
    "toll": "#ffd6d6",
    "accord": "#e6d9ff",
    "trigger": "#ffcf9e",
}


def highlight(coded: CodedPage) -> str:
    """The page's text with mentions and triggers marked, triggers titled with type and factuality; safe HTML."""
    spans: list[tuple[int, int, str, str]] = [(m.start, m.end, m.kind, f"{m.kind} {m.id}") for m in coded.mentions]
    for claim in coded.claims:
        name = f"{claim.type}.{claim.mode}" if claim.mode else claim.type
        spans.append((claim.trigger.start, claim.trigger.end, "trigger", f"{name} · {claim.factuality}"))
    return (
        '<div style="white-space:pre-wrap;line-height:1.7;color:#111;background:#fff;padding:.5em">'
        + _mark(coded.page.text, spans)
        + "</div>"
    )


def _mark(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    """Nest the spans as HTML; a span that would cross an open one is cut at that one's end."""
    out: list[str] = []
    open_ends: list[int] = []
    at = 0
    for start, end, kind, title in sorted(spans, key=lambda s: (s[0], -s[1])):
        while open_ends and open_ends[-1] <= start:
            close = open_ends.pop()
            out += [escape(text[at:close]), "</mark>"]
            at = close
        end = min(end, open_ends[-1]) if open_ends else end
        out.append(escape(text[at:start]))
        at = start
        out.append(
            f'<mark style="background:{_COLOURS[kind]};color:#111;border-radius:3px;padding:0 .15em" '
            f'title="{escape(title, quote=True)}">'
        )
        open_ends.append(end)
    while open_ends:
        close = open_ends.pop()
        out += [escape(text[at:close]), "</mark>"]
        at = close
    out.append(escape(text[at:]))
    return "".join(out)
