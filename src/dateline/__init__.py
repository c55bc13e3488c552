"""Reads reports of armed conflict and writes down what is attested, according to whom, tied to its words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline._version import __version__

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.errors import DatelineError, InputError
    from dateline.pipeline import code, code_inputs
    from dateline.records.claim import Claim
    from dateline.records.coded import CodedPage

__all__ = [
    "Casebook",
    "Claim",
    "CodedPage",
    "DatelineError",
    "InputError",
    "__version__",
    "code",
    "code_inputs",
]

# Loaded at first use, so that `import dateline` stays cheap.
_HOME = {
    "Casebook": "dateline.casebook",
    "Claim": "dateline.records.claim",
    "CodedPage": "dateline.records.coded",
    "DatelineError": "dateline.errors",
    "InputError": "dateline.errors",
    "code": "dateline.pipeline",
    "code_inputs": "dateline.pipeline",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
