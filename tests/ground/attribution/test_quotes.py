"""Quotation marks in pairs."""

from __future__ import annotations

import pytest

from dateline.ground.attribution.quotes import pair_quotes
from dateline.ground.attribution.tokens import cut_tokens


def quoted(text: str) -> list[tuple[str, bool]]:
    """The quotations of a paragraph, and whether each is closed."""
    tokens = cut_tokens(text, 0, len(text))
    pairs = pair_quotes(tokens, 0, len(tokens) - 1)
    return [(text[tokens[q.first].start : tokens[q.last].end], q.closed) for q in pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said. “All.”", [("“We left,”", True), ("“All.”", True)]),
        ('"We left," he said. "All."', [('"We left,"', True), ('"All."', True)]),
        ("''We left,'' he said.", [("''We left,''", True)]),
        ("“He cried “Go” and left,” she said.", [("“He cried “Go” and left,”", True)]),  # the outer pair
        ('He saw "no link” to it.', [('"no link”', True)]),  # straight and curly mixed
        ('"He cried "Go" and left," she said.', [('"He cried "Go" and left,"', True)]),  # by the spaces around
        ("“We left and we will not return.", [("“We left and we will not return.", False)]),  # goes on in the next one
        ("We left.", []),
        ('A 12" gun.', []),  # inches
    ],
)
def test_marks_are_paired(text: str, expected: list[tuple[str, bool]]) -> None:
    """Curly, straight, doubled, nested, mixed and left open."""
    assert quoted(text) == expected
