"""This file builds a page with what was found in it, by the words themselves."""

from __future__ import annotations

from dateline.ground.claims import ground
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import Registry
from dateline.records.coded import CodedPage
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger, Detection
from dateline.records.page import CreationTime, Page, Paragraph


class Draft:
    """A tiny builder: the words of a page, then what was found in it, by the words themselves."""

    def __init__(self, text: str, dct: CreationTime | None = None) -> None:
        self.text, self.dct = text, dct or CreationTime()
        self.found: dict[str, tuple[str, int, int]] = {}
        self.mentions: list[DetectedMention] = []
        self.triggers: list[DetectedTrigger] = []
        self.arguments: list[Argument] = []
        self.relations: list[DetectedRelation] = []

    def mention(self, kind: str, words: str, nth: int = 0) -> str:
        """Mark the nth occurrence of the words."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        name = f"m{len(self.mentions) + 1}"
        self.mentions.append(DetectedMention(id=name, kind=kind, start=start, end=start + len(words)))  # type: ignore[arg-type]
        return name

    def trigger(self, words: str, type_: str, factuality: str = "happened", **roles: list[str]) -> str:
        """Mark a trigger with its roles."""
        start = self.text.index(words)
        name = f"e{len(self.triggers) + 1}"
        self.triggers.append(
            DetectedTrigger(
                id=name, start=start, end=start + len(words), type=type_, mode=None, factuality=factuality  # type: ignore[arg-type]
            )
        )  # fmt: skip
        for role, targets in roles.items():
            self.arguments += [
                Argument(trigger=name, role=role, target=t, of="killed" if role == "toll" else None)  # type: ignore[arg-type]
                for t in targets
            ]
        return name

    def relate(self, source: str, relation: str, *targets: str) -> None:
        """Relate a mention to others."""
        self.relations += [DetectedRelation(source=source, relation=relation, target=t) for t in targets]  # type: ignore[arg-type]

    def detection(self) -> Detection:
        """What was marked, in order of the text."""
        return Detection(
            mentions=tuple(sorted(self.mentions, key=lambda m: m.start)),
            triggers=tuple(self.triggers),
            arguments=tuple(self.arguments),
            relations=tuple(self.relations),
            sentences=((0, len(self.text)),),
        )

    def coded(self, gazetteer: Gazetteer, registry: Registry) -> CodedPage:
        """The coded page."""
        page = Page(
            id="p", text=self.text, sha256="0", dct=self.dct,
            paragraphs=(Paragraph(role="body", start=0, end=len(self.text)),),
        )  # fmt: skip
        return ground(page, self.detection(), gazetteer, registry)
