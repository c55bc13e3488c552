"""This file holds the coded page: the page, its mentions with their values, its claims and what went wrong."""

from __future__ import annotations

from msgspec import Struct, field

from dateline.records.claim import ActorFiller, Claim, TimeFiller
from dateline.records.ontology import Factuality, MentionKind, RelationName
from dateline.records.page import Page
from dateline.records.values import AccordValue, ActorValue, PlaceValue, TimeValue, TollValue

PAGE_SCHEMA = "dateline.page/1"
DECISION_SCHEMA = "dateline.decision/1"


class Mention(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A span of the page with what it was understood as, under the name of its kind; `same` is an earlier mention."""

    id: str
    kind: MentionKind
    start: int
    end: int
    text: str
    same: str | None = None
    actor: ActorValue | None = None
    place: PlaceValue | None = None
    time: TimeValue | None = None
    toll: TollValue | None = None
    accord: AccordValue | None = None


class Relation(Struct, frozen=True, kw_only=True):
    """A relation between two mentions; `same` also between two claims' triggers (`e2` same `e1`)."""

    from_: str = field(name="from")
    relation: RelationName
    to: str


class Attribution(Struct, frozen=True, kw_only=True):
    """Who says what on the page: spans `(start, end)` of source, cue and content, in code points (PolNeAR)."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class Toponym(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place's name wherever it stands on the page, also inside an actor (*{Mosul} police*) or as an adjective.

    A span of `Page.text` in code points; `mention` is the place mention that it names, where there is one.
    """

    start: int
    end: int
    text: str
    place: PlaceValue
    mention: str | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """Why a mention has its value: one sentence a step, in the order in which they were taken (`--explain`)."""

    mention: str
    steps: tuple[str, ...]


class ExplainedMention(Struct, frozen=True, kw_only=True):
    """What `dateline code --explain` prints, one a line: a mention of a page with the steps to its value."""

    schema: str = DECISION_SCHEMA
    page: str
    mention: Mention
    steps: tuple[str, ...]


class TargetVerdict(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the page says of words that the caller asked about (contract, "Command line"), whether or not an event.

    `score` goes from −3 (the act certainly did not take place) to 3 (it certainly did), as UDS-IH2 and FactBank
    count; `factuality` is the codebook's; `source` is who says so, innermost first.
    """

    id: str | None = None
    start: int
    end: int
    factuality: Factuality
    score: float
    time: TimeFiller | None = field(default=None)
    source: tuple[ActorFiller, ...] = ()


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a reader of the page's claims should know; offsets in code points where it has a place."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class CodedPage(Struct, frozen=True, kw_only=True):
    """What `dateline code --pages` prints, one a line (contract, "Coded page")."""

    schema: str = PAGE_SCHEMA
    page: Page
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    decisions: tuple[Decision, ...] = ()
    targets: tuple[TargetVerdict, ...] = ()
    problems: tuple[Problem, ...] = ()

    def explained(self) -> tuple[ExplainedMention, ...]:
        """Each mention of which the page tells the steps to its value, with these, in order of the text."""
        steps = {decision.mention: decision.steps for decision in self.decisions}
        return tuple(
            ExplainedMention(page=self.page.id, mention=m, steps=steps[m.id]) for m in self.mentions if m.id in steps
        )

    def to_json(self) -> str:
        """This page as one line of JSON; `from_json` gives an equal record back."""
        from dateline.records.serialise import to_json

        return to_json(self)

    @staticmethod
    def from_json(line: str | bytes) -> CodedPage:
        """Read a line that `to_json` wrote.

        Raises:
            MalformedLine: the line is no coded page; the message says where.
        """
        from dateline.records.serialise import from_json

        return from_json(line, CodedPage)

    def _repr_html_(self) -> str:
        """The page's text with its spans highlighted, for a notebook."""
        from dateline.records.highlight import highlight

        return highlight(self)
