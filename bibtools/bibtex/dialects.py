"""What BibTeX and biblatex call the same thing, as tables.

Sources: the biblatex manual, 2.1 (entry types), 2.2.5 (aliases of fields) and 2.3 (legacy uses); BibTeXing, 3.1-3.2.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.model.datamodel import canonical_type
from bibtools.model.datamodel.biblatex import ALIAS_SETS, FIELD_ALIASES

_SCHOOLS = frozenset(("thesis", "phdthesis", "mastersthesis"))
_TO_BIBTEX = {
    "collection": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvreference": "book",
    "mvproceedings": "proceedings",
    "bookinbook": "incollection",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "suppperiodical": "article",
    "report": "techreport",
}
"""Entry type of biblatex → the type of BibTeX that prints the same fields; types of no such counterpart are misc."""
KEPT = frozenset(("xdata", "set"))
"""Types that hold data for other entries: they stay as they are."""

_TO_BIBLATEX_FIELDS = {
    alias: name for alias, name in FIELD_ALIASES.items() if alias not in ("pdf", "hyphenation")
}
_TO_BIBTEX_FIELDS = {name: alias for alias, name in _TO_BIBLATEX_FIELDS.items() if alias != "school"}


def biblatex_type(entry_type: str, fields: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return biblatex's type for a type of BibTeX, and the fields that it needs for the same meaning.

    BibTeX's @inbook is a part of the book that its `title` names: in biblatex that is @book with `chapter` and `pages`.
    """
    if entry_type == "inbook" and not fields.get("booktitle") and not fields.get("crossref"):
        return "book", {}
    if entry_type == "book" and fields.get("editor") and not fields.get("author"):
        return "collection", {}
    name, value = ALIAS_SETS.get(entry_type, ("", ""))
    added = {name: value} if name and not fields.get(name) else {}
    return canonical_type("biblatex", entry_type), added


def bibtex_type(entry_type: str, fields: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Return BibTeX's type for a type of biblatex, and the fields that it makes superfluous."""
    if entry_type in ("thesis", "report"):
        for alias, (name, value) in ALIAS_SETS.items():
            if canonical_type("biblatex", alias) == entry_type and fields.get(name, "") == value:
                return alias, frozenset((name,))
        return ("phdthesis" if entry_type == "thesis" else "techreport"), frozenset()
    if entry_type == "inbook" and fields.get("booktitle"):
        return "incollection", frozenset()
    return _TO_BIBTEX.get(entry_type, "misc"), frozenset()


def biblatex_field(name: str) -> str:
    """Return biblatex's name for a field of BibTeX."""
    return _TO_BIBLATEX_FIELDS.get(name, name)


def bibtex_field(name: str, entry_type: str) -> str:
    """Return BibTeX's name for a field of biblatex in an entry of a type (of either dialect)."""
    if name == "institution" and entry_type in _SCHOOLS:
        return "school"
    return _TO_BIBTEX_FIELDS.get(name, name)
