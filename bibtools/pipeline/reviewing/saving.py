"""Saving a review: its changes go into the .bib field by field, what was accepted into corrections.jsonl."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from bibtools.errors import InputError
from bibtools.model import Entry, Reference
from bibtools.model.datamodel import Dialect
from bibtools.normaliser.keys import assign_keys
from bibtools.pipeline.acceptances import FILE
from bibtools.pipeline.adoption import values_of
from bibtools.pipeline.bib_editor import BibEditor
from bibtools.pipeline.bib_update import generated
from bibtools.pipeline.merging import merge, same
from bibtools.pipeline.reviewing.corrections import write_corrections
from bibtools.pipeline.reviewing.entries import Entries, entries_of
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.session import Session
from bibtools.pipeline.reviewing.target import Link
from bibtools.support.dataclass import dataclass
from bibtools.support.exchange import replace_if_unchanged
from bibtools.support.messages import message
from bibtools.support.serial import one_at_a_time

_TRIES = 20
_HEADER = "% Saved by `bibtools review`.\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that was changed in the .bib and in the review: what the .bib says was kept."""

    key: str
    field: str
    kept: str
    review: str


@dataclass(slots=True)
class Saved:
    """What saving did: how many entries came, changed and went, what was kept, and how many corrections there are.

    `deleted` are the keys of entries that somebody took out of the .bib since the review saw them: they stay out.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    corrections: int = 0
    kept: list[Kept] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


def save(session: Session) -> Saved:
    """Write the .bib and the corrections. Comments, and what others changed in the .bib meanwhile, stay.

    In a project that makes the .bib of these documents, it is built first, so that the lock file knows the entries.
    Raise InputError if the .bib is damaged or changes again and again, OutputError if it cannot be written.
    """
    if session.target.built and session.target.files and not session.target.files[0].endswith(".bib"):
        from bibtools.pipeline.build import build
        from bibtools.pipeline.config import load_config

        build(load_config(session.target.root))
    with one_at_a_time(session.target.root):
        saved = _written(session)
        corrections = session.target.bib.with_name(FILE)
        saved.corrections = write_corrections(corrections, session.items, _touched(session))
    return saved


def _touched(session: Session) -> set[str]:
    """Return the texts of the references that steps of the review changed, as they were and as they are."""
    changed = [item for item in session.everything() if item.version]
    originals = [session.original(item) for item in changed]
    return {item.record.raw for item in (*changed, *originals) if item is not None}


def _written(session: Session) -> Saved:
    from bibtools.language.text_files import to_bytes

    bib = session.target.bib
    for _ in range(_TRIES):
        entries = entries_of(session.target)
        _refuse_damage(entries, str(bib))
        work = _Saving(session, entries)
        text = work.run()
        content = to_bytes(text, entries.text)
        if content == entries.content or replace_if_unchanged(bib, content, entries.content):
            session.link(work.links_after())
            return work.saved
    raise InputError(
        "this file is being changed again and again while the review is saved",
        hint="Close the program that writes it, and save once more.",
        file=str(bib),
    )


def _refuse_damage(entries: Entries, name: str) -> None:
    from bibtools.pipeline.build_findings import about_damage

    damage = about_damage(entries.library)
    if damage:
        place = damage[0].place
        raise InputError(
            message("the .bib cannot be read as a whole: {reason}", reason=message(damage[0].message)),
            hint="Correct it there, and save once more; the review is kept.",
            file=name,
            line=place.line,
        )


class _Saving:
    """One attempt: the .bib as it stands, and the edits to it."""

    def __init__(self, session: Session, entries: Entries) -> None:
        self._session = session
        self._entries = entries
        self._dialect: Dialect = entries.library.dialect
        self._editor = BibEditor(entries.library, self._dialect, _HEADER)
        self._keys: dict[str, str] = {}
        self._gone: list[str] = []
        self.saved = Saved()

    def run(self) -> str:
        """Return the new text of the .bib."""
        items = self._session.everything()
        unlinked = [item for item in items if item.id not in self._session.links]
        originals = [self._session.original(item) for item in unlinked]
        _, found = self._entries.matched([item for item in originals if item is not None])
        links = {**self._session.links, **found}
        for item in items:
            link = links.get(item.id)
            if link is None:
                continue
            entry = self._entries.by_key.get(link.key)
            if item.state == "gone":
                self._take_out(item, link, entry)
            elif entry is None:
                self.saved.deleted.append(link.key)
            else:
                base = self._session.original(item) if item.id in found else None
                before = base.reference if base else Reference.from_csl(link.csl)
                self._update(item, before, link, entry)
        self._append([item for item in unlinked if item.id not in links and item.state != "gone"])
        return self._editor.text()

    def _update(self, item: Item, before: Reference, link: Link, entry: Entry) -> None:
        """Set the fields that the review changed; one that the .bib changed too stays as it is there."""
        was, now = generated(before, self._dialect), generated(item.reference, self._dialect)
        names = [name for name in dict.fromkeys((*was, *now)) if not same(was.get(name), now.get(name))]
        base = {name: link.values[name] for name in names if name in link.values}
        theirs = {name: now[name] for name in names if name in now}
        outcome = merge(base, values_of(entry), theirs, {})
        self._editor.set_fields(entry, outcome.fields)
        if item.key and item.key != entry.key and item.key not in self._entries.by_key:
            self._editor.rename(entry, item.key)
        else:
            item = item.with_reference(replace(item.reference, id=entry.key))
        self._keys[item.id] = item.key
        self.saved.changed += bool(outcome.fields) or item.key != entry.key
        self.saved.kept += [
            Kept(entry.key, name, each.kept, each.source) for name, each in outcome.conflicts.items()
        ]

    def _take_out(self, item: Item, link: Link, entry: Entry | None) -> None:
        """Remove the entry of a reference that was joined to another, unless somebody changed it meanwhile."""
        if entry is None:
            return
        values = values_of(entry)
        if all(same(values.get(name), link.values.get(name)) for name in {*values, *link.values}):
            self._editor.remove(entry)
            self._gone.append(item.id)
            self.saved.removed += 1
        else:
            self.saved.kept.append(Kept(entry.key, "", "", ""))

    def _append(self, items: list[Item]) -> None:
        taken = {key.lower() for key in self._entries.by_key}
        free = [
            item if item.key.lower() not in taken else item.with_reference(replace(item.reference, id=""))
            for item in items
        ]
        records = assign_keys([item.record for item in free], taken=[*taken, *self._keys.values()])
        for item, record in zip(items, records, strict=True):
            self._editor.append(record.reference.id, generated(record.reference, self._dialect))
            self._keys[item.id] = record.reference.id
            self.saved.added += 1

    def links_after(self) -> Mapping[str, Link | None]:
        """Return the entries of all references, as they are in the .bib now; None where the entry was taken out."""
        entries = entries_of(self._session.target)
        found: dict[str, Link | None] = dict.fromkeys(self._gone)
        for id, key in self._keys.items():
            item, entry = self._session.get(id), entries.by_key.get(key)
            if item is not None and entry is not None:
                csl = replace(item.reference, id=key).to_csl()
                found[id] = Link(key, csl, values_of(entry))
        return found
