"""Bringing a .bib file up to date with its source list, byte for byte around the edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bibtools.model import Entry, Finding, Library, Place, Record, Reference, Severity, Text
from bibtools.model.datamodel import Dialect
from bibtools.normaliser.keys import assign_keys
from bibtools.pipeline.bib_editor import BibEditor
from bibtools.pipeline.lock import TYPE, Conflict, Lock, LockEntry
from bibtools.pipeline.matching import match
from bibtools.pipeline.merging import merge, same


@dataclass(frozen=True, slots=True)
class BibUpdate:
    """The new text of the .bib, the new lock, the references that the .bib now holds, and findings."""

    text: str
    lock: Lock
    references: list[Reference]
    findings: tuple[Finding, ...]


def updated_bib(bib: Text, records: Sequence[Record], lock: Lock, dialect: Dialect) -> BibUpdate:
    """Merge `records` into `bib`, given what the lock says was generated last."""
    from bibtools.bibtex import scan

    return _Update(scan(bib, dialect), lock, dialect).run(records)


class _Update:
    """One run: the library as it stands, and what is to be done to it."""

    def __init__(self, library: Library, lock: Lock, dialect: Dialect) -> None:
        self.library = library
        self.lock = lock
        self.dialect = dialect
        self.entries = {entry.key: entry for entry in library.entries}
        self.findings: list[Finding] = []
        self.made: dict[str, LockEntry] = {}

    def run(self, records: Sequence[Record]) -> BibUpdate:
        """Bring every record into the file and give what came of it."""
        matched = match(records, self.lock)
        renamed = self._renamed()
        keyed = self._with_keys(records, matched, renamed)
        editor = BibEditor(self.library, self.dialect)
        for record, old in zip(keyed, matched, strict=True):
            self._take(editor, record, old)
        used = {old.key for old in matched if old}
        for key, old in self.lock.entries.items():
            if key not in used:
                self._source_gone(editor, renamed.get(key, key), old)
        text = editor.text()
        return BibUpdate(
            text, Lock(self.made), _references(text, self.library.text, self.dialect), tuple(self.findings)
        )

    def _renamed(self) -> dict[str, str]:
        """Return old key → new key where a person renamed an entry: its fields still are what was generated for it."""
        gone = [old for old in self.lock.entries.values() if old.key not in self.entries and not old.removed]
        added = [entry for entry in self.entries.values() if entry.key not in self.lock.entries]
        renamed: dict[str, str] = {}
        for old in gone:
            for entry in added:
                if entry.key not in renamed.values() and _mostly(old, entry):
                    renamed[old.key] = entry.key
                    break
        return renamed

    def _with_keys(
        self, records: Sequence[Record], matched: Sequence[LockEntry | None], renamed: dict[str, str]
    ) -> list[Record]:
        """Return matched records the keys of their entries, and new ones keys that nothing has."""
        known = []
        for record, old in zip(records, matched, strict=True):
            key = renamed.get(old.key, old.key) if old else ""
            known.append(replace(record, reference=replace(record.reference, id=key)))
        return assign_keys(known, taken=(*self.entries, *self.lock.entries))

    def _take(self, editor: BibEditor, record: Record, old: LockEntry | None) -> None:
        """Bring one record into the .bib."""
        key = record.reference.id
        generated = _generated(record.reference, self.dialect)
        place = record.place or Place("-", 1)
        entry = self.entries.get(key)
        removed = bool(old) and entry is None
        conflicts: dict[str, Conflict] = {}
        if entry and old:
            outcome = merge(old.generated, _values(entry), generated, old.conflicts)
            editor.set_fields(entry, outcome.fields)
            conflicts = dict(outcome.conflicts)
            self._report(entry, conflicts, place)
        elif not removed:
            editor.append(key, generated)
        self.made[key] = LockEntry(key, record.raw, place, generated, record, removed, conflicts)

    def _report(self, entry: Entry, conflicts: dict[str, Conflict], place: Place) -> None:
        for name, conflict in conflicts.items():
            message = (
                f"{entry.key}: `{name}` was edited to “{conflict.kept}”, and the source line now says "
                f"“{conflict.source}”; the edit was kept"
            )
            where = self.library.place(entry.span)
            related = ((place, "the source line"),)
            hint = "Set the field to what is right; either value ends the conflict."
            finding = Finding(
                "BLD001",
                message,
                where,
                "edit-conflict",
                Severity.WARNING,
                entry.key,
                name,
                hint,
                related=related,
            )
            self.findings.append(finding)

    def _source_gone(self, editor: BibEditor, key: str, old: LockEntry) -> None:
        """Take an entry out whose source line is gone; one that a person edited stays and is reported."""
        entry = self.entries.get(key)
        if entry is None:
            return
        if _untouched(old, entry):
            editor.remove(entry)
            return
        message = f"{key}: its source line is gone; the entry stays because it was edited"
        place = self.library.place(entry.span)
        self.findings.append(Finding("BLD002", message, place, "source-line-gone", Severity.WARNING, key))
        self.made[key] = replace(old, key=key)


def _references(content: str, like: Text, dialect: Dialect) -> list[Reference]:
    """Return the references that the new text holds, crossref and @string resolved."""
    from bibtools.bibtex import scan
    from bibtools.formats.bibtex import references

    return references(scan(replace(like, content=content), dialect))


def _generated(reference: Reference, dialect: Dialect) -> dict[str, str]:
    from bibtools.formats.bibtex import to_fields

    entry_type, fields = to_fields(reference, dialect)
    return {TYPE: entry_type, **fields}


def _values(entry: Entry) -> dict[str, str]:
    return {TYPE: entry.type.lower(), **{each.name.lower(): each.value for each in entry.fields}}


def _untouched(old: LockEntry, entry: Entry) -> bool:
    values = _values(entry)
    return all(same(values.get(name), old.generated.get(name)) for name in {*values, *old.generated})


def _mostly(old: LockEntry, entry: Entry) -> bool:
    """Return whether more than half of the generated fields, the title among them, stand in the entry."""
    values = _values(entry)
    kept = sum(same(values.get(name), text) for name, text in old.generated.items())
    return kept * 2 > len(old.generated) and same(values.get("title"), old.generated.get("title"))
