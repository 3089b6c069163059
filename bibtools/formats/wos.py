"""Web of Science's tagged text (“Plain Text File”), read.

Sources: Clarivate, “Web of Science Core Collection Field Tags”, and the same list for BIOSIS (PS), compared with the
comments of EndNote X8.2's filter “Web of Science Core Collection”.
"""

from __future__ import annotations

from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import (
    Tags,
    finished,
    read_date,
    read_records,
    take,
    taken_names,
    taken_texts,
)
from bibtools.model import Date, Name, Reference, Text
from bibtools.support.patterns import lazy

_TAG = lazy(r"([A-Z][A-Z0-9])(?: (.*))?$")
_FILE_TAGS = frozenset(("FN", "VR", "EF", "ER"))
_NAMES = {"author": ("AF", "AU"), "editor": ("BE", "ED"), "container-author": ("BF", "BA")}
_LISTS = frozenset(("AU", "AF", "BA", "BF", "BE", "ED", "CA"))
"""Tags of which each line is a name."""
_TEXTS = {
    "title": ("TI",),
    "container-title": ("SO",),
    "container-title-short": ("JI", "J9"),
    "collection-title": ("SE",),
    "publisher": ("PU",),
    "publisher-place": ("PI",),
    "volume": ("VL",),
    "issue": ("IS",),
    "number": ("AR",),
    "DOI": ("DI", "D2"),
    "ISSN": ("SN", "EI"),
    "ISBN": ("BN",),
    "number-of-pages": ("PG",),
    "abstract": ("AB",),
    "event-title": ("CT",),
    "event-place": ("CL",),
    "language": ("LA",),
    "PMID": ("PM",),
}
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent"}
_DOCUMENTS = {
    "book chapter": "chapter",
    "proceedings paper": "paper-conference",
    "book review": "review-book",
}


def read(text: Text) -> Loaded:
    """Return the records of a file; each begins with its publication type (PT)."""
    return read_records(text, _tag, _reference, "PT", _LISTS)


def _tag(line: str) -> tuple[str, str] | None:
    match = _TAG.match(line)
    return (match[1], (match[2] or "").strip()) if match else None


def _reference(tags: Tags) -> Reference:
    for tag in _FILE_TAGS:
        tags.pop(tag, None)
    kind, documents = "".join(take(tags, "PT")), "; ".join(take(tags, "DT"))
    csl_type = next(
        (csl for name, csl in _DOCUMENTS.items() if name in documents.lower()), _TYPES.get(kind, "document")
    )
    values = {**taken_names(tags, _NAMES), **taken_texts(tags, _TEXTS)}
    bodies = tuple(Name(literal=body) for body in take(tags, "CA"))
    values["author"] = (*values.get("author", ()), *bodies)
    pages = [*take(tags, "BP"), *take(tags, "EP")]
    values["page"] = "-".join(dict.fromkeys(pages)) or " ".join(take(tags, "PS"))
    year = "".join(take(tags, "PY"))
    values["issued"] = _issued(tags, year)
    values["keyword"] = "; ".join([*take(tags, "DE"), *take(tags, "ID")]).replace("; ", ", ")
    if csl_type in ("article-journal", "paper-conference"):
        tags["PG"] = [values.pop("number-of-pages", "")]
    if documents:
        tags["DT"] = [documents]
    return finished("wos", "", csl_type, values, tags)


def _issued(tags: Tags, year: str) -> Date | str:
    day = " ".join(tags.get("PD", ()))
    found = read_date(day, year) if day and year else None
    if found is not None:
        del tags["PD"]
        return found
    return read_date(year) or year
