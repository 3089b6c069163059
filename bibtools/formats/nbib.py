"""PubMed's format (.nbib, MEDLINE), read.

Sources: the National Library of Medicine, “MEDLINE/PubMed Data Element (Field) Descriptions”, the list of tags,
compared with the comments of EndNote X8.2's filter “PubMed” (AID, LID, CN, JT, TA, TT). Codes of languages are MARC's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import (
    Tags,
    finished,
    full_pages,
    read_date,
    read_records,
    take,
    taken_names,
    taken_texts,
)
from bibtools.model import Date, Name, Reference, Text
from bibtools.support.patterns import lazy

_TAG = lazy(r"([A-Z]{2,4}) {0,2}-(?: (.*))?$")
_BRACKETED = lazy(r"(.*?)\s*\[(\w+)\]$")
_REMARK = lazy(r"\s*\(.*\)\s*$")
_NAMES = {"author": ("FAU", "AU"), "editor": ("FED", "ED")}
_TEXTS = {
    "title": ("TI",),
    "container-title": ("JT", "BTI", "TA"),
    "container-title-short": ("TA",),
    "collection-title": ("CTI",),
    "volume": ("VI",),
    "issue": ("IP",),
    "publisher": ("PB",),
    "publisher-place": ("PL",),
    "abstract": ("AB",),
    "edition": ("EN",),
    "chapter-number": ("CP",),
    "original-title": ("TT",),
    "PMCID": ("PMC",),
}
_TYPES: Mapping[str, str] = {
    "Book": "book",
    "Book Chapter": "chapter",
    "Dataset": "dataset",
    "Preprint": "article",
    "Newspaper Article": "article-newspaper",
}
"""Publication type → CSL type; all others are articles of journals."""


def read(text: Text) -> Loaded:
    """Return the records of a file; each begins with its PMID."""
    return read_records(text, _tag, _reference, "PMID")


def _tag(line: str) -> tuple[str, str] | None:
    match = _TAG.match(line)
    return (match[1], (match[2] or "").strip()) if match else None


def _reference(tags: Tags) -> Reference:
    pmid = "".join(take(tags, "PMID"))
    kinds = take(tags, "PT")
    csl_type = next((_TYPES[kind] for kind in kinds if kind in _TYPES), "article-journal")
    if csl_type == "article-journal" and "BTI" in tags:
        csl_type = "chapter" if "TI" in tags else "book"
    if csl_type == "book" and "TI" not in tags:
        tags["TI"] = tags.pop("BTI", [])
    values = {**taken_names(tags, _NAMES), **taken_texts(tags, _TEXTS), "PMID": pmid}
    bodies = tuple(Name(literal=body) for body in take(tags, "CN"))
    values["author"] = (*values.get("author", ()), *bodies)
    values["title"] = values.get("title", "").removesuffix(".")
    _identifiers(tags, values)
    values["page"] = full_pages(" ".join(take(tags, "PG")))
    values["issued"] = _issued(tags)
    values["keyword"] = ", ".join(dict.fromkeys([*take(tags, "MH"), *take(tags, "OT")]))
    values["language"] = " ".join(take(tags, "LA"))
    if kinds:
        tags["PT"] = kinds
    return finished("nbib", "", csl_type, values, tags)


def _identifiers(tags: Tags, values: dict[str, Any]) -> None:
    """Read the DOI and the number of an article without pages (AID, LID), ISSN and ISBN."""
    for tag in ("LID", "AID"):
        rest = []
        for value in tags.pop(tag, []):
            match = _BRACKETED.fullmatch(value)
            doi = match is not None and match[2] == "doi"
            if match and doi and values.setdefault("DOI", match[1]) == match[1]:
                continue
            rest.append(value)
        if rest:
            tags[tag] = rest
    for variable, tag in (("ISSN", "IS"), ("ISBN", "ISBN")):
        values[variable] = " ".join(dict.fromkeys(_REMARK.sub("", each) for each in take(tags, tag)))


def _issued(tags: Tags) -> Date | str:
    written = " ".join(take(tags, "DP"))
    return read_date(written) or written
