"""BibTeX and biblatex files as References, read and written; their syntax is in `bibtools.bibtex`.

    to_fields(reference, dialect)  → entry type and fields; from_entry, from_fields are the way back
    load(text), dump(references)   → whole files
    to_bibtexparser(references)    → a library of bibtexparser 2; from_bibtexparser is the way back

Reference → .bib → Reference is the identity. The conventions, decided once:

- What CSL has and BibTeX lacks is written in fields that BibTeX and biber ignore: `csltype = {hearing}`
  beside @misc; `calendar = {rumi}` and `writtendate = {16 Teşrinievvel 1336}` beside the date (`origcalendar`,
  `origwrittendate`, … beside the others); `authorwritten = {{T.B.M.M.}}` for names as the source writes them, in the
  order of the names; other variables under their own name (`authority`, `archive_location`), with `csl-` before it
  where that name is taken.
- A body is a name in braces. `von Last, First` has a non-dropping particle, `Last, First de` a dropping one.
- Letters are Unicode in both dialects; `ascii=True` writes LaTeX commands.
- <i>, <b>, <sup>, <sub> and small caps are \\emph, \\textbf, \\textsuperscript, \\textsubscript and \\textsc; braces in
  a title are <span class="nocase">.
- Whatever would still be lost is JSON in `cslextra`. All these fields are used only as long as they agree with the
  fields beside them, so that a date, type or name changed by hand wins.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibtools.formats.bibtex.bridge import from_bibtexparser, to_bibtexparser
    from bibtools.formats.bibtex.fields import safe_key
    from bibtools.formats.bibtex.loading import load, read, references
    from bibtools.formats.bibtex.output import dump, write_entry
    from bibtools.formats.bibtex.reading_entries import from_entry, from_fields
    from bibtools.formats.bibtex.writing_entries import to_fields

_HOMES = {
    "dump": "output",
    "from_bibtexparser": "bridge",
    "from_entry": "reading_entries",
    "from_fields": "reading_entries",
    "load": "loading",
    "read": "loading",
    "references": "loading",
    "safe_key": "fields",
    "to_bibtexparser": "bridge",
    "to_fields": "writing_entries",
    "write_entry": "output",
}

__all__ = [
    "dump",
    "from_bibtexparser",
    "from_entry",
    "from_fields",
    "load",
    "read",
    "references",
    "safe_key",
    "to_bibtexparser",
    "to_fields",
    "write_entry",
]


def __getattr__(name: str) -> Any:
    """Return a name of this package, importing its module at first use: reading a file needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
