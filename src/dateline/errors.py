"""This file draws every error that dateline raises on purpose, as one tree.

DatelineError
├── InputError            something about one input; the rest of a batch goes on
│   ├── NoSuchInput       it cannot be opened
│   ├── UnsupportedInput  dateline does not read this kind
│   ├── EmptyInput        nothing to read in it
│   ├── BinaryInput       it is not text
│   ├── UndecodableText   its characters cannot be told
│   ├── TooLarge          more than one page can hold
│   ├── MalformedLine     a JSONL line that is no page
│   ├── ImpossibleDate    a date that no calendar has
│   └── NotEnglish        another language
├── UsageError            the call itself is wrong
├── WeightsError          the model file is missing, damaged or made for other labels
├── GazetteerError        the gazetteer cannot be built or read
├── RegistryError         the actor registry refuses an entry
├── StoreError            the casebook cannot be opened, read or written
│   └── ConflictError     somebody else judged the same subject meanwhile
└── PassageRefused        an annotated passage breaks the codebook
"""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that dateline raises on purpose. The message says what is wrong and what to do."""

    code = "error"


class InputError(DatelineError):
    """Something is wrong with one input.

    `input` names it (a path, a line of a file, `-`), `problem` says what is wrong, `remedy` what to do about it.
    """

    code = "input"

    def __init__(self, input: str, problem: str, remedy: str) -> None:
        super().__init__(f"{input}: {problem}; {remedy}")
        self.input = input
        self.problem = problem
        self.remedy = remedy


class NoSuchInput(InputError):
    """The input cannot be opened."""

    code = "no-such-input"


class UnsupportedInput(InputError):
    """A kind of input that dateline does not read."""

    code = "unsupported-input"


class EmptyInput(InputError):
    """There is no text in the input."""

    code = "empty"


class BinaryInput(InputError):
    """The input is not text."""

    code = "binary"


class UndecodableText(InputError):
    """The input's characters cannot be told from its bytes."""

    code = "undecodable"


class TooLarge(InputError):
    """The input holds more text than one page can."""

    code = "too-large"


class MalformedLine(InputError):
    """A JSONL line that is no page."""

    code = "malformed-line"


class ImpossibleDate(InputError):
    """A date that no calendar has, such as 2024-02-30."""

    code = "impossible-date"


class NotEnglish(InputError):
    """The page is in a language that the model was not trained on."""

    code = "not-english"


class UsageError(DatelineError):
    """The call itself is wrong: an unknown option value, a missing argument."""

    code = "usage"


class WeightsError(DatelineError):
    """The model file is missing, damaged, or was made for other labels."""

    code = "weights"


class GazetteerError(DatelineError):
    """The gazetteer cannot be built or read."""

    code = "gazetteer"


class RegistryError(DatelineError):
    """The actor registry refuses an entry."""

    code = "registry"


class StoreError(DatelineError):
    """The casebook cannot be opened, read or written.

    `casebook` names it (a path), `problem` says what is wrong, `remedy` what to do about it.
    """

    code = "store"

    def __init__(self, casebook: str, problem: str, remedy: str) -> None:
        super().__init__(f"{casebook}: {problem}; {remedy}")
        self.casebook = casebook
        self.problem = problem
        self.remedy = remedy


class ConflictError(StoreError):
    """Somebody else judged the same subject since it was read; nothing was written.

    `version` is the version that stands now.
    """

    code = "conflict"

    def __init__(self, casebook: str, problem: str, remedy: str, *, version: int) -> None:
        super().__init__(casebook, problem, remedy)
        self.version = version


class PassageRefused(DatelineError):
    """An annotated passage breaks the codebook (section 7)."""

    code = "passage"
