"""CSL variables and the fields of BibTeX and biblatex, as tables.

Sources: CSL 1.0.2, appendix IV; the biblatex manual, 2.2; BibTeXing, 3.2. A variable for which neither has
a field is written under its own name in lower case (`authority`, `archive_location`), which BibTeX and
biber ignore, and under `csl-…` if that name means something else in a .bib file.
"""

from __future__ import annotations

from functools import cache

from bibtools.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES
from bibtools.model.datamodel import Dialect, all_fields

CSL_VARIABLES = NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | DATE_VARIABLES

_COMMON = {
    "title": "title",
    "title-short": "shorttitle",
    "collection-title": "series",
    "volume": "volume",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "part-number": "part",
    "genre": "type",
    "note": "note",
    "abstract": "abstract",
    "keyword": "keywords",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "event-title": "eventtitle",
    "event-place": "venue",
    "call-number": "library",
    "status": "pubstate",
    "container-title-short": "shortjournal",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "publisher": "publisher",
}
_OWN: dict[Dialect, dict[str, str]] = {
    "bibtex": {"publisher-place": "address", "annote": "annote"},
    "biblatex": {"publisher-place": "location", "annote": "annotation"},
}

_ARTICLES = frozenset("article-journal article-magazine article-newspaper review review-book".split())
_SERIALS = _ARTICLES | {"periodical"}
_IN_SERIES = frozenset(
    "book chapter paper-conference entry entry-dictionary entry-encyclopedia classic pamphlet".split()
)
"""Types whose `number` is that of the volume in its series; elsewhere it is the number of the thing itself."""
_NOT_CONTAINED = frozenset("book thesis report".split())

DATE_FIELDS = {
    "issued": "",
    "original-date": "orig",
    "accessed": "url",
    "event-date": "event",
    "available-date": "available",
    "submitted": "submitted",
}
"""Date variable → what stands before `date`, `writtendate` and `calendar`."""

TITLE_FIELDS = frozenset("title shorttitle booktitle maintitle origtitle".split())
"""Fields in which braces protect case."""
LIST_FIELDS = frozenset(
    "publisher location institution organization origpublisher origlocation language".split()
)
"""Fields that are `and` lists in biblatex."""
VERBATIM_FIELDS = frozenset("url doi eprint file pdf pmid pmcid verba verbb verbc".split())
"""Fields whose text is not LaTeX."""

_ALTERNATIVES = {
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "annote": ("annotation", "annote"),
    "issue": ("issue",),
    "original-publisher-place": ("origlocation",),
}
"""Variable → all fields it is read from, the first that is there; the others stay what they are."""


def field_of(variable: str, csl_type: str, dialect: Dialect) -> str:
    """Return the field for a CSL variable (other than a date) of a reference of `csl_type`."""
    if variable == "container-title":
        return _container(csl_type, dialect)
    if variable == "publisher" and csl_type in ("report", "thesis"):
        return "school" if csl_type == "thesis" and dialect == "bibtex" else "institution"
    if variable == "issue":
        return "number" if csl_type in _SERIALS else "issue"
    if variable == "number" and csl_type not in _SERIALS and csl_type not in _IN_SERIES:
        return "number"
    if variable == "collection-number" and csl_type in _IN_SERIES:
        return "number"
    return _COMMON.get(variable) or _OWN[dialect].get(variable) or _own_name(variable)


def _container(csl_type: str, dialect: Dialect) -> str:
    if csl_type in _ARTICLES:
        return "journaltitle" if dialect == "biblatex" else "journal"
    return "maintitle" if csl_type in _NOT_CONTAINED else "booktitle"


@cache
def _taken() -> frozenset[str]:
    return all_fields("biblatex") | all_fields("bibtex") | frozenset(_COMMON.values())


def _own_name(variable: str) -> str:
    lowered = variable.lower()
    return f"csl-{lowered}" if lowered in _taken() else lowered


def fields_of(variable: str, csl_type: str, dialect: Dialect) -> tuple[str, ...]:
    """Return the fields that a CSL variable is read from, the most likely one first."""
    written = field_of(variable, csl_type, dialect)
    other = field_of(variable, csl_type, "bibtex" if dialect == "biblatex" else "biblatex")
    return tuple(dict.fromkeys((written, other, *_ALTERNATIVES.get(variable, ()))))


@cache
def readable(csl_type: str, dialect: Dialect) -> dict[str, tuple[str, int]]:
    """Return field → the CSL variable (other than a date) that it holds for a type, and its rank among such fields."""
    table: dict[str, tuple[str, int]] = {}
    for variable in sorted(
        (NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES) - DATE_VARIABLES - _ELSEWHERE
    ):
        for rank, field in enumerate(fields_of(variable, csl_type, dialect)):
            if field not in table or rank < table[field][1]:
                table[field] = (variable, rank)
    return table


_ELSEWHERE = frozenset(("language", "citation-key", "citation-label", "year-suffix", "page-first"))
"""Variables that the mapping treats by itself, or that say nothing about the source."""
