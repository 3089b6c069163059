"""The lock file of `build`: what each entry was made from, and what was made of it.

It stands beside the .bib (`sources.bib`, `sources.lock.json`), is written by `build` alone and committed with it. It
lets `build` tell a person's edits from its own text, and `check` point from an entry to its source line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from bibtools.errors import InputError
from bibtools.model import Change, Finding, Origin, Place, Record, Reference, Severity
from bibtools.support.dataclass import dataclass
from bibtools.support.files import is_file
from bibtools.support.indented_json import indented, quoted
from bibtools.support.messages import message

VERSION = 1
TYPE = "@type"
"""The name under which the entry's type stands among its generated fields."""
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_NOTE = "Written by `bibtools build`. Do not edit: it tells your edits in the .bib from generated text."


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both a person and the source list changed: what the source says now, and the edit that was kept."""

    source: str
    kept: str


@dataclass(frozen=True, slots=True)
class LockEntry:
    """One entry: its source line, the fields that were generated (the type under TYPE), and what was done to it.

    `removed` says that a person deleted the entry from the .bib; it is then not written again. `generated_key` is the
    key that was generated, where a person gave the entry another one; it is empty otherwise.
    """

    key: str
    raw: str
    place: Place
    generated: Mapping[str, str]
    record: Record
    removed: bool = False
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    generated_key: str = ""

    @property
    def renamed(self) -> bool:
        """Whether a person gave the entry another key."""
        return self.generated_key not in ("", self.key)

    @property
    def first_key(self) -> str:
        """The key that was generated for the entry."""
        return self.generated_key or self.key


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock file: its entries by key, in the order of their source lines."""

    entries: Mapping[str, LockEntry] = field(default_factory=dict)

    @property
    def records(self) -> dict[str, Record]:
        """Key → what is known of the entry's source: a Record with raw, place, changes and origins."""
        return {key: entry.record for key, entry in self.entries.items() if not entry.removed}


def lock_path(bib: Path) -> Path:
    """Return where the lock file of a .bib stands."""
    return bib.with_suffix(".lock.json")


def load_lock(path: Path) -> Lock:
    """Return a lock file's content; an empty Lock if there is no file.

    Raises InputError if it is damaged or of another version.
    """
    if not is_file(path):
        return Lock()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["version"]
        entries = [_entry(key, value) for key, value in content["entries"].items()]
    except _DAMAGED as error:
        said = message("this lock file is damaged: {name} {error}", name=type(error).__name__, error=error)
        hint = "Restore it from version control, or delete it and run `bibtools build`."
        raise InputError(said, hint=hint, file=str(path)) from error
    if version != VERSION:
        raise InputError(
            message(
                "this lock file is of version {version}, bibtools writes version {own}",
                version=version,
                own=VERSION,
            ),
            hint="Use the version of bibtools that wrote it, or restore it from version control.",
            file=str(path),
        )
    return Lock({entry.key: entry for entry in entries})


def recovered_lock(path: Path, name: str) -> tuple[Lock, list[Finding]]:
    """Read a lock file for `build`; a damaged one counts as missing, with a finding that says so.

    Entries of the .bib are adopted then as if they were new, so nothing is doubled; only what was deleted from the
    .bib on purpose is not known any more. `name` is what the finding calls the file. Raises InputError if it is of
    another version.
    """
    try:
        return load_lock(path), []
    except InputError as error:
        if "version" in error.message:
            raise
        said = message(
            "{sentence}; it is made anew, and entries that were deleted on purpose come back",
            sentence=message(error.message),
        )
        hint = "To keep them deleted, restore the file from version control and build again."
        place = Place(name, 1, 1)
        return Lock(), [Finding("BLD006", said, place, "damaged-lock", Severity.WARNING, hint=hint)]


def lock_of(rows: Sequence[bytes]) -> bytes:
    """Return the content of a lock file with these rows, as `row_of` has them."""
    head = f'{{\n "note": {quoted(_NOTE)},\n "version": {VERSION},\n "entries": '.encode()
    if not rows:
        return head + b"{}\n}\n"
    rest = list(rows)
    rest[0] = head + b"{\n" + rest[0]
    rest[-1] += b"\n }\n}\n"
    return b",\n".join(rest)


def rows_start() -> int:
    """Return the offset at which the first row of a lock file begins."""
    return len(lock_of([b"|"]).partition(b"|")[0])


def row_of(entry: LockEntry) -> str:
    """Return the text of an entry in the lock file, without the line end and comma around it."""
    return row_head(entry.key, entry.place) + indented(_to_json(entry), 1, 2)[2:]


def row_head(key: str, place: Place) -> str:
    """Return what a row begins with: the key of its entry, and the place of the source line."""
    if place.line and not (place.page or place.paragraph or place.note):  # nearly all of them, and many
        where = f'"file": {quoted(place.file)},\n    "line": {place.line},\n    "column": {place.column}'
        return f'  {quoted(key)}: {{\n   "source": {{\n    {where}\n   }},\n'
    return f'  {quoted(key)}: {{\n   "source": {indented(place.to_json(), 1, 3)},\n'


def entry_of(row: str) -> LockEntry:
    """Return the entry that `row_of` has written."""
    ((key, value),) = json.loads(f"{{{row}}}").items()
    return _entry(key, value)


def _entry(key: str, value: dict[str, Any]) -> LockEntry:
    place = _place(value["source"])
    origins = {name: Origin.from_json(origin) for name, origin in value.get("origins", {}).items()}
    changes = tuple(Change.from_json(change) for change in value.get("changes", []))
    record = Record(
        Reference(id=key, origins=origins),
        raw=value["raw"],
        place=place,
        changes=changes,
        confidence=float(value.get("confidence", 1.0)),
    )
    conflicts = {
        name: Conflict(str(each["source"]), str(each["kept"]))
        for name, each in value.get("conflicts", {}).items()
    }
    generated = dict(value["generated"])
    if not all(isinstance(each, str) for each in (value["raw"], *generated, *generated.values())):
        raise TypeError(f"an entry of {key} is not text")
    first = str(value.get("generated-key", ""))
    return LockEntry(
        key, value["raw"], place, generated, record, bool(value.get("removed")), conflicts, first
    )


def _place(value: dict[str, Any]) -> Place:
    if not isinstance(value["file"], str):
        raise TypeError(f"{value} is not a place")
    return Place.from_json(value)


def _to_json(entry: LockEntry) -> dict[str, Any]:
    record = entry.record
    value: dict[str, Any] = {
        "raw": entry.raw,
        "confidence": round(record.confidence, 4),
        "generated": dict(entry.generated),
        "origins": {name: each.to_json() for name, each in sorted(record.reference.origins.items())},
        "changes": [change.to_json() for change in record.changes],
    }
    if entry.removed:
        value["removed"] = True
    if entry.renamed:
        value["generated-key"] = entry.generated_key
    if entry.conflicts:
        value["conflicts"] = {
            name: {"source": each.source, "kept": each.kept} for name, each in sorted(entry.conflicts.items())
        }
    return value
