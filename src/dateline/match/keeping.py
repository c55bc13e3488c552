"""This file lets the matcher remember in a casebook's tables instead of in memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from msgspec import msgpack

from dateline.match.block import Keys
from dateline.match.corroborate import make_event, name_event
from dateline.match.matcher import Matcher
from dateline.match.origins import PageFacts
from dateline.match.shingles import Signature
from dateline.match.telling import Telling
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.event import Event
from dateline.records.matching import Act, ActChanges, ActTables, JudgedPairs, PackedTelling

# What tells no events from claims has no part in the version.
_ASIDE: Final = ("vow", "accord", "breach", "entries", "stories")
_FAST: Final = 1  # zlib's level: 5 kB become 2, in a tenth of a millisecond


class CasebookMatching:
    """The matcher as a casebook asks it (`records.matching.Matching`); `derive` renews what follows from edits."""

    def __init__(self, derive: Callable[[Claim], Claim]) -> None:
        self._derive = derive

    @cached_property
    def version(self) -> str:
        """A hash of this package's files that make events: any change of them may group claims otherwise."""
        digest = sha256()
        for folder in ("", "data"):
            here = files("dateline.match").joinpath(folder) if folder else files("dateline.match")
            for file in sorted(here.iterdir(), key=lambda file: file.name):
                if file.is_file() and not file.name.startswith(_ASIDE):
                    digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    def update(
        self, tables: ActTables, put: Iterable[CodedPage], gone: Iterable[str], judged: JudgedPairs
    ) -> ActChanges:
        """Group anew what these pages are near; see `Matching`."""
        return Matcher(judged, _Kept(tables)).update(put, gone)

    def make_event(self, claims: Sequence[Claim], facts: Mapping[str, bytes]) -> Event:
        """The event of these claims; see `Matching`."""
        return make_event(claims, {id: _unpack_page(packed) for id, packed in facts.items()})

    def name_event(self, claim: str) -> str:
        """The id of an event that a claim begins; see `Matching`."""
        return name_event(claim)

    def derive(self, claim: Claim) -> Claim:
        """The claim with what follows from its fields; see `Matching`."""
        return self._derive(claim)

    def explain(self, tables: ActTables, judged: JudgedPairs, one: str, other: str) -> tuple[str, ...]:
        """Why two claims are one act or two; see `Matching`."""
        return Matcher(judged, _Kept(tables)).explain(one, other)


class _Kept:
    """A matcher's memory (`match.memory.Memory`) in a casebook's tables."""

    def __init__(self, tables: ActTables) -> None:
        self._tables = tables
        self._held: dict[str, Telling] = {}  # while one change is made, a telling is unpacked once

    def keep(self, page: PageFacts, tellings: Sequence[tuple[Telling, Keys]]) -> None:
        self._held |= {telling.id: telling for telling, _ in tellings}
        packed = [
            PackedTelling(
                id=telling.id, claims=tuple(c.id for c in telling.claims), keys=keys.own, packed=_pack(telling)
            )
            for telling, keys in tellings
        ]
        self._tables.keep(page.id, _pack(page), packed)

    def drop(self, page: str) -> None:
        for id in self._tables.list_tellings(page):
            self._held.pop(id, None)
        self._tables.drop(page)

    def list_tellings(self, page: str) -> Act:
        return self._tables.list_tellings(page)

    def find(self, keys: Collection[int]) -> Collection[str]:
        return self._tables.find(keys)

    def tellings(self, ids: Collection[str]) -> Mapping[str, Telling]:
        missing = [id for id in ids if id not in self._held]
        self._held |= {id: _unpack_telling(packed) for id, packed in self._tables.tellings(missing).items()}
        return {id: self._held[id] for id in ids if id in self._held}

    def pages(self, ids: Collection[str]) -> Mapping[str, PageFacts]:
        return {id: _unpack_page(packed) for id, packed in self._tables.pages(ids).items()}

    def telling_of(self, claims: Collection[str]) -> Mapping[str, str]:
        return self._tables.telling_of(claims)

    def link(self, one: str, near: Mapping[str, float]) -> None:
        self._tables.link(one, near)

    def near(self, ids: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        return self._tables.near(ids)

    def acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        return self._tables.acts(ids)

    def put_acts(self, acts: Iterable[Act]) -> None:
        pass  # the casebook writes each act's event, and that holds its tellings together


def _as_bytes(signature: Any) -> bytes:
    return bytes(signature.tobytes())


def _as_signature(_type: type, kept: bytes) -> Signature:
    import numpy as np

    return np.frombuffer(kept, dtype=np.uint64)


_writer = msgpack.Encoder(enc_hook=_as_bytes)
_telling_reader = msgpack.Decoder(Telling)
_page_reader = msgpack.Decoder(PageFacts, dec_hook=_as_signature)


def _pack(kept: Telling | PageFacts) -> bytes:
    return zlib.compress(_writer.encode(kept), _FAST)


def _unpack_telling(packed: bytes) -> Telling:
    return _telling_reader.decode(zlib.decompress(packed))


def _unpack_page(packed: bytes) -> PageFacts:
    return _page_reader.decode(zlib.decompress(packed))
