"""Bringing a .bib file up to date with its source list, byte for byte around the edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from bibtools.model import Edit, Entry, Finding, Library, Place, Record, Reference, Severity
from bibtools.model.datamodel import Dialect
from bibtools.normaliser.keys import assign_keys
from bibtools.pipeline.adoption import Unclaimed, untouched, values_of
from bibtools.pipeline.bib_editor import BibEditor
from bibtools.pipeline.lock import TYPE, Conflict, Lock, LockEntry
from bibtools.pipeline.matching import match
from bibtools.pipeline.merging import merge
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message


@dataclass(frozen=True, slots=True)
class BibUpdate:
    """The new text of the .bib, the new lock, findings, and the keys of the entries that were added, changed, removed.

    `deleted` are the keys that the lock knew and that are missing from the .bib since then: a person took them out.
    `edits` are what makes the new text of the old one.
    """

    text: str
    lock: Lock
    findings: tuple[Finding, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    deleted: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


def updated_bib(library: Library, records: Sequence[Record], lock: Lock, dialect: Dialect) -> BibUpdate:
    """Merge `records` into the .bib file `library`, given what the lock says was generated last."""
    return _Update(library, lock, dialect).run(records, match(records, lock), ())


def updated_part(
    library: Library,
    records: Sequence[Record],
    lock: Lock,
    matched: Sequence[LockEntry | None],
    taken: Iterable[str],
    dialect: Dialect,
) -> BibUpdate:
    """Merge some of the records into a .bib, of which `library` and `lock` have what concerns them.

    The text of `library` is the whole one. `matched` is the lock entry of each record, and `taken` are all keys of the
    .bib and of the lock.
    """
    return _Update(library, lock, dialect).run(records, matched, taken)


@dataclass(slots=True)
class _Update:
    """One run: the library as it stands, and what is to be done to it."""

    library: Library
    lock: Lock
    dialect: Dialect
    entries: dict[str, Entry] = field(init=False)
    findings: list[Finding] = field(default_factory=list)
    made: dict[str, LockEntry] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entries = {entry.key: entry for entry in self.library.entries}

    def run(
        self, records: Sequence[Record], known: Sequence[LockEntry | None], taken: Iterable[str]
    ) -> BibUpdate:
        """Bring every record into the file and return what came of it."""
        unclaimed = Unclaimed(entry for entry in self.entries.values() if entry.key not in self.lock.entries)
        matched = [old and self._followed(old, unclaimed) for old in known]
        keyed = self._with_keys(records, matched, unclaimed, taken)
        editor = BibEditor(self.library, self.dialect)
        for record, old in zip(keyed, matched, strict=True):
            self._take(editor, record, old)
        used = {old.first_key for old in matched if old}
        for old in self.lock.entries.values():
            if old.first_key not in used:
                self._source_gone(editor, self._followed(old, unclaimed))
        return BibUpdate(
            editor.text(),
            Lock(self.made),
            tuple(self.findings),
            tuple(self.added),
            tuple(self.changed),
            tuple(self.removed),
            tuple(self.deleted),
            tuple(editor.edits()),
        )

    def _followed(self, old: LockEntry, unclaimed: Unclaimed) -> LockEntry:
        """Return a lock entry under the key that a person gave its entry, where they renamed it."""
        if old.key in self.entries or old.removed:
            return old
        entry = unclaimed.take(old.generated)
        return replace(old, key=entry.key, generated_key=old.first_key) if entry else old

    def _with_keys(
        self,
        records: Sequence[Record],
        matched: Sequence[LockEntry | None],
        unclaimed: Unclaimed,
        taken: Iterable[str],
    ) -> list[Record]:
        """Return the records under the keys of their entries, and new ones under keys that nothing has."""
        known = []
        for record, old in zip(records, matched, strict=True):
            key = old.key if old else ""
            if not old and unclaimed:
                entry = unclaimed.take(generated(record.reference, self.dialect))
                key = entry.key if entry else ""
            known.append(replace(record, reference=replace(record.reference, id=key)))
        return assign_keys(known, taken=(*self.entries, *self.lock.entries, *taken))

    def _take(self, editor: BibEditor, record: Record, old: LockEntry | None) -> None:
        """Bring one record into the .bib. An entry that is there without a lock entry is a person's from now on."""
        key = record.reference.id
        made = generated(record.reference, self.dialect)
        place = record.place or Place("-", 1)
        entry = self.entries.get(key)
        conflicts: dict[str, Conflict] = {}
        if entry and old:
            outcome = merge(old.generated, values_of(entry), made, old.conflicts)
            editor.set_fields(entry, outcome.fields)
            conflicts = dict(outcome.conflicts)
            self._report(entry, conflicts, place)
            if outcome.fields:
                self.changed.append(key)
        elif old:
            if not old.removed:
                self.deleted.append(key)
        elif not entry:
            editor.append(key, made)
            self.added.append(key)
        removed = bool(old) and entry is None
        first = old.generated_key if old else ""
        self.made[key] = LockEntry(key, record.raw, place, made, record, removed, conflicts, first)

    def _report(self, entry: Entry, conflicts: dict[str, Conflict], place: Place) -> None:
        for name, conflict in conflicts.items():
            said = message(
                "{key}: `{name}` was edited to “{kept}”, and the source line now says “{source}”; "
                "the edit was kept",
                key=entry.key,
                name=name,
                kept=conflict.kept,
                source=conflict.source,
            )
            finding = Finding(
                "BLD001",
                said,
                self.library.place(entry.span),
                "edit-conflict",
                Severity.WARNING,
                entry.key,
                name,
                "Set the field to what is right; either value ends the conflict.",
                span=entry.span,
                related=((place, "the source line"),),
            )
            self.findings.append(finding)

    def _source_gone(self, editor: BibEditor, old: LockEntry) -> None:
        """Take an entry out whose source line is gone; one that a person edited stays and is reported."""
        entry = self.entries.get(old.key)
        if entry is None:
            return
        if untouched(old, entry):
            editor.remove(entry)
            self.removed.append(old.key)
            return
        said = message("{key}: its source line is gone; the entry stays because it was edited", key=old.key)
        place = self.library.place(entry.span)
        finding = Finding(
            "BLD002", said, place, "source-line-gone", Severity.WARNING, old.key, span=entry.span
        )
        self.findings.append(finding)
        self.made[old.key] = old


def generated(reference: Reference, dialect: Dialect) -> dict[str, str]:
    """Return the fields of a reference's entry, its type under TYPE."""
    from bibtools.formats.bibtex import to_fields

    entry_type, fields = to_fields(reference, dialect)
    return {TYPE: entry_type, **fields}
