"""This file holds what a caller may tell capture about its inputs."""

from __future__ import annotations

from msgspec import Struct


class CaptureOptions(Struct, frozen=True, kw_only=True):
    """What the caller knows beside the input itself.

    `published` is a date as people write it (`2018-06-28`, `28 June 2018`, `2018-06`, an ISO time), the DCT of pages
    whose own record gives none. `outlet` names who published, where the record names nobody. `commenter_key` is the
    secret under which commenters' names are hashed (see `load_commenter_key`); left empty, a key is drawn that lives
    as long as this process, so that a name can never be looked up from its hash.
    """

    published: str | None = None
    outlet: str | None = None
    commenter_key: bytes = b""
