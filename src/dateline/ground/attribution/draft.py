"""This file holds what the rules write: attributions in token numbers, and the board they are pinned to."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """One attribution in the making; spans are first and last token, both included.

    `quoted`: the content is a quotation that may go on in the next sentence. `speech`: something was said or written,
    not only thought, wanted or judged. `sentence` is the number of the sentence that the cue is in.
    """

    cue: list[Span]
    source: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    quoted: bool = False
    speech: bool = False
    sentence: int = -1


class Board:
    """The drafts of one stretch. A token is the cue of one attribution: a later rule that wants it comes too late."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._cues: set[int] = set()

    def is_free(self, first: int, last: int) -> bool:
        """Whether none of the tokens is a cue yet."""
        return self._cues.isdisjoint(range(first, last + 1))

    def pin(self, draft: Draft) -> bool:
        """Keep the draft if its cue is free and it has a content; whether it was kept."""
        if not draft.content or not all(self.is_free(*span) for span in draft.cue):
            return False
        self.drafts.append(draft)
        for first, last in draft.cue:
            self._cues.update(range(first, last + 1))
        return True
