"""Fill the gaps of a .bib file from catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bibtools.catalogues.filling import Proposal, proposals
from bibtools.model import Entry, Library, Reference
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.catalogues.catalogue import Catalogue

FILLED = "filledfrom"
"""The field that says which fields came from which catalogue and when: `publisher: Crossref, 2026-11-26`."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The proposals for one entry, and the fields of the .bib entry that each of them sets (name → value)."""

    key: str
    proposal: Proposal
    fields: Mapping[str, str]

    def sentence(self, file: str) -> str:
        """Return the proposal as a line for a person."""
        source = ", ".join(part for part in (self.proposal.found.catalogue, self.proposal.found.day) if part)
        values = ", ".join(f"{name} = {{{value}}}" for name, value in self.fields.items())
        sure = message("{percent} sure", percent=f"{self.proposal.confidence:.0%}")
        if not self.proposal.certain:
            reason = message("the record differs in the author, so it is not written by --apply")
            sure = message("{sure}; {reason}", sure=sure, reason=reason)
        return message(
            "{file}: {key}: {values} ({source}; {sure})",
            file=file,
            key=self.key,
            values=values,
            source=source,
            sure=sure,
        )


def fillings(library: Library, catalogues: Sequence[Catalogue]) -> Iterator[Filling]:
    """Yield what catalogues propose for the entries of a .bib file, in its order."""
    from bibtools.catalogues.verifying import verify
    from bibtools.formats.bibtex import from_entry

    for entry in library.entries:
        if entry.type.lower() not in ("xdata", "set") and not {"crossref", "xdata"} & _names(entry):
            reference = from_entry(entry, library.dialect)
            for proposal in proposals(reference, verify(reference, catalogues)):
                fields = _fields(library, entry, reference, proposal)
                if fields:
                    yield Filling(entry.key, proposal, fields)


def _names(entry: Entry) -> set[str]:
    return {field.name.lower() for field in entry.fields}


def _fields(library: Library, entry: Entry, reference: Reference, proposal: Proposal) -> dict[str, str]:
    """Return the fields that the entry gains by a proposal; those that it has stay as they are."""
    from bibtools.formats.bibtex import to_fields

    _, before = to_fields(reference, library.dialect)
    _, after = to_fields(reference.with_values({proposal.field: proposal.value}), library.dialect)
    present = _names(entry)
    # What the dialect has no field for would be packed into another one: it is no gain.
    return {
        name: value
        for name, value in after.items()
        if before.get(name) != value and name.isalpha() and name not in present and not name.startswith("csl")
    }


def filled(library: Library, wanted: Sequence[Filling]) -> str:
    """Return the text of the file with the fields of `wanted` added, and FILLED saying where they came from."""
    from bibtools.pipeline.bib_editor import BibEditor

    editor = BibEditor(library, library.dialect)
    for entry in library.entries:
        mine = [each for each in wanted if each.key == entry.key]
        if mine:
            fields: dict[str, str | None] = {}
            for each in mine:
                fields |= each.fields
            fields[FILLED] = "; ".join(part for part in (_value(entry, FILLED), *_said(mine)) if part)
            editor.set_fields(entry, fields)
    return editor.text()


def _value(entry: Entry, name: str) -> str:
    return next((field.value for field in entry.fields if field.name.lower() == name), "")


def _said(mine: Sequence[Filling]) -> Iterator[str]:
    """Yield `fields: catalogue, day` for each record."""
    by_source: dict[str, list[str]] = {}
    for each in mine:
        found = each.proposal.found
        source = ", ".join(part for part in (found.catalogue, found.day) if part)
        by_source.setdefault(source, []).extend(each.fields)
    for source, names in by_source.items():
        yield f"{', '.join(names)}: {source}"
