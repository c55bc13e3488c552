"""Errors raised on purpose are one tree, drawn where it is defined, and each says what to do."""

from __future__ import annotations

import inspect
import re

import pytest

from dateline import errors
from dateline.errors import DatelineError, InputError

ERRORS = [thing for thing in vars(errors).values() if inspect.isclass(thing) and issubclass(thing, DatelineError)]
INPUT_ERRORS = [error for error in ERRORS if issubclass(error, InputError)]


def drawn_tree() -> dict[str, str]:
    """Name → parent, as the module's docstring draws it."""
    parents: dict[str, str] = {}
    above = {-1: "Exception"}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"([│ ]*(?:[├└]── )?)([A-Z]\w+Error|[A-Z]\w+)(?:  |$)", line)
        if match:
            depth = len(match[1]) // 4
            parents[match[2]] = above[depth - 1]
            above[depth] = match[2]
    return parents


def test_the_drawing_is_the_tree() -> None:
    """Every error is drawn under its parent, and nothing is drawn that is not there."""
    assert drawn_tree() == {error.__name__: error.__bases__[0].__name__ for error in ERRORS}


def test_codes_are_unique_and_plain() -> None:
    """Scripts tell errors apart by their code."""
    codes = [error.code for error in ERRORS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("error", INPUT_ERRORS, ids=lambda error: error.__name__)
def test_an_input_error_names_input_problem_and_remedy(error: type[InputError]) -> None:
    """What is wrong with which input, and what to do: in the message, and each by itself."""
    raised = error("pages/a.txt", "it is empty", "give a page with text")
    assert str(raised) == "pages/a.txt: it is empty; give a page with text"
    assert (raised.input, raised.problem, raised.remedy) == ("pages/a.txt", "it is empty", "give a page with text")
    assert isinstance(raised, DatelineError)
