"""Collect edits to a .bib file and apply all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from bibtools.model import Edit, Entry, Library, Span
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.lock import TYPE

_HEADER = """\
% Made by `bibtools build` from the documents named in the project's configuration.
% Edit it as you like: what you change, add, rename or delete stays so.
"""


class BibEditor:
    """The edits to one file. Everything outside them stays as it is, byte for byte."""

    def __init__(self, library: Library, dialect: Dialect, header: str = _HEADER) -> None:
        """Take the library as it stands; an empty one gets the `header`, a comment that says what the file is."""
        self._library = library
        self._dialect = dialect
        self._header = header
        self._edits: list[Edit] = []
        self._added: list[str] = []

    def set_fields(self, entry: Entry, fields: Mapping[str, str | None]) -> None:
        """Set fields of an entry (TYPE: its type); None removes one."""
        from bibtools.bibtex import remove_field, set_field, set_type

        staying = _staying(entry, {name for name, value in fields.items() if value is None})
        for name, value in fields.items():
            if name == TYPE:
                self._edits.extend(set_type(entry, value or "misc"))
            elif value is None:
                self._edits.extend(remove_field(self._library, entry, name))
            else:
                where = entry if entry.get(name) else staying
                self._edits.extend(set_field(self._library, where, name, value))

    def rename(self, entry: Entry, key: str) -> None:
        """Give an entry another key."""
        from bibtools.bibtex import rename_key

        self._edits.extend(rename_key(entry, key))

    def append(self, key: str, fields: Mapping[str, str]) -> None:
        """Add an entry at the end of the file."""
        from bibtools.formats.bibtex import write_entry

        rest = {name: value for name, value in fields.items() if name != TYPE}
        self._added.append(write_entry(key, fields[TYPE], rest, self._dialect))

    def remove(self, entry: Entry) -> None:
        """Remove an entry."""
        from bibtools.bibtex import remove_entry

        self._edits.extend(remove_entry(self._library, entry))

    def edits(self) -> list[Edit]:
        """Return all edits. They may begin at one offset, and are to be applied in their order then."""
        from bibtools.bibtex import append_entry

        if not self._library.text.content and self._added:
            return [Edit(Span(0, 0), self._header + "".join(f"\n{entry}\n" for entry in self._added))]
        return [*self._edits, *(each for entry in self._added for each in append_entry(self._library, entry))]

    def text(self) -> str:
        """Return the file's text with all edits applied."""
        from bibtools.bibtex import edit

        return edit(self._library, self.edits())


def _staying(entry: Entry, removed: Set[str]) -> Entry:
    """Return an entry up to its last field that is not removed: new fields are added behind that one."""
    count = len(entry.fields)
    while count and entry.fields[count - 1].name.lower() in removed:
        count -= 1
    return replace(entry, fields=entry.fields[:count])
