"""This file draws a coded page for a person: what is claimed, as fact or not, by whom, and the words that attest it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.factuality_marks import SIGNS, STYLES, count_factualities
from dateline.cli.phrases import (
    flatten,
    name_actor,
    name_creation_time,
    name_event,
    name_known_actor,
    name_place,
    name_side,
    name_time,
    name_tolls,
    quote,
)
from dateline.records.claim import ActorFiller, Claim
from dateline.records.ontology import FACTS

if TYPE_CHECKING:
    from dateline.records.coded import CodedPage

WIDE = 130  # columns; from here up the details have columns of their own, below them they run on in one
LONGEST_EVIDENCE = 700  # characters; a longer sentence is cut around its triggers
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUIET = "dim"
_GAP = 2  # columns between columns
_DAY = 10  # columns of 2018-06-25


def draw_page(coded: CodedPage, *, width: int, comments_coded: bool = False) -> RenderableType:
    """The page's claims in order of the text, those of one sentence together above it; problems at the end.

    `width` is the screen's, in columns. `comments_coded` says whether readers' comments were coded too.
    """
    numbers = {claim.id: number for number, claim in enumerate(coded.claims, 1)}
    layout = _Layout(coded, width)
    parts: list[RenderableType] = [_draw_header(coded)]
    if coded.claims and layout.is_wide:
        parts += [Text(), _draw_column_names(layout)]
    for _, group in groupby(coded.claims, key=lambda claim: (claim.evidence.start, claim.evidence.end)):
        claims = list(group)
        parts.append(Text())
        for claim in claims:
            parts += _draw_claim(claim, numbers, coded, layout)
        parts.append(Padding(_draw_evidence(claims, numbers), (0, _GAP, 0, layout.indent)))
    parts += [Text(), *_draw_footer(coded, comments_coded)]
    return Group(*parts)


def _draw_header(coded: CodedPage) -> RenderableType:
    page = coded.page
    title = Text(flatten(page.title or page.path or page.url or "page without a title"), style="bold")
    where = [flatten(part) for part in (page.outlet, page.byline) if part]
    line = Text(" · ".join([*where, name_creation_time(page.dct)]))
    if page.path or page.url:
        line.append(f"\n{flatten(page.url or page.path or '')}", style=_QUIET)
    return Group(Rule(style=_QUIET), title, line)


class _Layout:
    """The widths of a page's columns, the same in each of its rows, so that the columns run on beneath each other."""

    def __init__(self, coded: CodedPage, width: int) -> None:
        self.is_wide = width >= WIDE
        self.number = 3
        self.factuality = 13  # "◇ conditional"
        self.event = max((len(name_event(claim)) for claim in coded.claims), default=0)
        self.indent = self.number + _GAP + 2  # under the word of the factuality, its sign standing out
        rest = width - self.number - self.factuality - self.event - 3 * _GAP
        if self.is_wide:
            rest -= 3 * _GAP + _DAY
            self.details: tuple[int, ...] = (int(rest * 0.44), int(rest * 0.30), _DAY, int(rest * 0.26))
        else:
            self.details = (rest,)
        self.run = width - self.indent - _GAP  # what stands under the columns, on a narrow screen

    def start_grid(self) -> Table:
        """An empty grid: number, factuality, event, who to whom and, on a wide screen, where, when, according to."""
        grid = Table.grid(padding=(0, _GAP, 0, 0))
        grid.add_column(width=self.number, justify="right")
        for column in (self.factuality, self.event, *self.details):
            grid.add_column(width=column, overflow="fold")
        return grid


def _draw_column_names(layout: _Layout) -> RenderableType:
    grid = layout.start_grid()
    names = ("", "", "", "who → whom", "where", "when", "according to")
    grid.add_row(*(Text(name, style=_QUIET) for name in names))
    return grid


def _draw_claim(claim: Claim, numbers: dict[str, int], coded: CodedPage, layout: _Layout) -> Iterator[RenderableType]:
    details = list(_list_details(claim, numbers, coded))
    first = [
        Text(str(numbers[claim.id]), style=_QUIET),
        Text(f"{SIGNS[claim.factuality]} {claim.factuality}", style=STYLES[claim.factuality]),
        Text(name_event(claim), style="bold" if claim.factuality in FACTS else ""),
    ]
    grid = layout.start_grid()
    if layout.is_wide:
        grid.add_row(*first, *_spread(details))
        yield grid
        return
    grid.add_row(*first, Text("\n").join([words for label, words in details if label == "who"]))
    yield grid
    others = [_label(label, words) for label, words in details if label != "who"]
    if others:
        yield Padding(_run_on(others, layout.run), (0, 0, 0, layout.indent))


def _run_on(parts: list[Text], width: int) -> Text:
    """The parts one after another, a new line where the next one would not fit."""
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + 3 + part.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], (" · ", _QUIET), part)
        else:
            lines.append(part)
    return Text("\n").join(lines)


def _spread(details: list[tuple[str, Text]]) -> list[Text]:
    """The details by column; what has no column of its own stands under who did it to whom."""
    cells: dict[str, list[Text]] = {"who": [], "where": [], "when": [], "source": []}
    for label, words in details:
        if label in cells:
            cells[label].append(words)
        else:
            cells["source" if label == "said" else "who"].append(_label(label, words))
    return [Text("\n").join(lines) for lines in cells.values()]


def _label(label: str, words: Text) -> Text:
    return Text.assemble((f"{label} ", _QUIET), words)


def _list_details(claim: Claim, numbers: dict[str, int], coded: CodedPage) -> Iterator[tuple[str, Text]]:
    """What else a claim says, as label and words; nothing where it says nothing."""
    if claim.actor or claim.recipient:
        yield "who", _draw_sides(claim)
    if claim.beneficiary:
        yield "for", _list_actors(claim.beneficiary)
    if claim.content:
        yield "about", Text(", ".join(_name_content(identity, numbers, coded) for identity in claim.content))
    if claim.place:
        yield "where", Text("; ".join(name_place(place) for place in claim.place))
    if claim.time:
        yield "when", Text(name_time(claim.time))
    if claim.toll:
        yield "toll", Text(name_tolls(claim.toll, _name_counters(claim, coded)), style="bold")
    if claim.accord:
        yield "accord", Text("; ".join(quote(accord.text) for accord in claim.accord))
    if claim.source:
        yield "source", Text(" · ").join([_draw_actor(source) for source in claim.source])
    if claim.said:
        yield "said", Text(name_time(claim.said))
    if claim.plover and claim.plover.derived:
        mode = f".{claim.plover.mode}" if claim.plover.mode else ""
        yield "implies", Text(f"{claim.plover.event_type}{mode}")
    if claim.comment:
        yield "in", Text("a reader's comment, not the report", style="italic")


def _name_counters(claim: Claim, coded: CodedPage) -> dict[str, str]:
    counters = {mention for toll in claim.toll for mention in toll.source}
    return {m.id: name_known_actor(m.actor, m.text) for m in coded.mentions if m.id in counters}


def _name_content(identity: str, numbers: dict[str, int], coded: CodedPage) -> str:
    about = next((claim for claim in coded.claims if claim.id == identity), None)
    if about is None:
        return identity
    return f"{numbers[identity]} ({about.factuality} {name_event(about)})"


def _draw_sides(claim: Claim) -> Text:
    actors = _list_actors(claim.actor) if claim.actor else Text("?", style=_QUIET)
    if not claim.recipient:
        return actors
    return Text.assemble(actors, (" → ", "bold"), _list_actors(claim.recipient))


def _list_actors(actors: tuple[ActorFiller, ...]) -> Text:
    return Text(", ").join([_draw_actor(actor) for actor in actors])


def _draw_actor(actor: ActorFiller) -> Text:
    side = name_side(actor)
    return Text.assemble(name_actor(actor), (f" {side}", _QUIET) if side else "")


def _draw_evidence(claims: list[Claim], numbers: dict[str, int]) -> Text:
    """The sentence that attests the claims, each trigger emphasised and followed by its claim's number."""
    evidence = claims[0].evidence
    spans = sorted((c.trigger.start - evidence.start, c.trigger.end - evidence.start, numbers[c.id]) for c in claims)
    inside = [(start, end, number) for start, end, number in spans if 0 <= start < end <= len(evidence.text)]
    first, last = 0, len(evidence.text)
    if last > LONGEST_EVIDENCE and inside:
        first = max(0, inside[0][0] - LONGEST_EVIDENCE // 2)
        last = min(last, inside[-1][1] + LONGEST_EVIDENCE // 2)
    drawn = Text("" if first == 0 else "… ", style="italic")
    at = first
    for start, end, number in inside:
        if start < at:  # two claims on the same words: the words once, both numbers
            drawn.append("·" + str(number).translate(_SUPERSCRIPT), style="bold")
            continue
        drawn.append(_keep_edges(evidence.text[at:start]))
        drawn.append(flatten(evidence.text[start:end]), style="bold underline")
        drawn.append(str(number).translate(_SUPERSCRIPT), style="bold")
        at = end
    drawn.append(_keep_edges(evidence.text[at:last]))
    if last < len(evidence.text):
        drawn.append(" …")
    return drawn


def _keep_edges(words: str) -> str:
    """The words on one line, a space kept at either edge where there was one."""
    flat = flatten(words)
    if not flat:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + flat + (" " if words[-1].isspace() else "")


def _draw_footer(coded: CodedPage, comments_coded: bool) -> Iterator[RenderableType]:
    if coded.claims:
        fact, no_fact = count_factualities([claim.factuality for claim in coded.claims])
        yield Text(fact)
        yield Text(no_fact)
        yield Text("in “quotes”: words of the page, not identified; ? not told", style=_QUIET)
    comments = sum(paragraph.role == "comment" for paragraph in coded.page.paragraphs)
    if comments:
        noun = "reader's comment" if comments == 1 else "readers' comments"
        told = "coded too, their claims marked" if comments_coded else "set apart; --comments codes them"
        yield Text(f"{comments} {noun} {told}", style=_QUIET)
    for problem in coded.problems:
        yield Text(f"! {flatten(problem.message)}", style="yellow")
    yield Text()
