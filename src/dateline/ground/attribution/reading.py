"""This file reads a stretch of text as rules want it: tokens, quotations, sentences that keep quotations whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.ground.attribution.quotes import Quote, pair_quotes
from dateline.ground.attribution.tokens import CLOSERS, OPENERS, STRAIGHT, cut_tokens
from dateline.ground.attribution.verbs import FORMS, SPEECH
from dateline.ground.attribution.words import DASHES, PRONOUNS, is_adverb

_ENDS: Final = frozenset(". ! ? … .... ...".split())
_MAY_OPEN: Final = OPENERS | STRAIGHT | {"(", "[", "‘", "'", "@", "#", "$", "•", "*"}
_BEHIND_END: Final = CLOSERS | STRAIGHT | {")", "]", "'", "’"}
# How far behind a closing mark its speaker may stand: *"Why?" the mayor of Ashdale, Ann Lee, asked.*
_SPEAKER_WITHIN = 12


Mentions = Sequence[tuple[int, int]]


class Sentence(NamedTuple):
    """The tokens `first..last`, whole quotations included; `paragraph` counts from 0.

    `verbs` are the tokens outside quotations that may be cue verbs, by their form.
    """

    first: int
    last: int
    paragraph: int
    verbs: tuple[int, ...]


class Reading:
    """One stretch of text (a title, a body, a comment), read once; token numbers are what the rules speak of.

    What stands inside quotation marks is its speaker's content and is not read for further cues.
    `quote_at[i]` is the number of the quotation that token i belongs to, its marks included, or -1.
    """

    def __init__(self, text: str, start: int, end: int, actors: Mentions = (), places: Mentions = ()) -> None:
        self.text = text
        self.tokens = cut_tokens(text, start, end)
        self.low = [t.low for t in self.tokens]
        self.quotes: list[Quote] = []
        self.quote_at = [-1] * len(self.tokens)
        self.sentences: list[Sentence] = []
        self.actor_at = self._place(actors)
        self._place_at = self._place(places)
        self.paragraph_of: list[tuple[int, int]] = []
        for number, (first, last) in enumerate(self._paragraphs()):
            self.paragraph_of += [(first, last)] * (last - first + 1)
            self._read_paragraph(number, first, last)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of the tokens `first..last`."""
        return self.tokens[first].start, self.tokens[last].end

    def is_capital(self, i: int) -> bool:
        """Whether token i is written with a capital."""
        return self.tokens[i].text[:1].isupper()

    def is_title_case(self, i: int) -> bool:
        """Whether most words of the paragraph that token i is in begin with a capital, as in a headline."""
        first, last = self.paragraph_of[i]
        long = [j for j in range(first, last + 1) if len(self.low[j]) > 3 and self.tokens[j].text[0].isalpha()]
        return last - first < 40 and sum(map(self.is_capital, long)) > 0.7 * len(long)

    def is_word(self, i: int) -> bool:
        """Whether token i is a word or a number, no mark."""
        return self.tokens[i].text[-1:].isalnum() or self.tokens[i].text[:1].isalnum()

    def is_place(self, first: int, last: int) -> bool:
        """Whether the tokens are a place's name, and no actor's, by the network."""
        return self._place_at.get(first, ()) == (first, last) and first not in self.actor_at

    def quote_from(self, i: int) -> Quote | None:
        """The quotation that token i opens."""
        number = self.quote_at[i]
        return self.quotes[number] if number >= 0 and self.quotes[number].first == i else None

    def quote_to(self, i: int) -> Quote | None:
        """The quotation that token i closes."""
        number = self.quote_at[i]
        return self.quotes[number] if number >= 0 and self.quotes[number].last == i else None

    def _place(self, mentions: Mentions) -> dict[int, tuple[int, int]]:
        """Token → first and last token of the mention it is in; the longest wins."""
        placed: dict[int, tuple[int, int]] = {}
        starts = {t.start: i for i, t in enumerate(self.tokens)}
        ends = {t.end: i for i, t in enumerate(self.tokens)}
        for start, end in sorted(mentions, key=lambda a: a[1] - a[0]):
            if start in starts and end in ends and ends[end] >= starts[start]:
                placed |= dict.fromkeys(range(starts[start], ends[end] + 1), (starts[start], ends[end]))
        return placed

    def _paragraphs(self) -> list[tuple[int, int]]:
        starts = [
            i
            for i, token in enumerate(self.tokens)
            if i == 0 or "\n" in self.text[self.tokens[i - 1].end : token.start]
        ]
        return [(first, behind - 1) for first, behind in pairwise([*starts, len(self.tokens)])]

    def _read_paragraph(self, number: int, first: int, last: int) -> None:
        for quote in pair_quotes(self.tokens, first, last):
            for i in range(quote.first, quote.last + 1):
                self.quote_at[i] = len(self.quotes)
            self.quotes.append(quote)
        for a, b in self._split(first, last):
            verbs = tuple(i for i in range(a, b + 1) if self.low[i] in FORMS and self.quote_at[i] < 0)
            self.sentences.append(Sentence(a, b, number, verbs))

    def _split(self, first: int, last: int) -> list[tuple[int, int]]:
        """The sentences of a paragraph; a quotation is never cut, and its speaker stays with it."""
        cuts: list[tuple[int, int]] = []
        begin = i = first
        while i <= last:
            if self.low[i] in _ENDS:
                end = i
                while end < last and self.tokens[end + 1].text in _BEHIND_END and not self._opens_quote(end + 1):
                    end += 1
                if self._may_cut(end, last):
                    cuts.append((begin, end))
                    begin = end + 1
                i = end
            i += 1
        if begin <= last:
            cuts.append((begin, last))
        return cuts

    def _opens_quote(self, i: int) -> bool:
        return self.quote_from(i) is not None

    def _may_cut(self, end: int, last: int) -> bool:
        if end >= last:
            return True
        if self.quote_at[end] >= 0 and self.quotes[self.quote_at[end]].last != end:
            return False
        after = self.tokens[end + 1].text
        if not (after[0].isupper() or after[0].isdigit() or after in _MAY_OPEN):
            return False
        return not (self.quote_to(end) is not None and self._speaker_follows(end + 1, last))

    def _speaker_follows(self, i: int, last: int) -> bool:
        """Whether *X said* follows a quotation that ends in a full stop, a question mark or an exclamation mark."""
        if self.quote_at[i] >= 0 or self.low[i] in DASHES:
            return False
        for j in range(i, min(last, i + _SPEAKER_WITHIN) + 1):
            if self.quote_at[j] >= 0:
                return False
            if self.low[j] in SPEECH:
                behind = self.low[j + 1] if j < last else "."
                begins = j == i or self.low[i] in PRONOUNS or j - i <= 3
                return (
                    begins
                    and not (j < last and behind == "that")
                    and (behind in {".", ",", ":", "of"} or is_adverb(behind) or j == i or self._is_time(j + 1, last))
                )
            if self.low[j] in {".", ";", ":"}:
                return False
        return False

    def _is_time(self, i: int, last: int) -> bool:
        return i <= last and self.low[i] in {"in", "on", "at", "during", "to", "after", "as"}
