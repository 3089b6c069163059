"""LibreOffice's own citations: `text:bibliography-mark` (ODF 1.3 part 3, 7.7.2), which holds the whole work."""

from __future__ import annotations

from typing import Any

from lxml import etree

from bibtools.documents.fields.instructions import FieldCode
from bibtools.documents.fields.word_citation import read_citation
from bibtools.documents.fields.works import work
from bibtools.model.document import CitationItem
from bibtools.support.whole_numbers import whole_number

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "periodical",
    "manual": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
    "email": "personal_communication",
    "www": "webpage",
}
_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "chapter": "chapter-number",
    "address": "publisher-place",
    "publisher": "publisher",
    "isbn": "ISBN",
    "url": "URL",
    "note": "note",
}


def bibliography_mark(element: etree._Element) -> FieldCode:
    """Return the citation of a bibliography mark; LibreOffice keeps a CITATION field of Word in one, as its name."""
    key = _value(element, "identifier")
    if key.startswith("CITATION "):
        return FieldCode("word", read_citation(key, {}))
    return FieldCode("libreoffice", [_item(element, key)])


def _item(element: etree._Element, key: str) -> CitationItem:
    kind = _value(element, "bibliography-type")
    item: dict[str, Any] = {"id": key, "type": _TYPES.get(kind, "document")}
    for name, variable in _FIELDS.items():
        item[variable] = _value(element, name) or item.get(variable)
    for name in ("school", "institution", "organizations"):
        item["publisher"] = item["publisher"] or _value(element, name)
    item["author"] = _names(_value(element, "author"))
    item["editor"] = _names(_value(element, "editor"))
    year = _value(element, "year")
    number = whole_number(year, None)
    item["issued"] = (
        {"literal": year} if number is None and year else {"date-parts": [[number]]} if year else None
    )
    return CitationItem(key, work({name: value for name, value in item.items() if value}))


def _value(element: etree._Element, name: str) -> str:
    return (element.get(f"{_TEXT}{name}") or "").strip()


def _names(text: str) -> list[dict[str, str]]:
    """Read names as LibreOffice's own bibliography writes them: `Family, Given; Family, Given`."""
    names = []
    for each in filter(None, (part.strip() for part in text.split(";"))):
        family, comma, given = each.partition(",")
        names.append({"family": family.strip(), "given": given.strip()} if comma else {"literal": each})
    return names
