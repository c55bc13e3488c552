"""This file is the casebook as users know it: what is kept, with the matcher built in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from dateline.records.accord import Accord
from dateline.records.event import Event
from dateline.records.ontology import EVENT_TYPES
from dateline.records.vow import Vow, VowStatus
from dateline.store.casebook import CasebookStore
from dateline.store.reading import check_word
from dateline.store.window import meets_window, read_window

if TYPE_CHECKING:
    from dateline.accord_filters import AccordFilters
    from dateline.ground.registry import Registry
    from dateline.records.collection import CollectionKind, CollectionMove, CollectionStanding
    from dateline.reference import Sources


class Casebook(CasebookStore):
    """Coded pages, kept, and the events that they tell: one SQLite file, or a PostgreSQL schema.

    Several programs may read while one writes. Use it as a context manager, or `close()` it. Threads may share one;
    processes open one each.
    """

    def __init__(self, path_or_url: str | Path = "dateline.db") -> None:
        """Open the casebook in that file, or at that `postgresql://` URL; make it where there is none.

        A casebook of an older dateline is brought to today's tables, and its pages are matched anew where that would go
        otherwise today: with many pages that takes minutes.

        Raises:
            StoreError: this cannot be a casebook: not writable, not a database, made by a newer dateline, out of reach,
                and such.
            UsageError: a URL of another kind than `sqlite:///PATH` and `postgresql://…`.
        """
        from dateline.ground.recode import recode
        from dateline.match.keeping import CasebookMatching

        super().__init__(path_or_url, CasebookMatching(recode))

    @classmethod
    def restore(cls, backup: str | Path, into: str | Path) -> Casebook:
        """A casebook, new or empty, with all that a back-up holds; the back-up stays as it is.

        Where that fails, a file that was made for it is gone again.

        Raises:
            StoreError: the back-up is damaged, or `into` holds something already.
            UsageError: one of the two is no path and no URL.
        """
        from dateline.store.opening import locate
        from dateline.store.postgres import is_on_server

        is_new = not is_on_server(into) and not locate(into).exists()
        casebook = cls(into)
        try:
            casebook.fill(backup)
        except BaseException:
            casebook.close()
            if is_new and casebook.path is not None:
                for end in ("", "-wal", "-shm", "-journal"):
                    casebook.path.with_name(casebook.path.name + end).unlink(missing_ok=True)
            raise
        return casebook

    def events(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        factuality: str | None = None,
        status: str | None = None,
        accords: bool = True,
    ) -> list[Event]:
        """The events that meet every filter (see `CasebookStore.events`), each with the accords that it breaches.

        Without `accords` those are left empty, which spares reading every claim.
        Which accords there are follows from all claims, the list that comes with dateline and the user's own; an entry
        of that file which cannot be read is passed over here, and named by `dateline accords`.

        Raises:
            GazetteerError, RegistryError: one of them is missing or damaged.
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.match.accords import mark_breaches
        from dateline.reference import find_user_file, open_sources

        found = super().events(
            actor=actor, place=place, type=type, since=since, until=until, factuality=factuality, status=status
        )
        if not (found and accords):
            return found
        sources = open_sources(find_user_file(None), bundled=True)
        return list(mark_breaches(found, self._find_accords(sources, {event.id for event in found})))

    def accords(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
        every: bool = False,
        file: Path | None = None,
        bundled: bool = True,
    ) -> list[Accord]:
        """The accords that the claims tell of or that are given, with what breaches them, or may.

        `since` and `until` ask for `[since, until)` of their being in force; `actor` for a party, its organ, part or
        ally; `place` for an area that covers it. `every`: bundled accords too that no claim mentions and no event may
        breach. `file` holds accords of one's own, else the configuration folder's `accords.yaml`; its faulty entries
        are passed over.

        Raises:
            InputError: the file cannot be opened, or is no list of accords.
            GazetteerError, RegistryError: one of them is missing or damaged.
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.accord_filters import AccordFilters
        from dateline.reference import find_user_file, open_sources

        filters = AccordFilters(actor=actor, place=place, since=since, until=until, kind=kind, every=every)
        return self.find_accords(filters, open_sources(find_user_file(file), bundled=bundled))

    def find_accords(self, filters: AccordFilters, sources: Sources) -> list[Accord]:
        """`accords`, with what is looked up beside the casebook opened already.

        Raises:
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist.
        """
        from dateline.accord_filters import choose

        _ = filters.window  # refused before anything is read
        return choose(self._find_accords(sources), filters, sources.look_ups)

    def _find_accords(self, sources: Sources, only: Collection[str] | None = None) -> tuple[Accord, ...]:
        from dateline.match.accords import find_accords

        return find_accords(
            super().events(), self.claims(), self.published(), sources.given,
            reference=sources.look_ups.reference, only=only,
        )  # fmt: skip

    def vows(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        status: str | None = None,
        as_of: date | None = None,
    ) -> list[Vow]:
        """What actors committed themselves to and what became of it, in the order in which it was said.

        `since` and `until` ask for `[since, until)` of the saying, `type` for the act vowed, `status` for one of the
        vow's; `actor` and `place` as in `events`. `as_of` is the day on which matters are looked at, by what was
        published then: by default that of the newest page. Who acts for whom is known from the registry.

        Raises:
            RegistryError: the registry, or one of the user's, is missing or damaged.
            StoreError: the casebook cannot be read.
            UsageError: a filter asks for something that does not exist; the message gives the choices.
        """
        from dateline.match.vows import follow_vows
        from dateline.reference import open_look_ups

        check_word("type", type, EVENT_TYPES)
        check_word("status", status, get_args(VowStatus))
        window = read_window(since, until)
        published = self.published()
        days = [dct.from_ for dct in published.values() if dct.from_ is not None]
        day = as_of or max(days, default=date.max)
        claims = {claim.id: claim for claim in self.claims()}
        principals = _list_principals(open_look_ups().registry)
        vows = follow_vows(super().events(), claims, published, day, acts_for=principals)
        named = [{claim.id for claim in self.claims(actor=actor)}] if actor is not None else []
        named += [{claim.id for claim in self.claims(place=place)}] if place is not None else []
        return [
            vow
            for vow in vows
            if type in (None, vow.act.type)
            and status in (None, vow.status)
            and meets_window(window, vow.said.from_, vow.said.until)
            and all(not ids.isdisjoint(vow.vow_claims) for ids in named)
        ]

    def share_collections(
        self, kind: CollectionKind, names: Collection[str] = (), *, replace: bool = False
    ) -> list[CollectionMove]:
        """Put one's own registries (or gazetteers) of these names, or all, into the casebook, for all who share it.

        All of them, on the disk, or nothing; what is there already stays as it is. Where the casebook has another one
        of a name, `replace` puts one's own in its place, as the next version. Else it is an error, or, where no names
        are given, that one is `left`.

        Raises:
            GazetteerError, RegistryError: there is none of that name, or it is damaged.
            StoreError: the casebook has another one of that name, or cannot be written.
        """
        from dateline import team
        from dateline.settings import Settings

        return team.share(self, kind, Settings().config_folder, names, replace=replace)

    def fetch_collections(
        self, kind: CollectionKind, names: Collection[str] = (), *, replace: bool = False
    ) -> list[CollectionMove]:
        """Write the casebook's registries (or gazetteers) of these names, or all, into one's own folder.

        What is there already stays as it is. Where one has another of a name, `replace` puts the casebook's in its
        place. Else it is an error, or, where no names are given, that one is `left`. `undo` takes it all back.

        Raises:
            GazetteerError, RegistryError: one has another of that name, or the file cannot be written.
            StoreError: the casebook has none of that name, what it has is damaged, or it cannot be read.
        """
        from dateline import team
        from dateline.settings import Settings

        return team.fetch(self, kind, Settings().config_folder, names, replace=replace)

    def compare_collections(self, kind: CollectionKind) -> list[CollectionStanding]:
        """One's own registries (or gazetteers) and the casebook's side by side, in order of their names.

        Raises:
            GazetteerError, RegistryError: one of one's own is damaged.
            StoreError: the casebook cannot be read.
        """
        from dateline import team
        from dateline.settings import Settings

        return team.compare(self, kind, Settings().config_folder)


@cache
def _list_principals(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """Actor id → ids of those for whom it acts: what it is part of, leads or speaks for, and who it was before."""
    acting = {"part_of", "member_of", "leads", "voice_of"}
    return {
        entry.id: tuple(
            id if ":" in id else f"reg:{id}"
            for id in (*entry.formerly, *(tie.to for tie in entry.affiliations if tie.kind in acting))
        )
        for entry in registry.entries()
    }
