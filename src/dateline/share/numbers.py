"""This file gives an event a number, for formats whose identifiers are numbers."""

from __future__ import annotations

from hashlib import sha256


def number_of(id: str) -> int:
    """A number that the id alone decides, from 1 to 2⁵³: every program reads it exactly, none of the project's own.

    It is no number of UCDP's or GDELT's, and does not follow their order.
    """
    return int.from_bytes(sha256(id.encode()).digest()[:8]) % 2**53 + 1
