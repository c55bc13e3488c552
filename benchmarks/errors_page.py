"""This file draws the page of errors: one HTML file that asks nothing of anybody else, to be read by eye.

No script: the filter is CSS (`:has`). The policy in the page's head admits its one style sheet, by hash, and nothing
more.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from dateline.records.ontology import FACTS, FACTUALITIES

ErrorKind = Literal["missed", "invented", "type", "factuality", "role"]
KINDS: Final[dict[ErrorKind, str]] = {
    "missed": "missed triggers",
    "invented": "invented triggers",
    "type": "wrong type",
    "factuality": "wrong factuality",
    "role": "wrong fillers",
}
STYLE: Final = (Path(__file__).parent / "errors_page.css").read_text(encoding="utf-8")


class Act(Struct, frozen=True):
    """A trigger and what is said of it; offsets count code points of the passage's text."""

    start: int
    end: int
    type: str
    mode: str | None
    factuality: str
    fillers: tuple[tuple[str, tuple[int, int]], ...]

    @property
    def name(self) -> str:
        """Type and mode, as the codebook writes them."""
        return f"{self.type}.{self.mode}" if self.mode else self.type

    @property
    def summary(self) -> str:
        """What a row says of a trigger that only one side has."""
        return f"{self.name} {self.factuality}"


class Mention(Struct, frozen=True):
    """A span of one of the kinds; `alone` when the other side has none of its kind there."""

    start: int
    end: int
    kind: str
    alone: bool


class Difference(Struct, frozen=True):
    """One error: a row of the passage's table."""

    kind: ErrorKind
    gold: Act | None
    ours: Act | None
    gold_says: str
    we_say: str
    role: str | None = None
    false_fact: bool = False  # we put as fact what the gold does not

    @property
    def act(self) -> Act:
        """The act it is about, the gold's where there is one."""
        act = self.gold or self.ours
        assert act is not None
        return act


class Fillers(Struct, frozen=True):
    """One role of one pair of acts: how many fillers are right, and the words of the others."""

    role: str
    right: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]


class Passage(Struct, frozen=True):
    """A passage as the gold has it and as we have it."""

    id: str
    about: str
    text: str
    gold_acts: tuple[Act, ...]
    our_acts: tuple[Act, ...]
    pairs: tuple[tuple[Act, Act], ...]
    fillers: tuple[Fillers, ...]
    differences: tuple[Difference, ...]
    gold_mentions: tuple[Mention, ...]
    our_mentions: tuple[Mention, ...]

    @property
    def errors_per_event(self) -> float:
        """Rows by acts of the gold; a passage without any counts as one."""
        return len(self.differences) / max(1, len(self.gold_acts))


def draw_page(passages: Sequence[Passage]) -> str:
    """The whole page; safe HTML."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = [
        _summary(passages),
        _filter(),
        _legend(),
        *(_passage(passage, number) for number, passage in enumerate(passages, 1)),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
        f"<title>dateline: errors</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


# --- Above the passages -----------------------------------------------------------------------------------------------


def _summary(passages: Sequence[Passage]) -> str:
    counts = Counter(difference.kind for passage in passages for difference in passage.differences)
    false_facts = sum(d.false_fact for p in passages for d in p.differences)
    facts = sum(act.factuality in FACTS for p in passages for act in p.our_acts)
    gold, ours = sum(len(p.gold_acts) for p in passages), sum(len(p.our_acts) for p in passages)
    told = (
        f"{len(passages)} passages, {gold} gold events, {ours} of ours, {sum(len(p.pairs) for p in passages)} paired. "
        "An error is a row below a passage; the passages with most errors per gold event come first. "
        "In a row about a role, the gold's column holds the fillers that we lack, ours those that we added."
    )
    kinds = [
        *((label, str(counts[kind])) for kind, label in KINDS.items()),
        (f"false facts, of {facts} put as fact", str(false_facts)),
    ]
    return (
        f'<header id="top"><h1>Errors on the gold passages</h1><p>{told}</p><div class="tables">'
        + _table("Errors by kind", ["", "errors"], kinds)
        + _confusion(passages)
        + _roles(passages)
        + _contents(passages)
        + "</div></header>"
    )


def _confusion(passages: Sequence[Passage]) -> str:
    """Gold factuality in rows, ours in columns; with what was missed, and what was invented."""
    cells: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        cells.update((a.factuality, b.factuality) for a, b in passage.pairs)
        for difference in passage.differences:
            if difference.kind == "missed":
                cells[difference.act.factuality, "missed"] += 1
            elif difference.kind == "invented":
                cells["invented", difference.act.factuality] += 1
    rows = []
    for row in [*FACTUALITIES, "invented"]:
        found = ""
        for column in [*FACTUALITIES, "missed"]:
            count = cells[row, column]
            wrong = "false-fact" if column in FACTS and row not in FACTS else "wrong"
            found += f'<td class="{"right" if row == column else wrong if count else "none"}">{count or "·"}</td>'
        rows.append(f"<tr><th>{row}</th>{found}</tr>")
    heads = "".join(f"<th>{name}</th>" for name in ["gold ↓ ours →", *FACTUALITIES, "missed"])
    return f'<table class="matrix"><caption>Factuality</caption><tr>{heads}</tr>{"".join(rows)}</table>'


def _roles(passages: Sequence[Passage]) -> str:
    counts: dict[str, list[int]] = {}
    for fillers in (fillers for passage in passages for fillers in passage.fillers):
        row = counts.setdefault(fillers.role, [0, 0, 0])
        for place, count in enumerate((fillers.right, len(fillers.missing), len(fillers.extra))):
            row[place] += count
    rows = sorted(counts.items(), key=lambda item: -item[1][1] - item[1][2])
    return _table(
        "Fillers of paired triggers",
        ["", "right", "missing", "extra"],
        [(role, *map(str, row)) for role, row in rows],
    )


def _contents(passages: Sequence[Passage]) -> str:
    items = "".join(
        f'<li><a href="#p{number}">{escape(p.id)}</a> {p.errors_per_event:.1f}</li>'
        for number, p in enumerate(passages, 1)
    )
    return f"<nav><b>Passages, errors per gold event</b><ol>{items}</ol></nav>"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "".join(
        f"<tr><th>{escape(first)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    return f"<table><caption>{caption}</caption><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr>{body}</table>"


def _filter() -> str:
    """Radio buttons; the style sheet hides the rows, and the passages, that have not what is asked for."""
    buttons = "".join(
        f'<label><input type="radio" name="only" id="only-{kind}"{" checked" if kind == "all" else ""}> {label}</label>'
        for kind, label in [("all", "all"), *KINDS.items(), ("false-fact", "false facts")]
    )
    return f'<fieldset class="filter"><legend>Show</legend>{buttons} <a href="#top">top</a></fieldset>'


def _legend() -> str:
    acts = " ".join(f'<mark class="act {value}">{value}</mark>' for value in FACTUALITIES)
    kinds = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in ("actor", "place", "time", "toll", "accord"))
    return (
        f'<p class="legend">Acts: {acts} Mentions: {kinds} <mark class="actor alone">only on this side</mark> '
        '<mark class="act wrong happened">act with an error</mark></p>'
    )


# --- A passage --------------------------------------------------------------------------------------------------------


def _passage(passage: Passage, number: int) -> str:
    classes = sorted({c for difference in passage.differences for c in _classes(difference)})
    rows = "".join(_row(difference, passage, number) for difference in passage.differences)
    table = (
        f'<table class="differences"><tr><th>error</th><th>act</th><th>gold</th><th>ours</th></tr>{rows}</table>'
        if rows
        else "<p>No difference.</p>"
    )
    sides = "".join(
        f'<div class="side"><h3>{title}</h3>{_text(passage, acts, mentions, f"p{number}-{side}")}</div>'
        for title, side, acts, mentions in [
            ("gold", "g", passage.gold_acts, passage.gold_mentions),
            ("ours", "o", passage.our_acts, passage.our_mentions),
        ]
    )
    return (
        f'<section class="{" ".join(["passage", *classes])}" id="p{number}"><h2><a href="#p{number}">{number}</a> '
        f"{escape(passage.id)} <small>{escape(passage.about)} · {len(passage.differences)} errors, "
        f"{len(passage.gold_acts)} gold events, {len(passage.our_acts)} of ours</small></h2>"
        f'<div class="sides">{sides}</div>{table}</section>'
    )


def _classes(difference: Difference) -> list[str]:
    return [f"has-{difference.kind}", *(["has-false-fact"] if difference.false_fact else [])]


def _row(difference: Difference, passage: Passage, number: int) -> str:
    act = difference.act
    where = f"p{number}-g{act.start}" if difference.gold else f"p{number}-o{act.start}"
    words = escape(" ".join(passage.text[act.start : act.end].split()))
    told = difference.role or difference.kind
    flag = ' <b class="flag">false fact</b>' if difference.false_fact else ""
    says = "".join(f"<td>{escape(said) or '–'}</td>" for said in (difference.gold_says, difference.we_say))
    return (
        f'<tr class="{" ".join(_classes(difference))}"><td>{told}{flag}</td>'
        f'<td><a href="#{where}">{words}</a></td>{says}</tr>'
    )


def _text(passage: Passage, acts: Sequence[Act], mentions: Sequence[Mention], side: str) -> str:
    """The text with its spans nested as HTML; a span that would cross an open one is cut at that one's end."""
    wrong = {act for d in passage.differences if d.kind != "role" for act in (d.gold, d.ours)}
    spans = [(m.start, m.end, f'class="{m.kind}{" alone" if m.alone else ""}" title="{m.kind}"') for m in mentions]
    for act in acts:
        roles = [f"{role}: {' '.join(passage.text[slice(*span)].split())}" for role, span in act.fillers]
        attributes = {
            "class": f"act {act.factuality}{' wrong' if act in wrong else ''}",
            "id": f"{side}{act.start}",
            "title": "\n".join([act.summary, *roles]),
            "data-type": act.type,
        }
        drawn = " ".join(f'{name}="{escape(value, quote=True)}"' for name, value in attributes.items())
        spans.append((act.start, act.end, drawn))
    out: list[str] = []
    ends: list[int] = []
    at = 0
    for start, end, drawn in [
        *sorted(spans, key=lambda s: (s[0], -s[1])),
        (len(passage.text), len(passage.text), ""),
    ]:
        while ends and ends[-1] <= start:
            out += [escape(passage.text[at : ends[-1]]), "</mark>"]
            at = ends.pop()
        out.append(escape(passage.text[at:start]))
        at = start
        if drawn:
            out.append(f"<mark {drawn}>")
            ends.append(min(end, ends[-1]) if ends else end)
    return f'<div class="text">{"".join(out)}</div>'
