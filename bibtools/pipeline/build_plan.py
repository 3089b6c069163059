"""What a build is to make of the .bib and the lock file, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from bibtools.model import Finding, Library, Text
from bibtools.parser.model_files import digest_of
from bibtools.pipeline.bib_update import BibUpdate, updated_bib
from bibtools.pipeline.build_files import Files
from bibtools.pipeline.build_sources import Sources, read_sources, relative_name
from bibtools.pipeline.build_state import digest
from bibtools.pipeline.config import Config, model_of
from bibtools.pipeline.lock import lock_of, lock_path, recovered_lock, row_of
from bibtools.pipeline.parse_cache import ParseCache
from bibtools.pipeline.sources import read_source
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.ledger import Ledger, entries_of, forget, restless_rows
from bibtools.pipeline.store.listed import Listed
from bibtools.pipeline.store.quick import quick_build
from bibtools.pipeline.store.splicing import EntrySpan
from bibtools.support.dataclass import dataclass

_SOURCES = "sources"


@dataclass(slots=True)
class Plan:
    """The update of the .bib, and the content of the lock file with the keys and lengths of its rows.

    `known` is how many entries the lock knew that no person had deleted, `found` the findings about sources and lock.
    `library` reads the .bib as it was. `entries` are those of the new .bib, and `restless` the rows to be looked at
    again, as in a Ledger; both are None where everything was read.
    """

    update: BibUpdate
    lock: bytes
    keys: list[str]
    lengths: list[int]
    known: int
    found: list[Finding]
    library: Callable[[], Library]
    entries: list[EntrySpan] | None = None
    restless: list[int] | None = None

    @property
    def texts(self) -> dict[str, str] | None:
        """Key → text of the entries of the new .bib, if they are known and each says all that it means."""
        if self.entries is None:
            return None
        return {key: self.update.text[start:end] for key, start, end in self.entries}


@dataclass(slots=True)
class Planner:
    """Reads the sources of a build at most once, however often the .bib changes meanwhile."""

    config: Config
    store: Store
    paths: Mapping[str, Path]
    files: Files
    cache: ParseCache = field(init=False)
    listed: dict[str, tuple[Listed, str | None]] = field(default_factory=dict)
    _sources: Sources | None = None

    def __post_init__(self) -> None:
        self.cache = ParseCache(self.store)

    @property
    def _context(self) -> str:
        model = model_of(self.config)
        return digest(self.config.dialect, digest_of(model) if model else "")

    def _content(self, name: str) -> bytes:
        return self.files.content(self.paths[name]) or b""

    def sources(self) -> Sources:
        """Return the records of all sources."""
        if self._sources is None:
            read = [read_source(self._content(name), name) for name in self.paths]
            digests = {name: self.files.digest(path) for name, path in self.paths.items()}
            self._sources = read_sources(read, self.cache, digests)
            self.cache.forget_others()
        return self._sources

    def full(self, library: Library) -> Plan:
        """Return what is to be done by all that the sources, the .bib and the lock say."""
        path = lock_path(self.config.bib)
        sources = self.sources()
        lock, about_lock = recovered_lock(path, relative_name(path, self.config.root))
        update = updated_bib(library, sources.records, lock, self.config.dialect)
        self.listed = dict(sources.listed) if len(sources.listed) == len(self.paths) else {}
        known = sum(not entry.removed for entry in lock.entries.values())
        rows = [row_of(entry).encode("utf-8", "backslashreplace") for entry in update.lock.entries.values()]
        found = [*sources.findings, *about_lock]
        keys = list(update.lock.entries)
        return Plan(update, lock_of(rows), keys, list(map(len, rows)), known, found, lambda: library)

    def quick(self, bib: Text, content: bytes | None) -> Plan | None:
        """Return the same from what has changed since the last build; None if everything has to be read."""
        ledger = Ledger.load(self.store, self._context)
        path = lock_path(self.config.bib)
        lock = self.files.content(path)
        if ledger is None or content is None or lock is None:
            return None
        if (self.files.digest(self.config.bib), self.files.digest(path)) != (ledger.bib, ledger.lock):
            return None
        before = self._listed_before()
        now = before and self._listed_now(before)
        if not before or not now:
            return None
        sources = (before, {name: listed for name, (listed, _) in now.items()})
        made = quick_build(ledger, bib, lock, sources, self.cache, self.config.dialect)
        if made is None:
            return None
        self.listed = now
        self.store.drop_lines({*_texts(before)} - {*_texts(sources[1])})
        return Plan(
            made.update,
            made.lock,
            made.keys,
            made.lengths,
            made.known,
            [],
            lambda: _scanned(bib, self.config),
            made.entries,
            made.restless,
        )

    def _remembered(self) -> list[str]:
        """Return the names of the sources that the store has."""
        names = self.store.part(_SOURCES)
        return list(map(str, names)) if isinstance(names, list) else []

    def _listed_before(self) -> dict[str, Listed] | None:
        """Return the sources of the last build; None if one is more than a list."""
        found = {name: Listed.load(self.store, name) for name in self._remembered()}
        listed = {name: each for name, each in found.items() if each is not None}
        return listed if len(listed) == len(found) else None

    def _listed_now(self, before: Mapping[str, Listed]) -> dict[str, tuple[Listed, str | None]] | None:
        """Return the sources as they are, with the text of those that have changed; None if one has to be read."""
        made: dict[str, tuple[Listed, str | None]] = {}
        for name in self.paths:
            known, now = before.get(name), self.files.digest(self.paths[name])
            if known is None:
                return None
            if known.digest == now:
                made[name] = known, None
                continue
            source = read_source(self._content(name), name)
            listed = known.again(source, "".join(self.store.texts(f"list {name} content")), now)
            if listed is None:
                return None
            made[name] = listed, source.text.content
        return made

    def remember(self, plan: Plan, encoding: str, library: Callable[[], Library]) -> None:
        """Put into the store what the next build needs; `encoding` is that of the .bib, `library` reads it."""
        if (
            not self.listed
            or encoding != "utf-8"
            or self.files.content(lock_path(self.config.bib)) != plan.lock
        ):
            forget(self.store)
            return
        entries = plan.entries if plan.entries is not None else entries_of(library())
        if entries is None:
            forget(self.store)
            return
        restless = plan.restless
        if restless is None:
            lines = sum(len(each.texts) for each, _ in self.listed.values())
            restless = restless_rows(
                list(plan.update.lock.entries.values()), lines, {key for key, _, _ in entries}
            )
        bib, lock = map(self.files.digest, (self.config.bib, lock_path(self.config.bib)))
        Ledger(self._context, bib, lock, entries, plan.keys, plan.lengths, restless).save(self.store)
        for name in self._remembered():
            if name not in self.listed:
                Listed.forget(self.store, name)
        self.store.put(_SOURCES, list(self.listed))
        for name, (listed, text) in self.listed.items():
            if text is not None:
                listed.save(self.store, name, text)


def _texts(listed: Mapping[str, Listed]) -> list[str]:
    """Return the texts of all source lines."""
    return [text for each in listed.values() for text in each.texts]


def _scanned(bib: Text, config: Config) -> Library:
    from bibtools.bibtex import scan

    return scan(bib, config.dialect)
