"""Which of the two data models a .bib file follows."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.model.datamodel import biblatex, bibtex
from bibtools.model.datamodel.requirement import Dialect
from bibtools.model.library import Entry, Library

_TYPES: dict[str, int] = {
    **dict.fromkeys(set(biblatex.REQUIRED) - set(bibtex.REQUIRED), 3),
    **dict.fromkeys(("phdthesis", "mastersthesis", "techreport", "conference"), -2),
}
_FIELDS: dict[str, int] = {
    **dict.fromkeys(("journaltitle", "date", "location", "maintitle", "subtitle", "booksubtitle"), 2),
    **dict.fromkeys(
        ("urldate", "eventdate", "origdate", "langid", "pubstate", "titleaddon", "eventtitle"), 1
    ),
    **dict.fromkeys(("eprinttype", "shortjournal", "editortype", "entrysubtype", "pagetotal", "xdata"), 1),
    **dict.fromkeys(("journal", "school", "address"), -2),
    **dict.fromkeys(("year",), -1),
    **dict.fromkeys(("month", "annote", "archiveprefix", "key"), -1),
}
"""What a type or field says: above zero for biblatex, below for BibTeX."""


def detect_dialect(library: Library) -> Dialect:
    """Say which data model a file follows: each entry votes by its types and fields; a tie is BibTeX.

    JabRef's `databaseType` comment decides by itself.
    """
    return declared_dialect(library) or ("biblatex" if votes(library.entries) > 0 else "bibtex")


def declared_dialect(library: Library) -> Dialect | None:
    """Return the data model that a comment of JabRef names; None if there is none."""
    for block in library.blocks:
        if block.kind == "comment":
            content = library.text.content[block.span.start : block.span.end].lower()
            if "jabref-meta: databasetype:" in content:
                return "biblatex" if "databasetype:biblatex" in content else "bibtex"
    return None


def votes(entries: Iterable[Entry]) -> int:
    """Return by how many votes some entries are for biblatex."""
    return sum(map(_vote, entries))


def _vote(entry: Entry) -> int:
    """Return 1, 0 or -1 for an entry, so that one with many fields counts no more than another."""
    score = _TYPES.get(entry.type.lower(), 0)
    for field in entry.fields:
        score += _FIELDS.get(field.name.lower(), 0)
    return (score > 0) - (score < 0)
